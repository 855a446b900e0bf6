"""The PDF is at once PDF/UA-1 and PDF/A-2a, says veraPDF; and veraPDF does find planted faults."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reportgen.build import Options, prepare
from reportgen.document.tree import Document
from reportgen.files import DiskFiles
from reportgen.finding import Source
from reportgen.resources import package_templates
from reportgen.write import BUNDLE_FORMATS, FORMATS, BundleManuscript, Manuscript
from reportgen.write.pdf import lay_out
from tests.pdf_reader import read_structure
from tests.sample_tree import p, sample_meta
from tests.verapdf import failures
from tests.write.pdf_proofs import (
    prove_figures,
    prove_ids,
    prove_order,
    prove_tables,
)
from tests.write.test_pdf import ROOT, theme
from tests.write.test_pdf_tags import (
    bundle,
    drop_alt,
    elements,
    sample,
    small_pdf,
)

BOTH = ("ua1", "2a")
ENKOPING = ROOT / "content" / "enkoping-socialnamnden-2024"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def enkoping() -> Manuscript:
    files = DiskFiles(ENKOPING)
    prepared = prepare(files, package_templates(), Options(theme="lugn"))
    spec, document = prepared.documents[0]
    return Manuscript(document, prepared.theme, spec.source)


@pytest.fixture(scope="session")
def enkoping_pdf(enkoping: Manuscript) -> bytes:
    return FORMATS["pdf"](enkoping)


def draft() -> bytes:
    return lay_out(Document(sample_meta(draft=True), (p("Ett utkast."),)), theme("lugn")).write()[0]


def broken_rules(data: bytes, tmp_path: Path, profile: str) -> list[str]:
    path = tmp_path / "prov.pdf"
    path.write_bytes(data)
    return [str(failure) for failure in failures(path, profile)]


@pytest.mark.parametrize("profile", BOTH)
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: sample()[1], id="sample"),
        pytest.param(lambda: bundle()[1], id="bundle"),
        pytest.param(draft, id="draft"),
    ],
)
def test_every_kind_of_node_conforms(
    make: Callable[[], bytes], profile: str, tmp_path: Path
) -> None:
    assert broken_rules(make(), tmp_path, profile) == []


@pytest.mark.parametrize("profile", BOTH)
def test_a_whole_report_conforms(enkoping_pdf: bytes, profile: str, tmp_path: Path) -> None:
    assert broken_rules(enkoping_pdf, tmp_path, profile) == []


def test_a_whole_report_is_read_as_it_is_written(enkoping: Manuscript, enkoping_pdf: bytes) -> None:
    root, document = read_structure(enkoping_pdf), enkoping.document
    prove_order(root, document, enkoping.layout.pages)
    prove_tables(root, document)
    prove_ids(root)
    prove_figures(root, document)
    assert enkoping.findings == []


# ----------------------------------------------------------------- what the file says of itself


def test_the_metadata_claims_both_standards_and_is_complete() -> None:
    with pikepdf.open(BytesIO(sample()[1])) as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"])
        assert metadata["dc:language"] == {"sv-SE"}
        assert "socialnämnden" in metadata["pdf:Keywords"]
        intent = pdf.Root.OutputIntents[0]
        assert intent.DestOutputProfile.N == 3
        assert "sRGB" in str(intent.Info)
        assert "/EmbeddedFiles" not in pdf.Root.Names


def test_the_page_labels_are_the_printed_numbers() -> None:
    with pikepdf.open(BytesIO(sample()[1])) as pdf:
        assert [page.label for page in pdf.pages][:3] == ["1", "2", "3"]


# --------------------------------------------------------------------------------- planted faults


def drop_scope_and_headers(pdf: pikepdf.Pdf) -> None:
    for cell in (*elements(pdf, "TH"), *elements(pdf, "TD")):
        cell.A = pikepdf.Dictionary(
            {key: value for key, value in cell.A.items() if key not in ("/Scope", "/Headers")}
        )


def drop_cell(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "TR")[4].K[3]


def drop_note_id(pdf: pikepdf.Pdf) -> None:
    for note in elements(pdf, "Note"):
        del note["/ID"]


def skip_heading_level(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H1")[0].S = pikepdf.Name.H3


def duplicate_note_id(pdf: pikepdf.Pdf) -> None:
    first, second, *_ = elements(pdf, "Note")
    second.ID = first.ID


def drop_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(update_docinfo=False) as metadata:
        del metadata["pdfuaid:part"]


def drop_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(update_docinfo=False) as metadata:
        del metadata["dc:title"]


def drop_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def drop_link_words(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            del annotation["/Contents"]


UA_FAULTS: tuple[Callable[[Any], None], ...] = (
    drop_alt,
    drop_scope_and_headers,
    drop_cell,
    drop_note_id,
    duplicate_note_id,
    skip_heading_level,
    drop_claim,
    drop_title,
    drop_link_words,
)


@pytest.mark.parametrize("plant", UA_FAULTS, ids=lambda plant: plant.__name__)
def test_a_planted_fault_breaks_pdf_ua(
    plant: Callable[[pikepdf.Pdf], None], tmp_path: Path
) -> None:
    assert _with_fault(plant, tmp_path, "ua1") != []


def test_a_missing_output_intent_breaks_pdf_a(tmp_path: Path) -> None:
    assert _with_fault(drop_output_intent, tmp_path, "2a") != []


def _with_fault(plant: Callable[[pikepdf.Pdf], None], tmp_path: Path, profile: str) -> list[str]:
    with pikepdf.open(BytesIO(small_pdf())) as pdf:
        plant(pdf)
        saved = BytesIO()
        pdf.save(saved)
    return broken_rules(saved.getvalue(), tmp_path, profile)


def test_a_bundle_is_written_by_its_formats() -> None:
    assert set(BUNDLE_FORMATS) == {"pdf", "docx"}
    one = Document(sample_meta(), (p("En del."),))
    from reportgen.document.tree import Bundle

    manuscript = BundleManuscript(Bundle(sample_meta(), (one, one)), theme(), Source("prov"))
    assert BUNDLE_FORMATS["pdf"](manuscript).startswith(b"%PDF-1.7")
    assert manuscript.findings == []
