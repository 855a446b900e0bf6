"""Last year's year in what the board decides, in the future, and over a column of this year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.agreement.cells import Column, Sheet, sheets
from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.facts import Fact
from reportgen.finding import Finding, Source, varning

_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-])")
_DECISIONS = re.compile(r"förslag till (?:beslut|nämndens beslut)|beslutsförslag", re.IGNORECASE)
_DECIDED = re.compile(
    r"(?:verksamhetsberättelse|förvaltningsberättelse|årsbokslut|bokslut|årsredovisning|årsrapport"
    r"|delårsrapport|delårsbokslut|årsuppföljning)\w*(?:\s+med \w+)?\s+(?:(?:för|avseende|gällande"
    r"|per|år|helåret|verksamhetsåret)\s+|den 31 december\s+)*(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"förväntad utveckling|framtid|utblick|framåt|kommande år", re.IGNORECASE)
_AHEAD = re.compile(
    r"\binför\s+(?:år\s+)?(?P<year>(?:19|20)\d\d)\b(?![–-])"
    r"|\b(?:väntas|förväntas|beräknas|kommer att|planeras|planerar)\b[^.;]{0,60}?"
    r"\b(?:under|i|år|våren|hösten|sommaren)\s+(?P<later>(?:19|20)\d\d)\b(?![–-])",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:var|hade|blev|fick|gick|kom|låg|steg|sjönk|gav|tog|fanns|stod|gjorde|skulle|har|höll"
    r"|\w{2,}(?:ade|ades|dde|ddes|lde|ldes|gde|gdes|nde(?<!ande)(?<!ende)|rde|rdes|kte|ktes|pte|ptes"
    r"|ste|stes))\b",
    re.IGNORECASE,
)


def stale_decisions(material: Material) -> Iterator[Finding]:
    """`godkänna årsbokslutet för 2023` among the decisions of a report of 2024."""
    year = material.report.spec.year
    for passage in material.prose.passages:
        if any(_DECISIONS.search(heading) for heading in passage.section[-1:]):
            for match in _DECIDED.finditer(passage.text):
                if match["year"] == str(year - 1) and str(year) not in passage.text:
                    yield _in_text(material, passage, match.span("year"), match[0])


def stale_futures(material: Material) -> Iterator[Finding]:
    """What is to come, in the year the report tells of; a part of a year has its own future."""
    spec = material.report.spec
    periods = {d.id: d.period or spec.period for d in spec.documents}
    for passage in material.prose.passages:
        ahead = any(_FUTURE.search(heading) for heading in passage.section)
        if not ahead or periods[passage.document] != "helår" or passage.kind == "heading":
            continue
        for sentence in passage.sentences:
            years = set(_YEAR.findall(sentence.text))
            if years != {str(spec.year)} or _PAST.search(sentence.text):
                continue
            for match in _AHEAD.finditer(sentence.text):
                start = sentence.start + match.start()
                yield _in_text(material, passage, (start, start + len(match[0])), match[0])


def _in_text(material: Material, passage: Passage, span: tuple[int, int], words: str) -> Finding:
    year = material.report.spec.year
    message = f"”{words.strip()}” men rapporten gäller {year}"
    place = material.prose.place(passage, *span)
    return varning("stale-year", message, place, "är det rätt år? skriv {{ år }} så följer det med")


def stale_columns(material: Material) -> Iterator[Finding]:
    """`Utfall 2023` beside `Budget 2024`, when the deviation is that of the two.

    And two columns of a table with the same year in the same heading.
    """
    year = material.report.spec.year
    for sheet in sheets(iter(material.computed.grids.values()), year):
        told = [c for c in sheet.columns if _years(c) == {year - 1} and _is(c, "outcome")]
        this_year = [c for c in sheet.columns if year in _years(c)]
        budgets = [c for c in this_year if _is(c, "budget")]
        outcomes = [c for c in this_year if _is(c, "outcome")]
        alone = len(told) == 1 and len(budgets) == 1 and not outcomes
        if alone and _is_their_deviation(sheet, told[0], budgets[0]):
            yield _column(told[0], year, f"avvikelsen är mot {budgets[0].heading}")
        for at, column in enumerate(sheet.columns):
            same = (c for c in sheet.columns[:at] if _years(c) and _called(c) == _called(column))
            if next(same, None) is not None:
                yield _column(column, year, "två kolumner heter så")


def _years(column: Column) -> set[int]:
    return {int(y) for y in _YEAR.findall(f"{column.spec.group} {column.heading}")}


def _called(column: Column) -> str:
    return f"{column.spec.group} {column.heading}".casefold()


def _is(column: Column, kind: str) -> bool:
    return column.meaning.kinds == {kind}


def _is_their_deviation(sheet: Sheet, outcome: Column, budget: Column) -> bool:
    """Whether a column of deviations is the difference of the two, row after row."""
    for column in sheet.columns:
        if column.meaning.kinds != {"deviation"} or _years(column):
            continue
        agreed = wrong = 0
        for row in sheet.rows:
            cells = [row.row.cells.get(c.spec.id) for c in (outcome, budget, column)]
            amounts = [c.value for c in cells if isinstance(c, Fact) and c.value is not None]
            if len(amounts) == 3 and amounts[2]:
                matches = abs(amounts[0] - amounts[1]) == abs(amounts[2])
                agreed, wrong = agreed + matches, wrong + (not matches)
        if agreed >= 2 and agreed >= 4 * wrong:
            return True
    return False


def _column(column: Column, year: int, why: str) -> Finding:
    message = f"kolumnen heter ”{column.heading}” men rapporten gäller {year}"
    place: Source = column.spec.places.get("rubrik", column.spec.source)
    return varning("stale-year", message, place, f"{why}; skriv {{{{ år }}}} så följer årtalet med")
