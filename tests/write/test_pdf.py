"""The PDF: right pages, nothing torn or left behind, tagged, the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reportgen.document.tree import (
    Block,
    Box,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    Image,
    Landscape,
    Note,
    Paragraph,
    Ref,
    Row,
    Table,
    Text,
)
from reportgen.files import DiskFiles
from reportgen.theme import Theme, load_theme
from reportgen.write.pdf import Layout, lay_out
from reportgen.write.pdf.layout import pdf_html
from tests.built.pdf_reading import ReadPdf
from tests.pdf_reader import read_structure
from tests.sample_tree import (
    columns_chart,
    figure,
    head_cell,
    inlines,
    label_cell,
    lines_chart,
    number_cell,
    operations_table,
    p,
    sample_document,
    sample_meta,
)

ROOT = Path(__file__).parents[2]


@cache
def theme(name: str = "klar") -> Theme:
    return load_theme(name, DiskFiles(ROOT / "templates"))


def laid(*blocks: Block) -> Layout:
    return lay_out(Document(sample_meta(), blocks), theme())


@pytest.fixture(scope="module")
def layout() -> Layout:
    return lay_out(sample_document(), theme())


@pytest.fixture(scope="module")
def data(layout: Layout) -> bytes:
    return layout.write()[0]


@pytest.fixture
def pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(data)) as opened:
        yield opened


def text_of(data: bytes, first: int = 1, last: int = 999, order: str = "-raw") -> str:
    """The text of the pages, as poppler reads it: as it is written, or (-layout) as it looks."""
    command = ["pdftotext", order, "-f", str(first), "-l", str(last), "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return " ".join(done.stdout.decode().replace("\u00a0", " ").split())


def ids_in(blocks: tuple[Block, ...]) -> set[str]:
    found: set[str] = set()
    for block in blocks:
        match block:
            case Heading() | Table() | Figure():
                found.add(block.id)
            case Box() | Landscape():
                found |= ids_in(block.blocks)
            case _:
                pass
    return found


def test_the_layout_knows_the_page_of_every_heading_table_and_figure(layout: Layout) -> None:
    ids = ids_in(sample_document().blocks)
    assert ids <= set(layout.pages)
    assert layout.pages["sammanfattning"] == 3
    assert max(layout.pages.values()) <= layout.page_count


def test_nothing_is_remarked_on_in_the_sample(layout: Layout) -> None:
    assert layout.warnings == ()


def test_the_pages_printed_in_the_contents_are_where_the_headings_are(
    layout: Layout, data: bytes
) -> None:
    contents = text_of(data, 2, 2)
    assert f"Uppföljning ekonomi {layout.pages['ekonomi']}" in contents
    assert f"Bilaga: beslut {layout.pages['bilaga']}" in contents


def test_the_footer_counts_pages_and_the_header_says_whose_report_it_is(
    layout: Layout, data: bytes
) -> None:
    page = text_of(data, 4, 4)
    assert f"4 ({layout.page_count})" in page
    assert "Exempelköpings kommun · Socialnämnden" in page


def test_the_cover_has_neither_header_nor_footer(layout: Layout, data: bytes) -> None:
    assert f"({layout.page_count})" not in text_of(data, 1, 1)


def test_a_note_stands_at_the_foot_of_its_page_and_only_once(data: bytes) -> None:
    assert "Kommunbidraget ingår inte." in text_of(data, 3, 3)
    assert text_of(data).count("Kommunbidraget ingår inte.") == 1


def test_a_long_table_repeats_its_head_on_every_page(layout: Layout, data: bytes) -> None:
    first = layout.pages["tabell-drift"]
    for page in (first, first + 1):
        assert "Utfall Avvikelse Bokslut Förändring" in text_of(data, page, page)


def test_wide_tables_lie_on_lying_pages(layout: Layout, pdf: pikepdf.Pdf) -> None:
    def is_lying(page: int) -> bool:
        _, _, width, height = (float(v) for v in pdf.pages[page - 1].mediabox)
        return width > height

    assert is_lying(layout.pages["tabell-manad"])
    assert not is_lying(layout.pages["bilaga"])


@pytest.mark.parametrize("lines", [19, 21, 23, 25, 27, 29, 31])
def test_heading_and_caption_stay_with_the_table_they_belong_to(lines: int) -> None:
    table = operations_table()
    heading = Heading(2, inlines("Rubrik"), "rubrik")
    layout = laid(*(p("Rad.") for _ in range(lines)), heading, table)
    pages = {layout.pages[id_] for id_ in ("rubrik", table.id, f"{table.id}-c1-0")}
    assert len(pages) == 1


def test_heading_and_caption_stay_with_the_figure_they_belong_to() -> None:
    heading = Heading(2, inlines("Rubrik"), "rubrik")
    layout = laid(*(p("Rad.") for _ in range(28)), heading, figure(1, columns_chart(), "Diagram"))
    assert layout.pages["rubrik"] == layout.pages["figur-1"] == 2


def rows_of(count: int) -> Table:
    """A table of one column of figures, with a total as its last row."""
    rows = [
        Row((label_cell(f"Rad {n}"), number_cell(str(n), "x")), "total" if n == count else "data")
        for n in range(1, count + 1)
    ]
    head = Row((head_cell("Namn", number=False), head_cell("Utfall")), "head")
    return replace(
        operations_table(), columns=(Column("label"), Column("number")), head=(head,), body=(*rows,)
    )


def pages_of_rows(layout: Layout, table: Table) -> list[int]:
    """The page of each row of the table."""
    return [layout.pages[f"{table.id}-c{row}-0"] for row in range(len(table.body))]


@pytest.mark.parametrize("lines", [12, 16, 20, 24, 28])
def test_a_table_of_less_than_half_a_page_is_kept_whole(lines: int) -> None:
    table = rows_of(15)
    layout = laid(*(p("Rad.") for _ in range(lines)), table)
    assert len(set(pages_of_rows(layout, table))) == 1


@pytest.mark.parametrize("lines", range(6, 30, 3))
def test_at_least_three_rows_stand_on_each_side_of_a_break(lines: int) -> None:
    table = rows_of(30)
    layout = laid(*(p("Rad.") for _ in range(lines)), table)
    assert min(Counter(pages_of_rows(layout, table)).values()) >= 3


def widths_in(html: str) -> list[list[str]]:
    """The widths of each table's columns."""
    groups = re.findall("<colgroup>(.*?)</colgroup>", html)
    return [re.findall("width:([0-9.]+)%", group) for group in groups]


def test_tables_with_the_same_heads_have_the_same_columns() -> None:
    rows = [Row((label_cell("Barn"), number_cell(text, "x"))) for text in ("1", "1234567890")]
    tables = [replace(rows_of(1), id=f"t{n}", body=(row,)) for n, row in enumerate(rows)]
    one, two = widths_in(pdf_html(Document(sample_meta(), tuple(tables)), theme()))
    assert one == two


def test_a_table_of_many_columns_has_the_same_type_as_others() -> None:
    wide = replace(
        rows_of(3),
        id="bred",
        columns=(Column("label"), *(Column("number") for _ in range(8))),
        head=(Row(tuple(head_cell(f"K{n}") for n in range(9)), "head"),),
        body=(Row((label_cell("Bred"), *(number_cell("1", "x") for _ in range(8)))),),
    )
    pieces = ReadPdf(laid(rows_of(3), wide).write()[0]).root.pieces()
    sizes = {piece.text.strip(): piece.size for piece in pieces}
    assert sizes["Bred"] == sizes["Rad 1"]


@pytest.mark.parametrize("lines", [20, 23, 27])
def test_a_note_stands_on_the_page_of_its_call(lines: int) -> None:
    filling = "Fler av de sökande är barnfamiljer med höga hyror. " * 8
    note = Note("n", (p("Regeringen fastställer den."),), number=1)
    called = replace(p(""), children=(Text("Riksnormen"), note, Text(" höjdes. " + filling)))
    data = laid(*(p("Rad.") for _ in range(lines)), called, *[p(filling)] * 8).write()[0]
    (page,) = (n for n in (1, 2) if "Riksnormen" in text_of(data, n, n))
    assert "Regeringen fastställer den." in text_of(data, page, page)


def test_a_word_divided_at_the_end_of_a_line_is_read_whole() -> None:
    texts = ("Plan", "Klar", "Kompetensförsörjningsplanen", "Fler barn har fått stöd. " * 30)
    columns = tuple(Column("text", Decimal(w), True) for w in (1, 1, 1, 5))
    heads = Row(tuple(head_cell(word) for word in "ABCD"), "head")
    body = (Row(tuple(Cell((p(text),)) for text in texts)),)
    data = laid(Table("t", (), columns, (heads,), body)).write()[0]
    assert "Kompetensförsörjningsplanen" not in text_of(data, order="-layout")
    assert "Kompetensförsörjningsplanen" in read_structure(data).text()


def test_the_lines_to_write_on_stay_together() -> None:
    writing = [Paragraph((Text("…"),), "fill-line") for _ in range(4)]
    for lines in range(22, 38, 2):
        data = laid(*(p("Rad.") for _ in range(lines)), p("Kommentar"), *writing).write()[0]
        written_on = [text for text in text_of(data).split("\f") if "…" in text]
        assert [text.count("…") for text in written_on] == [4]
        assert "Kommentar" in written_on[0]


@pytest.mark.parametrize("lines", [16, 20, 22, 24, 26])
def test_a_table_s_own_small_chart_stays_with_it(lines: int) -> None:
    table, chart = rows_of(3), replace(lines_chart(), small=True)
    layout = laid(*(p("Rad.") for _ in range(lines)), table, Figure("d", chart, ()))
    assert {*pages_of_rows(layout, table), layout.pages["d"]} == {layout.pages["d"]}


def test_a_line_does_not_break_after_the_e_of_an_e_service_which_is_read_as_written() -> None:
    blocks = [p(f"{'Ansökan ' * 9}{'i' * n} e-tjänst.") for n in range(40)]
    data = laid(*blocks).write()[0]
    assert text_of(data).count("e-tjänst.") == 40


def test_the_document_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    information: Any = pdf.docinfo
    assert str(information["/Title"]) == "Verksamhetsberättelse 2024 – Exempelköpings kommun"
    assert str(information["/CreationDate"]).startswith("D:20250207000000")
    assert str(information["/ModDate"]).startswith("D:20250207000000")
    assert str(pdf.Root.Lang) == "sv-SE"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked


def test_the_bookmarks_are_the_headings(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        goals = next(item for item in outline.root if "Uppföljning av mål" in item.title)
        below = [item.title for item in goals.children]
    assert titles[0] == "1 Sammanfattning"
    assert not any("Innehåll" in title or "berättelse" in title for title in titles)
    assert below[0] == "3.1 Utvecklingsmål för grunduppdraget"


def test_only_the_themes_fonts_are_used_and_all_are_embedded(pdf: pikepdf.Pdf) -> None:
    fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
    names = {str(o.FontName) for o in fonts if o.get("/Type") == "/FontDescriptor"}
    assert names
    assert all("Source-Sans-3" in name for name in names)
    assert all("/FontFile2" in o for o in fonts if o.get("/Type") == "/FontDescriptor")


def test_a_draft_is_marked_and_a_finished_report_is_not(data: bytes) -> None:
    assert "UTKAST" not in text_of(data)
    draft = Document(sample_meta(draft=True), sample_document().blocks[:4])
    written = lay_out(draft, theme()).write()[0]
    assert "UTKAST" in text_of(written, 1, 1)
    assert "UTKAST" in text_of(written, 2, 2).replace(" ", "")


def test_blocks_for_other_formats_are_left_out(data: bytes) -> None:
    text = text_of(data)
    assert "Den här texten finns bara i PDF-filen." in text
    assert "Den här texten finns bara på webbsidan." not in text


def test_a_list_goes_on_counting_from_where_it_is_told(data: bytes) -> None:
    assert "4. uppföljning av öppenvården" in text_of(data, order="-layout")


def test_a_character_that_the_font_lacks_is_remarked_on() -> None:
    (warning,) = laid(p("Ett tecken: 漢")).warnings
    assert "”漢” (U+6F22)" in warning


def test_a_reference_that_leads_nowhere_is_remarked_on() -> None:
    (warning,) = laid(p(Ref("finns-inte", "tabell 9"))).warnings
    assert "finns-inte" in warning


def test_nothing_is_fetched_from_the_network_or_the_disk(tmp_path: Path) -> None:
    (tmp_path / "hemlig.png").write_bytes(b"x")
    for url in (f"file://{tmp_path}/hemlig.png", "https://example.se/bild.png"):
        picture = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}"/></svg>'
        image = Image(picture.encode(), "image/svg+xml", "En bild")
        layout = laid(figure(1, image, "Bild"))
        _, remarks = layout.write()
        assert any(url in warning for warning in (*layout.warnings, *remarks))


def test_header_and_footer_may_be_set_and_cannot_break_the_stylesheet() -> None:
    meta = replace(sample_meta(), header='Egen "rad" \\', footer="}</style><p>x", case_number="")
    text = text_of(lay_out(Document(meta, (p("Text."),)), theme()).write()[0])
    assert 'Egen "rad" \\' in text
    assert "}</style><p>x" in text


@pytest.mark.slow
def test_two_processes_give_the_same_bytes(data: bytes) -> None:
    script = (
        "import sys;from tests.write.test_pdf import *;"
        "sys.stdout.buffer.write(lay_out(sample_document(), theme()).write()[0])"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert done.stdout == data
