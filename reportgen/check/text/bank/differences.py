"""What follows from a row's figures: differences between them, in amount and in percent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from reportgen.check.text.bank.known import Known, Measure, Subject
from reportgen.language import format_number
from reportgen.tables.interval import Interval
from reportgen.units import PERCENT, POINTS, Unit

_DIFFERENCES: Mapping[Measure, Measure | None] = {
    "outcome": None, "budget": "deviation", "forecast": "miss", "target": "gap",
}  # fmt: skip
"""What the outcome less each of the measures is."""
_REVISED = ("forecast", "outlook", "deviation")
"""The measures that are told again as the year goes on."""


def differences(figures: Iterable[Known]) -> tuple[Known, ...]:
    """Differences and relative changes between a row's figures of the same kind."""
    found = []
    figures = tuple(figures)
    bases = [k for k in figures if k.measure in ("", "deviation", "outlook", *_DIFFERENCES)]
    for new, old in permutations(bases, 2):
        if new.unit != old.unit or (new.year or 0) < (old.year or 0) or new.part != old.part:
            continue
        measure = _measure_between(new, old)
        if measure is None:
            continue
        words = f"{_told(old)}, {_told(new)}"
        if measure == "deviation" and old.value and new.unit.kind != "percent":
            found.append(_grade(new, old, words))
        if new.scope and old.scope and new.scope != old.scope:
            continue
        unit = POINTS if new.unit.kind == "percent" else new.unit
        found.append(_difference(new, old, measure, unit, words))
        relative = measure != "revision" or new.measure == "forecast"
        if old.value and new.unit.kind != "percent" and relative:
            given = [k for k in figures if k.measure == measure and k.scope == new.scope]
            found.append(_percent(new, old, measure, words, given))
    return tuple(found)


def across(subjects: Sequence[Subject]) -> Iterator[Subject]:
    """The subjects with the changes since last year where that stands in a table of its own."""
    by_name: dict[str, list[Subject]] = {}
    for subject in subjects:
        by_name.setdefault(subject.name, []).append(subject)
    for subject in subjects:
        others = [s for s in by_name[subject.name] if s.grid != subject.grid]
        given = [k for k in subject.figures if not k.derived and k.measure == "outcome"]
        since = [k for s in others for k in s.figures if not k.derived and k.measure == "outcome"]
        found: list[Known] = []
        for new in given:
            if any(_is_year_before(k, new) for k in given):
                continue
            for old in since:
                if _is_year_before(old, new):
                    words = f"{_told(old)}, {_told(new)}"
                    unit = POINTS if new.unit.kind == "percent" else new.unit
                    found.append(_difference(new, old, "change", unit, words))
                    if old.value and new.unit.kind != "percent":
                        found.append(_percent(new, old, "change", words))
        yield replace(subject, figures=(*subject.figures, *found)) if found else subject


def _is_year_before(old: Known, new: Known) -> bool:
    """Whether a figure is what the other was the year before."""
    same = (old.part, old.unit, old.scope) == (new.part, new.unit, new.scope)
    return same and old.year is not None and new.year == old.year + 1


def between_rows(one: Known, other: Known) -> Known:
    """The difference between two rows' figures in a column, in points where they are percent."""
    unit = POINTS if one.unit.kind == "percent" else one.unit
    return _difference(one, other, "", unit, one.heading)


def _measure_between(new: Known, old: Known) -> Measure | None:
    """What the difference between two figures of a row says, if anything."""
    if new.measure == old.measure and old.earlier and not new.earlier:
        return "revision" if new.year == old.year and new.measure in _REVISED else None
    if new.year != old.year:
        told = new.year is not None and old.year is not None
        return "change" if told and new.measure == old.measure else None
    if new.measure == "deviation":
        return "miss" if old.measure == "outlook" else None
    if (new.measure, old.measure) == ("forecast", "budget"):
        return "outlook"
    return _DIFFERENCES.get(old.measure) if new.measure in ("outcome", "") else None


def _told(known: Known) -> str:
    """A figure with its heading: `2023: 5,7`."""
    heading = known.heading or str(known.year or "")
    return f"{heading}: {format_number(known.value, max(known.decimals, 0))}"


def _difference(new: Known, old: Known, measure: Measure, unit: Unit, words: str) -> Known:
    return Known(
        id=f"{new.id} − {old.id}", thing=new.thing, heading=words, words=new.words,
        measure=measure, year=new.year, value=new.value - old.value,
        decimals=max(new.decimals, old.decimals), unit=unit,
        spread=new.spread - old.spread, grid=new.grid, row=new.row, whole=new.whole, part=new.part,
        derived="difference", grew=_grew(new, old), since=old.year, scope=new.scope or old.scope,
        natural=_is_natural(new, old), better=_is_better(new, old, measure),
    )  # fmt: skip


def _percent(
    new: Known, old: Known, measure: Measure, words: str, given: Sequence[Known] = ()
) -> Known:
    """The difference in percent; `given` are the differences told in the row's own columns, which
    may say more closely what it can be."""
    value = (new.value - old.value) / abs(old.value) * 100
    difference = new.spread - old.spread
    for told in given:
        same = (told.unit, told.year, told.part) == (new.unit, new.year, new.part)
        for spread in (told.spread, -told.spread) if same else ():
            difference = difference.common(spread) if difference.meets(spread) else difference
    spread = _in_percent(difference, new, old) or Interval(value - 100, value + 100)
    return Known(
        id=f"({new.id} − {old.id}) / {old.id}", thing=new.thing, heading=words, words=new.words,
        measure=measure, year=new.year, value=value, decimals=1, unit=PERCENT,
        spread=spread, grid=new.grid, row=new.row, whole=new.whole, part=new.part,
        derived="percent", grew=_grew(new, old), since=old.year, scope=new.scope or old.scope,
    )  # fmt: skip


def _in_percent(difference: Interval, new: Known, old: Known) -> Interval | None:
    """All that a difference can be in percent of the old amount, the three taken together."""
    found = []
    for end in (difference.low, difference.high):
        base = new.spread - Interval.exactly(end)
        if base.meets(old.spread):
            amounts = abs(base.common(old.spread))
            if not amounts.low:
                return None
            found += [end / amounts.low * 100, end / amounts.high * 100]
    return Interval(min(found), max(found)) if found else None


def _grade(new: Known, old: Known, words: str) -> Known:
    """The outcome in percent of the budget."""
    hundred = Interval.exactly(Decimal(100))
    value = abs(new.value / old.value) * 100
    try:
        spread = abs(new.spread / old.spread * hundred)
    except ZeroDivisionError:
        spread = Interval(value - 100, value + 100)
    return Known(
        id=f"{new.id} / {old.id}", thing=new.thing, heading=words, words=new.words,
        measure="grade", year=new.year, value=value, decimals=1, unit=PERCENT, spread=spread,
        grid=new.grid, row=new.row, whole=new.whole, part=new.part, derived="percent",
    )  # fmt: skip


def _is_natural(new: Known, old: Known) -> bool:
    """Whether more is better: of amounts where costs have their minus."""
    return new.unit.kind == "money" and min(new.value, old.value) < 0


def _is_better(new: Known, old: Known, measure: Measure) -> bool | None:
    """Whether a deviation from budget is a surplus, or a result told again better than before;
    None when it cannot be told."""
    if measure == "revision" and new.measure != "forecast":
        told = new.better is not None
    else:
        told = measure in ("deviation", "outlook", "revision") and _is_natural(new, old)
    return new.value > old.value if told and new.value != old.value else None


def _grew(new: Known, old: Known) -> bool | None:
    """Whether the amount became larger, costs without their minus; None when it stayed."""
    if new.value == old.value:
        return None
    return abs(new.value) > abs(old.value)
