"""Figures that can be read but can hardly be right, and those that only look so."""

from __future__ import annotations

import pytest

from tests.check.arithmetic.plain import told, typed

MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
PERSONS = ["26", "30", "30", "28", "33", "35", "33", "33", "33", "33", "33", "33"]
DAYS = ["777", "804", "886", "840", "1023", "974", "1023", "1023", "990", "1023", "990", "1023"]


def _codes(found: list[str]) -> list[str]:
    return [message.split(":")[0] for message in found]


def test_a_year_typed_as_a_value_is_told_of() -> None:
    rows = [["2021", *DAYS], ["2022", "2022", *DAYS[1:]]]
    assert _codes(told(typed(MONTHS, rows, unit="dygn"))) == ["varning value-is-header"]


def test_a_value_that_happens_to_be_a_year_among_its_like_is_not() -> None:
    rows = [["2021", "1990", "2040", "2010"], ["2022", "2022", "1970", "2055"]]
    assert told(typed(MONTHS[:3], rows, unit="dygn")) == []


def test_more_days_than_the_persons_can_have_had() -> None:
    persons = typed(MONTHS, [["2022", *PERSONS]], unit="antal", title="Hem, antal personer")
    days = typed(MONTHS, [["2022", *DAYS]], unit="antal", title="Hem, antal vårddygn")
    assert told(persons, days) == []
    over = typed(MONTHS, [["2022", "977", *DAYS[1:]]], unit="antal", title="Hem, antal vårddygn")
    assert _codes(told(persons, over)) == ["varning too-many-days"]


def test_tables_of_other_persons_are_not_compared() -> None:
    few = typed(MONTHS, [["2022", *["3"] * 12]], unit="antal", title="Hem, antal personer")
    days = typed(MONTHS, [["2022", *DAYS]], unit="antal", title="Hem, antal vårddygn")
    assert told(few, days) == []


def test_a_part_is_not_larger_than_its_whole() -> None:
    rows = [["Ärenden", "24", "26"], ["varav barn", "20", "28"]]
    found = told(typed(["2023", "2024"], rows, unit="antal", title="Antal"))
    assert _codes(found) == ["fel part-exceeds-whole"]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (["2023", "2024"], [["Netto", "5", "4"], ["varav personal", "20", "28"]]),
        (  # what is left of the two
            ["Budget", "Utfall"],
            [["Badhus", "9", "8"], ["varav kostnader", "21", "22"], ["varav intäkter", "12", "14"]],
        ),
        (
            ["Budget", "Utfall"],
            [["Hamn", "9", "8"], ["varav drift", "21", "22"], ["varav övrigt", "-12", "-14"]],
        ),
        (["Kostnad", "Resultat"], [["Park", "90", "1"], ["varav lekplatser", "40", "-7"]]),
        (["Netto", "varav personal"], [["Park", "9", "21"], ["Gata", "40", "12"]]),
    ],
)
def test_a_part_of_a_net_amount_may_be_larger(columns: list[str], rows: list[list[str]]) -> None:
    assert told(typed(columns, rows)) == []


def test_parts_right_under_a_heading_are_not_of_the_row_before_it() -> None:
    table = typed(["2024"], [["Stab", "6"], ["Drift", ""], ["varav vägar", "19"], ["Städ", "7"]])
    table["rader"][1] = {"namn": "Drift", "typ": "rubrik"}
    assert told(table) == []
    del table["rader"][1]
    assert _codes(told(table)) == ["varning part-exceeds-whole"]


def test_a_part_under_an_indented_part_is_of_that() -> None:
    rows = [["Gata", "60"], ["varav vägar", "20"], ["därav vinter", "31"]]
    table = typed(["2024"], rows)
    assert told(table) == []
    table["rader"][2]["indrag"] = 2
    assert "31, mer än ”2024” för ”varav vägar”, 20" in told(table)[0]


def test_a_row_whose_parts_are_too_large_is_told_of_once() -> None:
    rows = [["Gata", "60", "50"], ["varav vägar", "72", "71"]]
    assert _codes(told(typed(["2023", "2024"], rows))) == ["varning part-exceeds-whole"]


def test_a_table_that_narrows_another_holds_no_more() -> None:
    every = typed(MONTHS, [["2022", *PERSONS]], unit="antal", title="Ärenden, antal personer")
    some = ["8", "12", "9", "7", "5", "7", "34", "9", "10", "8", "17", "16"]
    title = "Ärenden där det finns barn, antal personer"
    found = told(every, typed(MONTHS, [["2022", *some]], unit="antal", title=title))
    assert _codes(found) == ["varning part-exceeds-whole"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["210", "220", "2150", "205"], ["varning sudden-jump"]),
        (["210", "220", "21", "205"], ["varning sudden-jump"]),
        (["210", "220", "430", "205"], []),
        (["2", "20", "1", "7"], []),
        (["0", "220", "0", "205"], []),
    ],
)
def test_a_tenfold_value_in_a_steady_series(values: list[str], expected: list[str]) -> None:
    table = typed(["2021", "2022", "2023", "2024"], [["Ärenden", *values]], unit="antal")
    assert _codes(told(table)) == expected


def test_a_change_or_a_sum_is_no_value_in_the_series() -> None:
    heads = ["2021", "2022", "Förändring 2021–2022"]
    assert told(typed(heads, [["Besök", "1520", "1675", "155"]], unit="antal")) == []
    ten = [["Besök", *["20"] * 10, "200"]]
    assert told(typed([*MONTHS[:10], "Summa 2024"], ten, unit="antal")) == []


def test_a_row_copied_from_another() -> None:
    rows = [["A", "101", "217", "330"], ["B", "101", "217", "330"]]
    assert _codes(told(typed(["2022", "2023", "2024"], rows))) == ["varning duplicate-row"]
    small = [["A", "0", "1", "1"], ["B", "0", "1", "1"]]
    assert told(typed(["2022", "2023", "2024"], small, unit="antal")) == []
    net = [["610 Mottagande", "101", "217", "330"], ["Nettokostnad", "101", "217", "330"]]
    assert told(typed(["2022", "2023", "2024"], net)) == []


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("Andel heltid (%)", "744", ["varning share-out-of-range"]),
        ("Andel av budget (%)", "104", []),
        ("Förändring av andelen (%)", "-4", []),
    ],
)
def test_a_share_is_between_0_and_100(name: str, value: str, expected: list[str]) -> None:
    assert _codes(told(typed(["2024"], [[name, value]], unit="procent"))) == expected


def test_a_month_left_out_of_a_full_year() -> None:
    gap = [*PERSONS[:4], "", *PERSONS[5:]]
    assert _codes(told(typed(MONTHS, [["2022", *gap]], unit="barn"))) == ["varning missing-month"]
    said = [*PERSONS[:4], "..", *PERSONS[5:]]
    assert told(typed(MONTHS, [["2022", *said]], unit="barn")) == []
    begun = [*PERSONS[:8], "", "", "", ""]
    assert told(typed(MONTHS, [["2022", *begun]], unit="barn")) == []


def test_a_zero_among_months_with_values() -> None:
    zero = [*PERSONS[:4], "0", *PERSONS[5:]]
    assert _codes(told(typed(MONTHS, [["2022", *zero]], unit="barn"))) == ["upplysning odd-zero"]


def test_a_large_deviation_needs_a_comment_where_the_house_says_so() -> None:
    rows = [["Vård", "-100,0", "-112,0", "-12,0"], ["Stöd", "-50,0", "-51,0", "-1,0"]]
    table = typed(["Budget", "Utfall", "Avvikelse"], rows)
    table["kolumner"][2]["roll"] = "avvikelse"
    assert told(table) == []
    profile = "namn: Prov\ntema: klar\nkommentar_krävs_över: {procent: 5, belopp: 500}\n"
    found = told(table, profile=profile)
    assert found == [
        "varning deviation-without-comment: ”Avvikelse” för ”Vård” är −12,0 och saknar kommentar"
    ]
    table["rader"][0]["kommentar"] = "Fler placeringar."
    assert told(table, profile=profile) == []
