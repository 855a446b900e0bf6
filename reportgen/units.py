"""Units of figures: money that converts, shares, and things that are counted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

UnitKind = Literal["money", "percent", "points", "permille", "index", "count"]

MONEY: dict[str, Decimal] = {
    "kr": Decimal(1),
    "tkr": Decimal(1_000),
    "mnkr": Decimal(1_000_000),
    "mkr": Decimal(1_000_000),
    "mdkr": Decimal(1_000_000_000),
}
"""Kronor in one of each money unit."""

_SHARES: dict[str, UnitKind] = {
    "procent": "percent",
    "%": "percent",
    "procentenheter": "points",
    "promille": "permille",
    "‰": "permille",
    "index": "index",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its kind and the word shown; `factor` is kronor for money, else 1."""

    kind: UnitKind
    word: str

    @property
    def factor(self) -> Decimal:
        """Kronor in one unit of money; 1 for other kinds."""
        return MONEY.get(self.word, Decimal(1)) if self.kind == "money" else Decimal(1)

    @property
    def sign(self) -> str:
        """How the unit is written after a figure in a table (`%`), or "" when it is not."""
        return {"percent": "%", "permille": "‰"}.get(self.kind, "")


COUNT = Unit("count", "")
PERCENT = Unit("percent", "procent")
POINTS = Unit("points", "procentenheter")


def unit_of(word: str) -> Unit:
    """The unit an author's word means; an unknown word is a thing that is counted."""
    if word in MONEY:
        return Unit("money", word)
    if word in _SHARES:
        kind = _SHARES[word]
        return Unit(kind, {"%": "procent", "‰": "promille"}.get(word, word))
    return Unit("count", "" if word == "antal" else word)


def convert(value: Decimal, unit: Unit, target: Unit) -> Decimal | None:
    """`value` in `target`, or None when the units do not measure the same thing."""
    if unit.kind == target.kind == "money":
        return value * unit.factor / target.factor
    return value if unit.kind == target.kind else None
