"""How a formula binds its figures: as a weighted sum, as a quotient of two, or otherwise."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportgen.tables.formula import Formula, Name, name_of

Weights = Mapping[Name, Fraction]

_ONE: Name = ()
"""The name constants stand under; they bind nothing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The formula is `top` / `bottom`, weighted sums both; no `bottom` is a plain sum."""

    top: Weights
    bottom: Weights


def shape_of(formula: Formula) -> Shape | None:
    """The formula's shape, constants left out; None when it is no sum and no quotient."""
    found = _quotient(formula.tree)
    if found is None:
        return None
    top, bottom = (({n: w for n, w in side.items() if n and w}) for side in found)
    return Shape(top, bottom)


def _quotient(node: ast.expr) -> tuple[Weights, Weights] | None:
    """Numerator and denominator (empty: one)."""
    match node:
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _over(_sum(left), _sum(right))
        case ast.Call(func=ast.Name(id="procent"), args=[left, right]):
            return _over(_scaled(_sum(left), Fraction(100)), _sum(right))
        case ast.Call(func=ast.Name(id="avrunda"), args=[inner, _]):
            return _quotient(inner)
        case ast.BinOp(left=left, op=ast.Mult(), right=right) if _sum(node) is None:
            for factor, other in ((left, right), (right, left)):
                number, inside = _constant(_sum(factor)), _quotient(other)
                if number is not None and inside is not None:
                    top = _scaled(inside[0], number)
                    return None if top is None else (top, inside[1])
            return None
        case _:
            whole = _sum(node)
            return None if whole is None else (whole, {})


def _over(top: Weights | None, bottom: Weights | None) -> tuple[Weights, Weights] | None:
    if top is None or bottom is None:
        return None
    number = _constant(bottom)
    if number is None:
        return top, bottom
    return None if number == 0 else ({n: w / number for n, w in top.items()}, {})


def _sum(node: ast.expr) -> Weights | None:
    match node:
        case ast.Constant(value=int() | float() as written):
            return {_ONE: Fraction(str(written))}
        case ast.UnaryOp(op=op, operand=operand):
            return _scaled(_sum(operand), Fraction(-1 if isinstance(op, ast.USub) else 1))
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
            sign = Fraction(-1 if isinstance(op, ast.Sub) else 1)
            return _added(_sum(left), _scaled(_sum(right), sign))
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            one, other = _sum(left), _sum(right)
            number = _constant(one)
            if number is not None:
                return _scaled(other, number)
            number = _constant(other)
            return None if number is None else _scaled(one, number)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            number = _constant(_sum(right))
            return _scaled(_sum(left), 1 / number) if number else None
        case ast.Call(func=ast.Name(id="medel"), args=parts):
            total: Weights | None = {}
            for part in parts:
                total = _added(total, _sum(part))
            return _scaled(total, Fraction(1, len(parts)))
        case ast.Call():
            return None
        case _:
            name = name_of(node)
            return None if name is None else {name: Fraction(1)}


def _constant(weights: Weights | None) -> Fraction | None:
    if weights is None or any(weights[name] for name in weights if name != _ONE):
        return None
    return weights.get(_ONE, Fraction(0))


def _scaled(weights: Weights | None, by: Fraction) -> Weights | None:
    return None if weights is None else {name: weight * by for name, weight in weights.items()}


def _added(one: Weights | None, other: Weights | None) -> Weights | None:
    if one is None or other is None:
        return None
    return {n: one.get(n, Fraction(0)) + other.get(n, Fraction(0)) for n in {**one, **other}}
