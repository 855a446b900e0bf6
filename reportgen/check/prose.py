"""The words of the documents, passage by passage, each with its section and its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal, assert_never

from reportgen.document.text import notes_in
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
from reportgen.files import Files
from reportgen.finding import Source

PassageKind = Literal["text", "item", "heading", "label", "caption", "cell", "note", "alt"]
"""`item` is a list's, `note` a footnote or a line under a table, `label` a line of fixed words."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\")]?\s+(?=[”\"(]?[A-ZÅÄÖ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:t\.ex|bl\.a|s\.k|m\.m|m\.fl|d\.v\.s|dvs|t\.o\.m|fr\.o\.m|f\.d|p\.g\.a|o\.s\.v|osv|"
    r"ca|kl|nr|dnr|kap|st|resp|tfn|tel|inkl|exkl|jfr|ev|max|min|avd|tf|jan|feb|mar|apr|jun|jul|"
    r"aug|sep|sept|okt|nov|dec)|\b[a-zåäö])\.$",
    re.IGNORECASE,
)
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure (or reference) that the program wrote: from `start` to `end` in the passage."""

    start: int
    end: int
    fact: str = ""
    value: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, caption or cell as it reads.

    `section` are the headings it is under, `run_in` the subheading in the text of the nearest of
    them, and `lead` the words in bold that it begins with.
    """

    document: str
    section: tuple[str, ...]
    kind: PassageKind
    text: str
    bound: tuple[Bound, ...]
    source: Source
    lead: str = ""
    run_in: str = ""

    def is_bound(self, start: int, end: int) -> bool:
        """Whether the program, and not the author, wrote any of these words."""
        return any(b.start < end and start < b.end for b in self.bound)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences; one that ends in an abbreviation goes on."""
        return tuple(_sentences(self))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage; `start` is where in the passage it begins."""

    passage: Passage
    start: int
    text: str


def _sentences(passage: Passage) -> Iterator[Sentence]:
    start = 0
    for end in _SENTENCE_END.finditer(passage.text):
        if not _ABBREVIATION.search(passage.text[start : end.start()]):
            yield Sentence(passage, start, passage.text[start : end.start()])
            start = end.end()
    if passage.text[start:].strip():
        yield Sentence(passage, start, passage.text[start:])


@dataclass(slots=True)
class _Reader:
    """Collects passages while walking a document's blocks."""

    document: str
    headings: list[tuple[int, str]] = field(default_factory=list)
    run_in: str = ""
    found: list[Passage] = field(default_factory=list)

    def add(self, kind: PassageKind, inlines: Iterable[Inline], source: Source) -> None:
        inlines = tuple(inlines)
        text, bound = _read(inlines)
        if text.strip():
            section = tuple(words for _, words in self.headings)
            own = (kind, text, bound, source, _lead(inlines), self.run_in)
            self.found.append(Passage(self.document, section, *own))
        for note in notes_in(inlines):
            if note.first:
                for block in note.blocks:
                    self.block(block, "note", source)

    def block(self, block: Block, kind: PassageKind = "text", place: Source | None = None) -> None:
        match block:
            case Heading():
                self.headings = [h for h in self.headings if h[0] < block.level]
                self.headings.append((block.level, heading_words(block)))
                self.run_in = ""
                self.add("heading", block.children, block.source)
            case Paragraph():
                own: PassageKind = kind if block.role in ("text", "lead") else "label"
                own = "note" if block.role in ("note", "source") else own
                source = block.source if block.source.line or place is None else place
                if block.role == "run-in":
                    self.run_in = _read(block.children)[0].strip()
                self.add(own, block.children, source)
            case BulletList() | NumberedList():
                inner: PassageKind = "item" if kind == "text" else kind
                for item in block.items:
                    self.blocks(item.blocks, inner, place)
            case Box(role="key-figure"):
                self.add("label", _joined(block.blocks), block.source)
            case Quote() | Box():
                outside = self.run_in
                self.blocks(block.blocks, kind, place)
                self.run_in = outside
            case Landscape() | Only():
                self.blocks(block.blocks, kind, place)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case Contents() | PageBreak():
                pass
            case _:
                assert_never(block)

    def blocks(
        self, blocks: Iterable[Block], kind: PassageKind = "text", place: Source | None = None
    ) -> None:
        for block in blocks:
            self.block(block, kind, place)

    def _table(self, table: Table) -> None:
        self.add("caption", table.caption, table.source)
        for row in (*table.head, *table.body):
            for cell in row.cells:
                if not cell.number:
                    self.blocks(cell.blocks, "cell", cell.source)
        self.blocks(table.notes, "note", table.source)

    def _figure(self, figure: Figure) -> None:
        self.add("caption", (*figure.caption, Text(" "), *figure.subtitle), figure.source)
        alt = figure.content.alt
        if alt or isinstance(figure.content, Chart):
            self.add("alt", (Text(alt),), figure.source)
        self.blocks(figure.notes, "note", figure.source)


def _lead(inlines: Sequence[Inline]) -> str:
    """The words in bold that the run begins with."""
    told = [i for i in inlines if not (isinstance(i, Text) and not i.text.strip())]
    strong = told and isinstance(told[0], Styled) and told[0].style == "strong"
    return _read(told[:1])[0].strip(" .:") if strong else ""


def _joined(blocks: Iterable[Block]) -> Iterator[Inline]:
    """A key figure's number and its words, as one line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (*block.children, Text(" "))


def heading_words(heading: Heading) -> str:
    """A heading as a section is known by it."""
    return _read(heading.children)[0]


def _read(inlines: Iterable[Inline]) -> tuple[str, tuple[Bound, ...]]:
    """The words of a run, and which of them the program wrote."""
    words: list[str] = []
    bound: list[Bound] = []

    def write(text: str, owner: Bound | None = None) -> None:
        start = sum(map(len, words))
        words.append(text)
        if owner is not None and text:
            bound.append(replace(owner, start=start, end=start + len(text)))

    def walk(inlines: Iterable[Inline]) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    write(inline.text)
                case Value():
                    write(inline.text, Bound(0, 0, inline.fact, inline.value, inline.unit))
                case Ref():
                    write(inline.text, Bound(0, 0))
                case Status():
                    write(inline.text, Bound(0, 0))
                case Styled() | Foreign() | Link():
                    walk(inline.children)
                case LineBreak():
                    write(" ")
                case Note():
                    pass
                case _:
                    assert_never(inline)

    walk(inlines)
    return "".join(words), tuple(bound)


class Prose:
    """Every passage of the documents, and where in the author's files its words stand."""

    def __init__(self, files: Files, documents: Iterable[tuple[str, Document]]) -> None:
        self._files = files
        self._documents = tuple(documents)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in reading order; a text reused in several documents comes once in each."""
        found: list[Passage] = []
        for name, document in self._documents:
            reader = _Reader(name)
            reader.blocks(document.blocks)
            found += reader.found
        return tuple(found)

    def place(self, passage: Passage, start: int, end: int) -> Source:
        """Where the author wrote the words from `start` to `end`; at worst where the passage is."""
        text = self._texts.get(passage.source.file)
        if text is None or not passage.source.line or passage.source.cell:
            return passage.source
        words = _as_written(passage.text[start:end])
        before = [
            m for m in words.finditer(passage.text[:start]) if not passage.is_bound(*m.span())
        ]
        offset = _offset_of_line(text, passage.source.line)
        for nth, match in enumerate(words.finditer(text, offset)):
            if nth == len(before):
                line = text.count("\n", 0, match.start()) + 1
                column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
                return replace(passage.source, line=line, column=column)
        return passage.source

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        names = (n for n in self._files.names() if n.endswith((".yaml", ".yml", ".csv")))
        return {self._files.label(name): _typed(self._files.read(name)) for name in names}


def _typed(data: bytes) -> str:
    """A file's text with its expressions blanked out, every place kept."""
    text = data.decode("utf-8-sig", errors="replace")
    return _EXPRESSION.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def _offset_of_line(text: str, line: int) -> int:
    offset = 0
    for _ in range(line - 1):
        offset = text.find("\n", offset) + 1
    return offset


def _as_written(words: str) -> re.Pattern[str]:
    """The words as they may stand in a file: any space may be a line break, and `**` be around."""
    pieces = (re.escape(piece) for piece in re.split(r"[\s\u00a0]+", words.strip()))
    whole = r"[\s\u00a0]+".join(pieces).replace("−", "[−–-]")
    return re.compile(rf"(?<![\w,.]){whole}(?![\w])" if words[:1].isalnum() else whole)
