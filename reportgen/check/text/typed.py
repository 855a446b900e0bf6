"""Figures typed in running text, against the tables: what the text says and what it should be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportgen.check.figures import Mention
from reportgen.check.material import Material
from reportgen.check.text.agree import agrees, comparable, slip
from reportgen.check.text.bank import Known, Subject
from reportgen.check.text.cues import Cue
from reportgen.check.text.reading import Reading, expected, given_first
from reportgen.finding import Finding, fel, upplysning, varning
from reportgen.language import format_number


@dataclass(frozen=True, slots=True)
class Judged:
    """A typed figure: found in the bank, not found, or wrong (then the figure it should be)."""

    mention: Mention
    cue: Cue
    agrees: bool
    should_be: Known | None = None
    slip: str = ""
    sure: bool = False


def typed_figures(read: Iterable[Reading], material: Material) -> Iterator[Finding]:
    """A figure typed in the text that is not what the table says of the same thing."""
    loose: dict[str, list[Mention]] = {}
    for reading in read:
        for one in judge(reading):
            if one.should_be is not None:
                yield _differs(one, one.should_be, material)
            elif not one.agrees and _tells_much(one.mention):
                loose.setdefault(reading.sentence.passage.document, []).append(one.mention)
    for mentions in loose.values():
        yield _unbound(mentions, material)


def _tells_much(mention: Mention) -> bool:
    """Whether the figure is one that ought to have a home in the data."""
    if mention.sentence.passage.kind not in ("text", "item", "note"):
        return False
    return not mention.in_words and (mention.unit is not None or len(mention.text) > 2)


def _unbound(mentions: Sequence[Mention], material: Material) -> Finding:
    """One remark a document, on the figures that could not be tried."""
    first = mentions[0]
    place = material.prose.place(first.sentence.passage, first.start, first.end)
    shown = ", ".join(dict.fromkeys(_with_unit(m) for m in mentions[:8]))
    more = ", …" if len(mentions) > 8 else ""
    message = (
        f"{len(mentions)} siffror i texten finns inte bland ärendets data och har inte kunnat "
        f"prövas: {shown}{more}"
    )
    hint = "lägg dem bland fakta och hämta dem därifrån, så har varje siffra ett hem"
    return upplysning("text-unbound", message, place, hint)


def _with_unit(mention: Mention) -> str:
    unit = mention.unit.word if mention.unit is not None else mention.word
    return f"{mention.text} {unit}".strip()


def judge(reading: Reading) -> Iterator[Judged]:
    """What is to be said of each figure typed in a sentence."""
    for mention, cue in reading.figures:
        if mention.bound is None and mention.approximation != "range" and not _is_whole(cue):
            yield _judged(mention, cue, reading)


def _judged(mention: Mention, cue: Cue, reading: Reading) -> Judged:
    named, implied, touched = reading.candidates(mention, cue)
    year = reading.year
    all_expected = expected((*implied, *touched), mention, cue, year)
    if any(agrees(mention, k) for k in given_first((*named, *all_expected), mention, cue)):
        return Judged(mention, cue, agrees=True)
    if _is_sum(mention, reading.spoken.named):
        return Judged(mention, cue, agrees=True)
    for known, sure in ((named, True), (implied, False)):
        fitting = given_first(expected(known, mention, cue, year), mention, cue)
        slips = [(k, why) for k in fitting if (why := slip(mention, k, strong=sure))]
        if slips:
            right, why = min(slips, key=lambda s: abs(abs(s[0].value) - abs(mention.value)))
            return Judged(mention, cue, agrees=False, should_be=right, slip=why, sure=sure)
        if sure and _is_plain(mention, cue) and len({(k.grid, k.row) for k in fitting}) == 1:
            return Judged(mention, cue, agrees=False, should_be=fitting[0])
    return Judged(mention, cue, agrees=False)


def _is_whole(cue: Cue) -> bool:
    """Whether the figure is the whole of `19 av 29`, which is about something wider."""
    return bool(re.search(r"\bav[ \u00a0](?:\w+[ \u00a0])?$", cue.before)) and not cue.measure


def _is_plain(mention: Mention, cue: Cue) -> bool:
    """Whether the sentence says outright which figure it is: a measure and a unit, of one thing."""
    several = re.search(r"tillsammans|varav|sammanlagt|båda|respektive", mention.sentence.text)
    return bool(cue.measure and mention.unit and not mention.fraction and not several)


def _is_sum(mention: Mention, named: Sequence[Subject]) -> bool:
    """Whether the figure is the sum of the same measure of two of the subjects."""
    for one, other in combinations(named, 2):
        for a in one.figures:
            for b in other.figures:
                if (a.measure, a.year, a.unit) == (b.measure, b.year, b.unit) and not a.derived:
                    both = Known(
                        a.id, a.name, (), a.measure, a.year, a.value + b.value,
                        a.decimals, a.unit, a.spread + b.spread,
                    )  # fmt: skip
                    if comparable(mention, both) and agrees(mention, both):
                        return True
    return False


def _differs(judged: Judged, known: Known, material: Material) -> Finding:
    mention = judged.mention
    place = material.prose.place(mention.sentence.passage, mention.start, mention.end)
    right = format_number(abs(known.value), known.decimals)
    word = f" {known.unit.word}" if known.unit.word else ""
    message = f"texten säger {mention.text} men {known.name} är {right}{word}"
    hint = f"{judged.slip}; rätta texten, eller hämta siffran: {{{{ {known.id} }}}}"
    return (fel if judged.sure else varning)("text-differs", message, place, hint)
