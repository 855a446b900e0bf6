"""The sample as LibreOffice lays it out: what a reader without Word meets."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from reportgen.write.docx import write_docx
from tests.sample_tree import sample_document
from tests.write.docx.wordfile import theme

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample converted once."""
    folder = tmp_path_factory.mktemp("libreoffice")
    source = folder / "prov.docx"
    source.write_bytes(write_docx(sample_document(), theme(), {"ekonomi": 5}))
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [SOFFICE or "", profile, "--headless", "--convert-to", "pdf:writer_pdf_Export"]
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
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run([reader, "-layout", str(pdf), "-"], check=True, capture_output=True)
    return done.stdout.decode()


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


def test_lying_pages_lie_and_the_cover_is_one_page(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        shapes = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in opened.pages]
    assert any(shapes)
    assert not shapes[0]
