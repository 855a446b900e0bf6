"""What is to be said of a figure typed in a sentence: right, unknown, or what it should be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportgen.check.figures import Mention
from reportgen.check.text.bank.agree import agrees, comparable, in_unit_of, slip
from reportgen.check.text.bank.known import Known, Subject
from reportgen.check.text.reading.cues import Cue
from reportgen.check.text.reading.read import Reading, expected, given_first
from reportgen.check.text.rows.another import is_another, swapped
from reportgen.check.text.rows.asked import BETWEEN, anchors, asked_for
from reportgen.check.text.rows.exempt import is_exempt, is_mean, is_whole
from reportgen.check.words import stems
from reportgen.language import round_half_up

_SEVERAL = re.compile(r"tillsammans|varav|sammanlagt|båda|respektive", re.IGNORECASE)
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
    crossed = dict(swapped(reading))
    for mention, cue in reading.figures:
        if mention in crossed:
            why = "siffrorna har troligen bytt plats"
            yield Judged(mention, cue, False, crossed[mention], why)
        elif mention.bound is None and mention.approximation != "range" and not is_whole(cue):
            yield _judged(mention, cue, reading)


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
    asked = asked_for(mention, cue, reading, named)
    outright = anchors(mention, cue, reading) or {
        (s.grid, k.row) for s in reading.at(mention).outright for k in s.figures
    }
    if cue.clause.former and not any(k.earlier for k in asked):
        return Judged(mention, cue, agrees=True)
    if any(agrees(mention, k) for k in asked):
        return Judged(mention, cue, agrees=True)
    told = (cue.measure or cue.year) and any((k.grid, k.row) in outright for k in asked)
    rest = expected((*implied, *touched), mention, cue, reading.year)
    others = [k for k in named if (k.grid, k.row) in outright] if told else [*named, *rest]
    possible = given_first(others, mention, cue)
    taken = [k for k in possible if agrees(mention, k) and not _is_of_other_years(k, cue, reading)]
    taken += [k for k in named if k.unit.kind == "points" and agrees(mention, k)]  # told elsewhere
    taken = [k for k in taken if cue.clause.earlier or not k.earlier]
    if cue.measure in BETWEEN and asked:
        taken = [k for k in taken if k.derived or k.measure in ("percent", *BETWEEN)]
    if taken and is_another(mention, cue, taken, asked, reading):
        return Judged(mention, cue, False, asked[0], f"talet är {taken[0].name}")
    if taken or _is_sum(mention, reading.at(mention).named):
        return Judged(mention, cue, agrees=True)
    right, why, sure = _meant(mention, cue, asked, implied, reading)
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


def _is_far(mention: Mention, known: Known, cue: Cue) -> bool:
    """Whether the figure is so unlike the row's that it must be of something else."""
    value, right = abs(in_unit_of(mention, known)), abs(known.value)
    times = 4 if cue.measure in BETWEEN else 2
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
    mention: Mention, cue: Cue, asked: list[Known], implied: list[Known], reading: Reading
) -> tuple[Known | None, str, bool]:
    """The figure that the words must mean, the slip, and whether it is sure; None when unclear."""
    nearby = given_first(expected(implied, mention, cue, reading.year), mention, cue)
    if len(re.sub(r"\D", "", mention.text).strip("0")) < _TELLING and not cue.month:
        shown = {(s.grid, k.row) for s in reading.at(mention).shown for k in s.figures}
        counting = _counting(mention, reading)
        nearby = [k for k in nearby if (k.grid, k.row) not in shown - counting]
    if mention.unit is None and not cue.month:
        nearby = [k for k in nearby if (k.grid, k.row) in _counting(mention, reading)]
    for fitting, strong in ((asked, True), (nearby, False)):
        slips = [(k, why) for k in fitting if (why := slip(mention, k, strong=strong))]
        if any(agrees(mention, k) for k in fitting):
            break
        if slips:
            right, why = min(slips, key=lambda s: abs(abs(s[0].value) - abs(mention.value)))
            return right, why, strong
    asked = [k for k in asked if not _is_far(mention, k, cue)]
    rows = {(k.grid, k.row) for k in asked}
    anchored = _is_anchored(mention, cue, reading, rows)
    bracketed = mention.unit is not None and mention.unit.kind == "percent"
    told = cue.measure in ("change", "grade") or (cue.measure == "deviation" and bracketed)
    sound = anchored or told or not all(k.derived for k in asked)
    if (anchored or _is_plain(mention, cue, asked)) and sound and _is_of_one(asked):
        right = min(asked, key=lambda k: abs(abs(k.value) - abs(in_unit_of(mention, k))))
        return right, "", False
    return None, "", False


def _is_anchored(
    mention: Mention, cue: Cue, reading: Reading, rows: Collection[tuple[str, str]]
) -> bool:
    """Whether the figure is a difference said beside the row's own figure: `163, nio fler`."""
    if cue.measure not in (*BETWEEN, "grade") or mention.fraction:
        return False
    others = (reading.meant_by(m, c) for m, c in reading.figures if m is not mention)
    return len(rows) == 1 and any((k.grid, k.row) in rows for found in others for k in found)


def _is_of_other_years(known: Known, cue: Cue, reading: Reading) -> bool:
    """Whether the figure is of years that the sentence does not speak of."""
    if not known.derived and cue.year and known.year not in (None, cue.year, reading.year):
        return str(known.year) not in reading.sentence.text
    change = known.derived and known.measure == "change"
    since = cue.since or (reading.year - 1 if cue.year is None else cue.year)
    if change and since != known.since:
        return str(known.since) not in reading.sentence.text
    return bool(
        change and known.year != reading.year and str(known.year) not in reading.sentence.text
    )


def _is_one(known: Sequence[Known]) -> bool:
    """Whether the figures are one and the same as shown."""
    return len({round_half_up(abs(k.value), max(k.decimals, 0)) for k in known}) == 1


def _is_of_one(known: Sequence[Known]) -> bool:
    """Whether the figures are one, or tell a measure of one thing in a few ways."""
    things = {k.thing for k in known}
    return _is_one(known) or (len(things) == 1 and 0 < len(known) <= _FEW)


def _is_plain(mention: Mention, cue: Cue, asked: Sequence[Known]) -> bool:
    """Whether the sentence says outright which figure it is: a measure and a unit, of one thing."""
    several = _SEVERAL.search(mention.sentence.text)
    forecast = any(k.measure in ("forecast", "outlook") for k in asked)
    told = (cue.measure or cue.year) and (forecast or not cue.clause.ahead) and not cue.loose
    # `mot den budgeterade nivån 12`: of the one row that the heading names.
    bare = not mention.word and cue.measure == "budget" and len({k.thing for k in asked}) == 1
    counted = mention.unit is not None or _counts_row(mention, asked) or bare
    return bool(told and counted and not several)


def _counts_row(mention: Mention, asked: Sequence[Known]) -> bool:
    """Whether a figure without unit counts what the rows do: `1 690 personer`."""
    counted = set(stems(mention.word))
    return bool(counted) and all(counted & set(stems(k.thing)) for k in asked)


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
