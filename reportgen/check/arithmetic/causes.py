"""What kind of slip makes one figure of another: a sign, a place of the decimal sign, a digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from reportgen.language import decimals_of
from reportgen.tables.interval import Interval

_FACTORS = (10, 100, 1000)


@dataclass(frozen=True, slots=True)
class Slip:
    """A likely cause. `telling`: it would hardly fit by chance."""

    text: str
    telling: bool


def slip(stated: Decimal, decimals: int, right: Interval) -> Slip | None:
    """How `stated` can have come of a figure in `right`; None when no simple slip explains it."""

    def fits(value: Decimal) -> bool:
        return Interval.rounded(value, decimals).meets(right)

    if stated and fits(-stated):
        return Slip("tecknet är troligen omvänt", telling=True)
    digits = str(abs(stated).scaleb(decimals_of(stated)).to_integral_value())
    for factor in _FACTORS if len(digits.strip("0")) > 1 else ():
        scale = Interval.exactly(Decimal(factor))
        if (Interval.rounded(stated, decimals) * scale).meets(right):
            return Slip(f"talet är troligen {factor} gånger för litet", telling=True)
        if fits(stated / factor) and decimals_of(stated) == decimals:
            return Slip(f"talet är troligen {factor} gånger för stort", telling=True)
    for turned in _swapped(digits):
        value = Decimal(turned).scaleb(-decimals_of(stated)).copy_sign(stated)
        if fits(value):
            return Slip("två siffror har troligen bytt plats", telling=len(digits) > 2)
    middle = (right.low + right.high) / 2
    if middle.quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN) == stated:
        return Slip("talet är troligen avkortat i stället för avrundat", telling=True)
    return _one_digit(digits, stated, decimals, right)


def _swapped(digits: str) -> list[str]:
    """The digits with two neighbours in each other's place."""
    pairs = range(len(digits) - 1)
    turned = (digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :] for n in pairs)
    return [d for d in turned if d != digits]


def _one_digit(digits: str, stated: Decimal, decimals: int, right: Interval) -> Slip | None:
    """Whether another digit in one place would do."""
    for at in range(len(digits)):
        for digit in "0123456789":
            value = Decimal(digits[:at] + digit + digits[at + 1 :]).scaleb(-decimals_of(stated))
            if Interval.exactly(value.copy_sign(stated)).meets(right):
                return Slip("en siffra är troligen fel", telling=len(digits) > 2 and at < 2)
    return None
