"""What a reader who calculates can find out about figures that are not shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from fractions import Fraction

from reportgen.compute.relations import Relation
from reportgen.facts import Fact

_PRIME = 2**61 - 1
"""Equations are solved modulo this: what can be solved for is the same, and whole numbers stay so
small that hundreds of cells take no time."""


@dataclass(slots=True)
class _Equations:
    """Linear equations, solved as far as they go; each row remembers which relations gave it."""

    rows: dict[str, tuple[dict[str, int], frozenset[int]]] = field(default_factory=dict)

    def add(self, weights: Mapping[str, Fraction], used: frozenset[int]) -> None:
        """Takes in an equation; Gauss–Jordan, so that no row holds another row's pivot."""
        row = {n: w.numerator * pow(w.denominator, -1, _PRIME) for n, w in weights.items()}
        for name in [n for n in row if n in self.rows]:
            pivot, others = self.rows[name]
            row, used = _less(row, pivot, row[name]), used | others
        if not row:
            return
        name = min(row)
        inverse = pow(row[name], -1, _PRIME)
        row = {n: w * inverse % _PRIME for n, w in row.items()}
        for other, (held, others) in list(self.rows.items()):
            if name in held:
                self.rows[other] = _less(held, row, held[name]), used | others
        self.rows[name] = row, used

    def solved(self) -> dict[str, frozenset[int]]:
        """The unknowns with a row of their own, and the relations that gave it."""
        return {name: used for name, (row, used) in self.rows.items() if len(row) == 1}


def _less(row: dict[str, int], other: dict[str, int], times: int) -> dict[str, int]:
    left = dict(row)
    for name, weight in other.items():
        if value := (left.get(name, 0) - times * weight) % _PRIME:
            left[name] = value
        else:
            left.pop(name, None)
    return left


def derivable(
    relations: Iterable[Relation],
    unknown: Set[str],
    facts: Mapping[str, Fact],
    *,
    least: int | None = None,
) -> dict[str, frozenset[int]]:
    """The unknown figures that follow from all others, and by which relations (their places).

    With `least`, also those that follow because no hidden count is less than that (two hidden
    counts of at least 1 that together make 2 are 1 each); for that the facts hold true values.
    """
    bound = [(n, r) for n, r in enumerate(relations) if _binds(r, unknown, facts)]
    found: dict[str, frozenset[int]] = {}
    while True:
        equations = _Equations()
        new: dict[str, frozenset[int]] = {}
        for number, relation in bound:
            unsolved = (relation.names & unknown) - found.keys()
            if not unsolved:
                continue
            solved = (found[name] for name in relation.names if name in found)
            used = frozenset((number,)).union(*solved)
            if relation.others or (relation.bottom and relation.result in unknown):
                new |= dict.fromkeys(unsolved, used) if len(unsolved) == 1 else {}
                continue
            row = _equation(relation, unsolved, facts)
            equations.add(row, used)
            if least is not None and _all_least(row, facts, least):
                new |= dict.fromkeys(row, used)
        new |= {name: used for name, used in equations.solved().items() if name not in new}
        if not new:
            return found
        found |= new


def _binds(relation: Relation, unknown: Set[str], facts: Mapping[str, Fact]) -> bool:
    """Whether it says anything of the unknown: what a sum adds may be empty, nothing else may."""
    if not relation.names & unknown:
        return False
    needed = {relation.result} if relation.is_total else relation.names
    return all(n in unknown or (n in facts and facts[n].value is not None) for n in needed)


def _equation(
    relation: Relation, unsolved: Set[str], facts: Mapping[str, Fact]
) -> dict[str, Fraction]:
    """The relation's unknowns with their weights; what is known is a constant, and left out."""
    row: dict[str, Fraction] = {}

    def add(name: str, weight: Fraction) -> None:
        if name in unsolved:
            row[name] = row.get(name, Fraction(0)) + weight

    quotient = facts[relation.result].value if relation.bottom else None
    for name, weight in relation.top.items():
        add(name, weight)
    for name, weight in relation.bottom.items():
        assert quotient is not None, "a quotient that is shown"
        add(name, -weight * Fraction(quotient))
    if not relation.bottom:
        add(relation.result, Fraction(-1))
    return {name: weight for name, weight in row.items() if weight}


def _all_least(row: Mapping[str, Fraction], facts: Mapping[str, Fact], least: int) -> bool:
    return (
        all(facts[name].value == least for name in row) and len({w > 0 for w in row.values()}) == 1
    )
