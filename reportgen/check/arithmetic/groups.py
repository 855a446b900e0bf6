"""Columns and rows that are named as the parts of a whole: months of a year, women and men."""

from __future__ import annotations

import re
from collections.abc import Iterator

import reportgen.check.table_words as words
from reportgen.check.arithmetic.relations import Linear
from reportgen.check.arithmetic.sheet import Figure, Line, Sheet
from reportgen.check.arithmetic.totals import is_slip, of_amounts, weigh

_MONTH = re.compile(
    r"\W*(jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\.?\s*(\d{2,4})?\W*\Z"
)
_QUARTER = re.compile(
    r"\W*(kv|kvartal|q|tertial|t)\.?\s*[1-4]\b|\W*[1-4]\.?\s*(kv|kvartal|tertial)\b"
)
_YEAR = re.compile(r"\bhelår|\båret\b|\bår\b|\A\d{4}\Z|\back|jan\w*\s*[-–]\s*dec")
_MEAN = re.compile(r"medel|snitt")
_BY_LENGTH = (r"\bkort", r"\blång")
_PARTITIONS = (
    (r"kvinn", r"\bm[äa]n\b"),
    (r"flick", r"pojk"),
    _BY_LENGTH,
    (r"egen regi|egna|intern", r"extern|köpt|privat|entrepren"),
    (r"heltid", r"deltid"),
    (r"tillsvidare", r"visstid|tidsbegräns|vikari"),
    (r"inrikes född", r"utrikes född"),
)
"""Words for parts that together are the whole."""


def is_month(heading: str) -> bool:
    """Whether a row or column is called a month or a part of the year."""
    return bool(_MONTH.match(heading.casefold()) or _QUARTER.match(heading.casefold()))


def column_relations(sheet: Sheet) -> Iterator[Linear]:
    """What columns of totals and means must be in each row."""
    if sheet.perturbed or words.counts_once(sheet.words):
        return
    months = [n for n, heading in enumerate(sheet.headings) if is_month(heading)]
    for at, heading in enumerate(sheet.headings):
        plain = heading.casefold()
        if at in months or sheet.columns[at].format != "tal" or words.is_difference(heading):
            continue
        whole = words.is_total(heading)
        if len(months) > 2 and (whole or _YEAR.search(plain) or _MEAN.search(plain)):
            yield from _explained(sheet, at, "months-differ", [months], sure=True)
        elif whole:
            parts = _partition(sheet.headings, at)
            if parts:
                yield from _explained(sheet, at, "partition-differs", [parts], sure=True)
            else:
                yield from _explained(sheet, at, "row-differs", _before(sheet, at), sure=False)


def _before(sheet: Sheet, at: int) -> list[list[int]]:
    """The amounts before or after a column of totals, as far as the next one."""
    amounts = [
        n
        for n, column in enumerate(sheet.columns)
        if column.format == "tal"
        and not words.is_difference(sheet.headings[n])
        and not words.is_mean(sheet.headings[n])
        and n != at
    ]
    totals = [n for n in amounts if words.is_total(sheet.headings[n])]
    first = max((n for n in totals if n < at), default=-1)
    last = min((n for n in totals if n > at), default=len(sheet.columns))
    before = [n for n in amounts if first < n < at]
    after = [n for n in amounts if at < n < last]
    return [parts for parts in (before, after) if len(parts) > 1]


def _partition(headings: tuple[str, ...], whole: int) -> list[int]:
    """Columns named as the two parts of a whole, with a third for the rest if there is one."""
    for first, second in _PARTITIONS:
        ones = [n for n, h in enumerate(headings) if re.search(first, h.casefold())]
        others = [n for n, h in enumerate(headings) if re.search(second, h.casefold())]
        if len(ones) == len(others) == 1 and whole not in (*ones, *others):
            rest = [
                n
                for n, h in enumerate(headings)
                if re.search(r"\bann[at]|okän|övrig|ej uppg", h.casefold()) and n != whole
            ]
            return [*ones, *others, *rest]
    return []


def _explained(
    sheet: Sheet, at: int, code: str, groups: list[list[int]], *, sure: bool
) -> Iterator[Linear]:
    """The relations of the group, as sum or mean, that explains most rows; none if none does."""
    best: tuple[int, list[Linear]] = (0, [])
    heading = sheet.headings[at].casefold()
    for group in groups:
        for mean in (False, True) if code == "months-differ" else (False,):
            if (mean and words.is_total(heading)) or (not mean and _MEAN.search(heading)):
                continue
            found = [r for n in sheet.lines if (r := _row(sheet, n, at, group, code, mean=mean))]
            support = weigh(tuple(found))
            good, bad = support.fits, support.fails
            enough = good >= 1 and good >= bad if sure else good >= 3 and good >= 2 * bad
            enough = enough or (sure and len(found) == 1 and is_slip(found[0]))
            if enough and (not best[1] or good - bad >= best[0]):
                certain = good >= 2 and good >= 2 * bad
                best = (good - bad, [_certain(r) if certain else r for r in found])
    yield from best[1]


def _row(
    sheet: Sheet, line: Line, at: int, group: list[int], code: str, *, mean: bool
) -> Linear | None:
    target = line.figures.get(at)
    figures = [line.figures[n] for n in group if n in line.figures]
    if target is None or len(figures) < 2 or line.withheld & set(group):
        return None
    if mean and len(figures) < len(group):
        return None
    if not mean and not all(sheet.adds(f) for f in (target, *figures)):
        return None
    if any(f.fact.unit != target.fact.unit for f in figures):
        return None
    if not (target.typed or any(f.typed for f in figures)):
        return None
    divisor = len(figures) if mean else 1
    return Linear(code, target, tuple((1, f) for f in figures), certain=False, divisor=divisor)


def _certain(relation: Linear) -> Linear:
    terms, divisor = relation.terms, relation.divisor
    return Linear(relation.code, relation.target, terms, certain=True, divisor=divisor)


def row_relations(sheet: Sheet) -> Iterator[Linear]:
    """Rows that name the two parts of the row above them."""
    if sheet.perturbed or words.counts_once(sheet.words):
        return
    for line in sheet.lines:
        if not line.figures or line.is_detail:
            continue
        details = []
        for other in sheet.lines[line.at + 1 :]:
            if not (other.is_detail or other.spec.indent > line.spec.indent):
                break
            details.append(other)
        names = tuple(n.name for n in (line, *details))
        parts = [details[n - 1] for n in _partition(names, 0) if n]
        found = list(_columns(sheet, line, parts)) if len(parts) > 1 else []
        support = weigh(of_amounts(sheet, tuple(found)))
        if support.fits >= 1 and support.fits >= support.fails:
            certain = support.fits >= 2 * support.fails
            yield from (_certain(r) if certain else r for r in found)


def _columns(sheet: Sheet, line: Line, parts: list[Line]) -> Iterator[Linear]:
    for at, target in line.figures.items():
        figures: list[Figure] = [n.figures[at] for n in parts if at in n.figures]
        alike = all(f.fact.unit == target.fact.unit for f in figures)
        by_length = re.search(_BY_LENGTH[0], parts[0].name.casefold()) is not None
        adds = sheet.adds(target) or by_length  # both of the same hours worked
        whole = len(figures) == len(parts) and alike and adds
        if whole and (target.typed or any(f.typed for f in figures)):
            yield Linear("partition-differs", target, tuple((1, f) for f in figures), certain=False)
