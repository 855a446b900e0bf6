"""Numbers, labels and references: what only the whole document knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from reportgen.document.text import plain_text
from reportgen.document.tree import (
    Block,
    Box,
    BulletList,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Foreign,
    Heading,
    Inline,
    Landscape,
    LineBreak,
    Link,
    ListItem,
    Note,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Ref,
    Row,
    Status,
    Styled,
    Table,
    Text,
    Value,
)
from reportgen.finding import Finding, fel
from reportgen.language import NBSP
from reportgen.node import closest


def number_document(document: Document) -> tuple[Document, tuple[Finding, ...]]:
    """The document with headings, tables, figures and footnotes numbered and references filled in.

    References to what is not there are findings.
    """
    labels = _Labels(document.meta.numbered_captions)
    blocks = tuple(labels.block(b) for b in document.blocks)
    filler = _Filler(labels.targets, tuple(labels.entries))
    filled = tuple(filler.block(b) for b in blocks)
    notes = tuple(filler.notes)
    return Document(document.meta, filled, notes), tuple(filler.findings)


@dataclass(slots=True)
class _Labels:
    """First walk: numbers headings and captions, in order."""

    captions: bool
    counts: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    tables: int = 0
    figures: int = 0
    targets: dict[str, str] = field(default_factory=dict)
    entries: list[ContentsEntry] = field(default_factory=list)

    def block(self, block: Block) -> Block:
        match block:
            case Heading():
                return self._heading(block)
            case Table() | Figure() if block.caption:
                return replace(block, label=self._label(block))
            case Box() | Landscape() | Only() | Quote():
                return replace(block, blocks=tuple(self.block(b) for b in block.blocks))
            case _:
                return block

    def _label(self, block: Table | Figure) -> str:
        """`Tabell 3`, and what references to it say; "" where captions carry no numbers."""
        if not self.captions:
            noun = "tabellen" if isinstance(block, Table) else "figuren"
            self.targets[block.id] = f"{noun} {plain_text(block.caption)}"
            return ""
        if isinstance(block, Table):
            self.tables += 1
            self.targets[block.id] = f"tabell{NBSP}{self.tables}"
            return f"Tabell {self.tables}"
        self.figures += 1
        self.targets[block.id] = f"figur{NBSP}{self.figures}"
        return f"Figur {self.figures}"

    def _heading(self, heading: Heading) -> Heading:
        number = ""
        if heading.numbered:
            self.counts[heading.level - 1] += 1
            self.counts[heading.level :] = [0] * (4 - heading.level)
            number = ".".join(str(c) for c in self.counts[: heading.level])
        text = plain_text(heading.children)
        self.targets[heading.id] = f"avsnitt{NBSP}{number}" if number else f"avsnittet {text}"
        if heading.in_contents:
            self.entries.append(ContentsEntry(heading.level, number, text, heading.id))
        return replace(heading, number=number)


@dataclass(slots=True)
class _Filler:
    """Second walk: fills in references, footnote numbers and the contents."""

    targets: Mapping[str, str]
    entries: tuple[ContentsEntry, ...]
    findings: list[Finding] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph():
                return replace(block, children=self.inlines(block.children))
            case BulletList() | NumberedList():
                return replace(block, items=tuple(self._item(i) for i in block.items))
            case Quote() | Box() | Landscape() | Only():
                return replace(block, blocks=self._blocks(block.blocks))
            case Table():
                return replace(
                    block,
                    caption=self.inlines(block.caption),
                    head=tuple(self._row(r) for r in block.head),
                    body=tuple(self._row(r) for r in block.body),
                    notes=tuple(self._paragraph(n) for n in block.notes),
                )
            case Figure():
                return replace(
                    block,
                    caption=self.inlines(block.caption),
                    subtitle=self.inlines(block.subtitle),
                    notes=tuple(self._paragraph(n) for n in block.notes),
                )
            case Contents():
                shown = tuple(e for e in self.entries if e.level <= block.depth)
                return replace(block, entries=shown)
            case PageBreak():
                return block
            case _:
                assert_never(block)

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self.block(b) for b in blocks)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, children=self.inlines(paragraph.children))

    def _item(self, item: ListItem) -> ListItem:
        return ListItem(self._blocks(item.blocks))

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(self._cell(c) for c in row.cells))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, blocks=self._blocks(cell.blocks))

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(self._inline(i) for i in inlines)

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Ref():
                return self._reference(inline)
            case Note():
                return self._note(inline)
            case Styled() | Foreign() | Link():
                return replace(inline, children=self.inlines(inline.children))
            case Text() | Value() | Status() | LineBreak():
                return inline
            case _:
                assert_never(inline)

    def _reference(self, ref: Ref) -> Ref:
        text = self.targets.get(ref.target)
        if text is None:
            message = f"det finns inget ”{ref.target}” att hänvisa till"
            hint = closest(ref.target, self.targets)
            self.findings.append(fel("unknown-reference", message, ref.source, hint))
            return replace(ref, text=ref.target)
        if ref.text == "versal":
            text = text[0].upper() + text[1:]
        elif ref.text:
            text = ref.text
        return replace(ref, text=text)

    def _note(self, note: Note) -> Note:
        if note.id in self.numbers:
            return replace(note, number=self.numbers[note.id], first=False)
        number = self.numbers[note.id] = len(self.numbers) + 1
        numbered = Note(note.id, self._blocks(note.blocks), number)
        self.notes.append(numbered)
        return numbered
