"""One chart fed with its facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.facts import Fact
from reportgen.finding import Finding, fel
from reportgen.node import closest
from reportgen.tables.grid import ComputedChart, Grid, GridRow, GridSeries, Written
from reportgen.tables.spec import ChartSpec, ColumnSpec


def compute_chart(
    name: str, spec: ChartSpec, grids: Mapping[str, Grid], facts: Mapping[str, Fact]
) -> tuple[ComputedChart | None, tuple[Finding, ...]]:
    """The chart with its categories and series, or None and what it asks for in vain."""
    if not isinstance(spec.series, str):
        return _from_facts(name, spec, facts)
    place = spec.places.get("tabell", spec.source)
    if not spec.table:
        hint = "ange tabell, eller serier med namn och fakta"
        message = "diagrammet säger inte vilka siffror det visar"
        return None, (fel("empty-chart", message, spec.source, hint),)
    if spec.table not in grids:
        message = f"tabellen ”{spec.table}” finns inte"
        return None, (fel("unknown-table", message, place, closest(spec.table, grids)),)
    grid = grids[spec.table]
    rows, no_rows = _picked(spec.rows, grid.rows, "raden", spec)
    numeric = [c for c in grid.columns if c.format in ("tal", "procent")]
    columns, no_columns = _picked(spec.columns, numeric, "kolumnen", spec)
    if no_rows or no_columns:
        return None, (*no_rows, *no_columns)
    row_names = [Written(r.spec.name, r.spec.source) for r in rows]
    column_names = column_names_of(columns)
    cells = [[_fact(row, column) for column in columns] for row in rows]
    if spec.series == "rader":
        names, categories, values = row_names, column_names, cells
    else:
        names, categories = column_names, row_names
        values = [list(column) for column in zip(*cells, strict=True)]
    if spec.categories:
        place = spec.places.get("kategorier", spec.source)
        categories = [Written(c, place) for c in spec.categories]
    series = tuple(GridSeries(n, tuple(v)) for n, v in zip(names, values, strict=True))
    return _checked(ComputedChart(name, spec, tuple(categories), series))


def _from_facts(
    name: str, spec: ChartSpec, facts: Mapping[str, Fact]
) -> tuple[ComputedChart | None, tuple[Finding, ...]]:
    findings = []
    series = []
    for one in spec.series:
        assert not isinstance(one, str)
        for wanted in one.facts:
            if wanted not in facts:
                message = f"siffran ”{wanted}” finns inte"
                place = one.places.get("fakta", one.source)
                findings.append(fel("unknown-fact", message, place, closest(wanted, facts)))
        found = tuple(facts[f] for f in one.facts if f in facts)
        series.append(GridSeries(Written(one.name, one.places.get("namn", one.source)), found))
    if findings:
        return None, tuple(findings)
    place = spec.places.get("kategorier", spec.source)
    categories = tuple(Written(c, place) for c in spec.categories)
    return _checked(ComputedChart(name, spec, categories, tuple(series)))


def _checked(chart: ComputedChart) -> tuple[ComputedChart | None, tuple[Finding, ...]]:
    count = len(chart.categories)
    values = [fact.value for series in chart.series for fact in series.facts]
    if all(value is None for value in values):
        message = "diagrammet har inga siffror att visa"
        hint = "välj rader och kolumner med tal i tabellen"
        return None, (fel("empty-chart", message, chart.spec.source, hint),)
    for series in chart.series:
        if len(series.facts) != count:
            message = (
                f"serien ”{series.name.text}” har {len(series.facts)} värden "
                f"men diagrammet {count} kategorier"
            )
            hint = "kategorier ska ha en text för varje värde"
            return None, (fel("chart-uneven", message, chart.spec.source, hint),)
    negative = any(value is not None and value < 0 for value in values)
    if chart.spec.type == "andelar" and negative and chart.spec.amounts != "positiva":
        message = "andelar av ett helt kan inte vara negativa"
        hint = "skriv belopp: positiva om minus bara betyder kostnad, annars typ: liggande"
        return None, (fel("negative-share", message, chart.spec.source, hint),)
    return chart, ()


def column_names_of(columns: Sequence[ColumnSpec]) -> list[Written]:
    """The columns' names along an axis: their years when each has its own, else headings."""
    years = [c.year for c in columns]
    by_year = None not in years and len(set(years)) == len(years)
    return [
        Written(str(c.year) if by_year else c.title, c.places.get("rubrik", c.source), c.year)
        for c in columns
    ]


def _fact(row: GridRow, column: ColumnSpec) -> Fact:
    cell = row.cells[column.id]
    assert isinstance(cell, Fact), "only value rows and numeric columns are picked"
    return cell


def _picked(
    wanted: tuple[str, ...], items: Sequence[Any], what: str, spec: ChartSpec
) -> tuple[list[Any], list[Finding]]:
    """The rows or columns asked for, or all ordinary ones."""
    by_id = {i.id: i for i in items if not _without_values(i)}
    if not wanted:
        ordinary = [i for i in by_id.values() if not _is_sum(i)]
        return ordinary, []
    place = spec.places.get("rader" if what == "raden" else "kolumner", spec.source)
    findings = [
        fel("unknown-name", f"{what} ”{w}” finns inte i tabellen", place, closest(w, by_id))
        for w in wanted
        if w not in by_id
    ]
    return [by_id[w] for w in wanted if w in by_id], findings


def _without_values(item: object) -> bool:
    return isinstance(item, GridRow) and item.spec.type in ("rubrik", "kommentar")


def _is_sum(item: object) -> bool:
    return isinstance(item, GridRow) and item.spec.type in ("delsumma", "total", "varav")
