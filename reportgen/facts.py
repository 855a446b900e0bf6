"""Named figures: the one thing that prose, tables and charts all refer to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from reportgen.finding import Source
from reportgen.units import PERCENT, POINTS, Unit

Gap = Literal["", "-", "..", "."]
"""Why a value is missing: none given, not measured, too uncertain or withheld, not applicable."""


class FactFault(ValueError):
    """Figures that cannot be combined; the message is Swedish."""


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A figure: exact value, unit, the decimals it is shown with, and where it comes from.

    `value` is None when it is missing, and `gap` says why. `is_cost` marks an amount in a table
    where costs are negative: there the minus is bookkeeping, and prose leaves it out.
    """

    id: str
    value: Decimal | None
    unit: Unit
    decimals: int
    source: Source
    name: str = ""
    gap: Gap = ""
    year: int | None = None
    formula: str = ""
    is_cost: bool = False
    show_unit: bool = False
    plus: bool = False

    @property
    def amount(self) -> Decimal:
        """The value; FactFault when it is missing."""
        if self.gap == "..":
            raise FactFault(f"{self.id} är dolt eller för osäkert (..) och går inte att räkna med")
        if self.value is None:
            raise FactFault(f"{self.id} har inget värde")
        return self.value

    @property
    def plain(self) -> Decimal:
        """The value as prose says it: a cost without its bookkeeping minus."""
        return abs(self.amount) if self.is_cost else self.amount

    def _combined(self, value: Decimal, symbol: str, other: object, unit: Unit) -> Fact:
        right = other.id if isinstance(other, Fact) else str(other)
        decimals = max(self.decimals, other.decimals) if isinstance(other, Fact) else self.decimals
        return Fact(
            id=f"{_wrapped(self.id)} {symbol} {_wrapped(right)}",
            value=value,
            unit=unit,
            decimals=decimals,
            source=self.source,
            formula=f"{self.id} {symbol} {right}",
        )

    def _same_unit(self, other: Fact) -> Decimal:
        """The other's value in this one's unit."""
        if other.unit.kind != self.unit.kind:
            own, others = (unit.word or "antal" for unit in (self.unit, other.unit))
            message = f"{self.id} ({own}) och {other.id} ({others})"
            raise FactFault(f"{message} har olika enheter")
        return other.amount * other.unit.factor / self.unit.factor

    def _comparable(self, other: Fact | int | Decimal) -> Decimal:
        return self._same_unit(other) if isinstance(other, Fact) else Decimal(other)

    def __add__(self, other: object) -> Fact:
        if isinstance(other, Fact):
            return self._combined(self.amount + self._same_unit(other), "+", other, self.unit)
        if isinstance(other, int | Decimal):
            return self._combined(self.amount + other, "+", other, self.unit)
        return NotImplemented

    def __sub__(self, other: object) -> Fact:
        if isinstance(other, Fact):
            unit = POINTS if self.unit.kind == "percent" else self.unit
            return self._combined(self.amount - self._same_unit(other), "−", other, unit)
        if isinstance(other, int | Decimal):
            return self._combined(self.amount - other, "−", other, self.unit)
        return NotImplemented

    def __rsub__(self, other: object) -> Fact:
        if isinstance(other, int | Decimal):
            value = other - self.amount
            return replace(self, id=f"{other} − {_wrapped(self.id)}", value=value, is_cost=False)
        return NotImplemented

    def __mul__(self, other: object) -> Fact:
        if isinstance(other, int | Decimal):
            return self._combined(self.amount * other, "*", other, self.unit)
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Fact:
        if isinstance(other, Fact):
            if other.amount == 0:
                raise FactFault(f"{other.id} är noll och kan inte vara nämnare")
            unit = Unit("count", "") if other.unit.kind == self.unit.kind else self.unit
            divisor = self._same_unit(other) if other.unit.kind == self.unit.kind else other.amount
            return self._combined(self.amount / divisor, "/", other, unit)
        if isinstance(other, int | Decimal) and other:
            return self._combined(self.amount / other, "/", other, self.unit)
        return NotImplemented

    def __eq__(self, other: object) -> bool:
        """Equal amounts, in whatever unit of money; a missing value equals nothing but itself."""
        if not isinstance(other, Fact | int | Decimal) or self.value is None:
            return self is other
        if isinstance(other, Fact) and (other.value is None or other.unit.kind != self.unit.kind):
            return False
        return self.value == (self._same_unit(other) if isinstance(other, Fact) else other)

    def __hash__(self) -> int:
        return hash(self.id)

    def __lt__(self, other: Fact | int | Decimal) -> bool:
        return self.amount < self._comparable(other)

    def __le__(self, other: Fact | int | Decimal) -> bool:
        return self.amount <= self._comparable(other)

    def __gt__(self, other: Fact | int | Decimal) -> bool:
        return self.amount > self._comparable(other)

    def __ge__(self, other: Fact | int | Decimal) -> bool:
        return self.amount >= self._comparable(other)

    def __neg__(self) -> Fact:
        return replace(self, id=f"−{_wrapped(self.id)}", value=-self.amount, is_cost=False)

    def __abs__(self) -> Fact:
        return replace(self, value=abs(self.amount), is_cost=False)


def _wrapped(name: str) -> str:
    return f"({name})" if " " in name else name


def share(part: Fact, whole: Fact) -> Fact:
    """`part` in percent of `whole`, by magnitude; FactFault when the whole is zero."""
    quotient = abs(part) / abs(whole)
    if part.unit.kind != whole.unit.kind:
        raise FactFault(f"{part.id} och {whole.id} har olika enheter")
    return Fact(
        id=f"{_wrapped(part.id)} / {_wrapped(whole.id)}",
        value=quotient.amount * 100,
        unit=PERCENT,
        decimals=1,
        source=part.source,
        formula=f"{part.id} / {whole.id}",
    )
