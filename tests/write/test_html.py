"""The web page: complete, accessible, nothing but itself needed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from reportgen.document.tree import (
    Block,
    Box,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    Row,
    Table,
    Text,
)
from reportgen.files import DiskFiles
from reportgen.theme import Theme, load_theme
from reportgen.write.html import write_html
from reportgen.write.html.tables import heads_of_cells, needs_head_ids
from reportgen.write.theme_css import tokens
from tests.sample_tree import (
    head_cell,
    inlines,
    lines_chart,
    operations_table,
    p,
    sample_document,
    sample_meta,
    strong,
)

TEMPLATES = Path(__file__).parents[2] / "templates"


@cache
def theme(name: str = "klar") -> Theme:
    return load_theme(name, DiskFiles(TEMPLATES))


def page_of(document: Document, name: str = "klar") -> HtmlElement:
    return lxml_html.document_fromstring(write_html(document, theme(name)).decode())


def small(*blocks: Block) -> HtmlElement:
    return page_of(Document(sample_meta(), blocks))


@pytest.fixture(scope="module")
def page() -> HtmlElement:
    return page_of(sample_document())


def texts(page: HtmlElement, path: str) -> list[str]:
    return [" ".join(str(found.text_content()).split()) for found in page.xpath(path)]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_html(sample_document(), theme()) == write_html(sample_document(), theme())


@pytest.mark.parametrize("name", ["klar", "lugn"])
def test_the_page_needs_no_other_file(name: str) -> None:
    markup = write_html(sample_document(), theme(name)).decode()
    assert "<script" not in markup
    addresses = re.findall(r"url\(\"?([^\")]*)", markup) + re.findall(r'src="([^"]*)', markup)
    assert addresses
    assert all(address.startswith(("data:", "#")) for address in addresses)


def test_title_and_language_say_what_the_page_is(page: HtmlElement) -> None:
    assert page.get("lang") == "sv-SE"
    assert texts(page, "//head/title") == ["Verksamhetsberättelse 2024 – Exempelköpings kommun"]
    assert page.xpath("string(//meta[@name='author']/@content)").startswith("Socialnämnden")


def test_every_id_is_unique_and_every_link_inside_the_page_leads_somewhere(
    page: HtmlElement,
) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")}
    assert targets
    assert targets <= set(ids)


def test_what_points_at_ids_points_at_ids_that_are_there(page: HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    pointers = page.xpath("//@aria-labelledby | //@aria-describedby | //@headers")
    assert pointers
    assert {name for pointer in pointers for name in pointer.split()} <= ids


def test_headings_begin_with_the_title_and_skip_no_level(page: HtmlElement) -> None:
    headings = page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_title_comes_before_the_contents_in_a_document_without_cover() -> None:
    head = Box("letterhead", (p("Samma innehåll", role="title"),))
    contents = Contents("Innehåll", 2, (ContentsEntry(1, "", "Ett", "ett"),))
    page = small(head, contents, Heading(1, inlines("Ett"), "ett"))
    assert texts(page, "//h1 | //h2") == ["Samma innehåll", "Innehåll", "Ett"]
    untitled = small(contents, Heading(1, inlines("Ett"), "ett"))
    assert texts(untitled, "//h1 | //h2")[1:] == ["Innehåll", "Ett"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("en e-tjänst för A-kassan", ["e-tjänst", "A-kassan"]),
        ("under covid-19-pandemin", ["covid-19"]),
        ("perioden 2024–2027, beslutad 2020-05-11", ["2024–2027", "2020-05-11"]),
        ("råd- och stödsamtal, SoL-insats, SN-2025-00042, Enköping–Uppsala", []),
    ],
)
def test_what_belongs_together_is_kept_on_a_line(text: str, kept: list[str]) -> None:
    page = small(p(text))
    assert texts(page, "//span[@class='unbroken']") == kept
    assert text in page.text_content()


def test_sections_nest_as_the_headings_do(page: HtmlElement) -> None:
    inner = page.xpath("//section[@aria-labelledby='samverkan']")[0]
    around = [section.get("aria-labelledby") for section in inner.iterancestors("section")]
    assert around == ["grunduppdrag", "mal"]
    lying = page.xpath("//section[@aria-labelledby='manader']")[0]
    assert list(lying.iterancestors("section")) == []


def test_a_document_without_title_still_has_a_first_heading() -> None:
    assert texts(small(p("Text.")), "//h1") == ["Verksamhetsberättelse 2024"]


def test_the_keyboard_user_can_skip_to_the_text(page: HtmlElement) -> None:
    first = page.xpath("//body/a")[0]
    assert first.text_content() == "Hoppa till innehållet"
    assert page.get_element_by_id(first.get("href")[1:]).tag == "main"


def test_the_contents_are_a_named_list_of_links_nested_like_the_headings(
    page: HtmlElement,
) -> None:
    (nav,) = page.xpath("//nav")
    assert page.get_element_by_id(nav.get("aria-labelledby")).text_content() == "Innehåll"
    deepest = nav.xpath("./ol/li/ol/li/ol/li/a")
    assert [link.get("href") for link in deepest] == ["#samverkan"]


def test_what_an_author_writes_cannot_become_markup() -> None:
    wicked = '<script>alert("x")</script> & "mer"'
    page = small(
        p(wicked),
        p(Link('https://example.se/"onload="x', (Text(wicked),))),
        Table('t"x', (Text(wicked),), (), (), (), label=wicked),
    )
    assert page.xpath("//script") == []
    assert page.xpath("//@onload") == []
    assert wicked in page.xpath("string(//main/p)")


def test_a_theme_cannot_end_the_style_element() -> None:
    wicked = replace(theme(), css='a{content:"</style><script>x</script>"}')
    page = lxml_html.document_fromstring(write_html(sample_document(), wicked).decode())
    assert page.xpath("//script") == []


def test_a_figure_carries_its_exact_value_and_the_fact_it_shows(page: HtmlElement) -> None:
    (first, *_) = page.xpath("//data[@data-fact='resultat.totalt.utfall']")
    assert (first.get("value"), first.get("data-unit")) == ("-264.2", "mnkr")
    assert first.text_content() == "−264,2 mnkr"


def test_every_table_can_be_scrolled_by_keyboard_and_has_a_name(page: HtmlElement) -> None:
    tables = page.xpath("//main//table")
    for table in tables:
        region = table.getparent()
        assert region.get("role") in ("region", "group")
        assert region.get("tabindex") == "0"
        assert region.get("aria-label") or region.get("aria-labelledby")
    captions = texts(page, "//caption")
    assert "Tabell 1. Driftredovisning per verksamhet, mnkr" in captions


def test_every_head_says_what_it_heads(page: HtmlElement) -> None:
    heads = page.xpath("//main//th")
    assert {head.get("scope") for head in heads} == {"col", "colgroup", "row", "rowgroup"}


def test_a_table_of_texts_says_in_each_cell_which_column_it_belongs_to() -> None:
    columns = tuple(Column("text", Decimal(1)) for _ in range(3))
    head = Row(tuple(head_cell(words) for words in ("Uppdrag", "Sta\xadtus", "Kommentar")), "head")
    label = Cell((p("Korta väntan"),), scope="row")
    row = Row((label, Cell((p("Klar"),)), Cell((p("Två nya tjänster."),))))
    over = Row((Cell((p("Gäller hela året."),), colspan=3),), "comment")
    page = small(Table("t", inlines("Uppdrag"), columns, (head,), (row, over)))
    cells = page.xpath("//tbody/tr[1]/*")
    assert [cell.get("data-label") for cell in cells] == ["Uppdrag", "Status", "Kommentar"]
    assert page.xpath("//tr[@class='comment']/*/@data-label") == []
    roles = [[e.get("role") for e in page.xpath(f"//{name}")] for name in ("table", "tr", "thead")]
    assert roles == [["table"], ["row"] * 3, ["rowgroup"]]
    assert [cell.get("role") for cell in cells] == ["rowheader", "cell", "cell"]
    assert page.xpath("//thead//*[@scope]/@role") == ["columnheader"] * 3


def test_a_table_of_figures_is_a_table_by_itself(page: HtmlElement) -> None:
    table = "//div[@id='tabell-drift']//table"
    assert page.xpath(f"{table}/@role | {table}//@role | {table}//@data-label") == []


def test_in_a_two_level_head_each_figure_points_at_its_heads(page: HtmlElement) -> None:
    (table,) = page.xpath("//div[@id='tabell-drift']//table")
    rows = table.xpath("./tbody/tr[th[@scope='row']]")
    figure = rows[1].xpath("./td")[3]
    heads = [page.get_element_by_id(id_) for id_ in figure.get("headers").split()]
    assert [" ".join(head.text_content().replace("\xad", "").split()) for head in heads] == [
        "2024",
        "Avvikelse",
        "Barn och unga",
        "Öppenvård barn och unga",
    ]


def test_the_total_does_not_belong_to_the_last_group() -> None:
    table = operations_table()
    assert needs_head_ids(table)
    last = list(heads_of_cells(table).values())[-1]
    assert not any(table.id + "-c" in head and head.endswith("-c0-0") for head in last)
    assert last[-1].startswith(f"{table.id}-c{len(table.body) - 1}-")


def test_a_head_over_several_rows_heads_each_of_them() -> None:
    table = operations_table()
    label = replace(table.body[1].cells[0], rowspan=2)
    rows = (Row((label, *table.body[1].cells[1:])), Row(table.body[2].cells[1:]))
    heads = heads_of_cells(replace(table, body=rows))
    assert heads[f"{table.id}-c1-1"][-1] == f"{table.id}-c0-0"


def test_an_assessment_is_words_and_a_symbol_that_is_not_read_aloud(page: HtmlElement) -> None:
    (status,) = page.xpath("//div[@class='assessment']//span[contains(@class,'status')]")
    (symbol,) = status.xpath("./span[@aria-hidden='true']")
    assert symbol.text_content() == "◆"
    assert status.text_content().endswith("Målet är delvis uppfyllt")


def test_a_symbol_alone_has_its_words_for_who_listens(page: HtmlElement) -> None:
    cells = texts(page, "//div[@id='tabell-nyckeltal']//tbody/tr/td[1]")
    assert cells[0] == "●Målet är uppfyllt"


def test_notes_come_last_and_lead_back_to_every_place_they_are_called(page: HtmlElement) -> None:
    notes = page.xpath("//section[@role='doc-endnotes']/ol/li")
    assert [note.get("value") for note in notes] == ["1", "2"]
    assert len(page.xpath("//a[@role='doc-noteref']")) == 4
    assert len(notes[0].xpath(".//a[@role='doc-backlink']")) == 3
    assert "SKR:s beskrivning" in notes[1].text_content()


def test_blocks_for_other_formats_are_left_out(page: HtmlElement) -> None:
    text = page.text_content()
    assert "Den här texten finns bara på webbsidan." in text
    assert "Den här texten finns bara i PDF-filen." not in text


def test_every_chart_has_a_text_alternative_and_its_figures_as_a_table(page: HtmlElement) -> None:
    charts = page.xpath("//figure[@class='chart']")
    assert len(charts) == 5
    for chart in charts:
        for drawing in chart.xpath(".//*[local-name()='svg']"):
            assert drawing.get("role") == "img"
            assert page.get_element_by_id(drawing.get("aria-labelledby")).text_content()
        assert chart.xpath(".//details//th[@scope='row']")
    rows = texts(page, "//figure[@id='figur-1']//details//tbody/tr")
    assert rows[0] == "Barn och unga−4,2−6,8"


def test_small_charts_stand_two_and_two_and_one_alone_is_as_wide_as_the_text() -> None:
    chart = replace(lines_chart(), small=True)
    one, *three = (Figure(f"d{n}", chart, ()) for n in range(4))
    page = small(one, p("Text."), *three)
    beside = page.xpath("//div[@class='side-by-side']")
    assert [[f.get("id") for f in pair] for pair in beside] == [["d1", "d2"], ["d3"]]
    widths = {f.get("id"): f.xpath("string(.//@width)") for f in page.xpath("//figure")}
    assert float(widths["d0"]) > 2 * float(widths["d1"])


def test_a_chart_is_drawn_for_broad_screens_and_for_narrow_ones(page: HtmlElement) -> None:
    for chart in page.xpath("//figure[@class='chart']"):
        broad, narrow = (
            float(width)
            for name in ("broad", "narrow")
            for width in chart.xpath(f"./div[@class='drawing {name}']/*/@width")
        )
        assert narrow < broad / 2


def test_every_picture_has_an_alt_attribute(page: HtmlElement) -> None:
    assert page.xpath("//img[not(@alt)]") == []
    assert any(alt.startswith("Strandpromenaden") for alt in page.xpath("//img/@alt"))


def test_text_in_another_language_is_marked(page: HtmlElement) -> None:
    assert texts(page, "//span[@lang='en']") == ["Housing First"]


def test_a_row_with_a_label_keeps_its_text_beside_the_label() -> None:
    rows = (p(strong("Mått"), " Mäts i december", role="meta"), p("2025-02-07", role="meta"))
    page = small(Box("metadata", rows))
    assert texts(page, "//p[@class='meta labelled']") == ["Mått Mäts i december"]
    assert texts(page, "//p[@class='meta']") == ["2025-02-07"]


def test_a_draft_says_so() -> None:
    page = page_of(sample_document(draft=True))
    assert texts(page, "//p[@class='draft']") == ["UTKAST"]


def test_a_document_without_cover_has_the_logo_over_it() -> None:
    memo = small(
        Box("metadata", (p("Datum 2025-02-07", role="meta"),)), Paragraph((Text("Text."),))
    )
    assert memo.xpath("//header[@class='letterhead']/img")


# ------------------------------------------------------------------------------------ contrast


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["klar", "lugn"])
def test_text_keeps_its_contrast_in_light_and_dark(name: str, scheme: str) -> None:
    rules = re.findall(r":root\{([^}]*)\}", tokens(theme(name)))
    light, dark = (dict(re.findall(r"--([a-z0-9-]+):(#[0-9a-f]{6})", rule)) for rule in rules)
    colours = light if scheme == "light" else light | dark
    roles = ["text", "muted", "accent", *(c for c in colours if c.startswith("status-"))]
    pairs = [(role, "paper", 4.5) for role in roles]
    pairs += [(role, "tint", 4.5) for role in ("text", "muted", "accent")]
    pairs += [("text", ground, 4.5) for ground in colours if ground.startswith("tint-")]
    pairs += [("on-accent", "accent", 4.5), ("on-cover", "cover", 4.5)]
    pairs += [(series, "paper", 3.0) for series in colours if series.startswith("series-")]
    for one, other, least in pairs:
        assert _contrast(colours[one], colours[other]) >= least, (one, other)
