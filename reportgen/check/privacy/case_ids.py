"""What leads to one person's case: file and court numbers, dates of birth, a story of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.check.privacy.pieces import Piece
from reportgen.finding import Finding, varning

_WHAT = (
    r"person-?akt(?:en|s?nummer|s?nr)?|akt-?(?:nummer|nr|id)|akt nr|dossi[ée]r-?(?:nummer|nr)"
    r"|(?:klient|brukar|elev|individ|patient|barn|person|insats)-?(?:id|nummer|nr)\b"
    r"|journal-?(?:nummer|nr)|individärende(?:t|nummer|nr)?|(?:treserva|lifecare|viva|procapita|combine)"
    r"[- ]?(?:id|nr|nummer|ärende)"
)
_NUMBERED = re.compile(
    rf"\b(?:{_WHAT})\.?\s*(?:nr|nummer)?\.?\s*[:#]?\s*(?P<id>[A-ZÅÄÖ]{{0,4}}[-/ ]?\d[\d/:-]{{2,}})",
    re.IGNORECASE,
)
_HEADING = re.compile(rf"(?:{_WHAT}|person-?(?:nummer|nr)|pnr|födelsedatum)", re.IGNORECASE)
_BORN = re.compile(
    r"\b(?:född|född den|f\.)\s+(?P<id>(?:19|20)\d\d-[01]\d-[0-3]\d|\d{1,2} \w+ (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_COURT_CASE = re.compile(
    r"\bmål(?:et)?\s+(?:nr|nummer|med (?:mål)?nummer)?\.?\s*"
    r"(?P<id>(?:[A-ZÅÄÖ]{1,3}\s)?\d{1,6}-\d{2})(?![\d-])|"
    r"\bmål(?:nr|nummer)\.?:?\s*(?P<other>(?:[A-ZÅÄÖ]{1,3}\s)?\d{1,6}-\d{2})(?![\d-])",
    re.IGNORECASE,
)
_LEADING_CASE = re.compile(
    r"\b(?:HFD|HD|NJA|RÅ|EU-domstolen|EU-domstolens|Högsta|prejudik\w*|vägledande|ref\.|JO|upphandling\w*)"
)
_ONE_PERSON = (
    r"(?:\b(?:en|ett|den|det)\s+(?:\d{1,2}|\w+)-?årig[at]?\s+(?:flickan?|pojken?|kvinnan?|man|mannen"
    r"|barn|barnet|person|personen|kille|tjej|mamma|pappa|son|dotter|ungdom|klient|brukare)\b"
    r"|\b(?:en|den)\s+(?:\d{1,2}|\w+)-?åring(?:en)?\b)"
)
_BEFELL = (
    r"\b(?:placerades|omhändertogs|dömdes|dömts|avled|avlidit|dog|dödades|mördades|misshandlades"
    r"|utsattes|utsatts|utnyttjades|våldtogs|rymde|tvångsvårdades|häktades|greps|anhölls|misshandlats"
    r"|skrevs in|omhändertagits|skadades)\b"
)
_ONE_PERSONS_STORY = re.compile(
    rf"(?P<who>{_ONE_PERSON})(?:(?![.!?]\s|\bsom\s+(?:är|har|blir)\b).){{0,120}}?{_BEFELL}",
    re.IGNORECASE | re.S,
)


def case_identities(piece: Piece, year: int) -> Iterator[Finding]:
    """A number of one person's file, a full date of birth, or a column of such."""
    hint = "ta bort uppgiften, eller skriv så att ingen enskild kan pekas ut"
    for match in _NUMBERED.finditer(piece.text):
        message = f"”{match[0].strip()}” pekar ut en enskilds ärende"
        yield varning("case-identity", message, piece.at(match.start()), hint)
    for match in _BORN.finditer(piece.text):
        message = f"ett fullständigt födelsedatum står{piece.out_of_sight} i klartext"
        yield varning("case-identity", message, piece.at(match.start("id")), hint)
    for match in _COURT_CASE.finditer(piece.text):
        if not _LEADING_CASE.search(piece.text[: match.start()]):
            message = f"”{match[0].strip()}” leder till en enskilds mål i domstol"
            yield varning("case-identity", message, piece.at(match.start()), hint)
    heading, value = piece.context.strip(), piece.text.strip()
    if value != heading and value[:1].isdigit() and _HEADING.fullmatch(heading):
        message = f"värdet under ”{heading}” pekar ut en enskild"
        yield varning("case-identity", message, piece.source, hint)


def one_persons_story(material: Material) -> Iterator[Finding]:
    """What befell one person of a stated age: `En 14-årig flicka placerades i mars`."""
    for passage in material.prose.passages:
        for match in _ONE_PERSONS_STORY.finditer(passage.text):
            place = material.prose.place(passage, *match.span("who"))
            message = f"”{match['who']} …”: en enskilds händelser kan gå att känna igen"
            hint = "skriv om flera, eller utan ålder, ort och tid"
            yield varning("case-identity", message, place, hint)
