"""What Word must not part from what comes after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from reportgen.document.tree import (
    Block,
    BulletList,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Figure,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Table,
    Text,
)
from reportgen.write.docx import write_docx
from tests.sample_tree import sample_document, stacked_chart
from tests.write.docx.wordfile import WordFile, text_of, theme

NAMES = ("ett", "ett ett", "ett två", "två")


def _words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def _kept(*blocks: Block, pages: Mapping[str, int] = MappingProxyType({})) -> set[str]:
    """The words of the paragraphs that stay with the one after them, in tables too."""
    document = replace(sample_document(), blocks=blocks, notes=())
    file = WordFile(write_docx(document, theme(), pages))
    return {text_of(paragraph) for paragraph in file.find("//w:p[w:pPr/w:keepNext]")}


def test_a_paragraph_that_introduces_a_list_stays_with_it() -> None:
    kept = _kept(
        _words("Verksamheten har två delar:"),
        BulletList((ListItem((_words("barn"),)), ListItem((_words("vuxna"),)))),
        _words("Delarna leds av var sin chef."),
        _words("De samarbetar."),
    )
    assert kept == {"Verksamheten har två delar:", "barn"}, "nor is the first item left alone"


def test_high_rows_of_a_long_table_may_stand_apart() -> None:
    rows = [f"rad {number} " + "med mycket text " * 60 for number in range(12)]
    body = tuple(Row((Cell((_words(text.strip()),)),)) for text in rows)
    low = tuple(Row((Cell((_words(f"kort {number}"),)),)) for number in range(40))
    assert not any(words.startswith(("rad 0", "rad 1 ")) for words in _kept(_table(body)))
    assert {"kort 0", "kort 1"} <= _kept(_table(low)), "low rows are not left alone under a head"


def _table(body: tuple[Row, ...]) -> Table:
    return Table("t", (), (Column("text"),), (), body)


def test_a_chart_without_caption_stays_with_what_explains_it() -> None:
    table = Table("t", (), (Column("label"),), (), (Row((Cell((_words("sista raden"),)),)),))
    titled = Figure("a", stacked_chart(), (Text("Rubrik"),), label="Figur 1")
    untitled = Figure("b", stacked_chart(), ())
    kept = _kept(_words("långt från"), titled, _words("nära"), untitled, table, untitled)
    assert {"nära", "sista raden"} <= kept
    assert "långt från" not in kept


def test_the_entries_of_a_chapter_stay_together_in_the_contents() -> None:
    levels = list(zip((1, 2, 2, 1), NAMES, strict=True))
    headings = [Heading(level, (Text(name),), name) for level, name in levels]
    entries = tuple(ContentsEntry(level, "", name, name) for level, name in levels)
    kept = _kept(Contents("Innehåll", 2, entries), *headings, pages=dict.fromkeys(NAMES, 7))
    assert {f"{name}7" for name in NAMES} & kept == {"ett7", "ett ett7"}
