"""A status that the outcome and the target of its row contradict: met, with 94 against least 95."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import reportgen.check.table_words as words
from reportgen.check.arithmetic.sheet import Figure, Line, Sheet, sheets
from reportgen.check.material import Material
from reportgen.finding import Finding, Source, varning
from reportgen.model.profile import Scale
from reportgen.tables.grid import Assessed, GridCell, Written
from reportgen.tables.target import Target, read_target

_GOAL = r"(?:målet |målvärdet |målnivån )?(?:är |har |helt |har helt |är helt )?"
_REACHED = r"(?:mål)?(?:uppfyllts?|uppfyllda?|uppnåtts?|uppnådd|nåtts?|nådd|nås|uppnås)"
_MET = re.compile(rf"{_GOAL}{_REACHED}|når målet|ja")
_UNMET = re.compile(
    rf"{_GOAL}(?:inte|ej|icke) {_REACHED}|ouppfyllt|når (?:inte|ej) målet|nås (?:inte|ej)|nej"
)
_PARTLY = re.compile(r".*\b(?:delvis|nästan|hög grad|nära|på väg|viss)\b.*|gult?")
_GREEN, _RED = re.compile(r"grön|grönt"), re.compile(r"röd|rött")
_FORECAST = re.compile(r"prognos|trend|bedöms|riktning|förväntan")
_STATUS = re.compile(r"uppfyll|nådd|nått|\bnås|\bmål|status|bedömning|resultat|läge")
_TARGET = re.compile(r"\bmål(?:et|en|värde|tal|nivå)?\b", re.IGNORECASE)
_LEAST = r"minst|lägst|≥|>="
_MOST = r"högst|som mest|max(?:imalt)?\.?|≤|<="
_SAID = re.compile(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<over>>|över|mer än|fler än)|"
    r"(?P<under><|under|mindre än|färre än|lägre än))"
    r"\s*(?P<number>\d[\d\s]*(?:[.,]\d+)?)\s*(?P<unit>%|procent)?(?:\s+[^\d<>]*)?",
    re.IGNORECASE,
)
_SIGNS = {"least": ">=", "most": "<=", "over": ">", "under": "<"}


@dataclass(frozen=True, slots=True)
class _Judged:
    """A row whose target says which way is better, and whether its status agrees.

    `colour`: it is said by a colour, which may stand for nearly met as well.
    """

    line: Line
    outcome: Figure
    said: str
    status: str
    source: Source
    met: bool
    agrees: bool
    colour: bool


def statuses_agree(material: Material) -> Iterator[Finding]:
    """A status that says that the target is met, or is not, against the figures of its row.

    Only where the target says which way is better (`minst 90`), in a report of a whole year, where
    every row has a status of its own and the others of the table agree with theirs.
    """
    if material.report.spec.period != "helår":
        return
    for sheet in sheets(material):
        for column in range(len(sheet.columns)):
            statuses = _statuses(sheet, column, material.report.profile.scales)
            yield from _contradicted(list(_judged(sheet, statuses)))


def _contradicted(judged: list[_Judged]) -> Iterator[Finding]:
    wrong = [one for one in judged if not one.agrees]
    right = len(judged) - len(wrong)
    for one in wrong:
        clear = right >= 2 * len(wrong) if one.colour else right >= len(wrong) or len(judged) == 1
        if not clear:
            continue
        meets = "når inte" if one.met else "når"
        message = (
            f"bedömningen av ”{one.line.name}” är ”{one.status}” men utfallet "
            f"{one.outcome.show()} {meets} målet {one.said[:1].lower()}{one.said[1:]}"
        )
        hint = "rätta bedömningen eller målet; skriv i texten varför om den ändå gäller"
        yield varning("status-differs", message, one.source, hint)


Statuses = Mapping[int, tuple[str, Source]]
"""What the rows' statuses say, and where, by row."""


def _judged(sheet: Sheet, statuses: Statuses) -> Iterator[_Judged]:
    """The rows that can be judged; none if one with an outcome and a target has no status."""
    outcomes = [n for n in range(len(sheet.columns)) if _is_outcome(sheet, n)]
    targets = [n for n in range(len(sheet.columns)) if _is_target(sheet, n)]
    outcome, target = _of_year(sheet, outcomes), _of_year(sheet, targets)
    if outcome is None or target is None:
        return
    found = []
    for line in sheet.lines:
        figure, goal = line.figures.get(outcome), _cell(sheet, line, target)
        if figure is None or not isinstance(goal, Written) or not goal.text.strip():
            continue
        if line.at not in statuses:
            return
        one = _judge(sheet, line, figure, goal.text, *statuses[line.at])
        if one is not None:
            found.append(one)
    yield from found


def _judge(
    sheet: Sheet, line: Line, outcome: Figure, said: str, status: str, source: Source
) -> _Judged | None:
    """Whether the outcome, however it is rounded, can be what the status says."""
    target = _read(said, outcome, line)
    plain = _plain(status)
    met = _MET.fullmatch(plain) or _GREEN.fullmatch(plain)
    unmet = _UNMET.fullmatch(plain) or _RED.fullmatch(plain)
    if target is None or not (met or unmet):
        return None
    ends = (outcome.interval.low, outcome.value, outcome.interval.high)
    if sheet.counts(outcome):
        ends = (outcome.value,) * 3
    reached = [target.met(value) for value in ends]
    agrees = any(reached) if met else not all(reached)
    colour = _GREEN.fullmatch(plain) or _RED.fullmatch(plain)
    found = (met is not None, agrees, colour is not None)
    return _Judged(line, outcome, said, status.strip(), source, *found)


def _read(said: str, outcome: Figure, line: Line) -> Target | None:
    """The target in words that say which way is better, in the unit of the outcome."""
    found = _SAID.fullmatch(said.replace("\u00a0", " ").strip())
    if found is None:
        return None
    percent = outcome.fact.unit.kind == "percent" or words.is_percent(line.name)
    counted = outcome.fact.unit.kind == "count" and not percent
    if found["unit"] and not percent and (outcome.fact.unit.word or outcome.value > 100):
        return None
    if outcome.fact.unit.kind == "money" or (counted and found["unit"] and "antal" in line.name):
        return None
    sign = next(sign for name, sign in _SIGNS.items() if found[name])
    return read_target(f"{sign}{found['number'].strip()}", "högre")


def _statuses(sheet: Sheet, at: int, scales: Mapping[str, Scale]) -> Statuses:
    """The statuses of a column that holds nothing but words for how well a target is met."""
    column = sheet.columns[at]
    heading = sheet.headings[at].casefold()
    named = column.format == "bedömning" or (column.format == "text" and _STATUS.search(heading))
    worked_out = column.merged or column.derived is not None
    if not named or worked_out or _FORECAST.search(heading):
        return {}
    cells = [(line.at, _cell(sheet, line, at)) for line in sheet.lines]
    said = {row: text for row, cell in cells if (text := _status(cell, scales)) is not None}
    return said if all(_is_status(_plain(text)) for text, _ in said.values()) else {}


def _status(cell: GridCell, scales: Mapping[str, Scale]) -> tuple[str, Source] | None:
    """What the cell says, and where; None when it says nothing."""
    if isinstance(cell, Written) and cell.text.strip():
        return cell.text, cell.source
    if isinstance(cell, Assessed) and cell.scale in scales:
        names = {level.id: level.name for level in scales[cell.scale].levels}
        return names.get(cell.level, cell.level), cell.source
    return None


def _is_status(text: str) -> bool:
    return any(p.fullmatch(text) for p in (_MET, _UNMET, _PARTLY, _GREEN, _RED))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _cell(sheet: Sheet, line: Line, at: int) -> GridCell:
    return sheet.grid.rows[line.at].cells.get(sheet.columns[at].id)


def _is_outcome(sheet: Sheet, at: int) -> bool:
    column, heading = sheet.columns[at], sheet.headings[at]
    if column.format in ("text", "bedömning") or words.is_difference(heading):
        return False
    named = words.is_outcome(heading) or heading.strip() == str(sheet.year)
    return column.role == "utfall" or (
        not column.role and named and not _FORECAST.search(heading.casefold())
    )


def _is_target(sheet: Sheet, at: int) -> bool:
    column = sheet.columns[at]
    if column.format not in ("text", "mål") or _is_outcome(sheet, at):
        return False
    return "mål" in (column.format, column.role) or _TARGET.search(sheet.headings[at]) is not None


def _of_year(sheet: Sheet, columns: list[int]) -> int | None:
    """The one column, or of several the one of the report's year."""
    if len(columns) > 1:
        columns = [n for n in columns if str(sheet.year) in sheet.headings[n]]
    return columns[0] if len(columns) == 1 else None
