"""The Word file as pandoc reads it back: headings, tables, footnotes and lists in their places."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from reportgen.build import Options, prepare
from reportgen.document.tree import (
    Block,
    BulletList,
    Document,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
    Table,
)
from reportgen.files import DiskFiles
from reportgen.theme import Theme
from reportgen.write.docx import write_docx
from reportgen.write.docx.targets import plain_text, shown_blocks
from tests.sample_tree import sample_document
from tests.write.docx.wordfile import TEMPLATES, theme

pytestmark = pytest.mark.slow

CONTENT = Path(__file__).parents[3] / "content"


def _arende(name: str) -> tuple[Document, Theme]:
    prepared = prepare(DiskFiles(CONTENT / name), DiskFiles(TEMPLATES), Options())
    return prepared.documents[0][1], prepared.theme


SOURCES: dict[str, Callable[[], tuple[Document, Theme]]] = {
    "sample": lambda: (sample_document(), theme()),
    "enkoping": lambda: _arende("enkoping-socialnamnden-2024"),
    "galleri": lambda: _arende("galleri"),
    "solna": lambda: _arende("solna-socialnamnden-2023"),
}


class Read:
    """A document and what pandoc makes of its Word file."""

    def __init__(self, name: str) -> None:
        self.document, theme_of_it = SOURCES[name]()
        data = write_docx(self.document, theme_of_it, {})
        self.tree = json.loads(pypandoc.convert_text(data, "json", format="docx"))["blocks"]
        self.blocks = list(shown_blocks(self.document.blocks))

    def written(self, *kinds: type[Block]) -> list[Any]:
        """The tree's blocks of these kinds."""
        return [block for block in self.blocks if isinstance(block, kinds)]

    def read(self, *kinds: str) -> list[Any]:
        """The contents of pandoc's elements of these kinds."""
        return [found["c"] for found in _walk(self.tree) if found["t"] in kinds]


def _walk(node: Any) -> Iterator[Any]:
    """Every element, outer before inner, in reading order."""
    if isinstance(node, dict):
        if "t" in node:
            yield node
        yield from _walk(node.get("c"))
    elif isinstance(node, list):
        for inner in node:
            yield from _walk(inner)


def words(node: Any) -> str:
    """The words in an element, notes left out."""
    if isinstance(node, list):
        return "".join(map(words, node))
    if not isinstance(node, dict) or node.get("t") == "Note":
        return ""
    spaces = {"Space", "SoftBreak", "LineBreak"}
    return node["c"] if node["t"] == "Str" else " " if node["t"] in spaces else words(node.get("c"))


@cache
def _read(name: str) -> Read:
    return Read(name)


@pytest.fixture(params=SOURCES, scope="module")
def read(request: pytest.FixtureRequest) -> Read:
    """Each document in turn."""
    return _read(request.param)


def test_headings_keep_their_levels_and_words(read: Read) -> None:
    expected = [(h.level, _plain(plain_text(h.children))) for h in read.written(Heading)]
    assert [(level, _plain(words(w))) for level, _, w in read.read("Header")] == expected


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_tables_keep_their_heads_and_rows(read: Read) -> None:
    expected = [(len(t.head), len(t.body)) for t in read.written(Table) if t.head]
    tables = [
        (len(head[1]), sum(len(b[3]) for b in bodies))
        for _, _, _, head, bodies, _ in (read.read("Table"))
    ]
    assert [found for found in tables if found[0]] == expected


def test_every_footnote_is_one(read: Read) -> None:
    assert len(read.read("Note")) == len(read.document.notes)


def test_lists_and_quotes_are_lists_and_quotes(read: Read) -> None:
    bullets, counted = read.read("BulletList"), read.read("OrderedList")
    items = sum(map(len, bullets)) + sum(len(items) for _, items in counted)
    expected = sum(len(block.items) for block in read.written(BulletList, NumberedList))
    headlines = [p for p in read.written(Paragraph) if p.role == "headline"]
    assert items == expected + len(headlines), "a headline's sign is a list's"
    starts = [start[0] for start, _ in counted]
    assert sorted(starts) == sorted(block.start for block in read.written(NumberedList))
    quoted = [_plain(words(block)) for block in read.read("BlockQuote")]
    for quote in read.written(Quote):
        assert _plain(plain_text(quote.blocks[0].children)) in quoted
