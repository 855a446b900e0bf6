"""Alternative texts that say something, and those that do not."""

from __future__ import annotations

import pytest

from reportgen.finding import Severity
from tests.support import findings_of, report_files

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"><path d="M0 0h10v5z"/></svg>'


def _codes(alt: str, *, title: str = "Karta över distrikten") -> list[str]:
    section = (
        "id: inledning\nrubrik: Inledning\nunderavsnitt:\n  - id: kartan\n    rubrik: Kartan\n"
        f'    delar:\n      - bild: karta.svg\n        titel: "{title}"\n        alt: "{alt}"\n'
    )
    files = report_files({"avsnitt/01-inledning.yaml": section, "bilder/karta.svg": PICTURE})
    found = [f for f in findings_of(files) if f.code.startswith("alt-")]
    assert all(str(f.source) == "avsnitt/01-inledning.yaml:9:15" for f in found)
    return [f.code for f in found]


@pytest.mark.parametrize(
    "alt",
    [
        "karta.svg",
        "Bild på distrikten 2024.png",
        "IMG_2034",
        "bild",
        "Diagram.",
        "Stapeldiagram",
        "En bild",
        "Figur 3",
        "Bilden visar ett diagram",
        "Karta över distrikten",
        "karta över distrikten.",
        "Bild som visar karta över distrikten",
        "alt-text",
        "TODO",
        "...",
    ],
)
def test_an_alt_text_that_says_nothing_is_told_of(alt: str) -> None:
    assert _codes(alt) == ["alt-says-nothing"]


@pytest.mark.parametrize(
    "alt",
    [
        "Kommunens fyra distrikt; Norra distriktet är störst.",
        "Rådhuset",
        "Stapeldiagram: kostnaden ökade alla fyra åren.",
        "Karta över distrikten, med gränsen mot Uppsala i öster.",
        "Diagrammet visar att sjukfrånvaron minskade från 7,1 till 6,4 procent.",
        "En familj vid ett köksbord",
    ],
)
def test_an_alt_text_that_says_something_is_let_be(alt: str) -> None:
    assert _codes(alt) == []


def test_a_very_long_alt_text_is_remarked_on() -> None:
    assert _codes("Distrikten gränsar till varandra. " * 14) == ["alt-too-long"]


def test_charts_and_small_charts_have_alt_texts_too() -> None:
    data = (
        "tabeller:\n  t:\n    titel: T\n    kolumner: [{id: a, rubrik: A}]\n"
        "    rader: [{namn: X, a: 1}, {namn: Y, a: 2}]\n"
        "    diagram: {typ: linje, alt: Linjediagram}\n"
        "diagram:\n  d: {titel: Utfall, tabell: t, alt: Diagram över utfall}\n"
    )
    found = [f for f in findings_of(report_files({"data/mer.yaml": data})) if "alt" in f.code]
    assert [str(f.source) for f in found] == ["data/mer.yaml:6:32", "data/mer.yaml:8:38"]
    assert {f.severity for f in found} == {Severity.VARNING}
