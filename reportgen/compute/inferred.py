"""Sums and differences that a reader sees in a table though no formula says them.

A table typed in as published has totals and changes as plain figures. What a heading calls a total
or a change is taken for one when the figures bear it out wherever all of them are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from reportgen.compute.relations import Relation
from reportgen.facts import Fact
from reportgen.language import round_half_up
from reportgen.tables.grid import Grid, GridRow
from reportgen.tables.spec import ColumnSpec, NumberTable

_TOTAL = re.compile(r"(total\w*|summa\b.*|samtliga|alla|hela året|helår\w*|året)", re.IGNORECASE)
_CHANGE = re.compile(
    r"(förändr|differens|diff\b|skillnad|ökning|minskning|avvikelse|±|\+/-)", re.IGNORECASE
)


def inferred_relations(grid: Grid) -> tuple[Relation, ...]:
    """Total rows, total columns and columns of changes or shares that no formula works out."""
    if not isinstance(grid.spec, NumberTable):
        return ()
    columns = [c for c in grid.columns if c.format in ("tal", "procent")]
    rows = [r for r in grid.rows if any(isinstance(r.cells[c.id], Fact) for c in columns)]
    return (
        *_total_rows(rows, columns),
        *_total_columns(rows, columns),
        *_changes(rows, columns),
        *_shares(rows, columns),
    )


def _total_rows(rows: Sequence[GridRow], columns: Sequence[ColumnSpec]) -> Iterator[Relation]:
    parts: list[GridRow] = []
    for row in rows:
        if row.spec.type == "rad" and not _TOTAL.fullmatch(row.spec.name.strip()):
            parts.append(row)
        elif row.spec.type != "varav":
            counted = [c for c in columns if c.format == "tal" and not c.formula]
            lines = [(_of(row, c), [_of(p, c) for p in parts]) for c in counted]
            if not row.spec.sum and not row.spec.formula and len(parts) > 1:
                yield from _totals(lines)
            parts = [] if row.spec.type == "delsumma" else parts


def _total_columns(rows: Sequence[GridRow], columns: Sequence[ColumnSpec]) -> Iterator[Relation]:
    """A total stands after its parts or before them, within its group of columns."""
    for at, column in enumerate(columns):
        if column.formula or column.fetch or not _TOTAL.fullmatch(column.title.strip()):
            continue
        for side in (columns[:at][::-1], columns[at + 1 :]):
            parts: list[ColumnSpec] = []
            for other in side:
                ends = other.group != column.group or _TOTAL.fullmatch(other.title.strip())
                if ends or other.formula or other.format != "tal":
                    break
                parts.append(other)
            lines = [(_of(r, column), [_of(r, c) for c in parts]) for r in rows]
            found = tuple(_totals(lines)) if len(parts) > 1 else ()
            yield from found
            if found:
                break


def _totals(lines: Sequence[tuple[Fact | None, list[Fact | None]]]) -> Iterator[Relation]:
    """The relation in each line, when all whole lines add up and no other is past its total."""
    borne_out = True
    for total, parts in lines:
        if total is None or total.value is None:
            continue
        known = [p.value for p in parts if p is not None and p.value is not None]
        hidden = any(p is not None and p.gap == ".." for p in parts)
        rest = total.value - sum(known, Decimal(0))
        borne_out = borne_out and (rest >= 0 if hidden else rest == 0) and bool(known)
    if not borne_out:
        return
    for total, parts in lines:
        if total is not None and total.unit.kind == "count":
            yield Relation(total.id, {p.id: Fraction(1) for p in parts if p is not None})


def _changes(rows: Sequence[GridRow], columns: Sequence[ColumnSpec]) -> Iterator[Relation]:
    """A typed column of changes: one column less another in every row."""
    typed = [c for c in columns if c.format == "tal" and not c.fetch]
    for column in typed:
        if column.formula or not _CHANGE.match(column.title.strip()):
            continue
        for one, other in permutations([c for c in typed if c is not column], 2):
            lines = [(_of(r, column), _of(r, one), _of(r, other)) for r in rows]
            whole = [
                (c.value, a.value, b.value)
                for c, a, b in lines
                if c and a and b and None not in (c.value, a.value, b.value)
            ]
            if len(whole) > 1 and all(c == a - b for c, a, b in whole):  # type: ignore[operator]
                for c, a, b in lines:
                    if c and a and b:
                        yield Relation(c.id, {a.id: Fraction(1), b.id: Fraction(-1)})
                break


def _shares(rows: Sequence[GridRow], columns: Sequence[ColumnSpec]) -> Iterator[Relation]:
    """A typed column of per cent: another column's share of its total row, in every row."""
    counted = [c for c in columns if c.format == "tal" and not c.formula]
    totals = [r for r in rows if r.spec.type == "total" or _TOTAL.fullmatch(r.spec.name.strip())]
    if len(totals) != 1:
        return
    for column in columns:
        share_of = [c for c in counted if c is not column]
        for base in share_of if not column.formula else []:
            whole = _of(totals[0], base)
            lines = [(_of(r, column), _of(r, base)) for r in rows if r is not totals[0]]
            if whole is None or not whole.value or not _are_shares(lines, whole.value):
                continue
            for share, part in lines:
                if share and part and share.unit.kind == "percent":
                    yield Relation(share.id, {part.id: Fraction(100)}, {whole.id: Fraction(1)})
            break


def _are_shares(lines: Sequence[tuple[Fact | None, Fact | None]], whole: Decimal) -> bool:
    tried = [
        round_half_up(part.value / whole * 100, share.decimals) == share.value
        for share, part in lines
        if share and part and share.unit.kind == "percent"
        if share.value is not None and part.value is not None
    ]
    return len(tried) > 1 and all(tried)


def _of(row: GridRow, column: ColumnSpec) -> Fact | None:
    cell = row.cells[column.id]
    return cell if isinstance(cell, Fact) else None
