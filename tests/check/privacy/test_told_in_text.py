"""One person's story and court case, and small counts that a note says are not shown."""

from __future__ import annotations

import pytest

from tests.support import findings_of, with_text

CODES = ("case-identity", "small-count")


def told(text: str, data: str = "") -> list[str]:
    return [f.code for f in findings_of(with_text(text, data=data)) if f.code in CODES]


@pytest.mark.parametrize(
    "text",
    [
        "En 14-årig flicka från Åsby placerades i mars på ett behandlingshem.",
        "En 16-åring omhändertogs i juni.",
        "Kammarrätten avslog överklagandet i mål nr 4321-25 om vård enligt LVU.",
        "Tingsrätten dömde i mål nr B 1234-24.",
        "Se målnummer T 123-24.",
    ],
)
def test_one_persons_case_is_told_of(text: str) -> None:
    assert told(text) == ["case-identity"]


@pytest.mark.parametrize(
    "text",
    [
        "En 14-åring har rätt att komma till tals i sitt ärende.",
        "Ett barn som växer upp med en trygg vuxen klarar sig bättre.",
        "Barn i åldern 14–17 år placerades oftare.",
        "Högsta förvaltningsdomstolens dom i mål nr 1234-23 har ändrat praxis.",
        "Mål nr 3 nås, och mål 2024-2027 ligger kvar.",
    ],
)
def test_what_is_said_of_anyone_is_not(text: str) -> None:
    assert told(text) == []


def table(first: str, note: str = "Antal under fem visas inte (..).") -> str:
    return (
        "tabeller:\n  skyddat:\n    titel: Placeringar\n    kolumner:\n"
        "      - {id: a, rubrik: '2022'}\n      - {id: b, rubrik: '2023'}\n"
        f"    rader:\n      - {{namn: Medföljande barn, a: {first}, b: 7}}\n"
        f"    noter: ['{note}']\n"
    )


def test_a_count_that_the_tables_note_says_is_not_shown_is_told_of() -> None:
    assert told("Text.", table("3")) == ["small-count"]
    assert told("Text.", table("5")) == []
    assert told("Text.", table("3", "Antal barn under 18 år.")) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("De medföljande barnen var fyra 2022 och sju 2023.", ["small-count"]),
        ("De medföljande barnen var sju 2023.", []),
        ("Två barn omhändertogs enligt LVU.", ["small-count"]),
        ("Två barn deltog i en workshop.", []),
        ("Ett barn som placeras har rätt till en kontakt.", []),
    ],
)
def test_the_text_keeps_what_the_table_hides(text: str, codes: list[str]) -> None:
    assert told(text, table('".."')) == codes
    if "2022" not in text:
        assert told(text) == []
