"""One table worked out."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from reportgen.compute.evaluate import Evaluator, sum_parts
from reportgen.compute.status import settle_status
from reportgen.facts import Fact
from reportgen.finding import Source
from reportgen.language import NBSP, decimals_of, round_half_up
from reportgen.model.profile import Scale
from reportgen.tables.formula import Formula, Missing, Name, evaluate
from reportgen.tables.grid import Assessed, Grid, GridCell, GridRow, Parts, Written
from reportgen.tables.inputs import LaidRow
from reportgen.tables.layout import LaidTable
from reportgen.tables.spec import ColumnSpec, NumberTable

_SIGN = re.compile(r"(?<=\d)\s*%")

_SIGN_TELLS = ("avvikelse", "resultat")
"""Roles of columns and rows whose minus always means something."""


def compute_grid(table: LaidTable, evaluator: Evaluator, scales: Mapping[str, Scale]) -> Grid:
    """The table with every cell worked out by `evaluator` (which gathers the findings)."""
    rows = tuple(
        GridRow(row.id, row.spec, _cells(table, row, evaluator, scales)) for row in table.rows
    )
    grid = Grid(table.id, table.spec, table.columns, rows)
    visible = isinstance(table.spec, NumberTable) and _rounding_shows(table, grid)
    return Grid(table.id, table.spec, table.columns, rows, visible)


def _cells(
    table: LaidTable, row: LaidRow, evaluator: Evaluator, scales: Mapping[str, Scale]
) -> dict[str, GridCell]:
    cells = {c.id: _cell(table, row, c, evaluator) for c in table.columns}
    for column in table.columns:
        if column.derived is not None and row.holds_values:
            stated = cells[column.id]
            assert stated is None or isinstance(stated, Assessed)
            place = row.spec.source
            cells[column.id], faults = settle_status(column, stated, cells, scales, place)
            evaluator.findings += faults
    return cells


def _cell(table: LaidTable, row: LaidRow, column: ColumnSpec, evaluator: Evaluator) -> GridCell:
    if not row.holds_values:
        return None
    typed = row.inputs.get(column.id)
    if column.format == "text" or not isinstance(table.spec, NumberTable):
        return None if typed is None else _words(row.spec.cells.get(column.id), typed.source)
    if column.format == "bedömning":
        if typed is None or not typed.words:
            return None
        return Assessed(column.scale, typed.words, typed.source, column.shows, column.tinted)
    if column.format == "mål" and typed is not None and typed.words:
        return Written(_SIGN.sub(f"{NBSP}%", typed.words), typed.source)
    key = (table.id, row.id, column.id)
    cell = evaluator.cell(key, row.spec.source)
    unit = table.unit(row, column)
    is_cost = (
        table.spec.sign == "kostnader_negativa"
        and unit.kind == "money"
        and column.role not in _SIGN_TELLS
        and row.spec.role not in _SIGN_TELLS
        and cell.value is not None
        and cell.value < 0
    )
    return Fact(
        id=".".join(key),
        value=cell.value,
        unit=unit,
        decimals=_decimals(table, row, column, cell.value),
        source=typed.source if typed is not None else row.spec.source,
        name=row.spec.name,
        gap=cell.gap,
        year=column.year,
        formula=cell.formula,
        is_cost=is_cost,
        show_unit=table.shows_unit(row, column),
        plus=column.plus,
    )


def _decimals(table: LaidTable, row: LaidRow, column: ColumnSpec, value: Decimal | None) -> int:
    """The decimals a figure is shown with; a target has those it was written with."""
    if column.format == "mål" and column.decimals is None and value is not None:
        return decimals_of(value)
    return table.decimals(row, column)


def _words(value: object, place: Source) -> GridCell:
    """A cell of words: Markdown, or the parts the loader found there."""
    if isinstance(value, tuple):
        return Parts(value, place)
    return Written("" if value is None else str(value), place)


def _rounding_shows(table: LaidTable, grid: Grid) -> bool:
    """Whether a reader who adds up the shown figures gets something else than is shown."""
    shown = {
        (row.id, name): round_half_up(cell.value, cell.decimals)
        for row in grid.rows
        for name, cell in row.cells.items()
        if isinstance(cell, Fact) and cell.value is not None
    }
    for row in table.rows:
        for column in table.columns:
            if (row.id, column.id) not in shown:
                continue
            expected = _from_shown(table, row, column, shown)
            if expected is not None and expected != shown[row.id, column.id]:
                return True
    return False


def _from_shown(
    table: LaidTable,
    row: LaidRow,
    column: ColumnSpec,
    shown: dict[tuple[str, str], Decimal],
) -> Decimal | None:
    """What the shown parts give, for sums and differences; None for everything else."""
    if column.per_block:
        return None
    if column.id in table.formulas:
        return _difference(table.formulas[column.id], lambda name: shown.get((row.id, name)))
    if row.formula is not None:
        return _difference(row.formula, lambda name: shown.get((name, column.id)))
    if row.spec.sum:
        parts = [shown.get((p.id, column.id)) for p in sum_parts(table, row)]
        return sum((p for p in parts if p is not None), Decimal(0))
    return None


def _difference(formula: Formula, shown: Callable[[str], Decimal | None]) -> Decimal | None:
    allowed = (ast.BinOp, ast.Add, ast.Sub, ast.Name, ast.Load)
    if not all(isinstance(node, allowed) for node in ast.walk(formula.tree)):
        return None

    def value(name: Name) -> Decimal:
        found = shown(name[0])
        if found is None:
            raise Missing
        return found

    try:
        return evaluate(formula, value, lambda number: number)
    except Missing:
        return None
