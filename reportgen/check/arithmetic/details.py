"""A table that specifies a row of another must sum to that row."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.facts import Fact
from reportgen.finding import Finding, fel
from reportgen.language import format_number
from reportgen.node import closest
from reportgen.tables.grid import Grid, GridRow
from reportgen.tables.interval import Interval
from reportgen.tables.spec import NumberTable
from reportgen.units import convert


def details_agree(material: Material) -> Iterator[Finding]:
    """A table that details a row of another (`specificerar`) must sum to that row.

    Rounding is allowed for by the rule of XBRL Calculations 1.1: the two must be able to be the
    same value.
    """
    for grid in material.computed.grids.values():
        spec = grid.spec
        if not isinstance(spec, NumberTable) or not spec.details:
            continue
        place = spec.places.get("specificerar", spec.source)
        target, _, row_name = spec.details.partition(".")
        parent = material.computed.grids.get(target)
        whole = None if parent is None else _row(parent, row_name)
        if parent is None or whole is None:
            others = (g for g in material.computed.grids.values() if g is not grid)
            known = [f"{g.id}.{r.id}" for g in others for r in g.rows]
            message = f"raden ”{spec.details}” finns inte"
            yield fel("unknown-row", message, place, closest(spec.details, known))
            continue
        total = next((r for r in reversed(grid.rows) if r.spec.type == "total"), None)
        if total is None:
            message = f"”{grid.id}” specificerar en rad men har ingen totalrad"
            yield fel("no-total", message, place, "lägg till en rad med typ: total, summa: alla")
            continue
        yield from _compared(grid, spec, total, whole)


def _row(grid: Grid, name: str) -> GridRow | None:
    return next((r for r in grid.rows if r.id == name), None)


def _compared(grid: Grid, spec: NumberTable, total: GridRow, whole: GridRow) -> Iterator[Finding]:
    derived = {column.id for column in grid.columns if column.formula}
    for name, detail in total.cells.items():
        parent = whole.cells.get(name)
        if name in derived:  # follows from the others, by a sign rule that is each table's own
            continue
        if not isinstance(detail, Fact) or not isinstance(parent, Fact):
            continue
        if detail.value is None or parent.value is None:
            continue
        value = convert(detail.value, detail.unit, parent.unit)
        if value is None:
            continue
        value = -value if spec.details_reversed else value
        scale = detail.unit.factor / parent.unit.factor
        own = Interval.rounded(detail.value, detail.decimals) * Interval.exactly(scale)
        own = -own if spec.details_reversed else own
        if not own.meets(Interval.rounded(parent.value, parent.decimals)):
            shown = format_number(value, parent.decimals)
            expected = format_number(parent.value, parent.decimals)
            message = f"”{grid.id}” ger {shown} för ”{name}” men {spec.details} är {expected}"
            turned = (-own).meets(Interval.rounded(parent.value, parent.decimals))
            switch = "nej" if spec.details_reversed else "ja"
            hint = f"skriv omvänt_tecken: {switch}" if turned else "rätta den ena tabellen"
            yield fel("details-differ", message, total.spec.source, hint)
