"""A fact as a reader sees it: value, unit and decimals by place."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from reportgen.document.tree import Value
from reportgen.facts import Fact, FactFault
from reportgen.language import NBSP, format_number, number_word
from reportgen.units import Unit, convert, unit_of

GAPS = {"": "", "-": "–", "..": "..", ".": "."}
"""How a missing value is shown in a table (Swedish statistical practice, SCB)."""

SignWord = Literal["", "med", "utan"]


def in_unit(fact: Fact, word: str, sign: SignWord = "") -> tuple[Decimal, Unit]:
    """The fact's value, as prose says it, in the unit called `word`.

    When the sign is asked for, a cost keeps its minus.

    Raises FactFault when the fact is missing or measures something else.
    """
    target = unit_of(word)
    said = fact.amount if sign == "med" else fact.plain
    value = convert(said, fact.unit, target)
    if value is None:
        own = fact.unit.word or "antal"
        raise FactFault(f"{fact.id} är angivet i {own} och kan inte visas i {word}")
    return value, target


def default_decimals(fact: Fact, unit: Unit) -> int:
    """The fact's own decimals; another unit of money gets 1 (mnkr, mdkr) or 0 (tkr, kr)."""
    if unit.factor == fact.unit.factor:
        return fact.decimals
    return 1 if unit.factor >= 1_000_000 else 0


def signed(value: Decimal, decimals: int, sign: SignWord) -> str:
    """The number with its sign as asked for."""
    if sign == "utan":
        return format_number(abs(value), decimals)
    return format_number(value, decimals, plus=sign == "med")


def with_unit(number: str, unit: Unit, percent_word: str) -> str:
    """The number and its unit, held together by a no-break space."""
    if unit.kind == "percent":
        return f"{number}{NBSP}{percent_word}"
    return f"{number}{NBSP}{unit.word}" if unit.word and unit.kind != "index" else number


def amount(fact: Fact, word: str, decimals: int | None, sign: SignWord, percent_word: str) -> Value:
    """The fact in running text in the unit called `word`: `264,2 mnkr`."""
    if fact.gap == "..":
        return withheld(fact)
    value, unit = in_unit(fact, word or fact.unit.word or "antal", sign)
    places = default_decimals(fact, unit) if decimals is None else decimals
    text = with_unit(signed(value, places, sign), unit, percent_word)
    return Value(text, fact.id, value, unit.word)


def bare(fact: Fact, decimals: int | None, sign: SignWord) -> Value:
    """The fact as a number alone: `421`."""
    if fact.gap == "..":
        return withheld(fact)
    places = fact.decimals if decimals is None else decimals
    value = fact.amount if sign == "med" else fact.plain
    return Value(signed(value, places, sign), fact.id, value, fact.unit.word)


def withheld(fact: Fact) -> Value:
    """A figure that is withheld, in running text as in a table; nothing can be worked out of it."""
    return Value(GAPS[".."], fact.id, None, fact.unit.word)


def as_word(fact: Fact) -> Value:
    """The fact in words up to twelve."""
    if fact.gap == "..":
        return withheld(fact)
    return Value(number_word(fact.plain), fact.id, fact.plain, fact.unit.word)


def in_table(fact: Fact) -> Value:
    """The fact as a table cell shows it: no unit but the sign asked for, gaps by their mark."""
    if fact.value is None:
        return Value(GAPS[fact.gap], fact.id, None, fact.unit.word)
    text = format_number(fact.value, fact.decimals, plus=fact.plus)
    if fact.show_unit and fact.unit.sign:
        text = f"{text}{NBSP}{fact.unit.sign}"
    return Value(text, fact.id, fact.value, fact.unit.word)
