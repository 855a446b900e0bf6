"""Addresses, telephones and file numbers that lead to a person; and an office's own."""

from __future__ import annotations

import pytest

from tests.support import findings_of, with_text

CODES = ("contact-details", "case-identity")


def _codes(text: str) -> list[str]:
    return [f.code for f in findings_of(with_text(text)) if f.code in CODES]


@pytest.mark.parametrize(
    "text",
    [
        "Skriv till anna.andersson@exempelkoping.se för mer.",
        "Skriv till anna_andersson@exempelkoping.se för mer.",
        "Skriv till edvard.svard@exempelkoping.se.",
        "Skriv till nisse42@gmail.com.",
        "Ring 070-123 45 67 på kvällen.",
        "Ring +46 70 123 45 67.",
        "Ring 0701234567.",
        "Handläggarens direktnummer är 0171-62 50 13.",
    ],
)
def test_a_person_s_address_or_number_is_told_of(text: str) -> None:
    assert _codes(text) == ["contact-details"]


@pytest.mark.parametrize(
    "text",
    [
        "Skriv till kontakt@exempelkoping.se eller registrator@exempelkoping.se.",
        "Skriv till socialnamnden@exempelkoping.se.",
        "Skriv till stod.anhoriga@exempelkoping.se eller vard.omsorg@exempelkoping.se.",
        "Skriv till info.lss@exempelkoping.se, kommun.vaxel@exempelkoping.se.",
        "Ring växeln på 0171-62 50 00.",
        "Ring socialjouren på 070-123 45 67.",
        "Telefon 08-508 000 00.",
        "Kostnaden var 070 tkr och 0,7 procent, i maj 2024-07-12.",
        "Lagen (2018:1937) och 0171-62 50 00.",
    ],
)
def test_an_office_s_address_or_number_is_let_be(text: str) -> None:
    assert _codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Se personakt 2024-00123 för detaljer.",
        "I aktnr 12345 saknas beslut.",
        "Klient-id: 88123 har fått insatsen.",
        "Pojken, född 2011-03-04, är placerad.",
        "Flickan, född den 4 mars 2011, är placerad.",
    ],
)
def test_what_leads_to_one_person_s_case_is_told_of(text: str) -> None:
    assert _codes(text) == ["case-identity"]


@pytest.mark.parametrize(
    "text",
    [
        "Ärendet har diarienummer SN 2024/123 och SN/2024:17.",
        "Antalet klienter 2024 var 1 234, brukare 350.",
        "Barn födda 2011 och ungdomar födda 2006–2008.",
        "Nämnden prövade 17 individärenden under 2024.",
        "Målet 2024 var 350 personer; barn 2024: 118.",
        "I personakterna dokumenteras 98 procent.",
    ],
)
def test_the_board_s_own_cases_and_groups_are_let_be(text: str) -> None:
    assert _codes(text) == []
