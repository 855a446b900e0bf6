"""What leads to one person's case: file numbers of the social services' systems, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def case_identities(piece: Piece, year: int) -> Iterator[Finding]:
    """A number of one person's file, a full date of birth, or a column of such."""
    hint = "ta bort uppgiften, eller skriv så att ingen enskild kan pekas ut"
    for match in _NUMBERED.finditer(piece.text):
        message = f"”{match[0].strip()}” pekar ut en enskilds ärende"
        yield varning("case-identity", message, piece.at(match.start()), hint)
    for match in _BORN.finditer(piece.text):
        message = f"ett fullständigt födelsedatum står{piece.out_of_sight} i klartext"
        yield varning("case-identity", message, piece.at(match.start("id")), hint)
    heading, value = piece.context.strip(), piece.text.strip()
    if value != heading and value[:1].isdigit() and _HEADING.fullmatch(heading):
        message = f"värdet under ”{heading}” pekar ut en enskild"
        yield varning("case-identity", message, piece.source, hint)
