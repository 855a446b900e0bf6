"""One measure in two units: an index is no percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import reportgen.check.agreement.labels as labels
from reportgen.check.agreement.cells import Row, Sheet, sheets
from reportgen.check.material import Material
from reportgen.facts import Fact
from reportgen.finding import Finding, Source, varning

_INDEX = re.compile(r"(?<!\w)(?:\w+-)?index\b|indexvärde|\w{4,}index\b", re.IGNORECASE)
_NOT_THE_INDEX = re.compile(
    r"%|procent|andel|förändr|öknin|minskn|utveckl|uppräkn|justera|svarsfrekvens|kompensation",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"(?P<name>(?<!\w)(?:HME|NKI|NMI|NRI)(?:-index)?|(?<!\w)(?:\w+-?)?index(?:et|värdet)?)\s+"
    r"(?:för \w+(?: \w+)?\s+)?(?:(?:blev|var|är|på|uppgick till|uppgår till|låg på|ligger på"
    r"|(?:har )?(?:ökade|ökat|minskade|minskat|steg|stigit|sjönk|sjunkit|gick upp|gick ned)"
    r"(?: från \d+(?:,\d+)?)? till)\s+)"
    r"(?P<figure>\d+(?:,\d+)?\s?(?:%|procent\b(?!enhet)))"
)


def unit_contradictions(material: Material) -> Iterator[Finding]:
    """Rows whose figures are percentages here and an index or a count there."""
    year = material.report.spec.year
    every = sheets(iter(material.computed.grids.values()), year)
    told: set[str] = set()
    for table in every:
        for row in table.rows:
            if _is_index_in_percent(row):
                told.add(f"{table.grid.id}.{row.row.id}")
                message = f"”{row.label}” är ett index men står i procent"
                yield varning("unit-contradiction", message, _place(row), _HINT)
    for one, other in combinations(every, 2):
        for first, second in _same_measure(one, other):
            if _kinds(first) == _kinds(second):
                continue
            names = {f"{t.grid.id}.{r.row.id}" for t, r in ((one, first), (other, second))}
            if not names & told:
                told |= names
                yield _two_units(first, second, one)


_HINT = "ett index skrivs utan procenttecken: enhet: index"


def _is_index_in_percent(row: Row) -> bool:
    index = _INDEX.search(row.label) and not _NOT_THE_INDEX.search(row.label)
    return bool(index) and _kinds(row) == {"percent"}


def _kinds(row: Row) -> set[str]:
    """The kinds of unit of the row's figures; what its name says goes before `antal`."""
    cells = row.row.cells.values()
    kinds = {str(c.unit.kind) for c in cells if isinstance(c, Fact) and c.value is not None}
    if kinds == {"count"}:
        if re.search(r"%|procent|andel", row.label, re.IGNORECASE):
            return {"percent"}
        if _INDEX.search(row.label):
            return {"index"}
    return kinds


def _same_measure(one: Sheet, other: Sheet) -> Iterator[tuple[Row, Row]]:
    """Rows of the same name, or acronym, that have at least two figures of the same years alike."""
    for first in one.rows:
        for second in other.rows:
            shared = labels.acronyms(first.label) & labels.acronyms(second.label)
            if (first.key == second.key or shared) and _alike(one, first, other, second):
                yield first, second


def _alike(one: Sheet, first: Row, other: Sheet, second: Row) -> bool:
    """Whether the figures, units aside, are the same in the same columns; two at least."""
    compared = [
        (a.amount, b.amount)
        for column in one.columns
        for twin in other.columns
        if column.meaning.is_same(twin.meaning)
        and isinstance(a := first.row.cells.get(column.spec.id), Fact)
        and isinstance(b := second.row.cells.get(twin.spec.id), Fact)
        and a.value is not None
        and b.value is not None
    ]
    money = any(u in {*_kinds(first), *_kinds(second)} for u in ("money", "points"))
    equal = {a for a, b in compared if a == b != 0}
    return not money and len(equal) >= 2 and len(equal) * 2 > len(compared)


def _two_units(first: Row, second: Row, one: Sheet) -> Finding:
    here, there = _word(second), _word(first)
    table = one.title or one.grid.id
    message = f"”{second.label}” anges {here} här men ”{first.label}” {there} i ”{table}”"
    return varning("unit-contradiction", message, _place(second), "talen är desamma; välj en enhet")


def _word(row: Row) -> str:
    kind = next(iter(_kinds(row)), "count")
    return {"percent": "i procent", "index": "som index", "permille": "i promille"}.get(
        kind, "som antal"
    )


def _place(row: Row) -> Source:
    spec = row.row.spec
    return spec.places.get("enhet", spec.places.get("namn", spec.source))


def index_in_percent_in_text(material: Material) -> Iterator[Finding]:
    """`HME blev 85 procent`."""
    for passage in material.prose.passages:
        for match in _IN_TEXT.finditer(passage.text):
            figure = match["figure"]
            place = material.prose.place(passage, *match.span("figure"))
            message = f"”{match['name']}” är ett index men anges till {figure}"
            yield varning("unit-contradiction", message, place, "skriv talet utan procent")
