"""A profile may choose PDF/A-3a: the figures of the tables lie in the PDF as files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest

from reportgen.build import Build, Options, build, prepare
from reportgen.document.text import every_block
from reportgen.document.tree import (
    Cell,
    Column,
    Document,
    Note,
    Only,
    Paragraph,
    Row,
    Table,
    Text,
    Value,
)
from reportgen.files import MemoryFiles
from reportgen.language import MINUS, NBSP, format_number
from reportgen.resources import package_templates
from reportgen.write.attachments import document_files
from reportgen.write.pdf import AttachedFile
from tests.sample_tree import (
    GOOD,
    head_cell,
    label_cell,
    number_cell,
    operations_table,
    p,
    sample_document,
    sample_meta,
)
from tests.support import findings_of, report_files
from tests.verapdf import failures

PROFILE = """\
namn: Arkiv
tema: klar
arkivformat: {}
små_tal: {{gräns: 5, åtgärd: dölj}}
"""
REPORT = """\
kommun: Exempelköpings kommun
nämnd: Socialnämnden
år: 2024
profil: {}
dokument:
  - {{id: rapport, typ: kort, datum: 2025-02-17}}
  - {{id: bilaga_två, typ: kort, datum: 2025-02-18}}
paket:
  - {{id: allt, titel: Allt, dokument: [rapport, bilaga_två]}}
"""
DATA = """\
tabeller:
  placerade_barn:
    titel: Placerade barn
    enhet: barn
    personer: ja
    kolumner: [{id: flickor, rubrik: Flickor}, {id: pojkar, rubrik: Pojkar}]
    rader:
      - {namn: Norr, flickor: 17, pojkar: 3}
      - {namn: Söder, flickor: 14, pojkar: 11}
  andelar:
    titel: Andelar
    enhet: tkr
    decimaler: 1
    kolumner:
      - {id: budget, rubrik: Budget, roll: budget, grupp: Året}
      - {id: utfall, rubrik: Utfall, roll: utfall, grupp: Året}
      - {id: andel, rubrik: Andel, formel: utfall / budget * 100, format: procent, visa_enhet: ja}
    rader:
      - {namn: Köp, budget: -12500.449, utfall: -13000.351}
      - {namn: Lokaler, budget: 7.25, utfall: "-"}
"""
SECTION = """\
id: inledning
rubrik: Inledning
text: Text.
delar:
  - tabell: resultat
  - tabell: placerade_barn
  - tabell: andelar
"""


def files(profile: str = "arkiv", archive: str = "PDF/A-3a") -> MemoryFiles:
    return report_files(
        {
            "rapport.yaml": REPORT.format(profile),
            "mallar/profiles/arkiv.yaml": PROFILE.format(archive),
            "avsnitt/01-inledning.yaml": SECTION,
            "data/mer.yaml": DATA,
        }
    )


def pdfs(of: MemoryFiles, *documents: str) -> Build:
    built = build(of, package_templates(), Options(formats=("pdf",), documents=documents))
    assert built.outputs, built.findings
    return built


@pytest.fixture(scope="module")
def built() -> Build:
    return pdfs(files(), "rapport", "allt")


@pytest.fixture(scope="module")
def document() -> Document:
    return prepare(files(), package_templates(), Options()).documents[0][1]


@dataclass(frozen=True)
class Read:
    """An attached file read back."""

    data: bytes
    description: str
    media_type: str
    modified: datetime
    relationship: str

    def lines(self) -> list[list[str]]:
        return csv_lines(self.data)


def csv_lines(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def attached(data: bytes) -> dict[str, Read]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {name: _read(specification) for name, specification in pdf.attachments.items()}


def _read(specification: Any) -> Read:
    file = specification.get_file()
    return Read(
        file.read_bytes(),
        specification.description,
        file.mime_type,
        file.mod_date,
        str(specification.relationship),
    )


def sheets(data: bytes) -> Mapping[str, Any]:
    (book,) = (read for name, read in attached(data).items() if name.endswith(".xlsx"))
    loaded = openpyxl.load_workbook(io.BytesIO(book.data))
    return {sheet.title: sheet for sheet in loaded}


def tables(document: Document) -> dict[str, Table]:
    return {b.id: b for b in every_block(document.blocks) if isinstance(b, Table)}


def figures(table: Table) -> list[str]:
    """Everything shown in the cells of figures, in order."""
    return [
        "".join(i.text for i in block.children if isinstance(i, Value | Text))
        for row in table.body
        for cell in row.cells
        if cell.number
        for block in cell.blocks
        if isinstance(block, Paragraph)
    ]


# ------------------------------------------------------------------------------- the whole file


@pytest.mark.slow
@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("name", ["rapport.pdf", "allt.pdf"])
def test_the_pdf_conforms(built: Build, name: str, profile: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(built.outputs[name])
    assert failures(path, profile) == ()


@pytest.mark.slow
def test_a_file_that_is_associated_with_nothing_breaks_pdf_a(built: Build, tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    with pikepdf.open(io.BytesIO(built.outputs["rapport.pdf"])) as pdf:
        del pdf.Root["/AF"]
        pdf.save(path)
    assert [failure.rule for failure in failures(path, "3a")] != []


def test_the_metadata_claims_part_3_conformance_a(built: Build) -> None:
    with pikepdf.open(io.BytesIO(built.outputs["rapport.pdf"])) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize(("profile", "archive"), [("standard", ""), ("arkiv", "PDF/A-2a")])
def test_without_the_choice_it_is_2a_and_holds_no_files(profile: str, archive: str) -> None:
    data = pdfs(files(profile, archive or "PDF/A-3a"), "rapport").outputs["rapport.pdf"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert not pdf.attachments
        assert "/AF" not in pdf.Root


def test_the_same_ärende_gives_the_same_bytes(built: Build) -> None:
    again = pdfs(files(), "rapport").outputs["rapport.pdf"]
    assert again == built.outputs["rapport.pdf"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [("PDF/A-3b", "menade du ”PDF/A-3a”?"), ("ja", "här kan stå: PDF/A-2a, PDF/A-3a")],
)
def test_another_format_is_refused_in_swedish(written: str, hint: str) -> None:
    (finding,) = findings_of(files(archive=written))
    assert (finding.code, finding.hint) == ("wrong-choice", hint)
    assert finding.message == f"”{written}” kan inte stå här"
    assert str(finding.source) == "mallar/profiles/arkiv.yaml:3:14"


# ------------------------------------------------------------------------------------ the files


def test_each_file_says_what_it_is(built: Build) -> None:
    read = attached(built.outputs["rapport.pdf"])
    assert list(read) == [
        "rapport-tabeller.xlsx",
        "tabell-01-resultat.csv",
        "tabell-02-placerade-barn.csv",
        "tabell-03-andelar.csv",
    ]
    book, first, *_ = read.values()
    assert book.description == "Siffrorna i tabellerna i Rapport 2024, ett blad för varje tabell"
    assert first.description == (
        "Siffrorna i Tabell 1. Resultat. CSV i UTF-8 med semikolon och decimalkomma"
    )
    assert book.media_type.endswith("spreadsheetml.sheet")
    assert first.media_type == "text/csv"
    assert {file.relationship for file in read.values()} == {"/Data"}
    assert {file.modified for file in read.values()} == {datetime(2025, 2, 17, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("name", "prefixes"), [("rapport.pdf", ["tabell"]), ("allt.pdf", ["del1", "del2"])]
)
def test_a_table_has_its_own_file_and_the_document_the_workbook(
    built: Build, name: str, prefixes: list[str]
) -> None:
    with pikepdf.open(io.BytesIO(built.outputs[name])) as pdf:
        assert [str(file.UF) for file in pdf.Root.AF] == [f"{name[:-4]}-tabeller.xlsx"]
        elements = [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary)]
        owned = [
            [str(file.UF) for file in element.AF]
            for element in elements
            if element.get("/S") == "/Table"
        ]
    assert [file for (file,) in owned] == [n for n in attached(built.outputs[name]) if "csv" in n]
    assert sorted({file.split("-")[0] for (file,) in owned}) == prefixes
    assert len(owned) == 3 * len(prefixes)


def test_the_csv_shows_what_the_table_shows(built: Build, document: Document) -> None:
    read = attached(built.outputs["rapport.pdf"])
    for number, (name, table) in enumerate(tables(document).items(), start=1):
        file = read[f"tabell-{number:02}-{name.replace('_', '-')}.csv"]
        found = [cell for line in file.lines()[1:] for cell in line[1:]]
        shown = [text.replace(MINUS, "-").replace("–", "-") for text in figures(table)]
        plain = [re.sub(f"{NBSP}(?=\\d)", "", text).replace(NBSP, " ") for text in shown]
        assert found == plain


def test_heads_over_heads_are_one_head(built: Build) -> None:
    read = attached(built.outputs["rapport.pdf"])["tabell-03-andelar.csv"]
    assert read.lines() == [
        ["", "Året – Budget", "Året – Utfall", "Andel"],
        ["Köp", "-12500,4", "-13000,4", "104,0 %"],
        ["Lokaler", "7,3", "-", ""],
    ]
    assert read.data.startswith(b"\xef\xbb\xbf;")  # for Excel
    assert read.data.count(b"\r\n") == 3


def test_the_workbook_holds_numbers_that_look_as_in_the_table(
    built: Build, document: Document
) -> None:
    found = sheets(built.outputs["rapport.pdf"])
    assert list(found) == ["Innehåll", "Tabell 1", "Tabell 2", "Tabell 3"]
    for table in tables(document).values():
        rows = list(found[table.label].iter_rows(min_row=2, min_col=2))
        assert [_looks(cell) for row in rows for cell in row] == figures(table)
    assert found["Tabell 1"]["B2"].value == -128.2
    assert found["Tabell 1"]["A4"].font.bold


def _looks(cell: Any) -> str:
    """The cell as Excel shows it."""
    if not isinstance(cell.value, int | float):
        return cell.value or ""
    positive = cell.number_format.split(";")[0]
    decimals = positive.partition(".")[2].count("0")
    after = re.findall('"(.*)"', positive)
    return format_number(Decimal(repr(cell.value)), decimals) + "".join(after)


def test_the_first_sheet_tells_of_the_others(built: Build) -> None:
    first = sheets(built.outputs["rapport.pdf"])["Innehåll"]
    words = [[cell.value for cell in row] for row in first.iter_rows()]
    assert words[0][0] == "Rapport 2024"
    assert words[1][0] == "Exempelköpings kommun · Socialnämnden, 2025-02-17"
    assert words[5] == [
        "Tabell 2",
        "Tabell 2. Placerade barn",
        "tabell-02-placerade-barn.csv",
        "–",
    ]


def test_a_bundle_has_the_tables_of_all_its_documents(built: Build) -> None:
    one, all_ = (attached(built.outputs[name]) for name in ("rapport.pdf", "allt.pdf"))
    assert all_["del2-tabell-01-resultat.csv"].data == one["tabell-01-resultat.csv"].data
    assert list(sheets(built.outputs["allt.pdf"]))[:2] == ["Innehåll", "Del 1 Tabell 1"]


# ---------------------------------------------------------------------------- nothing given back


def test_a_withheld_count_is_withheld_in_every_file(built: Build) -> None:
    read = attached(built.outputs["rapport.pdf"])
    lines = read["tabell-02-placerade-barn.csv"].lines()
    assert lines[1] == ["Norr", "17", ".."]
    sheet = sheets(built.outputs["rapport.pdf"])["Tabell 2"]
    assert sheet["C2"].value == ".."
    assert 3 not in [cell.value for row in sheet.iter_rows() for cell in row]


def test_figures_are_no_finer_than_the_page_shows_them(built: Build) -> None:
    read = attached(built.outputs["rapport.pdf"])
    assert b"449" not in read["tabell-03-andelar.csv"].data
    sheet = sheets(built.outputs["rapport.pdf"])["Tabell 3"]
    assert [cell.value for cell in sheet[2]][1:] == [-12500.4, -13000.4, 104.0]


# -------------------------------------------------------------------------- tables of every shape


def small(*rows: Row, id_: str = "t", head: tuple[Row, ...] = ()) -> Table:
    columns = (Column("label"), Column("number"))
    return Table(id_, (), columns, head, rows)


def lines_of(table: Table) -> list[list[str]]:
    _, file = document_files(Document(sample_meta(), (table,)))
    return csv_lines(file.data)


def names_of(*blocks: Any) -> list[str]:
    return [file.name for file in document_files(Document(sample_meta(), blocks))][1:]


def test_only_tables_of_figures_that_the_pdf_shows_are_attached() -> None:
    row = Row((label_cell("Rad"), number_cell("1", "x")))
    words = Row((label_cell("Rad"), Cell((p("Ord."),))))
    shown, for_word = small(row, id_="visas"), small(row, id_="i_word")
    nested = Row((label_cell("Rad"), Cell((small(row, id_="inuti"),))))
    blocks = (shown, Only(("docx",), (for_word,)), small(words, id_="ord"), small(nested))
    assert names_of(*blocks) == ["visas.csv", "inuti.csv"]
    assert document_files(Document(sample_meta(), (p("Inga tabeller."),))) == ()


def test_a_mark_stands_after_its_figure_and_a_footnote_is_left_out() -> None:
    value = Value("1\u00a0200", "x", Decimal(1200))
    marked = Cell((Paragraph((value, Text("1)"), Note("n", (p("Not."),), 1))),), number=True)
    assert lines_of(small(Row((label_cell("Rad"), marked)))) == [["Rad", "12001)"]]
    book, _ = document_files(Document(sample_meta(), (small(Row((label_cell("Rad"), marked))),)))
    cell = openpyxl.load_workbook(io.BytesIO(book.data))["t"]["B1"]
    assert (cell.value, _looks(cell)) == (1200, "1\u00a02001)")


def test_words_over_several_rows_are_repeated_but_figures_stand_once() -> None:
    over = Cell((p("Enhet"),), scope="rows", rowspan=2)
    spanning = Cell(number_cell("5", "x").blocks, number=True, rowspan=2)
    table = small(Row((over, spanning)), Row(()), Row((label_cell("Nästa"), Cell((p(GOOD),)))))
    assert lines_of(table) == [
        ["Enhet", "5,0"],
        ["Enhet", ""],
        ["Nästa", "Målet är uppfyllt"],
    ]


def test_every_table_of_figures_of_the_sample_is_a_whole_grid() -> None:
    found = list(csv_files(sample_document()))
    assert found
    for file in found:
        assert len({len(line) for line in csv_lines(file.data)}) == 1


def csv_files(document: Document) -> Iterator[AttachedFile]:
    return (file for file in document_files(document) if file.media_type == "text/csv")


def test_sheets_have_names_that_excel_takes() -> None:
    long = "a" * 40
    tables = [small(*operations_table().body[1:2], id_=f"{long}{n}") for n in range(2)]
    head = (Row((head_cell("x"), head_cell("y")), "head"),)
    row = Row((label_cell("Rad"), number_cell("1", "x")))
    blocks = (small(row, head=head, id_="innehåll"), *(small(row, id_=t.id) for t in tables))
    book, *_ = document_files(Document(sample_meta(), blocks))
    names = openpyxl.load_workbook(io.BytesIO(book.data)).sheetnames
    assert names == ["Innehåll", "innehåll 1", "a" * 31, "a" * 29 + " 3"]
