"""Figures stated beside those worked out: shown when rounding explains it, else a fault.

The tolerance rule is that of XBRL Calculations 1.1; see `reportgen.tables.interval`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.compute.cell import Cell
from reportgen.finding import Finding, Source, fel, varning
from reportgen.language import decimals_of, format_number
from reportgen.tables.interval import Agreement, Interval, agreement_of_sum


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure someone typed where one is worked out.

    `stands_for` is what it can be, being rounded; `parts` how many figures it sums (0: no sum).
    """

    number: Decimal
    stands_for: Interval
    what: str
    decimals: int
    parts: int
    source: Source


def settle(stated: Statement, derived: Cell) -> tuple[Cell, Finding | None]:
    """The stated figure, narrowed by the one worked out, and what is wrong when they disagree."""
    if derived.value is None:
        impossible = derived.gap != ".." and (derived.gap or derived.formula)
        return Cell(stated.number, stated.stands_for), _no_base(stated) if impossible else None
    possible = derived.interval is None or stated.stands_for.meets(derived.interval)
    agreement = Agreement.EQUAL if possible else Agreement.IMPOSSIBLE
    if stated.parts:
        step = Decimal(1).scaleb(-stated.decimals)
        agreement = agreement_of_sum(
            stated.number, derived.value, stated.parts, step, possible=possible
        )
    spread = stated.stands_for
    if possible and derived.interval is not None:
        spread = spread.common(derived.interval)
    cell = Cell(stated.number, spread, formula=derived.formula)
    return cell, _disagreement(stated, derived, agreement)


def _no_base(stated: Statement) -> Finding:
    shown = format_number(stated.number, decimals_of(stated.number))
    message = f"{stated.what} anges till {shown} men kan inte räknas ut: basen är noll"
    hint = 'ta bort talet, eller skriv "." för ej tillämpligt'
    return fel("percent-of-zero", message, stated.source, hint)


def _disagreement(stated: Statement, derived: Cell, agreement: Agreement) -> Finding | None:
    assert derived.value is not None
    shown = format_number(stated.number, stated.decimals)
    worked_out = f"{derived.formula} = {format_number(derived.value, stated.decimals)}"
    message = f"{stated.what} anges till {shown} men {worked_out}"
    hint = "rätta talet eller dess delar, eller ta bort det så räknas det ut"
    if agreement is Agreement.IMPOSSIBLE:
        return fel("stated-differs", message, stated.source, hint)
    if agreement is Agreement.UNLIKELY:
        message += " (möjligt med avrundning men osannolikt)"
        return varning("stated-unlikely", message, stated.source, hint)
    return None
