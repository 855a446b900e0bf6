"""A table set out as rows and columns of inputs, before anything is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.finding import Finding, Source, fel
from reportgen.tables.columns import expand_columns
from reportgen.tables.formula import Formula, read_formula
from reportgen.tables.inputs import LaidRow, read_row
from reportgen.tables.spec import ColumnSpec, NumberTable, RowSpec, TableSpec
from reportgen.units import PERCENT, POINTS, Unit, unit_of


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
        """A cell's unit: the column's, else the row's, else the table's.

        A difference between two shares is in percentage points.
        """
        if column.unit is not None:
            return unit_of(column.unit)
        if column.format == "procent":
            return PERCENT
        word = row.spec.unit
        if word is None:
            word = self.spec.unit if isinstance(self.spec, NumberTable) else "antal"
        unit = unit_of(word)
        formula = self.formulas.get(column.id)
        return POINTS if unit == PERCENT and formula and formula.is_difference else unit

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
    findings += _reserved(columns)
    formulas: dict[str, Formula] = {}
    for column in columns:
        if column.formula:
            place = column.places.get("formel", column.source)
            formula, faults = read_formula(column.formula, place)
            findings += faults
            if formula is not None:
                formulas[column.id] = formula
    rows = []
    taken = {row.id for row in spec.rows if row.id is not None}
    for row in spec.rows:
        laid, row_faults = read_row(row, columns, formulas, taken)
        rows.append(laid)
        findings += row_faults
    findings += _duplicates(((r.id, r.spec.source) for r in rows), "raden", name)
    return LaidTable(name, spec, columns, tuple(rows), formulas), tuple(findings)


def _reserved(columns: Iterable[ColumnSpec]) -> list[Finding]:
    """Columns called as a key of the row's own: no row could ever fill them."""
    return [
        fel(
            "reserved-id",
            f"en kolumn kan inte heta ”{column.id}”: det är en av radens egna nycklar",
            column.places.get("id", column.source),
            "ge den ett annat id; rubriken kan vara densamma",
        )
        for column in columns
        if column.id in RowSpec.keys()  # noqa: SIM118
    ]


def _duplicates(items: Iterable[tuple[str, Source]], what: str, table: str) -> list[Finding]:
    seen: set[str] = set()
    findings = []
    for name, place in items:
        if name in seen:
            message = f"{what} ”{name}” finns två gånger i tabellen ”{table}”"
            findings.append(fel("duplicate-id", message, place, "ge den ena ett annat id"))
        seen.add(name)
    return findings
