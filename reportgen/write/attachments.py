"""The figures of a document's tables as files: a CSV for each table, a workbook with all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from reportgen.document.tree import Bundle, Document, Meta
from reportgen.language import EN_DASH, MINUS, NBSP, file_name
from reportgen.write.pdf import AttachedFile, part_prefix
from reportgen.write.setting import excel_format
from reportgen.write.sheet import Content, Line, Number, Sheet, sheets
from reportgen.write.zipped import normalised

_CSV = "text/csv"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FIRST_SHEET = "Innehåll"
_LABEL_WIDTH, _WIDTH = 38, 14  # in digits, as Excel measures
_LONGEST_NAME = 31  # of a sheet, in Excel


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sheet, and in a bundle the number (from 1) and title of the document it stands in."""

    sheet: Sheet
    number: int = 0
    part: str = ""

    @property
    def prefix(self) -> str:
        """What ids and file names begin with."""
        return part_prefix(self.number) if self.number else ""

    @property
    def file_name(self) -> str:
        """`tabell-03-resultat.csv`; files sorted by name are in the order of the document."""
        noun, _, number = self.sheet.label.lower().partition(" ")
        label = f"{noun}-{number:0>2}-" if number else ""
        return f"{self.prefix}{label}{file_name(self.sheet.id)}.csv"

    @property
    def title(self) -> str:
        """The table as it is called, and in a bundle the document it stands in."""
        return f"{self.sheet.title} ({self.part})" if self.part else self.sheet.title


def document_files(document: Document) -> tuple[AttachedFile, ...]:
    """The figures of the tables of a document, as its PDF shows them."""
    return _files([_Placed(sheet) for sheet in sheets(document)], document.meta)


def bundle_files(bundle: Bundle) -> tuple[AttachedFile, ...]:
    """The figures of the tables of all documents of a bundle."""
    placed = [
        _Placed(sheet, number, part.meta.title)
        for number, part in enumerate(bundle.parts, start=1)
        for sheet in sheets(part)
    ]
    return _files(placed, bundle.meta)


def _files(placed: Sequence[_Placed], meta: Meta) -> tuple[AttachedFile, ...]:
    """The workbook first, then a CSV for each table; nothing when there are no tables."""
    if not placed:
        return ()
    book = AttachedFile(
        f"{meta.file_name}-tabeller.xlsx",
        f"Siffrorna i tabellerna i {meta.title}, ett blad för varje tabell",
        _XLSX,
        _workbook(placed, meta),
        meta.date,
    )
    return (book, *(_csv_file(table, meta) for table in placed))


# --------------------------------------------------------------------------------------------- CSV


def _csv_file(placed: _Placed, meta: Meta) -> AttachedFile:
    words = f"Siffrorna i {placed.title}. CSV i UTF-8 med semikolon och decimalkomma"
    table = placed.prefix + placed.sheet.id
    return AttachedFile(placed.file_name, words, _CSV, _csv(placed.sheet), meta.date, table=table)


def _csv(sheet: Sheet) -> bytes:
    """What Swedish Excel opens rightly, written as an ärende's own CSV files are.

    Lines end as RFC 4180 has it; the byte order mark tells Excel that it is UTF-8.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    if sheet.head:
        writer.writerow(sheet.head)
    for line in sheet.lines:
        writer.writerow(map(_csv_words, line.cells))
    return text.getvalue().encode("utf-8-sig")


def _csv_words(content: Content) -> str:
    """The figure as shown, but with an ASCII minus and its thousands together."""
    if isinstance(content, Number):
        return f"{content.value:f}".replace(".", ",") + content.after.replace(NBSP, " ")
    return "-" if content in (EN_DASH, MINUS) else content


# ---------------------------------------------------------------------------------------- workbook


def _workbook(placed: Sequence[_Placed], meta: Meta) -> bytes:
    """A sheet that says what the others are, then one for each table."""
    import xlsxwriter  # heavy; only PDF/A-3a pays for it

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = datetime.combine(meta.date, time(), UTC)
    book.set_properties({"title": meta.title, "author": meta.municipality, "created": day})
    names = tuple(_sheet_names(placed))
    _write_contents(book, placed, names, meta)
    for table, name in zip(placed, names, strict=True):
        _write_sheet(book, table.sheet, name)
    book.close()
    return normalised(buffer.getvalue())


def _sheet_names(placed: Sequence[_Placed]) -> Iterator[str]:
    """`Tabell 3`, or the table's id; in a bundle after the number of the part."""
    taken = {_FIRST_SHEET.casefold()}
    for number, table in enumerate(placed, start=1):
        part = f"Del {table.number} " if table.number else ""
        name = f"{part}{table.sheet.label or table.sheet.id}"[:_LONGEST_NAME]
        if name.casefold() in taken:
            end = f" {number}"
            name = name[: _LONGEST_NAME - len(end)] + end
        taken.add(name.casefold())
        yield name


def _write_contents(book: Any, placed: Sequence[_Placed], names: Sequence[str], meta: Meta) -> None:
    """What the document is, and for each sheet its table, its file and the notes below it."""
    sheet = book.add_worksheet(_FIRST_SHEET)
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate((_WIDTH, 60, _LABEL_WIDTH, 80)):
        sheet.set_column(column, column, width)
    whose = " · ".join(part for part in (meta.municipality, meta.board) if part)
    sheet.write_string(0, 0, meta.title, bold)
    sheet.write_string(1, 0, f"{whose}, {meta.date.isoformat()}")
    for column, words in enumerate(("Blad", "Tabell", "Fil", "Noter")):
        sheet.write_string(3, column, words, bold)
    for row, (table, name) in enumerate(zip(placed, names, strict=True), start=4):
        about = (name, table.title, table.file_name, "\n".join(table.sheet.notes) or "–")
        for column, words in enumerate(about):
            sheet.write_string(row, column, words, wrapped)


def _write_sheet(book: Any, table: Sheet, name: str) -> None:
    """Heads in the first row, then the lines; figures are numbers that look as in the document."""
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, _LABEL_WIDTH)
    sheet.set_column(1, len(table.lines[0].cells), _WIDTH)
    figures = _columns_of_figures(table)
    for column, words in enumerate(table.head):
        look = {
            "bold": True,
            "text_wrap": True,
            **({"align": "right"} if column in figures else {}),
        }
        sheet.write_string(0, column, words, book.add_format(look))
    if table.head:
        sheet.freeze_panes(1, 1)
    for row, line in enumerate(table.lines, start=1 if table.head else 0):
        for column, content in enumerate(line.cells):
            look = _look(line, column, content, of_figures=column in figures)
            if isinstance(content, Number):
                sheet.write_number(row, column, content.value, book.add_format(look))
            elif content:
                sheet.write_string(row, column, content, book.add_format(look))


def _columns_of_figures(table: Sheet) -> frozenset[int]:
    return frozenset(
        column
        for line in table.lines
        for column, content in enumerate(line.cells)
        if isinstance(content, Number)
    )


def _look(line: Line, column: int, content: Content, *, of_figures: bool) -> dict[str, Any]:
    """Sums and headings are bold, labels stand in as far as in the document."""
    look: dict[str, Any] = {"bold": line.role in ("heading", "subtotal", "total")}
    if isinstance(content, Number):
        look["num_format"] = excel_format(content.decimals, content.after, plus=content.plus)
    elif of_figures:
        look["align"] = "right"
    elif column == 0:
        look["indent"] = max(line.indent, 1 if line.role == "varav" else 0)
    return look
