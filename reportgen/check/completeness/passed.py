"""What "ska vara klart" by a day that had passed when the document was written."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from reportgen.check.material import Material
from reportgen.finding import Finding, varning
from reportgen.language import MONTH_NAMES

_SEASONS = {"våren": 6, "vårterminen": 6, "sommaren": 8, "hösten": 12, "höstterminen": 12}
_DAY = (
    rf"(?:den\s+)?(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{'|'.join(MONTH_NAMES)})\s+(?P<year>\d{{4}})"
    rf"|(?P<season>{'|'.join(_SEASONS)})\s+(?P<season_year>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
)
_DUE = re.compile(
    r"\b(?:ska|skall|kommer\s+att|planeras|beräknas|väntas|förväntas|bedöms)\b"
    r"(?P<between>[^.;:]{0,80}?)"
    r"\b(?:senast|i|under|före|innan|till|från och med|fr\.o\.m\.)\s+"
    rf"(?:slutet\s+av\s+|början\s+av\s+|mitten\s+av\s+)?(?P<when>{_DAY})\b",
    re.IGNORECASE,
)
_TIED_OTHERWISE = re.compile(
    r"\b(?:enligt|beslut\w*|lag\w*|som|efter|sedan|jämfört|än|mot|om|avtal\w*|från|men|och\s+\w+ades"
    r"|förordning\w*|dom\w*|antog\w*|daterad\w*)\b",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    r"\b(?:\w*beslutade(?:s)?|gav|fick|angav|innebar|uppdrog|uppdrag\w*|stod|sade|skrev|enligt|skulle"
    r"|antog|antogs|fastställde|lovade|målet|krav\w*|hade|var)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:genomför[dt]\w*|genomfördes|klar\w* (?:i|den|redan|enligt)|slutför\w+|avsluta\w+|blev"
    r"|färdigställ\w+|försena\w+|förläng\w+|det var den|uppskjut\w+|skjutits|flyttat\w*|hölls)\b",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(r"uppdrag|återrapport|beslut|direktiv|mål\b|handlingar", re.IGNORECASE)


def passed_deadlines(material: Material) -> Iterator[Finding]:
    """`ska vara klart i juni 2024` in a document of 2025 that does not say how it went."""
    days = {d.id: d.date for d in material.report.spec.documents}
    for passage in material.prose.passages:
        if passage.kind not in ("text", "item") or _quotes_others(passage.section):
            continue
        for sentence in passage.sentences:
            for match in _DUE.finditer(sentence.text):
                due = _last_day(match)
                told = _TOLD_OF.search(sentence.text[: match.start()])
                tied = _TIED_OTHERWISE.search(match["between"])
                rest = passage.text[sentence.start + match.end() :]
                if due is None or told or tied or _DONE.search(rest):
                    continue
                if due < days[passage.document]:
                    start = sentence.start
                    span = (start + match.start("when"), start + match.end("when"))
                    message = f"”{match[0]}” men dokumentet är daterat {days[passage.document]}"
                    hint = "skriv hur det gick, eller rätta dagen"
                    place = material.prose.place(passage, *span)
                    yield varning("deadline-passed", message, place, hint)


def _quotes_others(section: tuple[str, ...]) -> bool:
    """Whether the section repeats what others have told the board to do."""
    return any(_ASSIGNED.search(heading) for heading in section)


def _last_day(match: re.Match[str]) -> date | None:
    """The last day of what is named; None when there is no such day."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["season"]:
            month, year = _SEASONS[match["season"].casefold()], int(match["season_year"])
        else:
            month, year = MONTH_NAMES.index(match["month"].casefold()) + 1, int(match["year"])
        return date(year, month, int(match["day"] or monthrange(year, month)[1]))
    except ValueError:
        return None
