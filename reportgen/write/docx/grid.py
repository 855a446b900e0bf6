"""A table's cells laid out on its grid: widths, spans and what they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportgen.document.tree import Cell, Row
from reportgen.write.docx.xml import whole


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the grid. `cell` is None where one above reaches down, or none was given."""

    column: int
    cell: Cell | None
    colspan: int = 1
    covered: bool = False


def lay_out(rows: Sequence[Row], columns: int) -> list[list[Slot]]:
    """The slots of each row, so that every row fills the grid exactly.

    A row that is too short is filled with empty cells; a row that is too wide is a fault in the
    tree and raises ValueError.
    """
    reach: dict[tuple[int, int], int] = {}
    return [_row_slots(row, number, columns, reach) for number, row in enumerate(rows)]


def _row_slots(
    row: Row, number: int, columns: int, reach: dict[tuple[int, int], int]
) -> list[Slot]:
    slots: list[Slot] = []
    column = 0
    waiting = list(row.cells)
    while column < columns:
        if (number, column) in reach:
            span = reach[(number, column)]
            slots.append(Slot(column, None, span, covered=True))
        elif waiting:
            cell = waiting.pop(0)
            span = cell.colspan
            slots.append(Slot(column, cell, span))
            for below in range(1, cell.rowspan):
                reach[(number + below, column)] = span
        else:
            span = 1
            slots.append(Slot(column, None))
        column += span
    if waiting or column > columns:
        raise ValueError(f"row {number + 1} has more cells than the table's {columns} columns")
    return slots


def share(total: int, weights: Sequence[Decimal]) -> list[int]:
    """`total` divided by the weights in whole twips that sum to it exactly."""
    everything = sum(weights, Decimal(0)) or Decimal(1)
    edges, so_far = [0], Decimal(0)
    for weight in weights:
        so_far += weight
        edges.append(whole(total * so_far / everything))
    return [right - left for left, right in pairwise(edges)]
