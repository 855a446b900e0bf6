"""Last year's year where this year's should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.finding import Finding, Source, varning
from reportgen.model.parts import TablePart
from reportgen.model.report import DocumentSpec
from reportgen.node import Node

_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-])")
_REPORTS = (
    r"verksamhetsberättelse|årsredovisning|årsbokslut|bokslut|årsrapport|delårsrapport|delårsbokslut"
    r"|verksamhetsuppföljning|uppföljning|måluppfyllelse|händelser(?: av väsentlig betydelse)?"
    r"|resultaträkning|driftsredovisning|driftredovisning|investeringar"
    r"|investeringsredovisning|ekonomiskt (?:utfall|resultat)|resultat per verksamhet|nyckeltal"
    r"|verksamhetsmått|personalnyckeltal|nämndmål|fokusmål|utvecklingsmål"
)
_HEADING = re.compile(
    rf"(?i:\b(?:{_REPORTS})\w*)(?:\s+(?:\w+\s+)?)?,?\s*(?:i\s|för\s|under\s|år\s|per\s(?:den\s31\s)?"
    r"december\s|helår\s|jan–dec\s|januari–december\s|helåret\s)*\(?(?P<year>(?:19|20)\d\d)\)?\s*\Z"
)
_COMPARING = re.compile(
    r"(?i:jämfö|sedan|från|föregående|förra|tidigare|efter|mot\s|mellan|återrapport|beslut|plan\b)"
)
_THIS_YEAR = re.compile(r"\{\{\s*år\s*\}\}")
_IN_TEXT = re.compile(
    r"(?<!förra )(?<!föregående )"
    r"(?i:\b(?:under\s+(?:det\s+gångna\s+)?(?:verksamhets)?året|årets\s+\w+|(?:denna|den\shär)\s+\w*(?:berättelse|redovisning|rapport))(?:\s(?:för|under|år|i))?)"
    r"\s(?P<year>(?:19|20)\d\d)\b(?![–-]\d)(?!\s(?:och|till|samt|jämfört))"
)


def stale_years(material: Material) -> Iterator[Finding]:
    """Titles, headings and `årets … 2023` that name a year gone by as the one told of."""
    year = material.report.spec.year
    for document in material.report.spec.documents:
        yield from _title(document, year)
    headings = [*_captions(material), *_headings(material)]
    current = {_without_year(text) for text, _ in headings if str(year) in text}
    for text, place in headings:
        match = _HEADING.search(text)
        alone = _YEAR.findall(text) == [str(year - 1)]
        if match and alone and not _COMPARING.search(text) and _without_year(text) not in current:
            yield _finding(text, year, place)
    for passage in material.prose.passages:
        if passage.kind in ("text", "item", "note"):
            for match in _IN_TEXT.finditer(passage.text):
                place = material.prose.place(passage, *match.span("year"))
                last = match["year"] == str(year - 1)
                if last and _is_typed(material, place, match["year"]):
                    yield _finding(match[0], year, place)


def _captions(material: Material) -> Iterator[tuple[str, Source]]:
    """The titles of tables and charts as written, this year's year filled in."""
    report = material.report
    parts = [p for placed in report.placed for s in placed.section.walk() for p in s.parts]
    titled: list[Node] = [*report.tables.values(), *report.charts.values()]
    titled += [p for p in parts if isinstance(p, TablePart)]
    for node in titled:
        title = getattr(node, "title", None)
        if title:
            place = node.places.get("titel", node.source)
            yield _THIS_YEAR.sub(str(report.spec.year), title), place


def _headings(material: Material) -> Iterator[tuple[str, Source]]:
    """The headings that have their year typed."""
    for passage in material.prose.passages:
        if passage.kind != "heading":
            continue
        years = list(_YEAR.finditer(passage.text))
        place = passage.source
        if years:
            place = material.prose.place(passage, *years[0].span())
        if not years or _is_typed(material, place, years[0][0]):
            yield passage.text, place


def _finding(words: str, year: int, place: Source) -> Finding:
    message = f"”{words.strip()}” men rapporten gäller {year}"
    hint = "skriv {{ år }} så följer årtalet med; är det rätt, skriv ut jämförelsen"
    return varning("stale-year", message, place, hint)


def _is_typed(material: Material, place: Source, year: str) -> bool:
    """Whether the author wrote that year there, and not `{{ år - 1 }}`."""
    files = material.report.files
    name = next((n for n in files.names() if files.label(n) == place.file), "")
    if not name or place.cell:
        return bool(place.cell)
    lines = files.read(name).decode("utf-8", errors="replace").splitlines()
    near = lines[max(place.line - 1, 0) : place.line + 8]
    return year in "\n".join(near)


def _title(document: DocumentSpec, year: int) -> Iterator[Finding]:
    """The document's own title or subtitle with only last year in it."""
    for key, words in (("titel", document.title), ("underrubrik", document.subtitle)):
        if _YEAR.findall(words) == [str(year - 1)]:
            message = f"”{words}” men ärendet gäller {year}"
            place = document.places.get(key, document.source)
            yield varning("stale-year", message, place, "skriv {{ år }} så följer årtalet med")


def _without_year(text: str) -> str:
    return _YEAR.sub("", text).strip(" ,()").casefold()
