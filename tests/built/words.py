"""What a reader meets in a document, word by word: in the typed tree and in each built format.

Words are compared, not characters: white space and no-break spaces part them, and every mark of
punctuation is a word of its own (so a word torn by a hyphen is seen as three).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, assert_never

from lxml import etree

from reportgen.document.text import plain_text
from reportgen.document.tree import (
    Block,
    Box,
    BulletList,
    Contents,
    Document,
    Figure,
    Foreign,
    Heading,
    Inline,
    Landscape,
    Link,
    Note,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Styled,
    Table,
)

Form = Literal["html", "pdf", "docx"]

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")  # a note's mark may touch the word before it
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def breakable(text: str) -> dict[str, list[str]]:
    """The words that may be broken at soft hyphens, and their pieces."""
    found = re.findall(r"[^\W_]+(?:\u00ad[^\W_]+)+", text)
    return {word.replace("\u00ad", ""): word.split("\u00ad") for word in found}


def divisible(text: str) -> dict[str, list[str]]:
    """The long words that the PDF's stylesheet may divide, and their pieces."""
    found = re.findall(r"[^\W\d_]{14,}", text.replace("\u00ad", ""))
    return {word: [word[:6], *word[6:-6], word[-6:]] for word in found}


def mended(text: str, whole: dict[str, list[str]]) -> str:
    """The text with the words that were broken at a hyphen whole again."""
    for word, parts in whole.items():
        for end in range(1, len(parts)):
            broken = f"{''.join(parts[:end])}[-\u2010] {''.join(parts[end:])}"
            text = re.sub(rf"(?<!\w){broken}(?!\w)", word, text)
    return text


def words(text: str) -> list[str]:
    """The words and marks in a text; soft hyphens are not seen."""
    return _WORD.findall(text.replace("\u00ad", ""))


# ------------------------------------------------------------------------------------------- tree


def tree_words(document: Document, form: Form, pages: Mapping[str, int] | None = None) -> list[str]:
    """The words of the body in reading order, with the mark of each footnote.

    `pages` gives the page of each heading, where contents show it. Words that a format makes by
    itself are left out there: heading numbers in Word, list marks everywhere.
    """
    return words(tree_text(document, form, pages))


def tree_text(document: Document, form: Form, pages: Mapping[str, int] | None = None) -> str:
    """The text of the body in reading order, soft hyphens and all."""
    return " ".join(_Telling(form, pages or {}).blocks(document.blocks))


def note_words(document: Document, form: Form) -> list[list[str]]:
    """The words of each footnote, in order, without its mark."""
    telling = _Telling(form, {})
    return [words(" ".join(telling.blocks(note.blocks))) for note in document.notes]


class _Telling:
    """Says the blocks aloud for one format."""

    def __init__(self, form: Form, pages: Mapping[str, int]) -> None:
        self._form = form
        self._pages = pages

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                if block.number and self._form != "docx":
                    yield block.number
                yield self._line(block.children)
            case Paragraph():
                yield self._line(block.children)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from self.blocks(item.blocks)
            case Quote() | Box() | Landscape():
                yield from self.blocks(block.blocks)
            case Only():
                if self._form in block.formats:
                    yield from self.blocks(block.blocks)
            case Table() | Figure():
                yield from self._captioned(block)
            case Contents():
                yield from self._contents(block)
            case PageBreak():
                return
            case _:
                assert_never(block)

    def _captioned(self, block: Table | Figure) -> Iterator[str]:
        label = f"{block.label}. " if block.label else ""
        yield label + self._line(block.caption)
        if isinstance(block, Figure):
            yield self._line(block.subtitle)
        for row in (*block.head, *block.body) if isinstance(block, Table) else ():
            for cell in row.cells:
                yield from self.blocks(cell.blocks)
        yield from self.blocks(block.notes)

    def _contents(self, block: Contents) -> Iterator[str]:
        yield block.title
        for entry in block.entries:
            page = "" if self._form == "html" else self._pages[entry.target]
            yield f"{entry.number} {entry.text} {page}"

    def _line(self, inlines: Iterable[Inline]) -> str:
        text = ""
        for inline in inlines:
            if isinstance(inline, Note):
                text += f" {inline.number} "
            elif isinstance(inline, Styled | Foreign | Link):
                text += self._line(inline.children)
            else:
                text += plain_text((inline,))
        return text


# ------------------------------------------------------------------------------------------- html

_IN_LINE = frozenset({"a", "abbr", "data", "em", "small", "span", "strong", "sub"})
UNSEEN = (
    "//style | //script | //details | //svg | //*[@role='doc-backlink']"
    " | //*[contains(@class, 'skip-link')] | //*[contains(@class, 'visually-hidden')]"
)


def html_text(element: etree._Element) -> str:
    """The visible text of an element of a page; blocks are parted by spaces."""
    if not isinstance(element.tag, str):
        return ""
    if element.get("role") == "doc-backlink" or element.tag in ("style", "script", "details"):
        return ""
    if element.tag == "svg" or element.tag.endswith("}svg"):
        return ""
    looks = (element.get("class") or "").split()
    if "skip-link" in looks or "visually-hidden" in looks:
        return ""
    text = element.text or ""
    for child in element:
        text += html_text(child) + (child.tail or "")
    return text if element.tag in _IN_LINE else f" {text} "


# ------------------------------------------------------------------------------------------- docx


def _is_note_mark(run: etree._Element) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") == "FootnoteReference"


def docx_text(element: etree._Element) -> str:
    """The text a reader of Word sees in an element: fields by their results, no drawings.

    Paragraphs and cells are parted by spaces; a footnote's mark is its number.
    """
    match element.tag:
        case t if t == f"{W}t":
            return element.text or ""
        case t if t in (f"{W}tab", f"{W}br", f"{W}cr"):
            return " "
        case t if t == f"{W}noBreakHyphen":
            return "-"
        case t if t == f"{W}footnoteReference":
            return f" {element.get(f'{W}id')} "
        case t if t == f"{W}r" and _is_note_mark(element):
            return f" {''.join(docx_text(child) for child in element)} "
        case t if t in (f"{W}instrText", f"{W}drawing", f"{W}del", f"{W}pPr", f"{W}rPr"):
            return ""
    text = "".join(docx_text(child) for child in element)
    return f" {text} " if element.tag in (f"{W}p", f"{W}tc") else text
