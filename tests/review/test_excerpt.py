"""What stands at a place, and the caret below it."""

from __future__ import annotations

import pytest

from reportgen.files import MemoryFiles
from reportgen.finding import Source, fel
from reportgen.review.excerpt import WITHHELD, Excerpt, Excerpts

TEXT = "id: inledning\r\nrubrik: Året 2024\n\ttext: a\n名前: 名 x\nhemligt: \x1b[31mrött\n"
CSV = 'id;namn;Utfall\na;"Ett; två";1,5\nb,c;Tre;-2\n'
EXCERPTS = Excerpts(
    MemoryFiles({"avsnitt/a.yaml": TEXT, "data/a.csv": CSV}, shown_as="ärende"),
    MemoryFiles({"base.j2": "mall\n"}, shown_as="templates"),
)


def below(source: Source) -> tuple[str, str] | None:
    """The line and what is written below it."""
    excerpt = EXCERPTS.at(source)
    return None if excerpt is None else (excerpt.text, excerpt.caret())


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        (1, 5, ("id: inledning", "    ^")),
        (2, 14, ("rubrik: Året 2024", " " * 13 + "^")),
        (2, 0, ("rubrik: Året 2024", "")),
        (3, 2, ("\ttext: a", "\t^")),
        (4, 7, ("名前: 名 x", " " * 9 + "^")),
        (5, 10, ("hemligt: \ufffd[31mrött", " " * 9 + "^")),
        (2, 99, ("rubrik: Året 2024", "")),
        (99, 1, None),
        (0, 0, None),
    ],
)
def test_a_caret_stands_below_the_column(
    line: int, column: int, shown: tuple[str, str] | None
) -> None:
    assert below(Source("ärende/avsnitt/a.yaml", line, column)) == shown


@pytest.mark.parametrize(
    ("line", "cell", "caret"), [(2, 2, 2), (2, 3, 13), (3, 1, 0), (3, 2, 4), (3, 9, None)]
)
def test_the_column_of_a_csv_file_is_a_cell(line: int, cell: int, caret: int | None) -> None:
    shown = below(Source("ärende/data/a.csv", line, cell))
    assert shown is not None
    assert shown[1] == ("" if caret is None else " " * caret + "^")


def test_the_packages_templates_can_be_shown_too() -> None:
    assert below(Source("templates/base.j2", 1, 1)) == ("mall", "^")


@pytest.mark.parametrize("file", ["--profil", "", "ärende/finns-inte.yaml"])
def test_nothing_is_shown_of_what_is_no_file(file: str) -> None:
    assert below(Source(file, 1, 1)) is None


@pytest.mark.parametrize(
    ("column", "text", "pointed_at"),
    [
        (0, "abcdefghijklmnopqrst …", None),
        (5, "abcdefghijklmnopqrst …", "e"),
        (15, "abcdefghijklmnopqrst …", "o"),
        (20, "… jklmnopqrstuvwxyzåäö", "t"),
        (29, "… jklmnopqrstuvwxyzåäö", "ö"),
    ],
)
def test_of_a_long_line_what_is_around_the_column_is_shown(
    column: int, text: str, pointed_at: str | None
) -> None:
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"
    clipped = Excerpt("1", alphabet, column).clipped(20)
    assert clipped.text == text
    assert (clipped.text[clipped.column - 1] if clipped.column else None) == pointed_at


@pytest.mark.parametrize(
    ("code", "shown"), [("sum-differs", True), *((c, False) for c in sorted(WITHHELD))]
)
def test_the_line_that_holds_what_must_not_be_spread_is_not_repeated(
    code: str, shown: bool
) -> None:
    finding = fel(code, "…", Source("ärende/avsnitt/a.yaml", 1, 1))
    assert (EXCERPTS.of(finding) is not None) == shown
