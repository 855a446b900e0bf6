"""How figures of a table must hang together: one is the sum or difference of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.check.arithmetic.sheet import Figure
from reportgen.language import MINUS, format_number
from reportgen.tables.interval import Agreement, Interval, agreement_of_sum

Place = tuple[int, int]

MOST_TERMS_SHOWN = 6

NOTHING_MORE: Mapping[Place, Interval] = {}


@dataclass(frozen=True, slots=True)
class Linear:
    """`target` is the sum of the terms, each with weight 1 or −1.

    `certain`: the table's other figures leave no doubt that the relation is meant. `divisor` is 1,
    or for a mean the number of terms.
    """

    code: str
    target: Figure
    terms: tuple[tuple[int, Figure], ...]
    certain: bool
    divisor: int = 1
    hint: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The target and the terms."""
        return (self.target, *(figure for _, figure in self.terms))

    def worked_out(self) -> Decimal:
        """What the terms give."""
        return sum((w * f.value for w, f in self.terms), Decimal(0)) / self.divisor

    def spread(self, known: Mapping[Place, Interval] = NOTHING_MORE) -> Interval:
        """All that the terms can give; `known` says what else is known of some of them."""
        total = Interval.exactly(Decimal(0))
        for weight, figure in self.terms:
            part = known.get(figure.place, figure.interval)
            total = total + part if weight > 0 else total - part
        return total / Interval.exactly(Decimal(self.divisor))

    def holds(self) -> bool:
        """Whether rounding can explain the difference, if there is one."""
        return self.target.interval.meets(self.spread())

    def agreement(self) -> Agreement:
        """How well the target agrees with the terms."""
        unit = max(Decimal(1).scaleb(-figure.decimals) for figure in self.figures)
        parts = len(self.terms)
        return agreement_of_sum(
            self.target.value, self.worked_out(), parts, unit, possible=self.holds()
        )

    def solved_for(self, figure: Figure) -> Decimal:
        """What `figure` must be for the others, as they are shown, to be right."""
        if figure.place == self.target.place:
            return self.worked_out()
        weight = next(w for w, f in self.terms if f.place == figure.place)
        return weight * self.divisor * (self.target.value - self.worked_out()) + figure.value

    def allows(self, figure: Figure) -> Interval:
        """All that `figure` can be for the others to be right, however they are rounded."""
        if figure.place == self.target.place:
            return self.spread()
        weight = next(w for w, f in self.terms if f.place == figure.place)
        others = self.spread({figure.place: Interval.exactly(Decimal(0))})
        left = (self.target.interval - others) * Interval.exactly(Decimal(self.divisor))
        return left if weight > 0 else -left

    def arithmetic(self, figure: Figure) -> str:
        """The sum that `figure` should be, as it is written: `2,2 − 1,3 = 0,9`."""
        shown = format_number(self.solved_for(figure), figure.decimals)
        if figure.place == self.target.place:
            terms = list(self.terms)
        else:
            own = next(w for w, f in self.terms if f.place == figure.place)
            others = [(-w * own, f) for w, f in self.terms if f.place != figure.place]
            terms = [(own, self.target), *others]
        if self.divisor != 1 and figure.place != self.target.place:
            return f"medelvärdet {self.target.show()} kräver {shown}"
        if self.divisor != 1:
            return f"medelvärdet av de {len(terms)} talen är {shown}"
        if len(terms) > MOST_TERMS_SHOWN:
            return f"de {len(terms)} talen blir tillsammans {shown}"
        return f"{written(terms)} = {shown}"


def written(terms: list[tuple[int, Figure]]) -> str:
    """The terms as a sum, each with the sign it has there."""
    text = ""
    for weight, figure in terms:
        value = weight * figure.value
        size = figure.show(abs(value))
        if text:
            text += f" {MINUS if value < 0 else '+'} {size}"
        else:
            text = f"{MINUS if value < 0 else ''}{size}"
    return text
