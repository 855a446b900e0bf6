"""A year's total in a table by month or quarter, and the same year in a table of several years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

import reportgen.check.agreement.labels as labels
from reportgen.check.agreement.cells import Column, Relation, Row, Sheet, related, sheets
from reportgen.check.material import Material
from reportgen.facts import Fact
from reportgen.finding import Finding, varning
from reportgen.language import format_number

_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE_YEAR = re.compile(r"hela året|helår|summa|totalt?|året", re.IGNORECASE)
_PER_PART = re.compile(r"[,\s]*(?:\bper|\bunder|\bvarje)\s+(?:månad|kvartal|tertial)\w*.*$", re.I)
_DIGITS = 4


def same_figure_in_series(material: Material) -> Iterator[Finding]:
    """`2023: Hela året` in `Orosanmälningar per kvartal` against `Orosanmälningar` for 2023.

    That they are the same is known by another year of at least four digits that agrees.
    """
    every = sheets(iter(material.computed.grids.values()), material.report.spec.year)
    for by_part, by_year in permutations(every, 2):
        total = _whole_year(by_part)
        subject = labels.key(_PER_PART.sub("", by_part.title))
        if total is None or not subject:
            continue
        for row in by_year.rows:
            if row.key == subject:
                yield from _compared(by_part, total, by_year, row)


def _whole_year(sheet: Sheet) -> Column | None:
    """The column of the year's total, in a table whose rows are years."""
    if len(sheet.rows) < 2 or not all(_YEAR.fullmatch(r.label) for r in sheet.rows):
        return None
    totals = [c for c in sheet.columns if _WHOLE_YEAR.fullmatch(c.heading)]
    return totals[0] if len(totals) == 1 and len(sheet.columns) > 2 else None


def _compared(by_part: Sheet, total: Column, by_year: Sheet, row: Row) -> Iterator[Finding]:
    pairs = []
    for line in by_part.rows:
        columns = [c for c in by_year.columns if c.heading == line.label]
        one = line.row.cells.get(total.spec.id)
        other = row.row.cells.get(columns[0].spec.id) if len(columns) == 1 else None
        if isinstance(one, Fact) and isinstance(other, Fact):
            pairs.append((one, other, line.label, related(one, other)))
    agreed = [p for p in pairs if p[3] is Relation.SAME and len(f"{p[0].amount:f}") >= _DIGITS]
    odd = [p for p in pairs if p[3] is Relation.DIFFERENT]
    if not agreed or len(odd) > len(agreed):
        return
    for one, other, year, _ in odd:
        here, there = (format_number(f.amount, f.decimals) for f in (other, one))
        message = (
            f"”{row.label}” är {here} för {year} men {there} i ”{by_part.title}” ({total.heading})"
        )
        hint = "de andra åren är lika i båda tabellerna; rätta den ena"
        yield varning("same-figure-differs", message, other.source, hint)
