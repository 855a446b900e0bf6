"""Lists, in running text and in cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportgen.document.tree import Block, BulletList, ListItem, NumberedList, Paragraph
from reportgen.write.docx.numbering import LIST_STEP
from reportgen.write.docx.paragraphs import write_paragraph
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import ParagraphFormat, numbering

WriteBlocks = Callable[[Writing, tuple[Block, ...], Place], str]


def write_list(
    writing: Writing, block: BulletList | NumberedList, place: Place, write_blocks: WriteBlocks
) -> str:
    """A list; one that counts starts anew at its own `start` (17.9.26)."""
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
    return "".join(_item(writing, item, mark, style, place, write_blocks) for item in block.items)


def _item(
    writing: Writing,
    item: ListItem,
    mark: ParagraphFormat,
    style: str,
    place: Place,
    write_blocks: WriteBlocks,
) -> str:
    """The first paragraph bears the sign; what follows stands in line with its words."""
    inner = replace(
        place,
        width=place.width - LIST_STEP,
        indent=place.indent + LIST_STEP,
        text_style="List Continue" if place.text_style == "Normal" else place.text_style,
        text_indent=place.text_indent + LIST_STEP,
        list_level=place.list_level + 1,
    )
    first: Block = item.blocks[0] if item.blocks else Paragraph(())
    if isinstance(first, Paragraph):
        rest = item.blocks[1:]
        head = write_paragraph(writing, first, place, layout=mark, style=style)
    else:
        rest = item.blocks
        head = write_paragraph(writing, Paragraph(()), place, layout=mark, style=style)
    return head + write_blocks(writing, rest, inner)
