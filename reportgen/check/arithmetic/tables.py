"""Tables whose figures are typed: what sums, differences and percentages must be."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.arithmetic.columns import (
    Meanings,
    as_elsewhere,
    difference_relations,
    differences,
    meanings,
    percentages,
    roles,
)
from reportgen.check.arithmetic.groups import column_relations, row_relations
from reportgen.check.arithmetic.judge import Blame, blamed, findings, unlikely
from reportgen.check.arithmetic.nets import net_relations
from reportgen.check.arithmetic.of_total import shares_of_totals
from reportgen.check.arithmetic.percentages import percent_findings
from reportgen.check.arithmetic.relations import Linear, Place
from reportgen.check.arithmetic.sheet import Sheet, sheets
from reportgen.check.arithmetic.totals import total_relations
from reportgen.check.material import Material
from reportgen.finding import Finding
from reportgen.tables.interval import Interval


def tables_add_up(material: Material) -> Iterator[Finding]:
    """Figures that do not follow from the others of their table.

    Which figures follow from which is read out of the table itself: most of its columns or rows
    must show it.
    """
    every = tuple(sheets(material))
    elsewhere = meanings(every)
    for sheet in every:
        yield from _table(sheet, elsewhere)


def _table(sheet: Sheet, elsewhere: Meanings) -> Iterator[Finding]:
    known = roles(sheet)
    following = differences(sheet, known)
    differs = [r for f in following for r in difference_relations(sheet, f)]
    grouped = [*row_relations(sheet), *column_relations(sheet)]
    relations = [*total_relations(sheet), *grouped, *net_relations(sheet), *differs]
    found = blamed(sheet, relations)
    told = {r for blame in found for r in blame.mended}
    yield from findings(sheet, found)
    yield from unlikely(sheet, (r for r in relations if r not in told))
    narrowed = _narrowed(differs, found)
    shares = percentages(sheet, known)
    rest = [n for n in known.percentages if all(n != f.column for f in shares)]
    totals = tuple(shares_of_totals(sheet, rest, known))
    rest = [n for n in rest if all(n != one.following.column for one in totals)]
    for column in (*shares, *as_elsewhere(sheet, rest, elsewhere)):
        yield from percent_findings(sheet, column, narrowed, known)
    for one in totals:
        yield from percent_findings(one.sheet, one.following, {}, known)


def _narrowed(differs: list[Linear], found: tuple[Blame, ...]) -> dict[Place, Interval]:
    """What figures can be when those that are wrong are put right, and differences known."""
    narrowed = {b.figure.place: Interval.rounded(b.right, b.figure.decimals) for b in found}
    for relation in differs:
        own = narrowed.get(relation.target.place, relation.target.interval)
        spread = relation.spread(narrowed)
        if own.meets(spread) and not own.meets(-spread):  # it is known which way it goes
            narrowed[relation.target.place] = own.common(spread)
    return narrowed
