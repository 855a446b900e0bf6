"""A table as a reader sees it: rows and columns of figures, each standing for an interval."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import reportgen.check.table_words as words
from reportgen.check.material import Material
from reportgen.facts import Fact, Gap
from reportgen.language import decimals_of, format_number
from reportgen.tables.grid import Grid
from reportgen.tables.interval import Interval
from reportgen.tables.spec import ColumnSpec, NumberTable, RowSpec

_WORK = re.compile(r"årsarbet|årsverk|heltidstj|omräkn|tjänster\b|\btimm(ar|e)")
"""What is added up of parts of persons and hours, and shown rounded."""

_WHOLE = re.compile(r"\W*(?:hela (?:året|nämnden)|helår(?:et)?|tillsammans)\W*")
"""A row that is the whole of those above it, though it is not called a sum."""

_YEAR = re.compile(r"\{\{\s*(år|kolumnår)\s*(?:([-+])\s*(\d+))?\s*\}\}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a table. `typed`: nothing works it out, so nothing has tried it."""

    fact: Fact
    row: int
    column: int
    value: Decimal
    decimals: int
    interval: Interval
    typed: bool

    @property
    def place(self) -> tuple[int, int]:
        """Its row and column, from 0."""
        return self.row, self.column

    def show(self, value: Decimal | None = None) -> str:
        """The figure, or another value, as the table writes it."""
        return format_number(self.value if value is None else value, self.decimals)


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its figures by column, and the gaps where it has none."""

    at: int
    id: str
    name: str
    spec: RowSpec
    figures: Mapping[int, Figure]
    gaps: Mapping[int, Gap]

    @property
    def withheld(self) -> frozenset[int]:
        """The columns whose value is not told (`..`)."""
        return frozenset(n for n, gap in self.gaps.items() if gap == "..")

    @property
    def is_break(self) -> bool:
        """Whether the row holds no figures by nature."""
        return self.spec.type in ("rubrik", "kommentar")

    @property
    def is_detail(self) -> bool:
        """Whether the row is part of one above and never added."""
        return self.spec.type == "varav" or words.is_detail(self.name)

    @property
    def is_total(self) -> bool:
        """Whether the row is written or called a sum."""
        written = self.spec.type in ("delsumma", "total") or bool(self.spec.sum)
        return (
            written
            or words.is_total(self.name)
            or _WHOLE.fullmatch(self.name.casefold()) is not None
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of figures with its headings as they read."""

    grid: Grid
    spec: NumberTable
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    year: int

    @property
    def columns(self) -> tuple[ColumnSpec, ...]:
        """The table's columns."""
        return self.grid.columns

    @property
    def words(self) -> str:
        """All that is said about the table as a whole."""
        spec = self.spec
        notes = (note.text for note in spec.notes)
        return " ".join((spec.title, spec.corner, spec.summary, spec.source_note, *notes))

    @property
    def perturbed(self) -> bool:
        """Whether the figures are SCB's from 2025 on, changed on purpose so that they do not sum.

        SCB, register of the total population, reference year 2025 and later.
        """
        if "scb" not in self.words.casefold():
            return False
        said = re.findall(r"\b20\d\d\b", " ".join((self.words, *self.headings)))
        years = [c.year for c in self.columns if c.year is not None]
        return max((self.year, *years, *map(int, said))) >= 2025

    def column(self, at: int) -> Iterator[Figure]:
        """The figures of a column."""
        return (line.figures[at] for line in self.lines if at in line.figures)

    def adds(self, figure: Figure) -> bool:
        """Whether the figure is an amount or a count, which sums are made of."""
        if figure.fact.unit.kind not in ("money", "count"):
            return False
        column = self.columns[figure.column]
        named = (self.lines[figure.row].name, self.headings[figure.column])
        return column.summed and column.format == "tal" and not any(map(words.is_mean, named))

    def counts(self, figure: Figure) -> bool:
        """Whether the figure is a number of things, which is never rounded."""
        if figure.fact.unit.kind != "count" or figure.decimals or self.spec.exact is False:
            return False
        line = self.lines[figure.row]
        said = " ".join((self.words, self.headings[figure.column], line.name, self._whole(line)))
        if words.speaks_of_money(said) or words.is_mean(said):
            return False
        counted = self.spec.persons or "antal" in said.casefold()
        return self.spec.exact is True or (counted and not _WORK.search(said.casefold()))

    def _whole(self, line: Line) -> str:
        """The name of the row that the row is part of; what that counts its parts count."""
        above = (n for n in reversed(self.lines[: line.at]) if not n.is_detail)
        return next((n.name for n in above), "") if line.is_detail else ""

    def what(self, figure: Figure) -> str:
        """The figure's column and row as the reader knows them."""
        heading = self.headings[figure.column] or self.columns[figure.column].id
        return f"”{heading}” för ”{self.lines[figure.row].name or self.lines[figure.row].id}”"


def sheets(material: Material) -> Iterator[Sheet]:
    """Every table of figures in the report."""
    year = material.report.spec.year
    for grid in material.computed.grids.values():
        if isinstance(grid.spec, NumberTable):
            yield _sheet(grid, grid.spec, year)


def _sheet(grid: Grid, spec: NumberTable, year: int) -> Sheet:
    headings = tuple(_heading(column, year) for column in grid.columns)
    lines = []
    for at, row in enumerate(grid.rows):
        cells = [(n, row.cells.get(column.id)) for n, column in enumerate(grid.columns)]
        facts = [(n, cell) for n, cell in cells if isinstance(cell, Fact)]
        loose = {n for n, c in enumerate(grid.columns) if _is_loose(c, row.spec)}
        figures = {
            n: _figure(fact, at, n, loose=n in loose) for n, fact in facts if fact.value is not None
        }
        gaps = {n: fact.gap for n, fact in facts if fact.value is None}
        name = _filled(row.spec.name, year, None).replace("*", "")
        lines.append(Line(at, row.id, name, row.spec, figures, gaps))
    return Sheet(grid, spec, headings, tuple(lines), year)


def _is_loose(column: ColumnSpec, row: RowSpec) -> bool:
    """Whether nobody has said how many decimals the percentages have."""
    return column.format == "procent" and column.decimals is None and row.decimals is None


def _figure(fact: Fact, row: int, column: int, *, loose: bool) -> Figure:
    """A figure typed stands for all that rounds to it, with the decimals it was written with.

    `loose`: no decimals are given, and those written are all there are.
    """
    value = fact.amount
    typed = not fact.formula
    decimals = max(0 if loose else fact.decimals, decimals_of(value)) if typed else fact.decimals
    return Figure(
        fact, row, column, value, decimals, Interval.rounded(value, decimals), typed=typed
    )


def _heading(column: ColumnSpec, year: int) -> str:
    words_of = " ".join(filter(None, (column.group, column.title)))
    return _filled(words_of or column.id, year, column.year).replace("*", "")


def _filled(text: str, year: int, column_year: int | None) -> str:
    """The text with its years filled in; other expressions are left out."""

    def fill(match: re.Match[str]) -> str:
        base = column_year if match[1] == "kolumnår" else year
        if base is None:
            return ""
        offset = int(match[3] or 0)
        return str(base - offset if match[2] == "-" else base + offset)

    return re.sub(r"\{\{.*?\}\}", "", _YEAR.sub(fill, text)).strip()
