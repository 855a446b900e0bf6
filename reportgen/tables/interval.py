"""What a rounded figure can stand for: closed intervals, and when figures agree.

The rule is that of XBRL Calculations 1.1 (2023): a figure shown with unit u stands for
[v − u/2, v + u/2]; contributors' intervals are combined with the operation at hand; two statements
agree when their intervals overlap, touching included.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    @classmethod
    def rounded(cls, value: Decimal, decimals: int) -> Interval:
        """What a figure shown with that many decimals can stand for."""
        half = Decimal(5).scaleb(-decimals - 1)
        return cls(value - half, value + half)

    @classmethod
    def exactly(cls, value: Decimal) -> Interval:
        """A figure that is not rounded."""
        return cls(value, value)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __pos__(self) -> Interval:
        return self

    def __abs__(self) -> Interval:
        if self.low <= 0 <= self.high:
            return Interval(Decimal(0), max(-self.low, self.high))
        return self if self.low > 0 else -self

    def meets(self, other: Interval) -> bool:
        """Whether the two can be the same value; touching counts."""
        return self.low <= other.high and other.low <= self.high

    def common(self, other: Interval) -> Interval:
        """The values in both; the intervals must meet."""
        return Interval(max(self.low, other.low), min(self.high, other.high))


def smallest(*items: Interval) -> Interval:
    """The interval of the least of the values."""
    return Interval(min(i.low for i in items), min(i.high for i in items))


def largest(*items: Interval) -> Interval:
    """The interval of the greatest of the values."""
    return Interval(max(i.low for i in items), max(i.high for i in items))


class Agreement(Enum):
    """How well a stated sum agrees with its parts."""

    EQUAL = "equal"
    VISIBLE = "visible"  # differs, as rounding makes it do
    UNLIKELY = "unlikely"  # rounding could, but hardly ever would
    IMPOSSIBLE = "impossible"


def agreement_of_sum(
    stated: Decimal, computed: Decimal, parts: int, unit: Decimal, *, possible: bool
) -> Agreement:
    """How a stated total agrees with the sum of `parts` figures rounded to `unit`.

    Rounding errors are uniform with standard deviation u/√12 ≈ 0.289 u; beyond three of the sum's
    standard deviations is unlikely.
    """
    difference = abs(stated - computed)
    if difference == 0:
        return Agreement.EQUAL
    if not possible:
        return Agreement.IMPOSSIBLE
    limit = 3 * Decimal("0.289") * Decimal(parts + 1).sqrt() * unit
    return Agreement.UNLIKELY if difference > limit else Agreement.VISIBLE
