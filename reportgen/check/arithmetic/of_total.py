"""Shares of a column's total: which columns of percentages are that, and of which amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.check.arithmetic.columns import NOTHING, Following, Roles, fits
from reportgen.check.arithmetic.rules import Kind, Rule
from reportgen.check.arithmetic.sheet import Figure, Line, Sheet

HUNDRED = Decimal(100)

_LEAST = 3
"""So many rows must show that the shares are of the total."""

_WIDE = 10
"""Percentage points: a share that rounding leaves so open shows nothing."""


@dataclass(frozen=True, slots=True)
class OfTotal:
    """A column of shares of a total, and the sheet that has each row's total beside its amount."""

    sheet: Sheet
    following: Following


def shares_of_totals(sheet: Sheet, columns: Iterable[int], known: Roles) -> Iterator[OfTotal]:
    """The columns that most rows show to be shares of the total of a column of amounts.

    Rows that differ by one unit where the shares make 100 percent are left out: they have been
    adjusted to do so.
    """
    for column in columns:
        wide = _with_totals(sheet, column, known.amounts)
        rules = [Rule(Kind.PART_BY_SIZE, n, _beside(sheet, n)) for n in known.amounts]
        scored = [(*_score(wide, column, rule), rule) for rule in rules]
        scored = [(good, bad, r) for good, bad, r in scored if good >= _LEAST and bad <= 2]
        scored = [(good, bad, r) for good, bad, r in scored if good >= 2 * bad]
        if not scored:
            continue
        good, bad, rule = max(scored, key=lambda one: one[0] - one[1])
        equals = tuple(r for g, b, r in scored if g - b == good - bad and r != rule)
        following = Following(column, rule, good >= 3 * bad, equals)
        lines = tuple(_unless_adjusted(wide, line, following) for line in wide.lines)
        yield OfTotal(replace(wide, lines=lines), following)


def _beside(sheet: Sheet, amounts: int) -> int:
    """Where the total of a column of amounts is put: after the table's own columns."""
    return len(sheet.columns) + amounts


def _with_totals(sheet: Sheet, column: int, amounts: list[int]) -> Sheet:
    """The sheet with each row's totals as columns of their own, named as those they total."""
    lines = []
    for line in sheet.lines:
        whole = _whole(sheet, column, line)
        totals = {} if whole is None else _totals(sheet, amounts, whole)
        lines.append(replace(line, figures={**line.figures, **totals}))
    return replace(sheet, headings=(*sheet.headings, *sheet.headings), lines=tuple(lines))


def _totals(sheet: Sheet, amounts: list[int], whole: Line) -> Mapping[int, Figure]:
    return {_beside(sheet, n): whole.figures[n] for n in amounts if n in whole.figures}


def _whole(sheet: Sheet, column: int, line: Line) -> Line | None:
    """The row of 100 percent that the row is a share of: the next one, or else the last before."""
    if line.is_detail or column not in line.figures:
        return None
    wholes = [n for n in sheet.lines if n.is_total and _is_hundred(n, column)]
    after = [n for n in wholes if n.at > line.at]
    return next(iter((*after, *reversed(wholes))), None) if line not in wholes else None


def _is_hundred(line: Line, column: int) -> bool:
    share = line.figures.get(column)
    return share is not None and share.value == HUNDRED


def _score(sheet: Sheet, column: int, rule: Rule) -> tuple[int, int]:
    """How many rows the rule explains and how many not."""
    good = bad = 0
    for line in sheet.lines:
        target, operands = line.figures.get(column), rule.operands(line)
        spread = rule.spread(line, NOTHING)
        if target is None or operands is None or spread is None or not target.typed:
            continue
        part, whole = operands
        if part.fact.unit != whole.fact.unit or not (sheet.adds(part) and sheet.adds(whole)):
            continue
        if not target.interval.meets(spread):
            bad += 1
        elif part.value and spread.high - spread.low <= _WIDE:
            good += 1
    return good, bad


def _unless_adjusted(sheet: Sheet, line: Line, following: Following) -> Line:
    """The row without its share when that is a unit off for the shares to make 100 percent."""
    target, operands = line.figures.get(following.column), following.rule.operands(line)
    if target is None or operands is None or fits(target, line, following.rule):
        return line
    base = following.rule.second
    beside = [n for n in sheet.lines if base in n.figures and n.figures[base] == operands[1]]
    shares = [n.figures[following.column].value for n in beside if not n.is_total]
    off = abs(following.rule.of(operands[0].value, operands[1].value) - target.value)
    adjusted = sum(shares) == HUNDRED and off <= Decimal("1.5").scaleb(-target.decimals)
    return line if not adjusted else replace(line, figures={})
