"""Works out cells one at a time, on demand, each once; finds circles, and figures that disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import takewhile

from reportgen.compute.cell import EMPTY, Cell
from reportgen.compute.stated import Statement, settle
from reportgen.finding import Finding, Source, fel
from reportgen.language import decimals_of
from reportgen.node import closest
from reportgen.tables.formula import Formula, Missing, Name, evaluate, read_formula
from reportgen.tables.inputs import Input, LaidRow
from reportgen.tables.interval import Interval
from reportgen.tables.layout import LaidTable
from reportgen.tables.spec import ColumnSpec, FactSpec
from reportgen.units import Unit, unit_of

FACTS = "fakta"

SUMS = ("alla", "ovan", "under")
"""What `summa` may say instead of naming rows."""

Key = tuple[str, ...]
"""`(table, row, column)` or `("fakta", name)` or `("fakta", name, year)`."""

At = tuple[LaidTable, LaidRow, ColumnSpec]
"""The cell a formula stands in."""


def _sums_up(row: LaidRow) -> bool:
    return row.spec.sum in {(word,) for word in SUMS}


def _adds(table: LaidTable, row: LaidRow) -> bool:
    """Whether the row counts in a sum: an ordinary row, not one whose parts count themselves."""
    named = (table.row(name) for name in row.spec.sum)
    parts_count = any(part is not None and part.spec.type == "rad" for part in named)
    return row.spec.type == "rad" and not _sums_up(row) and not parts_count


def sum_parts(table: LaidTable, row: LaidRow) -> tuple[LaidRow, ...]:
    """The rows a sum row adds: `alla`, `ovan`, `under` or those it names; never `varav`.

    A row that is itself a sum is never added with its parts.
    """
    at = table.rows.index(row)
    if row.spec.sum == ("alla",):
        return tuple(r for r in table.rows if _adds(table, r) and r is not row)
    if row.spec.sum == ("under",):
        below = takewhile(lambda r: r.spec.indent > row.spec.indent, table.rows[at + 1 :])
        return tuple(r for r in below if _adds(table, r))
    if row.spec.sum == ("ovan",):
        parts: list[LaidRow] = []
        for other in table.rows[:at]:
            if other.spec.type in ("rubrik", "delsumma", "total") or _sums_up(other):
                parts.clear()
            elif _adds(table, other):
                parts.append(other)
        return tuple(parts)
    return tuple(r for name in row.spec.sum if (r := table.row(name)) is not None)


@dataclass(slots=True)
class Evaluator:
    """The fact bank while it is being worked out."""

    tables: Mapping[str, LaidTable]
    facts: Mapping[str, FactSpec]
    year: int
    findings: list[Finding] = field(default_factory=list)
    _done: dict[Key, Cell] = field(default_factory=dict)
    _open: list[Key] = field(default_factory=list)

    def cell(self, key: Key, asked_from: Source) -> Cell:
        """The cell at `key`; a circle is a finding and an empty cell."""
        if key in self._done:
            return self._done[key]
        if key in self._open:
            circle = " → ".join(".".join(k) for k in (*self._open[self._open.index(key) :], key))
            message = f"beräkningen går i cirkel: {circle}"
            told = any(
                f.code == "circular-formula" and f.source == asked_from for f in self.findings
            )
            if not told:  # every row of a column would say the same
                self.findings.append(fel("circular-formula", message, asked_from))
            return EMPTY
        self._open.append(key)
        try:
            cell = self._fact(key) if key[0] == FACTS else self._table_cell(key)
        finally:
            self._open.pop()
        self._done[key] = cell
        return cell

    # ------------------------------------------------------------------ facts outside tables

    def _fact(self, key: Key) -> Cell:
        spec = self.facts[key[1]]
        if spec.formula:
            formula, faults = read_formula(spec.formula, spec.places.get("formel", spec.source))
            self.findings += faults
            return EMPTY if formula is None else self._derived(formula, unit_of(spec.unit), None)
        value = spec.values.get(int(key[2])) if len(key) == 3 else spec.value
        if value is None:
            return EMPTY
        decimals = decimals_of(value) if spec.decimals is None else spec.decimals
        return Cell(value, _stands_for(value, decimals, exact=spec.unit == "antal"))

    # ------------------------------------------------------------------------ cells of tables

    def _table_cell(self, key: Key) -> Cell:
        table = self.tables[key[0]]
        row, column = table.row(key[1]), table.column(key[2])
        assert row is not None
        assert column is not None
        typed = row.inputs.get(column.id)
        if not row.holds_values or column.format in ("text", "bedömning"):
            return EMPTY
        derived = self._rule(table, row, column)
        if derived is None:
            return self._typed(table, row, column, typed)
        if typed is None or (typed.number is None and not typed.gap):
            return derived
        if typed.number is None:
            return Cell(None, None, typed.gap)
        return self._stated(table, row, column, typed, derived)

    def _typed(
        self, table: LaidTable, row: LaidRow, column: ColumnSpec, typed: Input | None
    ) -> Cell:
        if typed is None or typed.number is None:
            return EMPTY if typed is None else Cell(None, None, typed.gap)
        decimals = table.decimals(row, column)
        exact = table.exact(table.unit(row, column), decimals)
        return Cell(typed.number, _stands_for(typed.number, decimals, exact=exact))

    def _rule(self, table: LaidTable, row: LaidRow, column: ColumnSpec) -> Cell | None:
        """What the cell works out to, or None when it is not derived."""
        unit = table.unit(row, column)
        if column.only_sums and not (row.spec.sum or row.spec.type in ("delsumma", "total")):
            return EMPTY
        if column.id in row.cell_formulas:
            return self._derived(row.cell_formulas[column.id], unit, (table, row, column))
        if column.id in table.formulas:
            if column.per_block and row.spec.block and row != block_of(table, row)[0]:
                return EMPTY
            return self._derived(table.formulas[column.id], unit, (table, row, column))
        if column.fetch and row.spec.type == "rad":
            return self._fetched(table, row, column, unit)
        if row.formula is not None:
            return self._derived(row.formula, unit, (table, row, column))
        if row.spec.sum and column.summed and unit.kind in ("money", "count"):
            return self._sum(table, row, column)
        return None

    def _fetched(
        self, table: LaidTable, row: LaidRow, column: ColumnSpec, unit: Unit
    ) -> Cell | None:
        """The cell of another table's row with the same id; None when there is no such row."""
        target, _, name = column.fetch.partition(".")
        other = self.tables.get(target)
        if other is None or other.column(name) is None or other.row(row.id) is None:
            return None
        place = column.places.get("hämta", column.source)
        fetched = self._in_unit((target, row.id, name), unit, place)
        cell = self.cell((target, row.id, name), place)
        return Cell(*fetched, cell.gap, f"{target}.{row.id}.{name}") if fetched else cell

    def _sum(self, table: LaidTable, row: LaidRow, column: ColumnSpec) -> Cell:
        unit = table.unit(row, column)
        place = row.spec.places.get("summa", row.spec.source)
        parts = sum_parts(table, row)
        for part in parts:
            other = table.unit(part, column)
            if other.kind != unit.kind:
                message = (
                    f"raden ”{part.id}” ({other.word or 'antal'}) kan inte räknas "
                    f"in i ”{row.id}” ({unit.word or 'antal'})"
                )
                hint = "räkna upp raderna: summa: [a, b], eller ge dem samma slags enhet"
                self.findings.append(fel("mixed-units", message, place, hint))
                return EMPTY
        keys = [(table.id, p.id, column.id) for p in parts]
        if any(self.cell(key, place).gap == ".." for key in keys):
            # what is withheld in a part is withheld in the sum, or it could be worked out
            return Cell(None, None, "..", "summa")
        cells = [self._in_unit(key, unit, place) for key in keys]
        found = [c for c in cells if c is not None]
        if not found:
            return EMPTY
        interval = Interval.exactly(Decimal(0))
        for _, spread in found:
            interval += spread
        total = sum((value for value, _ in found), Decimal(0))
        return Cell(total, interval, formula=f"summa av {len(found)} rader")

    def _derived(self, formula: Formula, unit: Unit, at: At | None) -> Cell:
        operands: dict[Name, tuple[Decimal, Interval] | None] = {}
        for name in formula.names:
            key = self.resolve(name, at, formula)
            if key is not None and at is not None and at[2].per_block and len(name) == 1:
                operands[name] = self._block_sum(at[0], at[1], name[0], unit, formula.source)
            else:
                operands[name] = None if key is None else self._in_unit(key, unit, formula.source)

        def value(name: Name) -> Decimal:
            if (operand := operands[name]) is None:
                raise Missing
            return operand[0]

        def interval(name: Name) -> Interval:
            if (operand := operands[name]) is None:
                raise Missing
            return operand[1]

        try:
            result = evaluate(formula, value, lambda number: number)
        except Missing:
            return EMPTY
        except ZeroDivisionError:
            dash = at is None or at[2].zero_base == "streck"
            return Cell(None, None, "-" if dash else "", formula.text)
        try:
            spread = evaluate(formula, interval, Interval.exactly)
        except ZeroDivisionError:  # the base may be zero within its rounding: nothing to check
            spread = None
        return Cell(result, spread, formula=formula.text)

    def _in_unit(self, key: Key, unit: Unit, place: Source) -> tuple[Decimal, Interval] | None:
        """A cell's value and interval in the given unit of money (other kinds as they are)."""
        cell = self.cell(key, place)
        if cell.value is None:
            return None
        interval = cell.interval or Interval.exactly(cell.value)
        own = self.unit(key)
        if own.kind == unit.kind == "money" and own.factor != unit.factor:
            scale = own.factor / unit.factor
            return cell.value * scale, interval * Interval.exactly(scale)
        return cell.value, interval

    def _block_sum(
        self, table: LaidTable, row: LaidRow, column: str, unit: Unit, place: Source
    ) -> tuple[Decimal, Interval] | None:
        """The sum of a column over the rows of one block."""
        rows = block_of(table, row)
        cells = [self._in_unit((table.id, r.id, column), unit, place) for r in rows]
        found = [c for c in cells if c is not None]
        if not found:
            return None
        interval = Interval.exactly(Decimal(0))
        for _, spread in found:
            interval += spread
        return sum((value for value, _ in found), Decimal(0)), interval

    def unit(self, key: Key) -> Unit:
        """The unit of the cell at `key`."""
        if key[0] == FACTS:
            return unit_of(self.facts[key[1]].unit)
        table = self.tables[key[0]]
        row, column = table.row(key[1]), table.column(key[2])
        assert row is not None
        assert column is not None
        return table.unit(row, column)

    def resolve(self, name: Name, at: At | None, formula: Formula) -> Key | None:
        """The cell a name in a formula means; None, with a finding, when there is none."""
        if at is not None and len(name) == 1:
            table, row, column = at
            if table.column(name[0]) is not None and _by_row(table, row, column):
                return (table.id, row.id, name[0])
            if table.row(name[0]) is not None and not _by_row(table, row, column):
                return (table.id, name[0], column.id)
        elif self.has(name):
            return name
        known: list[str] = [*self.tables, FACTS]
        if at is not None and len(name) == 1:
            by_row = _by_row(*at)
            known = [c.id for c in at[0].columns] if by_row else [r.id for r in at[0].rows]
        elif name[0] in self.tables:
            known = [".".join((name[0], *k)) for k in self._keys_of(name[0])]
        text = ".".join(name)
        fault = fel("unknown-name", f"”{text}” finns inte", formula.source, closest(text, known))
        if fault not in self.findings:
            self.findings.append(fault)
        return None

    def _keys_of(self, table: str) -> list[tuple[str, str]]:
        laid = self.tables[table]
        return [(r.id, c.id) for r in laid.rows for c in laid.columns]

    def has(self, key: Key) -> bool:
        """Whether there is a cell called `key`."""
        if key[0] == FACTS and len(key) in (2, 3) and key[1] in self.facts:
            spec = self.facts[key[1]]
            if spec.formula or spec.value is not None:
                return len(key) == 2
            return len(key) == 3 and key[2].isdigit() and int(key[2]) in spec.values
        table = self.tables.get(key[0])
        if table is None or len(key) != 3:
            return False
        return table.row(key[1]) is not None and table.column(key[2]) is not None

    def _stated(
        self, table: LaidTable, row: LaidRow, column: ColumnSpec, typed: Input, derived: Cell
    ) -> Cell:
        """A figure typed where one is worked out."""
        assert typed.number is not None
        decimals = table.decimals(row, column)
        exact = table.exact(table.unit(row, column), decimals)
        sums = row.spec.sum and column.id not in table.formulas
        title = "" if "{{" in column.title else column.title
        statement = Statement(
            number=typed.number,
            stands_for=_stands_for(typed.number, decimals, exact=exact),
            what=f"”{title or column.id}” för ”{row.spec.name or row.id}”",
            decimals=decimals,
            parts=len(sum_parts(table, row)) if sums else 0,
            source=typed.source,
        )
        cell, finding = settle(statement, derived)
        self.findings += [] if finding is None else [finding]
        return cell


def _by_row(table: LaidTable, row: LaidRow, column: ColumnSpec) -> bool:
    """Whether a bare name in the cell's formula means a column of the row (else a row)."""
    return column.id in table.formulas or column.id in row.cell_formulas


def block_of(table: LaidTable, row: LaidRow) -> tuple[LaidRow, ...]:
    """The rows of the same block; a row without one is a block of its own."""
    if not row.spec.block:
        return (row,)
    return tuple(r for r in table.rows if r.spec.block == row.spec.block)


def _stands_for(value: Decimal, decimals: int, *, exact: bool) -> Interval:
    if exact:
        return Interval.exactly(value)
    return Interval.rounded(value, max(decimals, decimals_of(value)))
