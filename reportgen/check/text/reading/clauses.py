"""The clauses of a sentence, each of which may speak of something else than the others."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportgen.check.prose import Sentence

_VERB = (
    r"(?:är|var|blev|har|hade|fick|får|ger|gav|går|gick|visar|visade|redovisar|redovisade|uppgår"
    r"|uppgick|ökar|ökade|ökat|minskar|minskade|minskat|steg|stiger|stigit|sjönk|sjunker|sjunkit"
    r"|beräknas|beräknades|väntas|väntades|prognostiser\w+|lämnar|lämnade|kostar|kostade|stod|står"
    r"|svarar|svarade|landar|landade|slutar|slutade|låg|ligger|utgör|utgjorde|förbrukade|bedöms)"
)
_JOIN = r"(?<!-),?[ \u00a0](?:och|samt)[ \u00a0]"
_BREAK = re.compile(
    r";[ \u00a0]|[ \u00a0](?:varav|därav)\b"
    r"|, (?:men|medan|samtidigt som|trots att|eftersom|då|när|vilket|som|där|vilka|dock|så)\b"
    r"|[ \u00a0](?:men|medan|samtidigt som|trots att|eftersom|därför att)\b"
    rf"|{_JOIN}(?=(?:\w+[ \u00a0]){{0,5}}?{_VERB}\b)"
    rf"|{_JOIN}(?=(?:\w+[ \u00a0]){{0,2}}?\w{{4,}}(?:en|et|erna|arna|orna|na)[ \u00a0]"
    r"(?:\w+[ \u00a0])?med[ \u00a0])"
    rf"|{_JOIN}(?=[^,;.]{{3,60}}? ett (?:över|under)skott)",
    re.IGNORECASE,
)
"""Where a clause begins; after `och` only what can be one: a verb, `kostnaderna med`, a surplus."""
_LEAD = re.compile(r"[^.:;\d]{3,60}:(?=[ \u00a0])")
_AND = re.compile(r",?[ \u00a0](?:och|samt)\b")
_GOES_ON = re.compile(
    r"[\s,;]*(?:vilket|det vill säga|dvs|alltså|som|vilka|det|den|detta|denna)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:på grund av|till följd av|beroende på|beror på|berodde på|tack vare|genom att|för att"
    r"|efter att|främst|bland annat|framför allt|framförallt|i huvudsak|vilket beror)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_CAUSE_FIRST = re.compile(
    rf"^[\s,]*(?:på grund av|till följd av|tack vare|trots|efter|eftersom)\b.*?(?={_VERB}\b)",
    re.IGNORECASE | re.DOTALL,
)
_OPENING = re.compile(
    rf"([A-ZÅÄÖ][a-zåäöé]{{4,}})[ \u00a0](?:[^,;.:\d]{{0,50}}?[ \u00a0])?{_VERB}\b"
)
_OPENER = re.compile(
    r"(?:Totalt|Sammantaget|Sammanlagt|Under|Efter|Enligt|Därmed|Detta|Denna|Dessa|Dessutom|Även"
    r"|Jämfört|Liksom|Trots|Antal|Andel|Budget|Prognos|Utfall|Årets|Periodens|Nämnd|Netto|Resultat"
    r"|Över|Hela|Helår|Samtidigt|Därutöver|Vidare|Ungefär|Nästan|Drygt|Knappt|Cirka|Störst|Lägst"
    r"|Högst|Flest|Kostnad|Föregående|Avvikelse|Förvaltning|Kommun|Verksamhet|Enhet|Område|Ökning"
    r"|Minskning|Skillnad|Motsvarande|Jämförelse|Däremot|Fortfarande|Bland|Inom|Delår|Hittills|Endast|Tack)\w*"
)
"""Words that a sentence may begin with and yet be of what those before it spoke of."""
_PART = re.compile(r"[\s,]*(?:varav|därav)\b", re.IGNORECASE)
_CONCERNS = re.compile(r"\b(?:avser|avsåg|gällde|består av|bestod av|härrör)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b[a-zåäö][a-zåäöé-]{4,}(?:en|et|an|on|erna|arna|orna|ena|na)s?\b", re.I)
_COMMON = re.compile(
    r"(?:.*(?:budgeten|prognosen|prognoserna|resultatet|avvikelsen|skottet|nettokostnad(?:en|erna)"
    r"|bidraget|ramen|perioden|året|åren|årsskiftet|månad(?:en|erna)|kvartalet|tertialet|halvåret"
    r"|förvaltningen|kommunen|målet|målnivån|målvärdet|bokslutet|rapporten|uppföljningen"
    r"|fullmäktige))s?"
    r"|(?:nämnden|kostnaden|verksamhet(?:en|erna)|utfallet|enheten|avdelningen|området|antalet"
    r"|andelen|ökningen|minskningen|skillnaden|förändringen|nivån|volym(?:en|erna)|snittet"
    r"|genomsnittet|värdet|orsak(?:en|erna)|delen|förklaringen|anledningen|siffr(?:an|orna)"
    r"|uppgången|nedgången|förbättringen|försämringen|kron(?:an|orna)|staden|tiden|dag(?:en|arna)"
    r"|totalen|summan|innan|sedan|redan|medan|utan|annan|mellan|samman|någon|denna|dessa|denne"
    r"|även|egen|liten|vården|procenten|befolkningen|första|andra|sådana|gånger|gången|stället"
    r"|början|slutet|sidan|hälften|januari|augusti|senaste|områden|huvudsak|kunna|skulle|lägsta"
    r"|högsta|störst\w*|planen|inklusive|återstoden|resten)s?",
    re.IGNORECASE,
)
"""Definite nouns that may stand for whatever is spoken of."""


def clause_spans(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Where each clause begins and ends, as places in the passage."""
    starts = [0, *([lead.end()] if (lead := _LEAD.match(sentence.text)) else [])]
    for found in _BREAK.finditer(sentence.text):
        left = sentence.text[starts[-1] : found.start()]
        joins = _AND.match(found[0]) is not None
        if found.start() > starts[-1] and (not joins or re.search(rf"\b{_VERB}\b", left)):
            starts.append(found.start())
    ends = [*starts[1:], len(sentence.text)]
    at = sentence.start
    return tuple((at + a, at + b) for a, b in zip(starts, ends, strict=True))


def goes_on(clause: str) -> bool:
    """Whether the clause says more of what the clause before it spoke of: `varav`, `vilket`."""
    return _GOES_ON.match(clause) is not None


def is_of_something_else(clause: str, is_known: Callable[[str], bool]) -> bool:
    """Whether the clause is about a thing of its own, that no table has a row or column for.

    Such a thing is a definite noun (`språkintroduktionen`) that is neither known nor one that
    stands for anything (`avvikelsen`); what comes after `på grund av` only explains.
    """
    told = _CAUSE.sub("", _CAUSE_FIRST.sub("", clause))
    if _PART.match(told):
        return True
    if _CONCERNS.search(told):
        return True
    opening = _OPENING.match(told)
    if opening and not _OPENER.fullmatch(opening[1]) and not is_known(opening[1]):
        return True
    nouns = (m[0] for m in _DEFINITE.finditer(told))
    return any(not _COMMON.fullmatch(noun) and not is_known(noun) for noun in nouns)
