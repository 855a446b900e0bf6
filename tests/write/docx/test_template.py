"""A municipality's own Word template: Swedish style ids, headers of its own, .dotx."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.shared import Mm, RGBColor

from reportgen.theme import Theme
from reportgen.write.docx import write_docx
from tests.sample_tree import sample_document
from tests.write.docx.wordfile import W, WordFile, style_names, styled, text_of, theme

MAIN = b"wordprocessingml.document.main+xml"
TEMPLATE = b"wordprocessingml.template.main+xml"


def swedish_template() -> bytes:
    """A .dotx as Word in Swedish saves it: "Rubrik1" is the id, "heading 1" still the name."""
    made = docx.Document()
    made.add_paragraph("Text som mallen visar")
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0x00, 0x40)
    section = made.sections[0]
    section.left_margin = Mm(31)
    section.header.paragraphs[0].text = "Kommunens eget sidhuvud"
    buffer = io.BytesIO()
    made.save(buffer)
    source = zipfile.ZipFile(buffer)
    parts = {name: source.read(name) for name in source.namelist()}
    for number in range(1, 5):
        for name in ("word/styles.xml", "word/numbering.xml"):
            old, new = f'"Heading{number}"'.encode(), f'"Rubrik{number}"'.encode()
            parts[name] = parts[name].replace(old, new)
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(MAIN, TEMPLATE)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def own_theme() -> Theme:
    """Klar, with the municipality's own template."""
    klar = theme()
    spec = klar.spec.model_copy(update={"reference_docx": "mall.dotx"})
    return replace(klar, spec=spec, reference_docx=swedish_template())


@pytest.fixture(scope="module")
def word() -> WordFile:
    """The sample in the municipality's template."""
    return WordFile(write_docx(sample_document(), own_theme(), {}))


def test_a_dotx_becomes_an_ordinary_document(word: WordFile) -> None:
    types = word.zip.read("[Content_Types].xml")
    assert MAIN in types
    assert TEMPLATE not in types
    assert "Text som mallen visar" not in text_of(word.body)


def test_styles_are_found_by_name_whatever_their_ids(word: WordFile) -> None:
    assert style_names(word)["Rubrik1"] == "heading 1"
    assert "Heading1" not in style_names(word)
    assert styled(word, "heading 1")[0] == "Sammanfattning"


def test_the_templates_looks_are_kept_and_what_it_lacks_is_added(word: WordFile) -> None:
    styles = word.python_docx().styles
    assert str(styles["Heading 1"].font.color.rgb) == "800040"
    assert "Rapporttabell" in [style.name for style in styles]


def test_the_templates_header_and_margins_stand_on_every_page(word: WordFile) -> None:
    sections = word.python_docx().sections
    assert {round(section.left_margin.mm) for section in sections if section.left_margin} == {31}
    heads = {section.header.paragraphs[0].text for section in sections}
    assert heads == {"Kommunens eget sidhuvud"}
    assert [section.orientation for section in sections] == [0, 1, 0]


def test_every_style_and_list_that_is_used_exists(word: WordFile) -> None:
    known = set(style_names(word))
    used = set(word.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    assert used <= known
    lists = set(word.find("//w:num/@w:numId", "word/numbering.xml")) | {"0"}
    assert set(word.find("//w:numPr/w:numId/@w:val")) <= lists


def test_no_font_is_added_to_a_template_with_fonts_of_its_own(word: WordFile) -> None:
    assert word.parts("word/fonts/") == []


def test_a_draft_is_marked_in_the_templates_own_header() -> None:
    draft = WordFile(write_docx(sample_document(draft=True), own_theme(), {}))
    marked = [n for n in draft.parts("word/header") if b"UTKAST" in draft.zip.read(n)]
    assert len(marked) == 1
    assert "Kommunens eget sidhuvud" in text_of(draft.part(marked[0]))
    assert draft.find("//w:sectPr")[0].find(f"{W}headerReference") is not None
