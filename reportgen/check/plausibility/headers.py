"""A figure that is its own row's or column's heading: the year typed into January."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from reportgen.check.arithmetic.groups import is_month
from reportgen.check.arithmetic.sheet import Figure, Line, Sheet, sheets
from reportgen.check.material import Material
from reportgen.finding import Finding, varning

_YEAR = re.compile(r"\W*(?:år\s*)?((?:19|20)\d\d)\W*\Z", re.IGNORECASE)


def value_is_header(material: Material) -> Iterator[Finding]:
    """A year among figures of another size, in the row or column that is called by it."""
    for sheet in sheets(material):
        for line in sheet.lines:
            for figure in line.figures.values():
                if is_header(sheet, figure):
                    yield _finding(sheet, line, figure)


def is_header(sheet: Sheet, figure: Figure) -> bool:
    """Whether the figure is the year of its row or column, and unlike those beside it."""
    if not figure.typed or figure.value != figure.value.to_integral_value():
        return False
    line = sheet.lines[figure.row]
    names = (line.name, sheet.headings[figure.column])
    years = {int(m[1]) for name in names if (m := _YEAR.match(name))}
    if int(figure.value) not in years:
        return False
    beside = [f.value for f in line.figures.values() if f.column != figure.column]
    beside += [f.value for f in sheet.column(figure.column) if f.row != figure.row]
    others = [value for value in beside if value and int(value) not in years]
    if len(others) < 2:
        return False
    middle = median(others)
    return middle <= 0 or not 0.75 < figure.value / middle < 1.35


def _finding(sheet: Sheet, line: Line, figure: Figure) -> Finding:
    message = f"{sheet.what(figure)} är {figure.fact.amount:f}, samma som rubriken"
    after = [f for n, f in line.figures.items() if n > figure.column]
    series = is_month(sheet.headings[figure.column]) and len(after) > 1
    hint = "årtalet har troligen hamnat bland värdena"
    if series:
        hint += "; kontrollera om resten av raden står en månad för sent"
    return varning("value-is-header", message, figure.fact.source, hint)
