"""The ärende's dates: the board's meeting and the memo's day are the same wherever named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.finding import Finding, varning
from reportgen.language import MONTH_NAMES, date_in_text

_DATE = (
    rf"(?P<date>(?:den )?(?P<day>\d{{1,2}})\s(?P<month>{'|'.join(MONTH_NAMES)})"
    r"(?:\s(?P<year>\d{4}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
)
_MEETING = re.compile(
    r"(?:ärendet|skrivelsen|rapporten|berättelsen|bokslutet|redovisningen)\b[^.]{0,60}?"
    r"(?:behandlas|tas upp|beslutas)\b[^.]{0,60}?"
    r"\b(?:\w*nämnden|\w*nämndens|sammanträdet?)\b[^.\d]{0,40}?" + _DATE,
    re.IGNORECASE,
)
_MEMO = re.compile(r"\A\W*(?:\w+ )?tjänsteskrivelse[^.\d]{0,20}?" + _DATE, re.IGNORECASE)
_PAPERS = re.compile(r"underlag|handlingar", re.IGNORECASE)
_NEAR_DAYS = 45
"""A memo of about the same day is this ärende's; older ones are papers of other ärenden."""


def dates_alike(material: Material) -> Iterator[Finding]:
    """Documents with different days for the board, and texts with other days than the documents."""
    spec = material.report.spec
    meetings = Counter(d.board_date for d in spec.documents if d.board_date is not None)
    usual = meetings.most_common(1)[0][0] if meetings else None
    for document in spec.documents:
        day = document.board_date
        if usual is not None and day is not None and day != usual and not document.period:
            place = document.places.get("nämndbehandlas", document.source)
            message = (
                f"nämnden behandlar detta {_iso(day)} men ärendets andra dokument {_iso(usual)}"
            )
            yield varning("date-differs", message, place, "ett ärende tas upp vid ett sammanträde")
    for passage in material.prose.passages:
        if usual is not None:
            yield from _other_days(
                material, passage, _MEETING, set(meetings), "nämnden behandlar ärendet"
            )
    yield from _memos(material)


def _memos(material: Material) -> Iterator[Finding]:
    """The memo among the papers with another day than its own, where no paper has that day."""
    days = {d.date for d in material.report.spec.documents if d.type == "tjänsteskrivelse"}
    papers = [
        (passage, day)
        for passage in material.prose.passages
        if passage.section
        and _PAPERS.search(passage.section[-1])
        and (match := _MEMO.search(passage.text))
        and (day := _day(match, 0)) is not None
    ]
    if len(days) != 1 or any(day in days for _, day in papers):
        return
    for passage, day in papers:
        if abs((day - min(days)).days) <= _NEAR_DAYS:
            yield from _other_days(material, passage, _MEMO, days, "tjänsteskrivelsen är daterad")


def _other_days(
    material: Material, passage: Passage, words: re.Pattern[str], known: set[date], what: str
) -> Iterator[Finding]:
    for match in words.finditer(passage.text):
        day = _day(match, next(iter(known)).year)
        if day is None or day in known or passage.is_bound(*match.span("date")):
            continue
        own = date_in_text(min(known)).removeprefix("den ")
        message = f"här står {match['date']} men {what} {_iso(min(known))} enligt rapport.yaml"
        place = material.prose.place(passage, *match.span("date"))
        yield varning("date-differs", message, place, f"skriv {own}, eller rätta rapport.yaml")


def _day(match: re.Match[str], year: int) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = MONTH_NAMES.index(match["month"].casefold()) + 1
        return date(int(match["year"] or year), month, int(match["day"]))
    except ValueError:
        return None


def _iso(day: date) -> str:
    return day.isoformat()
