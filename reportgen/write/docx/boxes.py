"""Boxes: the cover, fact boxes, key figures, assessments, legends and metadata."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from reportgen.document.tree import Block, Box, Paragraph, Status
from reportgen.write.docx.cover import write_cover
from reportgen.write.docx.grid import share
from reportgen.write.docx.table_styles import BOX_TABLE, KEY_FIGURE_TABLE, line
from reportgen.write.docx.tables import grid_xml, spacer
from reportgen.write.docx.targets import shown_blocks
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import paragraph

WriteBlocks = Callable[[Writing, tuple[Block, ...], Place], str]

BOX_ROOM = 454  # left and right margin of a box together, as in the style
KEY_FIGURE_ROOM = 340
FIGURES_IN_ROW = 4


def write_box(writing: Writing, box: Box, place: Place, write_blocks: WriteBlocks) -> str:
    """A box by its role. Boxes with a ground are tables of one cell: they may hold anything."""
    match box.role:
        case "cover":
            return write_cover(writing, box, place, write_blocks)
        case "callout":
            return _one_cell(writing, box, place, write_blocks, writing.spec.colours.accent)
        case "assessment":
            return _one_cell(writing, box, place, write_blocks, _assessed(writing, box))
        case "key-figures":
            return _key_figures(writing, box, place, write_blocks)
        case "key-figure" | "metadata":
            return write_blocks(writing, box.blocks, place)
        case "legend":
            inner = replace(place, text_style="Teckenförklaring")
            return write_blocks(writing, box.blocks, inner) + spacer(writing)
    assert_never(box.role)


def _assessed(writing: Writing, box: Box) -> str:
    """The colour of the first assessment in the box."""
    for block in shown_blocks(box.blocks):
        for inline in block.children if isinstance(block, Paragraph) else ():
            if isinstance(inline, Status):
                return writing.spec.colours.status(inline.colour.removeprefix("status_"))
    return writing.spec.colours.accent


def _one_cell(
    writing: Writing, box: Box, place: Place, write_blocks: WriteBlocks, rule: str
) -> str:
    """A shaded cell with a rule on its left."""
    inner = replace(place, width=place.width - BOX_ROOM, indent=0, top_level=False)
    content = _closed(writing, write_blocks(writing, box.blocks, inner))
    return layout_table(
        writing.styles.table(BOX_TABLE),
        [place.width],
        [_row([_cell(place.width, content, line("left", 24, rule))])],
        place.indent,
    ) + spacer(writing)


def _key_figures(writing: Writing, box: Box, place: Place, write_blocks: WriteBlocks) -> str:
    """Key figures side by side, at most four in a row; other blocks stand below them."""
    figures = [
        block for block in box.blocks if isinstance(block, Box) and block.role == "key-figure"
    ]
    others = tuple(block for block in box.blocks if block not in figures)
    if not figures:
        return write_blocks(writing, others, place)
    across = min(len(figures), FIGURES_IN_ROW)
    if len(figures) > FIGURES_IN_ROW and len(figures) % FIGURES_IN_ROW == 1:
        across = FIGURES_IN_ROW - 1
    widths = share(place.width, [Decimal(1)] * across)
    rows = []
    for start in range(0, len(figures), across):
        line_of = figures[start : start + across]
        cells = []
        for number, width in enumerate(widths):
            inner = replace(place, width=width - KEY_FIGURE_ROOM, indent=0, top_level=False)
            blocks = line_of[number].blocks if number < len(line_of) else ()
            cells.append(_cell(width, _closed(writing, write_blocks(writing, blocks, inner))))
        rows.append(_row(cells))
    table = layout_table(writing.styles.table(KEY_FIGURE_TABLE), widths, rows, place.indent)
    return table + spacer(writing) + write_blocks(writing, others, place)


def layout_table(style: str, widths: Sequence[int], rows: Sequence[str], indent: int = 0) -> str:
    """A table for looks: no header row or column is claimed in its look."""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"{grid_xml(widths)}{''.join(rows)}</w:tbl>"
    )


def _row(cells: Sequence[str]) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, content: str, borders: str = "") -> str:
    edges = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edges}</w:tcPr>{content}</w:tc>'


def _closed(writing: Writing, content: str) -> str:
    """A cell must end in a paragraph (17.4.65)."""
    if content.endswith("</w:p>"):
        return content
    return content + paragraph(writing.styles["Avstånd"], "")
