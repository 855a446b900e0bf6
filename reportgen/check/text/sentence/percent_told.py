"""A percentage beside the amounts it follows from: "ökade med 51 mnkr (6,2 procent) till 869"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

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
    same_measure,
    signs,
    spread,
)
from reportgen.check.text.sentence.more_than import Compared, comparisons
from reportgen.check.text.sentence.shares import is_count, share_fits
from reportgen.language import format_number
from reportgen.tables.interval import Interval

_PERCENT = r"[ ]?(?:%|procent\b)"
_SAID = re.compile(
    rf"(?P<own>(?:[^.;:()\d]|\b20\d\d\b){{0,60}}?)(?: \(|,? eller |,? (?:{THAT_IS} )|, )"
    rf"(?:en \w+ (?:på|med|om) )?"
    rf"{NEAR}",
)
_MORE = re.compile(
    r"[^.;:()\d]*?\b(?P<way>fler|färre|högre|lägre|mer|mindre|längre|kortare)\b[^;:()]*", re.I
)
_ENDED = re.compile(rf"{_PERCENT}(?:\)|$|[.,;]|,? till\b|,? jämfört\b| sedan\b| mot\b)")
_TO = re.compile(
    rf"{_PERCENT}\)?,?(?: och (?:uppgår|uppgick|är nu|var))? till {NEAR}", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\b(?:(?P<up>öka|steg|stig|växt|väx|höj)|(?P<down>minsk|sjönk|sjunk|sänk))\w*"
    rf"(?: upp| ned| ner)?(?: (?!till\b|från\b)[^\s.,;:()\d]+){{0,4}}? (?:med|på) {NEAR}$",
    re.IGNORECASE,
)
_A_CHANGE = re.compile(
    rf"[^.;:()\d]{{0,45}}?, (?:{THAT_IS} )?(?:en|ett) (?:\w+ )?"
    rf"(?:(?P<up>ökning|uppgång|höjning)|(?P<down>minskning|nedgång|sänkning)) (?:på|med|om) {NEAR}"
)
_APPOSED = re.compile(rf"[^.;:()\d]{{0,45}}?(?:, (?:{THAT_IS} )?|,? {THAT_IS} ){NEAR}")
_OTHER_BASE = re.compile(
    r"\bpriser\b|\bper år\b|årlig|genomsnitt|\bsnitt|juster|rensa[td]|exkl|inkl|räknat|varav|realt",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    rf"(?:{_PERCENT})? av (?:(?!(?:och|men|som|där)\b)[^\s.,;:()\d]+ ){{0,5}}?"
    rf"(?:(?:på|om) |budgeterade |totala |totalt |budgetens |de |alla |samtliga ){NEAR}",
    re.IGNORECASE,
)
_MAKES = re.compile(rf"[^.;:()\d]{{0,60}}?,? (?:{THAT_IS} |eller |\()(?:hela )?{NEAR}")
_OF_NAMED = re.compile(rf"{_PERCENT} av (?:de |alla |samtliga )?(?P<noun>\w{{5,}})(?:[.,;)]|$)")
_GRADE = re.compile(
    r"(?:[Gg]enomförande|[Ff]örbruknings|[Uu]pparbetnings|[Nn]yttjande)graden\b[^.;:()\d]*?"
    rf"\b(?:därmed|alltså|således)\b[^.;:()\d]*? {NEAR}$"
)
_BUDGET = re.compile(r"budget|ramen\b|anslag", re.IGNORECASE)
_OF_BUDGET = re.compile(
    rf"{_PERCENT} av (?:\w+ ){{0,2}}?\w*(?:budget|mål|plan|ram|prognos|anslag)", re.IGNORECASE
)
_GAP_IS = re.compile(
    r"(?:(?:Budget)?[Aa]vvikelsen|Skillnaden|Överskottet|Underskottet|Överskridandet|Differensen"
    r"|Ökningen|Minskningen|Det|Detta)"
    rf" (?:motsvarar|motsvarade|är|var|utgör|innebär)(?: en avvikelse på)? {NEAR}"
)
_HUNDRED = Interval.exactly(Decimal(100))

Way = Literal["up", "down"]


def percents_told(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """A percentage that the figures beside it do not make."""
    for at, share in enumerate(own):
        if share.unit is None or share.unit.kind != "percent":
            continue
        if not share.fraction and at:
            yield from _of_change(own, at)
        yield from _of_base(own, at)
        yield from _of_named(own, at, earlier)
    yield from _grade(own, earlier)
    yield from _of_gap(own, earlier)


def _told(part: Mention, base: Interval, share: Mention, of: str) -> Iterator[Wrong]:
    """The share against what the part is of the base, both in one unit."""
    if base.low <= 0:
        return
    possible = meant(part) / base * _HUNDRED
    right = 200 * abs(part.value) / (base.low + base.high)
    shown = format_number(right, max(share.decimals, 1))
    if share.fraction:
        if share_fits(share.approximation, share.value, possible):
            return
        code = "approximation-differs" if share.approximation else "fraction-differs"
        words = re.search(r"(?:(?:mer|mindre) än |\w+ )?$", before(share))
        said = f"{words[0] if words and share.approximation else ''}{share.text}"
        yield share, code, f"{part.text} av {of} är {shown} procent, inte {said}", True
    elif not meant(share).meets(possible):
        message = f"{part.text} av {of} är {shown} procent, inte {share.text} procent"
        yield share, "share-differs", message, True


# ------------------------------------------------------------------------- of a change


def _of_change(own: Sequence[Mention], at: int) -> Iterator[Wrong]:
    """`med 51 mnkr (6,2 procent) till 869 mnkr`, `313,6 mnkr, en ökning med 4,3 (1,4 procent)`."""
    change, share = own[at - 1], own[at]
    words = _SAID.fullmatch(between(change, share))
    if words is None or not _ENDED.match(after(share)):
        return
    if change.fraction or _OTHER_BASE.search(share.sentence.text) or signs(change):
        return
    for level, way in _levels(own, at, words["own"]):
        same = same_measure(change, level)
        if same is None or signs(level) or bool(change.unit) != bool(level.unit):
            continue
        moved, now = meant(same[0]), spread(same[1])
        if way == "up" and now.low <= moved.high:
            continue
        old = now - moved if way == "up" else now + moved
        shown = as_written((old.low + old.high) / 2, same[0])
        yield from _told(same[0], old, share, shown)
        return


def _levels(own: Sequence[Mention], at: int, words: str) -> Iterator[tuple[Mention, Way]]:
    """The new level with the way the change went to it."""
    change, share = own[at - 1], own[at]
    verb = _CHANGED.search(before(change))
    if verb and at + 1 < len(own) and _TO.fullmatch(between(share, own[at + 1])):
        yield own[at + 1], "up" if verb["up"] else "down"
    if at < 2:
        return
    level = own[at - 2]
    if re.search(rf"\bmed {NEAR}$", before(level)):
        return
    noun = _A_CHANGE.fullmatch(between(level, change))
    if noun is not None:
        yield level, "up" if noun["up"] else "down"
    more = _MORE.fullmatch(words)
    if more is not None and _APPOSED.fullmatch(between(level, change)):
        yield level, "up" if more["way"] in ("fler", "högre", "mer", "längre") else "down"


# --------------------------------------------------------------------------- of a base


def _of_base(own: Sequence[Mention], at: int) -> Iterator[Wrong]:
    """`13,2 mnkr, motsvarande 1,5 procent av budgeten på 857,9 mnkr`."""
    if not at or at + 1 >= len(own):
        return
    part, share, whole = own[at - 1 : at + 2]
    if not _MAKES.fullmatch(between(part, share)) or not _OF_WHOLE.fullmatch(between(share, whole)):
        return
    same = same_measure(part, whole)
    if same is None or part.fraction or "percent" in {m.unit.kind for m in same if m.unit}:
        return
    yield from _told(same[0], spread(same[1]), share, whole.text)


def _of_named(own: Sequence[Mention], at: int, earlier: Earlier) -> Iterator[Wrong]:
    """`Antalet anmälningar var 412. Utredningarna blev 103, 25 procent av anmälningarna.`"""
    noun = _OF_NAMED.match(after(own[at]))
    if at != 1 or noun is None or not earlier or own[at].fraction:
        return
    part, counted = own[0], [m for m in earlier[-1] if is_count(m)]
    told = noun["noun"][:6].casefold()
    wholes = [m for m in counted if m.word[:6].casefold() == told]
    if not wholes and len(earlier[-1]) == 1 and counted and re.search(rf"\b{told}", _text(counted)):
        wholes = counted
    if len(wholes) != 1 or not is_count(part) or not _MAKES.fullmatch(between(part, own[at])):
        return
    if part.value <= wholes[0].value and not _OTHER_BASE.search(own[at].sentence.text):
        yield from _told(part, meant(wholes[0]), own[at], wholes[0].text)


def _text(mentions: Sequence[Mention]) -> str:
    return mentions[0].sentence.text.casefold()


def _grade(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`Budgeten är 250. Prognosen är 172. Genomförandegraden blir därmed 69 procent.`"""
    if len(own) != 1 or len(earlier) < 2 or not _percent(own[0]):
        return
    if not _GRADE.search(before(own[0])) or len(earlier[-2]) != 1 or not earlier[-1]:
        return
    part, whole = earlier[-1][0], earlier[-2][0]
    same = same_measure(part, whole)
    if same is not None and _BUDGET.search(before(whole)) and part.unit and whole.unit:
        yield from _told(same[0], spread(same[1]), own[0], whole.text)


def _of_gap(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`… 1 905 tkr högre än budgeten på 48 500 tkr. Avvikelsen motsvarar 3,9 procent`."""
    here = [*comparisons(own, earlier)]
    for told in here:
        at = own.index(told.base) + 1
        if at < len(own) and _percent(own[at]) and _MAKES.fullmatch(between(told.base, own[at])):
            yield from _of_compared(told, own[at])
    if len(own) != 1 or not earlier or not _percent(own[0]):
        return
    if not _GAP_IS.fullmatch(before(own[0])):
        return
    before_that = [*comparisons(earlier[-1], earlier[:-1])]
    if len(before_that) == 1:
        yield from _of_compared(before_that[0], own[0])


def _of_compared(told: Compared, share: Mention) -> Iterator[Wrong]:
    same = same_measure(told.difference, told.base)
    if same is None or told.in_percent or signs(told.base):
        return
    ends = same_measure(told.value, told.base)
    whole = None if ends is None or spread(ends[1]).low <= 0 else spread(ends[0]) / spread(ends[1])
    if whole is not None and meant(share).meets(whole * _HUNDRED):
        return
    if _ENDED.match(after(share)) or _OF_BUDGET.match(after(share)):
        yield from _told(same[0], spread(same[1]), share, told.base.text)


def _percent(mention: Mention) -> bool:
    return mention.unit is not None and mention.unit.kind == "percent" and not mention.fraction
