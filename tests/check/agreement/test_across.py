"""The same figure in tables of different shapes, and units and names said of them."""

from __future__ import annotations

import pytest

from tests.check.agreement.test_names import codes
from tests.support import findings_of, report_files, with_text


def found(code: str, data: str) -> list[str]:
    findings = findings_of(with_text("Text.", data=f"tabeller:\n{data}"))
    return [f.message for f in findings if f.code == code]


PER_QUARTER = (
    "  kvartal:\n    titel: Orosanmälningar per kvartal\n    kolumner:\n"
    "      - {id: a, rubrik: Kvartal 1–2}\n      - {id: b, rubrik: Kvartal 3–4}\n"
    "      - {id: hela, rubrik: Hela året}\n    rader:\n"
    "      - {namn: '2023', värden: [5985, 5755, 11740]}\n"
    "      - {namn: '2024', värden: [6302, 6059, 12361]}\n"
)


def per_year(last: str) -> str:
    return (
        "  serie:\n    titel: Anmälningar och utredningar\n    kolumner:\n"
        "      - {id: a, rubrik: '2023'}\n      - {id: b, rubrik: '2024'}\n"
        f"    rader:\n      - {{namn: Orosanmälningar, värden: [{last}, 12361]}}\n"
    )


def test_a_years_total_is_the_same_in_a_series() -> None:
    assert found("same-figure-differs", PER_QUARTER + per_year("11740")) == []
    (message,) = found("same-figure-differs", PER_QUARTER + per_year("11470"))
    assert "11\u00a0470 för 2023 men 11\u00a0740" in message


def summary(result: str) -> str:
    return (
        "  alla:\n    titel: Resultat\n    enhet: mnkr\n    kolumner:\n"
        "      - {id: k, rubrik: Kommunbidrag 2024}\n      - {id: r, rubrik: Resultat 2024}\n"
        "      - {id: f, rubrik: Resultat 2023}\n    rader:\n"
        f"      - {{namn: Barn och unga, k: 685, r: {result}, f: -24}}\n"
        "  barn:\n    titel: Barn och unga\n    enhet: mnkr\n    kolumner:\n"
        "      - {id: u, rubrik: Utfall 2024}\n      - {id: f, rubrik: Utfall 2023}\n    rader:\n"
        "      - {namn: Kommunbidrag, u: 685, f: 666}\n      - {namn: Resultat, u: -36, f: -24}\n"
    )


def test_a_summary_says_what_the_table_called_as_its_row_says() -> None:
    assert found("same-figure-differs", summary("-36")) == []
    assert len(found("same-figure-differs", summary("-32"))) == 1


def amounts(title: str, corner: str, unit: str = "tkr") -> str:
    return (
        f"  t:\n    titel: '{title}'\n    hörn: '{corner}'\n    enhet: {unit}\n"
        "    kolumner: [{id: a, rubrik: Utfall}]\n    rader: [{namn: A, a: 50}]\n"
    )


@pytest.mark.parametrize(
    ("title", "corner", "count"),
    [
        ("Investeringar, mkr", "Projekt", 1),
        ("Drift", "Verksamhet (mnkr)", 1),
        ("Drift", "Belopp i miljoner kronor", 1),
        ("Drift", "Belopp i tkr", 0),
        ("Projekt över 5 mnkr", "Projekt", 0),
    ],
)
def test_the_unit_said_is_that_of_the_figures(title: str, corner: str, count: int) -> None:
    assert len(found("unit-contradiction", amounts(title, corner))) == count


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("HME-index ökade från 78 till 85 procent.", ["unit-contradiction"]),
        ("HME-index ökade från 78 till 85.", []),
        ("Omsorgsnämndens nettokostnad blev 260,8 mnkr.", ["name-differs"]),
        ("Omsorgsnämndens verksamheter samverkar.", []),
        ("Tillsammans med omsorgsnämndens underskott blir det 5 mnkr.", []),
        ("Socialtjänstförvaltningen följer upp planen.", ["name-differs"]),
        ("Kommunledningsförvaltningen följer upp planen.", []),
        ("Socialtjänstförvaltningen i Ekeby kommun deltar.", []),
    ],
)
def test_names_and_indexes_in_text(text: str, wanted: list[str]) -> None:
    assert codes(text, förvaltning="Socialförvaltningen") == wanted


def test_an_alternative_text_has_the_charts_figures() -> None:
    data = (
        "  h:\n    kolumner: [{id: a, rubrik: '2022'}, {id: b, rubrik: '2023'}]\n"
        "    rader: [{namn: Hushåll, a: 487, b: 407}]\n"
        "diagram:\n  d:\n    titel: Hushåll\n    typ: stapel\n    tabell: h\n"
        "    alt: Hushållen minskade från 487 år 2022 till %s år 2023.\n"
    )
    section = "id: inledning\nrubrik: Hushåll\ndelar:\n  - diagram: d\n"
    for last, count in (("407", 0), ("470", 1)):
        contents = {
            "avsnitt/01-inledning.yaml": section,
            "data/mer.yaml": f"tabeller:\n{data % last}",
        }
        found_here = findings_of(report_files({**contents}))
        told = [f for f in found_here if f.code == "same-figure-differs"]
        assert len(told) == count
