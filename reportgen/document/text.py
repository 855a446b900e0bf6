"""The words of a document, as a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from reportgen.document.tree import (
    Block,
    Box,
    BulletList,
    Chart,
    Contents,
    Document,
    Figure,
    Foreign,
    Heading,
    Inline,
    Landscape,
    LineBreak,
    Link,
    Note,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Ref,
    Status,
    Styled,
    Table,
    Text,
    Value,
)


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words of a run of inlines; footnotes left out."""
    return "".join(_words(i) for i in inlines)


def _words(inline: Inline) -> str:
    match inline:
        case Text() | Value() | Ref():
            return inline.text
        case Styled() | Foreign() | Link():
            return plain_text(inline.children)
        case Status():
            shown = ((inline.show_symbol, inline.symbol), (inline.show_text, inline.text))
            return " ".join(words for wanted, words in shown if wanted)
        case LineBreak():
            return " "
        case Note():
            return ""
        case _:
            assert_never(inline)


def inlines_of(document: Document) -> Iterator[tuple[Inline, ...]]:
    """Every run of inlines in reading order: headings, paragraphs, captions, cells, notes."""
    for block in document.blocks:
        yield from block_inlines(block)


def block_inlines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Every run of inlines in a block, in reading order; a footnote's after the run it is in."""
    match block:
        case Heading() | Paragraph():
            yield from _with_notes(block.children)
        case BulletList() | NumberedList():
            for item in block.items:
                yield from _each(item.blocks)
        case Quote() | Box() | Landscape() | Only():
            yield from _each(block.blocks)
        case Table():
            yield from _with_notes(block.caption)
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    yield from _each(cell.blocks)
            yield from _each(block.notes)
        case Figure():
            yield from _with_notes(block.caption)
            yield from _with_notes(block.subtitle)
            yield from _each(block.notes)
        case Contents() | PageBreak():
            return
        case _:
            assert_never(block)


def every_block(blocks: Iterable[Block], only_in: str = "") -> Iterator[Block]:
    """Every block in reading order, those inside lists, boxes and cells too.

    `only_in` names a format: what is meant for others only is left out.
    """
    for block in blocks:
        yield block
        match block:
            case Only() if only_in and only_in not in block.formats:
                pass
            case Quote() | Box() | Landscape() | Only():
                yield from every_block(block.blocks, only_in)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from every_block(item.blocks, only_in)
            case Table():
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from every_block(cell.blocks, only_in)
            case _:
                pass


def charts_in(document: Document) -> Iterator[Chart]:
    """Every chart of the document."""
    for block in every_block(document.blocks):
        if isinstance(block, Figure) and isinstance(block.content, Chart):
            yield block.content


def _each(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        yield from block_inlines(block)


def _with_notes(inlines: tuple[Inline, ...]) -> Iterator[tuple[Inline, ...]]:
    yield inlines
    for note in notes_in(inlines):
        if note.first:
            yield from _each(note.blocks)


def notes_in(inlines: Iterable[Inline]) -> Iterator[Note]:
    """The footnotes called in a run of inlines."""
    for inline in inlines:
        if isinstance(inline, Note):
            yield inline
        elif isinstance(inline, Styled | Foreign | Link):
            yield from notes_in(inline.children)


def walk(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline, those inside others too (but not those in footnotes)."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Styled | Foreign | Link):
            yield from walk(inline.children)
