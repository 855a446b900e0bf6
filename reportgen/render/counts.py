"""Counts that follow the tables: goals and rows with a status (facts like any other)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportgen.compute import ComputedReport
from reportgen.facts import Fact, FactFault
from reportgen.finding import Source
from reportgen.model.goal import Goal
from reportgen.tables.grid import Assessed
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

    def goal_name(self, mål: str) -> str:
        """A goal's words."""
        goal = self._computed.report.goals.get(mål)
        if goal is None:
            raise FactFault(f"målet ”{mål}” finns inte")
        return goal.name

    def statuses(self, tabell: str, kolumn: str, nivå: str = "") -> Fact:
        """How many rows of a table have a status in the column, or the given level."""
        grid = self._computed.grids.get(tabell)
        if grid is None or kolumn not in {c.id for c in grid.columns}:
            raise FactFault(f"”{tabell}.{kolumn}” finns inte")
        levels = [
            cell.level for row in grid.rows if isinstance(cell := row.cells[kolumn], Assessed)
        ]
        number = sum(1 for level in levels if not nivå or level == nivå)
        name = ", ".join(n for n in (tabell, kolumn, nivå) if n)
        return Fact(f"bedömningar({name})", Decimal(number), COUNT, 0, Source(""))

    def _known(self, level: str) -> bool:
        scales = self._computed.report.profile.scales.values()
        return any(one.id == level for scale in scales for one in scale.levels)
