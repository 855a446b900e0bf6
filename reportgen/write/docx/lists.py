"""Lists, in running text and in cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportgen.document.tree import Block, BulletList, ListItem, NumberedList, Paragraph
from reportgen.write.docx.numbering import LIST_STEP, LIST_STEP_IN_CELL, SIGN_ROOM
from reportgen.write.docx.paragraphs import write_paragraph
from reportgen.write.docx.table_styles import CELL_STYLES
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import ParagraphFormat, numbering

WriteBlocks = Callable[[Writing, tuple[Block, ...], Place], str]


def write_list(
    writing: Writing, block: BulletList | NumberedList, place: Place, write_blocks: WriteBlocks
) -> str:
    """A list; one that counts starts anew at its own `start` (17.9.26).

    The first item is not left alone on its page.
    """
    level = place.list_level
    if isinstance(block, NumberedList):
        list_id = writing.numbering.counted(level, block.start)
        style = "List Number"
    else:
        list_id = writing.numbering.bullets()
        style = "List Bullet"
    if place.text_style != "Normal":
        style = place.text_style
    mark = ParagraphFormat(numbering=numbering(list_id, level))
    if place.text_style in CELL_STYLES:
        left = LIST_STEP_IN_CELL * (level + 1)
        mark = replace(mark, indent=f'<w:ind w:left="{left}" w:hanging="{SIGN_ROOM}"/>')
    last = len(block.items) - 1
    ends = place.ends_list or (level == 0 and place.text_style == "Normal")
    written = []
    for number, item in enumerate(block.items):
        keep_next = place.keep_next or (number == 0 < last)
        there = replace(place, keep_next=keep_next, ends_list=ends and number == last)
        written.append(_item(writing, item, mark, style, there, write_blocks))
    return "".join(written)


def _item(
    writing: Writing,
    item: ListItem,
    mark: ParagraphFormat,
    style: str,
    place: Place,
    write_blocks: WriteBlocks,
) -> str:
    """The first paragraph bears the sign; what follows stands in line with its words."""
    step = LIST_STEP_IN_CELL if place.text_style in CELL_STYLES else LIST_STEP
    inner = replace(
        place,
        width=place.width - step,
        indent=place.indent + step,
        text_style="List Continue" if place.text_style == "Normal" else place.text_style,
        text_indent=place.text_indent + step,
        list_level=place.list_level + 1,
    )
    match item.blocks:
        case (Paragraph() as first, *others):
            rest = tuple(others)
        case rest:
            first = Paragraph(())
    words = replace(place, ends_list=place.ends_list and not rest)
    head = write_paragraph(writing, first, words, layout=mark, style=style)
    return head + write_blocks(writing, rest, inner)
