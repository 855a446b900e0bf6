"""The words and figures of an Excel file, those out of sight too."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

_OUT_OF_SIGHT = re.compile(
    r"(docProps|customXml|xl/(pivotCache|drawings|externalLinks|threadedComments|persons))/.*\.xml$"
)
"""Parts of the package that no sheet shows; the library reads them not, or only in part."""


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell's value or its comment, or words from elsewhere in the file (no `cell`)."""

    text: str
    sheet: str = ""
    cell: str = ""
    heading: str = ""
    hidden: str = ""
    number: bool = False


def workbook_words(data: bytes) -> tuple[CellText, ...]:
    """Every cell of every sheet, comments, and the file's properties; nothing when it is broken."""
    import openpyxl  # heavy; only ärenden with Excel files pay for it

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = {n: package.read(n) for n in package.namelist() if _OUT_OF_SIGHT.match(n)}
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, OSError):
        return ()  # loading tells of it
    found = [words for sheet in book.worksheets for words in _sheet(sheet)]
    for name, part in parts.items():
        where = "i filens egenskaper" if name.startswith("docProps/") else f"i filens {name}"
        found += (CellText(words, hidden=where) for words in _words(part))
    return tuple(found)


def _sheet(sheet: Any) -> Iterator[CellText]:
    hidden = "" if sheet.sheet_state == "visible" else "på ett dolt blad"
    headings: dict[int, str] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None and cell.comment is None:
                continue
            out_of_sight = hidden or _put_away(sheet, cell)
            heading = headings.get(cell.column, "")
            if cell.value is not None:
                text = _text(cell.value)
                number = isinstance(cell.value, int | float)
                here = (sheet.title, cell.coordinate)
                yield CellText(text, *here, heading, out_of_sight, number=number)
                headings.setdefault(cell.column, text)
            if cell.comment is not None:
                words = f"{cell.comment.text} {cell.comment.author or ''}"
                yield CellText(words, sheet.title, cell.coordinate, hidden="i en kommentar")
    for end in (sheet.oddHeader, sheet.oddFooter, sheet.firstHeader, sheet.firstFooter):
        for side in (end.left, end.center, end.right):
            if side.text:
                yield CellText(side.text, sheet.title, hidden="i bladets sidhuvud eller sidfot")


def _put_away(sheet: Any, cell: Any) -> str:
    if sheet.row_dimensions[cell.row].hidden:
        return "på en dold rad"
    if sheet.column_dimensions[cell.column_letter].hidden:
        return "i en dold kolumn"
    return ""


def _text(value: object) -> str:
    """A figure in full: Excel keeps 198501011234 as a float."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _words(part: bytes) -> Iterator[str]:
    """The text and the attributes' values of a part's XML."""
    try:
        root = ElementTree.fromstring(part)
    except ElementTree.ParseError:
        return
    for element in root.iter():
        yield from (words for words in (element.text, *element.attrib.values()) if words)
