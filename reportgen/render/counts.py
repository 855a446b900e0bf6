"""Counts that follow the tables: goals and rows with a status (facts like any other)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from reportgen.compute import ComputedReport
from reportgen.facts import Fact, FactFault
from reportgen.finding import Source
from reportgen.model.goal import Goal
from reportgen.model.parts import AssessmentPart
from reportgen.render.names import Names
from reportgen.tables.grid import Assessed, GridCell, Parts
from reportgen.units import COUNT


class Counts:
    """Functions for authors' texts."""

    def __init__(self, computed: ComputedReport) -> None:
        self._computed = computed

    def goals(self, nivå: str = "") -> Fact:
        """How many goals there are, or how many are at a level."""
        goals: Mapping[str, Goal] = self._computed.report.goals
        levels = [g.level for g in goals.values()]
        if nivå and nivå not in levels and not self._known(nivå):
            raise FactFault(f"nivån ”{nivå}” finns inte i någon skala")
        number = sum(1 for level in levels if not nivå or level == nivå)
        name = f"antal_mål({nivå})" if nivå else "antal_mål"
        return Fact(name, Decimal(number), COUNT, 0, Source(""))

    def statuses(self, tabell: str, kolumn: str, nivå: str = "") -> Fact:
        """How many rows of a table have a status in the column, or the given level."""
        grid = self._computed.grids.get(tabell)
        if grid is None or kolumn not in {c.id for c in grid.columns}:
            raise FactFault(f"”{tabell}.{kolumn}” finns inte")
        levels = [one for row in grid.rows for one in _levels(row.cells[kolumn])]
        if not levels:
            raise FactFault(f"”{tabell}.{kolumn}” har inga bedömningar")
        if nivå and nivå not in levels and not self._known(nivå):
            raise FactFault(f"nivån ”{nivå}” finns inte i någon skala")
        number = sum(1 for level in levels if not nivå or level == nivå)
        name = ", ".join(n for n in (tabell, kolumn, nivå) if n)
        return Fact(f"bedömningar({name})", Decimal(number), COUNT, 0, Source(""))

    def total(self, rad: object) -> Fact:
        """The sum of a row's figures: `summa(tabell.rad)`."""
        facts = _figures(rad, "summa")
        value = sum((f.amount for f in facts), Decimal(0))
        return replace(facts[0], id=f"summa({rad})", value=value, year=None, formula="summa")

    def mean(self, rad: object) -> Fact:
        """The mean of a row's figures, missing ones left out: `medel(tabell.rad)`."""
        facts = _figures(rad, "medel")
        value = sum((f.amount for f in facts), Decimal(0)) / len(facts)
        return replace(facts[0], id=f"medel({rad})", value=value, year=None, formula="medel")

    def _known(self, level: str) -> bool:
        scales = self._computed.report.profile.scales.values()
        return any(one.id == level for scale in scales for one in scale.levels)


def _levels(cell: GridCell) -> Iterator[str]:
    """The levels in a cell: its own, or those of the assessments among its parts."""
    if isinstance(cell, Assessed):
        yield cell.level
    elif isinstance(cell, Parts):
        yield from (part.level for part in cell.parts if isinstance(part, AssessmentPart))


def _figures(row: object, where: str) -> list[Fact]:
    """The figures of a row that have a value; they must be of one kind, and none withheld."""
    if not isinstance(row, Names):
        raise FactFault(f"{where} behöver en rad, t.ex. {where}(tabell.rad)")
    every = [f for f in _children(row) if isinstance(f, Fact)]
    facts = [f for f in every if f.value is not None]
    if any(f.gap == ".." for f in every):
        raise FactFault(f"”{row}” har siffror som är dolda eller för osäkra (..)")
    if not facts:
        raise FactFault(f"”{row}” har inga siffror")
    if len({f.unit.kind for f in facts}) > 1:
        raise FactFault(f"”{row}” har siffror med olika enheter")
    return facts


def _children(row: Names) -> list[object]:
    """The row's columns, or the years of a loose fact."""
    columns = [row[name] for name in row if not name.isdigit()]
    return [*columns] or [row[int(year)] for year in row]
