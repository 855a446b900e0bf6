"""Personnummer and samordningsnummer (SKV 704, SKV 707), wherever in the ärende they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.check.privacy.pieces import Piece
from reportgen.finding import Finding, fel

_NUMBER = re.compile(
    r"(?<![\w+−–-])(?<!\d[.,:/])"
    r"(?P<century>18|19|20)?(?P<date>\d{6})"
    r"(?P<sign>[-+−–‑]|[ \u00a0](?=\d{4}(?!\d)))?(?P<last>\d{4})"
    r"(?![\w+]|[-−–/:]\d|[.,]\d)"
)
_TOLD = re.compile(r"person-?n|\bp-?nr|pers\.?nr|samordning|född|födelse", re.IGNORECASE)
_OTHER_FIGURES = re.compile(
    r"belopp|utfall|budget|prognos|bokslut|avvikelse|summa|total|\bm?n?kr\b|värde|\bår\b|\b20\d\d\b"
    r"|faktura|\bocr\b|verifikat|konto|leverantör|org\.?-?n|telefon|\btel\b|mobil|diarie|\bdnr\b",
    re.IGNORECASE,
)
_IN_A_LIST = re.compile(r"[:,;=\[{]\s*\Z|\A\s*\Z")


def personal_numbers(piece: Piece, year: int) -> Iterator[Finding]:
    """A number that is someone's: the date exists, the check digit is right, the setting fits."""
    for match in _NUMBER.finditer(piece.text):
        kind = _kind(match, year)
        if kind and _can_be_meant(match, piece, year):
            shown = f"{match['century'] or ''}{match['date']}-****"
            message = f"ett {kind}, {shown}, står{piece.out_of_sight} i klartext"
            hint = "ta bort det: personuppgifter hör inte hemma i ärendet, inte ens ur sikte"
            yield fel("personal-number", message, piece.at(match.start()), hint)


def _kind(match: re.Match[str], year: int) -> str:
    """`personnummer`, `samordningsnummer` (the day plus 60), or "" when it is neither."""
    digits = match["date"] + match["last"]
    if match["sign"] in (" ", "\u00a0") and not match["century"]:
        return ""
    if not _checked(digits):
        return ""
    day = int(digits[4:6])
    coordination = day > 60
    centuries = [match["century"]] if match["century"] else ["19", "20"]
    for century in centuries:
        try:
            born = date(int(century + digits[:2]), int(digits[2:4]), day - 60 * coordination)
        except ValueError:
            continue
        if born.year <= year + 1:
            return "samordningsnummer" if coordination else "personnummer"
    return ""


def _checked(digits: str) -> bool:
    """The check digit: the Luhn algorithm over all ten digits."""
    doubled = (int(d) * (2 - n % 2) for n, d in enumerate(digits))
    return sum(n // 10 + n % 10 for n in doubled) % 10 == 0 and digits[-4:] != "0000"


def _can_be_meant(match: re.Match[str], piece: Piece, year: int) -> bool:
    """Digits without a sign between them may also be an amount, a telephone or a time."""
    if match["sign"] or _TOLD.search(piece.context) or _TOLD.search(piece.text):
        return True
    whole = match["date"] + match["last"]
    if match["century"]:
        time = int(match["last"][:2]) < 24 and int(match["last"][2:]) < 60
        return not (time and abs(int(match["century"] + whole[:2]) - year) <= 2)
    if whole.startswith("07"):
        return False
    before, after = piece.text[: match.start()], piece.text[match.end() :]
    alone = bool(_IN_A_LIST.search(before)) and not re.match(r"\s*\w", after)
    return not ((alone or piece.number) and _OTHER_FIGURES.search(piece.context))
