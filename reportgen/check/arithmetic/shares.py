"""Shares of a whole, which must make 100 percent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import reportgen.check.table_words as words
from reportgen.check.arithmetic.sheet import Figure, Sheet, sheets
from reportgen.check.material import Material
from reportgen.finding import Finding, fel, varning
from reportgen.language import format_number
from reportgen.tables.interval import Interval

HUNDRED = Decimal(100)

_NEAR = Decimal(30)
"""Shares further than this from 100 percent are of different wholes."""


def shares_make_a_whole(material: Material) -> Iterator[Finding]:
    """Shares under a total of 100 percent, or beside shares that make 100 in most other places."""
    for sheet in sheets(material):
        told = set()
        for column in range(len(sheet.columns)):
            for finding in _under_total(sheet, column):
                told.add(column)
                yield finding
        columns = [_of_column(sheet, n) for n in range(len(sheet.columns)) if n not in told]
        yield from _most_make_a_whole(sheet, columns, by_row=False)
        rows = [
            [f for n, f in line.figures.items() if _is_share(sheet, f) and _alone(sheet, n)]
            for line in sheet.lines
            if not line.is_detail
        ]
        yield from _most_make_a_whole(sheet, rows, by_row=True)


def _is_share(sheet: Sheet, figure: Figure) -> bool:
    heading = sheet.headings[figure.column]
    shares = figure.fact.unit.kind == "percent" or words.is_percent(heading)
    return shares and not words.is_difference(heading) and figure.value >= 0


def _alone(sheet: Sheet, column: int) -> bool:
    """Whether the column is no total."""
    return not words.is_total(sheet.headings[column])


def _of_column(sheet: Sheet, column: int) -> list[Figure]:
    lines = [n for n in sheet.lines if not n.is_detail and not n.is_total]
    figures = [n.figures[column] for n in lines if column in n.figures]
    return figures if all(_is_share(sheet, f) for f in figures) else []


def _total(figures: Iterable[Figure]) -> Interval:
    total = Interval.exactly(Decimal(0))
    for figure in figures:
        total += figure.interval
    return total


def _under_total(sheet: Sheet, column: int) -> Iterator[Finding]:
    """A row of 100 percent called a sum, and the shares above it."""
    parts: list[Figure] = []
    for line in sheet.lines:
        figure = line.figures.get(column)
        if line.spec.type == "rubrik":
            parts = []
        if figure is None or line.is_detail:
            continue
        if not line.is_total:
            parts.append(figure)
            continue
        whole = figure.value == HUNDRED and len(parts) > 1 and _is_share(sheet, figure)
        near = abs(sum((f.value for f in parts), Decimal(0)) - HUNDRED) <= _NEAR
        if whole and near and not _total(parts).meets(Interval.exactly(HUNDRED)):
            yield _finding(sheet, parts, f"”{sheet.headings[column]}”", certain=True)
        parts = []


def _most_make_a_whole(
    sheet: Sheet, groups: list[list[Figure]], *, by_row: bool
) -> Iterator[Finding]:
    """The groups that do not make 100 percent where two others at least do."""
    groups = [g for g in groups if len(g) > 1 and any(f.typed for f in g)]
    whole = [g for g in groups if _total(g).meets(Interval.exactly(HUNDRED))]
    rest = [g for g in groups if g not in whole]
    if len(whole) < 2 or len(whole) < 2 * len(rest):
        return
    for group in rest:
        shown = sum((f.value for f in group), Decimal(0))
        if abs(shown - HUNDRED) <= _NEAR:
            first = group[0]
            name = sheet.lines[first.row].name if by_row else sheet.headings[first.column]
            yield _finding(sheet, group, f"”{name}”", certain=False)


def _finding(sheet: Sheet, parts: list[Figure], what: str, *, certain: bool) -> Finding:
    decimals = max(f.decimals for f in parts)
    shown = format_number(sum((f.value for f in parts), Decimal(0)), decimals)
    terms = " + ".join(f.show() for f in parts) if len(parts) < 7 else f"de {len(parts)} andelarna"
    message = f"andelarna i {what} ska bli 100 % men {terms} = {shown} %"
    tell = fel if certain else varning
    hint = "rätta den andel som är fel; avrundning räcker inte som förklaring"
    return tell("shares-differ", message, parts[0].fact.source, hint)
