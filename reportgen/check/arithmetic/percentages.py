"""Percentages that do not follow from the amounts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_DOWN, Decimal

import reportgen.check.table_words as words
from reportgen.check.arithmetic.causes import slip
from reportgen.check.arithmetic.columns import Following, Roles, fits
from reportgen.check.arithmetic.relations import Place
from reportgen.check.arithmetic.rules import Kind, Rule
from reportgen.check.arithmetic.sheet import Figure, Line, Sheet
from reportgen.finding import Finding, fel, varning
from reportgen.language import format_number
from reportgen.tables.interval import Interval


def percent_findings(
    sheet: Sheet, following: Following, known: Mapping[Place, Interval], roles: Roles
) -> Iterator[Finding]:
    """The rows whose percentage is not what the rule of the column gives.

    `known` narrows differences by the amounts they come of, so that numerator and denominator are
    weighed together.
    """
    for line in sheet.lines:
        target = line.figures.get(following.column)
        if target is None or not target.typed or following.rule.operands(line) is None:
            continue
        rules = (following.rule, *following.equals)
        spread = following.rule.spread(line, known)
        if spread is None:
            yield from _of_nothing(sheet, target, line, following.rule)
        elif words.is_percent(line.name) and _is_points(target, line, following.rule):
            continue  # the difference of two shares
        elif not any(fits(target, line, rule, known) for rule in rules):
            message = (
                f"{sheet.what(target)} anges till {_percent(target)} men "
                f"{_calculation(target, following.rule, line, known)}"
            )
            hint = _cause(sheet, target, line, following.rule, spread, roles)
            tell = fel if following.certain else varning
            yield tell("percent-differs", message, target.fact.source, hint)


def _of_nothing(sheet: Sheet, target: Figure, line: Line, rule: Rule) -> Iterator[Finding]:
    """A percentage of a base that is shown as zero.

    The base may be less than half a unit, and the percentage then large; the even hundred that a
    spreadsheet gives for zero is no such percentage.
    """
    operands = rule.operands(line)
    assert operands is not None
    part, base = operands
    if base.value or not target.value:
        return
    change = part.interval - base.interval
    amount = part.interval if rule.kind in (Kind.PART_BY_SIZE, Kind.RATIO) else change
    least = min(abs(amount.low), abs(amount.high)) / base.interval.high * 100
    possible = amount.low <= 0 <= amount.high or abs(target.value) >= least
    if possible and abs(target.value) != 100:
        return
    message = (
        f"{sheet.what(target)} anges till {_percent(target)} men kan inte räknas ut: "
        f"”{sheet.headings[base.column]}” är {base.show()}"
    )
    tell = varning if possible else fel
    yield tell("percent-of-zero", message, target.fact.source, 'ta bort talet, eller skriv "."')


def _percent(figure: Figure) -> str:
    return f"{figure.show()} %"


def _calculation(target: Figure, rule: Rule, line: Line, known: Mapping[Place, Interval]) -> str:
    """The calculation, with a difference that was wrong put right, and what rounding allows."""
    operands = rule.operands(line)
    spread = rule.spread(line, known)
    assert operands is not None
    assert spread is not None
    first, second = (_right(figure, known) for figure in operands)
    shown = operands[0].show(first), operands[1].show(second)
    exact = format_number(rule.of(first, second), target.decimals)
    low, high = (format_number(end, target.decimals) for end in (spread.low, spread.high))
    text = f"{rule.written(*shown)} = {exact} %"
    return text if low == high else f"{text} ({low} till {high} % med avrundning)"


def _right(figure: Figure, known: Mapping[Place, Interval]) -> Decimal:
    """The figure, or what it must be when it is wrong."""
    right = known.get(figure.place)
    if right is None or right.meets(figure.interval):
        return figure.value
    return (right.low + right.high) / 2


def _cause(
    sheet: Sheet, target: Figure, line: Line, rule: Rule, spread: Interval, roles: Roles
) -> str:
    """What has probably happened."""
    if target.value and (-target.interval).meets(spread):
        return "tecknet är troligen omvänt"
    hundredfold = Interval.rounded(target.value * 100, max(target.decimals - 2, 0))
    if target.value and hundredfold.meets(spread):
        return "kvoten har troligen skrivits som procent: gånger 100 saknas"
    for base in roles.amounts:
        other = Rule(rule.kind, rule.first, base)
        if base not in (rule.first, rule.second, target.column) and fits(target, line, other):
            right, wrong = sheet.headings[rule.second], sheet.headings[base]
            return f"troligen räknat på ”{wrong}” i stället för ”{right}”"
    index = Interval.exactly(Decimal(100))
    if target.interval.meets(spread + index) or target.interval.meets(spread - index):
        return "förändring och index är troligen förväxlade: 100 procent skiljer"
    if rule.kind is not Kind.RATIO and _is_points(target, line, rule):
        return "skillnaden i procentenheter står troligen som procent"
    operands = rule.operands(line)
    assert operands is not None
    exact = rule.of(operands[0].value, operands[1].value)
    if exact.quantize(Decimal(1).scaleb(-target.decimals), ROUND_DOWN) == target.value:
        return "talet är troligen avkortat i stället för avrundat"
    cause = slip(target.value, target.decimals, spread)
    return cause.text if cause is not None else "rätta procenttalet, eller talen som det räknas av"


def _is_points(target: Figure, line: Line, rule: Rule) -> bool:
    if rule.kind is Kind.PART_BY_SIZE:
        return False
    difference = Rule(Kind.DIFFERENCE, rule.first, rule.second).spread(line, {})
    return difference is not None and target.interval.meets(difference)
