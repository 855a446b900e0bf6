"""Swedish numbers, dates and file names: how they are read and how they are shown.

Rules: Svenska skrivregler and SS-ISO 80000 as summed up for municipal reports: decimal comma,
thousands in groups of three with a no-break space, U+2212 as minus, rounding half away from zero.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from babel.dates import format_date

NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"

_SPACES = re.compile("[ \u00a0\u202f\u2009\u2007]")
_PLAIN = re.compile(r"[-+]?\d+([.,]\d+)?\Z")
_GROUPED = re.compile(r"[-+]?\d{1,3}([ _]\d{3})+([.,]\d+)?\Z")
_DOT_GROUPS = re.compile(r"[-+]?[1-9]\d{0,2}(\.\d{3})+\Z")

MONTH_NAMES = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
)  # fmt: skip
"""The months of the year, in order."""

NUMBER_WORDS = (
    *("noll", "ett", "två", "tre", "fyra", "fem", "sex"),
    *("sju", "åtta", "nio", "tio", "elva", "tolv"),
)

_FRACTIONS = {
    Decimal(10): "en tiondel",
    Decimal(20): "en femtedel",
    Decimal(25): "en fjärdedel",
    Decimal(100) / 3: "en tredjedel",
    Decimal(40): "två femtedelar",
    Decimal(50): "hälften",
    Decimal(60): "tre femtedelar",
    Decimal(200) / 3: "två tredjedelar",
    Decimal(75): "tre fjärdedelar",
    Decimal(80): "fyra femtedelar",
    Decimal(90): "nio tiondelar",
}
"""Shares in percent that have a simple name."""


class NumberFault(ValueError):
    """A text that cannot be read as one number; the message is Swedish and says what to do."""


def parse_number(text: str) -> Decimal:
    """The number written in `text`, its decimals kept (`"7,70"` has two).

    Reads any space as thousands separator, `-`, `–` and `−` as minus and both comma and point as
    decimal sign. `178.503` could mean thousands or decimals and is refused.
    """
    tidy = _SPACES.sub(" ", text.strip()).replace(MINUS, "-").replace(EN_DASH, "-")
    tidy = re.sub(r"\A([-+]) (?=\d)", r"\1", tidy)
    if _DOT_GROUPS.match(tidy):
        with_space, with_comma = tidy.replace(".", " "), tidy.replace(".", ",", 1)
        if tidy.count(".") > 1:
            raise NumberFault(f"”{text}” har punkt mellan tusental: skriv {with_space}")
        raise NumberFault(
            f"”{text}” är tvetydigt: skriv {with_space} om punkten skiljer tusental, "
            f"eller {with_comma} om den är decimaltecken"
        )
    if re.match(r"[-+]?0\d", tidy):
        raise NumberFault(f"”{text}” börjar med en nolla och kan inte läsas som ett tal")
    if not (_PLAIN.match(tidy) or _GROUPED.match(tidy)):
        raise NumberFault(f"”{text}” kan inte läsas som ett tal")
    return Decimal(re.sub("[ _]", "", tidy).replace(",", "."))


def decimals_of(value: Decimal) -> int:
    """How many decimals the number was written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """`value` with that many decimals, halves away from zero, never negative zero."""
    with localcontext() as context:
        context.prec = max(28, value.adjusted() + decimals + 10)
        rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


def format_number(value: Decimal, decimals: int, *, plus: bool = False) -> str:
    """`value` as Swedish readers expect it: `−13 079,5`; `plus` shows the sign of a positive."""
    rounded = round_half_up(value, decimals)
    digits = f"{abs(rounded):,.{decimals}f}".replace(",", NBSP).replace(".", ",")
    if rounded < 0:
        return MINUS + digits
    return f"+{digits}" if plus and rounded > 0 else digits


def number_word(value: Decimal) -> str:
    """Whole numbers up to twelve in words, others in figures."""
    if value == value.to_integral_value() and 0 <= value <= 12:
        return NUMBER_WORDS[int(value)]
    return format_number(value, decimals_of(value))


def fraction_words(percent: Decimal) -> str | None:
    """`två tredjedelar` for a share within 2.5 percentage points of it; None when none is."""
    nearest = min(_FRACTIONS, key=lambda share: abs(share - percent))
    return _FRACTIONS[nearest] if abs(nearest - percent) <= Decimal("2.5") else None


def file_name(id_: str) -> str:
    """An id as a file name every system can keep: å and ä become a, ö becomes o."""
    return id_.translate(str.maketrans("åäöéü_", "aaoeu-"))


def date_in_text(day: date) -> str:
    """`den 31 december 2024`."""
    return f"den {day.day}{NBSP}{format_date(day, 'MMMM y', locale='sv_SE')}"


def date_in_table(day: date) -> str:
    """`2024-12-31`."""
    return day.isoformat()
