"""Series over time: a value ten times its neighbours, a month left out, a lone zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from statistics import median

import reportgen.check.table_words as words
from reportgen.check.arithmetic.groups import is_month
from reportgen.check.arithmetic.sheet import Figure, Line, Sheet, sheets
from reportgen.check.material import Material
from reportgen.check.plausibility.headers import is_header
from reportgen.finding import Finding, Source, upplysning, varning
from reportgen.language import format_number
from reportgen.tables.columns import MONTHS

_FACTORS = (Decimal(10), Decimal(100), Decimal(1000))
_YEAR = re.compile(r"\b(19|20)\d\d\b")

_STEADY = Decimal("1.5")
"""The others differ by this factor at most: among them a tenfold value stands out."""

_ALIKE = Decimal("1.2")
"""The same, when there are but two others."""

_LEAST, _MOST = Decimal("0.95"), Decimal("1.05")


def sudden_jumps(material: Material) -> Iterator[Finding]:
    """A value about 10, 100 or 1000 times the others of a steady series, or that much smaller."""
    for sheet in sheets(material):
        for series in _series(sheet):
            for figure in series:
                others = [abs(f.value) for f in series if f is not figure]
                factor = _jump(figure, others)
                if factor is not None and not is_header(sheet, figure):
                    yield _told(sheet, figure, factor, others)


def _series(sheet: Sheet) -> Iterator[list[Figure]]:
    """The rows over months or years, and the columns where the rows are months or years."""
    timed = [n for n in range(len(sheet.headings)) if _is_timed(sheet, n)]
    for line in sheet.lines:
        row = [line.figures[n] for n in timed if n in line.figures]
        if len(row) >= 3 and len({f.fact.unit for f in row}) == 1:
            yield row
    lines = [n for n in sheet.lines if is_month(n.name) or _YEAR.fullmatch(n.name.strip())]
    for at in range(len(sheet.headings)):
        column = [n.figures[at] for n in lines if at in n.figures]
        if len(column) >= 4 and len({f.fact.unit for f in column}) == 1:
            yield column


def _is_timed(sheet: Sheet, at: int) -> bool:
    """Whether the column holds a value at a time: no change between two, and no sum of several."""
    heading = sheet.headings[at]
    between = words.is_difference(heading) or sheet.columns[at].role == "avvikelse"
    timed = is_month(heading) or _YEAR.search(heading) is not None
    return timed and not between and not words.is_total(heading)


def _jump(figure: Figure, others: list[Decimal]) -> Decimal | None:
    """The factor by which the figure leaves the others; below 1 when it is smaller."""
    value = abs(figure.value)
    smallest, largest = min(others), max(others)
    step = Decimal(1).scaleb(-figure.decimals)
    steady = _STEADY if len(others) > 2 else _ALIKE
    if not figure.typed or not value or not smallest or largest > smallest * steady:
        return None
    if min(smallest, value) < step * (10 if value > largest else 2):
        return None
    for factor in _FACTORS:
        if factor * smallest * _LEAST <= value <= factor * largest * _MOST:
            return factor
        if smallest * _LEAST <= value * factor <= largest * _MOST:
            return 1 / factor
    return None


def _told(sheet: Sheet, figure: Figure, factor: Decimal, others: list[Decimal]) -> Finding:
    usual = format_number(median(others), figure.decimals)
    times = f"{format_number(max(factor, 1 / factor), 0)} gånger"
    way = "större" if factor > 1 else "mindre"
    message = f"{sheet.what(figure)} är {figure.show()}, {times} {way} än de andra (kring {usual})"
    hint = "kontrollera decimaltecken, nollor och enhet"
    return varning("sudden-jump", message, figure.fact.source, hint)


# ---------------------------------------------------------------------- what is not in the series


def missing_months(material: Material) -> Iterator[Finding]:
    """A month without a value, or a row that has no place for it, in a year otherwise full."""
    for sheet in sheets(material):
        months = {
            heading.casefold()[:3]: n
            for n, heading in enumerate(sheet.headings)
            if is_month(heading) and heading.casefold()[:3] in MONTHS
        }
        if len(months) < 6:
            continue
        inner = [MONTHS.index(m) for m in months]
        for month in MONTHS[min(inner) : max(inner)]:
            if month not in months:
                place = sheet.spec.source
                yield _missing(f"tabellen har ingen kolumn för {month}", place)
        for line in sheet.lines:
            yield from _left_out(sheet, line, list(months.values()))


def _left_out(sheet: Sheet, line: Line, months: list[int]) -> Iterator[Finding]:
    filled = [n for n in months if n in line.figures]
    if len(filled) < 6 or len(months) - len(filled) > 2:
        return
    for n in months:
        empty = n not in line.figures and line.gaps.get(n) == ""
        if empty and min(filled) < n < max(filled):
            name = sheet.headings[n]
            yield _missing(f"raden ”{line.name}” saknar värde för {name}", line.spec.source)


def _missing(message: str, place: Source) -> Finding:
    hint = 'fyll i värdet, eller skriv "-" eller ".." om det saknas'
    return varning("missing-month", message, place, hint)


def odd_zeros(material: Material) -> Iterator[Finding]:
    """A zero where a value is to be expected, or among cells that say that values are missing."""
    for sheet in sheets(material):
        for line in sheet.lines:
            figures = [f for f in line.figures.values() if f.fact.unit.kind in ("count", "money")]
            zeros = [f for f in figures if not f.value and f.typed]
            if len(zeros) != 1:
                continue
            gaps = [gap for gap in line.gaps.values() if gap]
            months = [f for f in figures if is_month(sheet.headings[f.column]) and f.value]
            high = len(months) >= 6 and all(f.value >= 10 for f in months)
            if (high and is_month(sheet.headings[zeros[0].column])) or (
                len(figures) == 1 and len(gaps) > 1
            ):
                message = f"{sheet.what(zeros[0])} är 0"
                beside = "de andra månaderna har värden" if high else "de andra värdena saknas"
                hint = f'{beside}: saknas värdet, skriv "-" eller ".."'
                yield upplysning("odd-zero", message, zeros[0].fact.source, hint)
