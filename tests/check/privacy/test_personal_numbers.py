"""Personnummer and samordningsnummer, in every nook of an ärende; and figures that only look so."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from reportgen.finding import Finding, Severity
from tests.support import findings_of, report_files

# The check digits are right; the serial numbers are those kept for tests (238, 239).
PERSON = "19900108-2388"
SHORT = "900108-2388"
COORDINATION = "19900168-2393"


def _found(contents: dict[str, str | bytes]) -> list[Finding]:
    found = findings_of(report_files(contents))
    return [f for f in found if f.code == "personal-number"]


def _in_text(text: str) -> list[Finding]:
    return _found({"avsnitt/01-inledning.yaml": f"id: inledning\nrubrik: A\ntext: |\n  {text}\n"})


@pytest.mark.parametrize(
    "number",
    [PERSON, SHORT, "199001082388", "9001082388", "900108+2388", "19900108 2388", "900108–2388"],
)
def test_a_personnummer_is_found_however_it_is_written(number: str) -> None:
    (found,) = _in_text(f"Beslut togs om {number} under året.")
    assert found.severity is Severity.FEL
    assert "personnummer" in found.message
    assert str(found.source) == "avsnitt/01-inledning.yaml:4:18"


def test_a_samordningsnummer_has_sixty_added_to_its_day() -> None:
    (found,) = _in_text(f"Beslut togs om {COORDINATION} under året.")
    assert "samordningsnummer" in found.message


def test_the_message_does_not_repeat_the_number() -> None:
    (found,) = _in_text(f"Beslut togs om {PERSON}.")
    assert "2388" not in found.message + found.hint


@pytest.mark.parametrize(
    "text",
    [
        "Numret 900108-2381 har fel kontrollsiffra.",
        "Numret 901308-2384 har ingen månad.",
        "Numret 900230-2389 har ingen dag.",
        "Organisationsnummer 212000-0142 och 556703-7485.",
        "Diarienummer SN-2024-9001082388 och SN/900108-23881.",
        "Ring 0701234569 eller 08-900 10 82.",
        "Kostnaden blev 9 001 082 387 kronor.",
        "Filen heter utdrag-202401081233.",
        "Bankgiro 5050-1055, OCR 1990010823885.",
    ],
)
def test_other_numbers_are_let_be(text: str) -> None:
    assert _in_text(text) == []


def test_an_amount_of_ten_digits_is_let_be_but_not_a_number_under_its_heading() -> None:
    amounts = "namn;utfall\nPersonal;9001082388\n"
    persons = "namn;personnummer\nPersonal;9001082388\n"
    assert _found({"data/a.csv": amounts}) == []
    (found,) = _found({"data/a.csv": persons})
    assert str(found.source) == "data/a.csv:2:10"


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("data/mer.yaml", f"# {SHORT}\nfakta: {{a: 1}}\n", "data/mer.yaml:1:3"),
        ("data/mer.yaml", f"fakta: {{a: {{värde: 1, namn: {SHORT}}}}}\n", "data/mer.yaml:1:29"),
        ("data/bok.csv", f"namn,anm\nA,{SHORT}\n", "data/bok.csv:2:3"),
        (
            "bilder/plan.svg",
            f'<svg xmlns="http://www.w3.org/2000/svg">\n<title>{SHORT}</title></svg>',
            "bilder/plan.svg:2",
        ),
        (
            "bilder/plan.svg",
            f'<svg xmlns="http://www.w3.org/2000/svg"><g aria-label="{PERSON}"/></svg>',
            "bilder/plan.svg:1",
        ),
    ],
)
def test_every_kind_of_file_is_read(name: str, content: str, place: str) -> None:
    (found,) = _found({name: content})
    assert str(found.source) == place


def test_a_drawing_s_paths_are_no_numbers() -> None:
    path = f'<svg xmlns="http://www.w3.org/2000/svg"><path d="M {SHORT} z"/></svg>'
    assert _found({"bilder/plan.svg": path}) == []


def _png(text: str) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            chunk(b"tEXt", b"Comment\0" + text.encode()),
            chunk(b"IDAT", zlib.compress(b"\0\0")),
            chunk(b"IEND", b""),
        ]
    )


def test_a_photograph_s_metadata_is_read() -> None:
    (found,) = _found({"bilder/foto.png": _png(f"Akt {PERSON}")})
    assert "i bildens metadata" in found.message


def _workbook(fill: Any) -> bytes:
    book: Any = openpyxl.Workbook()
    book.active.title = "Blad1"
    fill(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _hidden_sheet(book: Any) -> None:
    book.create_sheet("Underlag").sheet_state = "hidden"
    book["Underlag"]["B7"] = 199001082388


def _comment(book: Any) -> None:
    book.active["C3"] = 5
    book.active["C3"].comment = Comment(f"gäller {SHORT}", "NN")


def _properties(book: Any) -> None:
    book.properties.subject = PERSON


def _footer(book: Any) -> None:
    book.active.oddFooter.center.text = SHORT


def _hidden_column(book: Any) -> None:
    book.active["D2"] = SHORT
    book.active.column_dimensions["D"].hidden = True


@pytest.mark.parametrize(
    ("fill", "place", "where"),
    [
        (_hidden_sheet, "data/bok.xlsx[Underlag!B7]", "på ett dolt blad"),
        (_comment, "data/bok.xlsx[Blad1!C3]", "i en kommentar"),
        (_properties, "data/bok.xlsx", "i filens egenskaper"),
        (_footer, "data/bok.xlsx[Blad1!]", "i bladets sidhuvud eller sidfot"),
        (_hidden_column, "data/bok.xlsx[Blad1!D2]", "i en dold kolumn"),
    ],
)
def test_a_workbook_is_read_where_no_one_looks(fill: Any, place: str, where: str) -> None:
    (found,) = _found({"data/bok.xlsx": _workbook(fill)})
    assert str(found.source) == place
    assert where in found.message


def test_a_pivot_table_s_memory_is_read() -> None:
    data = io.BytesIO(_workbook(lambda book: None))
    with zipfile.ZipFile(data, "a") as package:
        records = f'<pivotCacheRecords><r><s v="{PERSON}"/></r></pivotCacheRecords>'
        package.writestr("xl/pivotCache/pivotCacheRecords1.xml", records)
    (found,) = _found({"data/bok.xlsx": data.getvalue()})
    assert "xl/pivotCache" in found.message
