"""A row of a summary, whose columns are the rows of a table with the row's name for its title."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import reportgen.check.agreement.labels as labels
from reportgen.check.agreement.cells import Column, Relation, Row, Sheet, related, sheets
from reportgen.check.material import Material
from reportgen.facts import Fact
from reportgen.finding import Finding, varning
from reportgen.language import format_number

_DIGITS = 5
_OUTCOME = frozenset(["outcome"])
_Compared = tuple[Fact, Fact, Row, Column, Relation]


def same_figure_in_details(material: Material) -> Iterator[Finding]:
    """`Resultat 2024` for `Barn och unga`, against the row `Resultat` of the table so called."""
    every = sheets(iter(material.computed.grids.values()), material.report.spec.year)
    for summary, detailed in permutations(every, 2):
        title = labels.key(detailed.title)
        for row in summary.rows if title else ():
            if row.key == title:
                yield from _odd(summary, row, detailed, list(_pairs(summary, row, detailed)))


def _pairs(summary: Sheet, row: Row, detailed: Sheet) -> Iterator[_Compared]:
    """The cells of the row and those of the table's row and year that the heading names."""
    for column in summary.columns:
        named, year = "".join(column.meaning.others), column.meaning.year
        if column.meaning.kinds or len(column.meaning.others) != 1 or year is None:
            continue
        for line in detailed.rows:
            outcomes = [
                c
                for c in detailed.columns
                if c.meaning.year == year and c.meaning.kinds == _OUTCOME and not c.meaning.others
            ]
            one = row.row.cells.get(column.spec.id)
            other = line.row.cells.get(outcomes[0].spec.id) if len(outcomes) == 1 else None
            if line.key == named and isinstance(one, Fact) and isinstance(other, Fact):
                relation = related(one, other)
                if relation is not None:
                    yield one, other, line, column, relation


def _odd(summary: Sheet, row: Row, detailed: Sheet, pairs: list[_Compared]) -> Iterator[Finding]:
    """The one that differs, when the others agree."""
    agreed = [p for p in pairs if p[4] is Relation.SAME]
    odd = [p for p in pairs if p[4] is not Relation.SAME]
    digits = sum(len(f"{abs(one.amount):f}".replace(".", "")) for one, *_ in agreed)
    if len(odd) != 1 or len(agreed) < 2 or digits < _DIGITS:
        return
    one, other, line, column, _ = odd[0]
    here, there = (format_number(f.amount, f.decimals) for f in (one, other))
    message = (
        f"”{column.heading}” för ”{row.label}” är {here} men ”{line.label}” är {there} i "
        f"”{detailed.title}”"
    )
    hint = f"de andra {len(agreed)} värdena på raden är lika i båda tabellerna; rätta den ena"
    yield varning("same-figure-differs", message, one.source, hint)
