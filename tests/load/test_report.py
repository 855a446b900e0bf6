"""The folder as a whole: which files are read, and what belongs together."""

from __future__ import annotations

import io

import openpyxl
import pytest

from reportgen.finding import ReportError
from reportgen.load import load_report
from reportgen.resources import package_templates
from tests.support import GROUND, findings_of, folder_contents, report_files


def test_sections_come_in_the_order_of_their_files() -> None:
    files = report_files(
        {
            "avsnitt/10-sist.yaml": "id: sist\nrubrik: Sist\n",
            "avsnitt/02-mitt.yaml": "id: mitt\nrubrik: Mitt\n",
            "avsnitt/.dold.yaml": "id: dold\n",
        }
    )
    report, findings = load_report(files, package_templates())
    assert findings == ()
    order = [s.id for s in report.sections(report.spec.documents[0])]
    assert order == ["inledning", "mitt", "sist"]


def test_a_file_that_is_not_read_is_told_of() -> None:
    files = report_files({"avsnitt/läsmig.txt": "ingen yaml", "data/mall.docx": "ingen data"})
    ignored = [f for f in findings_of(files) if f.code == "ignored-file"]
    assert [f.source.file for f in ignored] == ["avsnitt/läsmig.txt", "data/mall.docx"]


def test_everything_that_is_read_is_remembered() -> None:
    files = report_files()
    assert findings_of(files) == ()
    assert files.read_paths == set(folder_contents(GROUND))


def test_the_faults_of_all_files_are_told_in_one_run() -> None:
    files = report_files(
        {
            "rapport.yaml": "kommun: A\n",
            "avsnitt/01-inledning.yaml": "id: [\n",
            "data/resultat.yaml": "tabeler: {}\n",
        }
    )
    with pytest.raises(ReportError) as stopped:
        load_report(files, package_templates())
    assert [str(f).split(" ")[0] for f in stopped.value.findings] == [
        "avsnitt/01-inledning.yaml:2:1:",
        "data/resultat.yaml:1:1:",
        "rapport.yaml:1:1:",
        "rapport.yaml:1:1:",
        "rapport.yaml:1:1:",
    ]


def test_the_ärendes_own_type_and_profile_come_before_the_programs() -> None:
    own = package_templates().read("profiles/standard.yaml").decode().replace("Standard", "Egen")
    files = report_files({"mallar/profiles/standard.yaml": own})
    report, _ = load_report(files, package_templates())
    assert (report.profile.name, report.types["kort"].name) == ("Egen", "kort rapport")


def test_another_profile_may_be_asked_for() -> None:
    own = package_templates().read("profiles/standard.yaml").decode().replace("Standard", "Egen")
    files = report_files({"mallar/profiles/egen.yaml": own})
    report, _ = load_report(files, package_templates(), profile="egen")
    assert report.profile.name == "Egen"
    with pytest.raises(ReportError, match="--profil: fel: profilen ”ingen” finns inte"):
        load_report(files, package_templates(), profile="ingen")


@pytest.mark.parametrize("name", ["../standard", "a/b", "..", ""])
def test_a_profile_is_never_looked_for_elsewhere(name: str) -> None:
    text = folder_contents(GROUND)["rapport.yaml"].decode()
    files = report_files({"rapport.yaml": text.replace("standard", f'"{name}"')})
    assert [f.code for f in findings_of(files)] == ["unknown-name"]


def test_a_wrong_number_in_excel_is_told_with_sheet_and_cell() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (["id", "namn", "Budget"], ["kapital", "Kapital", "ca 5"]):
        book.active.append(line)
    data = io.BytesIO()
    book.save(data)
    text = folder_contents(GROUND)["data/resultat.yaml"].decode()
    files = report_files(
        {
            "data/resultat.yaml": text.replace(
                "    rader:\n", "    rader_från: {fil: r.xlsx}\n    rader:\n"
            ),
            "data/r.xlsx": data.getvalue(),
        }
    )
    assert [str(f) for f in findings_of(files)] == [
        "data/r.xlsx[Sheet!C2]: fel: ”ca 5” kan inte läsas som ett tal [not-a-number]"
    ]


def test_rows_of_a_file_come_before_the_tables_own() -> None:
    text = folder_contents(GROUND)["data/resultat.yaml"].decode()
    rows = text.replace("    rader:\n", "    rader_från: {fil: r.csv}\n    rader:\n")
    files = report_files({"data/resultat.yaml": rows, "data/r.csv": "id;Budget;utfall\nx;1;2\n"})
    report, findings = load_report(files, package_templates())
    assert findings == ()
    assert [r.id for r in report.tables["resultat"].rows] == ["x", "personal", "lokaler", "totalt"]


def test_a_folder_of_sections_that_belongs_to_no_document_is_told_of() -> None:
    files = report_files({"avsnitt/raport/01.yaml": "id: a\nrubrik: A\ntext: B.\n"})
    assert [str(f) for f in findings_of(files)] == [
        "avsnitt/raport/01.yaml:1:1: varning: mappen avsnitt/raport hör inte till något dokument "
        "(menade du ”rapport”?) [unused-section]"
    ]
