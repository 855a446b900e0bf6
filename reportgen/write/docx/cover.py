"""The cover: a coloured band from edge to edge with the title, metadata below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportgen.document.tree import Block, Box, Paragraph
from reportgen.write.docx.images import logo_run
from reportgen.write.docx.sections import section_mark
from reportgen.write.docx.table_styles import COVER_TABLE, shade
from reportgen.write.docx.tables import grid_xml
from reportgen.write.docx.watermark import DRAFT_WORDS
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import (
    ParagraphFormat,
    RunFormat,
    hex_colour,
    paragraph,
    run,
    twips_mm,
)

WriteBlocks = Callable[[Writing, tuple[Block, ...], Place], str]

TOP_MM, TITLE_MM, STRIPE_MM, FACTS_MM = 74, 112, 3, 60


def write_cover(writing: Writing, box: Box, place: Place, write_blocks: WriteBlocks) -> str:
    """The cover on a page of its own.

    With our own template it is a section without margins holding one table as wide as the page:
    text and ground travel together in every program, and a screen reader meets the text in order.
    A municipality's template has its own page design; there the lines stand as they are.
    """
    if writing.own_template or not place.top_level:
        text = write_blocks(writing, box.blocks, replace(place, top_level=False))
        return text + page_break()
    lines, title, facts = _parted(box)
    width = writing.page.width
    colour = hex_colour(writing.spec.colours.on_cover)
    inner = replace(place, width=writing.page.text_width, top_level=False)
    on_band = replace(inner, colour=colour)
    logo = logo_run(writing, place.part, cover=True)
    top = _draft_line(writing, colour) if writing.draft else ""
    top += paragraph(writing.styles["Logotyp"], logo) if logo else ""
    ground, stripe = shade(writing.spec.colours.cover), shade(writing.spec.colours.accent)
    if writing.spec.colours.cover == writing.spec.colours.accent:
        stripe = shade(writing.spec.colours.series[1])
    empty = paragraph(writing.styles["Avstånd"], "")
    rows = (
        _row(width, TOP_MM, ground, "top", top + write_blocks(writing, lines, on_band) or empty),
        _row(width, TITLE_MM, ground, "bottom", write_blocks(writing, title, on_band) or empty),
        _row(width, STRIPE_MM, stripe, "top", empty),
        _row(width, FACTS_MM, "", "top", write_blocks(writing, facts, inner) or empty),
    )
    style = writing.styles.table(COVER_TABLE)
    look = '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" '
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"</w:tblPr>{grid_xml([width])}{''.join(rows)}</w:tbl>"
    )
    return table + section_mark("cover")


def _draft_line(writing: Writing, colour: str) -> str:
    """The draft mark in words, to the right at the top of the band."""
    look = RunFormat(bold=True, colour=colour).xml()
    return paragraph(
        writing.styles["Vinjett"], run(DRAFT_WORDS, look), ParagraphFormat(align="right")
    )


def _parted(box: Box) -> tuple[tuple[Block, ...], tuple[Block, ...], tuple[Block, ...]]:
    """The lines before the title, the title with what belongs to it, and the metadata after."""
    blocks = list(box.blocks)
    first = next((n for n, block in enumerate(blocks) if not _is(block, "kicker")), len(blocks))
    last = len(blocks)
    while last > first and _is(blocks[last - 1], "meta"):
        last -= 1
    return tuple(blocks[:first]), tuple(blocks[first:last]), tuple(blocks[last:])


def _is(block: Block, role: str) -> bool:
    return isinstance(block, Paragraph) and block.role == role


def _row(width: int, height_mm: int, ground: str, align: str, content: str) -> str:
    """A row at least that high, with room above and below its text."""
    low = height_mm < 10
    room = 0 if low else twips_mm(16)
    rule = "exact" if low else "atLeast"
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips_mm(height_mm)}" w:hRule="{rule}"/>'
        f'</w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ground}'
        f'<w:tcMar><w:top w:w="{room}" w:type="dxa"/><w:bottom w:w="{room}" w:type="dxa"/>'
        "</w:tcMar>"
        f'<w:vAlign w:val="{align}"/></w:tcPr>{content}</w:tc></w:tr>'
    )


def page_break() -> str:
    """A break that tidying moves into the next paragraph."""
    return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
