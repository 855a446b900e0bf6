"""Small counts of persons: which they are, what else would give them away, and hiding them.

Counts under a threshold point people out (OSL 26 kap.); a hidden one must not follow from totals,
differences, shares or other tables either, so further cells are hidden with it. The method is
statistical offices' cell suppression: hide the cheapest cell of each relation that gives one away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.compute.disclosure import derivable
from reportgen.compute.relations import Relation
from reportgen.facts import Fact
from reportgen.model.profile import SmallCountRule
from reportgen.tables.grid import Grid, GridCell, GridRow
from reportgen.tables.spec import ColumnSpec, NumberTable

_NOT_COUNTED = ("budget", "prognos", "mål", "avvikelse", "resultat")
"""Roles of columns whose figures count nobody: plans and differences."""


@dataclass(frozen=True, slots=True)
class SmallCounts:
    """The small counts with their true values, and what else is to be hidden to keep them.

    `hidden` says whether it is done; then no other fact or grid holds their values.
    """

    small: Mapping[str, Fact]
    besides: tuple[str, ...]
    hidden: bool

    @property
    def names(self) -> frozenset[str]:
        """Everything that is hidden, or should be."""
        return frozenset((*self.small, *self.besides))


def find_small_counts(
    grids: Mapping[str, Grid],
    facts: Mapping[str, Fact],
    relations: tuple[Relation, ...],
    rule: SmallCountRule,
) -> SmallCounts:
    """The small counts in tables that say `personer: ja`, and what must be hidden with them."""
    differences = {r.result for r in relations if any(w < 0 for w in r.top.values())}
    small = {
        cell.id: cell
        for grid in grids.values()
        for row, column, cell in persons(grid)
        if cell.id not in differences and rule.points_out(cell.value)
    }
    kept = {*small, *(c.id for g in grids.values() for *_, c in persons(g) if c.gap == "..")}
    besides = hide_with(kept, facts, relations, least=rule.least) if small else ()
    return SmallCounts(small, besides, hidden=rule.action == "dölj")


def persons(grid: Grid) -> Iterator[tuple[GridRow, ColumnSpec, Fact]]:
    """The cells of a table about persons that count them in whole numbers."""
    if not isinstance(grid.spec, NumberTable) or not grid.spec.persons:
        return
    for row in grid.rows:
        for column in grid.columns:
            cell = row.cells[column.id]
            counted = column.role not in _NOT_COUNTED and column.format == "tal"
            if counted and isinstance(cell, Fact) and cell.unit.kind == "count":
                yield row, column, cell


def withhold(
    counts: SmallCounts, grids: Mapping[str, Grid], facts: Mapping[str, Fact]
) -> tuple[dict[str, Grid], dict[str, Fact]]:
    """The grids and facts with `..` for every hidden figure, wherever it stands."""
    if not counts.hidden:
        return dict(grids), dict(facts)
    known = {
        name: replace(fact, value=None, gap="..", formula="") if name in counts.names else fact
        for name, fact in facts.items()
    }

    def shown(cell: GridCell) -> GridCell:
        return known[cell.id] if isinstance(cell, Fact) else cell

    return {
        name: replace(
            grid,
            rows=tuple(
                replace(row, cells={c: shown(cell) for c, cell in row.cells.items()})
                for row in grid.rows
            ),
        )
        for name, grid in grids.items()
    }, known


def hide_with(
    kept: Set[str],
    facts: Mapping[str, Fact],
    relations: tuple[Relation, ...],
    *,
    least: int | None = None,
) -> tuple[str, ...]:
    """What to hide beside the figures to keep: the least important cells, no more than needed.

    `least` is the smallest count there is to hide, when the facts hold true values.
    """
    withheld = {name for name, fact in facts.items() if fact.gap == ".."}
    cost = _Cost(relations, facts)

    def given_away(hidden: Set[str]) -> dict[str, frozenset[int]]:
        found = derivable(relations, hidden | withheld, facts, least=least)
        return {name: used for name, used in found.items() if name in kept}

    hidden = set(kept - withheld)
    chosen: list[str] = []
    while found := given_away(hidden):
        more = _one_for_each(found, hidden, facts, relations, cost)
        if not more:
            break  # nothing more can be hidden; `derivable-count` tells of it
        chosen += more
        hidden |= set(more)
    for name in sorted(chosen, key=lambda n: cost.of(n, hidden), reverse=True):
        if given_away(hidden - {name}).keys() == found.keys():
            hidden.remove(name)
    return tuple(n for n in facts if n in hidden and n not in kept)


def _one_for_each(
    given_away: Mapping[str, frozenset[int]],
    hidden: Set[str],
    facts: Mapping[str, Fact],
    relations: tuple[Relation, ...],
    cost: _Cost,
) -> list[str]:
    """The cheapest cell to hide for each figure given away, but one only where they share sums."""
    chosen: dict[str, None] = {}
    touched: set[int] = set()
    for _, used in sorted(given_away.items(), key=lambda item: (len(item[1]), item[0])):
        bound = {n for number in used for n in relations[number].names}
        free = [n for n in bound - hidden if n in facts and facts[n].value is not None]
        if free and not touched & used:
            touched |= used
            chosen[min(free, key=lambda n: cost.of(n, hidden))] = None
    return list(chosen)


class _Cost:
    """How much is lost when a figure is hidden."""

    def __init__(self, relations: tuple[Relation, ...], facts: Mapping[str, Fact]) -> None:
        self._facts = facts
        self._order = {name: number for number, name in enumerate(facts)}
        self._of: dict[str, list[Relation]] = {}
        for relation in relations:
            for name in relation.names:
                self._of.setdefault(name, []).append(relation)

    def of(self, name: str, hidden: Set[str]) -> tuple[int, int, Decimal, int]:
        """Differences and shares first, then ordinary counts, totals last; small before large.

        A cell whose other sums hold nothing hidden would be given away by them: it costs more.
        """
        value = abs(self._facts[name].amount)
        results = [r for r in self._of[name] if r.result == name]
        if any(r.is_total for r in results):
            rank = 3
        elif results:
            rank = 0
        else:
            rank = 1 if value else 2
        exposed = sum(1 for r in self._of[name] if not r.names & hidden)
        return rank, exposed, value, self._order[name]
