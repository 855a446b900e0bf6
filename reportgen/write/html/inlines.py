"""Inlines as HTML, for the web page and for the PDF's layout."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import assert_never

from markupsafe import Markup, escape

from reportgen.document.tree import (
    Block,
    Box,
    BulletList,
    Contents,
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
    Style,
    Styled,
    Table,
    Text,
    Value,
)
from reportgen.write.markup import element, join
from reportgen.write.walk import Walk

_ELEMENTS: dict[Style, str] = {
    "strong": "strong",
    "emphasis": "em",
    "superscript": "sup",
    "subscript": "sub",
}

STATUS_CLASSES = {
    "bra": "good",
    "delvis": "partial",
    "dålig": "bad",
    "neutral": "neutral",
}


def write_inlines(nodes: Iterable[Inline], walk: Walk) -> Markup:
    """The nodes one after the other."""
    return join(write_inline(node, walk) for node in nodes)


def write_inline(node: Inline, walk: Walk) -> Markup:
    """One inline as HTML."""
    match node:
        case Text():
            return _text(node.text)
        case Value():
            return _value(node, walk)
        case Styled():
            return element(_ELEMENTS[node.style], write_inlines(node.children, walk))
        case Foreign():
            return element("span", write_inlines(node.children, walk), lang=node.language)
        case Link():
            return element("a", write_inlines(node.children, walk), href=node.url)
        case Ref():
            return element("a", node.text, class_="ref", href=f"#{node.target}")
        case Note():
            return _note_on_page(node, walk) if walk.medium == "pdf" else _note_call(node, walk)
        case Status():
            return _status(node, walk)
        case LineBreak():
            return element("br")
    assert_never(node)


# A letter and a hyphen belong with what follows (e-tjänst), a number with its word (covid-19), the
# years of a period with each other (2024–2027), and the parts of a date.
UNBROKEN = re.compile(
    r"(?<![\w-])\w-\w+|(?<!\w)[^\W\d]+-\d{1,2}(?!\w)"
    r"|(?<!\w)\d+–\d+(?!\w)|(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])"
)


def _text(text: str) -> Markup:
    """Words as they are, kept whole by the stylesheet where a line must not break at a hyphen.

    A no-break hyphen would be another character to who copies or searches the text.
    """
    ends = [0, *(end for match in UNBROKEN.finditer(text) for end in match.span()), len(text)]
    pieces = (text[start:end] for start, end in pairwise(ends))
    return join(
        element("span", piece, class_="unbroken") if number % 2 else piece
        for number, piece in enumerate(pieces)
    )


def _value(node: Value, walk: Walk) -> Markup:
    """The figure; on the web with the fact it shows, so that a reader's program can trace it."""
    if walk.medium == "pdf":
        return escape(node.text)
    exact = None if node.value is None else format(node.value, "f")
    if exact is None:  # `value` is required on <data> (HTML Living Standard 4.5.13)
        return element("span", node.text, data_fact=node.fact or None)
    return element(
        "data", node.text, value=exact, data_fact=node.fact or None, data_unit=node.unit or None
    )


def _note_call(node: Note, walk: Walk) -> Markup:
    """The raised mark, a link to the note at the end of the page."""
    time = walk.call(node)
    link = element(
        "a",
        str(node.number),
        id=call_id(node, time),
        href=f"#{note_id(node)}",
        role="doc-noteref",
        aria_label=f"Not {node.number}",
    )
    return element("sup", link, class_="note-call")


def note_id(note: Note) -> str:
    """The id of the note's text."""
    return f"not-{note.number}"


def call_id(note: Note, time: int) -> str:
    """The id of the note's mark, the first time or a later one."""
    return f"notanrop-{note.number}" + (f"-{time}" if time > 1 else "")


def _note_on_page(node: Note, walk: Walk) -> Markup:
    """The note itself, which the stylesheet moves to the page's foot; its mark when called again.

    A <p> cannot hold blocks, so the note's paragraphs become spans.
    """
    if walk.call(node) > 1:
        return element("a", str(node.number), class_="note-again", href=f"#{note_id(node)}")
    paragraphs = [
        element("span", write_inlines(children, walk), class_="note-text")
        for children in _paragraphs(node.blocks)
    ]
    return element(
        "span",
        *paragraphs,
        class_="footnote",
        id=note_id(node),
        data_number=str(node.number),
        role="doc-footnote",
    )


def _paragraphs(blocks: Iterable[Block]) -> Iterable[tuple[Inline, ...]]:
    """The running text of a note's blocks, paragraph by paragraph."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block.children
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from _paragraphs(item.blocks)
            case Quote() | Box() | Landscape() | Only():
                yield from _paragraphs(block.blocks)
            case Table() | Figure() | Contents() | PageBreak():
                raise TypeError(f"a note cannot hold a {type(block).__name__}")
            case _:
                assert_never(block)


def _status(node: Status, walk: Walk) -> Markup:
    """Symbol and words. A symbol that stands alone says its words to who listens."""
    look = f"status {STATUS_CLASSES.get(node.colour, 'neutral')}"
    if not node.show_symbol:
        return element("span", node.text, class_="status-text")
    if walk.medium == "pdf" and not node.show_text:
        return element("abbr", node.symbol, class_=look, title=node.text)
    symbol = element("span", node.symbol, class_="symbol", aria_hidden="true")
    if node.show_text:
        return element("span", symbol, " ", node.text, class_=look)
    hidden = element("span", node.text, class_="visually-hidden")
    return element("span", symbol, hidden, class_=look, title=node.text)
