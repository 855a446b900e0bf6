"""What a sentence says of a change: "från 10 till 12, en ökning med 2", "mer än fördubblats"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportgen.check.figures import Mention, figures_in
from reportgen.check.material import Material
from reportgen.check.text.bank.agree import meant
from reportgen.check.text.reading.cues import Cue, cues_of, way_of
from reportgen.check.text.sentence.against import gap_noun
from reportgen.finding import Finding, fel
from reportgen.language import format_number
from reportgen.tables.interval import Interval
from reportgen.units import COUNT, convert

_TO = re.compile(r"[^.;:]{0,25}?\btill[ \u00a0](?:\w+[ \u00a0])?")
_FROM = re.compile(r"\bfrån[ \u00a0](?:\w+[ \u00a0])?$")
_FROM_LATER = re.compile(r"[^.;:\d]{0,25}?[ \u00a0]från[ \u00a0](?:\w+[ \u00a0])?")
_AGAINST = re.compile(r"[^.;:\d]{0,25}?,? (?:mot|jämfört med)[ \u00a0]")
_LAST_YEAR = re.compile(
    r"[ \u00a0](?:\w+ ){0,2}?(?:20\d\d|året (?:innan|före)|föregående år|förra året|i fjol)\b"
)
_BARE = re.compile(r"(?:drygt|knappt|cirka|nästan|omkring|ungefär|närmare)[ \u00a0]$")
_ANOTHER = re.compile(r"\b(?:då|varav|medan|men|främst|mest|under|sedan|och|därefter)\b")
_WAY = re.compile(
    r"\b(?P<way>öka(?:de|t|r|s)|minska(?:de|t|r|s)|steg|stiger|stigit|sjönk|sjunker|sjunkit"
    r"|växte|växt|växer|gick upp|gått upp|gick ne[dr]|gått ne[dr]|höjdes|höjts|sänktes|sänkts)\b",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\b(?:den|det|de|en|ett|av|genom|till|på|mot|för|trots|med|vid|nämndens)[ \u00a0]$",
    re.IGNORECASE,
)
_CLAUSE_BREAK = re.compile(
    r"\b(?:medan|men|och|samtidigt|trots|vilket|som|eftersom|då|när|blev|är|var"
    r"|gick(?! upp| ne)|gått(?! upp| ne)|att|sedan)\b"
)
_A_CHANGE = re.compile(
    r"[^.;:,\d]{0,40}, (?:alltså |det är |vilket är |dvs\.? )?en (?:\w+ )?"
    r"(?P<way>ökning|minskning)(?! av\b| i\b)\b"
)
_OWN_COST = re.compile(r", (?:\w+ )*?\w*(?:kostnader|intäkter|kostnad|intäkt)(?:na|en)? $")
_TIMES_OVER = re.compile(
    r"\b(?:(?P<near>mer än|nästan|knappt|närmare|nära|drygt|över) )?(?:en )?"
    r"(?P<word>fördubbl\w+|tredubbl\w+|fyrdubbl\w+|halver\w+)\b",
    re.IGNORECASE,
)
_TIMES_VALUE = {
    "fördubbl": Decimal(2), "tredubbl": Decimal(3), "fyrdubbl": Decimal(4),
    "halver": Decimal("0.5"),
}  # fmt: skip
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
    """A sentence whose own figures, or words and figures, contradict each other."""
    year = material.report.spec.year
    for passage in material.prose.passages:
        for sentence in passage.sentences:
            mentions = figures_in(sentence)
            if len(mentions) < 2:
                continue
            told = [Told(m, c) for m, c in zip(mentions, cues_of(mentions, year), strict=True)]
            found = [*_ways(told), *_times(told)]
            if any(m.bound is None for m in mentions):
                found += [*_changes(told), *_deviations(told)]
            for at, code, message in found:
                if not passage.is_bound(*at):
                    place = material.prose.place(passage, *at)
                    yield fel(code, message, place, "rätta den siffra eller det ord som är fel")


Wrong = tuple[tuple[int, int], str, str]
"""Where in the passage, the code, what is wrong."""


def _between(one: Told, other: Told) -> str:
    return one.mention.sentence.passage.text[one.mention.end : other.mention.start]


def _kind(told: Told) -> str:
    return "" if told.mention.unit is None else told.mention.unit.kind


def _can_be(told: Told, possible: Interval) -> bool:
    if told.mention.fraction:
        return told.mention.value - 4 <= possible.high and possible.low <= told.mention.value + 4
    return told.spread.meets(possible)


def _said(told: Told) -> str:
    unit = "" if told.mention.fraction or told.mention.unit is None else told.mention.unit.word
    return f"{told.mention.text} {unit}".strip()


def _at(told: Told) -> tuple[int, int]:
    return told.mention.start, told.mention.end


# ----------------------------------------------------------------------------- changes


def _pairs(told: list[Told]) -> list[tuple[Told, Told]]:
    """`från A till B`, each old figure with its new; also `till B från A`, `till B mot A 2023`."""
    found = []
    for one, other in pairwise(told):
        if _kind(one) != _kind(other) or "range" in (
            one.mention.approximation,
            other.mention.approximation,
        ):
            continue
        words = _between(one, other)
        if not _of_the_same(one.mention.word, other.mention.word) or re.search(r"\bper\b", words):
            continue
        if _FROM.search(one.cue.before) and _TO.fullmatch(words):
            found.append((one, other))
        elif re.search(r"\btill[ \u00a0]$", _BARE.sub("", one.cue.before)) and (
            _FROM_LATER.fullmatch(words)
            or (_AGAINST.fullmatch(words) and _LAST_YEAR.match(other.cue.after))
        ):
            found.append((other, one))
    return found


def _of_the_same(one: str, other: str) -> bool:
    """Whether two figures can count the same thing: `tre månader till sex veckor` do not."""
    no_nouns = ("", "till", "från", "mot", "och")
    return one in no_nouns or other in no_nouns or one[:4].casefold() == other[:4].casefold()


def _changes(told: list[Told]) -> Iterator[Wrong]:
    """`från A till B` with the change said beside it."""
    pairs = _pairs(told)
    if len(pairs) != 1:
        return
    old, new = pairs[0]
    for change in _changes_beside(old, new, told):
        possible, right = _moved(old, new, change)
        if possible is not None and not _can_be(change, possible):
            shown = format_number(right, max(change.mention.decimals, 0))
            message = (
                f"från {old.mention.text} till {new.mention.text} är en förändring med {shown}, "
                f"inte {_said(change)}"
            )
            yield _at(change), "text-differs", message


def _changes_beside(old: Told, new: Told, told: list[Told]) -> Iterator[Told]:
    """The change said just before the two or just after, and once more in brackets."""
    first, last = sorted((told.index(old), told.index(new)))
    around = [*told[max(first - 2, 0) : first], *told[last + 1 : last + 3]]
    for change in around:
        near = (change, told[first]) if change in told[:first] else (told[last], change)
        if change.cue.measure == "change" and not _ANOTHER.search(_between(*near)):
            yield change


def _moved(old: Told, new: Told, change: Told) -> tuple[Interval | None, Decimal]:
    """The change there can have been, in the unit it is told in, and the likely one."""
    before, after = old.mention.value, new.mention.value
    moved = abs(new.spread - old.spread)
    if _kind(change) == "percent" and _kind(old) != "percent":
        if old.spread.low <= 0 <= old.spread.high:
            return None, Decimal(0)
        return moved / abs(old.spread) * _HUNDRED, 100 * abs(after - before) / abs(before)
    if _kind(change) in (_kind(old), "points"):
        return moved, abs(after - before)
    return None, Decimal(0)


# ----------------------------------------------------------------------------- which way


def _ways(told: list[Told]) -> Iterator[Wrong]:
    """`minskade från 8 421 till 8 988, en minskning`: a word against the two figures."""
    for old, new in _pairs(told):
        rose = _rose(old, new)
        if rose is None or old.mention.signed or new.mention.signed:
            continue
        first, last = sorted((old.mention, new.mention), key=lambda m: m.start)
        shown = f"från {old.mention.text} till {new.mention.text}"
        for word, at in _words_for(first, last):
            if (way_of(word) == "up") != rose:
                kind = "ökning" if rose else "minskning"
                message = f"texten säger {word} men {shown} är en {kind}"
                yield (at, at + len(word)), "direction-differs", message
                break


def _words_for(first: Mention, last: Mention) -> Iterator[tuple[str, int]]:
    """The verb before the two figures and the noun after them, and where they stand."""
    text, sentence = first.sentence.passage.text, first.sentence
    clause = _CLAUSE_BREAK.split(text[sentence.start : first.start])[-1]
    verbs = [v for v in _WAY.finditer(clause) if not _ATTRIBUTE.search(clause[: v.start()])]
    if verbs:
        yield verbs[-1]["way"], first.start - len(clause) + verbs[-1].start("way")
    if noun := _A_CHANGE.match(text[last.end : sentence.start + len(sentence.text)]):
        yield noun["way"], last.end + noun.start("way")


def _rose(old: Told, new: Told) -> bool | None:
    """Whether the second figure is the larger; None when they can be the same."""
    units = [t.mention.unit or COUNT for t in (old, new)]
    value = convert(new.mention.value, units[1], units[0])
    if value is None or value == old.mention.value or min(value, old.mention.value) < 0:
        return None
    return value > old.mention.value


def _times(told: list[Told]) -> Iterator[Wrong]:
    """`mer än fördubblats, från 350 till 678`: how many times over, against the two figures."""
    pairs = _pairs(told)
    if len(pairs) != 1:
        return
    old, new = pairs[0]
    sentence = old.mention.sentence
    words = [*_TIMES_OVER.finditer(sentence.text)]
    if len(words) != 1 or old.mention.value <= 0:
        return
    first, last = sorted((old.mention, new.mention), key=lambda m: m.start)
    spans = (words[0].end(), first.start - sentence.start, last.end - sentence.start)
    beside = sentence.text[spans[0] : spans[1]] or sentence.text[spans[2] : words[0].start()]
    if _ANOTHER.search(beside) or ";" in beside:
        return
    units = [t.mention.unit or COUNT for t in (old, new)]
    value = convert(new.mention.value, units[1], units[0])
    times = next(v for k, v in _TIMES_VALUE.items() if k in words[0]["word"].casefold())
    if value is None or _is_about(value / old.mention.value, times, words[0]["near"] or ""):
        return
    at = (sentence.start + words[0].start(), sentence.start + words[0].end())
    many = format_number(value / old.mention.value, 1)
    shown = f"från {old.mention.text} till {new.mention.text}"
    yield (
        at,
        "approximation-differs",
        f"texten säger {words[0][0]} men {shown} är {many} gånger så mycket",
    )


def _is_about(ratio: Decimal, times: Decimal, near: str) -> bool:
    """Whether the change may be called so, with the word that says how near it is."""
    low, high = times * Decimal("0.8"), times * Decimal("1.25")
    above = ratio >= times if times > 1 else ratio <= times
    match near.casefold().strip():
        case "mer än" | "drygt" | "över":
            return above
        case "nästan" | "knappt" | "närmare" | "nära":
            return ratio == times or (not above and low <= ratio <= high)
        case _:
            return low <= ratio <= high


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
    if gap_noun(outcome.mention, budget.mention, deviation.mention) or _OWN_COST.search(
        _between(outcome, deviation)
    ):
        return
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
        yield _at(deviation), "text-differs", message
