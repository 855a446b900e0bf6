"""Days of care that are more than the persons can have had in the month."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.arithmetic.sheet import Figure, Line, Sheet, sheets
from reportgen.check.material import Material
from reportgen.check.plausibility.headers import is_header
from reportgen.finding import Finding, upplysning, varning
from reportgen.language import format_number
from reportgen.tables.columns import MONTHS

_DAYS = re.compile(r"vård\s?dygn|\bdygn\b|vård\s?dagar")
_PERSONS = re.compile(r"person|placer|brukare|klient|vårdtagare|\bbarn\b|individ")
_FILLER = re.compile(
    r"\b(antal|personer|person|vård|dygn|vårddygn|vårddagar|i|av|per|månad|exkl|inkl|"
    r"dygnetruntplaceringar|placeringar|placerade)\b|[^\wåäö ]"
)

_CLEARLY = Decimal("1.15")
"""So much over what is possible is more than another way of counting persons explains."""


def days_of_care(material: Material) -> Iterator[Finding]:
    """A table of days of care against the table of persons next before it with the same subject.

    A month can hold no more days than its persons times its length. Told only when nearly all
    months keep to that, so that it is known to be the same persons.
    """
    every = list(sheets(material))
    for at, sheet in enumerate(every):
        if _DAYS.search(sheet.spec.title.casefold()):
            persons = next((s for s in reversed(every[:at]) if _same_subject(sheet, s)), None)
            if persons is not None:
                yield from _compared(sheet, persons)


def _same_subject(days: Sheet, persons: Sheet) -> bool:
    title = persons.spec.title.casefold()
    if _DAYS.search(title) or not _PERSONS.search(title):
        return False
    rows = {line.name for line in days.lines if line.figures}
    if rows <= {line.name for line in persons.lines} and not any(map(str.isdigit, rows)):
        return True
    own, others = (set(_FILLER.sub(" ", s.spec.title.casefold()).split()) for s in (days, persons))
    return own == others


def _compared(sheet: Sheet, persons: Sheet) -> Iterator[Finding]:
    pairs = list(_pairs(sheet, persons))
    over = [(days, most, number) for days, most, number in pairs if days.value > most]
    if len(pairs) < 6 or 5 * len(over) > len(pairs):
        return
    shifted = {f.row for f, _, _ in pairs if is_header(sheet, f)}
    for days, most, number in over:
        if days.row in shifted:  # told already, and the rest follows from it
            continue
        message = (
            f"{sheet.what(days)} är {days.show()} dygn, men {number.show()} personer "
            f"kan ha högst {format_number(most, 0)} dygn den månaden"
        )
        tell = varning if days.value > most * _CLEARLY else upplysning
        hint = f"jämför med ”{persons.spec.title}”"
        yield tell("too-many-days", message, days.fact.source, hint)


def _pairs(sheet: Sheet, persons: Sheet) -> Iterator[tuple[Figure, Decimal, Figure]]:
    """Each month's days, the most there can be, and the persons."""
    rows = {line.name: line for line in persons.lines}
    for line in sheet.lines:
        other = rows.get(line.name)
        if other is None:
            continue
        for at, days in line.figures.items():
            month = sheet.headings[at].casefold()[:3]
            number = _in_month(persons, other, month)
            if month in MONTHS and number is not None:
                length = monthrange(_year(line, sheet), MONTHS.index(month) + 1)[1]
                yield days, number.value * length, number


def _in_month(sheet: Sheet, line: Line, month: str) -> Figure | None:
    found = (f for n, f in line.figures.items() if sheet.headings[n].casefold()[:3] == month)
    return next(found, None)


def _year(line: Line, sheet: Sheet) -> int:
    named = re.search(r"\b(19|20)\d\d\b", line.name)
    return int(named[0]) if named else sheet.year
