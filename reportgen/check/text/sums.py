"""What a sentence says by itself: "27 av 86 (31 procent)", "från 10 till 12, en ökning med 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportgen.check.figures import Mention, figures_in
from reportgen.check.material import Material
from reportgen.check.prose import sentences
from reportgen.check.text.agree import meant
from reportgen.check.text.cues import Cue, cues_of
from reportgen.finding import Finding, fel
from reportgen.language import format_number
from reportgen.tables.interval import Interval

_OF = re.compile(
    r"[ \u00a0](?:\w+[ \u00a0]){0,2}?av[ \u00a0]"
    r"(?:(?:de|dessa|totalt|sammanlagt|alla|samtliga)[ \u00a0])*"
)
_TO = re.compile(r"[^.;:]{0,25}?\btill[ \u00a0](?:\w+[ \u00a0])?")
_FROM = re.compile(r"\bfrån[ \u00a0](?:\w+[ \u00a0])?$")
_HUNDRED = Interval.exactly(Decimal(100))


@dataclass(frozen=True, slots=True)
class Told:
    """A mention and what the words around say of it."""

    mention: Mention
    cue: Cue

    @property
    def spread(self) -> Interval:
        """The values the words allow."""
        return meant(self.mention)


def sentences_add_up(material: Material) -> Iterator[Finding]:
    """A sentence whose own figures contradict each other."""
    year = material.report.spec.year
    for passage in material.prose.passages:
        for sentence in sentences(passage):
            mentions = figures_in(sentence)
            if len(mentions) < 2 or all(m.bound is not None for m in mentions):
                continue
            told = [Told(m, c) for m, c in zip(mentions, cues_of(mentions, year), strict=True)]
            for wrong, code, message in (*_shares(told), *_changes(told), *_deviations(told)):
                place = material.prose.place(passage, wrong.start, wrong.end)
                yield fel(code, message, place, "rätta den siffra som är fel")


Wrong = tuple[Mention, str, str]
"""The figure, the code, what is wrong."""


def _between(one: Told, other: Told) -> str:
    return one.mention.sentence.passage.text[one.mention.end : other.mention.start]


def _is_count(told: Told) -> bool:
    return told.mention.unit is None and not told.mention.fraction


def _kind(told: Told) -> str:
    return "" if told.mention.unit is None else told.mention.unit.kind


# ------------------------------------------------------------------------------ shares


def _shares(told: list[Told]) -> Iterator[Wrong]:
    """`x av y` with the percentage or the fraction said beside it."""
    for at in range(len(told) - 1):
        part, whole = told[at], told[at + 1]
        if not (_is_count(part) and _is_count(whole) and _OF.fullmatch(_between(part, whole))):
            continue
        x, y = part.mention.value, whole.mention.value
        if x > y:
            message = f"{part.mention.text} av {whole.mention.text}: delen är större än det hela"
            yield part.mention, "share-differs", message
            continue
        beside = [t for t in told[at + 2 : at + 3] if _kind(t) == "percent"]
        beside += [t for t in told[max(0, at - 1) : at] if _kind(t) == "percent"]
        for share in beside[:1]:
            if y and not _can_be(share, part.spread / whole.spread * _HUNDRED):
                right = format_number(100 * x / y, max(share.mention.decimals, 1))
                message = (
                    f"{part.mention.text} av {whole.mention.text} är {right} procent, "
                    f"inte {_said(share)}"
                )
                code = "fraction-differs" if share.mention.fraction else "share-differs"
                yield share.mention, code, message


def _can_be(told: Told, possible: Interval) -> bool:
    if told.mention.fraction:
        return told.mention.value - 4 <= possible.high and possible.low <= told.mention.value + 4
    return told.spread.meets(possible)


def _said(told: Told) -> str:
    unit = "" if told.mention.fraction or told.mention.unit is None else told.mention.unit.word
    return f"{told.mention.text} {unit}".strip()


# ----------------------------------------------------------------------------- changes


def _changes(told: list[Told]) -> Iterator[Wrong]:
    """`från A till B` with the change said beside it."""
    pairs = [
        (one, other)
        for one, other in pairwise(told)
        if _FROM.search(one.cue.before)
        and _TO.fullmatch(_between(one, other))
        and _kind(one) == _kind(other)
        and "range" not in (one.mention.approximation, other.mention.approximation)
    ]
    if len(pairs) != 1:
        return
    old, new = pairs[0]
    for change in (t for t in told if t not in (old, new) and t.cue.measure == "change"):
        if _kind(change) == "percent" and _kind(old) != "percent":
            if old.spread.low <= 0 <= old.spread.high:
                continue
            possible = abs(new.spread - old.spread) / abs(old.spread) * _HUNDRED
            right = 100 * abs(new.mention.value - old.mention.value) / abs(old.mention.value)
        elif _kind(change) in (_kind(old), "points"):
            possible = abs(new.spread - old.spread)
            right = abs(new.mention.value - old.mention.value)
        else:
            continue
        if not _can_be(change, possible):
            shown = format_number(right, max(change.mention.decimals, 0))
            message = (
                f"från {old.mention.text} till {new.mention.text} är en förändring med {shown}, "
                f"inte {_said(change)}"
            )
            yield change.mention, "text-differs", message


# -------------------------------------------------------------------------- deviations


def _deviations(told: list[Told]) -> Iterator[Wrong]:
    """Outcome, budget and the surplus between them in one sentence."""
    by_measure = {
        measure: [t for t in told if t.cue.measure == measure and _kind(t) == "money"]
        for measure in ("outcome", "budget", "deviation")
    }
    if any(len(found) != 1 for found in by_measure.values()):
        return
    outcome, budget, deviation = (found[0] for found in by_measure.values())
    factors = {t.mention.unit.factor for t in (outcome, budget, deviation) if t.mention.unit}
    years = {t.cue.year for t in (outcome, budget, deviation)} - {None}
    if len(factors) != 1 or len(years) > 1:
        return
    possible = abs(abs(outcome.spread) - abs(budget.spread))
    if not _can_be(deviation, possible):
        right = abs(abs(outcome.mention.value) - abs(budget.mention.value))
        message = (
            f"skillnaden mellan {outcome.mention.text} och {budget.mention.text} är "
            f"{format_number(right, deviation.mention.decimals)}, inte {_said(deviation)}"
        )
        yield deviation.mention, "text-differs", message
