"""Slips at marks: spaces on the wrong side, brackets left open, a small letter after a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.check.wording.dictionary import swedish
from reportgen.check.wording.passages import passages_once
from reportgen.check.wording.slips import Slip, findings
from reportgen.finding import Finding, upplysning

_SPACE_BEFORE = re.compile(
    r"(?P<word>[^\W\d_]{3,})[ \u00a0]+(?P<mark>[,;.](?=\s|$)|,(?=[a-zåäö]{2}))(?!\s?\.)"
)
_SPACE_AFTER = re.compile(
    r"(?<![\w./@-])(?P<word>[a-zåäö]{2,}|[A-ZÅÄÖ][a-zåäö]+)(?P<mark>[.,;])"
    r"(?P<next>[A-ZÅÄÖ][a-zåäö]+|(?<=[,;])[a-zåäö]{2,})(?![\w./@])"
)
_TWO_STOPS = re.compile(r"(?P<word>[^\W\d_]{3,})(?P<mark>\.\.|,,|,\.|\.,)(?![.,])(?=\s|$)")
_SMALL_LETTER = re.compile(r"(?P<word>[a-zåäö]{5,})\. (?P<next>[a-zåäö]{2,})(?![\w.-])")
_SHORTENED = frozenset(
    [
        "forts", "resp", "inkl", "exkl", "ansv", "prel", "tekn", "enl", "verks", "personalk",
        "föreg", "motsv", "samtl", "bitr", "tillf", "proc", "soc", "kommunst",
    ]
)  # fmt: skip
_NO_BRACKET = re.compile(r"(?:(?:^|[\s,])(?:[a-zåäö]|[ivx]+|\d{1,2})|[*†‡:;])\)", re.IGNORECASE)
"""What ends in a bracket without one before it: ”a)”, ”1)”, a mark ”*)”, a smile."""

_PAIRS = (("(", ")", "parentes"), ("[", "]", "hakparentes"))
RULES = {
    "space-before": "mellanslag före skiljetecknet",
    "space-after": "mellanslag saknas efter skiljetecknet",
    "two-stops": "två skiljetecken i rad",
    "small-letter": "liten bokstav efter punkt",
}
"""What is wrong with each kind of slip."""


def punctuation(material: Material) -> Iterator[Finding]:
    """Slips at marks that no one makes on purpose."""
    by_document: dict[str, list[Slip]] = {}
    for passage in passages_once(material):
        for slip in _slips(passage):
            if not passage.is_bound(slip.start, slip.end):
                by_document.setdefault(passage.document, []).append(slip)
        yield from _unclosed(material, passage)
    for slips in by_document.values():
        yield from findings(material, slips, "punctuation", upplysning, RULES)


def _slips(passage: Passage) -> Iterator[Slip]:
    text = passage.text
    for match in _SPACE_BEFORE.finditer(text):
        yield _slip("space-before", passage, match, f"{match['word']}{match['mark']}")
    for match in _SPACE_AFTER.finditer(text):
        better = f"{match['word']}{match['mark']} {match['next']}"
        yield _slip("space-after", passage, match, better)
    for match in _TWO_STOPS.finditer(text):
        yield _slip("two-stops", passage, match, f"{match['word']}{match['mark'][0]}")
    for match in _SMALL_LETTER.finditer(text):
        if _is_word(match["word"]) and _is_word(match["next"]):
            better = f"{match['word']}. {match['next'].capitalize()}"
            yield _slip("small-letter", passage, match, better)


def _slip(kind: str, passage: Passage, match: re.Match[str], better: str) -> Slip:
    return Slip(kind, passage, *match.span(), better)


def _is_word(word: str) -> bool:
    """Whether it is a whole word, and not shortened."""
    language = swedish()
    return language is not None and word not in _SHORTENED and bool(language.spell(word))


def _unclosed(material: Material, passage: Passage) -> Iterator[Finding]:
    """A bracket or quotation that is only opened, or only closed."""
    if passage.kind not in ("text", "item", "note", "cell"):
        return
    for opening, closing, name in _PAIRS:
        opened, unopened = _unmatched(passage.text, opening, closing)
        if opened is not None:
            yield _odd(material, passage, opened, f"en {name} öppnas men stängs inte")
        if unopened is not None:
            yield _odd(material, passage, unopened, f"en {name} stängs men öppnas inte")
    text = passage.text
    quotes = [m.start() for m in re.finditer('[”"]', text)]
    if len(quotes) % 2 and not re.match('[”"]', text) and not re.search(r"\d[”\"]", text):
        yield _odd(material, passage, quotes[-1], "ett citattecken saknar sin motsvarighet")


def _unmatched(text: str, opening: str, closing: str) -> tuple[int | None, int | None]:
    """Where a bracket is opened for nothing, and where one is closed for nothing."""
    opened: list[int] = []
    unopened = None
    marks = {m.end() - 1 for m in _NO_BRACKET.finditer(text)}
    for at, sign in enumerate(text):
        if sign == opening:
            opened.append(at)
        elif sign == closing and opened:
            opened.pop()
        elif sign == closing and at not in marks and unopened is None:
            unopened = at
    return (opened[-1] if opened else None), unopened


def _odd(material: Material, passage: Passage, at: int, message: str) -> Finding:
    around = re.search(r"\S*$", passage.text[:at])
    start = around.start() if around else at
    after = re.match(r"\S*(?:\s\S+)?", passage.text[at:])
    end = at + (after.end() if after else 1)
    words = passage.text[start:end].strip()
    place = material.prose.place(passage, start, end)
    return upplysning("punctuation", f"”{words}”: {message}", place, "sätt ut båda, eller ingen")
