"""The small language of derived figures: names, numbers, + − * /, parentheses and a few functions.

Python's own parser reads it; every construct but the few below is refused, so nothing can run.
Numbers are taken from the formula's text as Decimal.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from reportgen.finding import Finding, Source, fel
from reportgen.language import round_half_up
from reportgen.node import closest
from reportgen.tables.interval import Interval, largest, smallest

Name = tuple[str, ...]
"""`("utfall",)` in the same row or column; `("tabell", "rad", "kolumn")` anywhere."""

T = TypeVar("T", Decimal, Interval)
T_co = TypeVar("T_co", Decimal, Interval, covariant=True)


class Missing(Exception):
    """An operand has no value, so neither has the result."""


class Lookup(Protocol[T_co]):
    """Gives the value of a name; raises Missing when it has none."""

    def __call__(self, name: Name) -> T_co: ...


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that has been read and found to hold only what is allowed."""

    text: str
    source: Source
    tree: ast.expr
    names: tuple[Name, ...]

    @property
    def is_difference(self) -> bool:
        """Whether it is one thing less another."""
        return isinstance(self.tree, ast.BinOp) and isinstance(self.tree.op, ast.Sub)


def _divided(part: Any, base: Any) -> Any:
    if base == 0:  # Decimal itself says something else of 0/0 than of 1/0
        raise ZeroDivisionError
    return part / base


_NUMBER = re.compile(r"[0-9][0-9_]{0,29}(\.[0-9]{0,30})?\Z|\.[0-9]{1,30}\Z")

_OPERATORS: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: _divided,
}


def _percent(part: Any, base: Any) -> Any:
    return _divided(part, abs(base)) * _like(part, Decimal(100))


def _like(model: Any, number: Decimal) -> Any:
    return Interval.exactly(number) if isinstance(model, Interval) else number


def _rounded(value: Any, decimals: Any) -> Any:
    if isinstance(value, Interval):  # rounding keeps the order, so the ends stay the ends
        places = int(decimals.low)
        return Interval(round_half_up(value.low, places), round_half_up(value.high, places))
    return round_half_up(value, int(decimals))


_FUNCTIONS: Mapping[str, tuple[int, Callable[..., Any]]] = {
    "abs": (1, abs),
    "min": (0, lambda *v: smallest(*v) if isinstance(v[0], Interval) else min(v)),
    "max": (0, lambda *v: largest(*v) if isinstance(v[0], Interval) else max(v)),
    "medel": (0, lambda *v: sum(v[1:], v[0]) / _like(v[0], Decimal(len(v)))),
    "avrunda": (2, _rounded),
    "procent": (2, _percent),
}


def read_formula(text: str, source: Source) -> tuple[Formula | None, tuple[Finding, ...]]:
    """The formula in `text`, or None and what is wrong with it."""
    try:
        text = text.replace("\n", " ").strip()
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        offset = (error.offset or 1) if isinstance(error, SyntaxError) else 1
        place = source.shifted(0, source.column + max(0, offset - 1)) if source.column else source
        hint = "skriv t.ex. utfall - budget, med decimalpunkt i tal"
        return None, (fel("formula-syntax", f"formeln ”{text}” går inte att läsa", place, hint),)
    names: list[Name] = []
    problem = _refuse(tree, text, names)
    if problem is not None:
        message, hint = problem
        return None, (fel("formula-refused", message, source, hint),)
    return Formula(text, source, tree, tuple(dict.fromkeys(names))), ()


def _refuse(node: ast.expr, text: str, names: list[Name]) -> tuple[str, str] | None:
    """Why the expression may not stand in a formula (message, hint), or None; gathers names."""
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _refuse(left, text, names) or _refuse(right, text, names)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            return _refuse(operand, text, names)
        case ast.Constant():
            if _NUMBER.match(_part(node, text)):
                return None
            return f"”{_part(node, text)}” kan inte stå i en formel", "formler räknar med tal"
        case ast.Name() | ast.Attribute() | ast.Subscript():
            name = name_of(node)
            if name is None:
                return f"”{_part(node, text)}” kan inte stå i en formel", ""
            names.append(name)
            return None
        case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]):
            if function not in _FUNCTIONS:
                return f"funktionen ”{function}” finns inte", closest(function, _FUNCTIONS)
            count = _FUNCTIONS[function][0]
            if (count and len(arguments) != count) or not arguments:
                return f"”{function}” ska ha {count or 'minst ett'} värden inom parentesen", ""
            return next((p for a in arguments if (p := _refuse(a, text, names))), None)
        case _:
            pass
    hint = "tillåtet är namn, tal, + - * / och parenteser"
    return f"”{_part(node, text)}” kan inte stå i en formel", hint


def _part(node: ast.expr, text: str) -> str:
    return ast.get_source_segment(text, node) or text


def name_of(node: ast.expr) -> Name | None:
    """The dotted name the node is, or None."""
    match node:
        case ast.Name(id=name):
            return (name,)
        case ast.Attribute(value=value, attr=name):
            front = name_of(value)
            return None if front is None else (*front, name)
        case ast.Subscript(value=value, slice=ast.Constant(value=int(year))):
            front = name_of(value)
            return None if front is None else (*front, str(year))
        case _:
            return None


def evaluate(formula: Formula, lookup: Lookup[T], constant: Callable[[Decimal], T]) -> T:
    """The formula's value; raises Missing and ZeroDivisionError.

    `constant` turns a number in the text into the kind of value computed with.
    """

    def walk(node: ast.expr) -> Any:
        match node:
            case ast.BinOp(left=left, op=op, right=right):
                return _OPERATORS[type(op)](walk(left), walk(right))
            case ast.UnaryOp(op=op, operand=operand):
                value = walk(operand)
                return -value if isinstance(op, ast.USub) else value
            case ast.Constant():
                return constant(Decimal(_part(node, formula.text).replace("_", "")))
            case ast.Call(func=ast.Name(id=function), args=arguments):
                return _FUNCTIONS[function][1](*(walk(a) for a in arguments))
            case _:
                name = name_of(node)
                assert name is not None
                return lookup(name)

    result: T = walk(formula.tree)
    return result
