"""The DOCX of the sample report, read back."""

from __future__ import annotations

import io
from collections import Counter
from decimal import Decimal

import mammoth
import openpyxl
import pytest

from reportgen.document.tree import Contents
from reportgen.write.docx import write_docx
from tests.sample_tree import sample_document
from tests.write.docx.wordfile import (
    NS,
    R,
    W,
    WordFile,
    field_codes,
    style_names,
    styled,
    text_of,
    theme,
)

PAGES = {"sammanfattning": 3, "ekonomi": 7}


@pytest.fixture(scope="module")
def word() -> WordFile:
    """The sample in the theme Klar."""
    return WordFile(write_docx(sample_document(), theme(), PAGES))


@pytest.fixture(scope="module")
def draft() -> WordFile:
    """The sample as a draft."""
    return WordFile(write_docx(sample_document(draft=True), theme("lugn"), PAGES))


# ------------------------------------------------------------------------------------ the package


def test_the_same_report_gives_the_same_bytes(word: WordFile) -> None:
    assert write_docx(sample_document(), theme(), PAGES) == word.data


def test_every_part_is_dated_alike_and_the_properties_by_the_report(word: WordFile) -> None:
    assert {info.date_time for info in word.zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = word.python_docx().core_properties
    assert properties.created is not None
    assert properties.created.date() == sample_document().meta.date


def test_the_properties_say_what_the_document_is(word: WordFile) -> None:
    properties = word.python_docx().core_properties
    assert properties.title == "Verksamhetsberättelse 2024"
    assert properties.author == "Exempelköpings kommun, Socialnämnden"
    assert properties.language == "sv-SE"
    assert "socialnämnden" in properties.keywords
    assert properties.identifier == "SN/2025:14"


def test_the_language_is_swedish_and_foreign_words_have_their_own(word: WordFile) -> None:
    defaults = word.find("//w:docDefaults//w:lang", "word/styles.xml")
    assert [lang.get(f"{W}val") for lang in defaults] == ["sv-SE"]
    foreign = word.find("//w:r[w:rPr/w:lang/@w:val='en-GB']")
    assert [text_of(run) for run in foreign] == ["Housing First"]


def test_word_is_never_told_to_ask_about_updating_fields(word: WordFile) -> None:
    assert word.find("//w:updateFields", "word/settings.xml") == []


def test_word_lays_the_document_out_in_its_present_way(word: WordFile) -> None:
    mode = word.find("//w:compatSetting[@w:name='compatibilityMode']", "word/settings.xml")
    assert mode[0].get(f"{W}val") == "15"
    assert not word.parts("word/stylesWithEffects")


# ------------------------------------------------------------------------ numbers and references


def test_ids_are_used_once_and_bookmarks_have_both_ends(word: WordFile) -> None:
    starts = word.find("//w:bookmarkStart")
    ids = [start.get(f"{W}id") for start in starts]
    names = [start.get(f"{W}name") for start in starts]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    assert sorted(ids) == sorted(end.get(f"{W}id") for end in word.find("//w:bookmarkEnd"))
    assert all(len(name) <= 40 for name in names)
    drawings = [pr.get("id") for pr in word.find("//wp:docPr")]
    assert len(set(drawings)) == len(drawings)


@pytest.mark.parametrize("part", ["word/document.xml", "word/footnotes.xml"])
def test_every_field_begins_parts_and_ends(word: WordFile, part: str) -> None:
    kinds = Counter(c.get(f"{W}fldCharType") for c in word.find("//w:fldChar", part))
    assert len(set(kinds.values())) <= 1


def test_every_reference_points_at_a_bookmark_that_exists(word: WordFile) -> None:
    names = {start.get(f"{W}name") for start in word.find("//w:bookmarkStart")}
    asked = {code.split()[1] for code in field_codes(word.body) if "REF " in code}
    anchors = {link.get(f"{W}anchor") for link in word.find("//w:hyperlink[@w:anchor]")}
    assert asked
    assert asked | anchors <= names


def test_headings_are_numbered_by_a_list_bound_to_their_styles(word: WordFile) -> None:
    bound = word.find("//w:abstractNum/w:lvl/w:pStyle/@w:val", "word/numbering.xml")
    assert [style_names(word)[id_] for id_ in bound] == [f"heading {n}" for n in range(1, 5)]
    assert styled(word, "heading 1")[0] == "Sammanfattning"
    assert styled(word, "heading 4") == ["Uppsökande arbete"]


def test_a_heading_without_number_says_so_itself(word: WordFile) -> None:
    bare = word.find("//w:p[w:pPr/w:numPr/w:numId/@w:val='0']")
    assert [text_of(p) for p in bare] == ["Innehåll", "Bilaga: beslut"]


def test_the_contents_are_filled_in_with_links_and_page_numbers(word: WordFile) -> None:
    contents = sample_document().blocks[1]
    assert isinstance(contents, Contents)
    lines = styled(word, "toc 1") + styled(word, "toc 2") + styled(word, "toc 3")
    assert len(lines) == len(contents.entries)
    assert styled(word, "toc 1")[0] == "1Sammanfattning3"
    assert field_codes(word.body)[0] == r'TOC \o "1-3" \h \z'


def test_captions_count_by_themselves_and_are_referred_to_by_field(word: WordFile) -> None:
    codes = field_codes(word.body)
    assert r"SEQ Figur \* ARABIC" in codes
    assert r"REF _Ref_tabell_drift_" in " ".join(codes)
    assert "REF _Ref_ekonomi \\r \\h" in codes
    assert "Tabell 1. Driftredovisning per verksamhet, mnkr" in styled(word, "caption")


def test_each_shown_figure_is_bookmarked_and_explained(word: WordFile) -> None:
    facts = word.find("//f:uppgift", word.parts("customXml/item1")[0])
    places = {fact.get("bokmärke"): fact for fact in facts}
    hits = [f for f in facts if f.get("fakta") == "resultat.totalt.utfall"]
    assert {hit.get("värde") for hit in hits} == {"-264.2"}
    names = {start.get(f"{W}name") for start in word.find("//w:bookmarkStart")}
    assert places.keys() <= names
    shown = [p.text for p in word.python_docx().paragraphs]
    assert any("\u2212264,2\u00a0mnkr" in text for text in shown), "hidden from python-docx"


# ------------------------------------------------------------------------------------ footnotes


def test_footnotes_are_real_and_a_second_mention_points_at_the_first(word: WordFile) -> None:
    marks = word.find("//w:footnoteReference/@w:id")
    notes = word.find("//w:footnote[not(@w:type)]", "word/footnotes.xml")
    assert [note.get(f"{W}id") for note in notes] == marks == ["1", "2"]
    assert "Med nettokostnad avses" in text_of(notes[0])
    assert sum(code.startswith("NOTEREF") for code in field_codes(word.body)) == 2


def test_a_link_in_a_footnote_works_from_there(word: WordFile) -> None:
    (link,) = word.find("//w:hyperlink/@r:id", "word/footnotes.xml")
    targets = {r.get("Id"): r.get("Target") for r in word.part("word/_rels/footnotes.xml.rels")}
    assert targets[link] == "https://skr.se/hme"


# -------------------------------------------------------------------------------------- tables


def tables(word: WordFile) -> dict[str, object]:
    """The report's tables by their title."""
    found = word.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='Rapporttabell']")
    return {"".join(t.xpath("w:tblPr/w:tblCaption/@w:val", namespaces=NS)): t for t in found}


def test_a_table_says_which_parts_head_it_and_what_it_is_about(word: WordFile) -> None:
    table = tables(word)["Driftredovisning per verksamhet, mnkr"]
    look = table.find(f"{W}tblPr/{W}tblLook")  # type: ignore[attr-defined]
    assert [look.get(f"{W}{k}") for k in ("firstRow", "lastRow", "firstColumn")] == ["1", "1", "1"]
    described = table.find(f"{W}tblPr/{W}tblDescription")  # type: ignore[attr-defined]
    assert described.get(f"{W}val").startswith("Budget, utfall och avvikelse")


def test_every_row_fills_the_grid_and_no_cell_lacks_a_paragraph(word: WordFile) -> None:
    for table in word.find("//w:tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            spans = [c.xpath("number(w:tcPr/w:gridSpan/@w:val)", namespaces=NS) for c in cells]
            assert sum(1 if span != span else int(span) for span in spans) == columns
            assert all(cell[-1].tag == f"{W}p" for cell in cells)


def test_head_rows_are_repeated_and_rows_never_split(word: WordFile) -> None:
    table = tables(word)["Driftredovisning per verksamhet, mnkr"]
    rows = table.findall(f"{W}tr")  # type: ignore[attr-defined]
    assert [r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows[:3]] == [True, True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_short_table_is_kept_whole_and_a_long_one_can_break(word: WordFile) -> None:
    def loose(title: str) -> int:
        rows = tables(word)[title].findall(f"{W}tr")  # type: ignore[attr-defined]
        kept = [bool(r.xpath("w:tc/w:p/w:pPr/w:keepNext", namespaces=NS)) for r in rows]
        return kept.count(False)

    assert loose("Nämndens nyckeltal") == 0
    assert loose("Driftredovisning per verksamhet, mnkr") > 5


def test_figures_are_set_to_the_right_and_sums_have_styles_of_their_own(word: WordFile) -> None:
    assert "\u2212264,2" in styled(word, "Tabellsumma tal")
    assert "Summa vuxna" in styled(word, "Tabelldelsumma")
    assert "varav placeringar" in styled(word, "Tabellvarav")
    number = word.find("//w:style[w:name/@w:val='Tabelltal']/w:pPr/w:jc", "word/styles.xml")
    assert number[0].get(f"{W}val") == "right"


def test_lists_stand_inside_cells(word: WordFile) -> None:
    items = word.find("//w:tc//w:p[w:pPr/w:numPr]")
    assert "nattvandring under skollov" in [text_of(item) for item in items]


# ------------------------------------------------------------------------------ lists and boxes


def test_each_numbered_list_begins_at_its_own_number(word: WordFile) -> None:
    starts = word.find("//w:startOverride/@w:val", "word/numbering.xml")
    assert sorted(starts) == ["1", "1", "1", "4"]


def test_text_for_other_formats_is_left_out(word: WordFile) -> None:
    everything = text_of(word.body)
    assert "finns bara i PDF-filen" not in everything
    assert "finns bara på webbsidan" not in everything


def test_the_cover_has_title_and_board_in_words_own_styles(word: WordFile) -> None:
    assert styled(word, "Title") == ["Verksamhetsberättelse 2024"]
    assert styled(word, "Subtitle")[0] == "Socialnämnden"


# ------------------------------------------------------------------------------ charts, pictures


def test_charts_are_native_with_a_workbook_of_the_same_figures(word: WordFile) -> None:
    charts = word.parts("word/charts/diagram")
    books = word.parts("word/embeddings/")
    assert len(charts) == len(books) >= 5
    sheet = openpyxl.load_workbook(io.BytesIO(word.zip.read(books[0])))["Data"]
    assert [cell.value for cell in sheet[1]] == [None, "Budget", "Utfall"]
    assert [cell.value for cell in sheet[2]] == ["Barn och unga", -4.2, -6.8]


def test_a_chart_has_square_corners_and_alternative_text(word: WordFile) -> None:
    for name in word.parts("word/charts/diagram"):
        assert word.find("//c:roundedCorners/@val", name) == ["0"]
    described = word.find("//wp:inline/wp:docPr")
    assert all(pr.get("descr") for pr in described if "Bild" not in pr.get("name"))
    alts = [pr.get("descr") for pr in described]
    assert any(alt.startswith("Strandpromenaden") for alt in alts)


def test_a_missing_value_is_a_gap_in_the_line(word: WordFile) -> None:
    lines = [n for n in word.parts("word/charts/diagram") if word.find("//c:lineChart", n)]
    last = word.find("//c:ser[last()]/c:val//c:numCache", lines[0])[0]
    assert last.find("c:ptCount", NS).get("val") == "12"
    assert len(last.findall("c:pt", NS)) == 8
    assert word.find("//c:dispBlanksAs/@val", lines[0]) == ["gap"]


def test_bars_begin_at_zero(word: WordFile) -> None:
    bars = [n for n in word.parts("word/charts/diagram") if word.find("//c:barDir[@val='bar']", n)]
    assert all(word.find("//c:valAx/c:scaling/c:min/@val", name) == ["0"] for name in bars)


# ------------------------------------------------------------------------- pages, heads and fonts


def test_series_differ_by_pattern_and_their_unit_is_shown(word: WordFile) -> None:
    for name in word.parts("word/charts/diagram"):
        bars = word.find("//c:barChart/c:ser/c:spPr/*[1]", name)
        looks = [bar.get("prst") for bar in bars]
        assert len(set(looks)) == len(looks)
        assert looks[:1] in ([], [None]), "the first series is plain"
    units = [text for name in word.parts("word/charts/diagram") for text in _titles(word, name)]
    assert units


def _titles(word: WordFile, chart: str) -> list[str]:
    return word.find("//c:chart/c:title//a:t/text()", chart)


def test_lines_are_named_at_their_ends_instead_of_in_a_legend(word: WordFile) -> None:
    only_lines = "//c:plotArea[c:lineChart and not(c:barChart)]"
    lines = [n for n in word.parts("word/charts/diagram") if word.find(only_lines, n)]
    assert lines
    for name in lines:
        series = word.find("//c:ser", name)
        assert len(word.find("//c:dLbl/c:showSerName[@val='1']", name)) == len(series)
        assert word.find("//c:legend", name) == []


def test_the_cover_is_drawn_behind_the_text_as_decoration(word: WordFile) -> None:
    (anchor,) = word.find("//wp:anchor")
    assert anchor.get("behindDoc") == "1"
    extent = anchor.find("wp:extent", NS)
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (11906 * 635, 16838 * 635)
    assert anchor.find("wp:docPr", NS).get("descr") == ""
    assert anchor.xpath(".//*[local-name()='decorative']/@val") == ["1"]
    assert len(anchor.xpath(".//*[local-name()='wsp']")) == 4, "the ground and three circles"


def test_lying_pages_have_header_and_footer_and_the_cover_none(word: WordFile) -> None:
    sections = word.find("//w:sectPr")
    kinds = [s.find(f"{W}pgSz").get(f"{W}orient", "portrait") for s in sections]
    assert kinds == ["portrait", "portrait", "landscape", "portrait"]
    headed = [s.find(f"{W}headerReference") is not None for s in sections]
    footed = [s.find(f"{W}footerReference") is not None for s in sections]
    assert headed == footed == [False, True, True, True]


def test_the_footer_counts_pages(word: WordFile) -> None:
    for name in word.parts("word/footer"):
        assert field_codes(word.part(name)) == ["PAGE", "NUMPAGES"]


def test_no_paragraph_is_there_only_to_break_the_page(word: WordFile) -> None:
    assert word.find("//w:br[@w:type='page']") == []
    broken = word.find("//w:p[w:pPr/w:pageBreakBefore]")
    assert "Sammanfattning" in [text_of(p) for p in broken]


def test_a_draft_is_marked_on_every_page(draft: WordFile, word: WordFile) -> None:
    headers = draft.parts("word/header")
    assert headers
    assert all(b'string="UTKAST"' in draft.zip.read(name) for name in headers)
    assert "UTKAST" in styled(draft, "Vinjett")
    assert not any(b"UTKAST" in word.zip.read(name) for name in word.names)


def test_the_fonts_are_inside_and_can_be_read_again(draft: WordFile) -> None:
    fonts = theme("lugn").fonts
    for font in draft.find("//w:font", "word/fontTable.xml"):
        assert [face.tag.removeprefix(W) for face in font if "embed" in face.tag] == [
            *("embedRegular", "embedBold", "embedItalic", "embedBoldItalic"),
        ]
    (face,) = draft.find("//w:font[@w:name='Source Sans 3']/w:embedRegular", "word/fontTable.xml")
    rels = {r.get("Id"): r.get("Target") for r in draft.part("word/_rels/fontTable.xml.rels")}
    data = draft.zip.read(f"word/{rels[face.get(f'{R}id')]}")
    key = bytes.fromhex(face.get(f"{W}fontKey").strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ key[place % 16] for place, byte in enumerate(data[:32]))
    regular = next(
        f for f in fonts if (f.family, f.weight, f.italic) == ("Source Sans 3", 400, False)
    )
    assert head + data[32:] == regular.data


def test_the_theme_gives_word_its_colours_and_sizes(word: WordFile) -> None:
    style = word.python_docx().styles["Heading 1"]
    assert style.font.name == "Source Sans 3"
    assert str(style.font.color.rgb) == "0B4F7D"
    assert Decimal(style.font.size.pt) == theme().spec.sizes.heading_pt[0]


# ------------------------------------------------------------------------------- other readers


def test_mammoth_reads_headings_lists_notes_and_figures(word: WordFile) -> None:
    html = mammoth.convert_to_html(io.BytesIO(word.data)).value
    assert "Uppföljning av mål</h1>" in html
    assert "\u2212264,2\u00a0mnkr" in html
    assert "<ol><li>barn som far illa" in html
    assert "Med <em>nettokostnad</em> avses" in html


def test_python_docx_sees_every_paragraph_style_in_use(word: WordFile) -> None:
    known = {p.style.name for p in word.python_docx().paragraphs if p.style is not None}
    assert {"Heading 1", "Normal", "Caption", "Ingress", "Källa", "Mellanrubrik"} <= known
