"""What a table's columns tell of its rows: the measure, the year, for the period or all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reportgen.check.figures import MONTHS
from reportgen.check.labels import column_label, label, table_label
from reportgen.check.text.bank.known import Measure, Scope
from reportgen.check.words import stems
from reportgen.facts import Fact
from reportgen.model.report import Report
from reportgen.tables.columns import MONTHS as MONTH_IDS
from reportgen.tables.grid import Grid, GridRow
from reportgen.tables.interval import Interval
from reportgen.tables.spec import ColumnSpec
from reportgen.units import Unit

_YEAR = re.compile(r"\b(20\d\d)\b")
_ROLES: Mapping[str, Measure] = {
    "utfall": "outcome", "bokslut": "outcome", "volym": "outcome", "budget": "budget",
    "prognos": "forecast", "avvikelse": "deviation", "resultat": "deviation", "mål": "target",
}  # fmt: skip
_TITLES: tuple[tuple[str, Measure], ...] = (
    (r"(?:avvik|differens).*prognos|prognos.*(?:avvik|differens)|prognos\w* mot budget", "outlook"),
    (r"utfall\w* mot budget", "deviation"),
    (r"avvik|differens|\bdiff\b|budget\s*[-–−]\s*utfall|utfall\s*[-–−]\s*budget|^kvar\b|återstår"
     r"|över-?\s?/\s?underskott", "deviation"),
    (r"förändring|ökning|minskning|ändring|skillnad", "change"),
    (r"prognos", "forecast"),
    (r"(?<!om)budget|\bram\b|(?<!tilläggs)anslag|plan\b|planera|kommunbidrag|tilldel", "budget"),
    (r"\bmål|målvärde|målnivå", "target"),
    (r"utfall|bokslut|resultat|helår|period|ack|förbruk|uppnå", "outcome"),
)  # fmt: skip
_OF_DEVIATIONS = re.compile(r"avvikelse|\bresultat per\b|överskott|underskott", re.IGNORECASE)
"""The title of a table whose columns are deviations, whatever else they are called."""
_FORECASTS = re.compile("prognos", re.IGNORECASE)
"""In the title of a table whose months are when a forecast was made, and not what it is of."""
_GRADE = re.compile(r"(?:procent|%) av (?:ram|budget|plan|anslag)|förbrukningsgrad", re.IGNORECASE)
_PERIOD = re.compile(
    rf"\b\d{{1,2}} (?:{MONTHS})\b"
    r"|period|\back|\bt\.?o\.?m|hittills|20\d\d-\d\d-\d\d|\bper (?:den )?\d|\d{6}\b"
    r"|\b(?:jan|januari)\w*\.?\s?[-–]\s?(?!dec)|kvartal|tertial|delår|\bmån",
    re.IGNORECASE,
)
_WHOLE_YEAR = re.compile(r"helår|årsbudget|årsprognos|prognos|\bår\b|jan\w*\s?[-–]\s?dec", re.I)
_A_MONTH = re.compile(rf"(?P<month>{MONTHS})\.?(?: 20\d\d)?", re.IGNORECASE)
_POINT = re.compile(
    rf"(?P<month>{MONTHS})\b|20\d\d-(?P<number>\d\d)"
    r"|\b(?:tertial|kvartal|t|delår\w*) ?(?P<part>\d)\b",
    re.IGNORECASE,
)
_NOT_OF_PART = re.compile(
    rf"\([^)]*\)|20\d\d(?:-\d\d-\d\d)?|\b(?:{MONTHS})\b|\b(?:utfall|bokslut|budget|ram|prognos|avvikelse"
    r"|avvikelseprognos|budgetavvikelse|differens|diff|resultat|förändring|skillnad|ändring|helår"
    r"|helårs|års|årsbudget|årsprognos|period|perioden|periodens|periodutfall|periodbudget|ack"
    r"|ackumulerat|ackumulerad|tertial|kvartal|delår|kommunbidrag|mål|målvärde|målnivå|netto"
    r"|nettokostnad|nettokostnader|belopp|antal|värde|nu|i|per|mot|jan|tom|t\.o\.m|mnkr|mkr|tkr|kr"
    r"|förbrukat|kvar|av|den|föregående|föreg|fg|förra|år|året|nivå|uppnått|uppnådd|planerad|plan"
    r"|effekt|uppföljning|volym|volymer|justerad|reviderad|bu|totalt?|summa)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a column tells: the measure, the year, the scope, the month, and of what part.

    `part` are the stems of words that tell what is counted or which side of the accounts it is
    (`Flickor`, `Intäkter`); `earlier` marks an older telling of what a later column tells again.
    """

    title: str
    measure: Measure
    year: int | None
    scope: Scope
    part: tuple[str, ...]
    month: str = ""
    earlier: bool = False
    percent: bool = False


def headings_of(grid: Grid, report: Report) -> Mapping[str, Told]:
    """Each column of a table, by its id."""
    title = table_label(grid, report)
    of_months = _has_months(grid.columns) and not _FORECASTS.search(title)
    told = {c.id: _told(c, report, title, of_months=of_months) for c in grid.columns}
    told = _with_scopes(grid, told)
    return {k: replace(t, earlier=_is_earlier(t, k, told)) for k, t in told.items()}


def _has_months(columns: Sequence[ColumnSpec]) -> bool:
    """Whether the columns are months of a year; `Augusti 2016` beside `Augusti 2017` are not."""
    found = {m["month"][:3].casefold() for c in columns if (m := _A_MONTH.fullmatch(c.title))}
    return len(found) >= 3


def _told(column: ColumnSpec, report: Report, table: str, *, of_months: bool) -> Told:
    title = column_label(column, report)
    own = label(column.title, report)
    month = _A_MONTH.fullmatch(own) if of_months else None
    if month is not None:
        return Told(title, "month", report.spec.year, "", (), month["month"][:3].casefold())
    measure = _measure(column, title)
    if measure in ("", "outcome", "forecast") and _OF_DEVIATIONS.search(table):
        ahead = measure == "forecast" or re.search("prognos", table, re.IGNORECASE)
        measure = "outlook" if ahead else "deviation"
    year = _year(column, title, measure, report.spec.year)
    percent = column.format == "procent" or re.search(r"%|\bprocent\b", title) is not None
    part = () if percent else stems(_NOT_OF_PART.sub(" ", title))
    return Told(title, measure, year, _scope(title, measure), part, percent=percent)


def _measure(column: ColumnSpec, title: str) -> Measure:
    """The measure by the column's role, or else its heading."""
    if column.role:
        return _ROLES[column.role]
    for words, measure in _TITLES:
        if re.search(words, title, re.IGNORECASE):
            return measure
    return "outcome" if _YEAR.search(title) or column.year else ""


def in_unit(told: Told, column: ColumnSpec, unit: Unit) -> Measure:
    """The measure of a figure in a column; one in percent tells another than the amounts."""
    if unit.kind == "percent" and _GRADE.search(told.title):
        return "grade"
    of_difference = re.search("avvik|diff|föränd", told.title, re.IGNORECASE)
    if of_difference and (column.format == "procent" or unit.kind == "percent"):
        return "percent" if told.measure in ("deviation", "outlook") else told.measure
    if unit.kind == "money" and re.search("resultat", told.title, re.IGNORECASE):
        return "outlook" if re.search("prognos", told.title, re.IGNORECASE) else "deviation"
    return told.measure


def _year(column: ColumnSpec, title: str, measure: Measure, report_year: int) -> int | None:
    """The year a column speaks of; columns without one are of the report's year."""
    if column.year is not None:
        return column.year
    years = set(_YEAR.findall(title))
    if len(years) == 1:
        return int(years.pop())
    if column.role == "bokslut" or re.search(r"föreg|förra|fjol|\bfg\b", title, re.IGNORECASE):
        return report_year - 1
    return None if years or measure == "" else report_year


def _scope(title: str, measure: Measure) -> Scope:
    if measure not in ("outcome", "budget", "forecast", "deviation", "outlook"):
        return ""
    if re.search(r"helår|årsbudget|årsprognos", title, re.IGNORECASE):
        return "year"
    if _PERIOD.search(title) and measure not in ("forecast", "outlook"):
        return "period"
    return "year" if _WHOLE_YEAR.search(title) else ""


def _is_earlier(told: Told, column: str, all_told: Mapping[str, Told]) -> bool:
    """Whether a later column tells the same: `Prognos mars` where there is `Prognos april`."""
    same = [
        (k, t)
        for k, t in all_told.items()
        if (t.measure, t.year, t.part) == (told.measure, told.year, told.part)
        and (t.scope, t.percent) == (told.scope, told.percent)
    ]
    if told.measure not in ("deviation", "outlook", "forecast") or len(same) < 2:
        return False
    points = [_point(t.title) for _, t in same]
    known = None not in points and len(set(points)) == len(points)
    undated = [s for s, point in zip(same, points, strict=True) if point is None]
    last = max(same, key=lambda s: _point(s[1].title) or 0) if known else same[-1]
    last = undated[0] if len(undated) == 1 else last
    return last[0] != column


def _point(title: str) -> int | None:
    """When in the year a heading is about, as the month it ends."""
    found = _POINT.search(title)
    if found is None:
        return None
    if found["month"]:
        return MONTH_IDS.index(found["month"][:3].casefold()) + 1
    return int(found["number"]) if found["number"] else 4 * int(found["part"])


def _with_scopes(grid: Grid, told: Mapping[str, Told]) -> dict[str, Told]:
    """The deviations knowing whether they are the period's or the year's, by what they are of."""
    found = dict(told)
    for column, own in told.items():
        if own.measure != "deviation" or own.scope:
            continue
        pair = _difference_of(grid, column, told)
        if pair is not None:
            one, other = (told[c] for c in pair)
            if "forecast" in (one.measure, other.measure):
                found[column] = replace(own, measure="outlook", scope="year")
            elif one.scope == other.scope:
                found[column] = replace(own, scope=one.scope)
    return found


def _difference_of(grid: Grid, column: str, told: Mapping[str, Told]) -> tuple[str, str] | None:
    """The two columns that the column is the difference of, in nearly all rows."""
    own = told[column]
    amounts = [
        k for k, t in told.items()
        if t.measure in ("outcome", "budget", "forecast") and t.part == own.part
    ]  # fmt: skip
    best, most = None, 1
    for pair in combinations(amounts, 2):
        if {told[c].measure for c in pair} in ({"outcome"}, {"forecast"}):
            continue
        fits = [_is_difference(row, column, pair) for row in grid.rows]
        tried = [f for f in fits if f is not None]
        if sum(tried) > most and sum(tried) * 5 >= len(tried) * 4:
            best, most = pair, sum(tried)
    return best


def _is_difference(row: GridRow, column: str, pair: tuple[str, str]) -> bool | None:
    cells = [row.cells.get(c) for c in (column, *pair)]
    facts = [c for c in cells if isinstance(c, Fact) and c.value is not None]
    if len(facts) != 3 or not facts[0].amount:
        return None
    difference, one, other = (Interval.rounded(f.amount, f.decimals) for f in facts)
    return abs(difference).meets(abs(abs(one) - abs(other)))
