"""What rounded figures can stand for, and when a total agrees with its parts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.language import round_half_up
from reportgen.tables.interval import Agreement, Interval, agreement_of_sum, largest, smallest

TRUE = st.decimals(-10_000, 10_000, places=5)
DECIMALS = st.integers(0, 3)


def _between(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@given(TRUE, DECIMALS)
def test_the_true_value_is_inside_what_its_rounded_figure_stands_for(
    true: Decimal, decimals: int
) -> None:
    interval = Interval.rounded(round_half_up(true, decimals), decimals)
    assert interval.low <= true <= interval.high


@given(TRUE, TRUE, DECIMALS, DECIMALS)
def test_arithmetic_on_intervals_keeps_the_true_result_inside(
    a: Decimal, b: Decimal, places_a: int, places_b: int
) -> None:
    x = Interval.rounded(round_half_up(a, places_a), places_a)
    y = Interval.rounded(round_half_up(b, places_b), places_b)
    for interval, true in (
        (x + y, a + b),
        (x - y, a - b),
        (x * y, a * b),
        (-x, -a),
        (abs(x), abs(a)),
        (smallest(x, y), min(a, b)),
        (largest(x, y), max(a, b)),
    ):
        assert interval.low <= true <= interval.high


@given(st.lists(TRUE, min_size=1, max_size=30), DECIMALS)
def test_a_total_rounded_from_real_data_is_never_called_impossible(
    parts: list[Decimal], decimals: int
) -> None:
    total = Interval.exactly(Decimal(0))
    for part in parts:
        total += Interval.rounded(round_half_up(part, decimals), decimals)
    stated = round_half_up(sum(parts, Decimal(0)), decimals)
    assert Interval.rounded(stated, decimals).meets(total)


@given(st.lists(TRUE, min_size=1, max_size=30), DECIMALS)
def test_a_total_further_off_than_rounding_can_explain_is_impossible(
    parts: list[Decimal], decimals: int
) -> None:
    rounded = [round_half_up(part, decimals) for part in parts]
    total = Interval.exactly(Decimal(0))
    for part in rounded:
        total += Interval.rounded(part, decimals)
    unit = Decimal(1).scaleb(-decimals)
    too_far = sum(rounded, Decimal(0)) + unit * (len(parts) // 2 + 2)
    assert not Interval.rounded(too_far, decimals).meets(total)


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        (("1", "2"), ("3", "4"), False),
        (("1", "2"), ("2", "4"), True),  # touching counts (XBRL Calculations 1.1)
        (("1", "4"), ("2", "3"), True),
        (("3", "4"), ("1", "2"), False),
    ],
)
def test_two_figures_agree_when_their_intervals_meet(
    left: tuple[str, str], right: tuple[str, str], meet: bool
) -> None:
    assert _between(*left).meets(_between(*right)) is meet


def test_repeated_figures_have_what_is_common_to_them() -> None:
    assert _between("1", "3").common(_between("2", "5")) == _between("2", "3")


@pytest.mark.parametrize(("low", "high"), [("-1", "1"), ("0", "1"), ("-1", "0"), ("0", "0")])
def test_nothing_is_divided_by_what_may_be_zero(low: str, high: str) -> None:
    with pytest.raises(ZeroDivisionError):
        _between("1", "2") / _between(low, high)


@pytest.mark.parametrize(
    ("interval", "size"),
    [
        (("-3", "-2"), ("2", "3")),
        (("-3", "2"), ("0", "3")),
        (("1", "2"), ("1", "2")),
    ],
)
def test_the_size_of_an_interval_is_never_negative(
    interval: tuple[str, str], size: tuple[str, str]
) -> None:
    assert abs(_between(*interval)) == _between(*size)


@pytest.mark.parametrize(
    ("stated", "parts", "possible", "agreement"),
    [
        ("10.0", 3, True, Agreement.EQUAL),
        ("10.1", 3, True, Agreement.VISIBLE),
        ("10.2", 12, True, Agreement.VISIBLE),
        ("10.4", 12, True, Agreement.UNLIKELY),  # 3 · 0,289 · √13 · 0,1 ≈ 0,31
        ("10.4", 3, False, Agreement.IMPOSSIBLE),
    ],
)
def test_a_stated_sum_agrees_more_or_less(
    stated: str, parts: int, possible: bool, agreement: Agreement
) -> None:
    unit = Decimal("0.1")
    found = agreement_of_sum(Decimal(stated), Decimal("10.0"), parts, unit, possible=possible)
    assert found is agreement
