"""One thing under two names: labels of rows that differ only in spelling."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import reportgen.check.agreement.labels as labels
from reportgen.check.agreement.cells import Row, Sheet, sheets
from reportgen.check.material import Material
from reportgen.facts import Fact
from reportgen.finding import Finding, upplysning


def label_variants(material: Material) -> Iterator[Finding]:
    """Rows of two tables whose names differ by case, hyphen, spacing or an ending."""
    year = material.report.spec.year
    every = sheets(iter(material.computed.grids.values()), year)
    told: set[frozenset[str]] = set()
    for one, other in combinations(every, 2):
        found = [p for p in _variants(one, other) if frozenset(_spellings(p)) not in told]
        told |= {frozenset(_spellings(p)) for p in found}
        if found:
            yield _finding(found, one, other)


def _variants(one: Sheet, other: Sheet) -> Iterator[tuple[Row, Row]]:
    for first in one.rows:
        for second in other.rows:
            spellings = first.label, second.label
            if not labels.differ_in_spelling(*spellings):
                continue
            if not (_units(first) & _units(second) or labels.differ_in_marks(*spellings)):
                continue
            if not _has_both(one, spellings) and not _has_both(other, spellings):
                yield first, second


def _spellings(rows: tuple[Row, Row]) -> tuple[str, str]:
    return rows[0].label, rows[1].label


def _has_both(sheet: Sheet, spellings: tuple[str, str]) -> bool:
    """Whether one table has both names: then they are two things."""
    return {*spellings} <= {row.label for row in sheet.rows}


def _units(row: Row) -> set[str]:
    return {c.unit.kind for c in row.row.cells.values() if isinstance(c, Fact)}


def _finding(found: list[tuple[Row, Row]], one: Sheet, other: Sheet) -> Finding:
    """The names of two tables that differ, all in one finding at the first."""
    first, second = found[0]
    message = (
        f"raden heter ”{second.label}” i ”{_called(other)}” men ”{first.label}” i ”{_called(one)}”"
    )
    if len(found) > 1:
        rest = "; ".join(f"”{b.label}” och ”{a.label}”" for a, b in found[1:])
        message += f"; likaså {rest}"
    place = second.row.spec.places.get("namn", second.row.spec.source)
    return upplysning("label-variant", message, place, "är det samma sak, kalla den likadant")


def _called(table: Sheet) -> str:
    return table.title or table.grid.id
