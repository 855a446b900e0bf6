"""Columns without a heading: read out cell by cell, their figures are of nothing (WCAG 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.finding import Finding, varning
from reportgen.tables.grid import Grid


def table_heads(material: Material) -> Iterator[Finding]:
    """A column of figures or words without a heading, in a table whose others have one.

    The corner over the rows' names may be empty, and so may a column of symbols; a table that says
    `rubrikrad: nej` has chosen to have none, and one whose columns all lack one is a form.
    """
    for grid in material.computed.grids.values():
        if grid.spec.head and any(c.title.strip() for c in grid.columns):
            yield from _untitled(grid)


def _untitled(grid: Grid) -> Iterator[Finding]:
    labelled = any(row.spec.name for row in grid.rows)
    for number, column in enumerate(grid.columns):
        corner = number == 0 and not labelled and column.format == "text"
        silent = column.format == "bedömning" or column.group or corner
        if not column.title.strip() and not silent:
            name = grid.spec.title if grid.spec.title and "{{" not in grid.spec.title else grid.id
            message = f"kolumnen ”{column.id}” i ”{name}” har ingen rubrik"
            hint = "skriv rubrik: vad kolumnen visar"
            yield varning("table-without-head", message, column.source, hint)
