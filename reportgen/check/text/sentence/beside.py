"""Figures that stand beside each other: the words between them, their unit, sign and spread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from reportgen.check.figures import Mention, figures_in
from reportgen.check.prose import Sentence
from reportgen.check.text.bank.agree import meant
from reportgen.language import format_number
from reportgen.tables.interval import Interval
from reportgen.units import COUNT, POINTS, Unit

NEAR = (
    r"(?:(?:cirka|ca\.?|drygt|knappt|nästan|närmare|omkring|ungefär|hela|runt|totalt|sammanlagt"
    r"|hela|bara|endast|hittills|plus|minus|strax över|strax under) )*"
)
"""Words that may stand before a figure and say how near it is; regular expression."""

THAT_IS = (
    r"(?:alltså|dvs\.?|d\.v\.s\.|det vill säga|motsvarande|det är|det var|det motsvarar"
    r"|vilket (?:därmed |alltså )?(?:är|var|blir|blev|motsvarar|motsvarade|utgör|utgjorde|ger|gav"
    r"|innebär|innebar|betyder))"
)
"""Words that say that what follows is the same thing told again; regular expression."""

Wrong = tuple[Mention, str, str, bool]
"""The figure, the code, what is wrong, and whether it is sure."""
Earlier = Sequence[Sequence[Mention]]
"""The figures of the two sentences before in the passage, the nearest last."""

_ONE = re.compile(
    r"\b(?:en|ett)(?=[ \u00a0](?P<noun>procentenhet|enhet|dag|minut|vecka|månad|person|plats"
    r"|barn|elev|poäng)?[ \u00a0]?(?:fler|färre|högre|lägre|bättre|sämre|över|under|kortare|längre"
    r")[ \u00a0])"
)
_REPORT = re.compile(r"(?:rapport|uppföljning|tertial|delår|delårsrapport)[ \u00a0]$")
_TIME = re.compile(r"(?:år|månad|dag|dygn|timm|veck|minut|sekund|kvartal)", re.IGNORECASE)
_MINUS = re.compile(r"\b(?:underskott|minusresultat|förlust)\w*(?: [\wåäö]+){0,4} ?$", re.I)
_PLUS = re.compile(r"\b(?:överskott|plusresultat|vinst)\w*(?: [\wåäö]+){0,4} ?$", re.I)

Sign = Literal[-1, 1]


def figures_told(sentence: Sentence) -> tuple[Mention, ...]:
    """The sentence's figures, `en färre` among them and the numbers of reports left out."""
    found = [m for m in figures_in(sentence) if not _is_name(m)]
    taken = [(m.start, m.end) for m in found]
    for one in _ONE.finditer(sentence.text):
        start, end = sentence.start + one.start(), sentence.start + one.end()
        if all(end <= a or b <= start for a, b in taken):
            noun = one["noun"] or ""
            unit = POINTS if noun == "procentenhet" else None
            found.append(
                Mention(sentence, start, end, Decimal(1), 0, unit=unit, word=noun, in_words=True)
            )
    return tuple(sorted(found, key=lambda m: m.start))


def _is_name(mention: Mention) -> bool:
    small = mention.unit is None and mention.decimals == 0 and 0 < mention.value < 13
    return small and _REPORT.search(before(mention)) is not None


def between(one: Mention, other: Mention) -> str:
    """The words from the one figure to the other, the first one's unit among them."""
    return one.sentence.passage.text[one.end : other.start].replace("\u00a0", " ")


def after(mention: Mention) -> str:
    """The rest of the sentence."""
    end = mention.sentence.start + len(mention.sentence.text)
    return mention.sentence.passage.text[mention.end : end].replace("\u00a0", " ")


def before(mention: Mention) -> str:
    """The sentence up to the figure."""
    text = mention.sentence.passage.text[mention.sentence.start : mention.start]
    return text.replace("\u00a0", " ")


def kind(mention: Mention) -> str:
    """What the figure measures; "" when it has no unit."""
    return "" if mention.unit is None else mention.unit.kind


def same_measure(*mentions: Mention) -> tuple[Mention, ...] | None:
    """The figures with the unit they share, amounts in the first one's; None when they share none.

    A figure without a unit has that of the others (`13,5 mnkr, 5,5 mer än budgeten på 8,0`), but
    the first is no percentage unless it says so; percentages and percentage points go together.
    """
    if any(m.approximation == "range" or m.fraction for m in mentions):
        return None
    kinds = {"percent" if kind(m) == "points" else kind(m) for m in mentions} - {""}
    times = {found[0].casefold() for m in mentions if (found := _TIME.match(m.word))}
    if len(kinds) > 1 or len(times) > 1 or not kinds <= {"money", "percent", "count"}:
        return None
    bare = [m for m in mentions if m.unit is None]
    if (kinds == {"percent"} and mentions[0] in bare) or (bare and "count" in kinds):
        return None
    unit = next((m.unit for m in mentions if m.unit is not None), None)
    return tuple(_in(m, unit) for m in mentions)


def _in(mention: Mention, unit: Unit | None) -> Mention:
    if unit is None or mention.unit in (None, unit) or unit.kind != "money":
        return replace(mention, unit=mention.unit or unit)
    assert mention.unit is not None
    factor = mention.unit.factor / unit.factor
    shift = factor.normalize().adjusted()
    return replace(
        mention, value=mention.value * factor, decimals=mention.decimals - shift, unit=unit
    )


def spread(mention: Mention) -> Interval:
    """The values a level can have: as many decimals as written, unless the words are rough."""
    if mention.approximation or mention.in_words or (mention.unit or COUNT).kind == "count":
        return meant(mention)
    return Interval.rounded(abs(mention.value), mention.decimals)


def signs(mention: Mention) -> tuple[Sign, ...]:
    """Which way the figure goes when a sign or `underskott` says so; () when nothing does."""
    if mention.signed or mention.value < 0:
        return (-1,) if mention.value < 0 else (1,)
    words = re.sub(rf"{NEAR}$", "", before(mention))
    if _MINUS.search(words):
        return (-1,)
    return (1,) if _PLUS.search(words) else ()


def readings(one: Mention, other: Mention) -> Iterator[tuple[Interval, Interval]]:
    """The two figures with each sign they can have: a bare one both when the other has a sign."""
    told = signs(one), signs(other)
    plain: tuple[Sign, ...] = (1, -1) if any(told) else (1,)
    for a in told[0] or plain:
        for b in told[1] or plain:
            yield _signed(spread(one), a), _signed(spread(other), b)


def _signed(values: Interval, sign: Sign) -> Interval:
    return values if sign > 0 else -values


def gaps(one: Mention, other: Mention) -> list[Interval]:
    """What the distance between the two can be."""
    return [abs(a - b) for a, b in readings(one, other)]


def only_like(figure: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The only one of the figures that measures what this one does."""
    like = [m for m in mentions if same_measure(m, figure) and bool(m.unit) == bool(figure.unit)]
    return like[0] if len(like) == 1 else None


def as_written(value: Decimal, like: Mention, *, decimals: int = 0) -> str:
    """A value as the figure beside it is written: in its unit, with at least as many decimals."""
    written = re.sub(r"[^\d,]", "", like.text).replace(",", ".")
    factor = abs(like.value) / Decimal(written) if written and not like.in_words else Decimal(1)
    places = like.decimals + (factor.normalize().adjusted() if factor else 0)
    return format_number(value / (factor or 1), max(places, decimals, 0))


def said(mention: Mention) -> str:
    """The figure with its unit, as it is written."""
    return f"{mention.text} {mention.unit.word}".strip() if mention.unit else mention.text


def with_sign(mention: Mention) -> str:
    """The figure as it is written, with the minus that `underskott` gives it."""
    return f"−{mention.text}" if signs(mention) == (-1,) and mention.value > 0 else mention.text
