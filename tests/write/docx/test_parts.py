"""The small decisions in the DOCX writer, each on its own."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from reportgen.document.tree import (
    Block,
    Box,
    BoxRole,
    BulletList,
    Cell,
    Chart,
    Column,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Heading,
    Landscape,
    ListItem,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    Ref,
    Row,
    Series,
    Status,
    Styled,
    Table,
    Text,
    Value,
)
from reportgen.write.docx import write_docx
from reportgen.write.docx.chart_series import column_name, number_format
from reportgen.write.docx.fields import bookmark_name
from reportgen.write.docx.fonts import text_measure
from reportgen.write.docx.grid import lay_out, share
from reportgen.write.docx.page import A4
from reportgen.write.docx.xml import twips_mm
from reportgen.write.fonts import face
from reportgen.write.setting import WHOLE_ROWS
from tests.sample_tree import NOTE_NET_AGAIN, png_image, sample_meta
from tests.write.docx.wordfile import W, WordFile, field_codes, styled, text_of, theme

STYLES = "word/styles.xml"
BARE = replace(theme(), fonts=())  # fonts take most of the time, and nothing here is about them


def written(*blocks: Block) -> WordFile:
    """The blocks as a document of their own."""
    return WordFile(write_docx(Document(sample_meta(), blocks), BARE, {}))


def words(text: str) -> Paragraph:
    """A paragraph."""
    return Paragraph((Text(text),))


def cell(text: str, **more: int) -> Cell:
    """A cell with a line of text."""
    return Cell((words(text),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prefix", "name", "expected"),
    [
        ("_Ref_", "ekonomi", "_Ref_ekonomi"),
        ("_Ref_", "mål", "_Ref_mål"),
        ("_Ref_", "tabell-drift", "_Ref_tabell_drift_f545909e"),
    ],
)
def test_bookmarks_have_legal_names(prefix: str, name: str, expected: str) -> None:
    assert bookmark_name(prefix, name) == expected


def test_long_and_odd_ids_never_share_a_bookmark() -> None:
    names = [bookmark_name("_Ref_", "x" * 60), bookmark_name("_Ref_", "x" * 61)]
    names += [bookmark_name("_Ref_", "a-b"), bookmark_name("_Ref_", "a.b")]
    assert len(set(names)) == 4
    assert all(len(name) <= 40 for name in names)


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [(9070, ["3", "1", "1"], [5442, 1814, 1814]), (100, ["1", "1", "1"], [33, 34, 33])],
)
def test_widths_sum_to_the_whole(total: int, weights: list[str], expected: list[int]) -> None:
    assert share(total, [Decimal(weight) for weight in weights]) == expected


def test_a_cell_that_reaches_down_covers_its_place_in_the_row_below() -> None:
    rows = [Row((cell("a", rowspan=2), cell("b", colspan=2))), Row((cell("c"), cell("d")))]
    below = lay_out(rows, 3)[1]
    assert [(slot.column, slot.covered) for slot in below] == [(0, True), (1, False), (2, False)]


def test_a_row_that_is_too_wide_is_refused() -> None:
    with pytest.raises(ValueError, match="row 1"):
        lay_out([Row((cell("a"), cell("b")))], 1)


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    head = Row((cell("Namn"), cell("Verksamhetsförändring")), "head")
    columns = (Column("label", Decimal(99), width_given=True), Column("number", width_given=True))
    table = Table("t", (), columns, (head,), ())
    word = WordFile(write_docx(Document(sample_meta(), (table,)), theme(), {}))
    label, number = (int(width) for width in word.find("//w:gridCol/@w:w"))
    assert number > text_measure(face(theme(), 700), 18)("Verksamhetsförändring")
    assert label + number == A4[0] - 2 * twips_mm(25)


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")])
def test_columns_have_spreadsheet_letters(number: int, letters: str) -> None:
    assert column_name(number) == letters


def chart(*values: Decimal | None, decimals: int = 1) -> Chart:
    """A chart of one series."""
    shown = tuple(Value("", "f", value, "mnkr") for value in values)
    names = tuple(f"k{number}" for number in range(len(values)))
    return Chart("columns", names, (Series("Utfall", shown),), "mnkr", decimals, "alt")


def test_a_chart_shows_a_real_minus() -> None:
    assert number_format(chart(decimals=1)) == '[$-41D]#,##0.0;"\u2212"#,##0.0'
    assert number_format(chart(decimals=0)) == '[$-41D]#,##0;"\u2212"#,##0'


def stacked(*rows: tuple[int, ...]) -> Chart:
    """A stacked chart with a series for each row."""
    series = tuple(
        Series(f"s{n}", tuple(Value("", "f", Decimal(v), "") for v in row))
        for n, row in enumerate(rows)
    )
    names = tuple(f"k{n}" for n in range(len(rows[0])))
    return Chart("stacked", names, series, "", 0, "alt")


def test_stacked_columns_have_their_totals_above_them_but_not_in_the_legend() -> None:
    word = written(Figure("f", stacked((1, 2), (3, 4)), (Text("Staplad"),)))
    part = "word/charts/diagram1.xml"
    assert word.find("//c:lineChart//c:val//c:v/text()", part) == ["4", "6"]
    assert word.find("//c:lineChart//c:dLbls/c:showVal/@val", part) == ["1"]
    (number,) = word.find("//c:lineChart/c:ser/c:idx/@val", part)
    assert word.find("//c:legendEntry[c:delete/@val='1']/c:idx/@val", part) == [number]
    book = load_workbook(io.BytesIO(word.zip.read("word/embeddings/diagram1.xlsx")))
    assert [cell.value for cell in book["Data"]["D"]] == ["Summa", "=SUM(B2:C2)", "=SUM(B3:C3)"]


def test_a_stack_with_negative_parts_has_no_total() -> None:
    word = written(Figure("f", stacked((1, -2), (3, 4)), (Text("Staplad"),)))
    assert word.find("//c:lineChart", "word/charts/diagram1.xml") == []


def test_a_line_begins_beside_the_figures_of_its_scale() -> None:
    line = replace(chart(Decimal(1), Decimal(2)), kind="lines")
    word = written(Figure("f", line, (Text("Linje"),)))
    assert word.find("//c:crossBetween/@val", "word/charts/diagram1.xml") == ["between"]


def test_where_all_months_do_not_fit_some_are_left_out() -> None:
    months = tuple(f"m{number:02}" for number in range(12))
    steps = []
    for names in (months, months[:4], tuple(f"Kvartal {n}" for n in range(12))):
        figures = tuple(Value("", "f", Decimal(1), "") for _ in names)
        small = Chart("columns", names, (Series("s", figures),), "", 0, "alt", small=True)
        word = written(*(Figure(f"f{n}", small, (Text("Månader"),)) for n in range(2)))
        steps += word.find("//c:tickLblSkip/@val", "word/charts/diagram1.xml")
    assert int(steps[0]) > 1
    assert steps[1:] == ["1", "1"]


def test_a_break_beside_a_lying_page_makes_no_empty_page() -> None:
    lying = Landscape((words("liggande"),))
    word = written(words("först"), PageBreak(), lying, PageBreak(), words("sist"))
    assert word.find("//w:br | //w:pageBreakBefore") == []
    assert len(word.find("//w:sectPr")) == 3


def test_a_document_that_ends_lying_has_no_page_after() -> None:
    word = written(words("först"), Landscape((words("liggande"),)))
    assert len(word.find("//w:sectPr")) == 2
    assert word.find("//w:body/w:sectPr/w:pgSz/@w:orient") == ["landscape"]


def test_lying_pages_inside_a_box_are_refused() -> None:
    with pytest.raises(ValueError, match="lying pages"):
        written(Box("callout", (Landscape((words("x"),)),)))


def test_a_memo_without_cover_has_a_header_on_its_first_page() -> None:
    word = written(Paragraph((Text("Tjänsteskrivelse"),), "title"), words("Text"))
    (section,) = word.python_docx().sections
    assert "Exempelköpings kommun, socialnämnden" in section.header.paragraphs[0].text


def test_a_heading_outside_the_contents_keeps_its_level() -> None:
    heading = Heading(2, (Text("Bilaga"),), "bilaga", numbered=False, in_contents=False)
    word = written(heading)
    assert styled(word, "heading 2") == ["Bilaga"], "no contents to stay out of"


def test_a_reference_to_what_another_format_shows_keeps_its_words() -> None:
    hidden = Only(("pdf",), (Heading(1, (Text("Dold"),), "dold", number="1"),))
    word = written(hidden, Paragraph((Text("Se avsnitt "), Ref("dold", "1"), Text("."))))
    assert text_of(word.body) == "Se avsnitt 1."
    assert field_codes(word.body) == []


def test_text_that_looks_like_markup_is_only_text() -> None:
    assert text_of(written(words('A < B & "C" > D')).body) == 'A < B & "C" > D'


def test_a_soft_hyphen_becomes_words_own() -> None:
    word = written(words("verksamhets\u00adberättelse"))
    assert len(word.find("//w:softHyphen")) == 1
    assert word.python_docx().paragraphs[0].text == "verksamhetsberättelse"


def test_a_legend_is_one_line_whether_written_as_lines_or_as_a_list() -> None:
    signs = (ListItem((words("● ja"),)), ListItem((words("○ nej"),)))
    word = written(Box("legend", (words("Förklaring"), BulletList(signs))))
    assert styled(word, "Teckenförklaring") == ["Förklaring\u2003 ●\u00a0ja\u2003 ○\u00a0nej"]


def test_what_leads_a_legend_in_has_a_line_of_its_own() -> None:
    word = written(
        Box("legend", (Paragraph((Text("Teckenförklaring"),), "lead-in"), words("● ja")))
    )
    assert styled(word, "Teckenförklaring") == ["Teckenförklaring●\u00a0ja"]
    (line_break,) = word.find("//w:br")
    assert text_of(line_break.getparent().getprevious()) == "Teckenförklaring"


def test_the_last_of_a_list_has_a_style_with_room_below_it() -> None:
    inner = BulletList((ListItem((words("inre"),)),))
    outer = BulletList((ListItem((words("ett"),)), ListItem((words("två"), inner))))
    counted = NumberedList((ListItem((words("a"),)), ListItem((words("b"),))))
    word = written(outer, words("efter"), counted)
    assert styled(word, "List Bullet") == ["ett", "två"]
    assert styled(word, "Sist i lista") == ["inre"]
    assert styled(word, "Sist i numrerad lista") == ["b"]


def test_what_opens_a_box_has_no_room_above_it() -> None:
    headings = [Paragraph((Text(text),), "run-in") for text in ("först", "sedan")]
    word = written(Box("callout", tuple(headings)))
    assert styled(word, "Mellanrubrik överst") == ["först"]
    (room,) = word.find("//w:style[w:name/@w:val='Mellanrubrik överst']//w:spacing", STYLES)
    assert room.get(f"{W}before") == "0"


def test_a_heading_that_begins_a_table_has_less_room_above_it() -> None:
    rows = tuple(Row((cell(text),), "heading") for text in ("först", "sedan"))
    word = written(Table("t", (), (Column("label"),), (Row((cell("huvud"),), "head"),), rows))
    assert styled(word, "Tabellmellanrubrik överst") == ["först"]
    assert styled(word, "Tabellmellanrubrik") == ["sedan"]


def test_the_symbol_of_an_assessment_is_larger_than_its_words_and_apart_from_them() -> None:
    status = Status("mål", "helt", "●", "bra", "Målet är uppfyllt")
    word = written(Paragraph((status,)))
    (name,) = word.find("//w:r[w:t='●']/w:rPr/w:rStyle/@w:val")
    (look,) = word.find(f"//w:style[@w:styleId='{name}']/w:rPr", STYLES)
    assert int(look.find(f"{W}sz").get(f"{W}val")) == 26
    assert int(look.find(f"{W}spacing").get(f"{W}val")) > 0


def test_a_metadata_label_without_value_is_as_quiet_as_the_others() -> None:
    label = Styled("strong", (Text("Version"),))
    word = written(Box("metadata", (Paragraph((label,), "meta"),)))
    (look,) = word.find("//w:r[w:t='Version']/w:rPr")
    assert [child.tag for child in look] == [f"{W}rStyle"]


def test_a_note_that_is_only_mentioned_again_in_another_format_is_still_written() -> None:
    word = written(Paragraph((Text("Netto"), NOTE_NET_AGAIN)))
    assert len(word.find("//w:footnoteReference")) == 1


def test_an_empty_document_is_a_document() -> None:
    assert written().python_docx().paragraphs == []


def test_a_chart_without_values_is_written() -> None:
    word = written(Figure("f", chart(None, None), (Text("Tom"),)))
    assert word.find("//c:pt[../../../c:val]", "word/charts/diagram1.xml") == []


def logos(logo: bytes, png: bytes, *blocks: Block) -> list[bytes]:
    """The pictures in a document whose theme has that logo and that one for Word."""
    themed = replace(BARE, logo=logo, logo_word=png, logo_cover=b"", logo_cover_word=b"")
    word = WordFile(write_docx(Document(sample_meta(), blocks), themed, {}))
    return [word.zip.read(name) for name in word.parts("word/media/")]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"/>'


@pytest.mark.parametrize("role", ["cover", "letterhead"])
def test_the_logo_stands_on_the_cover_and_in_the_letterhead(role: BoxRole) -> None:
    head = Box(role, (Paragraph((Text("Bilaga"),), "title"),))
    assert logos(png_image(), b"", head) == [png_image()]


def test_a_vector_logo_brings_its_picture_for_programs_that_need_one() -> None:
    head = Box("letterhead", (words("Bilaga"),))
    assert sorted(logos(SVG, png_image(), head)) == sorted([SVG, png_image()])
    assert logos(b"", png_image(), head) == [png_image()], "a picture alone will do"


def test_the_logo_is_not_repeated_over_running_text() -> None:
    assert logos(png_image(), b"", words("x")) == []


def test_a_title_without_letterhead_has_the_logo_over_it() -> None:
    assert logos(png_image(), b"", Paragraph((Text("Bilaga"),), "title")) == [png_image()]


def small(name: str) -> Figure:
    """A small chart."""
    return Figure(name, replace(chart(Decimal(1)), small=True), (Text(name),), label="Figur 1")


def test_small_charts_stand_two_and_two() -> None:
    word = written(small("a"), small("b"), small("c"), words("Efter"), small("d"))
    assert [len(row.findall(f"{W}tc")) for row in word.find("//w:tbl/w:tr")] == [2, 2]
    pair, next_of_pair, left_over, alone = (
        int(extent.get("cx")) for extent in word.find("//wp:extent")
    )
    assert pair == next_of_pair == left_over
    assert alone > pair * 2, "one with none beside it has the line for itself"


def tall_table(words_in_row: int, rows: int = 1) -> Table:
    """A table with much to read in each row."""
    row = Row((cell("ord " * words_in_row), cell("Klart")))
    columns = (Column("text", Decimal(3)), Column("text"))
    head = Row(
        (
            cell(
                "Kommentar",
            ),
            cell("Status"),
        ),
        "head",
    )
    return Table("t", (), columns, (head,), (row,) * rows)


@pytest.mark.parametrize(("count", "unsplit"), [(20, [True, True]), (600, [True, False])])
def test_only_a_row_too_tall_to_move_is_split_over_pages(count: int, unsplit: list[bool]) -> None:
    word = WordFile(write_docx(Document(sample_meta(), (tall_table(count),)), theme(), {}))
    rows = word.find("//w:tbl/w:tr")
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == unsplit


@pytest.mark.parametrize(("rows", "kept"), [(WHOLE_ROWS, True), (WHOLE_ROWS + 1, False)])
def test_a_short_table_is_kept_whole_and_a_long_one_may_break(rows: int, kept: bool) -> None:
    word = WordFile(write_docx(Document(sample_meta(), (tall_table(3, rows),)), theme(), {}))
    followed = word.find("//w:tbl/w:tr[position() < last()]")
    bound = [bool(row.findall(f".//{W}keepNext")) for row in followed]
    assert all(bound) is kept


def test_a_short_line_in_the_contents_has_no_tab_before_its_page() -> None:
    entries = (ContentsEntry(2, "", "Vuxna", "v"), ContentsEntry(2, "1.1", "Barn", "b"))
    headings = [Heading(2, (Text(e.text),), e.target, number=e.number) for e in entries]
    word = written(Contents("Innehåll", 2, entries), *headings)
    lines = word.find("//w:p[w:pPr/w:pStyle/@w:val='TOC2']")
    assert [len(line.findall(f"{W}pPr/{W}tabs")) for line in lines] == [0, 1]
    assert [len(line.findall(f".//{W}tab[@{W}pos]")) for line in lines] == [0, 1]


def test_lines_to_write_on_are_drawn_one_by_one() -> None:
    word = written(*[Paragraph((), "fill-line")] * 3)
    borders = word.find("//w:style[w:name/@w:val='Ifyllnadsrad']//w:pBdr/*", "word/styles.xml")
    assert [border.tag.removeprefix(W) for border in borders] == ["bottom", "between"]
