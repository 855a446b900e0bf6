"""The same figure in two tables.

Tables of different units may have the same rows, and a name proves little. What proves that two
cells are the same figure is that the cells around them agree: the rest of the row, or the rest of
the column. How much an agreement proves is counted in digits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

import reportgen.check.agreement.labels as labels
from reportgen.check.agreement.cells import (
    Column,
    Pair,
    Relation,
    Row,
    Sheet,
    difference_in_steps,
    pair,
    sheets,
)
from reportgen.check.material import Material
from reportgen.facts import Fact
from reportgen.finding import Finding, fel, varning
from reportgen.language import NBSP, format_number
from reportgen.tables.spec import NumberTable

_ROW_DIGITS = 5
_TOTAL_DIGITS = 8
_COLUMN_DIGITS = 8
_PART_OF_YEAR = re.compile(
    r"(?i)delår|tertial|kvartal|halvår|\b(?:jan|januari)\w*\s?[–-]\s?(?!dec)"
    r"|\b(?:30 apr|30 jun|31 aug|30 sep)"
)
_TOTAL = re.compile(r"(?i)\b(?:totalt?|summa totalt?|nettokostnad(?:er|en)?)\b")
_NET = re.compile(r"(?i)\bnettokostnad(?:er|en)?\b(?! per\b)")
_BASIC = (frozenset(["outcome"]), frozenset(["budget"]), frozenset(["forecast"]))
"""Kinds of column that no other column of the table gives."""
_NEAR = Decimal("1.01")
"""Apart by one in the last decimal: rounded two ways."""


@dataclass(frozen=True, slots=True)
class _Suspect:
    pair: Pair
    support: int
    proof: str
    certain: bool


def same_figure_in_tables(material: Material) -> Iterator[Finding]:
    """Cells of two tables that must be the same figure and are not."""
    grids = material.computed.grids.values()
    every = sheets(iter(grids), material.report.spec.year)
    told: set[str] = set()
    for one, other in combinations(every, 2):
        if _tells_of_part(one) != _tells_of_part(other):
            continue
        found: dict[tuple[str, str], _Suspect] = {}
        for suspect in (*_odd_in_rows(one, other), *_odd_in_columns(one, other)):
            names = (suspect.pair.one.id, suspect.pair.other.id)
            first = found.get(names)
            if first is None or suspect.certain > first.certain:
                found[names] = suspect
        for suspect in found.values():
            if suspect.pair.other.id not in told and not _details(one, other):
                told.add(suspect.pair.other.id)
                yield _finding(suspect, one, other)


def _tells_of_part(table: Sheet) -> bool:
    """Whether the table is of a part of the year."""
    headings = " ".join([table.title, *(c.heading for c in table.columns)])
    return _PART_OF_YEAR.search(headings) is not None


def _details(one: Sheet, other: Sheet) -> bool:
    """Whether one says that it details a row of the other; that is tried elsewhere."""
    for own, others in ((one, other), (other, one)):
        spec = own.grid.spec
        if isinstance(spec, NumberTable) and spec.details.startswith(f"{others.grid.id}."):
            return True
    return False


def _named_alike(one: Sheet, other: Sheet) -> Iterator[tuple[Row, Row]]:
    """Rows of both tables with the same name; years and months only under the same title."""
    by_key = {row.key: row for row in other.rows}
    same_title = bool(one.title) and labels.key(one.title) == labels.key(other.title)
    for row in one.rows:
        twin = by_key.get(row.key)
        if twin is not None and (same_title or not labels.is_of_time(row.label)):
            yield row, twin


def _totals(one: Sheet, other: Sheet) -> Iterator[tuple[Row, Row]]:
    """The last total, or net cost, of each table, when they are not named alike."""
    for first, second in product(_last_totals(one), _last_totals(other)):
        if first.key != second.key:
            yield first, second


def _called_by(one: Sheet, other: Sheet) -> Iterator[tuple[Row, Row]]:
    """A row of one table and the totals of the other, whose title is the row's name."""
    for sheet, detailed in ((one, other), (other, one)):
        title = labels.key(detailed.title)
        for row in sheet.rows:
            if title and row.key == title:
                pairs = ((row, total) for total in _last_totals(detailed))
                yield from pairs if sheet is one else ((b, a) for a, b in pairs)


def _last_totals(sheet: Sheet) -> list[Row]:
    found = [next((r for r in reversed(sheet.rows) if _is_total(r)), None)]
    found.append(next((r for r in reversed(sheet.rows) if _NET.search(r.label)), None))
    return list({r.row.id: r for r in found if r is not None}.values())


def _is_total(row: Row) -> bool:
    return row.row.spec.type == "total" or _TOTAL.search(row.label) is not None


def _same_columns(one: Sheet, other: Sheet) -> list[tuple[Column, Column]]:
    return [(a, b) for a in one.columns for b in other.columns if a.meaning.is_same(b.meaning)]


def _odd_in_rows(one: Sheet, other: Sheet) -> Iterator[_Suspect]:
    """Where the rest of a row agrees."""
    rows_alike = tuple(_named_alike(one, other))
    columns = [c for c in _same_columns(one, other) if not _tell_apart(rows_alike, c)]
    for rows in rows_alike:
        yield from _odd_among(rows, columns)
    for rows in (*_totals(one, other), *_called_by(one, other)):
        yield from _odd_total(rows, _alike_columns(one, other))


def _alike_columns(one: Sheet, other: Sheet) -> list[tuple[Column, Column]]:
    """Outcomes, budgets and forecasts that are the same, or else the only ones that may be."""
    basic = [[c for c in s.columns if c.meaning.kinds in _BASIC] for s in (one, other)]
    found = [(a, b) for a, b in product(*basic) if a.meaning.is_same(b.meaning)]
    taken = {a.spec.id for a, _ in found}, {b.spec.id for _, b in found}
    left = [
        (a, b)
        for a, b in product(*basic)
        if a.spec.id not in taken[0] and b.spec.id not in taken[1]
        if a.meaning.may_be_same(b.meaning)
    ]
    single = Counter(a.spec.id for a, _ in left), Counter(b.spec.id for _, b in left)
    return found + [(a, b) for a, b in left if single[0][a.spec.id] == single[1][b.spec.id] == 1]


def _odd_total(
    rows: tuple[Row, Row], columns: Iterable[tuple[Column, Column]]
) -> Iterator[_Suspect]:
    """The one figure of a total that is not the other table's, as all the rest are."""
    pairs = [p for c in columns if (p := pair(rows, c)) is not None]
    relations = Counter(p.relation for p in pairs if p.relation is not Relation.DIFFERENT)
    usual = max(relations, key=lambda r: relations[r], default=Relation.SAME)
    agreed = [p for p in pairs if p.relation is usual]
    odd = [p for p in pairs if p.relation is not usual]
    if len(odd) == 1 and len(agreed) >= 2 and _weight(agreed) >= _TOTAL_DIGITS:
        certain = difference_in_steps(odd[0].one, odd[0].other) > _NEAR
        yield _Suspect(odd[0], len(agreed), "på raden", certain)


def _tell_apart(rows: Iterable[tuple[Row, Row]], columns: tuple[Column, Column]) -> bool:
    """Whether two columns of the same heading differ in most rows: they are two things."""
    relations = [p.relation for r in rows if (p := pair(r, columns)) is not None]
    odd = relations.count(Relation.DIFFERENT)
    return odd > 1 and odd > relations.count(Relation.SAME)


def _odd_among(
    rows: tuple[Row, Row], columns: Iterable[tuple[Column, Column]]
) -> Iterator[_Suspect]:
    pairs = [p for c in columns if (p := pair(rows, c)) is not None]
    agreed = [p for p in pairs if p.relation is Relation.SAME]
    odd = [p for p in pairs if p.relation is Relation.DIFFERENT]
    if len(agreed) < 2 or _weight(agreed) < _ROW_DIGITS or len(odd) > max(1, len(agreed) // 3):
        return
    for suspect in odd:
        certain = difference_in_steps(suspect.one, suspect.other) > _NEAR
        yield _Suspect(suspect, len(agreed), "på raden", certain)


def _odd_in_columns(one: Sheet, other: Sheet) -> Iterator[_Suspect]:
    """Where the rest of a column agrees, sign and all."""
    rows = [r for r in _named_alike(one, other) if not labels.is_of_time(r[0].label)]
    for column in one.columns:
        for twin in other.columns:
            same = column.meaning.is_same(twin.meaning)
            if not same and not column.meaning.may_be_same(twin.meaning):
                continue
            pairs = [p for r in rows if (p := pair(r, (column, twin))) is not None]
            agreed = [p for p in pairs if p.relation is Relation.SAME]
            odd = [p for p in pairs if p.relation is not Relation.SAME]
            least = 3 if same else 4
            few = len(odd) <= max(1, len(agreed) // 4)
            if few and len(agreed) >= least and _weight(agreed) >= _COLUMN_DIGITS:
                certain = _names(column, other) or _names(twin, one)
                yield from (_Suspect(p, len(agreed), "i kolumnen", certain) for p in odd)


def _names(column: Column, table: Sheet) -> bool:
    """Whether the heading says which table the figures are from: `… i driftsredovisningen`."""
    called = {labels.key(table.title), labels.key(table.grid.id)}
    return any(word in called for word in column.meaning.others)


def _weight(agreed: Sequence[Pair]) -> int:
    """The digits of the figures that agree, each figure counted once."""
    return sum({abs(p.one.amount): p.digits for p in agreed}.values())


def _finding(suspect: _Suspect, one: Sheet, other: Sheet) -> Finding:
    first, second = suspect.pair.one, suspect.pair.other
    rows, columns = suspect.pair.rows, suspect.pair.columns
    here = f"{_figure(second)} i {_place(other, columns[1])}"
    there = f"{_figure(first)} i {_place(one, columns[0])}"
    message = f"”{rows[1].label}” är {here} men {there}"
    support = f"de andra {suspect.support} värdena {suspect.proof} är lika i båda tabellerna"
    hint = f"{support}; {_cause(suspect.pair)}"
    write = fel if suspect.certain else varning
    return write("same-figure-differs", message, second.source, hint)


def _place(sheet: Sheet, column: Column) -> str:
    return f"”{sheet.title or sheet.grid.id}” ({column.heading or column.spec.id})"


def _figure(fact: Fact) -> str:
    word = fact.unit.sign or (fact.unit.word if fact.unit.kind == "money" else "")
    shown = format_number(fact.amount, fact.decimals)
    return f"{shown}{NBSP}{word}" if word else shown


def _cause(suspect: Pair) -> str:
    if suspect.relation is Relation.REVERSED:
        return "tecknet är omvänt i den ena"
    if difference_in_steps(suspect.one, suspect.other) <= _NEAR:
        return "samma belopp är avrundat på två sätt"
    digits = [
        sorted(format_number(abs(f.amount), f.decimals)) for f in (suspect.one, suspect.other)
    ]
    if digits[0] == digits[1]:
        return "siffrorna har bytt plats i den ena"
    return "rätta den ena"
