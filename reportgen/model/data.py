"""A file in `data/`."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from reportgen.model.goal import Goal
from reportgen.node import Node, Number, Prose
from reportgen.tables.spec import ChartSpec, FactSpec, Id, TableSpec
from reportgen.yamltext import PlacedDict


class PublishedFigure(Node):
    """A figure as an earlier report gave it; `restated` says why this report has another."""

    value: Number = Field(alias="värde")
    restated: Prose = Field(alias="omräknad", default="")


def _bare_figures(value: object) -> object:
    """`resultat.totalt.bokslut: -258.6` is short for `{värde: -258.6}`."""
    if not isinstance(value, PlacedDict):
        return value
    figures = PlacedDict(value.source)
    for name, figure in value.items():
        place = value.values_at[name]
        whole = figure
        if not isinstance(figure, dict):
            whole = PlacedDict(place)
            whole["värde"] = figure
            whole.keys_at["värde"] = whole.values_at["värde"] = place
        figures[name] = whole
        figures.keys_at[name] = value.keys_at[name]
        figures.values_at[name] = place
    return figures


PublishedFigures = Annotated[dict[str, PublishedFigure], BeforeValidator(_bare_figures)]


class DataFile(Node):
    """Tables, facts, charts, goals and shared footnotes: the one home of each."""

    tables: dict[Id, TableSpec] = Field(alias="tabeller", default_factory=dict)
    facts: dict[Id, FactSpec] = Field(alias="fakta", default_factory=dict)
    charts: dict[Id, ChartSpec] = Field(alias="diagram", default_factory=dict)
    goals: dict[Id, Goal] = Field(alias="mål", default_factory=dict)
    footnotes: dict[Id, Prose] = Field(alias="fotnoter", default_factory=dict)
    published: dict[int, PublishedFigures] = Field(alias="publicerat", default_factory=dict)
