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
from reportgen.language import format_number, round_half_up

_APPROXIMATED = re.compile(r"\b(?:knappt|drygt|nästan|närmare|cirka|omkring|runt|ungefär) $")
_OTHER_BASIS = re.compile(
    r"\b(?:preliminär\w*|omräkna\w*|inklusive|exklusive|inkl|exkl|inräkna\w*|frånräkna\w*|därutöver"
    r"|utöver|dessutom köpt\w*|rensa[dt] för|justera[dt] för)\b",
    re.IGNORECASE,
)
"""Words that say the figure is worked out in another way than the table's."""


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
    if _OTHER_BASIS.search(mention.sentence.text):
        return Judged(mention, cue, agrees=True)
    named, implied, touched = reading.candidates(mention, cue)
    if _is_of_another_time(cue, (*named, *implied)):
        return Judged(mention, cue, agrees=True)
    year = reading.year
    all_expected = expected((*implied, *touched), mention, cue, year)
    asked_for = given_first(expected(named, mention, cue, year), mention, cue)
    if any(agrees(mention, k) for k in asked_for):
        return Judged(mention, cue, agrees=True)
    taken = [k for k in given_first((*named, *all_expected), mention, cue) if agrees(mention, k)]
    if taken and _is_another(mention, cue, taken, asked_for):
        return Judged(mention, cue, False, asked_for[0], f"talet är {taken[0].name}")
    if taken:
        return Judged(mention, cue, agrees=True)
    if _is_sum(mention, reading.spoken.named):
        return Judged(mention, cue, agrees=True)
    for known, sure in ((named, True), (implied, False)):
        fitting = given_first(expected(known, mention, cue, year), mention, cue)
        slips = [(k, why) for k in fitting if (why := slip(mention, k, strong=sure))]
        if slips:
            right, why = min(slips, key=lambda s: abs(abs(s[0].value) - abs(mention.value)))
            return Judged(mention, cue, agrees=False, should_be=right, slip=why, sure=sure)
        plain = _is_plain(mention, cue) or _is_anchored(mention, cue, fitting, reading)
        sound = cue.measure == "change" or not all(k.derived for k in fitting)
        if sure and plain and sound and _is_one(fitting):
            return Judged(mention, cue, agrees=False, should_be=fitting[0])
    return Judged(mention, cue, agrees=False)


def _is_anchored(mention: Mention, cue: Cue, fitting: Sequence[Known], reading: Reading) -> bool:
    """Whether the figure is a difference said beside the row's own figure: `163, nio fler`."""
    if cue.measure not in ("change", "gap", "miss") or mention.fraction:
        return False
    rows = {(k.grid, k.row) for k in fitting}
    others = (reading.meant_by(m, c) for m, c in reading.figures if m is not mention)
    return len(rows) == 1 and any((k.grid, k.row) in rows for found in others for k in found)


def _is_another(
    mention: Mention, cue: Cue, taken: Sequence[Known], asked_for: Sequence[Known]
) -> bool:
    """Whether the figure is plainly of another measure than the words say, of the same thing."""
    telling = sum(c.isdigit() for c in mention.text) >= 2 and mention.unit is not None
    said = cue.measure in ("deviation", "change", "budget", "forecast")
    same_row = {(k.grid, k.row) for k in asked_for} >= {(k.grid, k.row) for k in taken}
    given = any(not k.derived for k in asked_for) or (cue.measure == "change" and asked_for)
    return bool(
        telling and said and same_row and given and not (mention.approximation or cue.ahead)
    )


def _is_one(known: Sequence[Known]) -> bool:
    """Whether the figures are one and the same as shown."""
    return len({round_half_up(abs(k.value), max(k.decimals, 0)) for k in known}) == 1


def _is_whole(cue: Cue) -> bool:
    """Whether the figure is the whole of `19 av 29`, which is about something wider."""
    return bool(re.search(r"\bav[ \u00a0](?:\w+[ \u00a0])?$", cue.before)) and not cue.measure


def _is_of_another_time(cue: Cue, known: Iterable[Known]) -> bool:
    """Whether the words speak of a month, or of a forecast, that the tables do not have."""
    known = tuple(known)
    of_month = any(k.month == cue.month for k in known)
    ahead = any(k.measure in ("forecast", "outlook", "miss") for k in known)
    return bool(cue.month and not of_month) or (cue.ahead and not ahead)


def _is_plain(mention: Mention, cue: Cue) -> bool:
    """Whether the sentence says outright which figure it is: a measure and a unit, of one thing."""
    several = re.search(r"tillsammans|varav|sammanlagt|båda|respektive", mention.sentence.text)
    told = (cue.measure or cue.year) and not cue.ahead
    return bool(told and mention.unit and not mention.fraction and not several)


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
    said = _APPROXIMATED.search(mention.sentence.passage.text[: mention.start])
    message = (
        f"texten säger {said[0] if said else ''}{mention.text} men {known.name} är {right}{word}"
    )
    cause = f"{judged.slip}; " if judged.slip else ""
    hint = f"{cause}rätta texten, eller hämta siffran: {{{{ {known.id} }}}}"
    rough = mention.approximation in ("below", "above", "about")
    code = "approximation-differs" if rough else "text-differs"
    return (fel if judged.sure else varning)(code, message, place, hint)
