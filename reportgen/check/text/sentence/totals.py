"""Parts told with their whole in a sentence: "fördelat på", "varav", "sammanlagt"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check.figures import Mention
from reportgen.check.text.bank.agree import meant
from reportgen.check.text.sentence.beside import (
    NEAR,
    Earlier,
    Wrong,
    after,
    as_written,
    before,
    between,
    kind,
    said,
    same_measure,
    signs,
)
from reportgen.tables.interval import Interval

_TOGETHER = re.compile(
    r"[^.;:\d]{0,60}?(?:,| –) (?:alltså |dvs\.? )?(?:sammanlagt|tillsammans|totalt|sammantaget"
    rf"|i allt) {NEAR}",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[ ]?(?:\w+(?: kronor)?)?(?:[.,;)]|$)")
_APART = re.compile(
    r"(?!.*\b(?:av|varav|till)\b)[^.;:\d]{0,80}?(?:,|\boch\b|\bsamt\b)[^.;:\d]{0,60}?"
)
_SPLIT = re.compile(
    r"[^.;:\d]{0,60}?,? (?:som )?(?:fördela(?:t|de|s)|uppdela(?:t|de)|består av|bestod av"
    rf"|delas upp)(?: (?:sig |med )?på)?(?: (?!varav)[^\s.;:,\d]+){{0,6}}?[ (]+{NEAR}",
    re.IGNORECASE,
)
_HEREOF = re.compile(
    rf"(?P<own>[^.;:()\d]{{0,50}}?),? (?:varav|därav) (?P<name>(?:[^\s.,;:()\d]+ ){{0,4}}?){NEAR}",
    re.IGNORECASE,
)
_GROSS = re.compile(r"kostnad|utgift|intäkt|inköp|bidrag", re.IGNORECASE)
_SPENT = re.compile(r"förbruk|använ|utfall|och\b", re.IGNORECASE)
_NET = re.compile(
    r"\bnetto|resultat|överskott|underskott|avvikelse|prognos|förändring|ökning|minskning|\bmed $"
    r"|öka|minska|\bfler\b|färre|\bmer\b|mindre|högre|lägre",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r" (?:(?:var|är|hade|har|fick|kom|bor|bodde|gick|går|i|på|av|inom|via|från|till|som|för|hos"
    r"|avser|avsåg|gäller|gällde|rör|rörde|inte)\b|\w+(?:ade|ades|ats|at)\b|(?:kvinn|män|flick|pojk)"
    r"|[.,;]|$)"
)
_PLACED = re.compile(r" (?:(?:i|på|inom|hos|vid|för|från|till|avser|är|var)\b)|[.,;)]|$")


def totals_told(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """Parts that do not make the whole they are said to make, or exceed it."""
    del earlier
    yield from _together(own)
    yield from _split(own)
    yield from _hereof(own)


def _together(own: Sequence[Mention]) -> Iterator[Wrong]:
    """`ledning (8,2) och utredning (4,5), sammanlagt 12,7 mnkr`: some of those before make it."""
    for at in range(2, len(own)):
        total = own[at]
        if not _TOGETHER.fullmatch(between(own[at - 1], total)) or not _amount(total):
            continue
        first = at - 1
        while first and _APART.fullmatch(between(own[first - 1], own[first])):
            first -= 1
        parts = own[first:at]
        if len(parts) < 2 or not all(_like(part, total) for part in parts):
            continue
        if kind(total) != "money" or any(_like(m, total) for m in own[:first]):
            continue
        sums = [_sum(parts[n:], total) for n in range(len(parts) - 1)]
        net = same_measure(total, *parts[-2:])
        if net is None or abs(meant(net[1]) - meant(net[2])).meets(meant(net[0])):
            continue
        if any(s is None or s.meets(meant(total)) for s in sums) or not _CLOSED.match(after(total)):
            continue
        shown = " + ".join(part.text for part in parts)
        message = f"{shown} = {_middle(sums[0], total)}, inte {said(total)}"
        yield total, "share-differs", message, True


def _split(own: Sequence[Mention]) -> Iterator[Wrong]:
    """`412 platser, fördelade på 287 i egna boenden och 125 i köpta`: the parts make the whole."""
    for at in range(len(own) - 2):
        whole = own[at]
        if not _SPLIT.fullmatch(between(whole, own[at + 1])):
            continue
        parts = [own[at + 1]]
        for part in own[at + 2 :]:
            if not _APART.fullmatch(between(parts[-1], part)) or not _like(part, whole):
                break
            parts.append(part)
        if len(parts) < 2 or not all(_part_of(part, whole) for part in parts):
            continue
        if parts[-1] is not own[-1]:
            continue
        total = _sum(parts, whole)
        if _NET.search(before(whole)) and _offset_each_other(parts, whole):
            continue
        if total is not None and not total.meets(meant(whole)):
            shown = " + ".join(part.text for part in parts)
            message = f"{shown} = {_middle(total, whole)}, men det hela är {said(whole)}"
            yield parts[0], "share-differs", message, True


def _hereof(own: Sequence[Mention]) -> Iterator[Wrong]:
    """`214 barn, varav 237 saknade plats`: a part larger than the whole."""
    for at in range(len(own) - 1):
        whole, part = own[at], own[at + 1]
        told = _HEREOF.fullmatch(between(whole, part))
        same = same_measure(part, whole)
        if told is None or same is None or not _like(part, whole):
            continue
        if kind(part) == "percent" or _NET.search(before(whole)) or _NET.search(told["own"]):
            continue
        noun = part.word[:4].casefold() == whole.word[:4].casefold() and part.word
        if signs(part) or signs(whole) or _SPENT.search(told["name"]):
            continue
        if part.unit and not _GROSS.search(before(whole)):
            continue
        if not part.unit and (told["name"] or not (noun or _SAYS.match(after(part)))):
            continue
        if meant(same[0]).low > meant(same[1]).high:
            message = f"{said(whole)}, varav {said(part)}: delen är större än det hela"
            yield part, "share-differs", message, True


def _amount(mention: Mention) -> bool:
    return kind(mention) in ("", "money") and not mention.fraction and not signs(mention)


def _like(part: Mention, whole: Mention) -> bool:
    """Whether the two are told in the same kind of unit, without a sign."""
    return (
        _amount(part)
        and bool(part.unit) == bool(whole.unit)
        and same_measure(part, whole) is not None
        and "range" not in (part.approximation, whole.approximation)
    )


def _part_of(part: Mention, whole: Mention) -> bool:
    """Whether the figure counts what the whole counts: the same noun, or no noun after it."""
    if part.unit is not None:
        return True
    return part.word[:4].casefold() == whole.word[:4].casefold() or bool(_PLACED.match(after(part)))


def _sum(parts: Sequence[Mention], whole: Mention) -> Interval | None:
    same = same_measure(whole, *parts)
    if same is None:
        return None
    total = meant(same[1])
    for part in same[2:]:
        total = total + meant(part)
    return total


def _offset_each_other(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether a net can be the parts with some of them taken from the others."""
    same = same_measure(whole, *parts)
    if same is None:
        return True
    possible = [meant(same[1])]
    for part in same[2:]:
        possible = [p for v in possible for p in (v + meant(part), v - meant(part))]
    return any(abs(p).meets(meant(whole)) for p in possible)


def _middle(values: Interval | None, like: Mention) -> str:
    assert values is not None
    return as_written((values.low + values.high) / 2, like)
