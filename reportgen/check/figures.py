"""The figures a sentence mentions: their value, unit and how exactly they are meant.

Ordinary numbers that are no figures are left out: years, dates, laws, paragraphs, case numbers,
ages, clock times, telephone numbers, references ("tabell 3", "bilaga 2").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from reportgen.check.prose import Bound, Sentence
from reportgen.language import MONTH_NAMES, NUMBER_WORDS, decimals_of
from reportgen.units import COUNT, PERCENT, Unit, unit_of

Approximation = Literal["", "below", "above", "about", "at least", "at most", "range"]

MONTHS = "|".join(MONTH_NAMES) + "|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec"
_NUMBER = re.compile(
    r"(?<![\w/:.,])(?<![^\W\d][-–])(?P<sign>(?:minus |plus )|[-−–+])?(?P<digits>"
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[,.]\d+)?)(?![\d:/])"
)
_UNIT = re.compile(
    r"[ \u00a0]?(?P<unit>%-?enhet(?:er)?|%|‰|procentenhet(?:er|en)?|procent\b|promille\b|"
    r"m[di]kr\b|mdkr\b|mnkr\b|[mM]kr\b|MSEK\b|[tT]kr\b|kkr\b|"
    r"miljard(?:er)?(?: kronor| kr\b)?|miljon(?:er)?(?: kronor| kr\b)?|tusen kronor|"
    r"kronor\b|kr\b)"
)
_UNITS = {
    "%": "procent", "‰": "promille", "Mkr": "mnkr", "mkr": "mnkr", "MSEK": "mnkr", "kkr": "tkr",
    "Tkr": "tkr", "kronor": "kr", "tusen kronor": "tkr",
}  # fmt: skip
_WORD = re.compile(r"[ \u00a0]+(?P<word>[a-zåäöé][\wåäöé-]*)")
_NOT_FIGURES = re.compile(
    r"\d{4}-\d{2}-\d{2}|\b\d{6,8}[-+]\d{4}\b"  # dates, personal numbers
    r"|(?<!\d[ \u00a0])\b0\d{1,3}[- /]\d{2,3}(?:[ \u00a0]?\d{2,3}){1,3}\b"  # telephone numbers
    r"|\b\d{4}:\d+|\b(?:19|20)\d\d\s?[–/-]\s?(?:(?:19|20)\d\d|\d\d)\b(?!\d)"  # laws, spans of years
    r"|\b[A-ZÅÄÖ]{2,}[ -]?/?\d{4}[-:/]\d+|\b[A-ZÅÄÖ]{2,}\s?\d{4}/\d+"  # case numbers
    r"|\b\d{4}[-/]\d{3,}\b|\bhttps?://\S+|\S+@\S+|\bwww\.\S+"
    r"|\b24/7\b|\b\d{1,2}[./]\d{1,2}(?=\s?[–-]\s?\d{1,2}[./]\d{1,2})"
)
_REFERENCE = re.compile(
    r"(?:\b(?:tabell(?:erna)?|figur(?:erna)?|diagram|avsnitt(?:en)?|kapitel|kap\.?|bilag(?:a|orna)"
    r"|punkt(?:erna)?|sid(?:a|an|orna)|sid?\.|mål|delmål|steg|del|nivå|fas|nr\.?|nummer|version"
    r"|artikel|alternativ|grupp|kvartal|tertial|vecka|v\.|etapp|agenda|paragraf(?:erna)?|kl\.?"
    r"|klockan|dnr|not|fotnot|årskurs|åk|klass|zon|tel\.?|telefon|rum|hus|plan|iso|åren|år"
    r"|indikator|enhet|avdelning|distrikt|inriktning|åtgärd|aktivitet|risk|uppdrag|postnummer|fråga"
    r"|prioritet|typ)|§§?)[ \u00a0]+"
    r"(?:\d[\d.:]*\s*(?:,|och|–|-|till|samt|eller)\s*)*$",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:\s?[–-]\s?\d+)?[ \u00a0-]?(?:år(?:s|en|ens)?\b(?! (?:19|20)\d\d)|-?åring)"
    r"|:[aeas]\b|-[a-zåäö]"
)
_OF_LAW = re.compile(
    r"[ \u00a0]?(?:[a-z][ \u00a0])?(?:§|kap\b)|[ \u00a0](?:st(?:ycket)?|kap)\.? ?\d"
)
_MONTH_AFTER = re.compile(rf"\.?[ \u00a0]+(?:{MONTHS})\b", re.IGNORECASE)
_APPROXIMATIONS: tuple[tuple[str, Approximation], ...] = (
    (r"knappa?t?|nästan|närmare|nära|uppemot|upp emot|upp mot|inte fullt|strax under", "below"),
    (r"dryga?t?|lite mer än|lite över|något över|strax över|något mer än", "above"),
    (r"cirka|ca\.?|omkring|runt|ungefär|i runda tal|kring|ungefärligen", "about"),
    (r"över|mer än|fler än|minst|åtminstone|överstiger|översteg", "at least"),
    (r"under|mindre än|färre än|högst|max(?:imalt)?|som mest|upp till|understiger", "at most"),
    (r"mellan", "range"),
)
_APPROXIMATION = tuple(
    (re.compile(rf"\b(?:{words})[ \u00a0]+$", re.IGNORECASE), kind)
    for words, kind in _APPROXIMATIONS
)
_LARGER_WORDS = (
    *("tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo"),
)
WORDS = {word: Decimal(n) for n, word in enumerate(NUMBER_WORDS) if n >= 2} | {
    word: Decimal(n) for n, word in enumerate(_LARGER_WORDS, 13)
}
"""Number words read as figures; `en` and `ett` are articles, but in `en av fem`."""

_NUMBER_WORD = re.compile(
    rf"\b(?P<word>{'|'.join(WORDS)})\b"
    rf"|\b(?P<one>en|ett)(?=[ \u00a0]av[ \u00a0](?:\w+[ \u00a0])?(?:\d|{'|'.join(WORDS)})\b)",
    re.IGNORECASE,
)
_ORDINALS = {
    "tredjedel": 3, "fjärdedel": 4, "femtedel": 5, "sjättedel": 6, "sjundedel": 7, "åttondel": 8,
    "niondel": 9, "tiondel": 10,
}  # fmt: skip
_FRACTION = re.compile(
    rf"\b(?:(?P<count>en|ett|{'|'.join(WORDS)})[ \u00a0](?P<how>(?:knapp|dryg)[ \u00a0])?"
    rf"(?P<part>{'|'.join(_ORDINALS)})(?:ar)?(?:na|en)?|(?P<half>hälften)"
    r"|var(?:t)? (?P<every>tredje|fjärde|femte|tionde)|(?P<other>varannan|vartannat))\b",
    re.IGNORECASE,
)
_EVERY = {"tredje": 3, "fjärde": 4, "femte": 5, "tionde": 10}
_SHARES_UNIT = re.compile(r"\s*(?:till|respektive|och|eller|,|–|-|mot|jämfört med|samt)\s*\S*\s*$")
_TOLD_AGAIN = re.compile(r"\s*,\s*eller\s+(?:\S+\s+)?")
_LISTED = re.compile(r"\s*(?:,|eller)\s*(?:\S+\s+)?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a sentence, from `start` to `end` in the passage (its unit outside).

    `unit` is None for a bare number; `word` the word after it ("hushåll"); `fraction` marks
    "två tredjedelar" and the like, with the value in percent; `signed` a written plus or minus;
    `bound` is set when the program wrote the figure.
    """

    sentence: Sentence
    start: int
    end: int
    value: Decimal
    decimals: int
    unit: Unit | None = None
    word: str = ""
    approximation: Approximation = ""
    fraction: bool = False
    in_words: bool = False
    signed: bool = False
    bound: Bound | None = None

    @property
    def text(self) -> str:
        """The figure as it reads."""
        return self.sentence.passage.text[self.start : self.end]


@lru_cache(maxsize=20_000)
def figures_in(sentence: Sentence) -> tuple[Mention, ...]:
    """The sentence's figures in reading order, typed ones and those the program wrote.

    They are kept, for many checks ask for the same sentence's.
    """
    text = _NOT_FIGURES.sub(lambda m: "x" * len(m[0]), sentence.text)
    found = sorted(
        (*_digits(sentence, text), *_words(sentence, text), *_fractions(sentence, text)),
        key=lambda m: (m.start, -m.end),
    )
    apart: list[Mention] = []
    for mention in found:
        if not apart or mention.start >= apart[-1].end:
            apart.append(mention)
    return _with_shared_units(tuple(apart))


def _digits(sentence: Sentence, text: str) -> Iterator[Mention]:
    for match in _NUMBER.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        digits = match["digits"]
        unit = _UNIT.match(after)
        if unit is None and _is_no_figure(digits, before, after):
            continue
        if match["sign"] in ("-", "–", "−") and before[-1:].strip() not in ("", "(", "”", '"'):
            continue
        value = Decimal(re.sub(r"[ \u00a0\u202f\u2009]", "", digits).replace(",", "."))
        negative = match["sign"] in ("minus ", "-", "–", "−")
        ranged = re.match(r"\s?[–-]\s?\d", after) or re.search(r"\d\s?[–-]\s?$", before)
        yield _mention(
            sentence,
            match.start(),
            match.end(),
            -value if negative else value,
            approximation="range" if ranged else _approximation(before),
            signed=match["sign"] is not None,
        )


def _is_no_figure(digits: str, before: str, after: str) -> bool:
    plain = digits.isdigit()
    year = plain and len(digits) == 4 and digits[:2] in ("18", "19", "20")
    day = plain and len(digits) <= 2 and _MONTH_AFTER.match(after)
    listed = plain and not before.strip() and re.match(r"[.)]\s", after)
    law = _AGE.match(after) or _OF_LAW.match(after)
    leading_zero = len(digits) > 1 and digits[0] == "0" and digits[1].isdigit()
    return bool(year or day or listed or law or leading_zero or _REFERENCE.search(before))


def _words(sentence: Sentence, text: str) -> Iterator[Mention]:
    for match in _NUMBER_WORD.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _AGE.match(after) or _REFERENCE.search(before):
            continue
        value = Decimal(1) if match["one"] else WORDS[match["word"].casefold()]
        yield replace(
            _mention(sentence, *match.span(), value, approximation=_approximation(before)),
            in_words=True,
        )


def _fractions(sentence: Sentence, text: str) -> Iterator[Mention]:
    for match in _FRACTION.finditer(text):
        if match["part"]:
            count = WORDS.get(match["count"].casefold(), Decimal(1))
            share = 100 * count / _ORDINALS[match["part"].casefold()]
        elif match["every"]:
            share = Decimal(100) / _EVERY[match["every"].casefold()]
        else:
            share = Decimal(50)
        before = match["how"] or text[: match.start()]
        mention = _mention(sentence, *match.span(), share, approximation=_approximation(before))
        yield replace(mention, decimals=0, unit=PERCENT, fraction=True, in_words=True)


def _mention(
    sentence: Sentence,
    start: int,
    end: int,
    value: Decimal,
    *,
    approximation: Approximation,
    signed: bool = False,
) -> Mention:
    after = sentence.text[end:]
    unit, scaled = None, value
    word = _WORD.match(after)
    if found := _UNIT.match(after):
        unit, scaled = _unit(found["unit"], value)
        word = _WORD.match(after[found.end() :])
    first, last = sentence.start + start, sentence.start + end
    bound = next((b for b in sentence.passage.bound if b.start < last and first < b.end), None)
    return Mention(
        sentence, first, last, scaled, _decimals(value, scaled),
        unit=unit, word=word["word"] if word else "",
        approximation=approximation, signed=signed, bound=bound,
    )  # fmt: skip


def _unit(written: str, value: Decimal) -> tuple[Unit, Decimal]:
    """The unit meant; "2 miljoner" of something uncounted in money is a count."""
    if written.startswith(("%-enhet", "%enhet", "procentenhet")):
        return unit_of("procentenheter"), value
    if written.startswith("miljard"):
        return (unit_of("mdkr"), value) if "kr" in written else (COUNT, value * 10**9)
    if written.startswith("miljon"):
        return (unit_of("mnkr"), value) if "kr" in written else (COUNT, value * 10**6)
    return unit_of(_UNITS.get(written, written)), value


def _decimals(written: Decimal, value: Decimal) -> int:
    """How many decimals the value is given with: -5 for "1,2 miljoner"."""
    larger = (value / written).adjusted() if written else 0
    return decimals_of(written) - larger


def _approximation(before: str) -> Approximation:
    return next((kind for words, kind in _APPROXIMATION if words.search(before)), "")


def _with_shared_units(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`från 114,6 till 126,0 mnkr`: the first has the unit of the second."""
    shared = list(mentions)
    for at in range(len(shared) - 2, -1, -1):
        here, then = shared[at], shared[at + 1]
        between = here.sentence.passage.text[here.end : then.start]
        told = then.unit is not None and not then.fraction
        shares = _SHARES_UNIT.fullmatch(between) and not _is_told_again(here, then, between)
        if here.unit is None and told and shares:
            shared[at] = replace(here, unit=then.unit)
    return tuple(shared)


def _is_told_again(here: Mention, then: Mention, between: str) -> bool:
    """Whether the second figure tells the first in percent: `596, eller 27 procent`."""
    if then.unit is None or then.unit.kind != "percent":
        return False
    counted = abs(here.value) > 100 >= abs(then.value)
    return bool(_TOLD_AGAIN.fullmatch(between) or (counted and _LISTED.fullmatch(between)))
