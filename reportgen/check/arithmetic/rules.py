"""Rules by which a column can follow from others of its row, and what they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from reportgen.check.arithmetic.relations import Linear, Place
from reportgen.check.arithmetic.sheet import Figure, Line
from reportgen.language import MINUS
from reportgen.tables.interval import Interval

HUNDRED = Interval.exactly(Decimal(100))


class Kind(Enum):
    """How the figure is worked out."""

    DIFFERENCE = "difference"
    CHANGE = "change"  # a cost that grows is a growth
    CHANGE_BY_SIZE = "change by size"  # a cost that grows is a loss
    RATIO = "ratio"
    PART_BY_SIZE = "part by size"


_WRITTEN = {
    Kind.DIFFERENCE: "{0} − {1}",
    Kind.CHANGE: "({0} − {1}) / {1}",
    Kind.CHANGE_BY_SIZE: "({0} − {1}) / {2}",
    Kind.RATIO: "{0} / {1}",
    Kind.PART_BY_SIZE: "{0} / {2}",
}
"""The calculation as a reader writes it; {2} is the base without its sign."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind and the two columns it takes."""

    kind: Kind
    first: int
    second: int

    @property
    def is_percent(self) -> bool:
        """Whether the rule gives a percentage."""
        return self.kind is not Kind.DIFFERENCE

    def operands(self, line: Line) -> tuple[Figure, Figure] | None:
        """The two figures of the row; None when one is missing."""
        if self.first in line.figures and self.second in line.figures:
            return line.figures[self.first], line.figures[self.second]
        return None

    def spread(self, line: Line, known: Mapping[Place, Interval]) -> Interval | None:
        """All the rule can give in the row; None when a figure is missing or the base may be 0.

        `known` narrows figures by what else is known of them.
        """
        operands = self.operands(line)
        if operands is None:
            return None
        first, second = (known.get(f.place, f.interval) for f in operands)
        if self.kind is Kind.DIFFERENCE:
            return first - second
        if second.low <= 0 <= second.high:
            return None
        positive = second.low > 0
        match self.kind:
            case Kind.CHANGE:
                return (first / second - Interval.exactly(Decimal(1))) * HUNDRED
            case Kind.CHANGE_BY_SIZE:
                change = (first / second - Interval.exactly(Decimal(1))) * HUNDRED
                return change if positive else -change
            case Kind.RATIO:
                return first / second * HUNDRED
            case Kind.PART_BY_SIZE:
                return first / abs(second) * HUNDRED

    def of(self, first: Decimal, second: Decimal) -> Decimal:
        """What two figures give; the second is not 0 where it is a base."""
        match self.kind:
            case Kind.DIFFERENCE:
                return first - second
            case Kind.CHANGE:
                return (first - second) / second * 100
            case Kind.CHANGE_BY_SIZE:
                return (first - second) / abs(second) * 100
            case Kind.RATIO:
                return first / second * 100
            case Kind.PART_BY_SIZE:
                return first / abs(second) * 100

    def written(self, first: str, second: str) -> str:
        """The calculation with two figures as they are shown."""
        text = _WRITTEN[self.kind].format(first, second, second.removeprefix(MINUS))
        return text.replace(f"− {MINUS}", "+ ")

    def linear(self, code: str, target: Figure, line: Line, *, certain: bool) -> Linear:
        """The difference as a relation."""
        operands = self.operands(line)
        assert operands is not None
        first, second = operands
        return Linear(code, target, ((1, first), (-1, second)), certain=certain)


def percent_rules(operands: list[int], parts: list[int]) -> Iterator[Rule]:
    """The rules by which a column of percentages may follow; `parts` are columns of differences."""
    for part in parts:
        for base in operands:
            yield Rule(Kind.PART_BY_SIZE, part, base)
            yield Rule(Kind.RATIO, part, base)
    for first in operands:
        for second in operands:
            if first != second:
                yield Rule(Kind.CHANGE, first, second)
                yield Rule(Kind.CHANGE_BY_SIZE, first, second)
                yield Rule(Kind.RATIO, first, second)


def difference_rules(operands: list[int]) -> Iterator[Rule]:
    """The rules by which a column of differences may follow."""
    for first in operands:
        for second in operands:
            if first != second:
                yield Rule(Kind.DIFFERENCE, first, second)
