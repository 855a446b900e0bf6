"""What is to be said of a figure typed in a sentence: right, unknown, or what it should be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from reportgen.check.figures import Mention
from reportgen.check.text.bank.agree import agrees, comparable, in_unit_of, slip
from reportgen.check.text.bank.known import Known, Subject
from reportgen.check.text.reading.cues import Cue
from reportgen.check.text.reading.read import Reading, expected, given_first
from reportgen.check.text.rows.exempt import is_exempt, is_mean, is_whole
from reportgen.check.words import stems
from reportgen.language import round_half_up

_SEVERAL = re.compile(r"tillsammans|varav|sammanlagt|båda|respektive", re.IGNORECASE)
_BETWEEN = ("change", "gap", "miss", "deviation", "outlook")
"""The measures that are differences between two others."""
_TELLING = 4
"""How many digits a figure must have to be known as another's with a digit wrong."""
_FEW = 3
"""How many figures a measure of a row may have, and all be known to be unlike the text's."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A typed figure: found in the bank, not found, or wrong (then the figure it should be)."""

    mention: Mention
    cue: Cue
    agrees: bool
    should_be: Known | None = None
    slip: str = ""
    sure: bool = False


def judge(reading: Reading) -> Iterator[Judged]:
    """What is to be said of each figure typed in a sentence."""
    swapped = _swapped(reading)
    for mention, cue in reading.figures:
        if mention.bound is None and mention.approximation != "range" and not is_whole(cue):
            yield (
                swapped
                if swapped and swapped.mention is mention
                else _judged(mention, cue, reading)
            )


def _judged(mention: Mention, cue: Cue, reading: Reading) -> Judged:
    named, implied, touched = reading.candidates(mention, cue)
    if cue.clause.average:
        named, implied, touched = (
            [k for k in of if is_mean(k)] for of in (named, implied, touched)
        )
    if is_exempt(mention, cue, reading, named, implied):
        return Judged(mention, cue, agrees=True)
    if of_facet := _of_facet(mention, [*named, *implied]):
        return _of_its_column(mention, cue, of_facet, [*named, *implied])
    asked_for = given_first(expected(named, mention, cue, reading.year), mention, cue)
    outright = {(s.grid, k.row) for s in reading.at(mention).outright for k in s.figures}
    if cue.loose:
        asked_for = [k for k in asked_for if _is_before(k, mention)]
    if cue.clause.former and not any(k.earlier for k in asked_for):
        return Judged(mention, cue, agrees=True)
    nearest = _nearest(asked_for, mention, reading)
    asked_for = nearest or asked_for
    if any(agrees(mention, k) for k in asked_for):
        return Judged(mention, cue, agrees=True)
    told = (cue.measure or cue.year) and any((k.grid, k.row) in outright for k in asked_for)
    rest = expected((*implied, *touched), mention, cue, reading.year)
    others = [k for k in named if (k.grid, k.row) in outright] if told else [*named, *rest]
    possible = given_first(others, mention, cue)
    taken = [k for k in possible if agrees(mention, k) and not _is_of_other_years(k, cue, reading)]
    taken += [k for k in named if k.unit.kind == "points" and agrees(mention, k)]  # told elsewhere
    taken = [k for k in taken if cue.clause.earlier or not k.earlier]
    if cue.measure in _BETWEEN and asked_for:
        taken = [k for k in taken if k.derived or k.measure in ("percent", *_BETWEEN)]
    if taken and _is_another(mention, cue, taken, asked_for):
        return Judged(mention, cue, False, asked_for[0], f"talet är {taken[0].name}")
    if taken or _is_sum(mention, reading.at(mention).named):
        return Judged(mention, cue, agrees=True)
    right, why, sure = _meant(mention, cue, asked_for, implied, reading)
    return Judged(mention, cue, agrees=False, should_be=right, slip=why, sure=sure)


def _counting(mention: Mention, reading: Reading) -> set[tuple[str, str]]:
    """The rows implied that count what the mention does, by their name or their table's."""
    counted = stems(mention.word)
    return {
        (k.grid, k.row)
        for s in reading.at(mention).implied
        if {*s.words, *s.table_words, *stems(s.name)} & set(counted)
        for k in s.figures
    }


def _is_before(known: Known, mention: Mention) -> bool:
    """Whether the row's name stands in the sentence before the figure."""
    before = mention.sentence.passage.text[mention.sentence.start : mention.start]
    return known.thing.casefold()[:6] in before.casefold()


def _is_far(mention: Mention, known: Known, cue: Cue) -> bool:
    """Whether the figure is so unlike the row's that it must be of something else."""
    value, right = abs(in_unit_of(mention, known)), abs(known.value)
    times = 4 if cue.measure in _BETWEEN else 2
    return not right or not value or not right / times <= value <= right * times


def _of_facet(mention: Mention, known: Iterable[Known]) -> list[Known]:
    """The figures of the column that is headed by what the mention counts: `57 flickor`."""
    counted = stems(mention.word)
    return [k for k in known if counted and not k.measure and k.part == counted[:1]]


def _of_its_column(
    mention: Mention, cue: Cue, column: Sequence[Known], known: Sequence[Known]
) -> Judged:
    """The mention against its own column: wrong when it is another column's figure of a row."""
    if not any(agrees(mention, k) for k in column):
        facets = [k for k in known if not k.measure and k.part and k.part != column[0].part]
        rows = {(k.grid, k.row) for k in facets if agrees(mention, k)}
        right = [k for k in column if (k.grid, k.row) in rows]
        if _is_one(right):
            return Judged(mention, cue, False, right[0], "siffrorna har troligen bytt plats")
        return Judged(mention, cue, agrees=False)
    return Judged(mention, cue, agrees=True)


def _meant(
    mention: Mention, cue: Cue, asked_for: list[Known], implied: list[Known], reading: Reading
) -> tuple[Known | None, str, bool]:
    """The figure that the words must mean, the slip, and whether it is sure; None when unclear."""
    nearby = given_first(expected(implied, mention, cue, reading.year), mention, cue)
    if len(re.sub(r"\D", "", mention.text).strip("0")) < _TELLING and not cue.month:
        shown = {(s.grid, k.row) for s in reading.at(mention).shown for k in s.figures}
        counting = _counting(mention, reading)
        nearby = [k for k in nearby if (k.grid, k.row) not in shown - counting]
    if mention.unit is None and not cue.month:
        nearby = [k for k in nearby if (k.grid, k.row) in _counting(mention, reading)]
    for fitting, strong in ((asked_for, True), (nearby, False)):
        slips = [(k, why) for k in fitting if (why := slip(mention, k, strong=strong))]
        if any(agrees(mention, k) for k in fitting):
            break
        if slips:
            right, why = min(slips, key=lambda s: abs(abs(s[0].value) - abs(mention.value)))
            return right, why, strong
    asked_for = [k for k in asked_for if not _is_far(mention, k, cue)]
    anchored = _is_anchored(mention, cue, asked_for, reading)
    bracketed = mention.unit is not None and mention.unit.kind == "percent"
    told = cue.measure in ("change", "grade") or (cue.measure == "deviation" and bracketed)
    sound = anchored or told or not all(k.derived for k in asked_for)
    if (anchored or _is_plain(mention, cue, asked_for)) and sound and _is_of_one(asked_for):
        right = min(asked_for, key=lambda k: abs(abs(k.value) - abs(in_unit_of(mention, k))))
        return right, "", False
    return None, "", False


def _nearest(known: list[Known], mention: Mention, reading: Reading) -> list[Known]:
    """The figures of what is named last before the mention, where a sentence names several."""
    text = reading.sentence.passage.text.casefold()
    before = text[reading.sentence.start : mention.start]
    named = {s: s.words or s.table_words for s in reading.at(mention).outright}
    at = {words: before.rfind(words[0][:5]) for words in named.values() if words}
    last = max(at.values(), default=-1)
    if last < 0 or len(at) < 2 or "respektive" in text:
        return known
    nearest = [s for s, words in named.items() if words and at[words] == last]
    rows = {(k.grid, k.row) for s in nearest for k in s.figures}
    return [k for k in known if (k.grid, k.row) in rows]


def _swapped(reading: Reading) -> Judged | None:
    """`a och b …, 1,7 respektive 2,7` with the figures in each other's place; the first of them."""
    text = reading.sentence.passage.text
    for (one, cue), (other, _) in pairwise(reading.figures):
        pair = _in_order(reading)
        if len(pair) != 2 or text[one.end : other.start].split()[-1:] != ["respektive"]:
            continue
        own = [
            [k for k in expected(s.figures, one, cue, reading.year) if comparable(one, k)]
            for s in pair
        ]
        fits = [[any(agrees(m, k) for k in known) for known in own] for m in (one, other)]
        if fits == [[False, True], [True, False]] and one.bound is None:
            return Judged(one, cue, False, own[0][0], "siffrorna har troligen bytt plats")
    return None


def _in_order(reading: Reading) -> tuple[Subject, ...]:
    """What the sentence names, in its order."""
    text = reading.sentence.text.casefold()
    return tuple(sorted(reading.spoken.named, key=lambda s: text.find(s.name.casefold()[:6])))


def _is_of_other_years(known: Known, cue: Cue, reading: Reading) -> bool:
    """Whether the figure is of years that the sentence does not speak of."""
    if not known.derived and cue.year and known.year not in (None, cue.year, reading.year):
        return str(known.year) not in reading.sentence.text
    change = known.derived and known.measure == "change"
    if change and cue.since and cue.since != known.since:
        return str(known.since) not in reading.sentence.text
    return bool(
        change and known.year != reading.year and str(known.year) not in reading.sentence.text
    )


def _is_anchored(mention: Mention, cue: Cue, fitting: Sequence[Known], reading: Reading) -> bool:
    """Whether the figure is a difference said beside the row's own figure: `163, nio fler`."""
    if cue.measure not in (*_BETWEEN, "grade") or mention.fraction:
        return False
    rows = {(k.grid, k.row) for k in fitting}
    others = (reading.meant_by(m, c) for m, c in reading.figures if m is not mention)
    return len(rows) == 1 and any((k.grid, k.row) in rows for found in others for k in found)


def _is_another(
    mention: Mention, cue: Cue, taken: Sequence[Known], asked_for: Sequence[Known]
) -> bool:
    """Whether the figure is plainly of another measure than the words say, of the same thing."""
    telling = sum(c.isdigit() for c in mention.text) >= 2 and mention.unit is not None
    said = cue.measure in ("deviation", "change", "budget", "forecast")
    same_row = {(k.grid, k.row) for k in asked_for} >= {(k.grid, k.row) for k in taken} or (
        bool(asked_for) and all(k.whole for k in (*asked_for, *taken))
    )
    given = any(not k.derived for k in asked_for) or (cue.measure == "change" and asked_for)
    ahead = cue.clause.ahead and cue.measure != "forecast"
    return bool(telling and said and same_row and given and not (mention.approximation or ahead))


def _is_one(known: Sequence[Known]) -> bool:
    """Whether the figures are one and the same as shown."""
    return len({round_half_up(abs(k.value), max(k.decimals, 0)) for k in known}) == 1


def _is_of_one(known: Sequence[Known]) -> bool:
    """Whether the figures are one, or tell a measure of one thing in a few ways."""
    things = {k.thing for k in known}
    return _is_one(known) or (len(things) == 1 and 0 < len(known) <= _FEW)


def _is_plain(mention: Mention, cue: Cue, asked_for: Sequence[Known]) -> bool:
    """Whether the sentence says outright which figure it is: a measure and a unit, of one thing."""
    several = _SEVERAL.search(mention.sentence.text)
    forecast = any(k.measure in ("forecast", "outlook") for k in asked_for)
    told = (cue.measure or cue.year) and (forecast or not cue.clause.ahead) and not cue.loose
    counted = mention.unit is not None or _counts_row(mention, asked_for)
    return bool(told and counted and not several)


def _counts_row(mention: Mention, asked_for: Sequence[Known]) -> bool:
    """Whether a figure without unit counts what the rows do: `1 690 personer`."""
    counted = set(stems(mention.word))
    return bool(counted) and all(counted & set(stems(k.thing)) for k in asked_for)


def _is_sum(mention: Mention, named: Sequence[Subject]) -> bool:
    """Whether the figure is the sum of the same measure of two of the subjects."""
    for one, other in combinations(named, 2):
        for a in one.figures:
            for b in other.figures:
                if (a.measure, a.year, a.unit) == (b.measure, b.year, b.unit) and not a.derived:
                    both = Known(
                        a.id, a.thing, a.heading, (), a.measure, a.year, a.value + b.value,
                        a.decimals, a.unit, a.spread + b.spread,
                    )  # fmt: skip
                    if comparable(mention, both) and agrees(mention, both):
                        return True
    return False
