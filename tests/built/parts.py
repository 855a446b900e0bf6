"""A built document's tables and sections, found the same way in the tree and in every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.text import block_inlines, plain_text, walk
from reportgen.document.tree import Heading, Paragraph, Value
from tests.built.building import Built, every_block
from tests.built.pdf_reading import Element, Piece
from tests.built.words import Form, W, docx_text, html_text

Rows = list[list[str]]
FORMS: tuple[Form, ...] = ("html", "docx", "pdf")


@dataclass(frozen=True)
class Shown:
    """A table as shown: the last row of its head, and its body."""

    head: list[str]
    body: Rows


def _tidy(text: str) -> str:
    return " ".join(text.split())


def table_in(built: Built, table: str, form: Form) -> Shown:
    """The table with this id as one format shows it."""
    label = f"{built.tables[table].label}."
    match form:
        case "html":
            return _html_table(built, table)
        case "docx":
            return _docx_table(built, label)
        case "pdf":
            return _pdf_table(built, label)


def _html_table(built: Built, table: str) -> Shown:
    (element,) = built.html.xpath(f"//*[@id='{table}']//table")
    rows = {
        part: [[_tidy(html_text(c)) for c in row] for row in element.xpath(f"{part}/tr")]
        for part in ("thead", "tbody")
    }
    return Shown(rows["thead"][-1], rows["tbody"])


def _docx_table(built: Built, label: str) -> Shown:
    body = built.part("word/document.xml").find(f"{W}body")
    captions = [p for p in body if p.tag == f"{W}p" and _tidy(docx_text(p)).startswith(label)]
    (caption,) = [c for c in captions if c.getnext().tag == f"{W}tbl"]
    rows: dict[bool, Rows] = {True: [], False: []}
    for row in caption.getnext().iter(f"{W}tr"):
        is_head = row.find(f"{W}trPr/{W}tblHeader") is not None
        rows[is_head].append([_tidy(docx_text(c)) for c in row.findall(f"{W}tc")])
    return Shown(rows[True][-1], rows[False])


def pdf_table(built: Built, label: str) -> Element:
    """The table's element in the PDF; one, however many pages it stands on."""
    tables = list(built.pdf.root.walk("Table"))
    captions = [next(table.walk("Caption"), None) for table in tables]
    (found,) = [
        table
        for table, caption in zip(tables, captions, strict=True)
        if caption is not None and caption.text().startswith(label)
    ]
    return found


def pdf_rows(table: Element, part: str) -> list[Element]:
    """The rows of a table's head (`THead`) or body (`TBody`)."""
    groups = [c for c in table.children if isinstance(c, Element) and c.role == part]
    return [row for g in groups for row in g.children if isinstance(row, Element)]


def _pdf_table(built: Built, label: str) -> Shown:
    table = pdf_table(built, label)
    head, body = ([_cells(r) for r in pdf_rows(table, part)] for part in ("THead", "TBody"))
    return Shown(head[-1], body)


def _cells(row: Element) -> list[str]:
    return [
        _tidy(cell.text(without=("Lbl",))) for cell in row.children if isinstance(cell, Element)
    ]


# --------------------------------------------------------------------------------------- sections


@dataclass(frozen=True)
class Section:
    """A piece of the report: the number of its heading and the unnumbered heading in it."""

    number: str
    run_in: str


def values_in(built: Built, section: Section) -> list[Value]:
    """The figures in the text of a section, in order."""
    return [
        inline
        for where, block in _tree_blocks(built)
        if where == section
        for run in block_inlines(block)
        for inline in walk(run)
        if isinstance(inline, Value)
    ]


def _tree_blocks(built: Built) -> Iterator[tuple[Section, Heading | Paragraph]]:
    number = run_in = ""
    for block in every_block(built.document.blocks):
        match block:
            case Heading():
                number, run_in = block.number, ""
            case Paragraph(role="run-in"):
                run_in = plain_text(block.children)
            case Paragraph():
                yield Section(number, run_in), block


def texts_of(built: Built, form: Form) -> dict[Section, str]:
    """The text of every section in one format."""
    lines = {"html": _html_lines, "docx": _docx_lines, "pdf": _pdf_lines}[form]
    found: dict[Section, str] = {}
    number = run_in = ""
    numbers = iter([h.number for h in built.headings])
    for kind, text in lines(built):
        if kind == "heading":
            number, run_in = next(numbers), ""
            assert form == "docx" or text.startswith(number), text
        elif kind == "run-in":
            run_in = text
        else:
            section = Section(number, run_in)
            found[section] = f"{found.get(section, '')} {text}"
    return found


def _html_lines(built: Built) -> Iterator[tuple[str, str]]:
    for element in built.html.find("body//main").iter("h2", "h3", "h4", "h5", "h6", "p", "li"):
        text = _tidy(html_text(element))
        if element.tag in ("p", "li"):
            yield "text", text
        else:
            yield "run-in" if "run-in" in (element.get("class") or "") else "heading", text


def _docx_lines(built: Built) -> Iterator[tuple[str, str]]:
    names = style_names(built)
    for paragraph in built.part("word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = names[style.get(f"{W}val")] if style is not None else ""
        kind = "run-in" if name == "Mellanrubrik" else "text"
        if name.startswith(("heading ", "Rubrik ")):
            kind = "heading"
        yield kind, _tidy(docx_text(paragraph))


def style_names(built: Built) -> dict[str, str]:
    """The names of the Word file's styles by id."""
    return {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in built.part("word/styles.xml").iter(f"{W}style")
    }


def _pdf_lines(built: Built) -> Iterator[tuple[str, str]]:
    numbers = [h.number for h in built.headings]
    titles = [_tidy(f"{h.number} {plain_text(h.children)}") for h in built.headings]
    waiting = list(zip(titles, numbers, strict=True))

    def lines(element: Element) -> Iterator[tuple[str, str]]:
        if element.role in ("H2", "H3", "H4", "H5", "H6"):
            text = element.text()
            is_next = bool(waiting) and text == waiting[0][0]
            if is_next:
                waiting.pop(0)
            yield "heading" if is_next else "run-in", text
            return
        own = [child for child in element.children if isinstance(child, Piece)]
        if own:
            yield "text", _tidy(" ".join(piece.text for piece in own))
        for child in element.children:
            if isinstance(child, Element):
                yield from lines(child)

    yield from lines(built.pdf.root)
    assert not waiting, "headings that the PDF lacks"
