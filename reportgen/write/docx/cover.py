"""The cover: a page of the theme's colour and drawing, with the title and metadata on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reportgen.document.tree import Block, Box, Paragraph
from reportgen.write.docx.images import EMU_PER_TWIP, logo_run
from reportgen.write.docx.layout import layout_table
from reportgen.write.docx.page import COVER_BOTTOM_MM, COVER_TOP_MM, PageSetup, cover_page
from reportgen.write.docx.paper_css import PaperCss
from reportgen.write.docx.sections import section_mark
from reportgen.write.docx.table_styles import COVER_TABLE
from reportgen.write.docx.vector import behind_the_text, rectangle, shapes
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

TITLE_TOP_MM, FACTS_BOTTOM_MM = 104, 20  # as in base.css; a theme may say otherwise
FACTS_MM = 60


def write_cover(writing: Writing, box: Box, place: Place, write_blocks: WriteBlocks) -> str:
    """The cover on a page of its own.

    With our own template the page's colour and drawing lie behind one table with a row for what
    stands at the top, the title, and what stands at the foot, each where the stylesheet has it.
    The letters bear the ground's colour too, so that they are read where the ground is not drawn.
    A municipality's template has its own page design; there the lines stand as they are.
    """
    if writing.own_template or not place.top_level:
        text = write_blocks(writing, box.blocks, replace(place, top_level=False))
        return text + page_break()
    colours, sheet = writing.spec.colours, cover_page(writing.page)
    look = RunFormat(colour=hex_colour(colours.on_cover), ground=colours.cover)
    inner = replace(place, width=sheet.text_width, top_level=False, look=look)
    titled = inner
    if writing.paper.token(".cover .title", "color") == "accent":
        titled = replace(inner, look=replace(look, colour=hex_colour(colours.accent)))
    logo = logo_run(writing, place.part, cover=True)
    draft = replace(look, bold=True).xml()
    lines = _parted(box)
    contents = (
        (paragraph(writing.styles["Logotyp"], logo) if logo else "")
        + write_blocks(writing, lines.top, inner),
        write_blocks(writing, lines.title, titled) + write_blocks(writing, lines.below, inner),
        write_blocks(writing, lines.facts, inner)
        + (_draft_line(writing, draft) if writing.draft else ""),
    )
    empty = paragraph(writing.styles["Avstånd"], "")
    heights = _heights(writing.paper, sheet)
    rows = [
        _row(sheet.text_width, height, align, content or empty)
        for height, align, content in zip(heights, ("top", "top", "bottom"), contents, strict=True)
    ]
    table = layout_table(writing.styles.table(COVER_TABLE), [sheet.text_width], rows)
    ground = paragraph(writing.styles["Avstånd"], _ground(writing))
    return table + ground + section_mark("cover")


def _ground(writing: Writing) -> str:
    """The page in the cover's colour, and the drawing that the theme's stylesheet puts on it."""
    across, up = writing.page.width * EMU_PER_TWIP, writing.page.height * EMU_PER_TWIP
    drawn = rectangle(across, up, writing.spec.colours.cover)
    if svg := writing.paper.svg(".cover"):
        drawn += shapes(svg, across, up)
    return behind_the_text(writing.new_id(), across, up, drawn)


def _heights(paper: PaperCss, sheet: PageSetup) -> tuple[int, int, int]:
    """The rows' heights in twips, so that the title and the foot come where they shall."""
    title = twips_mm(paper.millimetres(".cover-title", "top", TITLE_TOP_MM) - COVER_TOP_MM)
    bottom = paper.millimetres(".cover-foot", "bottom", FACTS_BOTTOM_MM)
    whole = sheet.text_height - twips_mm(bottom - COVER_BOTTOM_MM)
    return title, whole - title - twips_mm(FACTS_MM), twips_mm(FACTS_MM)


def _draft_line(writing: Writing, look: str) -> str:
    """The draft mark in words, to the right at the foot."""
    return paragraph(
        writing.styles["Vinjett"], run(DRAFT_WORDS, look), ParagraphFormat(align="right")
    )


@dataclass(frozen=True, slots=True)
class _Lines:
    """The cover's lines by where they stand."""

    top: tuple[Block, ...]
    title: tuple[Block, ...]
    below: tuple[Block, ...]
    facts: tuple[Block, ...]


def _parted(box: Box) -> _Lines:
    """As on paper: the line above the title, the title with its subtitle, the rest at the foot."""

    def of(*roles: str) -> tuple[Block, ...]:
        return tuple(b for b in box.blocks if isinstance(b, Paragraph) and b.role in roles)

    top, title, below = of("kicker"), of("title"), of("subtitle")
    rest = tuple(block for block in box.blocks if block not in (*top, *title, *below))
    return _Lines(top, title, below, rest)


def _row(width: int, height: int, align: str, content: str) -> str:
    """A row at least that high."""
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>'
        f"{content}</w:tc></w:tr>"
    )


def page_break() -> str:
    """A break that tidying moves into the next paragraph."""
    return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
