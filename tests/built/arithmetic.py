"""Expressions of + − * / worked out in Decimal."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from decimal import Decimal


def worked_out(expression: str, names: Mapping[str, Decimal] | None = None) -> Decimal:
    """The value of an expression in numbers with decimal point, and names of others."""

    def work(node: ast.expr) -> Decimal:
        match node:
            case ast.Name(id=name) if names is not None:
                return names[name]
            case ast.Constant(value=int() | float() as number):
                return Decimal(str(number))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -work(operand)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return work(left) + work(right)
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return work(left) - work(right)
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return work(left) * work(right)
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                return work(left) / work(right)
        raise AssertionError(expression)

    return work(ast.parse(expression, mode="eval").body)
