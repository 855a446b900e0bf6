"""Scales written as intervals: no value without a level, none with two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.finding import Finding, varning
from reportgen.language import decimals_of, format_number

_N = r"(\d+(?:,\d+)?)"
_RANGE = re.compile(rf"{_N}\s*(?:%|procent)?\s?(?:[–-]|till)\s?{_N}\s*(?:%|procent\b)")
_FROM = re.compile(
    rf"(?:(?P<over>över|mer än|>)|minst|≥|från och med)\s*{_N}\s*(?:%|procent\b)"
    rf"|{_N}\s*(?:%|procent)\s*(?:eller (?:mer|högre|fler)|och (?:över|uppåt|mer))",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"(?:(?P<under>under|mindre än|lägre än|<)|högst|≤|till och med|upp till)\s*{_N}"
    r"\s*(?:%|procent\b)"
    rf"|{_N}\s*(?:%|procent)\s*eller (?:mindre|lägre|färre)",
    re.IGNORECASE,
)
_NAMED = r"[ \u00a0]?(?:poäng|p\.?|indexenheter)?[ \u00a0]*(?:[:=(]|[–-](?!\d)|$)"
"""What follows an interval that has a name: `50–69: kan förbättras`; no years, ages or amounts."""
_BARE_RANGE = re.compile(rf"\s*{_N}[ \u00a0]?(?:[–-]|till)[ \u00a0]?{_N}{_NAMED}")
_BARE_FROM = re.compile(
    rf"\s*(?:(?P<over>över|mer än|högre än|>)|minst|≥|från)[ \u00a0]*{_N}{_NAMED}"
    rf"|\s*{_N}[ \u00a0](?:eller (?:mer|högre|över)|och (?:över|uppåt|mer|högre)){_NAMED}"
    rf"|\s*{_N}[–-][ \u00a0]*(?:[:=])",
    re.IGNORECASE,
)
_BARE_UNTIL = re.compile(
    rf"\s*(?:(?P<under>under|mindre än|lägre än|<)|högst|≤|upp till)[ \u00a0]*{_N}{_NAMED}"
    rf"|\s*{_N}[ \u00a0](?:eller|och) (?:mindre|lägre|under|nedåt){_NAMED}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Span:
    """What a level covers; None is no end. `above` and `below` leave the end itself out."""

    passage: Passage
    low: Decimal | None
    high: Decimal | None
    above: bool = False
    below: bool = False
    percent: bool = True


def scales(material: Material) -> Iterator[Finding]:
    """Levels of a scale that leave a hole between them, or share values."""
    for group in _groups(material.prose.passages):
        spans = [span for passage in group if (span := _span(passage)) is not None]
        if len(spans) < 3 or len(spans) != len(group):
            continue
        bare = not all(span.percent for span in spans)
        if bare and not _is_scale(spans):
            continue
        ordered = sorted(spans, key=lambda s: (s.low is not None, s.low or Decimal(0)))
        step = _step(ordered)
        for lower, upper in pairwise(ordered):
            if (message := _fault(lower, upper, step)) is not None:
                code, words = message
                yield varning(code, words, upper.passage.source, "rätta nivåernas gränser")


def _groups(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Runs of list items or cells with an interval each."""
    run: list[Passage] = []
    for passage in passages:
        if passage.kind in ("item", "cell", "label") and _span(passage) is not None:
            run.append(passage)
        elif passage.kind != "cell":
            yield run
            run = []
    yield run


def _span(passage: Passage) -> Span | None:
    text = passage.text
    if found := _RANGE.search(text):
        return Span(passage, _number(found[1]), _number(found[2]))
    if found := _FROM.search(text):
        return Span(passage, _number(found[2] or found[3]), None, above=bool(found["over"]))
    if found := _UNTIL.search(text):
        return Span(passage, None, _number(found[2] or found[3]), below=bool(found["under"]))
    return _bare_span(passage)


def _bare_span(passage: Passage) -> Span | None:
    """An interval without a percent sign, first in the item and with its name after it."""
    text = passage.text
    if found := _BARE_RANGE.match(text):
        if _YEAR.fullmatch(found[1]) or _YEAR.fullmatch(found[2]):
            return None
        return Span(passage, _number(found[1]), _number(found[2]), percent=False)
    if found := _BARE_FROM.match(text):
        low = _number(found[2] or found[3] or found[4])
        return Span(passage, low, None, above=bool(found["over"]), percent=False)
    if found := _BARE_UNTIL.match(text):
        high = _number(found[2] or found[3])
        return Span(passage, None, high, below=bool(found["under"]), percent=False)
    return None


def _is_scale(spans: Sequence[Span]) -> bool:
    """Whether intervals without a unit make a scale: in order, and somewhere the next goes on.

    Intervals that only share their ends are one when they begin at 0 or 1; those within 6–24 may
    be hours and are none.
    """
    lows = [span.low if span.low is not None else Decimal("-Infinity") for span in spans]
    if lows != sorted(lows):
        spans, lows = spans[::-1], lows[::-1]
    step = _step(spans)
    highs = [span.high for span in spans if span.high is not None]
    if lows[0] >= 6 and max(highs, default=Decimal(0)) <= 24:
        return False
    whole = lows[0] <= 1
    joined = (
        _fault(lower, upper, step) is None or (whole and lower.high == upper.low)
        for lower, upper in pairwise(spans)
    )
    return lows == sorted(lows) and len(set(lows)) == len(lows) and any(joined)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _step(spans: Sequence[Span]) -> Decimal:
    """One in the last decimal that the scale is written with."""
    ends = [end for span in spans for end in (span.low, span.high) if end is not None]
    return Decimal(1).scaleb(-max(decimals_of(end) for end in ends))


def _fault(lower: Span, upper: Span, step: Decimal) -> tuple[str, str] | None:
    if lower.high is None or upper.low is None:
        return None
    unit = " procent" if lower.percent and upper.percent else ""
    high = lower.high - step if lower.below else lower.high
    low = upper.low + step if upper.above else upper.low
    if low == high:
        value = format_number(low, decimals_of(low)) + unit
        return "scale-overlap", f"{value} hör till två nivåer i skalan"
    if low < high:
        return "scale-overlap", f"nivåerna ”{_short(lower)}” och ”{_short(upper)}” överlappar"
    if low > high + step:
        ends = sorted({high + step, low - step})
        shown = "–".join(format_number(v, decimals_of(v)) for v in ends)
        return "scale-gap", f"skalan har ingen nivå för {shown}{unit}"
    return None


def _short(span: Span) -> str:
    return span.passage.text.strip()[:40]
