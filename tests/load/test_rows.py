"""Rows out of CSV files and Excel sheets, each cell with its place."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from reportgen.files import MemoryFiles
from reportgen.finding import Source
from reportgen.load.rows import rows_from_file
from reportgen.tables.columns import expand_columns
from reportgen.tables.spec import ColumnSpec, RowsFrom, RowSpec

COLUMNS = (
    ColumnSpec(id="budget", title="Budget"),
    ColumnSpec(id="utfall", first_year=2023, last_year=2024),
)


def _rows(
    contents: bytes | str, name: str = "r.csv", sheet: str = ""
) -> tuple[tuple[RowSpec, ...], list[str]]:
    files = MemoryFiles({f"data/{name}": contents, "data/annan.csv": ""})
    where = RowsFrom(file=name, sheet=sheet, source=Source("data/t.yaml", 9, 5))
    rows, findings = rows_from_file(files, where, expand_columns(COLUMNS, 2024))
    return rows, [str(f) for f in findings]


def _book(*lines: list[object], title: str = "Blad1") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for line in lines:
        sheet.append(line)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_is_read_whatever_separates_its_cells_and_lines(
    separator: str, end: str, mark: str
) -> None:
    lines = ["id;namn;Budget;2024", "personal;Personal;-128.2;-126"]
    text = mark + end.join(line.replace(";", separator) for line in lines) + end
    (row,), findings = _rows(text)
    assert findings == []
    assert (row.id, row.name) == ("personal", "Personal")
    assert row.cells == {"budget": "-128.2", "utfall_2024": "-126"}


def test_columns_are_named_by_id_heading_or_year() -> None:
    (row,), findings = _rows("id;budget;2023;utfall_2024\nx;1;2;3\n")
    assert findings == []
    assert row.cells == {"budget": "1", "utfall_2023": "2", "utfall_2024": "3"}


def test_every_cell_knows_its_line_and_column() -> None:
    rows, _ = _rows('id;namn;Budget\nx;"Två\nrader";1\n\ny;Y;2\n')
    assert [r.places["Budget" if "Budget" in r.places else "budget"] for r in rows] == [
        Source("data/r.csv", 2, 3),
        Source("data/r.csv", 5, 3),
    ]


def test_empty_cells_are_no_value_and_empty_lines_no_row() -> None:
    rows, findings = _rows("id;typ;Budget;2024\nx;;;3\n;;;\n\ny;total;1;\n")
    assert findings == []
    assert [(r.id, r.type, r.cells) for r in rows] == [
        ("x", "rad", {"budget": None, "utfall_2024": "3"}),
        ("y", "total", {"budget": "1", "utfall_2024": None}),
    ]


@pytest.mark.parametrize(
    ("contents", "findings"),
    [
        ("", ["data/r.csv: fel: ”r.csv” har inga rader [empty-file]"]),
        (
            "id;Buget\nx;1",
            [
                "data/r.csv:1:2: fel: rubriken ”Buget” är varken en kolumn i tabellen eller en "
                "radnyckel (menade du ”Budget”?) [unknown-column]"
            ],
        ),
        (
            "id;Budget;budget\nx;1;2",
            [
                "data/r.csv:1:3: fel: rubriken ”budget” står för en kolumn som redan finns i filen "
                "(ta bort den ena kolumnen) [duplicate-column]"
            ],
        ),
        (
            "id,Budget\nx,1,5",
            [
                "data/r.csv:2:3: fel: ”5” står i en kolumn utan rubrik (ge kolumnen en rubrik "
                "eller töm cellen; spara csv med semikolon om tal har komma) [no-heading]"
            ],
        ),
        (
            "id;Budget\nPersonal X;1",
            [
                "data/r.csv:2:1: fel: ”Personal X” kan inte användas här "
                "(använd små bokstäver, siffror och _ , med en bokstav först) [wrong-kind]"
            ],
        ),
        (
            'id;namn\nx;"X',
            ["data/r.csv:2: fel: ett citattecken stängs aldrig eller står fel [csv-syntax]"],
        ),
        (
            "id;namn\nx;å".encode("latin-1"),
            [
                "data/r.csv:2: fel: filen är inte sparad som UTF-8 "
                "(spara om den som CSV UTF-8) [csv-encoding]"
            ],
        ),
    ],
)
def test_faults_in_csv_are_told_with_line_and_column(
    contents: str | bytes, findings: list[str]
) -> None:
    assert _rows(contents)[1] == findings


def test_a_file_that_is_not_there_is_told_where_it_is_asked_for() -> None:
    files = MemoryFiles({"data/annan.csv": ""})
    where = RowsFrom(file="anan.csv", source=Source("data/t.yaml", 9, 5))
    _, (finding,) = rows_from_file(files, where, COLUMNS)
    assert str(finding) == (
        "data/t.yaml:9:5: fel: filen ”anan.csv” finns inte i data/ "
        "(menade du ”annan.csv”?) [missing-file]"
    )


def test_excel_cells_keep_their_numbers_dates_and_places() -> None:
    (row,), findings = _rows(
        _book(
            ["id", "namn", "Budget", 2023, 2024],
            [None, None, None, None, None],
            ["x", "X ", -128.2, 0.1 + 0.2, 7],
        ),
        "r.xlsx",
    )
    assert findings == []
    assert (row.id, row.name) == ("x", "X")
    assert {k: str(v) for k, v in row.cells.items()} == {
        "budget": "-128.2",
        "utfall_2023": "0.3",
        "utfall_2024": "7",
    }
    assert row.places["utfall_2024"] == Source("data/r.xlsx", sheet="Blad1", cell="E3")
    assert str(row.places["utfall_2024"]) == "data/r.xlsx[Blad1!E3]"


def test_the_sheet_asked_for_is_read_else_the_first() -> None:
    assert _rows(_book(["id"], ["x"], title="Nyckeltal"), "r.xlsx", "Nyckeltal")[0][0].id == "x"
    assert _rows(_book(["id"], ["x"], title="Nyckeltal"), "r.xlsx")[0][0].id == "x"


@pytest.mark.parametrize(
    ("contents", "sheet", "findings"),
    [
        (
            b"PK",
            "",
            [
                "data/r.xlsx: fel: arbetsboken går inte att läsa "
                "(öppna den i Excel och spara om den som .xlsx) [xlsx-broken]"
            ],
        ),
        (
            _book(["id"]),
            "Blad2",
            [
                "data/t.yaml:9:5: fel: bladet ”Blad2” finns inte i r.xlsx "
                "(menade du ”Blad1”?) [unknown-sheet]"
            ],
        ),
        (_book(), "", ["data/r.xlsx: fel: ”r.xlsx” har inga rader [empty-file]"]),
        (
            _book(["id", "Buget"], ["x", 1]),
            "",
            [
                "data/r.xlsx[Blad1!B1]: fel: rubriken ”Buget” är varken en kolumn i tabellen eller "
                "en radnyckel (menade du ”Budget”?) [unknown-column]"
            ],
        ),
        (
            _book(["id", "Budget"], ["x", 1, "kolla!"]),
            "",
            [
                "data/r.xlsx[Blad1!C2]: fel: ”kolla!” står i en kolumn utan rubrik (ge kolumnen en "
                "rubrik eller töm cellen; spara csv med semikolon om tal har komma) [no-heading]"
            ],
        ),
    ],
)
def test_faults_in_excel_are_told_with_sheet_and_cell(
    contents: bytes, sheet: str, findings: list[str]
) -> None:
    assert _rows(contents, "r.xlsx", sheet)[1] == findings


def test_a_date_in_a_cell_is_its_swedish_text() -> None:
    (row,), _ = _rows(_book(["id", "Budget"], ["x", date(2024, 12, 31)]), "r.xlsx")
    assert row.cells == {"budget": "2024-12-31"}
