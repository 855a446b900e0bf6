"""How wide a table's columns are: as on paper, by what stands in them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reportgen.document.tree import Cell, Inline, Paragraph, Status, Table, Text
from reportgen.write.columns import SingleCells, shares_alike, table_shape
from reportgen.write.docx.grid import lay_out, share
from reportgen.write.docx.inlines import NBSP
from reportgen.write.docx.writing import Writing

SIGN_GAP = 4  # spaces: what a symbol is larger than a letter, and its room


def column_widths(writing: Writing, table: Table, total: int) -> list[int]:
    """The columns' widths in twips, summing to `total`.

    The weights alone decide where the widest words do not fit together, and where nothing can be
    measured because the theme has no fonts of its own.
    """
    theme, shape = writing.theme, table_shape(table)
    measured = (
        shares_alike(table, writing.alike, _single_cells, theme, total / writing.em, shape)
        if theme.fonts
        else None
    )
    weights = [column.width for column in table.columns]
    if measured:
        weights = [Decimal(str(part)) for part in measured]
    return share(total, weights)


def is_tight(table: Table) -> bool:
    """Whether the table has so many columns that there is less room around what stands in them."""
    return table_shape(table) == "wide"


def _single_cells(table: Table) -> SingleCells:
    for rows in (table.head, table.body):
        for slots in lay_out(rows, len(table.columns)):
            for slot in slots:
                if slot.cell is not None and slot.colspan == 1:
                    yield rows is table.head, slot.column, _signs_joined(slot.cell)


def _signs_joined(cell: Cell) -> Cell:
    """The cell with each assessment's symbol and first word as one, about as wide as they are."""

    def joined(inline: Inline) -> Inline:
        if isinstance(inline, Status) and inline.show_text and inline.show_symbol:
            return Text(inline.symbol + NBSP * SIGN_GAP + inline.text)
        return inline

    blocks = (
        replace(block, children=tuple(map(joined, block.children)))
        if isinstance(block, Paragraph)
        else block
        for block in cell.blocks
    )
    return replace(cell, blocks=tuple(blocks))
