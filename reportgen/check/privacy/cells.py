"""How a figure is spoken of: its column and row as the reader sees them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from reportgen.check.material import Material
from reportgen.tables.grid import Grid

_FEW = 6


def named(material: Material, name: str) -> str:
    """`”Flickor” för ”Norr”`; a figure outside tables by its own name."""
    table, *path = name.split(".")
    grid = material.computed.grids.get(table)
    if grid is None or len(path) != 2:
        return f"”{name}”"
    return _in_grid(grid, *path)


def _in_grid(grid: Grid, row_id: str, column_id: str) -> str:
    row = next(r for r in grid.rows if r.id == row_id)
    column = next(c for c in grid.columns if c.id == column_id)
    title = "" if "{{" in column.title else column.title
    return f"”{title or column.id}” för ”{row.spec.name or row.id}”"


def listed(material: Material, names: Iterable[str]) -> str:
    """A few figures with "och"; `…` when there are more."""
    names = tuple(names)
    words = [named(material, name) for name in islice(names, _FEW)]
    if len(names) > _FEW:
        return f"{', '.join(words)} … ({len(names)} celler)"
    return " och ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
