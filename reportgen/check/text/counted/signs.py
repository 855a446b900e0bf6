"""Counts of what went over or kept its budget against the signs of a table's deviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from reportgen.check.figures import Mention, figures_in
from reportgen.check.labels import row_label, table_label
from reportgen.check.material import Material
from reportgen.check.prose import Passage, Sentence
from reportgen.check.text.bank.shown import Section
from reportgen.check.text.counted.counts import count_finding, is_typed_count
from reportgen.check.text.counted.listed import (
    Measured,
    has_subtotals,
    is_called,
    listed,
    measured,
    shown_beside,
    shown_sections,
)
from reportgen.check.text.sentence.shares import OF, between, words_after, words_before
from reportgen.check.words import stems
from reportgen.facts import Fact
from reportgen.finding import Finding, fel
from reportgen.language import number_word
from reportgen.model.report import Report
from reportgen.tables.grid import Grid, GridRow
from reportgen.tables.spec import ColumnSpec

_UNITS = re.compile(
    r"(?:\w*verksamhet|\w*enhet|\w*område|\w*nämnd|avdelning|förvaltning|resultatområde)"
    r"(?:er|erna|s|en|na|n|ar|arna)?",
    re.IGNORECASE,
)
_THE_ONLY = re.compile(
    r"\b(?:det|den) enda (?P<noun>\w+) som (?=[^.,;]{0,40}?(?:underskott|överskott|över sin))"
)
_HOW = r"(?:ett |en |något |positivt? |negativt? )*"
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("over", re.compile(
        rf"{_HOW}(?:underskott|minusresultat|negativ (?:budget)?avvikelse)\b"
        r"|\b(?:gick|går|gått|ligger|hamnar|hamnade|drog) över (?:sin |sina )?(?:budget|ram)"
        r"|\b(?:överskred|överskrider|överskridit|överskrida) (?:sin |sina )?(?:budget|ram)")),
    ("under", re.compile(
        rf"{_HOW}(?:överskott|plusresultat|positiv (?:budget)?avvikelse)\b")),
    ("kept", re.compile(
        r"\b(?:höll|håller|hållit|klarade|klarar) (?:sig inom )?(?:sin |sina )?(?:budget|ram)")),
    ("even", re.compile(
        r"\b(?:i nivå|i linje|i balans|i paritet) med (?:sin |sina )?budget"
        r"|\bnollresultat|\benligt (?:sin )?budget\b")),
)  # fmt: skip
_SAID = {
    "over": "har underskott",
    "under": "har överskott",
    "kept": "håller sin budget",
    "even": "följer sin budget",
}
_VERBS = re.compile(
    r"\s*(?:(?:redovisa|visa|prognostisera|ha|räkna|gå|gick|beräkna|vänta|lämna|göra|gör|gjorde|få"
    r"|fick|uppvisa|notera|som|med|ligg|låg|hamna|landa|ett|en|att|bli|blev|ger|gav|utfall|resultat"
    r"|är|nu|därmed|alltså|totalt|det)\w{0,3}\s*)*"
)
"""What may stand between the counted and what is said of them."""
_MORE = re.compile(
    r"\b(?:mindre|större|lägre|högre|minskat|ökat|minskade|ökade|kvarstående|förra|betydande|stora?"
    r"|tydliga?|kraftigt|mycket|inte|ej|dock|både|såväl|eller)\b"
    r"|(?:under|över)skott(?:et)? (?:som|större|mindre|inom|för|över|under|mer|minst|eller)\b"
    r"|(?:under|över)skott på (?:mer|minst|över|drygt|upp)",
    re.IGNORECASE,
)
"""Words that make the counted some of those with the sign, or something else."""
_OTHER_TIME = re.compile(
    r"\b(?:föregående|förra|fjol|fjolårets?|tidigare|delår\w*|tertial\w*|kvartal\w*|innan|sedan"
    r"|nästa|bokslut\w*)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(20\d\d)\b")
_NAMED_ONES = re.compile(r"\b(?:de|dessa|båda)[ \u00a0]$", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:övriga|resterande|andra)[ \u00a0]$", re.IGNORECASE)
_WHOLE = re.compile(r"\bav (?:de |nämndens |våra |alla |samtliga |\w+s )*$", re.IGNORECASE)
_COSTS = re.compile(
    r"intäkt|kostnad|personal|löner|\bavskriv|ränt|\bköp|hyr|material|bidrag", re.IGNORECASE
)
"""Rows of an income statement, which are no units."""
_COMMON = re.compile(
    r"nämnd|stab|ledning|gemensam|central|buffert|oförutse|reserv|övrig|admin|kansli|politi|diff|fel"
    r"|finans|ofördel|prel|uttag|avsätt|fond|projekt|kapital",
    re.IGNORECASE,
)
"""Rows that a writer may leave out of the units counted."""
_SMALL = Decimal("0.01")
"""The part of its budget that a unit may differ by and still be told as on it."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A row: its deviation, plus for a surplus; whether that is slight and the row common."""

    name: str
    deviation: Decimal
    slight: bool
    common: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """A column of deviations: whose table it is, and its units."""

    grid: Grid
    title: str
    column: str
    units: tuple[_Unit, ...]

    def may_be(self, size: int) -> bool:
        """Whether its rows are that many units, common rows left out or not."""
        return len([u for u in self.units if not u.common]) <= size < len(self.units)

    def possible(self, kind: str, *, whole: bool) -> tuple[int, int]:
        """The fewest and the most units of the kind; `whole`: every row is a unit."""
        sure = [u for u in self.units if _is(u, kind) and (not u.slight or u.deviation == 0)]
        sure = [u for u in sure if whole or not u.common]
        return len(sure), len([u for u in self.units if _is(u, kind)])


def _is(unit: _Unit, kind: str) -> bool:
    match kind:
        case "over":
            return unit.deviation < 0
        case "under":
            return unit.deviation > 0
        case "kept":
            return unit.deviation >= 0 or unit.slight
        case _:
            return unit.slight


def signs(material: Material) -> Iterator[Finding]:
    """`tre verksamheter gick över sin ram` where the table has two below zero."""
    tables = tuple(t for g in material.computed.grids.values() for t in _tables(g, material.report))
    shown = shown_sections(material)
    for passage in material.prose.passages if tables else ():
        if passage.kind not in ("text", "item"):
            continue
        beside = _beside(passage, tables, shown, material)
        for sentence in passage.sentences:
            if _is_of_this_time(sentence, material.report.spec.year):
                yield from _counts(sentence, beside, tables, material)
                yield from _the_only(sentence, beside, material)


def _beside(
    passage: Passage,
    tables: Sequence[_Table],
    shown: Mapping[Section, frozenset[str]],
    material: Material,
) -> tuple[_Table, ...]:
    grids = shown_beside(passage, shown, material)
    return tuple(t for t in tables if any(t.grid is g for g in grids))


def _is_of_this_time(sentence: Sentence, year: int) -> bool:
    years = {int(y) for y in _YEAR.findall(sentence.text)}
    return years <= {year} and not _OTHER_TIME.search(sentence.text)


# ------------------------------------------------------------------------------ counts


def _counts(
    sentence: Sentence, beside: Sequence[_Table], tables: Sequence[_Table], material: Material
) -> Iterator[Finding]:
    mentions = [m for m in figures_in(sentence) if is_typed_count(m)]
    whole = next((m for m in mentions if _WHOLE.search(words_before(m)) and _is_unit(m)), None)
    parts = [m for m in mentions if m is not whole]
    for at, part in enumerate(parts):
        after = whole if whole is not None and _is_part_of(part, whole) else part
        told = _told(after, parts[at + 1] if at + 1 < len(parts) else None)
        if whole is None or after is whole:
            told = re.sub(r"^[ \u00a0]\w+", "", told)
            if not _is_unit(after):
                continue
        kind = _kind(told)
        if not kind or (whole is None and _NAMED_ONES.search(words_before(part))):
            continue
        possible = _candidates(part, whole, beside, tables, material)
        named = _named_before(part, material) if _OTHERS.search(words_before(part)) else ()
        every = whole is not None and all(len(t.units) == whole.value for t in possible)
        yield from _judged(part, kind, possible, named, material, whole=every)


def _is_unit(mention: Mention) -> bool:
    return _UNITS.fullmatch(mention.word) is not None


def _is_part_of(part: Mention, whole: Mention) -> bool:
    return part.end <= whole.start and OF.fullmatch(between(part, whole)) is not None


def _told(mention: Mention, following: Mention | None) -> str:
    """The clause after a count, up to the next."""
    text = words_after(mention)
    if following is not None and following.start > mention.end:
        text = between(mention, following)
    return re.split(r"[,;:.(]| men | medan | samt ", text.replace("\u00a0", " "))[0]


def _kind(told: str) -> str:
    """What the clause says of the deviations, when it says nothing else."""
    found = [(kind, m) for kind, words in _KINDS if (m := words.search(told)) is not None]
    if len(found) != 1 or _MORE.search(told):
        return ""
    kind, match = found[0]
    return kind if _VERBS.fullmatch(told[: match.start()]) else ""


def _candidates(
    part: Mention,
    whole: Mention | None,
    beside: Sequence[_Table],
    tables: Sequence[_Table],
    material: Material,
) -> tuple[_Table, ...]:
    """The tables that the counted can stand in."""
    if whole is not None:
        of_size = [t for t in (*beside, *tables) if len(t.units) == whole.value]
        own = [t for t in of_size if t in beside]
        return tuple(own or of_size or (t for t in beside if t.may_be(int(whole.value))))
    fitting = [t for t in beside if not has_subtotals(t.grid)]
    called = [t for t in fitting if is_called(part.word, t.grid, material.report)]
    return tuple(called or fitting)


def _named_before(part: Mention, material: Material) -> frozenset[str]:
    """The stems of the section's words before the count."""
    own = part.sentence.passage
    words: set[str] = set(stems(own.text[: part.start]))
    for passage in material.prose.passages:
        if passage is own:
            break
        if (passage.document, passage.section) == (own.document, own.section):
            words |= set(stems(passage.text)) if passage.kind in ("text", "item") else set()
    return frozenset(words)


def _judged(
    part: Mention,
    kind: str,
    tables: Sequence[_Table],
    named: Iterable[str],
    material: Material,
    *,
    whole: bool,
) -> Iterator[Finding]:
    """The finding, when the count is none of those that the tables can give."""
    if not tables:
        return
    for table in tables:
        least, most = table.possible(kind, whole=whole)
        spoken = [u for u in table.units if _is(u, kind) and set(stems(u.name)) <= set(named)]
        if least - len(spoken) <= part.value <= most:
            return
    table = tables[0]
    least, most = table.possible(kind, whole=whole)
    count = Decimal(most if part.value > most else least)
    noun = f" {part.word}" if _is_unit(part) else ""
    message = (
        f"texten säger {part.text.casefold()}{noun} men {number_word(count)} av "
        f"{number_word(Decimal(len(table.units)))} {_SAID[kind]} (”{table.column}” i {table.title})"
    )
    yield count_finding(part, message, material, sure=whole)


def _the_only(
    sentence: Sentence, beside: Sequence[_Table], material: Material
) -> Iterator[Finding]:
    """`det enda område som visar underskott` where several do."""
    for match in _THE_ONLY.finditer(sentence.text):
        told = re.split(r"[,;:.(]", sentence.text[match.end() :])[0]
        kind = _kind(told) if _UNITS.fullmatch(match["noun"]) else ""
        fitting = [t for t in beside if not has_subtotals(t.grid)]
        ranges = [t.possible(kind, whole=False) for t in fitting] if kind else []
        if not ranges or any(least <= 1 <= most for least, most in ranges):
            continue
        start, end = (sentence.start + at for at in match.span())
        place = material.prose.place(sentence.passage, start, end)
        count = number_word(Decimal(ranges[0][1]))
        message = (
            f"texten säger ”{match[0].strip()}” men {count} {_SAID[kind]} "
            f"(”{fitting[0].column}” i {fitting[0].title})"
        )
        yield fel("count-differs", message, place, "rätta texten")


# ------------------------------------------------------------------------------ tables


def _tables(grid: Grid, report: Report) -> Iterator[_Table]:
    """The grid's deviations in money of this year; none where its rows are no units."""
    rows = listed(grid, report)
    if len(rows) < 3 or any(_COSTS.search(row_label(row, report)) for row in rows):
        return
    told = measured(grid, report)
    money = [(c, told[c.id]) for c in grid.columns if c.id in told]
    money = [(c, t) for c, t in money if t.unit.kind == "money"]
    budgets = [c for c, t in money if t.measure == "budget"]
    for column, own in money:
        if own.measure not in ("deviation", "outlook") or own.earlier:
            continue
        flipped = _flipped(rows, column, money)
        values = [row.cells.get(column.id) for row in rows]
        if own.year not in (None, report.spec.year) or flipped is None:
            continue
        if all(isinstance(v, Fact) and v.value is not None for v in values):
            units = (_unit(row, column, budgets, report, flipped=flipped) for row in rows)
            yield _Table(grid, table_label(grid, report), own.title, tuple(units))


def _flipped(
    rows: Sequence[GridRow], column: ColumnSpec, money: Sequence[tuple[ColumnSpec, Measured]]
) -> bool | None:
    """Whether plus is a deficit there: outcome less budget of costs without minus; None: unclear.

    What the columns make decides it; a column that none of them make is read with plus for surplus.
    """
    outcomes = [c for c, t in money if t.measure in ("outcome", "forecast")]
    budgets = [c for c, t in money if t.measure == "budget"]
    found: set[bool] = set()
    for row, outcome, budget in product(rows, outcomes, budgets):
        deviation, made, plan = (_value(row, c) for c in (column, outcome, budget))
        if not deviation or made is None or plan is None or min(made, plan) <= 0:
            continue
        if abs(abs(made - plan) - abs(deviation)) <= abs(deviation) / 20:
            found.add((made > plan) == (deviation > 0))
    if len(found) > 1:
        return None
    return found.pop() if found else False


def _value(row: GridRow, column: ColumnSpec) -> Decimal | None:
    cell = row.cells.get(column.id)
    return cell.value if isinstance(cell, Fact) else None


def _unit(
    row: GridRow,
    column: ColumnSpec,
    budgets: Sequence[ColumnSpec],
    report: Report,
    *,
    flipped: bool,
) -> _Unit:
    deviation = _value(row, column) or Decimal(0)
    plan = max((abs(_value(row, b) or Decimal(0)) for b in budgets), default=Decimal(0))
    name = row_label(row, report)
    slight = deviation == 0 or abs(deviation) <= plan * _SMALL
    common = _COMMON.search(name) is not None
    return _Unit(name, -deviation if flipped else deviation, slight, common)
