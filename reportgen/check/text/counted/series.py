"""Series over months, quarters, tertials or years that a table shows, in rows or in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.check.labels import column_label, label, row_label, table_label
from reportgen.check.text.counted.listed import measured
from reportgen.facts import Fact
from reportgen.model.report import Report
from reportgen.tables.columns import MONTHS
from reportgen.tables.grid import Grid, GridCell
from reportgen.tables.interval import Interval

MONTH_NAMES = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september"),
    *("oktober", "november", "december"),
)
_MONTH = re.compile(rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?(?: (?P<year>20\d\d))?", re.IGNORECASE)
_QUARTER = re.compile(r"(?:kvartal|kv\.?|q|k) ?(?P<number>[1-4])(?: (?P<year>20\d\d))?", re.I)
_SPANS = {"jan": "1", "apr": "2", "jul": "3", "okt": "4"}
_SPAN = re.compile(r"(?P<first>jan|apr|jul|okt)[a-z]*\.? ?[–-] ?(?:mar|jun|sep|dec)[a-z]*\.?", re.I)
_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series: the period it is of, as a key, and what it can stand for as shown."""

    period: str
    fact: Fact
    value: Decimal
    spread: Interval


@dataclass(frozen=True, slots=True)
class Series:
    """A row or column of figures over periods of one kind; `year` None: not told.

    Values of a series without a plus anywhere are taken without their minus.
    """

    grid: Grid
    name: str
    year: int | None
    points: tuple[Point, ...]

    def at(self, period: str) -> Point | None:
        """The figure of a period."""
        return next((p for p in self.points if p.period == period), None)

    def extreme(self, *, least: bool) -> tuple[Point, ...]:
        """The figures that no other is less, or more, than."""
        values = [p.value for p in self.points]
        end = min(values) if least else max(values)
        return tuple(p for p in self.points if p.value == end)


def period_of(text: str) -> tuple[str, int | None]:
    """The key of the month or quarter that a label is, `mar` or `k2`, and its year; else ""."""
    tidy = text.strip(" *")
    if found := _MONTH.fullmatch(tidy):
        month = found["month"].casefold()
        if any(name.startswith(tidy.split()[0].strip(".").casefold()) for name in MONTH_NAMES):
            return month, int(found["year"]) if found["year"] else None
    if found := _QUARTER.fullmatch(tidy):
        return f"k{found['number']}", int(found["year"]) if found["year"] else None
    if found := _SPAN.fullmatch(tidy):
        return f"k{_SPANS[found['first'].casefold()[:3]]}", None
    return "", None


def of_periods(grid: Grid, report: Report) -> Iterator[Series]:
    """The table's series over months or quarters."""
    title = table_label(grid, report)
    rows = [(row, *period_of(row_label(row, report))) for row in grid.rows]
    rows = [r for r in rows if r[1]]
    for column in grid.columns:
        heading = column_label(column, report)
        cells = [(period, row.cells.get(column.id)) for row, period, _ in rows]
        years = _years(f"{heading}", column.year) or {y for _, _, y in rows if y} or _years(title)
        yield from _series(grid, f"”{heading}” i {title}", years, cells)
    columns = [(c, *period_of(label(c.title, report) or c.id)) for c in grid.columns]
    columns = [c for c in columns if c[1]]
    for row in grid.rows:
        name = row_label(row, report)
        of_row = [(period, row.cells.get(c.id)) for c, period, _ in columns]
        years = _years(name) or {y for _, _, y in columns if y} or _years(title)
        yield from _series(grid, f"”{name}” i {title}", years, of_row)


def of_years(grid: Grid, report: Report) -> Iterator[Series]:
    """Each row's outcomes over years, one a year."""
    told = measured(grid, report)
    yearly = [(c.id, t) for c in grid.columns if (t := told.get(c.id)) is not None]
    yearly = [(c, t) for c, t in yearly if t.measure == "outcome" and t.year is not None]
    for row in grid.rows:
        cells = [(str(t.year), row.cells.get(c)) for c, t in yearly]
        name = f"”{row_label(row, report)}” i {table_label(grid, report)}"
        yield from _series(grid, name, {report.spec.year}, cells, fewest=2)


def _years(text: str, year: int | None = None) -> set[int]:
    return {year} if year is not None else {int(y) for y in _YEAR.findall(text)}


def _series(
    grid: Grid,
    name: str,
    years: set[int],
    cells: Sequence[tuple[str, GridCell]],
    *,
    fewest: int = 3,
) -> Iterator[Series]:
    """The series, when every period is there once with a figure."""
    facts = [(p, c) for p, c in cells if isinstance(c, Fact) and c.value is not None]
    periods = {p for p, _ in facts}
    if (
        len(facts) < fewest
        or len(facts) != len(cells)
        or len(periods) != len(cells)
        or len(years) > 1
    ):
        return
    if len({p[0] == "k" for p in periods}) > 1:
        return
    positive = any(fact.amount > 0 for _, fact in facts)
    points = []
    for period, fact in facts:
        value = fact.amount if positive else abs(fact.amount)
        spread = Interval.rounded(value, fact.decimals)
        points.append(Point(period, fact, value, spread))
    yield Series(grid, name, next(iter(years), None), tuple(points))
