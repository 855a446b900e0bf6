"""Columns without a heading: read out cell by cell, their figures are of nothing (WCAG 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.facts import Fact
from reportgen.finding import Finding, varning
from reportgen.tables.grid import Grid
from reportgen.tables.spec import NumberTable


def table_heads(material: Material) -> Iterator[Finding]:
    """A column of figures or words without a heading, in a table whose others have one.

    The corner over the rows' names may be empty, and so may a column of symbols; a table that says
    `rubrikrad: nej` needs none while it has one figure a row, and one whose columns all lack one is
    a form.
    """
    for grid in material.computed.grids.values():
        if not grid.spec.head:
            yield from _headless(grid)
        elif any(c.title.strip() for c in grid.columns):
            yield from _untitled(grid)


def _headless(grid: Grid) -> Iterator[Finding]:
    """A table without a row of headings, whose figures stand several in a row."""
    figures = [
        c
        for c in grid.columns
        if c.format in ("tal", "procent")
        and any(isinstance(row.cells.get(c.id), Fact) for row in grid.rows)
    ]
    if isinstance(grid.spec, NumberTable) and len(figures) > 1:
        message = f"”{_called(grid)}” har flera kolumner med tal men inga kolumnrubriker"
        place = grid.spec.places.get("rubrikrad", grid.spec.source)
        yield varning("table-without-head", message, place, "ta bort rubrikrad: nej")


def _untitled(grid: Grid) -> Iterator[Finding]:
    labelled = any(row.spec.name for row in grid.rows)
    for number, column in enumerate(grid.columns):
        corner = number == 0 and not labelled and column.format == "text"
        silent = column.format == "bedömning" or column.group or corner
        if not column.title.strip() and not silent:
            message = f"kolumnen ”{column.id}” i ”{_called(grid)}” har ingen rubrik"
            hint = "skriv rubrik: vad kolumnen visar"
            yield varning("table-without-head", message, column.source, hint)


def _called(grid: Grid) -> str:
    return grid.spec.title if grid.spec.title and "{{" not in grid.spec.title else grid.id
