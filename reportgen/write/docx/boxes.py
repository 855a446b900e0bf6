"""Boxes: cover, letterhead, fact boxes, key figures, assessments, legends, signatures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from reportgen.document.tree import (
    Block,
    Box,
    BoxRole,
    BulletList,
    Inline,
    Paragraph,
    Status,
    Text,
)
from reportgen.write.docx.cover import write_cover
from reportgen.write.docx.grid import share
from reportgen.write.docx.images import logo_run
from reportgen.write.docx.inlines import LINE_BREAK, NBSP, write_inlines
from reportgen.write.docx.layout import layout_cell, layout_row, layout_table
from reportgen.write.docx.table_styles import (
    ASSESSMENT_TABLE,
    BOX_TABLE,
    KEY_FIGURE_TABLE,
    SIGNATURE_TABLE,
)
from reportgen.write.docx.tables import spacer
from reportgen.write.docx.targets import plain_text
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import ParagraphFormat, RunFormat, paragraph, run

WriteBlocks = Callable[[Writing, tuple[Block, ...], Place], str]

BOX_ROOM = 454  # left and right margin of a box together, as in the style
MOST_IN_ROW = 4
GAP = 284  # between what stands side by side, as in the styles
SIGN_GAP = "\u2003 "  # LibreOffice breaks lines at the plain space only
LONGEST_UNBROKEN = 45


def write_box(writing: Writing, box: Box, place: Place, write_blocks: WriteBlocks) -> str:
    """A box by its role. Boxes with a ground are tables of one cell: they may hold anything."""
    match box.role:
        case "cover":
            return write_cover(writing, box, place, write_blocks)
        case "callout":
            return _one_cell(writing, box, place, write_blocks, BOX_TABLE)
        case "assessment":
            words = replace(place, text_style="Bedömning")
            return _one_cell(writing, box, words, write_blocks, ASSESSMENT_TABLE)
        case "key-figures":
            return _side_by_side(writing, box, place, write_blocks, "key-figure", KEY_FIGURE_TABLE)
        case "signatures":
            return _side_by_side(writing, box, place, write_blocks, "signature", SIGNATURE_TABLE)
        case "letterhead":
            head = replace(place, letterhead=not writing.own_template)
            return letterhead_logo(writing, place) + write_blocks(writing, box.blocks, head)
        case "key-figure" | "signature":
            return write_blocks(writing, box.blocks, place)
        case "metadata":
            head = replace(place, meta_style="Dokumenthuvud")
            return write_blocks(writing, box.blocks, head) + spacer(writing, place)
        case "legend":
            return _legend(writing, box, place, write_blocks)
    assert_never(box.role)


def letterhead_logo(writing: Writing, place: Place) -> str:
    """The logo at the head of a memo; a municipality's template has its own in the header."""
    logo = "" if writing.own_template else logo_run(writing, place.part, cover=False)
    return paragraph(writing.styles["Logotyp"], logo) if logo else ""


def _legend(writing: Writing, box: Box, place: Place, write_blocks: WriteBlocks) -> str:
    """The signs after each other in one paragraph where they are plain lines or a list of such.

    What leads them in has a line of its own, as quiet as the label of a metadata line.
    """
    small = replace(place, text_style="Teckenförklaring")
    lines = [line for block in box.blocks for line in _lines(block)]
    plain = [line for line in lines if isinstance(line, Paragraph)]
    if len(plain) < len(lines):
        return write_blocks(writing, box.blocks, small)
    quiet = RunFormat(style=writing.styles.character("Uppgiftsnamn"))
    label = "".join(
        write_inlines(writing, line.children, small, quiet) + LINE_BREAK
        for line in plain
        if line.role == "lead-in"
    )
    signs = run(SIGN_GAP).join(
        write_inlines(writing, _unbroken(line.children), small)
        for line in plain
        if line.role != "lead-in"
    )
    return paragraph(writing.styles["Teckenförklaring"], label + signs)


def _unbroken(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A short sign with its words on one line: a line breaks between signs and not in one."""
    if len(plain_text(inlines)) > LONGEST_UNBROKEN:
        return inlines
    return tuple(
        replace(inline, text=inline.text.replace(" ", NBSP))
        if isinstance(inline, Text | Status)
        else inline
        for inline in inlines
    )


def _lines(block: Block) -> tuple[Block, ...]:
    if isinstance(block, BulletList):
        return tuple(inner for item in block.items for inner in item.blocks)
    return (block,)


def _one_cell(
    writing: Writing, box: Box, place: Place, write_blocks: WriteBlocks, style: str
) -> str:
    """A shaded cell with a rule."""
    inner = replace(place, width=place.width - BOX_ROOM, indent=0, top_level=False, opens_box=True)
    content = _closed(writing, write_blocks(writing, box.blocks, inner))
    cell = layout_row([layout_cell(place.width, content)], keep_next=place.keep_next)
    table = layout_table(writing.styles.table(style), [place.width], [cell], place.indent)
    kept = ParagraphFormat(keep_next=place.keep_next)
    after = paragraph(writing.styles["Avstånd efter ruta"], "", kept)
    return _before(writing) + table + after


def _side_by_side(
    writing: Writing, box: Box, place: Place, write_blocks: WriteBlocks, part: BoxRole, style: str
) -> str:
    """Key figures or signatures side by side; other blocks stand below them."""
    parts = [block for block in box.blocks if isinstance(block, Box) and block.role == part]
    others = tuple(block for block in box.blocks if block not in parts)
    if not parts:
        return write_blocks(writing, others, place)
    widths = share(place.width + GAP, [Decimal(1)] * _across(len(parts)))
    rows = []
    for start in range(0, len(parts), len(widths)):
        in_row = parts[start : start + len(widths)]
        cells = []
        for number, width in enumerate(widths):
            inner = replace(place, width=width - GAP, indent=0, top_level=False)
            blocks = in_row[number].blocks if number < len(in_row) else ()
            cells.append(layout_cell(width, _closed(writing, write_blocks(writing, blocks, inner))))
        rows.append(layout_row(cells))
    table = layout_table(writing.styles.table(style), widths, rows, place.indent - GAP // 2)
    after = spacer(writing, place) + write_blocks(writing, others, place)
    return _before(writing) + table + after


def _before(writing: Writing) -> str:
    """Room above a box, which a table has no property for."""
    return paragraph(writing.styles["Avstånd före ruta"], "")


def _across(count: int) -> int:
    """How many stand in a row: all up to four, else four or three, whichever leaves fewer gaps."""
    if count <= MOST_IN_ROW:
        return count
    return min((MOST_IN_ROW, MOST_IN_ROW - 1), key=lambda across: -count % across)


def _closed(writing: Writing, content: str) -> str:
    """A cell must end in a paragraph (17.4.65)."""
    if content.endswith("</w:p>"):
        return content
    return content + paragraph(writing.styles["Avstånd"], "")
