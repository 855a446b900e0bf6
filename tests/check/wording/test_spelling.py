"""Misspelt words, and all the words that are not."""

from __future__ import annotations

import pytest

from reportgen.check.wording import spelling
from reportgen.finding import Finding
from tests.support import findings_of, report_files, with_text


def _found(text: str) -> list[Finding]:
    codes = ("misspelt", "split-compound", "no-dictionary")
    return [f for f in findings_of(with_text(text)) if f.code in codes]


def _section(text: str) -> str:
    return f"id: inledning\nrubrik: Inledning\ntext: {text}\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("verksamhten", "verksamheten"),
        ("komunen", "kommunen"),
        ("nämden", "nämnden"),
        ("insattser", "insatser"),
        ("ekonomsikt", "ekonomiskt"),
        ("tillfredställande", "tillfredsställande"),
        ("orosanmälnigar", "orosanmälningar"),
        ("placeringskosnader", "placeringskostnader"),
        ("budgetavikelse", "budgetavvikelse"),
        ("parallelt", "parallellt"),
    ],
)
def test_a_misspelt_word_is_told_of_with_what_was_meant(wrong: str, right: str) -> None:
    (found,) = _found(f"Nu visas {wrong} här.")
    assert (found.source.line, found.source.column) == (4, 12)
    assert f"”{wrong}”" in found.message
    assert f"”{right}”" in found.hint.partition("?")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Orosanmälningar, förhandsbedömningar och placeringsdygn gav en nettokostnadsavvikelse.",
        "Konsulentstödda familjehem, jourhem, skyddsboenden och öppenvårdsinsatser ökade.",
        "Ombudgeteringar, tilläggsanslag, balanskravsresultat och resultatutjämningsreserv.",
        "I Enköping bor Zlatko Kowalczyk, och Attendo driver Frösunda.",
        "Attendo driver boendet.",
        "Solnaborna och Enköpingsborna trivs.",
        "LVU, SoL, IVO:s, HVB-hem, e-tjänst, hälso- och sjukvård samt SCB-data.",
        "Se kolada.se, https://exempel.se/sidan, namn@exempel.se, dnr SN2024/1 och abc123x.",
        "Lex Sarah och Signs of Safety används, t.ex. i bl.a. förv. och m.m. i vissa fall.",
        "Under coronapandemin blev det fler coronatest.",
        "Årsplaceringar, lovprogram och suicidnära personer.",  # no entry, but built of words
    ],
)
def test_terms_names_and_codes_are_let_be(text: str) -> None:
    assert _found(text) == []


def test_a_word_is_told_of_once_where_it_first_stands() -> None:
    found = _found("Vi ser komunen.\n\nVi ser komunen igen, och komunen.")
    assert [f.source.line for f in found] == [4]


def test_a_misspelt_column_heading_is_found_in_the_data_file() -> None:
    data = (
        "tabeller:\n  t:\n    titel: Kostnader\n"
        "    kolumner: [{id: a, rubrik: Utfal}]\n    rader: [{namn: Hyra, a: 1}]\n"
    )
    files = with_text("Kostnadernas utfall visas.", data=data)
    found = [f for f in findings_of(files) if f.code == "misspelt"]
    assert [str(f.source) for f in found] == ["data/mer.yaml:4:32"]
    assert "”utfall”" in found[0].hint


@pytest.mark.parametrize(
    "listed",
    [
        "vajlar  # ett eget ord\n",
        "# bara våra ord\nVajlar\n",
        "vajl\n",
        b"vajl\xe5r\nvajlar\n",  # saved by Notepad in its own encoding
    ],
)
def test_the_words_of_the_ärendes_list_are_right(listed: str | bytes) -> None:
    contents: dict[str, str | bytes] = {
        "avsnitt/01-inledning.yaml": _section("Nu visas vajlar och vajlarsystem här."),
        "ordlista.txt": listed,
    }
    before = {"avsnitt/01-inledning.yaml": contents["avsnitt/01-inledning.yaml"]}
    assert any(f.code == "misspelt" for f in findings_of(report_files(before)))
    found = [f for f in findings_of(report_files(contents)) if f.code == "misspelt"]
    assert [f.message for f in found if "vajl" in f.message] == []


def test_a_long_list_of_words_is_cut_short() -> None:
    letters = "bcdfghjklmnpqrstvwxz"
    words = [f"{a}ex{b}obrax" for a in letters for b in "ptk"]
    found = _found(f"Här är {', '.join(words)}.")
    assert len(found) == 26
    assert f"ytterligare {len(words) - 25} ord" in found[-1].message


def test_a_missing_dictionary_is_told_of_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "swedish", lambda: None)
    assert [f.code for f in _found("Nu visas komunen här.")] == ["no-dictionary"]


@pytest.mark.parametrize(
    "text",
    [
        "Personalkostnader ökar. Personalkostnader minskar. Personal kostnader är höga.",
        "Den social tjänsten vi har.",
        "Beslut av kommun fullmäktige i år.",
    ],
)
def test_a_compound_written_apart_is_told_of(text: str) -> None:
    assert [f.code for f in _found(text)] == ["split-compound"]


@pytest.mark.parametrize(
    "text",
    [
        "Övertid och övertid kostar mer över tid.",
        "Internkontroll, internkontroll och intern kontroll.",
        "Öppenvård, öppenvård och öppen vård.",
        "Social dokumentation och personal på plats.",
    ],
)
def test_words_that_may_stand_apart_are_not(text: str) -> None:
    assert _found(text) == []
