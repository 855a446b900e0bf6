"""Small counts shown where a note says that small counts are not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.labels import column_label
from reportgen.check.material import Material
from reportgen.check.privacy.cells import named
from reportgen.check.prose import Sentence
from reportgen.facts import Fact
from reportgen.finding import Finding, varning
from reportgen.language import NUMBER_WORDS
from reportgen.tables.grid import Grid
from reportgen.tables.spec import NumberTable

_NUMBERS = {word: n for n, word in enumerate(NUMBER_WORDS)} | {str(n): n for n in range(100)}
_A_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_BELOW = (
    rf"(?:under|färre än|mindre än|lägre än)\s+({_A_NUMBER})\b(?!\s*(?:år|%|procent|dag|m?n?kr))"
)
_WITHHELD = (
    r"(?:visas|redovisas|anges|skrivs|publiceras|särredovisas) (?:inte|ej)\b"
    r"|sekretess|dölj|dolda|dolts|\.\."
)
_PROMISE = re.compile(rf"{_BELOW}.*?(?:{_WITHHELD})|(?:{_WITHHELD}).*?{_BELOW}", re.IGNORECASE)
_CHANGES = re.compile(r"avvik|förändr|skillnad|differens|ökning|minskning|diff\b", re.IGNORECASE)
_PERSONS = (
    r"(?:barn|flickor|pojkar|ungdomar|kvinnor|män|personer|vuxna|familjer|hushåll|unga|klienter)"
)
_SEVERAL = "|".join(word for word in NUMBER_WORDS if _NUMBERS[word] >= 2)
_FEW = re.compile(
    rf"\b(?P<count>{_SEVERAL}|[2-9])\s+(?:av\s+)?(?P<who>{_PERSONS})\b", re.IGNORECASE
)
_SENSITIVE = re.compile(
    r"\bLV[UM]\b|omhänderta|omhändertog|placera|tvångsvård|skyddat boende|\bSiS\b|våld|missbruk"
    r"|hedersrelatera|könsstymp|avlid|dömd|självmord|suicid|prostitu|beroendevård",
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def counts_a_note_hides(material: Material) -> Iterator[Finding]:
    """Cells below the limit that the table's own note says are not shown."""
    for grid in material.computed.grids.values():
        limit = _noted(grid)
        for fact in _counted(material, grid) if limit and not _of_persons(grid) else ():
            if fact.value is not None and 0 < fact.value < limit:
                message = (
                    f"{named(material, fact.id)} är {fact.value:f} men tabellens not säger att "
                    f"tal under {limit} inte visas"
                )
                hint = 'skriv ".." i cellen, eller låt programmet dölja: personer: ja på tabellen'
                yield varning("small-count", message, fact.source, hint)


def told_though_hidden(material: Material) -> Iterator[Finding]:
    """Sentences with a count that a table hides, or one so small that a table would hide it."""
    grids = material.computed.grids.values()
    rule = material.report.profile.small_counts.limit
    limits = {g.id: rule if _of_persons(g) else _noted(g) for g in grids}
    limit = max(limits.values(), default=0)
    hidden = tuple(cell for grid in grids if limits[grid.id] for cell in _hidden(material, grid))
    for passage in material.prose.passages if limit else ():
        if passage.kind in ("text", "item", "note", "alt"):
            for sentence in passage.sentences:
                for name, row, year in hidden:
                    yield from _revealed(material, sentence, name, row, year)
                yield from _few(material, sentence, limit)


def _of_persons(grid: Grid) -> bool:
    return isinstance(grid.spec, NumberTable) and grid.spec.persons


def _noted(grid: Grid) -> int:
    """What counts the table's notes say are not shown, 0 when they say nothing of it."""
    found = (_PROMISE.search(note.text) for note in grid.spec.notes)
    return max((_said(match) for match in found if match), default=0)


def _said(match: re.Match[str]) -> int:
    return _NUMBERS[next(group for group in match.groups() if group).casefold()]


def _counted(material: Material, grid: Grid) -> Iterator[Fact]:
    """The typed counts of the table, changes from year to year left out."""
    for column in grid.columns:
        heading = column_label(column, material.report)
        if column.format != "tal" or column.derived is not None or _CHANGES.search(heading):
            continue
        for row in grid.rows:
            cell = row.cells.get(column.id)
            if isinstance(cell, Fact) and cell.unit.kind == "count" and not cell.formula:
                yield cell


def _hidden(material: Material, grid: Grid) -> Iterator[tuple[str, str, str]]:
    """The hidden counts with their rows' names and their columns' years."""
    years = {c.id: _YEAR.findall(column_label(c, material.report)) for c in grid.columns}
    for row in grid.rows:
        for column in grid.columns:
            cell = row.cells.get(column.id)
            year = str(column.year) if column.year else next(iter(years[column.id]), "")
            if isinstance(cell, Fact) and cell.gap == ".." and year:
                yield cell.id, row.spec.name, year


def _revealed(
    material: Material, sentence: Sentence, name: str, row: str, year: str
) -> Iterator[Finding]:
    about = re.findall(r"\w{4,}", row.casefold())
    folded = sentence.text.casefold()
    if year not in folded or not about or not all(word[:6] in folded for word in about):
        return
    number = rf"\b(?:{_A_NUMBER})"
    unit = r"(?!\s*(?:%|procent|\w*kr\b|kronor|år\b|månad|dygn|dag))"
    said = re.compile(
        rf"{number}{unit}(?:\s+\w+)?\s+(?:(?:i|år|under)\s+)*{year}\b"
        rf"|\b{year}\s+(?:var|fanns|blev|placerades|hade|fick)(?:\s+det)?\s+{number}\b{unit}",
        re.IGNORECASE,
    )
    if match := said.search(sentence.text):
        message = f"texten säger ett tal som tabellen döljer: {named(material, name)}"
        yield _finding(material, sentence, match, message)


def _few(material: Material, sentence: Sentence, limit: int) -> Iterator[Finding]:
    """`Två barn omhändertogs`, in an ärende whose tables do not show so few."""
    if not _SENSITIVE.search(sentence.text):
        return
    for match in _FEW.finditer(sentence.text):
        if _NUMBERS[match["count"].casefold()] < limit:
            message = (
                f"”{match[0]}”: tabellerna visar inte tal under {limit}, men det gör texten här"
            )
            yield _finding(material, sentence, match, message)


def _finding(material: Material, sentence: Sentence, match: re.Match[str], message: str) -> Finding:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    place = material.prose.place(sentence.passage, start, end)
    return varning("small-count", message, place, "skriv om meningen utan talet")
