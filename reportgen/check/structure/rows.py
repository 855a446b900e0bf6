"""Rows and columns that say what can never be seen."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.facts import Fact
from reportgen.finding import Finding, fel, varning
from reportgen.node import closest
from reportgen.tables.grid import Grid, GridRow
from reportgen.tables.spec import NumberTable


def rows_that_show(material: Material) -> Iterator[Finding]:
    """Values in rows without cells, sums of nothing, cells to fill in that are not there."""
    for grid in material.computed.grids.values():
        if not isinstance(grid.spec, NumberTable):
            yield from _calculations(grid)
            continue
        to_fill = any(row.spec.fill_in for row in grid.rows)
        for row in grid.rows:
            if row.spec.type in ("rubrik", "kommentar"):
                yield from _unseen_values(row)
            elif not to_fill and _sums_nothing(row):
                message = f"raden ”{row.spec.name or row.id}” blir tom: den summerar inget"
                hint = "skriv summa: alla, ovan, under (de mer indragna raderna) eller [rad, rad]"
                yield varning("empty-sum", message, row.spec.source, hint)
            known = [c.id for c in grid.columns]
            for name in row.spec.fill_in:
                if name not in known:
                    place = row.spec.places.get("fyll_i", row.spec.source)
                    message = f"”{name}” är ingen kolumn i ”{grid.id}”"
                    yield fel("unknown-column", message, place, closest(name, known))


def _sums_nothing(row: GridRow) -> bool:
    figures = [cell for cell in row.cells.values() if isinstance(cell, Fact)]
    empty = all(f.value is None and not f.gap for f in figures)
    return bool(row.spec.sum or row.spec.type in ("delsumma", "total")) and empty


def _unseen_values(row: GridRow) -> Iterator[Finding]:
    spec = row.spec
    values = [v for v in (*spec.cells.values(), *spec.values) if v is not None]
    if values or spec.sum or spec.formula:
        message = f"en rad av typen {spec.type} har inga celler; dess värden visas inte"
        yield fel("unseen-values", message, spec.source, "ta bort typ, eller värdena")


def _calculations(grid: Grid) -> Iterator[Finding]:
    columns = (c for c in grid.columns if c.formula or c.fetch)
    rows = (r.spec for r in grid.rows if r.spec.formula or r.spec.sum)
    for one in (*columns, *rows):
        message = f"”{grid.id}” är en texttabell och räknar inget"
        yield fel("text-table", message, one.source, "skriv {{ tabell.rad.kolumn }} i cellen")
