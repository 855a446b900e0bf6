"""Solna's and Uppsala's published figures stand where they stood, or a correction says why not.

The web page is looked at; that the other formats say the same is tested elsewhere.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml

from tests.built.building import Built, build_sample
from tests.built.words import html_text

FOLDER = Path(__file__).parents[1] / "published"
REPORTS = {"solna": "solna-socialnamnden-2023", "uppsala": "uppsala-socialnamnden-2024"}
_FIGURE = re.compile(r"\(?[-−+]?\d[\d\s]*(,\d+)?\s*%?\)?|\.\.|-|–")
_WORDS = {"1": "ett", "2": "två", "3": "tre", "4": "fyra", "5": "fem", "6": "sex", "7": "sju"}
_WORDS |= {"8": "åtta", "9": "nio", "10": "tio", "11": "elva", "12": "tolv", "0": "noll"}


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def _documents(town: str) -> dict[str, Built]:
    return {b.spec.id: b for b in build_sample(REPORTS[town])}


def _tidy(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _label(text: str) -> str:
    """A row's name without notation and published misspellings."""
    return _letters(text).replace("flyktning", "flykting")


def _in_house_style(printed: str) -> str:
    """A figure as printed, in this house's notation: minus, no-break spaces, space before %."""
    if printed == "-":
        return "–"
    text = re.sub(r"\s*%", " %", printed.replace("-", "−").strip("()"))
    return re.sub(r"(?<![\d,])(\d{1,3})(\d{3})(?!\d)", r"\1 \2", text)


# ------------------------------------------------------------------------------------------ tables


def _tables() -> list[tuple[str, str]]:
    return [
        (town, name)
        for town in REPORTS
        for name, table in _read(town)["tabeller"].items()
        if "tabell" in table
    ]


def _element(town: str, table: dict[str, Any]) -> lxml.html.HtmlElement:
    wanted = table.get("dokument")
    for name, built in _documents(town).items():
        if wanted in (None, name):
            found = built.html.xpath("//*[@id=$id]//table", id=table["tabell"])
            if found:
                return found[0]
    raise AssertionError(f"{table['tabell']} visas inte")


def _corrections(town: str) -> dict[tuple[str, str, str], str]:
    listed = _read(f"{town}_corrections")["tabeller"]
    return {(c["tabell"], c["rad"], c["kolumn"]): str(c["visas"]) for c in listed}


def _labels(town: str) -> dict[tuple[str, str], str]:
    listed = _read(f"{town}_corrections").get("etiketter", ())
    return {(c["tabell"], c["publicerat"]): c["visas"] for c in listed}


@pytest.mark.parametrize(("town", "name"), _tables())
def test_every_published_figure_stands_in_its_table(town: str, name: str) -> None:
    table = _read(town)["tabeller"][name]
    element = _element(town, table)
    shown = [[_tidy(html_text(c)) for c in row] for row in element.xpath("tbody/tr")]
    corrected, labels = _corrections(town), _labels(town)
    wrong, looked_at = [], 0
    for row in table["rader"]:
        label = _label(labels.get((name, row[0]), row[0]))
        found = [r for r in shown if r and _label(r[0])[:7] == label[:7]] if label else []
        found.sort(key=lambda r: -SequenceMatcher(None, _label(r[0]), label).ratio())
        figures = [
            (column, corrected.get((name, row[0], column), str(printed)))
            for column, printed in zip(table["kolumner"][1:], row[1:], strict=False)
        ]
        figures = [(c, p) for c, p in figures if _FIGURE.fullmatch(p.strip())]
        looked_at += len(figures)
        if figures and not found:
            wrong.append((row[0], "raden saknas", ""))
            continue
        for column, printed in figures:
            place = table["kolumner"].index(column)
            cell = found[0][place] if place < len(found[0]) else ""
            if cell != _in_house_style(printed.strip()):
                wrong.append((row[0], column, f"{cell} ≠ {_in_house_style(printed.strip())}"))
        if found:
            shown.remove(found[0])
    assert not wrong
    assert looked_at or not any(re.search(r"^\d", str(c)) for r in table["rader"] for c in r[1:])


@pytest.mark.parametrize("town", REPORTS)
def test_every_correction_is_of_something_printed_and_changes_it(town: str) -> None:
    tables = _read(town)["tabeller"]
    for one in _read(f"{town}_corrections")["tabeller"]:
        table = tables[one["tabell"]]
        rows = [r for r in table["rader"] if r[0] == one["rad"]]
        printed = [str(r[table["kolumner"].index(one["kolumn"])]) for r in rows]
        assert one["publicerat"] in printed, one
        assert _in_house_style(one["publicerat"]) != _in_house_style(str(one["visas"])), one
        assert {"räkning", "samma_som", "skäl"} & set(one), one


# ------------------------------------------------------------------------------------------- prose


def _prose() -> list[tuple[str, str, str, str]]:
    return [
        (town, place, label, str(printed))
        for town in REPORTS
        for place, part in _read(town)["text"].items()
        for label, printed in part["siffror"].items()
    ]


@cache
def _section_text(town: str, document: str, heading: str) -> str:
    """The words of the section with this heading; its key figures and notes too."""
    root = _documents(town)[document].html
    for element in root.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //*[contains(@class,'run-in')]"):
        if _letters(heading) in _letters(element.text_content()):
            inside = element.xpath("ancestor::section[1]") or [root]
            return _tidy(" ".join(inside[0].itertext()))
    raise AssertionError(f"{heading} är ingen rubrik i {document}")


def _ways(printed: str) -> set[str]:
    """How a figure may be written in prose."""
    figure = re.sub(r"(?<=\d)\s*(?!av )[a-zåäö].*$", "", printed.strip().rstrip("*"))
    if re.fullmatch(r"20\d\d", figure):
        return {figure}
    house = _in_house_style(figure)
    bare = house.lstrip("−+").replace(" %", " procent")
    return {house, bare, house.lstrip("−+"), _WORDS.get(bare, bare)}


@pytest.mark.parametrize(("town", "place", "label", "printed"), _prose())
def test_every_published_figure_in_prose_stands_in_its_section(
    town: str, place: str, label: str, printed: str
) -> None:
    where = _read(town)["text"][place]["plats"]
    listed = _read(f"{town}_corrections")["text"]
    shown = {(c["plats"], c["siffra"]): str(c["visas"]) for c in listed}.get(
        (place, label), printed
    )
    text = _section_text(town, where["dokument"], where.get("mål") or where["avsnitt"])
    parts = [p for p in re.split(r"\s*[/;]\s*|(?<=\d)-(?=\d)", shown) if p] or [shown]
    for part in parts:
        found = [w for w in _ways(part) if re.search(rf"(?<![\w,]){re.escape(w)}(?!\w|,\d)", text)]
        assert found, (sorted(_ways(part)), text[:1500])
