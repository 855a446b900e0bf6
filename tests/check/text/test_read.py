"""How a sentence is read: the row, the column and the time that each of its clauses speaks of."""

from __future__ import annotations

import pytest

from tests.support import findings_of, with_text

DATA = """
tabeller:
  drift:
    titel: Driftredovisning
    enhet: tkr
    kolumner:
      - {id: pb, rubrik: Budget, grupp: Januari–augusti}
      - {id: pu, rubrik: Utfall, grupp: Januari–augusti}
      - {id: pa, rubrik: Avvikelse, grupp: Januari–augusti}
      - {id: åb, rubrik: Årsbudget, grupp: Helår}
      - {id: åp, rubrik: Årsprognos, grupp: Helår}
      - {id: åa, rubrik: Avvikelse mot prognos, grupp: Helår}
    rader:
      - {namn: Bibliotek, värden: [-8400, -7900, 500, -12600, -12300, 300]}
      - {namn: Simhall, värden: [-6200, -6900, -700, -9300, -9750, -450]}
      - {namn: Ungdomens hus, värden: [-3100, -3000, 100, -4700, -4500, 200]}
      - {namn: Summa, typ: total, värden: [-17700, -17800, -100, -26600, -26550, 50]}
  slag:
    titel: Vad kostnaderna består av
    enhet: tkr
    kolumner: [{id: a, rubrik: Belopp}]
    rader:
      - {namn: Löner, a: 12460}
      - {namn: Lokaler, a: 3560}
      - {namn: Övrigt, a: 1780}
      - {namn: Totalt, typ: total, a: 17800}
  besök:
    titel: Besök per månad
    kolumner: [{id: a, rubrik: Antal 2024}]
    rader:
      - {namn: Juni, a: 4310}
      - {namn: Juli, a: 3870}
      - {namn: Augusti, a: 4020}
      - {namn: Hela perioden, a: 12200}
  deltagare:
    titel: Deltagare i sommarens läger
    kolumner: [{id: t, rubrik: Alla}, {id: f, rubrik: Flickor}, {id: p, rubrik: Pojkar}]
    rader:
      - {namn: Seglarläger, t: 64, f: 41, p: 23}
      - {namn: Ridläger, t: 58, f: 49, p: 9}
      - {namn: Samtliga, typ: total, t: 122, f: 90, p: 32}
  kostnad:
    titel: Kostnad för kultur, kronor per invånare
    enhet: kr
    kolumner: [{id: a, rubrik: "2024"}]
    rader:
      - {namn: Provkommun, a: 1420}
      - {namn: Jämförbara kommuner, a: 1305}
      - {namn: Riket, a: 1510}
"""
CODES = {"text-differs", "direction-differs", "share-differs", "fraction-differs"}


def _told(text: str) -> list[str]:
    found = findings_of(with_text(text, data=DATA))
    return [f.message for f in found if f.code in CODES]


@pytest.mark.parametrize(
    "text",
    [
        "Biblioteket visar för perioden ett överskott på 0,5 mnkr. Årsprognosen är +0,3 mnkr.",
        "Simhallen har ett underskott på 700 tkr för perioden och väntas för året få ett på 450.",
        "**Simhall:** Prognosen för helåret är ett underskott på 450 tkr.",
        "Löner utgör 70 procent av kostnaderna.",
        "I juli kom 3 870 besökare och i augusti 4 020.",
        "I ridlägret deltog 49 flickor och 9 pojkar.",
        "Kostnaden är 1 420 kronor, 115 kronor mer än i jämförbara kommuner.",
        "Provkommuns kostnad är 1 420 kronor, 90 kronor lägre än i riket.",
        "Simhallen förbrukade 74 procent av årsbudgeten.",
    ],
)
def test_what_is_true_is_let_be(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Simhallen gick över budget. Kaféverksamheten hade däremot ett överskott på 0,2 mnkr.",
        "Simhallen visar ett underskott. Mest avsåg kostnader för el, som blev 310 tkr högre.",
        "Av underskottet på 0,7 mnkr i simhallen avser 0,4 mnkr reparationer.",
        "Under 2025 väntas biblioteket få en budget på 13,1 mnkr.",
        "Vid tertialrapporten beräknades simhallens underskott till 0,2 mnkr.",
        "Om vi räknar bort elen blev simhallens underskott 390 tkr.",
    ],
)
def test_a_clause_about_something_else_is_let_be(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Biblioteket visar för perioden ett överskott på 0,9 mnkr.", "är 500 tkr"),
        ("Biblioteket visar ett underskott på 0,5 mnkr för perioden.", "texten säger underskott"),
        ("**Simhall:** Prognosen för helåret är ett underskott på 540 tkr.", "är 450 tkr"),
        ("Löner utgör 60 procent av kostnaderna.", "70 procent av det hela"),
        ("En femtedel, 12 460 tkr, går till löner.", "70 procent av det hela"),
        ("I juli kom 3 780 besökare.", "är 3\u00a0870"),
        ("I ridlägret deltog 9 flickor och 49 pojkar.", "”Flickor” för ”Ridläger” är 49"),
        (
            "Provkommuns kostnad är 1 420 kronor, 215 kronor mer än i jämförbara kommuner.",
            "skillnaden är 115",
        ),
        (
            "Provkommuns kostnad är 1 420 kronor, 115 kronor mindre än i jämförbara kommuner.",
            "texten säger mindre",
        ),
        ("Simhallen förbrukade 84 procent av årsbudgeten.", "74,2 procent"),
    ],
)
def test_what_the_tables_contradict_is_told(text: str, told: str) -> None:
    found = _told(text)
    assert len(found) >= 1
    assert told in found[0]
