"""What is left of a whole when a part of it is told: `de övriga fyra`, `de tre som återstår`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.check.figures import Mention
from reportgen.check.text.bank.agree import meant
from reportgen.check.text.counted.listed import is_form_of
from reportgen.check.text.sentence.beside import Earlier, Wrong
from reportgen.check.text.sentence.shares import (
    between,
    is_count,
    is_percent,
    parts_of_wholes,
    words_after,
    words_before,
)
from reportgen.language import format_number, number_word
from reportgen.tables.interval import Interval

_REST = re.compile(
    r"\b(?:de|dom)[ \u00a0]$(?P<the>)|\b(?:övriga|resterande|återstående|kvarvarande)[ \u00a0]$",
    re.IGNORECASE,
)
_IS_REST = re.compile(
    r"[ \u00a0](?P<noun>\w+[ \u00a0])?"
    r"(?:som (?:återstår|återstod|kvarstår|kvarstod|är kvar|inte|ännu)"
    r"|(?:övriga|återstående|resterande|andra|kvarvarande)(?P<later>[ \u00a0]\w+na)?)\b"
)
_VERB = re.compile(r"|\w*(?:ades?|des?|tes?|s|var|är|har|finns|blev|gick)")
"""What may follow the rest, where the noun is left out."""
_SOMETHING_ELSE = re.compile(
    r"(?:,|;|\boch|\bmen|\bmedan|\bsamt) (?:en|ett|någon|några|ytterligare)\b"
)
_OF_OTHERS = re.compile(r"\b(?:för|hos|bland|inom|i) (?:de )?\w+[ \u00a0]$", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:öka|minsk|högre|lägre|uppräkn|steg\b|sjönk)\w*", re.IGNORECASE)


def _of_both_told(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`Åtta av tio är klara. De tre som återstår …`: part and whole stand together before."""
    for rest in own:
        told = _REST.search(words_before(rest))
        if not is_count(rest) or told is None:
            continue
        named = _IS_REST.match(words_after(rest))
        if told["the"] is not None and named is None:
            continue
        before = [m for m in own if m.start < rest.start] or (earlier[-1] if earlier else [])
        pairs = list(parts_of_wholes(before))
        if len(pairs) != 1 or len([m for m in before if is_count(m)]) != 2:
            continue
        part, whole, last = pairs[0]
        noun = named and (named["noun"] or named["later"])
        if noun and noun.strip()[:4].casefold() != whole.word[:4].casefold():
            continue
        apart = words_after(last) if last.sentence != rest.sentence else between(last, rest)
        yield from _left(part, whole, rest, apart, whole.text)


def _of_whole_before(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`20 inköp gjordes. För 16 inköp fanns avtal, för de övriga fyra …`: only the whole before."""
    counted = [m for m in own if is_count(m)]
    wholes = [m for m in (earlier[-1] if earlier else ()) if is_count(m) and m.bound is None]
    if len(counted) != 2 or len(wholes) != 1:
        return
    (part, rest), (whole,) = counted, wholes
    told = _REST.search(words_before(rest))
    same = is_form_of(part.word, whole.word) or part.word == whole.word != ""
    same = same and (is_form_of(rest.word, whole.word) or bool(_VERB.fullmatch(rest.word)))
    if told is None or told["the"] is not None or not same or whole.value < part.value:
        return
    if not re.search(r"\bav\b", words_before(part)):
        said = f"{whole.text} {whole.word}"
        yield from _left(part, whole, rest, between(part, rest), said)


def _left(part: Mention, whole: Mention, rest: Mention, apart: str, said: str) -> Iterator[Wrong]:
    """The rest that is not the whole less the part, where nothing else is told `apart`."""
    exact = not any(m.approximation or m.bound is not None for m in (part, rest, whole))
    left = whole.value - part.value
    if exact and left != rest.value and not _SOMETHING_ELSE.search(apart):
        message = f"{part.text} av {said}: då återstår {number_or_figure(left)}, inte {rest.text}"
        yield rest, "count-differs", message, True


def number_or_figure(value: Decimal) -> str:
    """A count as a reader would write it: in words up to twelve."""
    return number_word(value) if value <= 12 else format_number(value, 0)


def _in_percent(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """`62 procent … De resterande 48 procenten`: the two make a hundred."""
    del earlier
    percents = [m for m in own if is_percent(m)]
    if len(percents) != 2 or any(m.fraction or m.approximation for m in percents):
        return
    share, rest = percents
    before = words_before(rest)
    told = _REST.search(before)
    if told is None or told["the"] is not None or _OF_OTHERS.search(before):
        return
    if _CHANGE.search(rest.sentence.text) or not re.match(
        r"[ \u00a0]?(?:%|procent(?:en)?\b)(?! av (?!dem))", words_after(rest)
    ):
        return
    possible = meant(share) + meant(rest)
    if not possible.meets(Interval.exactly(Decimal(100))):
        total = format_number(share.value + rest.value, max(share.decimals, rest.decimals))
        message = f"{share.text} + {rest.text} = {total} procent, inte 100"
        yield rest, "share-differs", message, False


RESTS = (_of_both_told, _of_whole_before, _in_percent)
