"""The PDF on paper and for a screen reader: marks, fonts, and where pages break."""

from __future__ import annotations

import subprocess
from io import BytesIO

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from lxml import html

from reportgen.document.text import plain_text
from reportgen.document.tree import Block, Paragraph, Table
from tests.built.building import Built, every_block
from tests.built.parts import pdf_rows, pdf_table
from tests.built.pdf_reading import Piece, ReadPdf

CM = 72 / 2.54
ROOM_FOR_TEXT = (2.2 * CM, 2.2 * CM)  # over and under it stand only header and footer


def _notes_begin(built: Built, page: int) -> float:
    """Where the footnotes of a page begin: the first line of small print at its foot."""
    begin = built.pdf.size(page)[1]
    for top, pieces in reversed(built.pdf_lines[page].items()):
        if max(p.size for p in pieces) > 9:
            return begin
        begin = top
    return begin


# -------------------------------------------------------------------------------------- properties


def test_the_pdf_names_its_document_and_its_language(built: Built) -> None:
    meta = built.document.meta
    file = built.pdf.file
    with file.open_metadata() as metadata:
        assert meta.title in str(metadata["dc:title"])
        assert metadata["pdfuaid:part"] == "1"
    assert meta.title in str(file.docinfo["/Title"])
    assert str(file.Root.Lang) == meta.language
    assert file.Root.MarkInfo.Marked
    assert file.Root.ViewerPreferences.DisplayDocTitle


def test_bookmarks_are_the_headings(built: Built) -> None:
    expected = [(h.level, f"{h.number} {plain_text(h.children)}".strip()) for h in built.headings]
    found = [(b.level, " ".join(b.title.split())) for b in built.pdf.bookmarks()]
    assert found == expected


def test_every_font_is_the_theme_s_and_lies_in_the_file(built: Built) -> None:
    own = {
        name.toUnicode().replace(" ", "-")
        for font in built.theme.fonts
        for name in TTFont(BytesIO(font.data))["name"].names
        if name.nameID in (1, 16)
    }
    run = subprocess.run(
        ["pdffonts", "-"], input=built.files["pdf"], capture_output=True, check=True, text=False
    )
    listed = run.stdout.decode().splitlines()[2:]
    assert listed
    for line in listed:
        name, embedded = line.split()[0].partition("+")[2], line.split()[-5]
        assert embedded == "yes", line
        assert any(name.startswith(family) for family in own), (name, own)


def test_the_length_is_in_proportion_to_the_words(built: Built) -> None:
    words = sum(len(piece.text.split()) for piece in built.pdf.root.pieces())
    assert words / 600 - 1 <= built.pdf.page_count <= words / 120 + 3


def test_page_numbers_are_printed_on_every_page_but_the_cover(built: Built) -> None:
    pages = built.pdf.page_count
    run = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"],
        input=built.files["pdf"],
        capture_output=True,
        check=True,
    )
    texts = run.stdout.decode().split("\f")[:pages]
    numbered = [n for n, text in enumerate(texts, start=1) if f"{n} ({pages})" in text]
    assert numbered in (list(range(1, pages + 1)), list(range(2, pages + 1)))


def test_the_pages_told_to_other_formats_are_the_pdf_s(built: Built) -> None:
    """Word's contents take their page numbers from the PDF's layout."""
    waiting = [(h.id, f"{h.number} {plain_text(h.children)}".strip()) for h in built.headings]
    for element in built.pdf.root.walk("H1", "H2", "H3", "H4", "H5", "H6"):
        if waiting and element.text() == waiting[0][1]:
            assert built.printed[waiting[0][0]] == min(element.pages)
            waiting.pop(0)
    assert waiting == []


# ---------------------------------------------------------------------------------------- structure


def test_all_text_is_tagged_but_symbols_page_furniture_and_repeated_heads(built: Built) -> None:
    heads = {p.text.strip() for head in built.pdf.root.walk("THead") for p in head.pieces()}
    for piece in built.pdf.artifacts:
        height = built.pdf.size(piece.page)[1]
        if ROOM_FOR_TEXT[0] < piece.top < height - ROOM_FOR_TEXT[1]:
            is_mark = not any(c.isalnum() for c in piece.text)
            assert is_mark or piece.text.strip() in heads, piece


def test_every_picture_that_says_something_has_its_words(built: Built) -> None:
    told = [f.alt for f in built.pdf.root.walk("Figure") if f.alt]
    for figure in built.figures.values():
        alt = figure.content.alt
        assert any(one.startswith(alt) for one in told), alt


def test_every_cell_of_a_tagged_table_points_at_its_heads(built: Built) -> None:
    for table in _struct(built.pdf.file, "/Table"):
        ids = {str(c.ID) for c in _struct_in(table, "/TH") if "/ID" in c}
        for cell in _struct_in(table, "/TD"):
            attributes = cell.get("/A", {})
            heads = [str(h) for h in attributes.get("/Headers", [])]
            assert set(heads) <= ids


def _struct(file: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return _struct_in(file.Root.StructTreeRoot, role)


def _struct_in(node: pikepdf.Object, role: str) -> list[pikepdf.Object]:
    found = [node] if node.get("/S") == role else []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += _struct_in(kid, role)
    return found


# ------------------------------------------------------------------------------------- page breaks


def test_no_page_but_the_last_is_almost_empty(built: Built) -> None:
    pdf = built.pdf
    drawn = {p for f in pdf.root.walk("Figure") for p in f.pages}
    is_form = any(
        isinstance(b, Paragraph) and b.role == "fill-line"
        for b in every_block(built.document.blocks)
    )
    for page in range(1, 1 if is_form else pdf.page_count):  # a form has pages to write on
        lines = built.pdf_lines.get(page, {})
        assert lines, f"page {page}"
        if page == 1 and not any(p.page == 1 for p in _headings(pdf)):
            continue  # a cover
        reach = (max(lines) - min(lines)) / pdf.size(page)[1]
        assert reach > 0.25 or page in drawn, f"page {page}"


def _headings(pdf: ReadPdf) -> list[Piece]:
    found = []
    for element in pdf.root.walk("H2", "H3", "H4", "H5", "H6"):
        found += [piece for piece in element.pieces() if piece.text.strip()]
    return found


def test_no_heading_is_the_last_line_of_its_page(built: Built) -> None:
    pdf = built.pdf
    for element in pdf.root.walk("H2", "H3", "H4", "H5", "H6"):
        last = [p for p in element.pieces() if p.text.strip()][-1]
        below = [
            top
            for top in built.pdf_lines[last.page]
            if last.top + 2 < top < _notes_begin(built, last.page)
        ]
        figure_below = any(last.page in f.pages for f in pdf.root.walk("Figure"))
        assert below or figure_below, element.text()


def test_no_heading_is_parted_from_itself(built: Built) -> None:
    for element in built.pdf.root.walk("H1", "H2", "H3", "H4", "H5", "H6"):
        assert len(element.pages) == 1, element.text()


def _longest_cell(table: Table) -> int:
    def length(block: Block) -> int:
        if isinstance(block, Paragraph):
            return len(plain_text(block.children))
        return sum(length(b) for item in getattr(block, "items", ()) for b in item.blocks)

    return max((sum(map(length, c.blocks)) for row in table.body for c in row.cells), default=0)


def test_no_row_of_figures_is_torn_between_two_pages(built: Built) -> None:
    for table in _captioned(built):
        rows = pdf_rows(pdf_table(built, f"{table.label}."), "TBody")
        assert len(rows) == len(table.body), table.id
        if _longest_cell(table) <= 500:  # longer texts may be torn rather than leave a page empty
            for row in rows:
                assert len(row.pages) <= 1, (table.id, row.text())


def _captioned(built: Built) -> list[Table]:
    return [t for t in built.tables.values() if t.label and t.head and t.body]


def test_a_caption_stands_on_the_page_of_its_table_s_first_row(built: Built) -> None:
    for table in _captioned(built):
        element = pdf_table(built, f"{table.label}.")
        (caption,) = element.walk("Caption")
        (head, *_), (row, *_) = pdf_rows(element, "THead"), pdf_rows(element, "TBody")
        assert len(caption.pages | head.pages) == 1, table.id
        assert min(row.pages) in caption.pages, table.id


def test_a_table_that_goes_on_has_its_heads_again(built: Built) -> None:
    for table in _captioned(built):
        element = pdf_table(built, f"{table.label}.")
        first = min(element.pages)
        heads = {p.text.strip() for r in pdf_rows(element, "THead") for p in r.pieces()} - {""}
        for page in element.pages - {first}:
            again = {p.text.strip() for p in built.pdf.artifacts if p.page == page}
            assert heads <= again, (table.id, page)


def too_small(piece: Piece) -> bool:
    """Under 7 points; the raised mark of a note may be smaller."""
    text = piece.text.strip()
    is_mark = text.isdigit() and len(text) <= 2
    return bool(text) and piece.size < (4.5 if is_mark else 7)


def test_no_text_is_too_small_to_read(built: Built) -> None:
    assert [piece for piece in built.pdf.root.pieces() if too_small(piece)] == []


def test_no_text_runs_over_the_page_s_edge(built: Built) -> None:
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-enc", "UTF-8", "-", "-"],
        input=built.files["pdf"],
        capture_output=True,
        check=True,
    )
    for page in html.document_fromstring(boxes.stdout).iter("page"):
        width, height = float(page.get("width")), float(page.get("height"))
        words = list(page.iter("word"))
        assert words
        for word in words:
            assert float(word.get("xmin")) > 20, word.text
            assert float(word.get("xmax")) < width - 20, word.text
            assert float(word.get("ymax")) < height - 15, word.text


@pytest.mark.parametrize(
    ("text", "size", "small"), [("ord", 6.5, True), ("ord", 7, False), ("1", 6, False)]
)
def test_small_print_is_noticed(text: str, size: float, small: bool) -> None:
    assert too_small(Piece(text, 1, size, "", 0, 0)) is small
