"""What the words around a figure say of it: which measure, which year, which way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from reportgen.check.figures import MONTHS, Mention
from reportgen.check.text.clauses import clause_spans
from reportgen.check.text.known import Measure, Scope
from reportgen.check.words import stems

Way = Literal["", "up", "down", "same"]

_MORE_OR_LESS = (
    r"(?:\w+ )?(?:bättre|sämre|högre|lägre|mer|mindre|fler|färre|dyrare|billigare|längre|kortare)"
)
_BEFORE: tuple[tuple[str, Measure], ...] = (
    (r"(?:öka\w*|minsk\w*|steg|stigit|sjönk|sjunkit|höj\w*|sänk\w*|växt\w*|gått (?:upp|ned|ner)"
     r"|gick (?:upp|ned|ner)|förbättra\w*|försämra\w*)"
     r"(?: (?!överskott|underskott|från|till)\w+){0,5}? (?:med|motsvarande)", "change"),
    (r"(?:överskott\w*|underskott\w*|avvikelse\w*|avviker|avvek|plusresultat|minusresultat"
     r"|resultat(?:et)?|överskrid\w*|överskred\w*|underskrid\w*)"
     r"(?: \w+){0,3}?(?: på| om| med| är| blev| av)?", "deviation"),
    (_MORE_OR_LESS + r"(?: \w+){0,3}? än (?:\w+ )?(?:budget\w*|planerat|beräknat)", "deviation"),
    (r"(?:budgeterad\w*|budgeterat|budget(?:en|erade)?|ramen|anslaget|tilldelning\w*)"
     r"(?: (?:är|var|på|om|uppgick|uppgår|till|för|helår|20\d\d|av|byggde|bygger|låg|ligger|volymen"
     r"|nivån)){0,4}", "budget"),
    (r"(?:\w*prognos\w*)(?: \w+){0,4}?(?: på| om| till| är| var)?", "forecast"),
    (r"(?:mål(?:et|värdet|nivån)?)(?: (?:är|var|på|om|för|20\d\d)){0,3}", "target"),
    (r"(?:högre|lägre|fler|färre|mer|mindre|bättre|sämre)(?: \w+){0,5}? (?:med|på|om)", "change"),
    (r"(?:ökning\w*|minskning\w*|nedgång\w*|uppgång\w*|skillnad\w*|förändring\w*)(?: \w+){0,3}?",
     "change"),
    (r"(?:utfall\w*|uppgick|uppgår|blev|kostade|landade|slutade|redovisa\w*|till)"
     r"(?: (?:till|på|är|var|om|för|20\d\d|ett|en|helåret)){0,4}", "outcome"),
)  # fmt: skip
_AFTER: tuple[tuple[str, Measure], ...] = (
    (r"(?:i )?(?:överskott|underskott)", "deviation"),
    (_MORE_OR_LESS + r" än (?:\w+ ){0,2}?(?:budget\w*|planerat|beräknat|ram\w*|vad som budget\w*)",
     "deviation"),
    (_MORE_OR_LESS + r" än (?:\w+ ){0,2}?\w*prognos\w*", "miss"),
    (r"från (?:\w+ )?\w*prognos\w*", "miss"),
    (r"(?:över|under) (?:budget\w*|ram\w*)", "deviation"),
    (r"av (?:den |det |sin |hela |årets |nämndens )*(?:\w*budget\w*|ram(?:en)?|plan(?:en)?|anslaget"
     r"|tilldel\w*|planerade?)\b", "grade"),
    (r"(?:över|under|från) mål(?:et|värdet|nivån)", "gap"),
    (_MORE_OR_LESS + r" än (?:\w+ ){0,2}?(?:föregående|förra|året|år|20\d\d|under|samma)",
     "change"),
    (r"i (?:justerad )?budget|budgetera\w+|i ram", "budget"),
    (r"i prognos\w*|prognostisera\w+", "forecast"),
)  # fmt: skip
_BEFORE_WORDS = tuple((re.compile(rf"\b{p}[ \u00a0,:]*$", re.IGNORECASE), m) for p, m in _BEFORE)
_AFTER_WORDS = tuple((re.compile(rf"[ \u00a0]*{p}", re.IGNORECASE), m) for p, m in _AFTER)
_YEAR = re.compile(r"\b(20\d\d)\b")
_SINCE = re.compile(
    r"[ \u00a0]*(?:\w+ ){0,3}?(?:än|mot|jämfört med|från|sedan) (?:\w+ ){0,2}?(?P<year>20\d\d)\b"
)
_MONTH = re.compile(rf"\b(?:i|under|för) ({MONTHS})\b(?!\s?[–-])", re.IGNORECASE)
_AHEAD = re.compile(r"prognos|vänta[st]|beräknas|helår", re.IGNORECASE)
_PERIOD = re.compile(
    r"\bperiod(?:en|ens)?\b|hittills|till och med|\bt\.o\.m|\bper (?:den )?\d|ackumulera|\bperiod(?:budget|utfall)"
    r"|januari\s?[–-]|kvartalet|tertialet|halvåret|åtta månader",
    re.IGNORECASE,
)
_YEAR_WHOLE = re.compile(r"helår|årsprognos|årsbudget|prognos|vänta[st]|beräknas|årets slut", re.I)
_EARLIER = re.compile(
    r"tertial|delårs|föregående (?:uppföljning|prognos|rapport|månad|redovisning)|tidigare|sedan"
    r"|förra (?:prognosen|uppföljningen|månaden|rapporten)|\bdå\b|senaste prognos"
    r"|(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november)s?\b",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:beräknades|väntades|prognostiserades|bedömdes|aviserades)\b"
    r"|\b(?:vid|i|enligt) (?:\w+ )?(?:delårs\w*|tertial\w*|\w+prognosen)\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(
    r"\b(?:i (?:genom)?snitt|genomsnitt\w*|per månad|i medeltal)\b", re.IGNORECASE
)
_OF_BUDGET = re.compile(r"\b(?:budgeten|ramen|anslaget|kommunbidraget)\b", re.IGNORECASE)
_OVER_YEARS = re.compile(r"\bpå (?:två|tre|fyra|fem|sex|tio|\d+) år\b", re.IGNORECASE)
_OF_DEVIATION = re.compile(r"skott|avvik|överskrid|överskred|underskrid", re.IGNORECASE)
_OR = re.compile(
    r"[ \u00a0]?(?:mnkr|mkr|tkr|kr|kronor|miljoner kronor|\w+)?,? (?:eller|motsvarande) "
    r"(?:knappt |drygt |cirka |ca )?"
)
_LAST_YEAR = re.compile(
    r"\b(?:föregående år|förra året|året (?:innan|före)|i fjol|fjolårets?|fjolåret"
    r"|motsvarande period|samma period)\b",
    re.IGNORECASE,
)
_APPROXIMATION = re.compile(
    r"\b(?:knappt|drygt|nästan|närmare|cirka|ca\.?|omkring|runt|ungefär|över|mer än|fler än|minst"
    r"|högst|totalt|sammanlagt|hela|bara|endast|hittills|minus|plus)[ \u00a0]+$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^[ \u00a0]?(?:mnkr|mkr|tkr|kr|procent\w*|%|miljoner kronor|kronor)")
_BRACKET = re.compile(r"[ \u00a0]?(?:mnkr|mkr|tkr|kr|kronor|miljoner kronor)?[ \u00a0]?\([^()]*\)")
_CONTINUES = re.compile(
    r"\D*?(?:\(|, eller|respektive|, dvs\.?|, alltså|motsvarande"
    r"|, vilket (?:är|motsvarar))[ \u00a0]*"
    r"(?:knappt|drygt|cirka|ca|motsvarar)?[ \u00a0]*"
)
_TO = re.compile(r"(?:\D|20\d\d){0,20}?\btill[ \u00a0]+(?:\w+[ \u00a0]+)?")
_UP = re.compile(
    r"\b(?:öka(?:de|t|r)?|ökning(?:en)?|steg|stiger|stigit|höjdes|höjts|växte|växt|gått upp"
    r"|gick upp|fördubbla\w*|fler|högre|mer|större|längre|dyrare)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:minska(?:de|t|r)?|minskning(?:en)?|sjönk|sjunker|sjunkit|sänktes|sänkts|gått (?:ned|ner)"
    r"|gick (?:ned|ner)|halvera\w*|färre|lägre|mindre|kortare|billigare)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:oförändra[dt]e?|samma (?:nivå|andel|antal|belopp)|densamma|detsamma|ligger kvar)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words around say: the measure ("" when they do not), the year and the month.

    `since`: the year that a change is told from (`mer än 2022`); `ahead`: the sentence speaks of a
    forecast; `beyond`: the year after the report's that the words before the figure are about;
    `scope`: whether it is of the period or the year; `earlier`: the clause speaks of a forecast
    before the last, `former` that it tells what was expected then; `average`: it is a mean; `loose`:
    the measure is only told by a sign; `words` are the stems of the `clause`; `before` and `after` are the words
    themselves.
    """

    measure: Measure
    year: int | None
    before: str
    after: str
    month: str = ""
    ahead: bool = False
    since: int | None = None
    beyond: int | None = None
    scope: Scope = ""
    earlier: bool = False
    words: frozenset[str] = frozenset()
    loose: bool = False
    clause: str = ""
    former: bool = False
    average: bool = False


def cues_of(mentions: Sequence[Mention], year: int) -> tuple[Cue, ...]:
    """What the words around each mention of a sentence say, up to its neighbours."""
    cues: list[Cue] = []
    for at, mention in enumerate(mentions):
        text = mention.sentence.passage.text
        end = mention.sentence.start + len(mention.sentence.text)
        left = mentions[at - 1].end if at else mention.sentence.start
        right = mentions[at + 1].start if at + 1 < len(mentions) else end
        before, after = text[left : mention.start], _after(text, mention.end, right, mentions)
        own = _cue(before, _UNIT.sub("", after), year)
        if not own.measure and at and _goes_on(mentions[at - 1], mention, before):
            own = replace(own, measure=cues[-1].measure, year=own.year or cues[-1].year)
        if at and re.search(r"\bfrån[ \u00a0]+$", cues[-1].before) and _TO.fullmatch(before):
            of: Measure = "budget" if _OF_BUDGET.search(cues[-1].before) else "outcome"
            former = cues[-1].former or bool(_OVER_YEARS.search(mention.sentence.text))
            first = cues[-1].year or year - 1
            cues[-1] = replace(cues[-1], measure=of, year=first, former=former)
            own = replace(own, measure=of)
        told = _YEAR.findall(text[mention.sentence.start : mention.start])
        beyond = int(told[-1]) if told and int(told[-1]) > year else None
        own = replace(own, beyond=beyond, **_of_clause(mention))
        if not own.measure and before.endswith("(") and _OF_DEVIATION.search(own.clause):
            own = replace(own, measure="deviation")
        if mention.signed and own.measure in ("", "outcome", "forecast"):
            bracketed = re.search(r"\([^)]*$", before) is not None
            loose = bracketed or len(before.split()) > 4
            former = own.former or bracketed
            earlier = own.earlier or bracketed
            own = replace(own, measure="deviation", loose=loose, former=former, earlier=earlier)
        if own.measure == "grade" and _OF_DEVIATION.search(own.before):
            own = replace(own, measure="deviation")
        cues.append(own)
    return _told_twice(cues, mentions)


def _told_twice(cues: Sequence[Cue], mentions: Sequence[Mention]) -> tuple[Cue, ...]:
    """`665 tkr eller 2,0 procent högre än 2023`: what is said of the second is said of the first."""
    found = list(cues)
    for at in range(len(cues) - 2, -1, -1):
        one, other = mentions[at], mentions[at + 1]
        between = one.sentence.passage.text[one.end : other.start]
        if found[at].measure in ("", "outcome") and _OR.fullmatch(between):
            then = found[at + 1]
            found[at] = replace(found[at], measure=then.measure, year=then.year, since=then.since)
    return tuple(found)


def _of_clause(mention: Mention) -> dict[str, Any]:
    """What the whole clause says of the figure."""
    text = mention.sentence.passage.text
    spans = clause_spans(mention.sentence)
    clause = next(text[a:b] for a, b in spans if mention.start < b)
    ahead = bool(_AHEAD.search(mention.sentence.text))
    scope: Scope = "period" if _PERIOD.search(clause) else ""
    scope = "year" if _YEAR_WHOLE.search(clause) else scope
    earlier = bool(_EARLIER.search(clause))
    return {
        "ahead": ahead, "scope": scope, "earlier": earlier, "words": frozenset(stems(clause)),
        "clause": clause, "former": bool(_FORMER.search(clause)), "average": bool(_AVERAGE.search(clause)),
    }  # fmt: skip


def _after(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """The words after a figure up to the next, one within brackets passed over."""
    bracket = _BRACKET.match(text[start:])
    if bracket is None:
        return text[start:end]
    beyond = (m.start for m in mentions if m.start >= start + bracket.end())
    last = mentions[-1].sentence
    return text[start + bracket.end() : min(beyond, default=last.start + len(last.text))]


def _goes_on(before: Mention, mention: Mention, between: str) -> bool:
    """Whether a figure says the same as the one before it, in another way or of another thing."""
    kinds = [None if m.unit is None else m.unit.kind for m in (before, mention)]
    if re.fullmatch(r"\D*\b(?:och|medan|men|,) (?:\w+ ){1,3}med[ \u00a0]", between):
        return True
    return kinds[0] != kinds[1] and _CONTINUES.fullmatch(between) is not None


def _cue(before: str, after: str, year: int) -> Cue:
    bare = _APPROXIMATION.sub("", before)
    measure: Measure = next((m for words, m in _AFTER_WORDS if words.match(after)), "")
    measure = measure or next((m for words, m in _BEFORE_WORDS if words.search(bare)), "")
    months = _MONTH.findall(f"{before} {re.split(r'[,;(]', after)[0]}")
    month = months[-1][:3].casefold() if months else ""
    since = _SINCE.match(after) if measure == "change" else None
    first = int(since["year"]) if since else None
    return Cue(measure, _year(before, after, year), before, after, month, since=first)


def _year(before: str, after: str, report_year: int) -> int | None:
    """The year said nearest: just after ("16,8 mnkr 2023"), else last before."""
    near = re.split(r"[,;(]", after)[0]
    for words in (near[:40], before):
        if _LAST_YEAR.search(words):
            return report_year - 1
        if years := _YEAR.findall(words):
            return int(years[0] if words is not before else years[-1])
    return None


def way_of(words: str) -> Way:
    """Which way the last direction word points; "" when there is none."""
    found: Mapping[Way, re.Pattern[str]] = {"up": _UP, "down": _DOWN, "same": _SAME}
    last: tuple[int, Way] = (-1, "")
    for way, pattern in found.items():
        for match in pattern.finditer(words):
            last = max(last, (match.start(), way))
    return last[1]
