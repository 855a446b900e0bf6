"""The strict reader: markup in the vocabulary becomes the tree, all else is told of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from reportgen.document.read import read_document
from reportgen.document.rendered import Rendered
from reportgen.document.tree import (
    Box,
    Document,
    Foreign,
    Heading,
    Landscape,
    Link,
    Meta,
    Only,
    Paragraph,
    Status,
    Styled,
    Table,
    Text,
    Value,
)
from reportgen.finding import Finding, Source

META = Meta(
    title="Rapport",
    municipality="Kommunen",
    board="Nämnden",
    period="2024",
    type_name="rapport",
    file_name="rapport",
    date=date(2025, 2, 17),
)
VALUE = Value("5\u00a0mnkr", "t.x.a", Decimal(5), "mnkr")
STATUS = Status("mål", "helt", "●", "bra", "Uppfyllt")


def _read(html: str) -> tuple[Document, tuple[Finding, ...]]:
    return read_document(Rendered(html, META, (VALUE,), {}, {}, {"mål.helt": STATUS}))


def _told(html: str) -> list[str]:
    return [f"{f.source} {f.code}: {f.message}" for f in _read(html)[1]]


@pytest.mark.parametrize(
    ("html", "inlines"),
    [
        ("  ett \n två ", (Text("ett två"),)),
        ("<strong>a</strong> b", (Styled("strong", (Text("a"),)), Text(" b"))),
        ("x<sup>2</sup>", (Text("x"), Styled("superscript", (Text("2"),)))),
        ('<data value="0"></data>', (VALUE,)),
        ('<span data-status="mål.helt"></span>', (STATUS,)),
        ('<span lang="en">budget</span>', (Foreign("en", (Text("budget"),)),)),
        ('<a href="https://x.se">x</a>', (Link("https://x.se", (Text("x"),)),)),
        ("&lt;b&gt; &amp; &nbsp;", (Text("<b> & \u00a0"),)),
    ],
)
def test_inline_markup_becomes_inlines(html: str, inlines: tuple[object, ...]) -> None:
    document, findings = _read(f"<p>{html}</p>")
    assert findings == ()
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children == inlines


def test_blocks_know_where_their_text_was_written() -> None:
    document, _ = _read('<div data-box="callout" data-src="a.yaml:3:5"><p>x</p></div>')
    (box,) = document.blocks
    assert isinstance(box, Box)
    assert box.source == Source("a.yaml", 3, 5)
    assert box.blocks == (Paragraph((Text("x"),), source=Source("a.yaml", 3, 5)),)


@pytest.mark.parametrize(
    "place",
    [Source("a.yaml", 3, 5), Source("a.yaml", 3), Source("a.yaml"), Source("C:/mapp/a.yaml", 3, 5)],
)
def test_a_place_survives_its_way_through_the_markup(place: Source) -> None:
    document, _ = _read(f'<p data-src="{place}">x</p>')
    assert getattr(document.blocks[0], "source", None) == place


def test_headings_containers_and_loose_text_have_a_place_in_the_tree() -> None:
    document, findings = _read(
        '<h2 id="a" data-unnumbered="1">Rubrik</h2> löst '
        '<div data-landscape="1"><p class="lead">b</p></div>'
        '<div data-only="pdf html"><p>c</p></div>'
    )
    assert findings == ()
    heading, loose, lying, only = document.blocks
    assert isinstance(heading, Heading)
    assert (heading.level, heading.id, heading.numbered) == (2, "a", False)
    assert loose == Paragraph((Text("löst"),), source=Source("rapport"))
    assert isinstance(lying, Landscape)
    assert isinstance(only, Only)
    assert only.formats == ("pdf", "html")


def test_empty_paragraphs_leave_nothing() -> None:
    assert _read("<p> \n</p><p><br></p>")[0].blocks[1:] == ()


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>a", ["rapport template-markup: <p> stängs aldrig"]),
        (
            "<p>a</b></p>",
            ["rapport template-markup: </b> stänger inget öppet element (öppet är <p>)"],
        ),
        (
            "</p>",
            ["rapport template-markup: </p> stänger inget öppet element (öppet är <root>)"],
        ),
        (
            '<section data-src="a.yaml:2:1">x</section>',
            [
                "a.yaml:2:1 unknown-markup: mallen använder <section>, "
                "som inte kan visas i alla format"
            ],
        ),
        ("<script>x</script>", ["<script>"]),
        ("<p><h1>x</h1></p>", ["rapport unknown-markup: <h1> kan inte stå i löpande text"]),
        ('<p class="stor">x</p>', ["rapport unknown-markup: styckeklassen ”stor” finns inte"]),
        (
            '<p style="color:red">x</p>',
            ["rapport unknown-markup: attributet style i <p> kan inte visas i alla format"],
        ),
        (
            '<p onclick="x()">x</p>',
            ["rapport unknown-markup: attributet onclick i <p> kan inte visas i alla format"],
        ),
        ('<div data-box="ruta">x</div>', ["rapport unknown-markup: rutan ”ruta” finns inte"]),
        ("<div>x</div>", ["rapport unknown-markup: rutan ”” finns inte"]),
        (
            "<ul>löst<li>a</li></ul>",
            ["rapport unknown-markup: texten ”löst” kan inte stå direkt i <ul>"],
        ),
        ("<ul><p>a</p></ul>", ["rapport unknown-markup: <p> kan inte stå direkt i en lista"]),
        (
            '<ol start="x"><li>a</li></ol>',
            ["rapport unknown-markup: <ol> har ett attribut som inte kan läsas som ett tal"],
        ),
        (
            '<p><data value="7"></data></p>',
            ["rapport unknown-markup: <data value=”7”> är ingen siffra i rapporten"],
        ),
        (
            '<p><data value="-1"></data></p>',
            ["rapport unknown-markup: <data value=”-1”> är ingen siffra i rapporten"],
        ),
        (
            '<p><span data-status="mål.alls"></span></p>',
            ["rapport unknown-markup: nivån ”mål.alls” finns inte i kommunprofilens skalor"],
        ),
        (
            "<p><span>x</span></p>",
            ["rapport unknown-markup: <span> utan data-status eller lang betyder inget"],
        ),
        (
            '<p><a href="bilaga.pdf">x</a></p>',
            ["rapport bad-link: länken ”bilaga.pdf” kan inte följas av läsaren"],
        ),
        (
            '<figure data-chart="x"></figure>',
            ["rapport unknown-markup: figuren ”x” finns inte"],
        ),
    ],
)
def test_markup_outside_the_vocabulary_is_never_skipped_in_silence(
    html: str, told: list[str]
) -> None:
    found = _told(html)
    assert len(found) == len(told)
    assert all(part in line for part, line in zip(told, found, strict=True))


def test_what_can_be_read_is_read_though_something_beside_it_cannot() -> None:
    document, findings = _read("<p>ett</p><section>x</section><p>två</p>")
    assert len(findings) == 1
    assert [p.children for p in document.blocks if isinstance(p, Paragraph)] == [
        (Text("ett"),),
        (Text("två"),),
    ]


COLUMNS = '<colgroup><col class="label"><col class="number"><col class="number"></colgroup>'


def _table(body: str, head: str = "") -> str:
    return f'<table id="t">{COLUMNS}<thead>{head}</thead><tbody>{body}</tbody></table>'


@pytest.mark.parametrize(
    "body",
    [
        "<tr><td>a</td><td>b</td><td>c</td></tr>",
        '<tr><td colspan="3">a</td></tr>',
        '<tr><td rowspan="2">a</td><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr>',
        '<tr><td>a</td><td rowspan="2" colspan="2">b</td></tr><tr><td>c</td></tr>',
    ],
)
def test_a_table_that_is_a_whole_rectangle_is_read(body: str) -> None:
    document, findings = _read(_table(body))
    assert findings == ()
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [c.kind for c in table.columns] == ["label", "number", "number"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<tr><td>a</td><td>b</td></tr>", "rad 1 i tabellen har 2 kolumner men tabellen 3"),
        (
            "<tr><td>a</td><td>b</td><td>c</td><td>d</td></tr>",
            "rad 1 i tabellen har 4 kolumner men tabellen 3",
        ),
        ('<tr><td colspan="4">a</td></tr>', "rad 1 i tabellen har 4 kolumner men tabellen 3"),
        (
            '<tr><td rowspan="2">a</td><td>b</td><td>c</td></tr>'
            "<tr><td>d</td><td>e</td><td>f</td></tr>",
            "rad 2 i tabellen har 4 kolumner men tabellen 3",
        ),
        ('<tr class="extra"><td>a</td></tr>', "<tr class=”extra”> är ingen tabellrad"),
        ("<tr><p>a</p></tr>", "<p scope=””> är ingen tabellcell"),
        ("<tr>löst</tr>", "texten ”löst” kan inte stå direkt i <tr>"),
        ("löst", "texten ”löst” kan inte stå direkt i <tbody>"),
        ('<tr><td colspan="två">a</td></tr>', "<table> har ett attribut som inte kan läsas"),
    ],
)
def test_a_table_that_is_not_a_rectangle_of_cells_is_refused(body: str, message: str) -> None:
    document, (finding,) = _read(_table(body))
    assert finding.message.startswith(message)
    assert document.blocks == ()
