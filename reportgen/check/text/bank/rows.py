"""The figures prose may speak of, with the words, the measure and the year each is known by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.check.figures import MONTHS
from reportgen.check.labels import label, row_label, table_label
from reportgen.check.material import Material
from reportgen.check.text.bank.differences import across, differences
from reportgen.check.text.bank.headings import Told, headings_of, in_unit
from reportgen.check.text.bank.known import Known, Measure, Subject
from reportgen.check.words import stems
from reportgen.facts import Fact
from reportgen.tables.grid import Grid, GridRow, Written
from reportgen.tables.interval import Interval
from reportgen.tables.spec import NumberTable
from reportgen.units import PERCENT, Unit, unit_of

_YEAR = re.compile(r"\b(20\d\d)\b")
_WHOLE = re.compile(
    r"(?:(?:summa|totalt?|sammanlagt|netto|hela|nämnden|verksamhet(?:ens?)?|året|årets|resultat(?:et)?"
    r"|nettokostnad(?:er)?|nettoresultat|alla|allt|samtliga|tillsammans)[ ,:]*)+",
    re.IGNORECASE,
)
_MAIN_TABLES = re.compile(
    r"resultaträkning\w*|drifts?redovisning\w*|nettokostnad\w*|ekonomi\w*|budget\w*|utfall\w*"
    r"|resultat\w*|bokslut\w*|kommunbidrag\w*|per verksamhet\w*|verksamhet\w*|helår\w*|\w*nämnd\w*"
    r"|prognos\w*|intäkt\w*|kostnad\w*|ram(?:en|ar)?|förbruk\w*",
    re.IGNORECASE,
)
"""What a table of the whole board's economy may be called."""
_OF_WHICH = re.compile(r"[–-]?\s*varav\b", re.IGNORECASE)
_AVERAGE = re.compile(r"(?:i )?(?:genomsnitt|snitt|medel)\w*(?: per \w+)?", re.IGNORECASE)
_SHORT_NAME = re.compile(r"\(([A-ZÅÄÖ]{2,6})\)")
_MEASURED_IN = re.compile(
    r",\s*(?:andel|antal|medelvärde|genomsnitt|snitt|index|procent|dagar|dygn|timmar|%|i \w+"
    r"|per \w+|[mt]n?kr)\b.*$|\s*%\s*$",
    re.IGNORECASE,
)
"""How a row is measured, after its name: `, andel (%)`, `, medelvärde i dagar`."""
_RESULT = re.compile(r"^(?:årets |periodens )?(?:netto)?resultat\b", re.IGNORECASE)
_OF_RESULTS: Mapping[Measure, Measure] = {
    "outcome": "deviation", "forecast": "outlook", "budget": "",
}  # fmt: skip
"""What a row of results says: its outcome is itself the surplus."""
_ROW_MEASURES: tuple[tuple[re.Pattern[str], Measure], ...] = (
    (re.compile(r"(?:budget|ram|kommunbidrag)(?:,? netto\w*| nettokostnad\w*)?", re.I), "budget"),
    (
        re.compile(r"(?:budget)?avvikelse(?: mot budget)?|över-?\s?/\s?underskott", re.I),
        "deviation",
    ),
    (re.compile(r"(?:hel)?års?prognos|prognos", re.IGNORECASE), "forecast"),
)
"""Rows that are measures, in a table with a column for each year."""
_A_MONTH = re.compile(rf"(?:{MONTHS})(?: 20\d\d)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)")


def subjects_of(material: Material) -> tuple[Subject, ...]:
    """Every row and loose fact with figures."""
    found: list[Subject] = []
    for grid in material.computed.grids.values():
        if isinstance(grid.spec, NumberTable):
            told = headings_of(grid, material.report)
            subjects = (_subject(grid, row, told, material) for row in grid.rows)
            rows = [s for s in subjects if s is not None]
            found += (one for row in _in_wholes(rows) for one in (row, *_by_short_name(row)))
    return (*across(found), *_loose(material))


def _in_wholes(rows: Sequence[Subject]) -> Iterator[Subject]:
    """The rows knowing what they are parts of: the table's only total; `varav` the row above."""
    totals = [s for s in rows if s.whole]
    above: Subject | None = None
    for row in rows:
        if _OF_WHICH.match(row.name):
            yield replace(row, wholes=() if above is None else (above,))
            continue
        above = row
        yield replace(row, wholes=() if row.whole or len(totals) != 1 else (totals[0],))


def _by_short_name(subject: Subject) -> tuple[Subject, ...]:
    """The row as its abbreviation calls it: `Hållbart medarbetarengagemang (HME)` is HME too."""
    return tuple(
        replace(subject, words=stems(short)) for short in _SHORT_NAME.findall(subject.name)
    )


def _subject(
    grid: Grid, row: GridRow, told: Mapping[str, Told], material: Material
) -> Subject | None:
    name = row_label(row, material.report)
    bare = _MEASURED_IN.sub("", _IN_BRACKETS.sub("", name)).strip()
    board = material.report.spec.board.casefold()
    whole = bool(_WHOLE.fullmatch(bare) or _RESULT.match(bare)) or bare.casefold() == board
    own_measure = next((m for words, m in _ROW_MEASURES if words.fullmatch(bare)), None)
    of_year = int(bare) if _YEAR.fullmatch(bare) else None
    whole = whole or of_year is not None or own_measure is not None
    words = () if whole else _telling(stems(bare))
    corner = label(grid.spec.corner, material.report) if isinstance(grid.spec, NumberTable) else ""
    of_month = bare[:3].casefold() if _A_MONTH.fullmatch(bare) else ""
    figures = []
    for column in grid.columns:
        cell = row.cells.get(column.id)
        if not isinstance(cell, Fact) or cell.value is None:
            continue
        heading = told[column.id]
        cell = replace(cell, unit=_unit(cell, f"{name} {heading.title} {corner}"))
        measure = in_unit(heading, column, cell.unit)
        if _RESULT.search(bare) and cell.unit.kind == "money":
            measure = _OF_RESULTS.get(measure, measure)
        if own_measure and measure in ("", "outcome"):
            measure = own_measure
        year = of_year or heading.year
        known = _known(cell, name, words, measure, year, heading=heading.title)
        figures.append(
            replace(
                known, grid=grid.id, row=row.id, whole=whole, month=heading.month or of_month,
                part=heading.part, scope=heading.scope, earlier=heading.earlier,
            )
        )  # fmt: skip
    if not figures:
        return None
    figures = _in_company(figures, material.report.spec.year)
    figures = [_with_meaning(_named_by_column(k), figures) for k in figures]
    about = stems(_MAIN_TABLES.sub("", table_label(grid, material.report)))
    if not whole:
        about = (*about, *_words_beside(row))
    average = _AVERAGE.fullmatch(bare) is not None
    known_of = (*figures, *differences(figures))
    return Subject(name, words, grid.id, known_of, whole, average, about)


def _words_beside(row: GridRow) -> tuple[str, ...]:
    """What the row's own short text says that it counts: `Mottagning | aktualiseringar`."""
    texts = [c.text for c in row.cells.values() if isinstance(c, Written)]
    return stems(" ".join(t for t in texts if len(t.split()) <= 3))


def _in_company(row: Sequence[Known], year: int) -> list[Known]:
    """The figures as the others of the row explain them.

    A figure without a heading that tells, beside last year's of its kind (`Alla`, `Alla 2023`), is
    this year's; a forecast beside a result and no outcome is the forecast of the result.
    """
    measures = {k.measure for k in row}
    dated = {_YEAR.sub("", k.heading).strip() for k in row if k.year == year - 1} - {""}
    found = []
    for known in row:
        nameless = [k for k in row if not k.measure and k.unit == known.unit]
        last = any((k.measure, k.year, k.unit) == ("outcome", year - 1, known.unit) for k in row)
        paired = known.heading in dated
        if not known.measure and (paired or (len(nameless) == 1 and last)):
            known = replace(known, measure="outcome", year=year)
        elif known.measure == "forecast" and "deviation" in measures and "outcome" not in measures:
            known = replace(known, measure="outlook")
        found.append(known)
    return found


def _named_by_column(known: Known) -> Known:
    """A percentage of no measure is told of by its column: `genomförandegraden`."""
    nameless = known.measure or known.part or known.unit.kind != "percent"
    return known if nameless else replace(known, part=stems(known.heading))


def _with_meaning(deviation: Known, row: Sequence[Known]) -> Known:
    """The deviation knowing whether it is a surplus: plus is one, unless the row says otherwise.

    Where costs are positive and the deviation is outcome less budget, plus is a deficit; what an
    income is cannot be told there.
    """
    if (
        deviation.measure not in ("deviation", "outlook")
        or deviation.unit.kind != "money"
        or not deviation.value
    ):
        return deviation
    outcome, budget = (
        next((k for k in row if (k.measure, k.unit) == (m, deviation.unit)), None)
        for m in ("outcome", "budget")
    )
    better: bool | None = deviation.value > 0
    if outcome is not None and budget is not None and min(outcome.value, budget.value) > 0:
        reversed_ = abs(outcome.value - budget.value - deviation.value)
        straight = abs(budget.value - outcome.value - deviation.value)
        better = None if reversed_ < straight else better
    return replace(deviation, better=better)


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, without "verksamhetens" where others are left."""
    return tuple(w for w in words if not w.startswith("verksamhet")) or words


def _unit(fact: Fact, labels: str) -> Unit:
    """The figure's unit; where the table gives none, what its labels say."""
    if fact.unit.kind != "count" or fact.unit.word:
        return fact.unit
    if re.search(r"%|\bprocent\b", labels):
        return PERCENT
    money = re.search(r"\b(mnkr|mkr|tkr|mdkr|kr|kronor)\b", labels)
    return unit_of("kr" if money[1] == "kronor" else money[1]) if money else fact.unit


def _known(
    fact: Fact, thing: str, words: tuple[str, ...], measure: Measure, year: int | None,
    heading: str = "",
) -> Known:  # fmt: skip
    return Known(
        id=fact.id, thing=thing, heading=heading, words=words, measure=measure, year=year,
        value=fact.amount, decimals=fact.decimals, unit=fact.unit,
        spread=Interval.rounded(fact.amount, fact.decimals),
    )  # fmt: skip


def _loose(material: Material) -> tuple[Subject, ...]:
    by_name: dict[str, list[Known]] = {}
    for fact in material.computed.facts.values():
        if not fact.id.startswith("fakta.") or fact.value is None:
            continue
        name = label_of_fact(fact)
        year = fact.year or material.report.spec.year
        by_name.setdefault(name, []).append(_known(fact, name, stems(name), "outcome", year))
    return tuple(
        Subject(name, figures[0].words, "", (*figures, *differences(figures)))
        for name, figures in by_name.items()
    )


def label_of_fact(fact: Fact) -> str:
    """A loose fact's name, else its id in words."""
    return fact.name or fact.id.split(".")[1].replace("_", " ")
