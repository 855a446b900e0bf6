"""What is said of a municipality's own Word template before it is used."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from reportgen.finding import Severity
from reportgen.write.docx import write_docx
from reportgen.write.docx.template_check import check_template
from tests.sample_tree import sample_document
from tests.write.docx.test_template import MAIN, TEMPLATE, swedish_template
from tests.write.docx.wordfile import TEMPLATES, theme

MACROS = b"ms-word.template.macroEnabledTemplate.main+xml"


def exchanged(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with something else in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return out.getvalue()


def codes(data: bytes) -> set[str]:
    """The codes of what is found."""
    return {finding.code for finding in check_template(data, "mall.dotx")}


@cache
def good_template() -> bytes:
    """A template as a careful municipality makes it: a report of ours, saved as .dotx."""
    made = docx.Document(io.BytesIO(write_docx(sample_document(), replace(theme(), fonts=()), {})))
    body = made.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    buffer = io.BytesIO()
    made.save(buffer)
    return exchanged(buffer.getvalue(), "[Content_Types].xml", MAIN, TEMPLATE)


def changed(change: str) -> bytes:
    """The good template with one thing wrong."""
    made = docx.Document(io.BytesIO(good_template_as_document()))
    section = made.sections[0]
    match change:
        case "letter":
            section.page_width, section.page_height = Mm(216), Mm(279)
        case "lying":
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
        case "no-header":
            section.header.is_linked_to_previous = True
        case "empty-header":
            for paragraph in section.header.paragraphs:
                paragraph.clear()
        case "no-numbers":
            section.footer.paragraphs[0].text = "Kommunen"
        case "text":
            made.element.body.insert(0, OxmlElement("w:p"))
            made.paragraphs[0].add_run("Skriv här")
        case "some-numbers":
            properties = made.styles["Heading 2"].element.pPr
            properties.remove(properties.numPr)
        case "protected":
            protection = OxmlElement("w:documentProtection")
            protection.set(qn("w:edit"), "readOnly")
            protection.set(qn("w:enforcement"), "1")
            made.settings.element.insert(0, protection)
        case "old":
            for setting in made.settings.element.iter(qn("w:compatSetting")):
                setting.set(qn("w:val"), "12")
        case "english":
            for language in made.styles.element.iter(qn("w:lang")):
                language.set(qn("w:val"), "en-US")
        case "no-heading":
            made.styles["Heading 3"].delete()
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def good_template_as_document() -> bytes:
    """The good template as python-docx can open it."""
    return exchanged(good_template(), "[Content_Types].xml", TEMPLATE, MAIN)


def test_a_template_with_all_that_is_needed_only_says_that_it_numbers_headings() -> None:
    assert codes(good_template()) == {"numbered-headings"}


@pytest.mark.parametrize(
    ("change", "code", "severity"),
    [
        ("letter", "page-size", Severity.VARNING),
        ("lying", "page-size", Severity.VARNING),
        ("no-header", "missing-header", Severity.VARNING),
        ("empty-header", "empty-header", Severity.VARNING),
        ("no-numbers", "missing-page-numbers", Severity.VARNING),
        ("text", "template-text", Severity.UPPLYSNING),
        ("some-numbers", "numbered-headings", Severity.VARNING),
        ("protected", "protected-template", Severity.FEL),
        ("old", "old-template", Severity.VARNING),
        ("english", "template-language", Severity.UPPLYSNING),
        ("no-heading", "missing-style", Severity.VARNING),
    ],
)
def test_what_a_template_lacks_or_overrides_is_said(
    change: str, code: str, severity: Severity
) -> None:
    found = {f.code: f.severity for f in check_template(changed(change), "mall.docx")}
    assert found[code] is severity


def test_styles_are_known_by_name_whatever_their_ids() -> None:
    said = [f.message for f in check_template(swedish_template(), "mall.dotx")]
    assert not any("Rubrik 1”" in message for message in said)
    assert any("Fotnotstext" in message for message in said)


def test_a_style_that_only_looks_like_words_own_is_told_from_it() -> None:
    data = exchanged(good_template(), "word/styles.xml", b'"heading 1"', b'"Rubrik 1"')
    (missing,) = [f for f in check_template(data, "mall.dotx") if f.code == "missing-style"]
    assert "är inte Words inbyggda" in missing.message


def test_macros_are_refused() -> None:
    kind = b"openxmlformats-officedocument." + TEMPLATE
    data = exchanged(good_template(), "[Content_Types].xml", kind, MACROS)
    (finding,) = check_template(data, "mall.dotm")
    assert (finding.code, finding.severity) == ("macro-template", Severity.FEL)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-word-file"),
        (b"<html></html>", "not-a-word-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 gammal", "locked-template"),
        (good_template()[:4000], "not-a-word-file"),
        (exchanged(good_template(), "word/styles.xml", b"</w:styles>", b""), "broken-template"),
        (exchanged(good_template(), "_rels/.rels", b"document.xml", b"x.xml"), "not-a-word-file"),
    ],
    ids=["empty", "html", "old-or-locked", "cut-short", "broken-xml", "no-text"],
)
def test_what_is_no_template_is_a_fault(data: bytes, code: str) -> None:
    (finding,) = check_template(data, "mall.dotx")
    assert (finding.code, finding.severity) == (code, Severity.FEL)
    assert finding.hint


def test_a_workbook_is_no_template() -> None:
    book = next(Path("content").glob("**/*.xlsx"), None)
    data = book.read_bytes() if book else b"PK"
    assert codes(data) == {"not-a-word-file"}


def test_our_own_template_lacks_only_what_the_theme_gives() -> None:
    found = codes((TEMPLATES / "base/reference.docx").read_bytes())
    assert found == {"missing-header", "missing-footer", "missing-page-numbers"}
