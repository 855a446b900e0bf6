"""A table of figures as a plain sheet: one head, one value in a cell, nothing the page hides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.document.text import every_block, plain_text
from reportgen.document.tree import (
    Cell,
    Document,
    Heading,
    Inline,
    Paragraph,
    Row,
    RowRole,
    Status,
    Table,
    Text,
    Value,
)
from reportgen.language import decimals_of, parse_number
from reportgen.write.html.tables import place_cells

_SHOWN = re.compile(
    "(?P<figure>[+\u2212]?\\d[\\d\u00a0]*(?:,\\d+)?)(?P<after>(?:\u00a0?[^\\d\u00a0].*)?)\\Z"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as it is read: rounded as shown; `after` is what stands after it, a sign or mark."""

    value: Decimal
    after: str = ""
    plus: bool = False

    @property
    def decimals(self) -> int:
        """How many decimals are shown."""
        return decimals_of(self.value)


Content = Number | str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet, as wide as the sheet."""

    cells: tuple[Content, ...]
    role: RowRole
    indent: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its label and caption, a name for each column, its lines and the notes below."""

    id: str
    label: str
    caption: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]

    @property
    def title(self) -> str:
        """`Tabell 3. Resultat`, or what there is of it."""
        called = ". ".join(part for part in (self.label, self.caption) if part)
        return called or f"tabellen {self.id}"


def sheets(document: Document) -> Iterator[Sheet]:
    """The tables of figures that the document's PDF shows, in reading order."""
    for block in every_block(document.blocks, only_in="pdf"):
        if isinstance(block, Table) and _holds_figures(block):
            yield _sheet(block)


def _holds_figures(table: Table) -> bool:
    return any(_figure(cell) for row in table.body for cell in row.cells)


def _sheet(table: Table) -> Sheet:
    width = len(table.columns)
    lines = zip(table.body, _body(table.body, width), strict=True)
    return Sheet(
        table.id,
        table.label,
        _tidy(plain_text(table.caption)),
        _head(table.head, width),
        tuple(Line(cells, row.role, row.indent) for row, cells in lines),
        tuple(_tidy(plain_text(note.children)) for note in table.notes),
    )


def _head(rows: Sequence[Row], width: int) -> tuple[str, ...]:
    """The heads over each column, several rows of them as one: `Heltid – kvinnor`."""
    over: list[dict[str, None]] = [{} for _ in range(width if rows else 0)]
    for line in place_cells(rows, ""):
        for placed in line:
            for column in range(placed.column, placed.column + placed.cell.colspan):
                over[column][_words(placed.cell)] = None
    return tuple(" – ".join(filter(None, words)) for words in over)


def _body(rows: Sequence[Row], width: int) -> list[tuple[Content, ...]]:
    """The cells of each row. Words that speak for several rows are repeated in each; figures not,
    for they would be counted twice."""
    grid: list[list[Content]] = [[""] * width for _ in rows]
    for line in place_cells(rows, ""):
        for placed in line:
            content = _content(placed.cell)
            down = placed.cell.rowspan if isinstance(content, str) else 1
            for row in grid[placed.row : placed.row + down]:
                row[placed.column] = content
    return [tuple(row) for row in grid]


def _content(cell: Cell) -> Content:
    """The figure of a cell, or its words; a gap is its mark, a withheld figure `..`."""
    return _figure(cell) or _words(cell)


def _figure(cell: Cell) -> Number | None:
    """The figure of a cell of figures, as shown: words may come after it, a mark, but not before.

    Its exact value is not asked for: what the page rounds off or withholds stays so.
    """
    inlines = [i for i in _inlines(cell) if plain_text((i,)).strip()]
    if not cell.number or not inlines or not isinstance(inlines[0], Value):
        return None
    if any(isinstance(i, Value) for i in inlines[1:]):
        return None
    if not (found := _SHOWN.match(inlines[0].text)):
        return None
    after = found["after"] + plain_text(inlines[1:])
    return Number(parse_number(found["figure"]), after, plus=found["figure"].startswith("+"))


def _inlines(cell: Cell) -> list[Inline]:
    """The words of a cell that the PDF shows; footnotes are not of the table."""
    return [
        inline
        for block in every_block(cell.blocks, only_in="pdf")
        if isinstance(block, Paragraph | Heading)
        for inline in (*block.children, Text(" "))
    ][:-1]


def _words(cell: Cell) -> str:
    """The words of a cell; an assessment by its words, for the symbol alone says nothing."""
    inlines = (Text(i.text) if isinstance(i, Status) else i for i in _inlines(cell))
    return _tidy(plain_text(inlines))


def _tidy(words: str) -> str:
    """Words in one line with common spaces, without places where they may be divided."""
    return " ".join(words.replace("\u00ad", "").split())
