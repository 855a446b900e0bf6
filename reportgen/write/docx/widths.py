"""How wide a table's columns are: as on paper, by what stands in them."""

from __future__ import annotations

from decimal import Decimal

from reportgen.document.tree import Table
from reportgen.write.docx.grid import lay_out, share
from reportgen.write.docx.writing import Writing
from reportgen.write.html.columns import column_shares


def column_widths(writing: Writing, table: Table, total: int) -> list[int]:
    """The columns' widths in twips, summing to `total`.

    The weights alone decide where the widest words do not fit together, and where nothing can be
    measured because the theme has no fonts of its own.
    """
    cells = (
        (rows is table.head, slot.column, slot.cell)
        for rows in (table.head, table.body)
        for slots in lay_out(rows, len(table.columns))
        for slot in slots
        if slot.cell is not None and slot.colspan == 1
    )
    theme = writing.theme
    measured = column_shares(table, cells, theme, total / writing.em) if theme.fonts else None
    weights = [column.width for column in table.columns]
    if measured:
        weights = [Decimal(str(part)) for part in measured]
    return share(total, weights)
