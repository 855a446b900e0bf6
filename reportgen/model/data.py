"""A file in `data/`."""

from __future__ import annotations

from pydantic import Field

from reportgen.model.goal import Goal
from reportgen.node import Node, Prose
from reportgen.tables.spec import ChartSpec, FactSpec, Id, TableSpec


class DataFile(Node):
    """Tables, facts, charts, goals and shared footnotes: the one home of each."""

    tables: dict[Id, TableSpec] = Field(alias="tabeller", default_factory=dict)
    facts: dict[Id, FactSpec] = Field(alias="fakta", default_factory=dict)
    charts: dict[Id, ChartSpec] = Field(alias="diagram", default_factory=dict)
    goals: dict[Id, Goal] = Field(alias="mål", default_factory=dict)
    footnotes: dict[Id, Prose] = Field(alias="fotnoter", default_factory=dict)
