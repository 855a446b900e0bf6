"""Draft comments: what the checks found, as Word comments beside the words it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docx.document import Document as WordDocument

from reportgen.document.tree import (
    Block,
    Box,
    BulletList,
    Landscape,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)
from reportgen.finding import Source
from reportgen.write.docx.targets import FORMAT
from reportgen.write.docx.writing import Writing
from reportgen.write.docx.xml import RunFormat, W, parse

AUTHOR, INITIALS = "reportgen", "rg"
MARK = "comment-mark"
_PARTS_OF_ROWS = ("key-figure", "signature")  # written by the row that they stand in


def comment_mark(writing: Writing, thing: object) -> str:
    """Marks before a block or first in a cell for the comments on it; "" when it has none."""
    numbers = writing.commented.get(id(thing), ())
    return "".join(f'<{MARK} number="{number}"/>' for number in numbers)


def add_comments(
    writing: Writing, blocks: tuple[Block, ...], comments: Sequence[tuple[Source, str]]
) -> None:
    """Adds the comments to the file and says in `writing` which block or cell each stands by."""
    places = list(_places(blocks))
    title = next((thing for thing, _ in places if _is_title(thing)), None)
    fallback = title or next((thing for thing, _ in places), None)
    if comments:
        _forget_old(writing.word)
    for source, text in comments:
        thing = nearest(places, source) or fallback
        number = _add(writing, text)
        writing.commented.setdefault(id(thing), []).append(number)


def nearest(places: Iterable[tuple[object, Source]], source: Source) -> object | None:
    """What stands at the place or nearest above it in the same file; None when nothing does."""
    found: tuple[int, object] | None = None
    for thing, place in places:
        if not place.file or (place.file, place.sheet) != (source.file, source.sheet):
            continue
        if source.cell and place.cell == source.cell:
            return thing
        if place.line <= source.line and (found is None or place.line > found[0]):
            found = (place.line, thing)
    return None if found is None else found[1]


def _is_title(thing: object) -> bool:
    return isinstance(thing, Paragraph) and thing.role == "title"


def _places(blocks: Iterable[Block]) -> Iterator[tuple[object, Source]]:
    """What can carry a comment, outer before inner: the blocks and cells that are marked."""
    for block in blocks:
        match block:
            case Only():
                yield from _places(block.blocks if FORMAT in block.formats else ())
            case Landscape():
                yield from _places(block.blocks)
            case Table():
                yield block, block.source
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield cell, cell.source
                        yield from _places(cell.blocks)
            case BulletList() | NumberedList():
                yield block, block.source
                for item in block.items:
                    first = isinstance(item.blocks[0], Paragraph) if item.blocks else False
                    yield from _places(item.blocks[1:] if first else item.blocks)
            case Box(role="legend"):
                yield block, block.source
            case Box() | Quote():
                if not (isinstance(block, Box) and block.role in _PARTS_OF_ROWS):
                    yield block, block.source
                yield from _places(block.blocks)
            case PageBreak():
                pass
            case _:
                yield block, block.source


def _forget_old(word: WordDocument) -> None:
    """A template's own comments were on text that is gone."""
    comments: Any = word.comments
    for element in list(comments._comments_elm):
        comments._comments_elm.remove(element)


def _add(writing: Writing, text: str) -> int:
    """A comment (17.13.4.2) with the report's date; python-docx writes the clock's."""
    comment: Any = writing.word.comments.add_comment(text, AUTHOR, INITIALS)
    element = comment._comment_elm
    element.date = writing.created
    for paragraph in element.iter(f"{W}pStyle"):
        paragraph.set(f"{W}val", writing.styles["annotation text"])
    for run in element.iter(f"{W}rStyle"):
        run.set(f"{W}val", writing.styles.character("annotation reference"))
    return int(comment.comment_id)


def attach_comments(writing: Writing, body: Any) -> None:
    """Turns the marks in the body into ranges around the paragraph after each (17.13.4.4)."""
    numbers = sorted(number for some in writing.commented.values() for number in some)
    marks = {int(mark.get("number")): mark for mark in body.iter(MARK)}
    for number in numbers:
        mark = marks.get(number)
        paragraph = _paragraph_at(body, mark)
        if mark is not None:
            mark.getparent().remove(mark)
        _surround(writing, paragraph, number)


def _paragraph_at(body: Any, mark: Any) -> Any:
    """The first paragraph from the mark on, else the document's first, made if need be."""
    if mark is not None:
        for element in mark.itersiblings():
            found = element if element.tag == f"{W}p" else element.find(f".//{W}p")
            if found is not None:
                return found
    first = body.find(f".//{W}p")
    if first is None:
        first = parse("<w:p/>")
        body.insert(0, first)
    return first


def _surround(writing: Writing, paragraph: Any, number: int) -> None:
    style = RunFormat(style=writing.styles.character("annotation reference")).xml()
    start = parse(f'<w:commentRangeStart w:id="{number}"/>')
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(parse(f'<w:commentRangeEnd w:id="{number}"/>'))
    paragraph.append(parse(f'<w:r>{style}<w:commentReference w:id="{number}"/></w:r>'))
