"""The difference between two figures told just before: "315,6 mot budget 301,0, ett underskott"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.check.figures import Mention
from reportgen.check.text.bank.agree import meant
from reportgen.check.text.sentence.beside import (
    NEAR,
    THAT_IS,
    Earlier,
    Wrong,
    after,
    as_written,
    before,
    between,
    gaps,
    kind,
    only_like,
    readings,
    said,
    same_measure,
    signs,
    spread,
    with_sign,
)
from reportgen.tables.interval import Interval

_TURN = r"(?:(?!(?:och|men|medan|samt|varav|vilket|som|då|när|där)\b)[^\s.,;:()\d]+ )"
_AGAINST = re.compile(
    rf"[^.;:,()\d]{{0,40}}?,? (?:mot|jämfört med|att jämföra med|i förhållande till) {_TURN}{{0,5}}"
    rf"{NEAR}",
    re.IGNORECASE,
)
_GAP_NOUN = (
    r"(?P<noun>\w*(?:överskott|underskott|avvikelse|skillnad|differens|ökning|minskning"
    r"|förbättring|försämring))"
)
_A_GAP = re.compile(
    rf"[^.;:,()\d]{{0,40}}?,? (?:{THAT_IS} )?(?:en|ett) (?:\w+ )?{_GAP_NOUN}"
    rf"(?: (?:mot|gentemot|jämfört med) budget\w*)? (?:på|om|med) {NEAR}",
    re.IGNORECASE,
)
_NOT_USED = re.compile(
    r"[ %]?(?:\w+ )?(?:miljoner |kronor )?(?:(?:kommer )?(?:inte|ej) (?:kommer )?(?:att )?"
    r"(?:\w+ )?(?:använd|förbruk|nyttj|utnyttj)\w+|använd\w+ inte|förbrukas inte|återstår|kvarstår"
    r"|är (?:kvar|outnyttjade|oförbrukade)|blir över)"
)
_OF_BUDGET = re.compile(rf"[^.;:,()\d]{{0,25}}? av {_TURN}{{0,3}}{NEAR}", re.IGNORECASE)
_SO_THAT = re.compile(
    rf"[^.;:()\d]{{0,60}}?,? (?:vilket (?:innebär|betyder|innebar) att |så att |varför "
    rf"|och |därmed )?{NEAR}"
)
_BUDGET = re.compile(r"budget|ram\b|ramen\b|anslag", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:den|det|de|dessa)(?: \w+){0,2} till $|\b(?:den|det|de) (?:till )?$")
_THEREFORE = re.compile(
    r"\b(?:har |hade )?(?:därmed |alltså |således )(?P<way>öka|minska|stig|sjunk|förbättra"
    rf"|försämra)\w* (?:\w+ )?med {NEAR}$"
    rf"|\b(?P<later>ökade|minskade|förbättrades|försämrades) (?:därmed|alltså|således) med {NEAR}$"
)
_SAME_LAST_YEAR = re.compile(
    r"(?:Samma (?:period|tid)|Motsvarande (?:period|tid)|Året (?:innan|före)|Föregående år"
    r"|Förra året|I fjol)\b",
)
_CHANGED = re.compile(
    rf"\b(?:(?P<better>förbättra)|(?P<worse>försämra))\w* (?:\w+ ){{0,3}}?med {NEAR}$"
)
_SINCE_THEN = re.compile(
    r"[ %]?(?:[^\s.,;:()\d]+ ){0,2}?(?:sedan|jämfört med|från|mot) [^.;:()]{1,50}?, (?:då|när) "
    rf"(?:\w+ ){{1,3}}?(?:var|låg på|uppgick till|visade)(?: på)? (?:ett \w+ på )?{NEAR}"
)
_SINCE = re.compile(
    r"[ %]?(?:[^\s.,;:()\d]+ ){0,2}?(?:sedan|jämfört med) [^.;:()]{1,50}? (?:på|om) "
    rf"{NEAR}"
)
_HUNDRED = Interval.exactly(Decimal(100))


def against(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """A surplus, an unused rest or a change that the two figures beside it do not make."""
    yield from _said_after(own)
    yield from _unused(own, earlier)
    yield from _from_before(own, earlier)
    yield from _therefore(own, earlier)
    yield from _since(own, earlier)


def _differs(one: Mention, other: Mention, told: Mention, *, sure: bool = True) -> Iterator[Wrong]:
    """The told difference against the two figures, in percent of the second when it is told so."""
    relative = kind(told) == "percent" and "percent" not in (kind(one), kind(other))
    same = same_measure(one, other) if relative else same_measure(told, one, other)
    if same is None:
        return
    possible = gaps(*same[-2:])
    if relative:
        if spread(same[1]).low <= 0 or any(signs(m) for m in same):
            return
        possible = [gap / spread(same[1]) * _HUNDRED for gap in possible]
    if any(meant(told).meets(p) for p in possible):
        return
    right = (possible[0].low + possible[0].high) / 2
    if not sure and abs(right - abs(told.value)) > max(right, abs(told.value)) / 2:
        return
    shown = as_written(right, told, decimals=1 if relative else 0)
    unit = " procent" if relative else ""
    message = f"skillnaden mellan {one.text} och {other.text} är {shown}{unit}, inte {said(told)}"
    yield told, "text-differs", message, sure


def gap_noun(one: Mention, other: Mention, told: Mention) -> str:
    """What the third figure is called in `A mot budgeten B, ett underskott på D`; "" if not so."""
    noun = _A_GAP.fullmatch(between(other, told))
    if not _AGAINST.fullmatch(between(one, other)) or noun is None:
        return ""
    return "" if re.search(rf"\bmed {NEAR}$", before(one)) else noun["noun"].casefold()


def _said_after(own: Sequence[Mention]) -> Iterator[Wrong]:
    """`A mot budgeten B, ett underskott på D`, and which way a cost or an income then deviates."""
    for at in range(len(own) - 2):
        one, other, told = own[at : at + 3]
        if noun := gap_noun(one, other, told):
            found = [*_differs(one, other, told)]
            yield from found or _wrong_way(one, other, told, noun)


def _wrong_way(one: Mention, other: Mention, told: Mention, noun: str) -> Iterator[Wrong]:
    """`nettokostnaden blev 315,6 mot budget 301,0, ett överskott`."""
    words = before(one).casefold()
    cost, income = "kostnad" in words, "intäkt" in words
    same = same_measure(one, other)
    if same is None or cost == income or any(signs(m) for m in same):
        return
    more = spread(same[0]).low > spread(same[1]).high
    less = spread(same[0]).high < spread(same[1]).low
    surplus = less if cost else more
    if not (more or less) or not noun.endswith(("överskott", "underskott")):
        return
    if surplus != noun.endswith("överskott"):
        name = "kostnaden" if cost else "intäkten"
        than = "högre" if more else "lägre"
        message = f"texten säger {noun} men {name} {one.text} är {than} än {other.text}"
        yield told, "direction-differs", message, True


def _unused(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`172,1 av budgeten 249,9, 77,8 används inte`; the budget may stand in the sentence before."""
    for at, told in enumerate(own):
        if not at or not _NOT_USED.match(after(told)):
            continue
        if not _SO_THAT.fullmatch(between(own[at - 1], told)):
            continue
        if at > 1 and _OF_BUDGET.fullmatch(between(own[at - 2], own[at - 1])):
            yield from _differs(own[at - 2], own[at - 1], told)
        elif at == 1 and earlier and kind(told) == "money":
            whole = only_like(told, earlier[-1])
            if whole is not None and _BUDGET.search(before(whole)) and len(earlier[-1]) == 1:
                yield from _differs(own[0], whole, told, sure=False)


def _from_before(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`Prognosen var 316. Vid bokslutet uppgick den till 563, en avvikelse på 247`."""
    if len(own) != 2 or not earlier or len(earlier[-1]) != 1:
        return
    value, told = own
    if not _A_GAP.fullmatch(between(value, told)) or not _PRONOUN.search(
        re.sub(rf"{NEAR}$", "", before(value))
    ):
        return
    base = only_like(value, earlier[-1])
    if base is not None:
        yield from _differs(value, base, told, sure=False)


def _therefore(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`Den var 612. Samma period 2014 var den 599. Den har därmed ökat med 2,3 procent`."""
    if len(own) != 1 or len(earlier) != 2 or any(len(mentions) != 1 for mentions in earlier):
        return
    new, old, told = earlier[0][0], earlier[1][0], own[0]
    words = _THEREFORE.search(before(told))
    if words is None or not _SAME_LAST_YEAR.match(old.sentence.text):
        return
    found = [*_differs(new, old, told, sure=False)]
    yield from found
    way = (words["way"] or words["later"]).casefold()
    same = same_measure(new, old)
    if found or same is None or way.startswith("för") or any(signs(m) for m in same):
        return
    if not spread(same[0]).meets(spread(same[1])):
        rose = same[0].value > same[1].value
        if rose != way.startswith(("öka", "stig")):
            change = "ökning" if rose else "minskning"
            message = f"från {old.text} till {new.text} är en {change}"
            yield told, "direction-differs", message, True


def _since(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`Prognosen är −7,8. Den har försämrats med 1,3 sedan i våras, då den var −6,5`."""
    for at in range(len(own) - 1):
        told, base = own[at], own[at + 1]
        changed = _CHANGED.search(before(told))
        words = between(told, base)
        if changed is None or not (_SINCE_THEN.fullmatch(words) or _SINCE.fullmatch(words)):
            continue
        value = own[at - 1] if at == 1 else None
        if not at and earlier and len(earlier[-1]) == 1:
            value = only_like(base if base.unit else told, earlier[-1])
        if value is None or (same := same_measure(told, value, base)) is None:
            continue
        found = [*_differs(value, base, told, sure=False)]
        yield from found
        fitting = [r for r in readings(*same[1:]) if meant(told).meets(abs(r[0] - r[1]))]
        better = changed["better"] is not None
        turned = all((a.low + a.high > b.low + b.high) != better for a, b in fitting)
        if not found and any(signs(m) for m in same[1:]) and turned:
            word = "förbättrats" if better else "försämrats"
            ends = f"från {with_sign(base)} till {with_sign(value)}"
            message = f"texten säger {word} men det är {ends}"
            yield told, "direction-differs", message, True
