"""Headings in order, columns with headings, links that say where they lead."""

from __future__ import annotations

import pytest

from tests.support import findings_of, report_files, with_text

CODES = ("heading-order", "table-without-head", "link-text")


def _found(contents: dict[str, str | bytes]) -> list[str]:
    found = findings_of(report_files(contents))
    return [f"{f.code} {f.source}" for f in found if f.code in CODES]


def _template(headings: str) -> dict[str, str | bytes]:
    frame = '{% extends "base/document.html.j2" %}{% block body %}'
    body = f"{frame}{headings}{{% endblock %}}"
    return {"mallar/types/kort/document.html.j2": body}


def _heading(level: int, words: str = "Ord") -> str:
    place = f"avsnitt/01-inledning.yaml:{level}:1"
    return f'<h{level} id="r{level}" data-src="{place}">{words}</h{level}><p>Text.</p>'


def test_headings_of_sections_are_in_order() -> None:
    section = (
        "id: inledning\nrubrik: A\ntext: T.\nunderavsnitt:\n"
        "  - {id: b, rubrik: B, text: T.}\n"
        "  - {id: c, rubrik: C, underavsnitt: [{id: d, rubrik: D, text: T.}]}\n"
    )
    assert _found({"avsnitt/01-inledning.yaml": section}) == []


def test_a_heading_two_levels_down_is_told_of() -> None:
    assert _found(_template(_heading(1) + _heading(3))) == [
        "heading-order avsnitt/01-inledning.yaml:3:1"
    ]
    assert _found(_template(_heading(1) + _heading(2) + _heading(3))) == []


def test_an_empty_heading_within_a_text_is_told_of() -> None:
    section = "id: inledning\nrubrik: A\ntext: |\n  Text.\n\n  ###\n\n  Text.\n"
    assert _found({"avsnitt/01-inledning.yaml": section}) == [
        "heading-order avsnitt/01-inledning.yaml:6:3"
    ]


def _table(columns: str, more: str = "") -> list[str]:
    rows = "[{namn: X, a: 1, b: 2}]"
    return _found(
        {"data/mer.yaml": f"tabeller:\n  t:\n    kolumner: {columns}\n    rader: {rows}\n{more}"}
    )


def test_a_column_of_figures_without_a_heading_is_told_of() -> None:
    assert _table("[{id: a, rubrik: A}, {id: b}]") == ["table-without-head data/mer.yaml:3:36"]


@pytest.mark.parametrize(
    ("columns", "more"),
    [
        ("[{id: a, rubrik: A}, {id: b, rubrik: B}]", ""),
        ("[{id: a, rubrik: A}, {id: b, format: bedömning}]", ""),
        ("[{id: a, rubrik: A}, {id: b, grupp: År 2024}]", ""),
        ("[{id: a}, {id: b}]", ""),
        ("[{id: a}]", "    rubrikrad: nej\n"),
    ],
)
def test_a_corner_a_symbol_and_a_form_need_none(columns: str, more: str) -> None:
    assert _table(columns, more) == []


def test_a_table_of_several_figures_a_row_needs_its_row_of_headings() -> None:
    columns = "[{id: a, rubrik: A}, {id: b, rubrik: B}]"
    assert _table(columns, "    rubrikrad: nej\n") == ["table-without-head data/mer.yaml:5:16"]


@pytest.mark.parametrize(
    "words",
    ["här", "Klicka här", "läs mer", "Läs mer här »", "länk", "https://www.exempel.se/rapport"],
)
def test_a_link_that_does_not_say_where_it_leads_is_told_of(words: str) -> None:
    found = findings_of(with_text(f"Allt finns att läsa. Se [{words}](https://www.exempel.se/a)."))
    assert [f.code for f in found if f.code in CODES] == ["link-text"]


@pytest.mark.parametrize(
    "words",
    ["Socialstyrelsens lägesrapport", "exempel.se", "läs mer om öppna jämförelser", "Kolada"],
)
def test_a_link_with_meaning_is_let_be(words: str) -> None:
    found = findings_of(with_text(f"Se [{words}](https://www.exempel.se/a)."))
    assert [f.code for f in found if f.code in CODES] == []


def test_the_place_is_that_of_the_link() -> None:
    text = "Här är det lugnt.\nMer står [här](https://www.exempel.se/a)."
    (found,) = (f for f in findings_of(with_text(text)) if f.code == "link-text")
    assert str(found.source) == "avsnitt/01-inledning.yaml:5:13"
