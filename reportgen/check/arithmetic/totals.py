"""Which rows are sums of which, read out of the table's figures, names and shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import reportgen.check.table_words as words
from reportgen.check.arithmetic.causes import slip
from reportgen.check.arithmetic.relations import Linear
from reportgen.check.arithmetic.sheet import Line, Sheet
from reportgen.tables.interval import Agreement

Parts = tuple[tuple[int, Line], ...]
"""The rows of a sum with their weights."""

_NARROW = Decimal("0.1")
"""A lone sum this far off, as a share of itself, is a slip; further off it is another sum."""


@dataclass(slots=True)
class _Table:
    """A table being read from the top; `sums` are the rows found to be sums so far."""

    sheet: Sheet
    sums: set[int] = field(default_factory=set)

    def plain(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """The rows that are neither sums nor part of one above."""
        return tuple(n for n in lines if n.figures and not n.is_detail and n.at not in self.sums)


def total_relations(sheet: Sheet) -> Iterator[Linear]:
    """The sums down the columns of the table."""
    if sheet.perturbed or words.counts_once(sheet.words):
        return
    table = _Table(sheet, {line.at for line in sheet.lines if line.spec.sum})
    for line in sheet.lines:
        if not line.figures or line.is_detail:
            continue
        if not line.spec.sum:
            relations = _best(table, line)
            if relations:
                table.sums.add(line.at)
                yield from relations
        if line.is_total:
            table.sums.add(line.at)


def _best(table: _Table, line: Line) -> tuple[Linear, ...]:
    """The sum that the row is, by the hypothesis that explains most of its columns."""
    best: tuple[tuple[int, Decimal], tuple[Linear, ...]] | None = None
    tried: set[frozenset[tuple[int, int]]] = set()
    lone: list[tuple[Decimal, Linear]] = []
    for parts in _hypotheses(table, line):
        key = frozenset((weight, part.at) for weight, part in parts)
        if not parts or key in tried:
            continue
        tried.add(key)
        relations = tuple(_relations(table.sheet, line, parts))
        support = weigh(of_amounts(table.sheet, relations))
        if not accepted(line, support):
            support = weigh(relations)
        score = (support.fits - support.fails, -support.off)
        if accepted(line, support) and (best is None or score > best[0]):
            best = (score, _settled(relations, support))
        if len(relations) == 1 and len(parts) > 1 and all(w > 0 for w, _ in parts):
            lone.append((_difference(relations[0]), relations[0]))
    if best is None and lone and line.is_total:
        return _lone(lone)
    return () if best is None else best[1]


def of_amounts(sheet: Sheet, relations: tuple[Linear, ...]) -> tuple[Linear, ...]:
    """The relations of amounts; those of their differences only follow from them."""
    amounts = tuple(r for r in relations if not _is_difference(sheet, r.target.column))
    return amounts or relations


def _is_difference(sheet: Sheet, column: int) -> bool:
    role = sheet.columns[column].role
    return role == "avvikelse" or words.is_difference(sheet.headings[column])


def _difference(relation: Linear) -> Decimal:
    return abs(relation.worked_out() - relation.target.value)


@dataclass(frozen=True, slots=True)
class Support:
    """How many relations fit and fail, how far off they are in all, and how likely by chance."""

    fits: int
    fails: int
    off: Decimal
    chance: Decimal


def weigh(relations: tuple[Linear, ...]) -> Support:
    """What speaks for the relations: those that rounding would hardly explain say nothing.

    By chance a sum of n figures meets a figure of m units about n + 2 times in m.
    """
    fits, off, chance = 0, Decimal(0), Decimal(1)
    for relation in filter(is_weighty, relations):
        if relation.agreement() in (Agreement.EQUAL, Agreement.VISIBLE):
            fits += 1
            off += _difference(relation)
            chance *= min(Decimal(1), (len(relation.terms) + 2) / largest_in_steps(relation))
    return Support(fits, sum(not r.holds() for r in relations), off, chance)


def accepted(line: Line, support: Support) -> bool:
    """Whether the columns that fit make the row that sum, though some do not."""
    fits, fails = support.fits, support.fails
    if line.is_total:
        return fits >= 1 and fits >= fails
    if words.is_result(line.name):
        return fits >= 2 and fits >= 2 * fails and support.chance < Decimal("0.01")
    return fits >= 3 and fits >= 4 * fails and support.chance < Decimal("0.0001")


def _settled(relations: tuple[Linear, ...], support: Support) -> tuple[Linear, ...]:
    """The relations, certain when twice as many columns fit as do not."""
    certain = support.fits >= 2 * support.fails and support.fits >= 2
    return tuple(
        Linear(r.code, r.target, r.terms, certain=certain or is_slip(r)) for r in relations
    )


def _lone(candidates: list[tuple[Decimal, Linear]]) -> tuple[Linear, ...]:
    """A sum in a table of one column, when it is a slip away from its parts or nearly right.

    A count below its parts may be of persons who are in several of them.
    """
    if any(r.holds() for _, r in candidates):
        return ()
    for _, relation in candidates:
        if is_slip(relation):
            return (Linear(relation.code, relation.target, relation.terms, certain=True),)
    difference, nearest = min(candidates, key=lambda c: c[0])
    target = nearest.target
    once = target.fact.unit.kind == "count" and target.value < nearest.worked_out()
    return (nearest,) if difference <= abs(target.value) * _NARROW and not once else ()


def is_slip(relation: Linear) -> bool:
    """Whether a simple slip explains the difference, or a part that was left out."""
    if relation.holds():
        return True
    target = relation.target
    cause = slip(target.value, target.decimals, relation.spread())
    difference = relation.worked_out() - target.value
    left_out = len(relation.terms) > 2 and any(w * f.value == difference for w, f in relation.terms)
    return left_out or (cause is not None and cause.telling)


def is_weighty(relation: Linear) -> bool:
    """Whether the figures are many and large enough to say anything."""
    parts = [f for _, f in relation.terms if f.value]
    alone = len(relation.terms) == 1 and relation.target.value != 0
    return largest_in_steps(relation) >= 5 and (len(parts) > 1 or alone)


def largest_in_steps(relation: Linear) -> Decimal:
    """The largest figure, counted in units of its last decimal."""
    return max(abs(f.value).scaleb(f.decimals) for f in relation.figures)


def _relations(sheet: Sheet, line: Line, parts: Parts) -> Iterator[Linear]:
    """The sum in each column where all figures can be added."""
    for at, target in line.figures.items():
        if not sheet.adds(target) or any(at in part.withheld for _, part in parts):
            continue
        terms = tuple((w, part.figures[at]) for w, part in parts if at in part.figures)
        alike = all(f.fact.unit == target.fact.unit and sheet.adds(f) for _, f in terms)
        if terms and alike and (target.typed or any(f.typed for _, f in terms)):
            relation = Linear("sum-differs", target, terms, certain=False)
            if len(terms) < len(parts) and not relation.holds():
                continue  # what is not given may be what is lacking
            if _may_be_turned(sheet, at, parts) and not relation.holds():
                terms = tuple((1, figure) for _, figure in terms)
                relation = Linear("sum-differs", target, terms, certain=False)
                if not relation.holds():
                    continue
            yield relation


def _may_be_turned(sheet: Sheet, column: int, parts: Parts) -> bool:
    """Whether the weights are those of amounts only: a difference has a sign rule of its own."""
    return len({weight for weight, _ in parts}) > 1 and _is_difference(sheet, column)


# ------------------------------------------------------------------- what a row may be the sum of


def _hypotheses(table: _Table, line: Line) -> Iterator[Parts]:
    """What a row may be the sum of, most natural first."""
    lines = table.sheet.lines
    above = lines[: line.at]
    since = table.plain(_since_break(table, above))
    sums = tuple(n for n in above if n.at in table.sums and n.figures)
    yield _plus(since) if len(since) > 1 or line.is_total else ()
    yield _plus(table.plain(above)) if len(table.plain(above)) > 1 else ()
    yield _plus(sums) if len(sums) > 1 else ()
    yield _plus((*sums[-1:], *since)) if sums and since else ()
    yield _plus(sums[-2:]) if len(sums) > 2 else ()
    yield _plus(_outer(since))
    yield _plus(_inner(reversed(above), line))
    yield _plus(_inner(iter(lines[line.at + 1 :]), line))
    if line.is_total and not table.plain(above):
        yield _plus(table.plain(_until_break(lines[line.at + 1 :])))
    yield from _differences(line, sums, since)


def _differences(line: Line, sums: tuple[Line, ...], since: tuple[Line, ...]) -> Iterator[Parts]:
    """A result as the difference of two sums, or of a sum and the rows after it."""
    if not (line.is_total or words.is_result(line.name)):
        return
    pairs: list[tuple[Line, Line]] = [(sums[-2], sums[-1])] if len(sums) > 1 else []
    pairs += [(sums[-1], since[-1])] if sums and since else []
    pairs += [(since[-2], since[-1])] if len(since) > 1 else []
    for first, second in pairs:
        yield ((1, first), (-1, second))
        yield ((1, second), (-1, first))
    if sums and len(since) > 1:
        yield ((1, sums[-1]), *((-1, n) for n in since))


def _plus(lines: tuple[Line, ...]) -> Parts:
    return tuple((1, line) for line in lines)


def _since_break(table: _Table, above: tuple[Line, ...]) -> tuple[Line, ...]:
    """The rows after the last heading or sum."""
    breaks = [n.at for n in above if n.spec.type == "rubrik" or n.at in table.sums]
    return above[breaks[-1] + 1 :] if breaks else above


def _until_break(below: tuple[Line, ...]) -> tuple[Line, ...]:
    for number, line in enumerate(below):
        if line.spec.type == "rubrik" or line.is_total:
            return below[:number]
    return below


def _outer(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The least indented rows, when some are indented more."""
    least = min((n.spec.indent for n in lines), default=0)
    outer = tuple(n for n in lines if n.spec.indent == least)
    return outer if 1 < len(outer) < len(lines) else ()


def _inner(lines: Iterator[Line], line: Line) -> tuple[Line, ...]:
    """The rows next to `line` that are one step more indented."""
    inner: list[Line] = []
    for other in lines:
        if other.is_break or other.spec.indent <= line.spec.indent:
            break
        inner.append(other)
    least = min((n.spec.indent for n in inner), default=0)
    found = tuple(n for n in inner if n.spec.indent == least and not n.is_detail)
    return found if len(found) > 1 else ()
