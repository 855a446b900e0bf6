"""The Word file as other programs read it: LibreOffice, python-docx and mammoth."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import mammoth
import pikepdf
import pytest
from lxml import etree

from reportgen.document.text import plain_text
from reportgen.document.tree import Contents
from tests.built.building import Built, every_block, every_table
from tests.built.parts import style_names
from tests.built.words import W, breakable, divisible, docx_text, tree_text, words

OFFICE = pytest.mark.libreoffice
_STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def _written_parts(built: Built) -> list[str]:
    """The parts that hold running text."""
    names = ("document", "footnotes", "header", "footer")
    return [n for n in built.docx if re.match(rf"word/({'|'.join(names)})\d*\.xml$", n)]


def _paragraphs(built: Built) -> list[tuple[str, str]]:
    """Style and words of every paragraph of the body."""
    names = style_names(built)
    found = []
    for paragraph in built.part("word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = names[style.get(f"{W}val")] if style is not None else "Normal"
        found.append((name, " ".join(docx_text(paragraph).split())))
    return found


# ----------------------------------------------------------------------------------------- the file


def test_headings_are_in_word_s_own_heading_styles(built: Built) -> None:
    expected = [(h.level, plain_text(h.children)) for h in built.headings]
    found = [
        (int(re.sub(r"\D", "", name)), text)
        for name, text in _paragraphs(built)
        if re.match(r"heading \d|Rubrik \d utanför innehåll", name)
    ]
    assert found == expected


def test_every_style_in_use_exists_and_is_of_its_kind(built: Built) -> None:
    kinds = {
        style.get(f"{W}styleId"): style.get(f"{W}type")
        for style in built.part("word/styles.xml").iter(f"{W}style")
    }
    for part in _written_parts(built):
        root = built.part(part)
        for tag, kind in _STYLED.items():
            for use in root.iter(f"{W}{tag}"):
                assert kinds.get(use.get(f"{W}val")) == kind, etree.tostring(use)


def test_running_text_is_shaped_by_styles_alone(built: Built) -> None:
    """Fonts, sizes and spacing set by hand would survive a change of template.

    Only the room above a heading is, right below another and at the top of a page.
    """
    for part in _written_parts(built):
        root = built.part(part)
        for name in ("rFonts", "sz", "szCs", "highlight"):
            found = [e for e in root.iter(f"{W}{name}") if not _is_cover(e)]
            assert not found, (part, etree.tostring(found[0].getparent()))
        for spacing in root.iterfind(f".//{W}pPr/{W}spacing"):
            is_empty = not docx_text(spacing.getparent().getparent()).strip()
            above = list(spacing.attrib) == [f"{W}before"] and _is_heading(spacing.getparent())
            assert is_empty or above or _is_cover(spacing), etree.tostring(spacing)


def _is_heading(layout: etree._Element) -> bool:
    style = layout.find(f"{W}pStyle")
    return style is not None and style.get(f"{W}val", "").startswith(("Heading", "Rubrik"))


def _is_cover(element: etree._Element) -> bool:
    return any(a.tag.endswith("}txbxContent") for a in element.iterancestors())


def test_the_number_of_tables_footnotes_and_charts_is_the_tree_s(built: Built) -> None:
    body = built.part("word/document.xml")
    named = [t for t in every_table(built.document.blocks) if t.caption]
    kinds = ("caption", "Beskrivning")  # the latter with another room around it
    captions = [text for name, text in _paragraphs(built) if name.startswith(kinds)]
    figures = [f for f in built.figures.values() if f.caption]
    assert len(captions) == len(named) + len(figures)
    marks = list(body.iter(f"{W}footnoteReference"))
    assert len(marks) == len(built.document.notes)
    assert len(_headed(body)) == len([t for t in every_table(built.document.blocks) if t.head])


def _headed(body: etree._Element) -> list[etree._Element]:
    """The tables with a head of their own (boxes are tables too)."""
    return [t for t in body.iter(f"{W}tbl") if t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]


def test_every_table_head_repeats_and_no_row_is_torn(built: Built) -> None:
    tables = _headed(built.part("word/document.xml"))
    trees = [table for table in every_table(built.document.blocks) if table.head]
    for table, tree in zip(tables, trees, strict=True):
        rows = table.findall(f"{W}tr")
        repeats = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert repeats == [True] * len(tree.head) + [False] * len(tree.body)
        for row, written in zip(rows[len(tree.head) :], tree.body, strict=True):
            is_low = row.find(f".//{W}tbl") is None and len(docx_text(row)) < 300
            if is_low:
                assert row.find(f"{W}trPr/{W}cantSplit") is not None
            assert len(written.cells) <= len(row.findall(f"{W}tc"))


def test_the_language_title_and_author_are_set(built: Built) -> None:
    word = docx.Document(BytesIO(built.files["docx"]))
    assert word.core_properties.title == built.document.meta.title
    assert built.document.meta.municipality in word.core_properties.author
    assert word.core_properties.language == built.document.meta.language
    languages = {lang.get(f"{W}val") for lang in built.part("word/styles.xml").iter(f"{W}lang")} - {
        None
    }
    assert languages == {built.document.meta.language}


def test_contents_tell_the_page_of_every_heading(built: Built) -> None:
    entries = [
        e for b in every_block(built.document.blocks) if isinstance(b, Contents) for e in b.entries
    ]
    lines = [text for name, text in _paragraphs(built) if re.match(r"toc \d", name)]
    assert lines == [f"{e.number} {e.text} {built.printed[e.target]}".strip() for e in entries]


def test_every_field_is_whole_and_every_reference_has_its_bookmark(built: Built) -> None:
    for part in _written_parts(built):
        root = built.part(part)
        depth = 0
        for mark in root.iter(f"{W}fldChar"):
            depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(f"{W}fldCharType")]
            assert depth >= 0
        assert depth == 0
    body = built.part("word/document.xml")
    named = {b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")}
    assert len(named) == len(list(body.iter(f"{W}bookmarkStart")))
    codes = " ".join(c.text for c in body.iter(f"{W}instrText"))
    wanted = set(re.findall(r"\b(?:REF|PAGEREF|NOTEREF) (\S+)", codes))
    wanted |= {a.get(f"{W}anchor") for a in body.iter(f"{W}hyperlink")} - {None}
    assert wanted <= named


def test_other_readers_open_it_and_see_the_headings(built: Built) -> None:
    titles = [plain_text(h.children) for h in built.headings]
    word = docx.Document(BytesIO(built.files["docx"]))
    assert [p.text for p in word.paragraphs if p.style.name.startswith("Heading ")] == [
        t for t, h in zip(titles, built.headings, strict=True) if h.in_contents
    ] or not any(h.in_contents for h in built.headings)
    result = mammoth.convert_to_html(BytesIO(built.files["docx"]))
    page = etree.HTML(f"<body>{result.value}</body>")
    seen = [
        " ".join("".join(h.itertext()).split())
        for h in page.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4]")
    ]
    assert [t for t in seen if t in titles] == [t for t in titles if t in seen]
    assert len(page.xpath("//li[starts-with(@id, 'footnote')]")) == len(built.document.notes)
    assert [m for m in result.messages if m.type == "error"] == []


# -------------------------------------------------------------------------------------- libreoffice


def _outline(file: Path) -> list[tuple[int, str, int]]:
    """Each heading's level, words and page."""
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

        def lines(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str, int]]:
            for item in items:
                target = item.destination
                assert isinstance(target, pikepdf.Array)
                yield level, " ".join(item.title.split()), numbers[target[0].objgen]
                yield from lines(list(item.children), level + 1)

        return list(lines(list(outline.root), 1))


def _text(file: Path, how: str = "-layout") -> str:
    run = subprocess.run(
        ["pdftotext", how, "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True
    )
    return run.stdout.decode()


@OFFICE
def test_libreoffice_numbers_the_headings_as_the_tree_does(built: Built, office_pdf: Path) -> None:
    expected = [(h.level, f"{h.number} {plain_text(h.children)}".strip()) for h in built.headings]
    lines = [(level, text) for level, text, _ in _outline(office_pdf)]
    assert [line for line in lines if line[1] in {text for _, text in expected}] == expected


@OFFICE
def test_libreoffice_shows_every_word_of_the_tree(built: Built, office_pdf: Path) -> None:
    shown = set(words(f"{_text(office_pdf)} {_text(office_pdf, '-raw')}"))
    text = tree_text(built.document, "docx", built.printed)
    assert set(words(text)) - shown - set(breakable(text)) - set(divisible(text)) == set()


@OFFICE
def test_libreoffice_shows_the_page_numbers_in_the_contents(built: Built, office_pdf: Path) -> None:
    text = " ".join(_text(office_pdf).split())
    for block in every_block(built.document.blocks):
        if isinstance(block, Contents):
            for entry in block.entries:
                line = rf"{re.escape(entry.number)}\s*{re.escape(entry.text)}[ .]*(\d+)\b"
                pages = [int(p) for p in re.findall(line, text)]
                assert built.printed[entry.target] in pages, entry


@OFFICE
def test_the_headings_stand_on_the_pages_that_the_contents_say(
    built: Built, office_pdf: Path
) -> None:
    entries = [
        (f"{entry.number} {entry.text}".strip(), built.printed[entry.target])
        for block in every_block(built.document.blocks)
        if isinstance(block, Contents)
        for entry in block.entries
    ]
    told = {text for text, _ in entries}
    assert [(text, page) for _, text, page in _outline(office_pdf) if text in told] == entries


@OFFICE
def test_libreoffice_shows_header_and_page_number_on_every_page(
    built: Built, office_pdf: Path
) -> None:
    pages = _text(office_pdf).split("\f")[:-1]
    total = len(pages)
    numbered = [n for n, page in enumerate(pages, start=1) if f"{n} ({total})" in page]
    assert numbered in (list(range(1, total + 1)), list(range(2, total + 1)))
    meta = built.document.meta
    for page in pages[1:]:
        top = page.lstrip().splitlines()[0]
        assert " ".join(meta.title.split()) in top
        assert (meta.header or meta.board) in top


@OFFICE
def test_libreoffice_takes_about_as_many_pages_as_the_pdf(built: Built, office_pdf: Path) -> None:
    with pikepdf.open(office_pdf) as pdf:
        assert abs(len(pdf.pages) - built.pdf.page_count) <= 1 + built.pdf.page_count / 8


@OFFICE
def test_libreoffice_uses_the_theme_s_fonts(built: Built, office_pdf: Path) -> None:
    run = subprocess.run(["pdffonts", str(office_pdf)], capture_output=True, check=True)
    family = built.theme.spec.fonts.body.replace(" ", "")
    names = {line.split()[0].partition("+")[2] for line in run.stdout.decode().splitlines()[2:]}
    assert any(name.startswith(family) for name in names), names
