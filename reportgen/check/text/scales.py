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


@dataclass(frozen=True, slots=True)
class Span:
    """What a level covers; None is no end. `above` and `below` leave the end itself out."""

    passage: Passage
    low: Decimal | None
    high: Decimal | None
    above: bool = False
    below: bool = False


def scales(material: Material) -> Iterator[Finding]:
    """Levels in percent that leave a hole between them, or share values."""
    for group in _groups(material.prose.passages):
        spans = [span for passage in group if (span := _span(passage)) is not None]
        if len(spans) < 3 or len(spans) != len(group):
            continue
        ordered = sorted(spans, key=lambda s: (s.low is not None, s.low or Decimal(0)))
        step = _step(ordered)
        for lower, upper in pairwise(ordered):
            if (message := _fault(lower, upper, step)) is not None:
                code, words = message
                yield varning(code, words, upper.passage.source, "rätta nivåernas gränser")


def _groups(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Runs of list items or cells with a percent interval each."""
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
    return None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _step(spans: Sequence[Span]) -> Decimal:
    """One in the last decimal that the scale is written with."""
    ends = [end for span in spans for end in (span.low, span.high) if end is not None]
    return Decimal(1).scaleb(-max(decimals_of(end) for end in ends))


def _fault(lower: Span, upper: Span, step: Decimal) -> tuple[str, str] | None:
    if lower.high is None or upper.low is None:
        return None
    high = lower.high - step if lower.below else lower.high
    low = upper.low + step if upper.above else upper.low
    if low == high:
        value = format_number(low, decimals_of(low))
        return "scale-overlap", f"{value} procent hör till två nivåer i skalan"
    if low < high:
        return "scale-overlap", f"nivåerna ”{_short(lower)}” och ”{_short(upper)}” överlappar"
    if low > high + step:
        shown = (format_number(v, decimals_of(v)) for v in (high + step, low - step))
        return "scale-gap", f"skalan har ingen nivå för {'–'.join(shown)} procent"
    return None


def _short(span: Span) -> str:
    return span.passage.text.strip()[:40]
