"""A table set out as rows and columns of inputs, before anything is worked out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.facts import Gap
from reportgen.finding import Finding, Source, fel
from reportgen.language import NumberFault, parse_number
from reportgen.node import closest
from reportgen.tables.columns import expand_columns
from reportgen.tables.formula import Formula, read_formula
from reportgen.tables.spec import ColumnSpec, NumberTable, RowSpec, TableSpec
from reportgen.units import PERCENT, Unit, unit_of

_GAPS: dict[str, Gap] = {"": "", "-": "-", "–": "-", "−": "-", "..": "..", "…": "..", ".": "."}


@dataclass(frozen=True, slots=True)
class Input:
    """What stands in a cell: a number, words (text columns and levels), or why it is empty."""

    source: Source
    number: Decimal | None = None
    words: str = ""
    gap: Gap = ""


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row with an id of its own and its inputs by column."""

    id: str
    spec: RowSpec
    inputs: Mapping[str, Input]
    formula: Formula | None = None

    @property
    def holds_values(self) -> bool:
        """Whether the row has cells at all."""
        return self.spec.type not in ("rubrik", "kommentar")


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table's columns, rows and formulas, every name in them not yet resolved."""

    id: str
    spec: TableSpec
    columns: tuple[ColumnSpec, ...]
    rows: tuple[LaidRow, ...]
    formulas: Mapping[str, Formula]

    def column(self, name: str) -> ColumnSpec | None:
        """The column called `name`."""
        return next((c for c in self.columns if c.id == name), None)

    def row(self, name: str) -> LaidRow | None:
        """The row called `name`."""
        return next((r for r in self.rows if r.id == name), None)

    def decimals(self, row: LaidRow, column: ColumnSpec) -> int:
        """The decimals a cell is shown with: the column's, else the row's, else the table's."""
        if column.decimals is not None:
            return column.decimals
        if row.spec.decimals is not None:
            return row.spec.decimals
        if column.format == "procent":
            return 1
        return self.spec.decimals if isinstance(self.spec, NumberTable) else 0

    def unit(self, row: LaidRow, column: ColumnSpec) -> Unit:
        """A cell's unit: the column's, else the row's, else the table's."""
        if column.unit is not None:
            return unit_of(column.unit)
        if column.format == "procent":
            return PERCENT
        if row.spec.unit is not None:
            return unit_of(row.spec.unit)
        return unit_of(self.spec.unit if isinstance(self.spec, NumberTable) else "antal")

    def shows_unit(self, row: LaidRow, column: ColumnSpec) -> bool:
        """Whether the cell carries its sign (`%`): asked for, or else because units are mixed."""
        for choice in (column.show_unit, row.spec.show_unit):
            if choice is not None:
                return choice
        return column.format == "procent" or row.spec.unit is not None

    def exact(self, unit: Unit, decimals: int) -> bool:
        """Whether the figures stand for themselves: said so, or things counted in whole numbers."""
        said = self.spec.exact if isinstance(self.spec, NumberTable) else None
        return (unit.kind == "count" and decimals == 0) if said is None else said


def lay_out(name: str, spec: TableSpec, year: int) -> tuple[LaidTable, tuple[Finding, ...]]:
    """The table called `name` set out for the report's year."""
    findings: list[Finding] = []
    columns = expand_columns(spec.columns, year)
    if not isinstance(spec, NumberTable):  # every cell of a text table holds words
        columns = tuple(c.model_copy(update={"format": "text"}) for c in columns)
    findings += _duplicates(((c.id, c.source) for c in columns), "kolumnen", name)
    formulas: dict[str, Formula] = {}
    for column in columns:
        if column.formula:
            place = column.places.get("formel", column.source)
            formula, faults = read_formula(column.formula, place)
            findings += faults
            if formula is not None:
                formulas[column.id] = formula
    rows = []
    taken: set[str] = set()
    for row in spec.rows:
        laid, row_faults = _row(row, columns, taken)
        rows.append(laid)
        findings += row_faults
    findings += _duplicates(((r.id, r.spec.source) for r in rows), "raden", name)
    return LaidTable(name, spec, columns, tuple(rows), formulas), tuple(findings)


def _duplicates(items: Iterable[tuple[str, Source]], what: str, table: str) -> list[Finding]:
    seen: set[str] = set()
    findings = []
    for name, place in items:
        if name in seen:
            message = f"{what} ”{name}” finns två gånger i tabellen ”{table}”"
            findings.append(fel("duplicate-id", message, place, "ge den ena ett annat id"))
        seen.add(name)
    return findings


def _row(
    row: RowSpec, columns: tuple[ColumnSpec, ...], taken: set[str]
) -> tuple[LaidRow, list[Finding]]:
    findings: list[Finding] = []
    known = {c.id: c for c in columns}
    inputs: dict[str, Input] = {}
    for key, value in row.cells.items():
        place = row.places.get(key, row.source)
        if key not in known:
            findings.append(_unknown_column(key, value, place, known))
            continue
        cell, fault = _input(value, known[key], place)
        inputs[key] = cell
        if fault is not None:
            findings.append(fault)
    formula = None
    if row.formula:
        formula, faults = read_formula(row.formula, row.places.get("formel", row.source))
        findings += faults
    own = row.id or _slug(row.name or next(iter(row.cells.values()), ""), taken)
    taken.add(own)
    return LaidRow(own, row, inputs, formula), findings


def _unknown_column(
    key: str, value: object, place: Source, known: Mapping[str, ColumnSpec]
) -> Finding:
    if key.isdigit() and value is None:
        hint = "inom { } måste decimaltecknet vara punkt: skriv 128.2, inte 128,2"
        return fel("decimal-comma", "ett decimalkomma har delat talet i två", place, hint)
    message = f"”{key}” är varken en kolumn i tabellen eller en nyckel för en rad"
    return fel("unknown-column", message, place, closest(key, (*known, *RowSpec.keys())))


def _input(value: object, column: ColumnSpec, place: Source) -> tuple[Input, Finding | None]:
    if column.format in ("text", "bedömning"):
        return Input(place, words="" if value is None else str(value)), None
    if value is None:
        return Input(place), None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Input(place, number=Decimal(value)), None
    text = str(value).strip()
    if isinstance(value, str) and text in _GAPS:
        return Input(place, gap=_GAPS[text]), None
    try:
        number = parse_number(text.removesuffix("%").removesuffix("\u00a0"))
    except NumberFault as fault:
        hint = 'saknas värdet: lämna tomt eller skriv "-", ".." eller "."'
        return Input(place), fel("not-a-number", str(fault), place, hint)
    return Input(place, number=number), None


def _slug(name: object, taken: set[str]) -> str:
    """An id made of the row's name, so that rows without one can be asked for."""
    words = re.findall(r"[a-zåäöéü0-9]+", str(name).casefold())
    slug = "_".join(words)[:60] or "rad"
    slug = slug if slug[0].isalpha() else f"r_{slug}"
    number = 2
    unique = slug
    while unique in taken:
        unique, number = f"{slug}_{number}", number + 1
    return unique
