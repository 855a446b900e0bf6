"""Everything an ärende's files hold that can be read, piece by piece, with the exact place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.check.privacy.pictures import picture_words
from reportgen.check.privacy.workbooks import CellText, workbook_words
from reportgen.files import Files
from reportgen.finding import Source

_LINES = (".yaml", ".yml", ".csv", ".txt", ".md", ".j2")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, a cell or a picture's words.

    `context` is what tells what its figures are (the line itself, or the column's heading);
    `hidden` where it lies when it is not in plain sight; `number`: a figure, not text.
    """

    text: str
    source: Source
    context: str
    hidden: str = ""
    number: bool = False

    @property
    def out_of_sight(self) -> str:
        """` på ett dolt blad`: where it is hidden, to stand in a sentence."""
        return f" {self.hidden}" if self.hidden else ""

    def at(self, offset: int) -> Source:
        """The place so many characters into the piece."""
        if not self.source.line:
            return self.source
        return replace(self.source, column=self.source.column + offset)


def pieces(files: Files) -> Iterator[Piece]:
    """Every piece of every file that is text, a workbook or a picture; also YAML comments."""
    for name in files.names():
        ending = name.lower()
        label = files.label(name)
        if ending.endswith(".csv"):
            yield from _csv(files.read(name), label)
        elif ending.endswith(_LINES):
            for number, text in enumerate(_lines(files.read(name)), start=1):
                yield Piece(text, Source(label, number, 1), text)
        elif ending.endswith((".xlsx", ".xlsm")):
            for cell in workbook_words(files.read(name)):
                yield _of_cell(cell, label)
        elif ending.endswith(_PICTURES):
            for line, words in picture_words(files.read(name)):
                hidden = "" if line else "i bildens metadata"
                yield Piece(words, Source(label, line), words, hidden)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", errors="replace").splitlines()


def _csv(data: bytes, label: str) -> Iterator[Piece]:
    """The cells, by line and by how far in they begin (a quoted line break ends a piece)."""
    lines = _lines(data)
    separator = max(";\t,", key=lines[0].count) if lines else ";"
    headings = lines[0].split(separator) if lines else []
    for number, line in enumerate(lines, start=1):
        start = 1
        for index, cell in enumerate(line.split(separator)):
            heading = headings[index] if index < len(headings) else ""
            yield Piece(cell, Source(label, number, start), heading.strip('" '))
            start += len(cell) + 1


def _of_cell(cell: CellText, label: str) -> Piece:
    place = Source(label, sheet=cell.sheet, cell=cell.cell)
    return Piece(cell.text, place, cell.heading or cell.text, cell.hidden, cell.number)
