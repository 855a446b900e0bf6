"""How typed figures are written: spaces, decimal signs, intervals and units.

Rules: Svenska skrivregler and the house rules for numbers (docs/sv/granskning.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.check.wording.passages import passages_once
from reportgen.check.wording.slips import Slip, findings
from reportgen.finding import Finding, varning

_S = r"[ \u00a0\u202f\u2009]"
_UNIT = (
    r"(?:%|‰|procent(?:enheter)?\b|mnkr\b|mkr\b|mdkr\b|tkr\b|kr\b|kronor\b|miljon(?:er)?\b|"
    r"miljard(?:er)?\b|MSEK\b|[MT]kr\b|tusen\b|personer\b|hushåll\b|barn\b|invånare\b|ärenden\b|"
    r"årsarbetare\b|timmar\b|dygn\b|dagar\b|månader\b|besök\b|platser\b|deltagare\b|år\b|"
    r"veckor\b|poäng\b|medarbetare\b|anställda\b|beslut\b|insatser\b|anmälningar\b)"
)
_BARE = r"(?<![\w.,:/§-])"
_PERCENT = re.compile(rf"(?:\d{{1,3}}(?:{_S}\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)?[%‰](?!-)")
_GLUED = re.compile(
    r"(?<![\w.,/])\d+(?:,\d+)?(?:mnkr|mkr|mdkr|tkr|kr|kronor|procent|miljoner|milj)\b"
)
_THOUSAND_POINTS = re.compile(rf"{_BARE}[-−–]?\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?(?![\w:/-]|\.\d)")
_DECIMAL_POINT = re.compile(
    rf"{_BARE}[-−–]?\d+\.\d+(?={_S}?(?!år\b|tusen\b){_UNIT})|"
    rf"(?:(?<=\bfrån )|(?<=\btill )|(?<=\bmed )|(?<=\bdrygt )|(?<=\bknappt )|(?<=\bcirka ))"
    rf"\d+\.(?:\d|[6-9]\d)(?![\w:/-]|\.\d)"
)
_ENGLISH = re.compile(rf"{_BARE}\d{{1,3}}(?:,\d{{3}}){{2,}}(?!\d)")
_INTERVAL = re.compile(
    rf"{_BARE}(?P<low>\d+(?:,\d+)?)(?P<dash>{_S}?[-‐‑]{_S}?|{_S}[–—]{_S}|[–—]{_S}|{_S}[–—])"
    rf"(?P<high>\d+(?:,\d+)?)(?![\w:/]|[-–.,]\d)(?P<unit>{_S}?{_UNIT})?"
)
_UNGROUPED = re.compile(rf"{_BARE}(?P<digits>[1-9]\d{{4,8}})(?=(?:,\d+)?{_S}(?!år\b){_UNIT})")
_UNGROUPED_COUNT = re.compile(
    r"(?i:\b(?:antal|blev|cirka|drygt|fanns|fick|från|gjordes|hade|inkom|knappt|kom|med|omkring|till"
    rf"|totalt|ungefär|var|än|över){_S})(?P<digits>[1-9]\d{{4,7}})"
    rf"(?={_S}(?:nya{_S})?[a-zåäö]{{4,}}(?:ar|er|or)\b)"
)
"""A number so many of something: after a word that only counts, before a noun in the plural."""

_PIECES = re.compile(
    rf"{_BARE}\d[\d\u00a0 ]*{_S}(?P<slip>st\.?|stycken){_S}"
    r"(?P<noun>(?!av\b|per\b|och\b|som\b|var\b|är\b|har\b|för\b|under\b|till\b|med\b|från\b|samt\b"
    r"|eller\b|vilket\b|varav\b|inom\b|att\b|mot\b|jämfört\b|mer\b|fler\b|färre\b|utan\b|över\b|"
    r"hade\b|mindre\b|det\b|vid\b|fick\b|blev\b|nya\b|totalt\b)[a-zåäö]{3,})"
)
_UNIT_WORDS = {
    "Mkr": "mkr", "MKR": "mkr", "Mnkr": "mnkr", "MNKR": "mnkr", "MSEK": "mnkr", "mSEK": "mnkr",
    "Tkr": "tkr", "TKR": "tkr", "TSEK": "tkr", "tSEK": "tkr", "KSEK": "tkr", "kSEK": "tkr",
    "Kkr": "tkr", "KKR": "tkr", "kkr": "tkr", "KR": "kr", "Kr": "kr",
}  # fmt: skip
_UNIT_WORD = re.compile(rf"(?<=\d)(?P<gap>{_S}?)(?P<word>{'|'.join(_UNIT_WORDS)})\b")
_NO_FIGURE = re.compile(
    r"\bhttps?://\S+|\bwww\.\S+|\S+@\S+|\b\d{4}-\d{2}-\d{2}\b|\b\d{6,8}[-+]\d{4}\b"
    r"|\b(?:[Dd]nr|[Dd]iarienummer|ISO|SFS|SOU|Ds|[Tt]el(?:efon)?|[Oo]rg(?:\.|anisations)?"
    r"(?:nr|nummer)|[Pp]ostnummer|[Vv]ersion|Agenda)\.?:?\s*[\d:.–/ -]+\d"
    r"|\b[A-ZÅÄÖ]{2,}[ /-]?\d[\d:./-]*"
)
RULES = {
    "percent": "mellanslag saknas före procenttecknet",
    "glued": "mellanslag saknas före enheten",
    "thousand-points": "punkt i talet; tusental skiljs med mellanslag och decimaler med komma",
    "decimal-point": "decimaltecknet är komma",
    "english": "tusental skiljs med mellanslag",
    "interval": "intervall skrivs med tankstreck utan mellanslag",
    "ungrouped": "tusental skiljs med mellanslag",
    "pieces": "”st” behövs inte före det som räknas",
    "unit": "enheten skrivs på ett annat sätt här",
}
"""What is wrong with each kind of slip."""


def number_notation(material: Material) -> Iterator[Finding]:
    """Typed figures that are not written the Swedish way; the program's own are not looked at."""
    by_document: dict[str, list[Slip]] = {}
    for passage in passages_once(material):
        million = material.report.profile.million
        for slip in _slips(passage, million):
            by_document.setdefault(passage.document, []).append(slip)
    for slips in by_document.values():
        yield from findings(material, slips, "number-notation", varning, RULES)


def _slips(passage: Passage, million: str) -> Iterator[Slip]:
    text = _NO_FIGURE.sub(lambda m: "x" * len(m[0]), passage.text)
    spans = tuple(_intervals(passage, text))
    yield from spans
    for slip in (*_spaces(passage, text), *_points(passage, text)):
        if not any(slip.start < span.end and span.start < slip.end for span in spans):
            yield slip
    yield from _units(passage, text, million)


def _spaces(passage: Passage, text: str) -> Iterator[Slip]:
    for match in _PERCENT.finditer(text):
        if not passage.is_bound(match.end() - 1, match.end()):
            better = f"{match[0][:-1].replace('.', ',')} {match[0][-1]}"
            yield Slip("percent", passage, match.start(), match.end(), better)
    for match in _GLUED.finditer(text):
        better = re.sub(r"(?<=\d)(?=[^\d,])", " ", match[0])
        yield from _typed("glued", passage, match, better)
    for pattern in (_UNGROUPED, _UNGROUPED_COUNT):
        for match in pattern.finditer(text):
            better = f"{int(match['digits']):,}".replace(",", " ")
            if not passage.is_bound(*match.span("digits")):
                yield Slip("ungrouped", passage, *match.span("digits"), better)


def _points(passage: Passage, text: str) -> Iterator[Slip]:
    for match in _THOUSAND_POINTS.finditer(text):
        written = match[0]
        spaced = written.replace(".", " ")
        one = written.count(".") == 1 and "," not in written
        better = f"{spaced}” eller ”{written.replace('.', ',')}" if one else spaced
        yield from _typed("thousand-points", passage, match, better)
    for match in _DECIMAL_POINT.finditer(text):
        if not _THOUSAND_POINTS.fullmatch(match[0]):
            yield from _typed("decimal-point", passage, match, match[0].replace(".", ","))
    for match in _ENGLISH.finditer(text):
        yield from _typed("english", passage, match, match[0].replace(",", " "))


def _intervals(passage: Passage, text: str) -> Iterator[Slip]:
    for match in _INTERVAL.finditer(text):
        if _is_interval(match):
            glued = match["unit"] in ("%", "‰")
            better = f"{match['low']}–{match['high']}" + (f" {match['unit']}" if glued else "")
            end = match.end() if glued else match.end("high")
            if not any(passage.is_bound(*match.span(name)) for name in ("low", "high")):
                yield Slip("interval", passage, match.start(), end, better)


def _is_interval(match: re.Match[str]) -> bool:
    low, high = match["low"], match["high"]
    first, last = (Decimal(n.replace(",", ".")) for n in (low, high))
    years = all(re.fullmatch(r"(?:19|20)\d\d", n) for n in (low, high))
    if re.match(r"0\d", low) or re.match(r"0\d", high) or first >= last:
        return False  # a telephone number, a month, a result of a match
    if re.fullmatch(r"(?:19|20)\d\d", low) and not years:
        return False  # a case number
    tight = match["dash"].strip(" \u00a0\u202f\u2009") == match["dash"]
    alike = len(high.partition(",")[0]) <= len(low.partition(",")[0]) + 2
    return alike and (tight or years or match["unit"] is not None)


def _units(passage: Passage, text: str, million: str) -> Iterator[Slip]:
    for match in _UNIT_WORD.finditer(text):
        if not passage.is_bound(*match.span("word")):
            word = _UNIT_WORDS[match["word"]]
            better = million if word in ("mkr", "mnkr") else word
            yield Slip("unit", passage, match.start("word"), match.end(), better)
    for match in _PIECES.finditer(text):
        if not passage.is_bound(match.start("slip"), match.end("slip")):
            better = re.sub(rf"{_S}(?:st\.?|stycken)(?={_S})", "", match[0])
            yield Slip("pieces", passage, match.start(), match.end(), better)


def _typed(kind: str, passage: Passage, match: re.Match[str], better: str) -> Iterator[Slip]:
    if not passage.is_bound(*match.span()):
        yield Slip(kind, passage, match.start(), match.end(), better)
