"""How high a table's rows will be, near enough to say what fits on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportgen.document.tree import BulletList, NumberedList, Table
from reportgen.write.docx.grid import Slot, lay_out
from reportgen.write.docx.numbering import LIST_STEP_IN_CELL
from reportgen.write.docx.table_styles import ROOM
from reportgen.write.docx.targets import plain_text, shown_blocks

LINES_PER_HALF_POINT = 13  # a line's pitch in twips, for each half point of its letters


def row_heights(
    table: Table, widths: Sequence[int], measure: Callable[[str], int], size: int, room: int
) -> list[int]:
    """The height in twips of each row, head rows first.

    `size` is the letters' in half points and `room` what a cell's margins take of its width. The
    height of a cell over several rows is shared by them.
    """
    line = size * LINES_PER_HALF_POINT
    return [
        max((_cell_height(slot, widths, measure, line, room) for slot in slots), default=line)
        for rows in (table.head, table.body)
        for slots in lay_out(rows, len(table.columns))
    ]


def _cell_height(
    slot: Slot, widths: Sequence[int], measure: Callable[[str], int], line: int, room: int
) -> int:
    """Lines of text, and the room that each paragraph has around it."""
    if slot.cell is None:
        return line + ROOM + ROOM
    width = max(sum(widths[slot.column : slot.column + slot.colspan]) - room, line)
    height = 0
    for block in shown_blocks(slot.cell.blocks):
        if isinstance(block, BulletList | NumberedList):
            width = max(width - LIST_STEP_IN_CELL, line)
        elif isinstance(block, Table):
            height += len((*block.head, *block.body)) * (line + ROOM)
        elif hasattr(block, "children"):
            lines = max(1, -(-measure(plain_text(block.children)) // width))
            height += lines * line + ROOM
    return (max(height, line + ROOM) + ROOM) // slot.cell.rowspan
