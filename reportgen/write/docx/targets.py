"""What a document holds for DOCX: the blocks that are shown, and what can be referred to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from reportgen.document import text
from reportgen.document.tree import (
    Block,
    Box,
    BulletList,
    Contents,
    Figure,
    Heading,
    Inline,
    Landscape,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)
from reportgen.write.docx.fields import part_bookmark
from reportgen.write.docx.xml import SOFT_HYPHEN

FORMAT = "docx"


@dataclass(frozen=True, slots=True)
class Target:
    """Something with an id: its bookmark, and the number and words references may quote.

    The bookmark is around a heading's words, or the number in a caption.
    """

    bookmark: str
    number: str
    words: str
    heading: bool


def shown_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block that this format shows, outer before inner, in reading order."""
    for block in blocks:
        if isinstance(block, Only):
            if FORMAT in block.formats:
                yield from shown_blocks(block.blocks)
            continue
        yield block
        yield from shown_blocks(_inside(block))


def _inside(block: Block) -> tuple[Block, ...]:
    match block:
        case Box(blocks=blocks) | Landscape(blocks=blocks) | Quote(blocks=blocks):
            return blocks
        case BulletList(items=items) | NumberedList(items=items):
            return tuple(inner for item in items for inner in item.blocks)
        case Table():
            rows = (*block.head, *block.body)
            return tuple(b for row in rows for cell in row.cells for b in cell.blocks)
        case Heading() | Paragraph() | Figure() | Contents() | PageBreak() | Only():
            return ()
    assert_never(block)


def find_targets(blocks: Iterable[Block], part: int = 0) -> dict[str, Target]:
    """What may be referred to, by id, in that part of a bundle."""
    found: dict[str, Target] = {}
    for block in shown_blocks(blocks):
        if isinstance(block, Heading):
            words = plain_text(block.children)
            number = block.number if block.numbered else ""
            found[block.id] = Target(part_bookmark("Ref", part, block.id), number, words, True)
        elif isinstance(block, Table | Figure) and block.id:
            number = block.label.rpartition(" ")[2]
            found[block.id] = Target(
                part_bookmark("Ref", part, block.id), number, block.label, False
            )
    return found


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words of inlines, without notes' marks and soft hyphens: for alt texts and titles."""
    return text.plain_text(inlines).replace(SOFT_HYPHEN, "")
