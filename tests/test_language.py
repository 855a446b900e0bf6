"""Swedish numbers, dates and lists: read, rounded, shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.language import (
    NumberFault,
    date_in_table,
    date_in_text,
    decimals_of,
    format_number,
    number_word,
    parse_number,
    round_half_up,
)

ANY_NUMBER = st.decimals(
    min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False
)
DECIMALS = st.integers(0, 6)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", "0"),
        ("421", "421"),
        ("-1 234,5", "-1234.5"),
        ("−1\u00a0234,5", "-1234.5"),  # U+2212, no-break space
        ("–1\u202f234,5", "-1234.5"),  # en dash, narrow no-break space
        ("- 5", "-5"),
        ("+350", "350"),
        ("1234.5", "1234.5"),
        ("1_234", "1234"),
        ("12 345 678", "12345678"),
        ("0,500", "0.500"),
        ("0.500", "0.500"),
        ("  7,70 ", "7.70"),
        ("1234.567", "1234.567"),
        ("1 234.567", "1234.567"),
    ],
)
def test_a_number_is_read_as_swedes_and_machines_write_it(written: str, value: str) -> None:
    assert str(parse_number(written)) == value


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "178.503",
            "”178.503” är tvetydigt: skriv 178 503 om punkten skiljer tusental, "
            "eller 178,503 om den är decimaltecken",
        ),
        ("1.178.503", "”1.178.503” har punkt mellan tusental: skriv 1 178 503"),
        ("0151", "”0151” börjar med en nolla och kan inte läsas som ett tal"),
        ("", "”” kan inte läsas som ett tal"),
        ("ca 5", "”ca 5” kan inte läsas som ett tal"),
        ("12 34", "”12 34” kan inte läsas som ett tal"),
        ("1,234,567", "”1,234,567” kan inte läsas som ett tal"),
        ("1 234,", "”1 234,” kan inte läsas som ett tal"),
        ("--5", "”--5” kan inte läsas som ett tal"),
        ("1e5", "”1e5” kan inte läsas som ett tal"),
        ("NaN", "”NaN” kan inte läsas som ett tal"),
        ("Infinity", "”Infinity” kan inte läsas som ett tal"),
        ("5 %", "”5 %” kan inte läsas som ett tal"),
    ],
)
def test_what_is_not_one_number_is_refused_in_words(written: str, message: str) -> None:
    with pytest.raises(NumberFault) as refused:
        parse_number(written)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("0", 0, "0"),
        ("-0", 0, "0"),
        ("-0.04", 1, "0,0"),
        ("-0.05", 1, "−0,1"),
        ("0.05", 1, "0,1"),
        ("12.5", 0, "13"),
        ("-12.5", 0, "−13"),
        ("2.345", 2, "2,35"),  # not 2,34, as halves to even would give
        ("2711", 0, "2\u00a0711"),
        ("1234567.8", 1, "1\u00a0234\u00a0567,8"),
        ("-13079", 0, "−13\u00a0079"),
        ("7.7", 2, "7,70"),
        ("999.95", 1, "1\u00a0000,0"),
    ],
)
def test_a_number_is_shown_with_comma_groups_and_a_true_minus(
    value: str, decimals: int, shown: str
) -> None:
    assert format_number(Decimal(value), decimals) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("350", "+350"), ("-350", "−350"), ("0", "0"), ("0.4", "0")]
)
def test_plus_is_shown_only_before_what_is_more_than_zero_as_shown(value: str, shown: str) -> None:
    assert format_number(Decimal(value), 0, plus=True) == shown


@given(ANY_NUMBER, DECIMALS)
def test_reading_a_shown_number_gives_the_rounded_one(value: Decimal, decimals: int) -> None:
    assert parse_number(format_number(value, decimals)) == round_half_up(value, decimals)


@given(ANY_NUMBER, DECIMALS)
def test_rounding_moves_a_number_by_half_a_unit_at_most(value: Decimal, decimals: int) -> None:
    assert abs(round_half_up(value, decimals) - value) <= Decimal(5).scaleb(-decimals - 1)


@given(ANY_NUMBER, DECIMALS)
def test_rounding_is_the_same_on_both_sides_of_zero(value: Decimal, decimals: int) -> None:
    assert round_half_up(-value, decimals) == -round_half_up(value, decimals)


@given(st.integers(-(10**6), 10**6), st.integers(0, 4))
def test_halves_are_rounded_away_from_zero(whole: int, decimals: int) -> None:
    half = Decimal(whole).scaleb(-decimals) + Decimal(5).scaleb(-decimals - 1)
    if whole < 0:
        half = Decimal(whole).scaleb(-decimals) - Decimal(5).scaleb(-decimals - 1)
    assert abs(round_half_up(half, decimals)) == (abs(Decimal(whole)) + 1).scaleb(-decimals)


@given(ANY_NUMBER, DECIMALS)
def test_no_shown_number_is_a_negative_zero(value: Decimal, decimals: int) -> None:
    shown = format_number(value, decimals)
    assert not shown.startswith("−") or any(c in "123456789" for c in shown)


@given(ANY_NUMBER, DECIMALS)
def test_every_group_of_digits_has_three(value: Decimal, decimals: int) -> None:
    whole, _, rest = format_number(abs(value), decimals).partition(",")
    first, *groups = whole.split("\u00a0")
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in groups)
    assert len(rest) == decimals


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_rounding_works_for_numbers_longer_than_the_arithmetic_is_precise(value: Decimal) -> None:
    assert round_half_up(value * 10**20, 2) == value * 10**20 or abs(value) < 1


@pytest.mark.parametrize(("value", "decimals"), [("2.80", 2), ("3", 0), ("1E+3", 0), ("0.005", 3)])
def test_the_decimals_written_are_kept(value: str, decimals: int) -> None:
    assert decimals_of(Decimal(value)) == decimals


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("0", "noll"),
        ("1", "ett"),
        ("4", "fyra"),
        ("12", "tolv"),
        ("13", "13"),
        ("-2", "−2"),
        ("4.5", "4,5"),
        ("2711", "2\u00a0711"),
    ],
)
def test_whole_numbers_up_to_twelve_are_words(value: str, word: str) -> None:
    assert number_word(Decimal(value)) == word


def test_dates_have_one_form_in_tables_and_another_in_text() -> None:
    day = date(2024, 12, 31)
    assert date_in_table(day) == "2024-12-31"
    assert date_in_text(day) == "den 31\u00a0december 2024"
