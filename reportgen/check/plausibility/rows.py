"""A row copied from another."""

from __future__ import annotations

from collections.abc import Iterator

import reportgen.check.table_words as words
from reportgen.check.arithmetic.sheet import Line, Sheet, sheets
from reportgen.check.material import Material
from reportgen.finding import Finding, varning

_FEW_DIGITS = 7
"""Rows with fewer digits than this in all can be alike by chance."""


def duplicate_rows(material: Material) -> Iterator[Finding]:
    """Two rows of a table with the same figures in every column, three of them telling.

    Sums and results may equal the only row they sum, and so may a row and its detail.
    """
    for sheet in sheets(material):
        for line in sheet.lines:
            earlier = sheet.lines[: line.at]
            twin = next((n for n in reversed(earlier) if _copied(sheet, n, line)), None)
            if twin is not None:
                message = f"raden ”{line.name}” har samma siffror som ”{twin.name}”"
                hint = "är den ena avskriven från den andra?"
                yield varning("duplicate-row", message, line.spec.source, hint)


def _copied(sheet: Sheet, first: Line, second: Line) -> bool:
    if any(_sums(n) for n in (first, second)) or first.figures.keys() != second.figures.keys():
        return False
    if second.spec.indent > first.spec.indent or first.name == second.name:
        return False
    pairs = [(first.figures[n], f) for n, f in second.figures.items()]
    if any(a.value != b.value or a.fact.unit != b.fact.unit for a, b in pairs):
        return False
    telling = {b.value for _, b in pairs if b.typed and b.value}
    digits = sum(len(f"{abs(v):f}".replace(".", "").strip("0")) for v in telling)
    return len(telling) >= 3 and digits >= _FEW_DIGITS


def _sums(line: Line) -> bool:
    return line.is_total or line.is_detail or words.is_result(line.name) or bool(line.spec.formula)
