"""The sample as LibreOffice lays it out: what a reader without Word meets."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from reportgen.write.docx import write_docx
from tests.sample_tree import sample_document
from tests.write.docx.bundles import bundle_bytes
from tests.write.docx.wordfile import theme

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample converted once."""
    data = write_docx(sample_document(), theme(), {"ekonomi": 5})
    return convert(data, tmp_path_factory.mktemp("libreoffice"))


def convert(data: bytes, folder: Path) -> Path:
    """The Word file as LibreOffice makes it a PDF."""
    source = folder / "prov.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    assert SOFFICE, "LibreOffice is not installed"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf:writer_pdf_Export"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "prov.pdf"


@pytest.fixture(scope="module")
def words(pdf: Path) -> str:
    """The text of the whole conversion."""
    return "\n".join(pages_of(pdf))


def pages_of(pdf: Path) -> list[str]:
    """The text of each page."""
    reader = shutil.which("pdftotext")
    assert reader, "pdftotext is not installed"
    done = subprocess.run([reader, "-layout", str(pdf), "-"], check=True, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]


@pytest.mark.parametrize(
    "shown",
    [
        "Verksamhetsberättelse 2024",
        "3.1.1.1 Uppsökande arbete",
        "Tabell 1. Driftredovisning per verksamhet, mnkr",
        "Nämnden totalt",
        "Med nettokostnad avses",
        "264,2\u00a0mnkr, vilket framgår av tabell 1",
        "Hushåll med försörjningsstöd per månad",
        "nattvandring under skollov",
    ],
)
def test_headings_tables_notes_and_charts_are_there(words: str, shown: str) -> None:
    assert " ".join(shown.split()) in " ".join(words.split())


def test_the_fonts_come_from_the_document(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        fonts = {
            str(found["/BaseFont"])
            for found in opened.objects
            if isinstance(found, pikepdf.Dictionary) and "/BaseFont" in found
        }
    assert any("SourceSans3" in name for name in fonts)


@pytest.fixture(scope="module")
def bundle_pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page of the bundle."""
    folder = tmp_path_factory.mktemp("bunt")
    return pages_of(convert(bundle_bytes(), folder))


def test_each_part_of_a_bundle_counts_its_own_pages(bundle_pages: list[str]) -> None:
    shown = [re.findall(r"(\d+) \((\d+)\)", page)[-1:] for page in bundle_pages]
    ends = [int(last) for found in shown for number, last in found if number == last]
    assert shown[0] == [("1", "1")]
    assert shown[1] == [], "a cover has no footer"
    assert len(ends) == 3
    assert sum(ends) == len(bundle_pages)


def test_each_part_of_a_bundle_numbers_headings_and_tables_anew(
    bundle_pages: list[str],
) -> None:
    whole = " ".join("\n".join(bundle_pages).split())
    assert whole.count("Tabell 1. Driftredovisning") == 2
    assert whole.count("1 Sammanfattning Socialnämnden redovisar") == 2
    notes = re.findall(r"(\d+) (?:Med nettokostnad avses|HME mäts)", whole)
    assert notes == ["1", "2", "3", "4", "5"], "restarted in Word, counted on in LibreOffice"
    assert "Error" not in whole


def test_lying_pages_lie_and_the_cover_is_one_page(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        shapes = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in opened.pages]
    assert any(shapes)
    assert not shapes[0]
