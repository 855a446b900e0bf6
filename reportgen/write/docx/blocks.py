"""Blocks as body XML: every kind of block in the tree is handled here."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import assert_never

from reportgen.document.tree import (
    Block,
    Box,
    BulletList,
    Contents,
    Figure,
    Heading,
    Landscape,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)
from reportgen.write.docx.boxes import write_box
from reportgen.write.docx.comments import comment_mark
from reportgen.write.docx.contents import write_contents
from reportgen.write.docx.cover import page_break
from reportgen.write.docx.figures import write_figure, write_side_by_side
from reportgen.write.docx.lists import write_list
from reportgen.write.docx.paragraphs import write_heading, write_paragraph
from reportgen.write.docx.sections import section_mark
from reportgen.write.docx.tables import write_table
from reportgen.write.docx.targets import FORMAT
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.setting import introduces, is_small_chart

BETWEEN_HEADINGS = Decimal(".9")  # the room between two, in sizes of running text


def write_blocks(writing: Writing, blocks: tuple[Block, ...], place: Place) -> str:
    """The blocks' XML, one after the other; small charts that follow each other side by side."""
    written = []
    neighbours = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    for small, group in groupby(neighbours, lambda some: is_small_chart(some[1])):
        some = list(group)
        figures = [block for _, block, _ in some if isinstance(block, Figure)]
        if small and len(some) > 1:
            marks = "".join(comment_mark(writing, figure) for figure in figures)
            written.append(marks + write_side_by_side(writing, figures, place))
            continue
        for before, block, following in some:
            kept = _introduces(block, following) or _tops(before, block)
            there = replace(
                place,
                keep_next=place.keep_next or kept,
                opens_box=place.opens_box and block is blocks[0],
                ends_list=place.ends_list and following is None,
                heading_room=_heading_room(before, block),
            )
            written.append(comment_mark(writing, block) + _block(writing, block, there))
    return "".join(written)


def _introduces(block: Block, following: Block | None) -> bool:
    """Whether the block must not be parted from the next: words from what they introduce, and
    words or a table from the chart without caption that they explain."""
    if isinstance(block, Paragraph) and introduces(block):
        return following is not None
    if isinstance(following, Figure):
        return not (following.caption or following.label) and isinstance(block, Paragraph | Table)
    return isinstance(block, Paragraph) and isinstance(following, BulletList | NumberedList)


def _tops(before: Block | None, block: Block) -> bool:
    """Whether the block belongs to the heading above it: an assessment, with the words it is of."""
    under = isinstance(before, Heading) or (
        isinstance(before, Paragraph) and before.role == "run-in"
    )
    return under and isinstance(block, Box) and block.role == "assessment"


def _heading_room(before: Block | None, block: Block) -> Decimal | None:
    """The room above a heading where it is less than usual: below another, and on a new page."""
    match before, block:
        case PageBreak(), Heading():
            return Decimal(0)
        case Heading(level=above), Heading(level=level) if level > above:
            return BETWEEN_HEADINGS
    return None


def _block(writing: Writing, block: Block, place: Place) -> str:
    match block:
        case Heading():
            return write_heading(writing, block, place)
        case Paragraph():
            return write_paragraph(writing, block, place)
        case BulletList() | NumberedList():
            return write_list(writing, block, place, write_blocks)
        case Quote():
            return write_blocks(writing, block.blocks, replace(place, text_style="Quote"))
        case Table():
            return write_table(writing, block, place, write_blocks)
        case Figure():
            return write_figure(writing, block, place)
        case Box():
            return write_box(writing, block, place, write_blocks)
        case Landscape():
            return _landscape(writing, block, place)
        case Contents():
            return write_contents(writing, block, place)
        case PageBreak():
            return page_break()
        case Only():
            return write_blocks(writing, block.blocks, place) if FORMAT in block.formats else ""
    assert_never(block)


def _landscape(writing: Writing, block: Landscape, place: Place) -> str:
    """Lying pages: the section before ends, and theirs ends after them (17.6.17)."""
    if not place.top_level:
        raise ValueError("lying pages inside a box, list or table")
    inner = replace(place, width=writing.page.lying().text_width)
    content = write_blocks(writing, block.blocks, inner)
    return section_mark("standing") + content + section_mark("lying")
