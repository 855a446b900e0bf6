"""Parts told in one sentence of a whole told in the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportgen.check.figures import Mention, figures_in
from reportgen.check.material import Material
from reportgen.check.text.bank.agree import meant
from reportgen.check.text.sentence.beside import Earlier, Wrong
from reportgen.check.text.sentence.rests import RESTS, number_or_figure
from reportgen.check.text.sentence.shares import (
    between,
    is_count,
    is_percent,
    says_again,
    share_fits,
    share_of,
    words_after,
    words_before,
)
from reportgen.finding import Finding, fel, varning
from reportgen.language import format_number
from reportgen.tables.interval import Interval

_SEXES = (("kvinn", "män"), ("flick", "pojk"), ("kvinn", "man"))
_OF_THEM = re.compile(
    r"^(?:av|bland) (?:dem|dessa|de anställda|de tillsvidareanställda|deltagarna|barnen)"
    r" (?:(?:är|var|utgörs av|utgjordes av) )?$"
    r"|\b(?:varav|fördela\w* på|därav)[ \u00a0](?:\w+[ \u00a0])?$|, $|\($",
    re.IGNORECASE,
)
_SHARE_OF_SEX = re.compile(
    r"(?:därmed |således )?(?:andelen )?(?P<sex>kvinn|män|flick|pojk)\w*(?: andel(?:en)?)?"
    r"(?: bland \w+)? (?:utgör|utgjorde|är|var|motsvarar|uppgår till)"
    r"(?: (?:därmed|alltså|således|cirka|drygt|knappt|nästan|ungefär|tillsammans))* ",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"[ \u00a0]?(?:%|procent)(?: av (?:dem|alla|samtliga|personalen|de anställda|alla anställda"
    r"|medarbetarna|antalet|totalen))?\.?$"
)
_STANDS_FOR = re.compile(
    r"\b(?:stod|står|svarade|svarar)\b[^,;]{0,40}\bför\b|\butgör\b|\butgjorde\b"
)
_AV_DEM = re.compile(r"[ \u00a0](?:\w+[ \u00a0])?av (?:dem|dessa)\b")
_OF_THEM_FIRST = re.compile(r"(?:Av|Bland) (?:dem|dessa) (?:\w+ ){1,3}$")
_WHERE = re.compile(r"(?:För|I|Hos|Vid|På|Bland|Till) $")
_BY = re.compile(r"\b(?:med|i|till|på) (?:\w+ )?$")
_COMPARED = re.compile(r"[ \u00a0](?:\w+ )?(?:fler|färre|högre|lägre|mer|mindre)\b")


def wholes(material: Material) -> Iterator[Finding]:
    """Parts, shares and remainders that do not fit the whole told just before."""
    for passage in material.prose.passages:
        if passage.kind not in ("text", "item", "note"):
            continue
        read = [figures_in(sentence) for sentence in passage.sentences]
        for at, own in enumerate(read):
            earlier = read[max(0, at - 2) : at]
            if all(m.bound is not None for m in own):
                continue
            for check in _CHECKS:
                for wrong, code, message, sure in check(own, earlier):
                    place = material.prose.place(passage, wrong.start, wrong.end)
                    yield (fel if sure else varning)(
                        code, message, place, "rätta den siffra som är fel"
                    )


# --------------------------------------------------------------- 25 granskade. I 7 av dem


def part_before(own: Sequence[Mention], earlier: Earlier) -> tuple[Mention, Mention] | None:
    """The part told first in the sentence and the only count of the sentence before, its whole."""
    counted = [m for m in own if is_count(m)]
    wholes = [m for m in (earlier[-1] if earlier else ()) if is_count(m)]
    if not counted or len(wholes) != 1 or counted[0] is not own[0]:
        return None
    part, whole = counted[0], wholes[0]
    changed = _BY.search(words_before(whole)) or _COMPARED.match(words_after(whole))
    if changed or part.value > whole.value or not whole.value or part.approximation:
        return None
    of_them = _AV_DEM.match(words_after(part)) or _OF_THEM_FIRST.match(words_before(part))
    noun = part.word and part.word.casefold() == whole.word.casefold()
    return (part, whole) if of_them or (noun and _WHERE.match(words_before(part))) else None


def _share_of_before(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`25 inköp har granskats. I 7 av dem (28 procent) saknades uppgift.`"""
    found = part_before(own, earlier)
    if found is None or len(own) < 2 or not is_percent(own[1]) or own[1].fraction:
        return
    part, whole = found
    possible = share_of(part, whole)
    if possible is not None and says_again(part, own[1]) and not meant(own[1]).meets(possible):
        right = format_number((possible.low + possible.high) / 2, max(own[1].decimals, 1))
        message = f"{part.text} av {whole.text} är {right} procent, inte {own[1].text} procent"
        yield own[1], "share-differs", message, True


# ----------------------------------------------------------------- kvinnor och män av dem


def _couple(own: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """`137 kvinnor och 26 män`: two counts that make the whole together."""
    counted = [m for m in own if is_count(m)]
    for one, other in pairwise(counted):
        words = between(one, other)
        joined = re.fullmatch(
            r" \w+(?: \([^()]*\))?,? (?:och|respektive|samt)(?: (?:var|är|av))? ", words
        )
        ended = re.match(r" \w+(?:[.,;)]|$| \()", words_after(other))
        if joined and ended and _sexes_of(one, other):
            return one, other
    return None


def _sexes_of(one: Mention, other: Mention) -> bool:
    names = (one.word.casefold(), other.word.casefold())
    return any(
        (names[0].startswith(a) and names[1].startswith(b))
        or (names[0].startswith(b) and names[1].startswith(a))
        for a, b in _SEXES
    )


def _sexes(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    couple = _couple(own)
    if couple is None:
        return
    total = couple[0].value + couple[1].value
    for part in couple:
        at = own.index(part)
        share = own[at + 1] if at + 1 < len(own) else None
        bracket = share is not None and re.fullmatch(r" \w+ \(", between(part, share))
        if share is not None and bracket and is_percent(share) and total:
            yield from _is_share(part, total, share)
    whole = _whole_before(couple[0], own, earlier)
    if whole is None or not whole.value or whole.value == total:
        return
    if abs(whole.value - total) <= whole.value / 4 and not whole.approximation:
        shown = " + ".join(m.text for m in couple)
        message = f"{shown} = {number_or_figure(total)}, men det hela är {whole.text}"
        yield couple[0], "share-differs", message, total > whole.value


def _whole_before(part: Mention, own: Sequence[Mention], earlier: Earlier) -> Mention | None:
    """The only count before that the part can be of; of `från A till B` the last."""
    if not _OF_THEM.search(words_before(part)):
        return None
    before = [m for m in own if m.start < part.start]
    near = [m for m in (before or (earlier[-1] if earlier else ())) if is_count(m)]
    large = [m for m in near if m.value >= part.value and m.bound is None]
    if len(large) == 2 and re.search(r"\btill[ \u00a0]$", between(large[0], large[1])):
        return large[1]
    return large[0] if len(large) == 1 else None


def _is_share(part: Mention, whole: Decimal, share: Mention) -> Iterator[Wrong]:
    if meant(share).meets(Interval.exactly(100 * part.value / whole)):
        return
    right = format_number(100 * part.value / whole, max(share.decimals, 1))
    of = number_or_figure(whole)
    message = f"{part.text} av {of} är {right} procent, inte {share.text} procent"
    yield share, "share-differs", message, True


def _share_of_sex(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`Av dem var 137 kvinnor och 26 män. Kvinnorna utgör 84 procent.`"""
    if len(own) != 1 or not is_percent(own[0]) or own[0].fraction or not earlier:
        return
    couple = _couple(earlier[-1])
    named = _SHARE_OF_SEX.fullmatch(words_before(own[0]).replace("\u00a0", " "))
    if couple is None or named is None:
        return
    if not _OF_ALL.match(words_after(own[0])):
        return
    sex = named["sex"].casefold()
    parts = [m for m in couple if m.word.casefold().startswith(sex)]
    total = couple[0].value + couple[1].value
    if len(parts) == 1 and total:
        yield from _is_share(parts[0], total, own[0])


# ----------------------------------------------------------- två tredjedelar (12,5 mkr)


def _fraction_of_amount(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """A fraction with its amount in brackets, of the only amount told just before."""
    for fraction, part in pairwise(own):
        if not fraction.fraction or part.unit is None or part.unit.kind != "money":
            continue
        bracket = between(fraction, part) == " (" and words_after(part).split(")")[0].count(" ") < 2
        alone = [m for m in own if m.start < fraction.start] == []
        before = words_before(fraction)
        of_them = re.match(r"[^)]*\)(?! av\b)", words_after(part))
        if not (bracket and alone and of_them and _STANDS_FOR.search(before)):
            continue
        if re.search(r"\bav\b", before, re.IGNORECASE) or not earlier:
            continue
        money = [m for m in earlier[-1] if m.unit is not None and m.unit.kind == "money"]
        if len(money) == 1 and (share := share_of(part, money[0])) is not None:
            near = share.low - 20 <= fraction.value <= share.high + 20
            if near and not share_fits(fraction.approximation, fraction.value, share):
                right = format_number((share.low + share.high) / 2, 0)
                message = f"{part.text} av {money[0].text} är {right} procent, inte {fraction.text}"
                yield fraction, "fraction-differs", message, False


_CHECKS = (_share_of_before, _sexes, _share_of_sex, _fraction_of_amount, *RESTS)
