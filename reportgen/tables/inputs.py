"""A row as written → a row with an id of its own and an input in each column."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from reportgen.facts import Gap
from reportgen.finding import Finding, Source, fel
from reportgen.language import NumberFault, parse_number
from reportgen.node import closest, split_number
from reportgen.tables.formula import Formula, read_formula
from reportgen.tables.spec import ColumnSpec, RowSpec

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
    cell_formulas: Mapping[str, Formula] = field(default_factory=dict)

    @property
    def holds_values(self) -> bool:
        """Whether the row has cells at all."""
        return self.spec.type not in ("rubrik", "kommentar")


def read_row(
    row: RowSpec,
    columns: tuple[ColumnSpec, ...],
    derived: Container[str],
    taken: set[str],
) -> tuple[LaidRow, list[Finding]]:
    """The row set out in its columns; `derived` are those worked out by formula.

    `taken` are the ids other rows have; one made of the row's name is added.
    """
    findings: list[Finding] = []
    known = {c.id: c for c in columns}
    inputs: dict[str, Input] = {}
    formulas: dict[str, Formula] = {}
    cells, faults = _cells(row, columns, derived)
    findings += faults
    for key, (value, place) in cells.items():
        if key not in known:
            findings.append(_unknown_column(key, value, place, known))
            continue
        text, typed = _formula_and_value(value, known[key])
        if text is not None:
            cell_formula, unreadable = read_formula(text, place)
            findings += unreadable
            formulas |= {} if cell_formula is None else {key: cell_formula}
        if text is None or typed is not None:
            inputs[key], fault = _input(typed, known[key], place)
            findings += [] if fault is None else [fault]
    formula = None
    if row.formula:
        formula, unreadable = read_formula(row.formula, row.places.get("formel", row.source))
        findings += unreadable
    own = row.id or _slug(row.name or next(iter(row.cells.values()), ""), taken)
    taken.add(own)
    return LaidRow(own, row, inputs, formula, formulas), findings


def _formula_and_value(value: object, column: ColumnSpec) -> tuple[str | None, object]:
    """A cell's own formula (`= a.b.c`) and what is typed.

    `{formel: a.b.c, angivet: 21.0}` has both: the figure stated is tried against the formula.
    """
    if column.format == "text":
        return None, value
    if isinstance(value, Mapping) and "formel" in value and {*value} <= {"formel", "angivet"}:
        return str(value["formel"]), value.get("angivet")
    if isinstance(value, str) and value.startswith("="):
        return value[1:], None
    return None, value


def _cells(
    row: RowSpec, columns: tuple[ColumnSpec, ...], derived: Container[str]
) -> tuple[dict[str, tuple[Any, Source]], list[Finding]]:
    """The row's cells by column: those with keys of their own, and `värden` in order."""
    cells = {k: (v, row.places.get(k, row.source)) for k, v in row.cells.items()}
    if not row.values:
        return cells, []
    place = row.places.get("värden", row.source)
    open_columns = [c.id for c in columns if c.id not in derived and not c.fetch]
    free = [c for c in open_columns if c not in cells]
    if len(row.values) != len(free):
        message = f"värden har {len(row.values)} tal men raden {len(free)} kolumner att fylla"
        hint = "inom [ ] skiljer komma värdena åt: skriv 8.5, inte 8,5"
        return cells, [fel("values-uneven", message, place, hint)]
    return cells | {c: (v, place) for c, v in zip(free, row.values, strict=True)}, []


def _unknown_column(
    key: str, value: object, place: Source, known: Mapping[str, ColumnSpec]
) -> Finding:
    message = f"”{key}” är varken en kolumn i tabellen eller en nyckel för en rad"
    return split_number(key, value, place) or fel(
        "unknown-column", message, place, closest(key, (*known, *RowSpec.keys()))
    )


def _input(value: object, column: ColumnSpec, place: Source) -> tuple[Input, Finding | None]:
    if column.format in ("text", "bedömning"):
        return Input(place, words=value if isinstance(value, str) else str(value or "")), None
    if value is None:
        return Input(place), None
    if isinstance(value, dict | list | tuple):
        hint = "bara en tabell med typ: text kan ha delar i sina celler"
        return Input(place), fel("not-a-number", "här ska stå ett tal", place, hint)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Input(place, number=Decimal(value)), None
    text = str(value).strip()
    if isinstance(value, str) and text in _GAPS:
        return Input(place, gap=_GAPS[text]), None
    if column.format == "mål" and not text.lstrip("-−").isdigit():  # 75 is a figure; 7 % as it is
        return Input(place, words=text), None
    try:
        number = parse_number(text.removesuffix("%").removesuffix("\u00a0"))
    except NumberFault as fault:
        digits = any(c.isdigit() for c in text)
        hint = "" if digits else 'saknas värdet: lämna tomt eller skriv "-", ".." eller "."'
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
