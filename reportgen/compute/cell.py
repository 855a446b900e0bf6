"""A cell worked out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.facts import Gap
from reportgen.tables.interval import Interval


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's value and what it can stand for, or why it has none; `formula` says how it came."""

    value: Decimal | None
    interval: Interval | None
    gap: Gap = ""
    formula: str = ""


EMPTY = Cell(None, None)
