"""What the words around a figure say of it: which measure, which year, which way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.check.figures import MONTHS, Mention
from reportgen.check.text.bank.known import Measure, Scope
from reportgen.check.text.reading.clauses import clause_spans
from reportgen.check.words import stems

Way = Literal["", "up", "down", "same"]

_MORE_OR_LESS = (
    r"(?:\w+ )?(?:bättre|sämre|högre|lägre|mer|mindre|fler|färre|dyrare|billigare|längre|kortare)"
)
_BEFORE: tuple[tuple[str, Measure], ...] = (
    (r"(?:öka\w*|minsk\w*|steg|stigit|sjönk|sjunkit|höj\w*|sänk\w*|växt\w*|gått (?:upp|ned|ner)"
     r"|gick (?:upp|ned|ner)|förbättra\w*|försämra\w*)"
     r"(?: (?!överskott|underskott|från|till)\w+){0,5}? (?:med|motsvarande)", "change"),
    (r"(?:(?:budget)?(?:överskott|underskott)\w*|avvikelse\w*|avviker|avvek|plusresultat|minusresultat"
     r"|resultat(?:et)?|överskrid\w*|överskred\w*|underskrid\w*|underskred\w*)"
     r"(?: \w+){0,3}?(?: på| om| med| är| blev| av)?", "deviation"),
    (_MORE_OR_LESS + r"(?: \w+){0,3}? än (?:\w+ )?(?:budget\w*|planerat|beräknat)", "deviation"),
    (r"(?:kvar|återstår|återstod|återstående) av (?:\w+ )?(?:\w*budget\w*|ramen|anslaget)"
     r"(?: \w+){0,2}?", "deviation"),
    (r"(?:budgeterad\w*|budgeterat|budget(?:en|erade)?|ramen|anslaget|tilldelning\w*)"
     r"(?: (?:är|var|på|om|uppgick|uppgår|till|för|helår|20\d\d|av|byggde|bygger|låg|ligger|volymen"
     r"|nivån|året|helåret|perioden)){0,4}", "budget"),
    (r"(?:\w*prognos\w*)(?: \w+){0,4}?(?: på| om| till| är| var)?", "forecast"),
    (r"(?:mål(?:et|värdet|nivån)?)(?: (?:är|var|på|om|för|20\d\d)){0,3}", "target"),
    (r"(?:högre|lägre|fler|färre|mer|mindre|bättre|sämre)(?: \w+){0,5}? (?:med|på|om)", "change"),
    (r"(?:ökning\w*|minskning\w*|nedgång\w*|uppgång\w*|skillnad\w*|förändring\w*|förbättring\w*"
     r"|försämring\w*)(?: \w+){0,3}?", "change"),
    (r"(?:utfall\w*|uppgick|uppgår|blev|kostade|landade|slutade|redovisa\w*|till)"
     r"(?: (?:till|på|är|var|om|för|20\d\d|ett|en|helåret)){0,4}", "outcome"),
)  # fmt: skip
_AFTER: tuple[tuple[str, Measure], ...] = (
    (r"(?:i )?(?:budget)?(?:överskott|underskott)", "deviation"),
    (_MORE_OR_LESS + r" än (?:i |vid |enligt )(?:\w+ ){0,2}?(?:\w*rapport\w*|\w*prognos\w*"
     r"|\w*uppföljning\w*|\w*tertial\w*|delår\w*)", "miss"),
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
_AND = re.compile(r"\boch\b")
_OF_THIS_YEAR = ("gap", "target", "deviation", "budget")
"""The measures told of the year even where a year stands before an `och`."""
_EVER_SINCE = re.compile(r"\bsedan (20\d\d)\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:i|under|för) ({MONTHS})\b(?!\s?[–-])", re.IGNORECASE)
_AHEAD = re.compile(r"prognos|vänta[st]|beräknas|helår", re.IGNORECASE)
_PERIOD = re.compile(
    r"\bperiod(?:en|ens|budget\w*|utfall\w*)?\b|hittills|till och med|\bt\.o\.m|\bper (?:den )?\d"
    r"|ackumulera|januari\s?[–-]|kvartalet|tertialet|halvåret|åtta månader",
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
    r"\b(?:föregående års?|förra årets?|året (?:innan|före)|i fjol|fjolårets?|fjolåret"
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
class Clause:
    """What a whole clause says of its figures.

    `ahead`: the sentence speaks of a forecast; `scope`: whether of the period or the year;
    `earlier`: of a forecast before the last; `former`: of what was expected then; `average`: of a
    mean. `words` are the stems of the `text`.
    """

    text: str = ""
    ahead: bool = False
    scope: Scope = ""
    earlier: bool = False
    former: bool = False
    average: bool = False
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words around say: the measure ("" when they do not), the year and the month.

    `since`: the year that a change is told from (`mer än 2022`); `beyond`: the year after the
    report's that the words before the figure are about; `loose`: the measure is only told by a
    sign; `before` and `after` are the words themselves.
    """

    measure: Measure
    year: int | None
    before: str
    after: str
    month: str = ""
    since: int | None = None
    beyond: int | None = None
    loose: bool = False
    clause: Clause = Clause()


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
            cues[-1], own = _from_to(cues[-1], own, mention, year)
        told = _YEAR.findall(text[mention.sentence.start : mention.start])
        beyond = int(told[-1]) if told and int(told[-1]) > year else None
        if own.measure == "grade" and at and _CONTINUES.fullmatch(before):
            before_it = cues[-1].measure
            if before_it in ("deviation", "outlook"):
                own = replace(own, measure=before_it)
        ever = _EVER_SINCE.search(mention.sentence.text)
        if ever and own.measure == "change" and own.since is None:
            own = replace(own, since=int(ever[1]))
        own = replace(own, beyond=beyond, clause=_clause(mention))
        cues.append(_as_deviation(own, mention))
    return _told_twice(cues, mentions)


def _from_to(old: Cue, new: Cue, mention: Mention, year: int) -> tuple[Cue, Cue]:
    """`från 168,2 till 176,5`: both are of the budget, or of the outcome of two years."""
    measure: Measure = "budget" if _OF_BUDGET.search(old.before) else "outcome"
    former = old.clause.former or bool(_OVER_YEARS.search(mention.sentence.text))
    clause = replace(old.clause, former=former)
    old = replace(old, measure=measure, year=old.year or year - 1, clause=clause)
    return old, replace(new, measure=measure)


def _as_deviation(cue: Cue, mention: Mention) -> Cue:
    """The cue of a figure that is a deviation by its sign, its brackets or what it is told of."""
    surplus = _OF_DEVIATION.search(cue.clause.text)
    if not cue.measure and cue.before.endswith("(") and surplus:
        cue = replace(cue, measure="deviation")
    if cue.measure == "grade" and _OF_DEVIATION.search(cue.before):
        return replace(cue, measure="deviation")
    if mention.signed and cue.measure in ("", "outcome", "forecast"):
        bracketed = re.search(r"\([^)]*$", cue.before) is not None
        clause = replace(
            cue.clause,
            former=cue.clause.former or bracketed,
            earlier=cue.clause.earlier or bracketed,
        )
        loose = bracketed or len(cue.before.split()) > 4
        return replace(cue, measure="deviation", loose=loose, clause=clause)
    return cue


def _told_twice(cues: Sequence[Cue], mentions: Sequence[Mention]) -> tuple[Cue, ...]:
    """`665 tkr eller 2,0 procent högre än 2023`: what is said of the second goes for both."""
    found = list(cues)
    for at in range(len(cues) - 2, -1, -1):
        one, other = mentions[at], mentions[at + 1]
        between = one.sentence.passage.text[one.end : other.start]
        if found[at].measure in ("", "outcome") and _OR.fullmatch(between):
            then = found[at + 1]
            found[at] = replace(found[at], measure=then.measure, year=then.year, since=then.since)
    return tuple(found)


def _clause(mention: Mention) -> Clause:
    """What the clause that the figure stands in says of it."""
    passage = mention.sentence.passage.text
    spans = clause_spans(mention.sentence)
    text = next(passage[a:b] for a, b in spans if mention.start < b)
    scope: Scope = "period" if _PERIOD.search(text) else ""
    return Clause(
        text,
        ahead=bool(_AHEAD.search(mention.sentence.text)),
        scope="year" if _YEAR_WHOLE.search(text) else scope,
        earlier=bool(_EARLIER.search(text)),
        former=bool(_FORMER.search(text)),
        average=bool(_AVERAGE.search(text)),
        words=frozenset(stems(text)),
    )


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
    told = _AND.split(before)[-1] if measure in _OF_THIS_YEAR else before
    return Cue(measure, _year(told, after, year), before, after, month, since=first)


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
