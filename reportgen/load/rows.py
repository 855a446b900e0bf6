"""Rows of a table out of a CSV file or an Excel sheet, each cell with its place."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from reportgen.files import Files
from reportgen.finding import Finding, Source, fel
from reportgen.node import closest
from reportgen.tables.spec import ColumnSpec, RowsFrom, RowSpec
from reportgen.yamltext import PlacedDict

_Sheet = list[list[tuple[Any, Source]]]
"""Lines of cells, each a value and its place."""


def rows_from_file(
    files: Files, where: RowsFrom, columns: tuple[ColumnSpec, ...]
) -> tuple[tuple[RowSpec, ...], tuple[Finding, ...]]:
    """The rows in `data/<fil>`; the first line names the columns by id, heading or year."""
    name = f"data/{where.file}"
    place = where.places.get("fil", where.source)
    if not files.exists(name):
        known = [n.removeprefix("data/") for n in files.names("data")]
        message = f"filen ”{where.file}” finns inte i data/"
        return (), (fel("missing-file", message, place, closest(where.file, known)),)
    ending = where.file.lower().rpartition(".")[2]
    if ending not in ("csv", "xlsx"):
        hint = "spara den som .csv eller .xlsx"
        return (), (fel("unknown-format", f"”{where.file}” kan inte läsas", place, hint),)
    content, label = files.read(name), files.label(name)
    if ending == "csv":
        sheet, findings = _read_csv(content, label)
    else:
        sheet, findings = _read_xlsx(content, label, where)
    if findings or not sheet:
        empty = fel("empty-file", f"”{where.file}” har inga rader", Source(label))
        return (), findings or (empty,)
    return _rows(sheet, columns)


def _read_csv(content: bytes, label: str) -> tuple[_Sheet, tuple[Finding, ...]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        hint = "spara om den som CSV UTF-8"
        message = "filen är inte sparad som UTF-8"
        return [], (fel("csv-encoding", message, Source(label, line), hint),)
    first = text.partition("\n")[0]
    separator = max(";\t,", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    sheet: _Sheet = []
    try:
        start = 1
        for cells in lines:
            if any(cell.strip() for cell in cells):
                places = (Source(label, start, i) for i in range(1, len(cells) + 1))
                sheet.append([(_csv_value(c), s) for c, s in zip(cells, places, strict=True)])
            start = lines.line_num + 1
    except csv.Error:
        message = "ett citattecken stängs aldrig eller står fel"
        return [], (fel("csv-syntax", message, Source(label, lines.line_num)),)
    return sheet, ()


def _csv_value(text: str) -> Any:
    return text.strip() or None


def _read_xlsx(content: bytes, label: str, where: RowsFrom) -> tuple[_Sheet, tuple[Finding, ...]]:
    import openpyxl  # heavy; only ärenden with Excel files pay for it
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        SyntaxError,  # what the XML parser raises
        InvalidFileException,
    ):
        hint = "öppna den i Excel och spara om den som .xlsx"
        return [], (fel("xlsx-broken", "arbetsboken går inte att läsa", Source(label), hint),)
    names = [sheet.title for sheet in book.worksheets]
    wanted = where.sheet or next(iter(names), "")
    if wanted not in names:
        place = where.places.get("blad", where.source)
        message = f"bladet ”{wanted}” finns inte i {where.file}"
        return [], (fel("unknown-sheet", message, place, closest(wanted, names)),)
    sheet: _Sheet = []
    for number, cells in enumerate(book[wanted].iter_rows(), start=1):
        if any(cell.value is not None for cell in cells):
            line = [
                (_excel_value(c), Source(label, sheet=wanted, cell=f"{_letters(i)}{number}"))
                for i, c in enumerate(cells)
            ]
            sheet.append(line)
    return sheet, ()


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _excel_value(cell: Any) -> Any:
    """A cell's value; a number becomes the Decimal of its shortest text, as Excel shows it.

    Excel keeps 12,5 % as 0.125 and shows it by the cell's format; the figure meant is 12.5.
    """
    value = cell.value
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float | int):
        number = Decimal(repr(value))
        return number * 100 if "%" in (cell.number_format or "") else number
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        return value.strip() or None
    return value


def _rows(
    sheet: _Sheet, columns: tuple[ColumnSpec, ...]
) -> tuple[tuple[RowSpec, ...], tuple[Finding, ...]]:
    headings, findings = _headings(sheet[0], columns)
    rows = []
    for line in sheet[1:]:
        row, faults = RowSpec.read(_placed(headings, line), line[0][1])
        findings += faults
        findings += _beside(headings, line)
        if row is not None:
            rows.append(row)
    return tuple(rows), tuple(findings)


def _beside(headings: list[str], line: list[tuple[Any, Source]]) -> Iterator[Finding]:
    """Cells that no heading stands over: nothing in a file is left unread in silence."""
    for index, (value, place) in enumerate(line):
        if value is not None and not (index < len(headings) and headings[index]):
            message = f"”{value}” står i en kolumn utan rubrik"
            hint = (
                "ge kolumnen en rubrik eller töm cellen; spara csv med semikolon om tal har komma"
            )
            yield fel("no-heading", message, place, hint)


def _headings(
    line: list[tuple[Any, Source]], columns: tuple[ColumnSpec, ...]
) -> tuple[list[str], list[Finding]]:
    """The key each column of the sheet stands for ("" where it has no heading)."""
    known = {key: key for key in RowSpec.keys()}  # noqa: SIM118 (a classmethod, not a dict)
    years = [c.year for c in columns]
    for column in columns:
        known[column.id] = column.id
        if column.title:
            known[column.title] = column.id
        if column.year is not None and years.count(column.year) == 1:
            known[str(column.year)] = column.id
    headings, findings = [], []
    for value, place in line:
        text = "" if value is None else str(value)
        if text and known.get(text, text) in headings:
            message = f"rubriken ”{text}” står för en kolumn som redan finns i filen"
            findings.append(fel("duplicate-column", message, place, "ta bort den ena kolumnen"))
        headings.append(known.get(text, text))
        if text and text not in known:
            message = f"rubriken ”{text}” är varken en kolumn i tabellen eller en radnyckel"
            findings.append(fel("unknown-column", message, place, closest(text, known)))
    return headings, findings


def _placed(headings: list[str], line: list[tuple[Any, Source]]) -> PlacedDict:
    placed = PlacedDict(line[0][1])
    for heading, (value, place) in _pairs(headings, line):
        if value is None or isinstance(value, date):
            value = None if value is None else value.isoformat()
        if heading and not (value is None and heading in RowSpec.keys()):  # noqa: SIM118
            placed[heading] = value
            placed.keys_at[heading] = placed.values_at[heading] = place
    return placed


def _pairs(
    headings: list[str], line: list[tuple[Any, Source]]
) -> Iterator[tuple[str, tuple[Any, Source]]]:
    yield from zip(headings, line, strict=False)
