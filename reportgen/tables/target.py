"""Targets as reports write them: a number, `<166`, `>20`, `420–425`, `7 %`; words are no target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.language import NumberFault, parse_number

Direction = Literal["högre", "lägre"]

_OPEN = re.compile(r"\s*(<=|>=|≤|≥|<|>)\s*(.+)")
_RANGE = re.compile(r"\s*([0-9][0-9,.\s]*?)\s*[-–]\s*([0-9].*)")


@dataclass(frozen=True, slots=True)
class Target:
    """The outcomes that meet it, from `low` to `high` (None: open); `strict`: less the ends."""

    low: Decimal | None
    high: Decimal | None
    strict: bool = False

    def met(self, outcome: Decimal) -> bool:
        """Whether the outcome is within the target."""
        if self.strict:
            over = self.low is None or outcome > self.low
            return over and (self.high is None or outcome < self.high)
        over = self.low is None or outcome >= self.low
        return over and (self.high is None or outcome <= self.high)

    def missed_by(self, outcome: Decimal) -> Decimal:
        """How far outside the outcome lies, in percent of the nearest end; 0 when it is met."""
        if self.met(outcome):
            return Decimal(0)
        below = self.low is not None and outcome <= self.low
        end = self.low if below else self.high
        assert end is not None
        return abs(outcome - end) / abs(end) * 100 if end else Decimal("Infinity")


def read_target(text: str, direction: Direction) -> Target | None:
    """The target in `text`; a bare number is an end in the better direction; words are None."""
    tidy = text.replace("%", "").strip()
    if found := _OPEN.match(tidy):
        number = _number(found[2])
        if number is None:
            return None
        strict = found[1] in "<>"
        low = number if found[1] in (">", ">=", "≥") else None
        return Target(low, number if low is None else None, strict)
    if found := _RANGE.match(tidy):
        low, high = _number(found[1]), _number(found[2])
        return None if low is None or high is None else Target(low, high)
    number = _number(tidy)
    if number is None:
        return None
    return Target(number, None) if direction == "högre" else Target(None, number)


def _number(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except NumberFault:
        return None
