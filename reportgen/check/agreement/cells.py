"""Pairs of cells that speak of the same thing, and whether they say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

import reportgen.check.agreement.labels as labels
from reportgen.facts import Fact
from reportgen.language import round_half_up
from reportgen.tables.grid import Grid, GridRow
from reportgen.tables.interval import Interval
from reportgen.tables.spec import ColumnSpec, NumberTable
from reportgen.units import convert


class Relation(Enum):
    """How two figures stand to each other."""

    SAME = "same"
    REVERSED = "reversed"  # the same but for the sign
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures with its heading as read."""

    spec: ColumnSpec
    heading: str
    meaning: labels.Meaning


@dataclass(frozen=True, slots=True)
class Row:
    """A row with figures; `key` is shared by rows named alike."""

    row: GridRow
    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of figures as it is compared with others."""

    grid: Grid
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A cell of one table and its counterpart in another."""

    one: Fact
    other: Fact
    rows: tuple[Row, Row]
    columns: tuple[Column, Column]
    relation: Relation

    @property
    def figures(self) -> tuple[Fact, Fact]:
        """Both."""
        return self.one, self.other

    @property
    def digits(self) -> int:
        """How many digits the coarser of the two shows: how little chance explains agreement."""
        return min(_digits(self.one), _digits(self.other))


def sheet(grid: Grid, report_year: int) -> Sheet:
    """A table's columns and rows, those left out whose name stands twice."""
    columns = tuple(
        Column(c, labels.shown(c.title, report_year, c.year), labels.meaning(c, report_year))
        for c in grid.columns
        if c.format in ("tal", "procent")
    )
    rows = [
        Row(r, label, labels.key(label))
        for r in grid.rows
        if (label := labels.shown(r.spec.name, report_year))
        and any(isinstance(c, Fact) for c in r.cells.values())
    ]
    count = Counter(r.key for r in rows)
    single = tuple(r for r in rows if count[r.key] == 1)
    return Sheet(grid, labels.shown(grid.spec.title, report_year), columns, single)


def sheets(grids: Iterator[Grid], report_year: int) -> tuple[Sheet, ...]:
    """The tables of figures."""
    return tuple(sheet(g, report_year) for g in grids if isinstance(g.spec, NumberTable))


def pair(rows: tuple[Row, Row], columns: tuple[Column, Column]) -> Pair | None:
    """The two cells, or None when one is empty, both are zero, or they measure other things."""
    one = rows[0].row.cells.get(columns[0].spec.id)
    other = rows[1].row.cells.get(columns[1].spec.id)
    if not isinstance(one, Fact) or not isinstance(other, Fact):
        return None
    relation = related(one, other)
    return None if relation is None else Pair(one, other, rows, columns, relation)


def related(one: Fact, other: Fact) -> Relation | None:
    """How two figures stand to each other; None when they cannot be compared."""
    if one.value is None or other.value is None or (one.value == 0 and other.value == 0):
        return None
    value = convert(one.value, one.unit, other.unit)
    if value is None:
        return None
    if _agree(one, other, Decimal(1)):
        return Relation.SAME
    return Relation.REVERSED if _agree(one, other, Decimal(-1)) else Relation.DIFFERENT


def _agree(one: Fact, other: Fact, sign: Decimal) -> bool:
    """Whether they can be the same; those shown equally exactly must be shown alike."""
    scale = one.unit.factor / other.unit.factor * sign
    if one.unit.factor == other.unit.factor and one.decimals == other.decimals:
        shown = [round_half_up(f.amount, f.decimals) for f in (one, other)]
        if not one.formula and not other.formula:
            return shown[0] * sign == shown[1]
    spread = _spread(one) * Interval.exactly(scale)
    return spread.meets(_spread(other))


def _spread(fact: Fact) -> Interval:
    """What a figure can stand for; one worked out from rounded figures has all their rounding."""
    parts = 1 + sum(fact.formula.count(sign) for sign in "+−-*/") if fact.formula else 1
    half = Decimal(5).scaleb(-fact.decimals - 1) * parts
    return Interval(fact.amount - half, fact.amount + half)


def difference_in_steps(one: Fact, other: Fact) -> Decimal:
    """How far apart, in units of the coarser figure's last decimal."""
    factors = one.unit.factor, other.unit.factor
    steps = [f.unit.factor.scaleb(-f.decimals) for f in (one, other)]
    return abs(one.amount * factors[0] - other.amount * factors[1]) / max(steps)


def _digits(fact: Fact) -> int:
    shown = abs(round_half_up(fact.amount, fact.decimals))
    return len(str(shown).replace(".", "").lstrip("0"))
