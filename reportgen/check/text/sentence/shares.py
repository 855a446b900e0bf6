"""Shares whose figures stand beside them: "27 av 86 (31 procent)", "hälften (48 procent)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportgen.check.figures import Approximation, Mention, figures_in
from reportgen.check.material import Material
from reportgen.check.text.bank.agree import meant
from reportgen.finding import Finding, fel
from reportgen.language import format_number
from reportgen.tables.interval import Interval
from reportgen.units import COUNT, convert

_ALL = r"(?:(?:de|dessa|totalt|sammanlagt|alla|samtliga|våra|nämndens|kommunens)[ \u00a0])*"
_BUDGETED = (
    r"(?:(?:\w+[ \u00a0]){0,2}?(?:\w*budget\w*|\w*ram(?:en)?|\w*anslag(?:et|en)?|planerade"
    r"|tilldelade|beviljade|beräknade)[ \u00a0](?:(?:på|om)[ \u00a0])?)?"
)
OF = re.compile(rf"[ \u00a0](?P<words>(?:\w+[ \u00a0]){{0,2}}?)av[ \u00a0]{_ALL}{_BUDGETED}")
"""Between the part and the whole: `19 barn av de 29`."""

_OF_THE = re.compile(rf"\b(?:av|bland)[ \u00a0]{_ALL}$", re.IGNORECASE)
_OF_AMOUNT = re.compile(r"\bav[ \u00a0](?:\w+[ \u00a0]){1,3}(?:på|om)[ \u00a0]$", re.IGNORECASE)
_MAY_EXCEED = re.compile(r"budget|ram(?:en)?\b|anslag", re.IGNORECASE)
_NEW_WHOLE = re.compile(r"\b(?:(?:av|bland)[ \u00a0](?:dem|dessa|de|vilka)|varav|därav)\b")
_NEAR = r"(?:(?:cirka|ca\.?|drygt|knappt|nästan|närmare|omkring|ungefär|hela|runt)[ \u00a0])*"
_THAT_IS = (
    r"(?:alltså|eller|dvs\.?|d\.v\.s\.|det vill säga|motsvarande|det är|det motsvarar"
    r"|vilket (?:är|var|motsvarar|motsvarade|utgör|utgjorde|ger|innebär))"
)
_PERCENT = r"[ \u00a0]?(?:%|procent\b)"
_BRACKET = re.compile(rf"[^().;:\d]{{0,80}}\({_NEAR}$")
_SAID_AGAIN = re.compile(rf"[^().;:\d]{{0,80}}?,? {_THAT_IS} {_NEAR}$")
_ADDED = re.compile(rf"[^().;:\d]{{0,80}}, {_NEAR}$")
_AT_ONCE = re.compile(rf"(?: av [\wåäö ]{{1,30}})?, {_NEAR}$")
_CLOSED = re.compile(rf"{_PERCENT}(?:\)|, (?:mot|jämfört)\b)")
_ENDED = re.compile(rf"{_PERCENT}(?:$|[.,;)]|[ \u00a0](?:av (?:dem|samtliga)\b|och\b|men\b))")
_TURNED = re.compile(rf"{_PERCENT}(?:[ \u00a0]\(|,? {_THAT_IS} )(?:\w+ )?$")
_COMPARED = re.compile(
    r"[ \u00a0]?(?:\w+ ){0,2}?(?:fler|färre|mer|mindre|högre|lägre|än|av (?!dem))\b"
)
_CHANGE = re.compile(r"öka|minsk|ökning|högre|lägre|fler|färre|mot\b|jämfört|än\b", re.IGNORECASE)
_TIMES = re.compile(r"år|månad|dag|dygn|timm|veck|gång|poäng|minut|kvartal", re.IGNORECASE)
_SMALL = 10
"""`sju av tio` is a fraction rather than a count when the whole is no larger."""

Wrong = tuple[Mention, str, str]
"""The figure, the code, what is wrong."""


def shares(material: Material) -> Iterator[Finding]:
    """A share in a sentence that is not what the figures beside it make."""
    for passage in material.prose.passages:
        for sentence in passage.sentences:
            mentions = figures_in(sentence)
            if all(m.bound is not None for m in mentions):
                continue
            for wrong, code, message in (*_of_wholes(mentions), *_said_twice(mentions)):
                place = material.prose.place(passage, wrong.start, wrong.end)
                yield fel(code, message, place, "rätta den siffra eller det ord som är fel")


def between(one: Mention, other: Mention) -> str:
    """The words from the one figure to the other, the first one's unit among them."""
    return one.sentence.passage.text[one.end : other.start]


def words_after(mention: Mention) -> str:
    """The rest of the sentence."""
    end = mention.sentence.start + len(mention.sentence.text)
    return mention.sentence.passage.text[mention.end : end]


def words_before(mention: Mention) -> str:
    """The sentence up to the figure."""
    return mention.sentence.passage.text[mention.sentence.start : mention.start]


def is_count(mention: Mention) -> bool:
    """Whether the figure counts something, and no time."""
    return mention.unit is None and not mention.fraction and not _TIMES.search(mention.word)


def is_percent(mention: Mention) -> bool:
    """Whether the figure is a percentage or a fraction."""
    return mention.unit is not None and mention.unit.kind == "percent"


# ------------------------------------------------------------------------ of what whole


def parts_of_wholes(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, Mention]]:
    """Each part with its whole, and the one of them that is written last."""
    for at in range(len(mentions) - 1):
        part, whole = mentions[at], mentions[at + 1]
        if share_of(part, whole) is not None and OF.fullmatch(between(part, whole)):
            yield part, whole, whole
    for at, whole in enumerate(mentions):
        opening = _OF_THE if is_count(whole) else _OF_AMOUNT
        if not opening.search(words_before(whole)):
            continue
        if at and OF.fullmatch(between(mentions[at - 1], whole)):
            continue
        for part in mentions[at + 1 :]:
            if _NEW_WHOLE.search(between(whole, part)):
                break
            if (share := share_of(part, whole)) is not None and share.low <= 100:
                yield part, whole, part


def share_of(part: Mention, whole: Mention) -> Interval | None:
    """The percent that the part can be of the whole; None when they are no counts or amounts."""
    counts = is_count(part) and is_count(whole)
    amounts = all(m.unit is not None and m.unit.kind == "money" for m in (part, whole))
    spread = meant(whole)
    if not (counts or amounts) or spread.low <= 0:
        return None
    factor = convert(Decimal(1), part.unit or COUNT, whole.unit or COUNT)
    return None if factor is None else meant(part) / spread * Interval.exactly(100 * factor)


def _of_wholes(mentions: Sequence[Mention]) -> Iterator[Wrong]:
    """`x av y` and `av de y … x` with the percentage or the fraction said beside it."""
    for part, whole, last in parts_of_wholes(mentions):
        possible = share_of(part, whole)
        if possible is None:
            continue
        if possible.low > 100 and not _MAY_EXCEED.search(between(part, whole)):
            if re.match(r"\s*av\b", between(part, whole)):
                message = f"{part.text} av {whole.text}: delen är större än det hela"
                yield part, "share-differs", message
            continue
        share = _beside(part, last, mentions)
        if share is None or _fits(part, whole, possible, share):
            continue
        factor = convert(Decimal(100), part.unit or COUNT, whole.unit or COUNT) or Decimal(100)
        right = format_number(abs(part.value / whole.value) * factor, max(share.decimals, 1))
        message = f"{part.text} av {whole.text} är {right} procent, inte {_said(share)}"
        yield share, _code(share), message


def _beside(part: Mention, last: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The share that the sentence gives of the part."""
    first, then = mentions.index(min(part, last, key=lambda m: m.start)), mentions.index(last) + 1
    if then < len(mentions) and is_percent(mentions[then]) and says_again(last, mentions[then]):
        return mentions[then]
    if first and part is mentions[first] and is_percent(mentions[first - 1]):
        words = between(mentions[first - 1], part)
        bracket = re.fullmatch(rf"(?:{_PERCENT})?[^().;:,\d]{{0,40}}\({_NEAR}", words)
        if bracket and re.match(r"[^\d(,]{0,30}\)", words_after(last)):
            return mentions[first - 1]
    return None


def says_again(first: Mention, share: Mention) -> bool:
    """Whether the share is the first figure told in another way: in brackets, after `alltså`."""
    words, after = between(first, share), words_after(share)
    if _COMPARED.match(re.sub(rf"^{_PERCENT}", "", after)) and not _CLOSED.match(after):
        return False
    if share.fraction:
        return bool(_SAID_AGAIN.fullmatch(words)) and not _CHANGE.search(words)
    if _BRACKET.fullmatch(words):
        return bool(_CLOSED.match(after))
    return (
        bool(_SAID_AGAIN.fullmatch(words) or _ADDED.fullmatch(words))
        and bool(_ENDED.match(after))
        and not _CHANGE.search(words)
    )


def _fits(part: Mention, whole: Mention, possible: Interval, share: Mention) -> bool:
    if share.fraction:
        return share_fits(share.approximation, share.value, possible)
    if part.in_words and whole.in_words and whole.value <= _SMALL:
        return share_fits(part.approximation, 100 * part.value / whole.value, meant(share))
    return meant(share).meets(possible)


# --------------------------------------------------------------------------- said twice


def _said_twice(mentions: Sequence[Mention]) -> Iterator[Wrong]:
    """`nästan hälften (48 procent)`, `48 procent, alltså nästan hälften`."""
    for one, other in pairwise(mentions):
        if not (is_percent(one) and is_percent(other)) or one.fraction == other.fraction:
            continue
        fraction, exact = (one, other) if one.fraction else (other, one)
        words, after = between(one, other), words_after(other)
        if one.fraction:
            bracket = _BRACKET.fullmatch(words) and _CLOSED.match(after)
            told = _AT_ONCE.fullmatch(words) or _SAID_AGAIN.fullmatch(words)
            again = bool(bracket or (told and _ENDED.match(after)))
        else:
            again = bool(_TURNED.fullmatch(words)) and not _COMPARED.match(after)
        if again and not share_fits(fraction.approximation, fraction.value, meant(exact)):
            message = f"{_whole_words(fraction)} stämmer inte med {exact.text} procent"
            yield fraction, _code(fraction), message


def _whole_words(fraction: Mention) -> str:
    """The fraction with the word that says how near it is."""
    near = re.search(r"(?:[Mm]er än |[Mm]indre än |\w+ )$", words_before(fraction))
    within = re.search(r"knapp|dryg", fraction.text)
    said = near[0] if near and fraction.approximation and not within else ""
    return f"{said}{fraction.text}"


def share_fits(approximation: Approximation, fraction: Decimal, actual: Interval) -> bool:
    """Whether a share may be called the fraction (both in percent), as near as the word says."""
    margin = min(Decimal(8), max(Decimal(4), fraction / 5))
    low, high = actual.low, actual.high
    match approximation:
        case "below":
            return low <= fraction and high >= fraction - margin
        case "above":
            return high >= fraction and low <= fraction + margin
        case "at least":
            return high >= fraction
        case "at most":
            return low <= fraction
        case "about" | "range":
            return low - 7 <= fraction <= high + 7
        case _:
            return low - 4 <= fraction <= high + 4


def _code(share: Mention) -> str:
    if share.fraction and share.approximation:
        return "approximation-differs"
    return "fraction-differs" if share.fraction else "share-differs"


def _said(share: Mention) -> str:
    if share.fraction:
        return _whole_words(share).lower()
    return f"{share.text} procent"
