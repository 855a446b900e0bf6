"""Typed figures, units and marks."""

from __future__ import annotations

import pytest

from reportgen.finding import Finding, Severity
from tests.support import findings_of, with_text


def _found(text: str, code: str, *, data: str = "") -> list[Finding]:
    return [f for f in findings_of(with_text(text, data=data)) if f.code == code]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Andelen var 77,7% i år.", "77,7%", "77,7 %"),
        ("Antalet var 178.503 i år.", "178.503", "178 503” eller ”178,503"),
        ("Summan är 1.234.567 kr.", "1.234.567", "1 234 567"),
        ("Summan är 1,234,567 kr.", "1,234,567", "1 234 567"),
        ("Kostnaden ökade med 2.7 mnkr.", "2.7", "2,7"),
        ("Andelen steg från 2.7 till 3,1.", "2.7", "2,7"),
        ("Ökningen är 6 - 8% i år.", "6 - 8%", "6–8 %"),
        ("Mellan 420-425 hushåll.", "420-425", "420–425"),
        ("Perioden 2022-2024 var lugn.", "2022-2024", "2022–2024"),
        ("Det gäller perioden 2022-2024.", "2022-2024", "2022–2024"),
        ("Perioden 2022 – 2024 var lugn.", "2022 – 2024", "2022–2024"),
        ("Cirka 5 – 10 personer deltog.", "5 – 10", "5–10"),
        ("Nämnden når 12345 personer.", "12345", "12 345"),
        ("Det kom 12361 orosanmälningar.", "12361", "12 361"),
        ("Det kostade 7mnkr.", "7mnkr", "7 mnkr"),
        ("Det kostade 5 Mkr.", "Mkr", "mnkr"),
        ("Det kostade 12 MSEK.", "MSEK", "mnkr"),
        ("Totalt 5 st. personer.", "5 st. personer", "5 personer"),
    ],
)
def test_a_figure_written_otherwise_than_in_swedish_is_told_of(
    text: str, wrong: str, right: str
) -> None:
    (found,) = _found(text, "number-notation")
    assert found.severity is Severity.VARNING
    assert found.message.startswith(f"”{wrong}”")
    assert found.hint == f"skriv ”{right}”"
    assert (found.source.line, found.source.column) == (4, 3 + text.index(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "Den 2024-12-31 klockan 16.30 hände det, kl. 08.00-16.30.",
        "Se avsnitt 2.7 och tabell 1.2. Punkterna 1.1-1.3 gäller.",
        "Enligt 4 kap. 1 § socialtjänstlagen (2001:453), SOU 2020:47 och prop. 2024/25:89.",
        "Ring 0171-62 50 00 eller 08-123 45 67.",
        "Dnr SN 2024-1234, SN2024/123 och dnr 2024-1234. Org.nr 212000-0282.",
        "Det ökade till 77,7 % och 12 345 personer, 420–425 hushåll.",
        "År 2024 – 12 fler än i fjol.",
        "Matchen slutade 3-1. Postnummer 74580. Version 2.1 av ISO 9001-2015.",
        "Kostnaden blev 5 mnkr och 200 tkr. Totalt 12 st av dem.",
        "En 50-procentig ökning bland 15-åringar, covid-19.",
        "Agenda 2030, mål 16.1 och 3.4. IP-adress 10.0.0.1.",
        "Avvikelsen var -13,2 mnkr.",
        "Cirka 2711 hushåll.",
    ],
)
def test_dates_references_and_codes_are_no_figures(text: str) -> None:
    assert _found(text, "number-notation") == []


def test_a_figure_the_program_writes_is_right_but_the_sign_after_it_is_the_authors() -> None:
    data = "fakta:\n  andel: {värde: 77.7, enhet: procent}\n"
    assert _found("Andelen är {{ fakta.andel }}.", "number-notation", data=data) == []
    text = "Andelen är {{ fakta.andel | tal(1) }}%."
    assert len(_found(text, "number-notation", data=data)) == 1


def test_a_row_name_is_read_in_the_data_file() -> None:
    data = (
        "tabeller:\n  t:\n    titel: Barn\n    kolumner: [{id: a, rubrik: Antal}]\n"
        "    rader:\n      - {namn: Barn 0-12 år, a: 1}\n"
    )
    (found,) = _found("Text.", "number-notation", data=data)
    assert str(found.source) == "data/mer.yaml:6:21"


def test_a_habit_is_told_of_once_with_its_lines() -> None:
    text = "\n\n".join(f"Andelen var {n}% det året." for n in (11, 12, 13, 14, 15))
    (found,) = _found(text, "number-notation")
    assert "(5 ställen)" in found.message
    assert found.source.line == 4
    assert "rad 12" in found.hint


def test_two_words_for_millions_in_a_document_are_told_of() -> None:
    (found,) = _found("Först 5 mkr, sedan 3 mnkr och 7 mnkr.", "mixed-unit-words")
    assert "mnkr (2 gånger) och mkr (1 gång)" in found.message
    assert found.hint == "skriv mnkr överallt"
    assert found.source.column == 11


def test_thousands_and_millions_are_different_things() -> None:
    assert _found("Först 5 tkr, sedan 3 mnkr.", "mixed-unit-words") == []
