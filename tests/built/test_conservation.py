"""No word is lost, added or moved on the way from the tree to a page, a PDF or a Word file."""

from __future__ import annotations

import subprocess
from collections import Counter
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import lxml.html
import openpyxl
import pytest
from lxml import etree

from reportgen.document.text import inlines_of, walk
from reportgen.document.tree import Chart, Contents, Figure, Status
from tests.built.building import Built, every_block
from tests.built.words import (
    W,
    breakable,
    divisible,
    docx_text,
    html_text,
    mended,
    note_words,
    tree_text,
    tree_words,
    words,
)

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def assert_same(found: list[str], expected: list[str]) -> None:
    """The same words in the same order; says where they part."""
    place = next(
        (n for n, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b),
        min(len(found), len(expected)),
    )
    near = slice(max(0, place - 8), place + 8)
    assert found[near] == expected[near], f"from word {place}"
    assert len(found) == len(expected)
    assert found


# ------------------------------------------------------------------------------------------- html


def _parted_html(built: Built) -> tuple[str, str, list[lxml.html.HtmlElement]]:
    """The page's text without contents and notes, its contents, and its notes."""
    body = lxml.html.fromstring(lxml.html.tostring(built.html, encoding="unicode")).find("body")
    notes = [li for end in body.xpath("//section[@role='doc-endnotes']") for li in end.iter("li")]
    contents = " ".join(html_text(nav) for nav in body.iter("nav"))
    for element in body.xpath("//nav | //section[@role='doc-endnotes']"):
        element.drop_tree()
    return html_text(body), contents, notes


def test_the_page_says_the_same_words_as_the_tree_in_the_same_order(built: Built) -> None:
    """Contents come first on a page, wherever they stand in the tree."""
    text, contents, _ = _parted_html(built)
    blocks = built.document.blocks
    listed = tuple(b for b in blocks if isinstance(b, Contents))
    rest = tuple(b for b in blocks if not isinstance(b, Contents))
    assert_same(words(text), tree_words(replace(built.document, blocks=rest), "html"))
    assert words(contents) == tree_words(replace(built.document, blocks=listed), "html")


def test_the_page_s_notes_say_what_the_tree_s_notes_say(built: Built) -> None:
    _, _, notes = _parted_html(built)
    found = [words(html_text(note)) for note in notes]
    told = note_words(built.document, "html")
    assert found == [[str(n), *note] for n, note in enumerate(told, start=1)]


# ------------------------------------------------------------------------------------------- docx


def test_the_word_file_says_the_same_words_as_the_tree_in_the_same_order(built: Built) -> None:
    text = docx_text(built.part("word/document.xml"))
    assert_same(words(text), tree_words(built.document, "docx", built.printed))


def test_the_word_file_s_footnotes_say_what_the_tree_s_notes_say(built: Built) -> None:
    expected = note_words(built.document, "docx")
    found = []
    if "word/footnotes.xml" in built.docx:
        notes = built.part("word/footnotes.xml").iter(f"{W}footnote")
        found = [words(docx_text(n)) for n in notes if n.get(f"{W}type") is None]
    assert found == expected


# -------------------------------------------------------------------------------------------- pdf


def _without_symbols(told: list[str], built: Built) -> list[str]:
    """An assessment is told by its words; its symbol is only seen."""
    runs = inlines_of(built.document)
    symbols = {i.symbol for run in runs for i in walk(run) if isinstance(i, Status)}
    return [word for word in told if word not in symbols]


def test_the_pdf_s_tags_say_the_same_words_as_the_tree_in_the_same_order(built: Built) -> None:
    text = tree_text(built.document, "pdf", built.printed)
    read = built.pdf.root.text(without=("Figure", "Lbl", "Note"))
    told = words(mended(mended(read, breakable(text)), divisible(text)))
    expected = words(text)
    assert_same(_without_symbols(told, built), _without_symbols(expected, built))


def test_the_pdf_s_notes_say_what_the_tree_s_notes_say(built: Built) -> None:
    found = [words(note.text()) for note in built.pdf.root.walk("Note")]
    told = note_words(built.document, "pdf")
    assert found == [[str(n), *note] for n, note in enumerate(told, start=1)]


def _seen(data: bytes) -> Counter[str]:
    """The words that another program sees on the PDF's pages."""
    run = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"],
        input=data,
        capture_output=True,
        check=True,
    )
    return Counter(words(run.stdout.decode()))


def _drawn(built: Built) -> list[str]:
    """The words of the drawings."""
    texts = built.html.xpath("//*[local-name()='svg']//*[local-name()='text']")
    return words(" ".join("".join(text.itertext()) for text in texts))


def test_the_pdf_s_pages_show_every_word_and_nothing_else_than_page_furniture(
    built: Built,
) -> None:
    expected = Counter(tree_words(built.document, "pdf", built.printed))
    for number, note in enumerate(note_words(built.document, "pdf"), start=1):
        expected.update([str(number), *note])
    pieces = Counter(p for parts in _breakable(built).values() for p in [*parts, "-"])
    seen = _seen(built.files["pdf"])
    unseen = expected - seen
    assert not set(unseen) - set(_breakable(built)), "words that are not seen"
    furniture = Counter(words(" ".join(piece.text for piece in built.pdf.artifacts)))
    marks = Counter(words(" ".join(mark.text() for mark in built.pdf.root.walk("Lbl"))))
    extra = seen - expected - marks - furniture - Counter(_drawn(built))
    numbers = {str(note.number) for note in built.document.notes}
    glued = {f"{word}{number}" for word in expected for number in numbers if word.isdigit()}
    assert not set(extra) - set(pieces) - glued, "words that are in no other place"


def _breakable(built: Built) -> dict[str, list[str]]:
    """Words that may be seen in pieces, and all their pieces."""
    found = breakable(tree_text(built.document, "pdf", built.printed))
    divided = {
        word: ["".join(half) for n in range(1, len(parts)) for half in (parts[:n], parts[n:])]
        for word, parts in divisible(tree_text(built.document, "pdf", built.printed)).items()
    }
    return divided | {word: _runs(parts) for word, parts in found.items()}


def _runs(parts: list[str]) -> list[str]:
    """Every run of neighbouring pieces."""
    ends = range(1, len(parts) + 1)
    return ["".join(parts[a:b]) for b in ends for a in range(b)]


# ----------------------------------------------------------------------------------------- charts


def _charts(built: Built) -> list[tuple[Figure, Chart]]:
    found = []
    for figure in every_block(built.document.blocks):
        if isinstance(figure, Figure) and isinstance(figure.content, Chart):
            found.append((figure, figure.content))
    return found


def _shown(chart: Chart) -> list[list[str]]:
    return [[value.text for value in series.values] for series in chart.series]


def _exact(chart: Chart) -> list[list[Decimal]]:
    step = Decimal(1).scaleb(-chart.decimals)
    return [
        [v.value.quantize(step, ROUND_HALF_UP) for v in s.values if v.value is not None]
        for s in chart.series
    ]


def test_a_drawn_chart_shows_the_tree_s_values_names_and_categories(built: Built) -> None:
    for figure, chart in _charts(built):
        drawing = built.html.xpath(f"//figure[@id='{figure.id}']//*[local-name()='svg']")[0]
        texts = Counter(
            " ".join("".join(t.itertext()).split())
            for t in drawing.iter()
            if isinstance(t.tag, str) and etree.QName(t).localname in ("text", "tspan")
        )
        joined = " ".join(texts)
        few = len(chart.categories) <= 6  # of many, only some are written out
        for category in chart.categories if few else (chart.categories[0],):
            assert set(words(category)) <= set(words(joined)), category
        if len(chart.series) > 1:
            for series in chart.series:
                assert set(words(series.name)) <= set(words(joined)), series.name
        ends = chart.kind == "lines"
        all_written = chart.show_values and chart.kind not in ("stacked", "shares")
        for values in _shown(chart) if all_written else []:
            expected = [values[-1]] if ends else values
            assert not Counter(" ".join(v.split()) for v in expected) - texts, figure.id


def test_the_table_under_a_drawn_chart_shows_the_tree_s_values(built: Built) -> None:
    for figure, chart in _charts(built):
        rows = built.html.xpath(f"//figure[@id='{figure.id}']//details//tbody/tr")
        found = [[" ".join(c.itertext()) for c in row] for row in rows]
        columns = [list(column) for column in zip(*found, strict=True)]
        assert columns == [list(chart.categories), *_shown(chart)]


def test_a_chart_in_word_holds_the_tree_s_values_names_and_categories(built: Built) -> None:
    rels = {r.get("Id"): r.get("Target") for r in built.part("word/_rels/document.xml.rels")}
    parts = [rels[c.get(f"{R}id")] for c in built.part("word/document.xml").iter(f"{C}chart")]
    charts = _charts(built)
    assert len(parts) == len(charts)
    for part, (_, chart) in zip(parts, charts, strict=True):
        root = built.part(f"word/{part}")
        drawn = root.findall(f".//{C}barChart") or root.findall(f".//{C}lineChart")
        series = [one for kind in drawn for one in kind.iter(f"{C}ser")]  # without totals
        names = ["".join(s.find(f"{C}tx").itertext(f"{C}v")) for s in series]
        assert names == [s.name for s in chart.series]
        for one, exact in zip(series, _exact(chart), strict=True):
            categories = tuple(one.find(f"{C}cat").itertext(f"{C}v"))
            assert categories == chart.categories
            assert [Decimal(v) for v in one.find(f"{C}val").itertext(f"{C}v")] == exact


def test_a_chart_s_workbook_holds_the_tree_s_values(built: Built) -> None:
    books = sorted(
        (n for n in built.docx if n.startswith("word/embeddings/")), key=lambda n: (len(n), n)
    )
    charts = _charts(built)
    assert len(books) == len(charts)
    for name, (_, chart) in zip(books, charts, strict=True):
        rows = list(_sheet(built.docx[name]))
        totals = ["Summa"] if rows[0][-1] == "Summa" and chart.kind == "stacked" else []
        assert [str(c) for c in rows[0][1:]] == [s.name for s in chart.series] + totals
        columns = list(zip(*rows[1:], strict=True))[: len(chart.series) + 1]
        assert [str(c) for c in columns[0]] == list(chart.categories)
        step = Decimal(1).scaleb(-chart.decimals)
        found = [[Decimal(str(v)).quantize(step) for v in c if v is not None] for c in columns[1:]]
        assert found == _exact(chart)


def _sheet(data: bytes) -> list[tuple[object, ...]]:
    from io import BytesIO

    book = openpyxl.load_workbook(BytesIO(data))
    return [tuple(row) for row in book.worksheets[0].iter_rows(values_only=True)]


# ------------------------------------------------------------------------- the tests, put to test


@pytest.mark.parametrize("lost", ["Källa: Kommunens ekonomisystem", "Tabell 15."])
def test_a_lost_line_is_noticed(enkoping: Built, lost: str) -> None:
    text, contents, _ = _parted_html(enkoping)
    assert lost in " ".join(text.split())
    assert contents
    short = words(" ".join(text.split()).replace(lost, "", 1))
    with pytest.raises(AssertionError):
        assert_same(short, words(text))
