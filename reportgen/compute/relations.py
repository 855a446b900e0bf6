"""Which figures follow from which others: by sum, formula or lookup, over the whole report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from reportgen.compute.evaluate import FACTS, At, Evaluator, Key, block_of, sum_parts
from reportgen.compute.shape import Weights, shape_of
from reportgen.tables.formula import Formula, read_formula
from reportgen.tables.spec import NumberTable


@dataclass(frozen=True, slots=True)
class Relation:
    """`result` = `top` / `bottom`, weighted sums of figures by name; no `bottom`: the sum itself.

    `others` are figures that the result depends on in some other way.
    """

    result: str
    top: Mapping[str, Fraction] = field(default_factory=dict)
    bottom: Mapping[str, Fraction] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Every figure it binds."""
        return frozenset((self.result, *self.top, *self.bottom, *self.others))

    @property
    def is_total(self) -> bool:
        """Whether the result adds up several figures."""
        plain = not self.bottom and not self.others
        return plain and len(self.top) > 1 and all(w > 0 for w in self.top.values())


def relations_of(evaluator: Evaluator) -> tuple[Relation, ...]:
    """What the report's own sums, formulas and lookups bind."""
    found: list[Relation] = []
    for table in evaluator.tables.values():
        if not isinstance(table.spec, NumberTable):
            continue
        for row in table.rows:
            for column in table.columns:
                if row.holds_values and column.format not in ("text", "bedömning"):
                    found += _cell(evaluator, (table, row, column))
    for name, spec in evaluator.facts.items():
        if spec.formula:
            formula, _ = read_formula(spec.formula, spec.places.get("formel", spec.source))
            if formula is not None:
                found += _by_formula(evaluator, formula, (FACTS, name), None)
    return tuple(found)


def _cell(evaluator: Evaluator, at: At) -> Iterator[Relation]:
    """The one rule that works out a cell, in the order the evaluator asks for them."""
    table, row, column = at
    own = (table.id, row.id, column.id)
    sums = bool(row.spec.sum) or row.spec.type in ("delsumma", "total")
    formula = row.cell_formulas.get(column.id, table.formulas.get(column.id))
    if column.only_sums and not sums:
        return
    if formula is not None:
        in_block = column.per_block and column.id not in row.cell_formulas
        if not in_block or row == block_of(table, row)[0]:
            yield from _by_formula(evaluator, formula, own, at)
    elif column.fetch and row.spec.type == "rad":
        target, _, name = column.fetch.partition(".")
        if evaluator.has((target, row.id, name)):
            yield Relation(".".join(own), {f"{target}.{row.id}.{name}": Fraction(1)})
    elif row.formula is not None:
        yield from _by_formula(evaluator, row.formula, own, at)
    elif row.spec.sum and column.summed and table.unit(row, column).kind in ("money", "count"):
        parts = sum_parts(table, row)
        yield Relation(
            ".".join(own), {f"{table.id}.{p.id}.{column.id}": Fraction(1) for p in parts}
        )


def _by_formula(
    evaluator: Evaluator, formula: Formula, own: Key, at: At | None
) -> Iterator[Relation]:
    shape = shape_of(formula)
    if shape is not None:
        top, bottom = (_placed(evaluator, w, formula, own, at) for w in (shape.top, shape.bottom))
        yield Relation(".".join(own), top, bottom)
        return
    keys = (evaluator.resolve(name, at, formula) for name in formula.names)
    yield Relation(".".join(own), others=tuple(".".join(k) for k in keys if k is not None))


def _placed(
    evaluator: Evaluator, weights: Weights, formula: Formula, own: Key, at: At | None
) -> dict[str, Fraction]:
    """The weights by whole names; amounts weighted into the result's unit of money."""
    found: dict[str, Fraction] = {}
    unit = evaluator.unit(own)
    for name, weight in weights.items():
        key = evaluator.resolve(name, at, formula)
        for one in () if key is None else _over_block(key, name, at):
            other = evaluator.unit(one)
            factor = Fraction(other.factor) / Fraction(unit.factor)
            money = other.kind == unit.kind == "money"
            whole = ".".join(one)
            found[whole] = found.get(whole, Fraction(0)) + weight * (factor if money else 1)
    return found


def _over_block(key: Key, name: Key, at: At | None) -> Iterator[Key]:
    """The cell, or with `per_block` the cells of its column in all the block's rows."""
    if at is None or not at[2].per_block or len(name) > 1:
        yield key
        return
    table, row, _ = at
    for other in block_of(table, row):
        yield (table.id, other.id, name[0])
