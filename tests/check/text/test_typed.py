"""Figures and direction words typed in running text, against the tables of the ärende."""

from __future__ import annotations

import pytest

from tests.support import findings_of, with_text

DATA = """
tabeller:
  ekonomi:
    titel: Resultaträkning
    enhet: mnkr
    decimaler: 1
    kolumner:
      - {id: bokslut, rubrik: Bokslut 2023}
      - {id: budget, rubrik: Budget 2024}
      - {id: utfall, rubrik: Utfall 2024}
      - {id: avvikelse, rubrik: Avvikelse}
    rader:
      - {namn: Personalkostnader, bokslut: -114.6, budget: -128.2, utfall: -126.0, avvikelse: 2.2}
      - {namn: Lokalhyror, bokslut: -10.8, budget: -11.5, utfall: -11.8, avvikelse: -0.3}
  mått:
    titel: Nyckeltal
    kolumner: [{id: a, rubrik: "2023"}, {id: b, rubrik: "2024"}]
    rader:
      - {namn: "Sjukfrånvaro, %", enhet: procent, decimaler: 1, a: 5.7, b: 5.1}
      - {namn: Hållbart medarbetarengagemang (HME), enhet: index, a: 78, b: 85}
      - {namn: Orosanmälningar, a: 11740, b: 12361}
"""
CODES = {
    "text-differs",
    "approximation-differs",
    "fraction-differs",
    "direction-differs",
    "points-not-percent",
}


def _told(text: str) -> list[str]:
    found = findings_of(with_text(text, data=DATA))
    return [f"{f.code} {f.source.column}" for f in found if f.code in CODES]


@pytest.mark.parametrize(
    "text",
    [
        "Personalkostnaderna blev 126,0 mnkr.",
        "Personalkostnaderna blev 126 mnkr, ett överskott på drygt 2 mnkr.",
        "Personalkostnaderna blev 126 000 tkr.",
        "Personalkostnaderna ökade med 11,4 mnkr (9,9 procent) jämfört med 2023.",
        "Personalkostnaderna blev 2,2 mnkr lägre än budget.",
        "Lokalhyrorna gav ett underskott på 0,3 mnkr. De blev 1,0 mnkr högre än 2023.",
        "Sjukfrånvaron minskade från 5,7 till 5,1 procent.",
        "Sjukfrånvaron var 5,1 procent, mot 5,7 procent året innan.",
        "HME blev 85, mot 78 året innan.",
        "Antalet orosanmälningar var drygt 12 300 och har ökat med 5,3 procent.",
        "Personalkostnaderna för familjehemmen ökade med 2,3 mnkr.",
        "Enligt 3 kap. 5 § socialtjänstlagen (2001:453) gäller personalkostnaderna 2024.",
        "Inklusive inhyrd personal blev personalkostnaderna 130,2 mnkr.",
    ],
)
def test_what_is_true_of_the_tables_is_let_be(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Personalkostnaderna blev 162,0 mnkr.", ["text-differs 28"]),
        ("Personalkostnaderna blev 1 260 mnkr.", ["text-differs 28"]),
        ("Personalkostnaderna gav ett underskott på 2,2 mnkr.", ["direction-differs 31"]),
        ("Personalkostnaderna minskade med 11,4 mnkr.", ["direction-differs 23"]),
        ("Personalkostnaderna blev 2,2 mnkr högre än budget.", ["direction-differs 37"]),
        ("Sjukfrånvaron minskade med 0,6 procent.", ["points-not-percent 30"]),
        ("Sjukfrånvaron har ökat jämfört med 2023.", ["direction-differs 21"]),
        ("HME-index blev 58.", ["text-differs 18"]),
        ("Antalet orosanmälningar var knappt 12 300.", ["approximation-differs 38"]),
    ],
)
def test_what_is_not_is_told_of_where_it_stands(text: str, told: list[str]) -> None:
    assert _told(text) == told


def test_a_figure_of_the_program_is_never_doubted() -> None:
    assert _told("Personalkostnaderna blev {{ ekonomi.lokalhyror.utfall | mnkr }}.") == []
