"""What a table lists: its rows of detail, without headings, totals and parts of rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.check.labels import label, row_label
from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.check.text.bank.headings import headings_of, in_unit
from reportgen.check.text.bank.known import Measure
from reportgen.check.text.bank.shown import Section, tables_shown
from reportgen.check.words import stem
from reportgen.facts import Fact
from reportgen.model.report import Report
from reportgen.tables.grid import Grid, GridRow
from reportgen.tables.spec import NumberTable
from reportgen.units import Unit

_TOTAL = re.compile(
    r"(?:summa|total\w*|netto\w*|samtliga|alla\b|hela\b|tillsammans|genomsnitt\w*|snitt\b|medel\w*"
    r"|(?:årets |periodens )?resultat\b|[–-]? ?(?:varav|därav)\b)",
    re.IGNORECASE,
)


def listed(grid: Grid, report: Report) -> tuple[GridRow, ...]:
    """The rows that the table lists; none where some of them are parts of others (indented)."""
    board = report.spec.board.casefold()
    own = (row for row in grid.rows if row.spec.type == "rad" and any(row.cells.values()))
    names = ((row, row_label(row, report).strip(" *")) for row in own)
    rows = [r for r, name in names if not _TOTAL.match(name) and name.casefold() != board]
    return tuple(rows) if len({row.spec.indent for row in rows}) < 2 else ()


@dataclass(frozen=True, slots=True)
class Measured:
    """A column of figures: what it tells, of which year, in what unit, and its heading.

    `earlier`: a later column tells the same anew.
    """

    measure: Measure
    year: int | None
    unit: Unit
    title: str
    earlier: bool


def measured(grid: Grid, report: Report) -> Mapping[str, Measured]:
    """The table's columns that have figures, by their ids."""
    found = {}
    told = headings_of(grid, report)
    for column in grid.columns:
        units = [c.unit for row in grid.rows if isinstance(c := row.cells.get(column.id), Fact)]
        if units:
            own = told[column.id]
            measure = in_unit(own, column, units[0])
            found[column.id] = Measured(measure, own.year, units[0], own.title, own.earlier)
    return found


def has_subtotals(grid: Grid) -> bool:
    """Whether the rows stand in blocks, so that a count may be of one block only."""
    return any(row.spec.type in ("delsumma", "rubrik") for row in grid.rows)


def called(grid: Grid, report: Report) -> str:
    """What the table calls a row: its corner, or the heading of a text table's first column."""
    spec = grid.spec
    words = spec.corner if isinstance(spec, NumberTable) else grid.columns[0].title
    return label(words, report)


def is_called(noun: str, grid: Grid, report: Report) -> bool:
    """Whether the noun is the table's word for its rows: `åtgärder` where the corner is Åtgärd."""
    corner = called(grid, report)
    if not corner.strip() or len(corner.split()) > 2:
        return False
    return is_form_of(noun, corner.split()[-1])


def is_form_of(noun: str, other: str) -> bool:
    """Whether the two are one word with other endings: `indikatorerna` and `Indikator`."""
    short, long = sorted((stem(noun), stem(other)), key=len)
    return len(short) > 3 and long.startswith(short) and len(long) - len(short) <= 2


def shown_sections(material: Material) -> Mapping[Section, frozenset[str]]:
    """The tables that each section shows."""
    return tables_shown((spec.id, tree) for spec, tree in material.documents)


def shown_beside(
    passage: Passage, shown: Mapping[Section, frozenset[str]], material: Material
) -> tuple[Grid, ...]:
    """The tables that the passage's own section shows."""
    names = shown.get((passage.document, passage.section), frozenset())
    return tuple(material.computed.grids[n] for n in sorted(names) if n in material.computed.grids)
