"""E-mail addresses and telephone numbers that are a person's, not an office's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.privacy.pieces import Piece
from reportgen.finding import Finding, varning

_MAIL = re.compile(r"(?<![\w.+-])(?P<name>[\w.+-]+)@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
_OFFICE = re.compile(
    r"(?:^|[._-])(?:kontakt|info|registrator|diari|kansli|nämnd|namnd|förvalt|forvalt|kontor|enhet"
    r"|avdelning|kommun|stad|region|support|service|center|växel|vaxel|kund|medborgar|press|media"
    r"|redaktion|dataskydd|gdpr|arkiv|upphandl|inkop|inköp|faktur|ekonomi|personal|rekryter|hr"
    r"|jour|mottagning|social|omsorg|vård|vard|stöd|stod|skola|förskol|forskol|barn|ungdom|familj"
    r"|äldre|aldre|funktion|hjälp|hjalp|råd|rad|utskott|styrelse|ledning|grupp|team|projekt|webb"
    r"|admin|no-?reply|svara|post|brev|box|mail|epost|office|statistik|analys|budget|utredning"
    r"|kvalitet|miljö|miljo|bygg|kultur|fritid|teknik|trafik|överförmyndar|overformyndar|tillsyn"
    r"|boende|hemtjänst|hemtjanst|lss|arbetsmarknad|integration|bistånd|bistand|anhörig|anhorig)"
    r"|(?:nämnd|nämnden|namnd|namnden|förvaltning|forvaltning|kontor|kansli|enhet|center|kommun"
    r"|omsorg|service|avdelning|boende|skola|tjänst|tjanst|rådgivning|radgivning)(?:en)?(?:$|[._-])",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?[._][^\W\d_]{2,}(?:[-.][^\W\d_]+)*\d{0,2}")
_PRIVATE_DOMAIN = re.compile(
    r"(?:gmail|hotmail|outlook|live|icloud|me|yahoo|telia|comhem|bredband|spray|protonmail|msn)\.",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    r"(?<![\w+/.,-])(?:(?:\+|00)46[ -]?(?:\(0\)[ -]?)?|0)7[02369](?:[ -]?\d){7}(?![\w]|[-/.,]\d)"
)
_LANDLINE = re.compile(
    r"(?<![\w+/.,-])(?:\+46[ -]?(?:\(0\)[ -]?)?|0)[1-9]\d{0,2}[- /]"
    r"\d{2,3}(?: ?\d{2,3}){1,2}(?!\w)"
)
_A_PERSONS = re.compile(r"direkt(?:telefon|nummer|nr|tel)|\bprivat|hemtelefon|mobil", re.IGNORECASE)
_AN_OFFICES = re.compile(
    r"jour|växel|kund|kontaktcenter|medborgar|stöd(?:linje|telefon)|linje\b|larm|akut|reception"
    r"|mottagning|servicecenter|support|\bsms\b|vakt",
    re.IGNORECASE,
)
_NEAR = 60
"""How many characters before a number tell whose it is."""


def contact_details(piece: Piece, year: int) -> Iterator[Finding]:
    """Addresses that are a person's name or private, mobile numbers, direct numbers."""
    hint = "skriv en funktionsbrevlåda eller växelns nummer, eller ta bort uppgiften"
    for match in _MAIL.finditer(piece.text):
        if _is_persons(match["name"], match["domain"]):
            message = f"en persons e-postadress står{piece.out_of_sight} i klartext"
            yield varning("contact-details", message, piece.at(match.start()), hint)
    for match in (*_MOBILE.finditer(piece.text), *_LANDLINE.finditer(piece.text)):
        before = piece.text[max(0, match.start() - _NEAR) : match.start()]
        mobile = bool(_MOBILE.fullmatch(match[0]))
        if not _AN_OFFICES.search(before) and (mobile or _A_PERSONS.search(before)):
            message = f"en persons telefonnummer står{piece.out_of_sight} i klartext"
            yield varning("contact-details", message, piece.at(match.start()), hint)


def _is_persons(name: str, domain: str) -> bool:
    if _PRIVATE_DOMAIN.match(domain):
        return not _OFFICE.search(name)
    return bool(_FULL_NAME.fullmatch(name)) and not _OFFICE.search(name)
