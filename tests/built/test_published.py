"""The figures once published stand in the built report, or a correction says why not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.document.tree import Contents
from tests.built.arithmetic import worked_out
from tests.built.building import Built
from tests.built.parts import FORMS, Section, Shown, table_in, texts_of, values_in
from tests.built.words import Form, words

FOLDER = Path(__file__).parents[1] / "published"
NBSP, MINUS = "\u00a0", "\u2212"


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


PUBLISHED = _read("enkoping.yaml")
CORRECTIONS = _read("enkoping_corrections.yaml")
TABLES = {name: table for name, table in PUBLISHED["tabeller"].items() if "tabell" in table}
FIGURES = [
    (place, label, printed)
    for place, part in PUBLISHED["text"].items()
    for label, printed in part["siffror"].items()
]


def in_house_style(printed: str) -> str:
    """A figure as printed, in the notation of this house; nothing else about it is changed."""
    if not re.search(r"\d", printed):
        return printed
    text = printed.replace("-", MINUS) if printed.startswith("-") else printed.replace("-", "–")
    text = re.sub(r"\s*%", " %", text.strip("()")).removesuffix("st")
    return re.sub(r"(?<![\d,])(\d)(\d{3})(?!\d)", r"\1 \2", text)


def _pointed(expression: str) -> str:
    return re.sub(r"(\d+),(\d+)", r"\1.\2", expression)


def number_in(text: str) -> Decimal:
    """The number in a Swedish text."""
    digits = re.sub(r"[^\d,−-]", "", text)
    return Decimal(digits.replace(",", ".").replace(MINUS, "-"))


@dataclass(frozen=True)
class Cell:
    """A place in a published table."""

    table: str
    row: str
    column: str


CELLS = {Cell(c["tabell"], c["rad"], c["kolumn"]): c for c in CORRECTIONS["tabeller"]}
PROSE = {(c["plats"], c["siffra"]): c for c in CORRECTIONS["text"]}


def printed_at(cell: Cell) -> str:
    """What was printed there."""
    table = PUBLISHED["tabeller"][cell.table]
    (row,) = [r for r in table["rader"] if r[0] == cell.row]
    return str(row[table["kolumner"].index(cell.column)])


def expected_at(cell: Cell) -> str:
    """What should be shown there: what was printed, unless it is corrected."""
    return in_house_style(str(CELLS[cell]["visas"]) if cell in CELLS else printed_at(cell))


# ------------------------------------------------------------------------------------------ tables


@cache
def _shown(built: Built, table: str, form: Form) -> Shown:
    return table_in(built, table, form)


def _plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", TABLES)
def test_a_published_table_has_its_columns_and_rows(enkoping: Built, name: str, form: Form) -> None:
    table = TABLES[name]
    shown = _shown(enkoping, table["tabell"], form)
    assert len(shown.head) == len(table["kolumner"])
    for printed, title in zip(table["kolumner"][1:], shown.head[1:], strict=True):
        assert set(re.findall(r"\d{4}", printed)) <= set(re.findall(r"\d{4}", title)), title
        assert words(printed)[0].casefold() == words(title)[0].casefold()
        assert ("%" in printed) == ("%" in title) or "andel" in title.casefold()
    assert len(shown.body) == len(table["rader"])
    for row, cells in zip(table["rader"], shown.body, strict=True):
        printed_label, label = _label(row[0]), _label(cells[0])
        assert printed_label <= label or label <= printed_label, (row[0], cells[0])
        assert label


def _label(text: str) -> set[str]:
    """The words of a row's name, without notation."""
    return {w.casefold() for w in words(text) if w.isalnum()} - {"mnkr", "andel"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", TABLES)
def test_every_published_cell_is_shown_in_its_place(enkoping: Built, name: str, form: Form) -> None:
    table = TABLES[name]
    shown = _shown(enkoping, table["tabell"], form)
    wrong = []
    for row, cells in zip(table["rader"], shown.body, strict=True):
        for place, column in enumerate(table["kolumner"][1:], start=1):
            expected = expected_at(Cell(name, row[0], column))
            is_prose = not re.search(r"\d", expected) and len(cells[place]) > 60
            if _plain(cells[place]) != expected and not is_prose:
                wrong.append((row[0], column, cells[place], expected))
    assert not wrong


def test_the_published_contents_are_the_report_s(enkoping: Built) -> None:
    (contents,) = [b for b in enkoping.document.blocks if isinstance(b, Contents)]
    printed = [tuple(row[:2]) for row in PUBLISHED["tabeller"]["innehallsforteckning"]["rader"]]
    assert [(e.number, e.text) for e in contents.entries] == printed


# ------------------------------------------------------------------------------------------- prose


def _section(place: str) -> Section:
    where = PUBLISHED["text"][place]["plats"]
    return Section(where["avsnitt"], where["mellanrubrik"])


def _in_prose(figure: str) -> list[str]:
    """How a figure may be written in prose: its number with `procent` for `%`, or its word."""
    spelt = in_house_style(figure).replace(" %", " procent")
    words_for = {"5": "fem", "8": "åtta", "9": "nio", "7": "sju", "2": "två"}
    return [spelt, *([words_for[spelt]] if spelt in words_for else [])]


def _stands(figure: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w,]){re.escape(figure)}(?!\w|,\d)", _plain(text)))


@pytest.mark.parametrize(("place", "label", "printed"), FIGURES)
def test_every_published_figure_in_prose_is_shown_in_its_section(
    enkoping: Built, place: str, label: str, printed: str
) -> None:
    section = _section(place)
    correction = PROSE.get((place, label))
    figure = str(correction["visas"]) if correction else printed
    if "–" in in_house_style(figure):
        low, high = in_house_style(figure).split("–")
        wanted = [[low], [high]]
    else:
        wanted = [_in_prose(figure)]
    values = values_in(enkoping, section)
    if correction:
        values = [v for v in values if v.fact == correction["fakta"]]
    for spellings in wanted:
        assert any(_stands(s, v.text) for s in spellings for v in values), [v.text for v in values]
    for form in FORMS:
        text = _texts(enkoping, form)[section]
        assert any(_stands(s, text) for s in _in_prose(figure)), text


@cache
def _texts(built: Built, form: Form) -> dict[Section, str]:
    return texts_of(built, form)


# -------------------------------------------------------------------------------------- corrections


ALL = [*CORRECTIONS["tabeller"], *CORRECTIONS["text"]]


def _named(correction: dict[str, Any]) -> str:
    where = [correction.get(k, "") for k in ("tabell", "rad", "kolumn", "plats", "siffra")]
    return " ".join(where)[:80]


@pytest.mark.parametrize("correction", CORRECTIONS["tabeller"], ids=_named)
def test_a_corrected_cell_was_printed_as_the_list_says(correction: dict[str, Any]) -> None:
    cell = Cell(correction["tabell"], correction["rad"], correction["kolumn"])
    assert printed_at(cell) == correction["publicerat"]


@pytest.mark.parametrize("correction", CORRECTIONS["text"], ids=_named)
def test_a_corrected_figure_was_printed_as_the_list_says_and_is_not_any_more(
    enkoping: Built, correction: dict[str, Any]
) -> None:
    figures = PUBLISHED["text"][correction["plats"]]["siffror"]
    assert figures[correction["siffra"]] == correction["publicerat"]
    values = values_in(enkoping, _section(correction["plats"]))
    same = [v for v in values if v.fact == correction["fakta"]]
    assert same
    for value in same:
        assert not any(_stands(s, value.text) for s in _in_prose(correction["publicerat"]))


@pytest.mark.parametrize("correction", ALL, ids=_named)
def test_a_correction_changes_something_and_says_why(correction: dict[str, Any]) -> None:
    assert in_house_style(str(correction["publicerat"])) != in_house_style(str(correction["visas"]))
    reasons = {"räkning", "tecken", "nämnare", "samma_som", "decimaler", "skäl"} & set(correction)
    assert len(reasons) == 1
    shown = in_house_style(str(correction["visas"]))
    (reason,) = reasons
    match reason:
        case "räkning":
            decimals = len(shown.partition(",")[2].rstrip(" %"))
            step = Decimal(1).scaleb(-decimals)
            assert worked_out(_pointed(correction[reason])).quantize(
                step, ROUND_HALF_UP
            ) == number_in(shown)
        case "tecken":
            printed = number_in(in_house_style(correction["publicerat"]))
            assert number_in(shown) == -printed
            assert worked_out(_pointed(correction[reason])) * number_in(shown) > 0
        case "nämnare":
            assert worked_out(_pointed(correction[reason])) == 0
            cell = Cell(correction["tabell"], correction["rad"], "Budget helår 2024")
            assert number_in(in_house_style(printed_at(cell))) == 0
            assert shown == "–"
        case "samma_som":
            assert expected_at(Cell(*correction[reason])) == shown
        case "decimaler":
            assert number_in(shown) == number_in(in_house_style(correction["publicerat"]))
            assert len(shown.partition(",")[2].rstrip(" %")) == correction[reason]
        case _:
            assert len(words(correction[reason])) >= 3


def test_the_corrections_for_people_name_every_corrected_row() -> None:
    docs = (FOLDER.parents[1] / "docs/sv/exempel-rattelser.md").read_text(encoding="utf-8")
    said = {w.casefold() for w in words(docs)}
    for correction in ALL:
        if "decimaler" not in correction:
            shown = str(correction["visas"]).lstrip("-").removesuffix(" %")
            assert shown in _plain(docs) or shown.casefold() in said, correction
