"""Targets that a table has in words: `minst 90`, `högst 20 dagar`, `≥ 70 %`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.check.labels import column_label, row_label
from reportgen.check.text.counted.listed import listed, measured
from reportgen.facts import Fact
from reportgen.language import NumberFault, parse_number
from reportgen.model.report import Report
from reportgen.tables.grid import Grid, GridRow, Written
from reportgen.tables.spec import ColumnSpec
from reportgen.tables.target import Target

_TITLE = re.compile(r"\b(?:del)?mål(?:värde|nivå|tal|et|en)?\b(?!uppf)", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"(?P<least>minst|lägst|över|mer än|[>≥]=?)?"
    r"(?P<most>högst|max(?:imalt)?|under|mindre än|[<≤]=?)?"
    r"\s*(?P<number>\d[\d \u00a0]*(?:,\d+)?)\s*(?:%|procent\w*|dagar|dygn|veckor|timmar|minuter"
    r"|månader|poäng|st\.?|antal|personer|barn|kr|tkr|mnkr|mkr)?",
    re.IGNORECASE,
)
_STRICT = re.compile(r"över|mer än|under|mindre än|[<>](?!=)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aim:
    """A row with its target as the table has it in words, and its outcome this year.

    `target` is open in the direction that is better; `number` its end.
    """

    grid: Grid
    row: GridRow
    name: str
    words: str
    target: Target
    number: Decimal
    outcome: Fact | None

    @property
    def met(self) -> bool | None:
        """Whether the outcome meets the target; None when there is no outcome."""
        if self.outcome is None or self.outcome.value is None:
            return None
        return self.target.met(self.outcome.value)


def aims_of(grid: Grid, report: Report) -> tuple[Aim, ...]:
    """The rows with a target in words, of a table that has one column of them."""
    columns = [c for c in grid.columns if _is_of_targets(c, report)]
    own = [c for c in columns if not (years := _years(c, report)) or report.spec.year in years]
    if len(own) != 1:
        return ()
    return tuple(_aims(grid, own[0], _outcome_column(grid, report), report))


def _aims(
    grid: Grid, target: ColumnSpec, outcome: ColumnSpec | None, report: Report
) -> Iterator[Aim]:
    for row in listed(grid, report):
        cell = row.cells.get(target.id)
        read = read_in_words(cell.text) if isinstance(cell, Written) else None
        if not isinstance(cell, Written) or read is None:
            continue
        number = read.low if read.low is not None else read.high
        reached = row.cells.get(outcome.id) if outcome is not None else None
        if number is not None:
            yield Aim(
                grid, row, row_label(row, report), cell.text.strip(), read, number,
                reached if isinstance(reached, Fact) else None,
            )  # fmt: skip


def _is_of_targets(column: ColumnSpec, report: Report) -> bool:
    if column.format not in ("text", "mål"):
        return False
    return column.role == "mål" or _TITLE.search(column_label(column, report)) is not None


def _years(column: ColumnSpec, report: Report) -> set[int]:
    return {int(y) for y in re.findall(r"\b20\d\d\b", column_label(column, report))}


def _outcome_column(grid: Grid, report: Report) -> ColumnSpec | None:
    """This year's only column of outcomes."""
    told = measured(grid, report)
    found = []
    for column in grid.columns:
        own = told.get(column.id)
        if own is not None and (own.measure, own.year) == ("outcome", report.spec.year):
            found.append(column)
    return found[0] if len(found) == 1 else None


def read_in_words(text: str) -> Target | None:
    """The target that the words set, which way is better told by a word or a sign."""
    found = _IN_WORDS.fullmatch(text.strip(" *"))
    if found is None or bool(found["least"]) == bool(found["most"]):
        return None
    try:
        number = parse_number(found["number"])
    except NumberFault:
        return None
    strict = _STRICT.match(found["least"] or found["most"]) is not None
    return Target(number, None, strict) if found["least"] else Target(None, number, strict)
