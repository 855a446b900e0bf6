"""Columns called a net beside the income and the costs that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

import reportgen.check.table_words as words
from reportgen.check.arithmetic.relations import Linear
from reportgen.check.arithmetic.sheet import Line, Sheet
from reportgen.check.arithmetic.totals import is_weighty

_INCOME = re.compile(r"\b(?:intäkt(?:er)?|inkomst(?:er)?)\b")
_COST = re.compile(r"\b(?:kostnad(?:er)?|utgift(?:er)?)\b")
_NET = re.compile(r"\b(?:netto|resultat|nettokostnad(?:er)?|nettoutgift(?:er)?)\b")

_LEAST = 3
"""So many rows must show the rule."""

Weights = tuple[int, int]


def net_relations(sheet: Sheet) -> Iterator[Linear]:
    """What nets must be: income less costs of the same heading, with the signs most rows show."""
    for at, heading in enumerate(sheet.headings):
        if not _NET.search(heading.casefold()) or words.is_difference(heading):
            continue
        income = _beside(sheet, at, _INCOME)
        cost = _beside(sheet, at, _COST)
        if income is not None and cost is not None:
            yield from _shown(sheet, at, income, cost)


def _beside(sheet: Sheet, net: int, word: re.Pattern[str]) -> int | None:
    """The one column of income, or of costs, whose heading is the net's in all other words."""
    rest = _rest(sheet.headings[net], _NET)
    found = [
        n
        for n, heading in enumerate(sheet.headings)
        if n != net and word.search(heading.casefold()) and _rest(heading, word) == rest
    ]
    return found[0] if len(found) == 1 else None


def _rest(heading: str, word: re.Pattern[str]) -> str:
    return " ".join(re.findall(r"[\w-]+", word.sub(" ", heading.casefold())))


def _shown(sheet: Sheet, net: int, income: int, cost: int) -> Iterator[Linear]:
    """The relations with the signs that explain most rows, if three do and nearly all."""
    best: tuple[int, list[Linear]] = (0, [])
    weights: tuple[Weights, ...] = ((1, -1), (1, 1), (-1, 1))
    for pair in weights:
        found = [r for n in sheet.lines if (r := _row(n, net, (income, cost), pair)) is not None]
        telling = [r for r in found if is_weighty(r)]
        good = sum(r.holds() for r in telling)
        bad = len(telling) - good
        if good >= _LEAST and good >= 3 * bad and good - bad > best[0]:
            best = (good - bad, found)
    yield from best[1]


def _row(line: Line, net: int, parts: tuple[int, int], weights: Weights) -> Linear | None:
    if not {net, *parts} <= line.figures.keys():
        return None
    target = line.figures[net]
    figures = [line.figures[n] for n in parts]
    alike = all(f.fact.unit == target.fact.unit for f in figures)
    if not alike or target.fact.unit.kind != "money" or not target.typed:
        return None
    return Linear("row-differs", target, tuple(zip(weights, figures, strict=True)), certain=True)
