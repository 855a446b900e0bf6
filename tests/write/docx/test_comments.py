"""Draft comments: which words each stands beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.document.tree import (
    Block,
    Box,
    BulletList,
    Cell,
    Column,
    Document,
    ListItem,
    Only,
    Paragraph,
    Row,
    Table,
    Text,
)
from reportgen.finding import Source
from reportgen.write.docx import write_docx
from tests.sample_tree import sample_meta
from tests.write.docx.references import reference_faults
from tests.write.docx.test_template import own_theme
from tests.write.docx.wordfile import W, WordFile, text_of, theme

BARE = replace(theme(), fonts=())
FILE, DATA = "avsnitt/01-text.yaml", "data/ekonomi.yaml"


def para(text: str, line: int, file: str = FILE, *, title: bool = False) -> Paragraph:
    """A paragraph from a line of a file."""
    return Paragraph((Text(text),), "title" if title else "text", Source(file, line))


def cell(text: str, line: int) -> Cell:
    """A cell whose figure comes from the data file."""
    return Cell((Paragraph((Text(text),)),), source=Source(DATA, line))


TABLE = Table(
    "t",
    (Text("Utfall"),),
    (Column("label"), Column("label")),
    (),
    (Row((cell("Personal", 5), cell("−128", 6))), Row((cell("Hyror", 9), cell("−4", 10)))),
    label="Tabell 1",
    source=Source(FILE, 20),
)
BLOCKS: tuple[Block, ...] = (
    para("Rapporten", 1, "rapport.yaml", title=True),
    para("Först", 3),
    para("Sedan", 8),
    Only(("pdf",), (para("Bara i PDF", 9),)),
    BulletList((ListItem((para("Punkt", 12),)),), source=Source(FILE, 11)),
    TABLE,
    Box("legend", (para("Förklaring", 31),), source=Source(FILE, 30)),
)


def commented(*comments: tuple[Source, str], blocks: tuple[Block, ...] = BLOCKS) -> WordFile:
    """The blocks with comments."""
    return WordFile(write_docx(Document(sample_meta(), blocks), BARE, {}, comments))


def beside(word: WordFile) -> list[str]:
    """The words that each comment stands beside, in the order of the comments."""
    marks = word.find("//w:commentReference")
    marks.sort(key=lambda mark: int(mark.get(f"{W}id")))
    return [text_of(mark.getparent().getparent()) for mark in marks]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source(FILE, 3), "Först"),
        (Source(FILE, 7, 12), "Först"),
        (Source(FILE, 9), "Sedan"),
        (Source(FILE, 12), "Punkt"),
        (Source(FILE, 25), "Tabell 1. Utfall"),
        (Source(FILE, 99), "Förklaring"),
        (Source(DATA, 6), "−128"),
        (Source(DATA, 8), "−128"),
        (Source(DATA, 10), "−4"),
        (Source(FILE, 2), "Rapporten"),
        (Source(DATA, 1), "Rapporten"),
        (Source("annan.yaml", 3), "Rapporten"),
        (Source(""), "Rapporten"),
    ],
)
def test_a_comment_stands_by_what_is_nearest_above_its_place(source: Source, words: str) -> None:
    assert beside(commented((source, "Anmärkning"))) == [words]


def test_a_comment_has_its_words_the_reports_date_and_our_name() -> None:
    word = commented((Source(FILE, 3), "Summan stämmer inte\n(se tabell 1)"))
    (comment,) = word.find("//w:comment", "word/comments.xml")
    assert [text_of(p) for p in comment] == ["Summan stämmer inte", "(se tabell 1)"]
    assert comment.get(f"{W}author") == "reportgen"
    assert comment.get(f"{W}date") == f"{sample_meta().date}T00:00:00Z"


def test_several_comments_on_the_same_words_all_stand_there() -> None:
    word = commented((Source(FILE, 3), "Ett"), (Source(FILE, 4), "Två"), (Source("x"), "Tre"))
    assert beside(word) == ["Först", "Först", "Rapporten"]
    assert reference_faults(word) == []


def test_without_a_title_the_first_words_will_do() -> None:
    assert beside(commented((Source("x"), "Ett"), blocks=(para("Först", 3),))) == ["Först"]
    assert beside(commented((Source("x"), "Ett"), blocks=())) == [""]


def test_a_spreadsheets_cell_is_found_by_sheet_and_name() -> None:
    def found(sheet: str, name: str) -> Source:
        return Source("vuxna.xlsx", sheet=sheet, cell=name)

    cells = [Cell((para(n, 0, ""),), source=found("Data", n)) for n in ("B2", "B3")]
    table = replace(TABLE, body=tuple(Row((c,)) for c in cells), columns=(Column("label"),))
    blocks = (para("Titel", 1, title=True), table)
    assert beside(commented((found("Data", "B3"), "Ett"), blocks=blocks)) == ["B3"]
    assert beside(commented((found("Blad2", "B3"), "Ett"), blocks=blocks)) == ["Titel"]


def test_the_text_is_the_same_with_comments_and_without() -> None:
    noted = commented(*((Source(FILE, line), "x") for line in range(1, 40)))
    assert text_of(noted.body) == text_of(commented().body)
    assert reference_faults(noted) == []
    assert "word/comments.xml" not in commented().names


def test_comments_have_the_templates_own_style_and_not_its_old_comments() -> None:
    document = Document(sample_meta(), BLOCKS)
    word = WordFile(write_docx(document, own_theme(), {}, [(Source(FILE, 3), "Ett")]))
    assert reference_faults(word) == []
    assert len(word.find("//w:comment", "word/comments.xml")) == 1
