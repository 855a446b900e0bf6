"""Markdown: what an author may write, what is refused, and where."""

from __future__ import annotations

import pytest

from reportgen.document.tree import (
    Block,
    BulletList,
    LineBreak,
    Link,
    Note,
    NumberedList,
    Paragraph,
    Quote,
    Ref,
    Styled,
    Text,
    Value,
)
from tests.support import (
    document_of,
    findings_of,
    prepared,
    prose_of,
    report_files,
    shown,
    with_text,
)


def _blocks(text: str) -> tuple[Block, ...]:
    """The blocks of the text, without the head and the heading before it."""
    blocks = document_of(with_text(text)).blocks
    at = next(i for i, b in enumerate(blocks) if type(b).__name__ == "Heading")
    return blocks[at + 1 :]


def _sketch(thing: object) -> object:
    """A node as a plain list, for comparison with what a reader expects."""
    match thing:
        case Text() | Value():
            return thing.text
        case Styled():
            return [thing.style, *map(_sketch, thing.children)]
        case Link():
            return ["link", thing.url, *map(_sketch, thing.children)]
        case Ref():
            return ["ref", thing.text]
        case Note():
            return ["note", thing.number, *map(_sketch, thing.blocks)]
        case LineBreak():
            return ["br"]
        case Paragraph():
            return [thing.role, *map(_sketch, thing.children)]
        case BulletList():
            return ["ul", *[[_sketch(b) for b in i.blocks] for i in thing.items]]
        case NumberedList():
            return ["ol", thing.start, *[[_sketch(b) for b in i.blocks] for i in thing.items]]
        case Quote():
            return ["quote", *map(_sketch, thing.blocks)]
        case _:
            raise AssertionError(thing)


@pytest.mark.parametrize(
    ("text", "sketch"),
    [
        ("Ett\ntvå\n\ntre", [["text", "Ett två"], ["text", "tre"]]),
        ("**fet** och *kursiv*", [["text", ["strong", "fet"], " och ", ["emphasis", "kursiv"]]]),
        ("rad  \nbryt", [["text", "rad", ["br"], "bryt"]]),
        ("- ett\n- två", [["ul", [["text", "ett"]], [["text", "två"]]]]),
        (
            "- ett\n  - under\n- två",
            [["ul", [["text", "ett"], ["ul", [["text", "under"]]]], [["text", "två"]]]],
        ),
        ("3. tre\n4. fyra", [["ol", 3, [["text", "tre"]], [["text", "fyra"]]]]),
        ("> citat", [["quote", ["text", "citat"]]]),
        ("### Barn och unga\n\nText", [["run-in", "Barn och unga"], ["text", "Text"]]),
        ("[SCB](https://scb.se)", [["text", ["link", "https://scb.se", "SCB"]]]),
        ("<https://scb.se>", [["text", ["link", "https://scb.se", "https://scb.se"]]]),
        ("AT&amp;T &lt;b&gt; \\*", [["text", "AT&T <b> *"]]),
        ("5 < 6 & 7 > 6", [["text", "5 < 6 & 7 > 6"]]),
        (
            "Sant[^a].\n\n[^a]: En *källa*.",
            [
                [
                    "text",
                    "Sant",
                    ["note", 1, ["text", "En ", ["emphasis", "källa"], "."]],
                    ".",
                ]
            ],
        ),
        (
            "Ett[^a], två[^b], ett[^a].\n\n[^a]: A.\n[^b]: B.",
            [
                [
                    "text",
                    "Ett",
                    ["note", 1, ["text", "A."]],
                    ", två",
                    ["note", 2, ["text", "B."]],
                    ", ett",
                    ["note", 1, ["text", "A."]],
                    ".",
                ]
            ],
        ),
        ("Se {{ ref('inledning') }}.", [["text", "Se ", ["ref", "avsnitt\u00a01"], "."]]),
        ("{{ ref('inledning', versal=true) }}", [["text", ["ref", "Avsnitt\u00a01"]]]),
        ("**{{ resultat.personal.utfall }}**", [["text", ["strong", "126,0\u00a0mnkr"]]]),
    ],
)
def test_markdown_becomes_the_tree_a_reader_expects(text: str, sketch: list[object]) -> None:
    assert [_sketch(b) for b in _blocks(text)] == sketch


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("Ett `ord`.", "kod (`…`) kan inte stå i en rapport", 4),
        ("Ett.\n\n```\nkod\n```", "kod (```) kan inte stå i en rapport", 6),
        ("Ett.\n\n      kod", "ett indrag på fyra mellanslag blir kod i Markdown", 6),
        ("Ett\n\n![x](y.png)", "bilder läggs in som en del: bild: fil.png, med alt", 6),
        ("Ett\n\n---\n\ntvå", "en linje (---) kan inte stå i en text", 6),
        ("Ett\n\n|a|b|\n|---|---|", "tabeller kan inte skrivas i text", 7),
        ("Ett\ntvå <br> tre", "HTML kan inte skrivas i text och visas som den står", 5),
        ("Ett\n\n- två <i>x</i>", "HTML kan inte skrivas i text och visas som den står", 6),
        ("<script>alert(1)</script>", "HTML kan inte skrivas i text och visas som den står", 4),
        ("Ett\n\nSe [här](bilaga.pdf)", "länken ”bilaga.pdf” kan inte följas av läsaren", 6),
        ("Ett[^x].", "fotnoten ”[^x]” finns inte", 4),
        ("Ett.\n\n[^x]: Två.", "fotnoten ”[^x]” används inte i texten", 6),
        ("Ett[^x].\n\n[^x]: Två[^x].", "fotnoten ”[^x]” hänvisar till sig själv", 6),
        ("Se {{ ref('inget') }}.", "det finns inget ”inget” att hänvisa till", 4),
    ],
)
def test_what_a_report_cannot_show_is_refused_at_its_line(
    text: str, message: str, line: int
) -> None:
    (finding,) = (f for f in findings_of(with_text(text)) if f.message == message)
    assert (finding.source.file, finding.source.line) == ("avsnitt/01-inledning.yaml", line)


def test_a_link_to_a_script_is_no_link() -> None:
    _, document = prepared(with_text("Se [här](javascript:alert(1)).")).documents[0]
    assert prose_of(document).endswith("Se [här](javascript:alert(1)).")


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "<script>alert(1)</script>", "<p>", "</div>", "<!-- x -->", "&lt;p&gt;"]
)
def test_no_text_an_author_writes_becomes_markup(text: str) -> None:
    """It may be told of, but it is shown as it stands, and the document still holds together."""
    codes = {f.code for f in findings_of(with_text(f"Före {text} efter"))}
    assert codes <= {"markdown"}


def test_headings_notes_and_titles_are_text_of_their_authors_too() -> None:
    data = """
tabeller:
  t:
    titel: "Titel {{ fel_1 }}"
    hörn: "{{ fel_2 }}"
    kolumner: [{id: a, rubrik: "{{ fel_3 }}", grupp: "{{ fel_4 }}"}]
    rader: [{id: x, namn: "{{ fel_5 }}", a: 1}]
    noter: ["{{ fel_6 }}"]
    källa: "{{ fel_7 }}"
    sammanfattning: "{{ fel_8 }}"
"""
    section = "id: inledning\nrubrik: '{{ fel_9 }}'\ndelar:\n  - tabell: t\n"
    findings = findings_of(
        report_files({"data/mer.yaml": data, "avsnitt/01-inledning.yaml": section})
    )
    assert {f.message for f in findings} == {f"”fel_{n}” finns inte" for n in range(1, 10)}
    assert shown(findings[0]) == "avsnitt/01-inledning.yaml:2:13 template-error"
    assert all(f.source.line for f in findings)


def test_every_block_knows_its_line() -> None:
    blocks = _blocks("Ett\n\ntvå\nrader\n\n- tre")
    assert [b.source.line for b in blocks if isinstance(b, Paragraph | BulletList)] == [4, 6, 9]
