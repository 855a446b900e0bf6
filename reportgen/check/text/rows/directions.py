"""Words that say which way: överskott, ökade, lägre än budget, bättre än prognosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.check.figures import Mention
from reportgen.check.material import Material
from reportgen.check.text.bank.agree import agrees, comparable
from reportgen.check.text.bank.known import Known, Subject
from reportgen.check.text.reading.cues import Cue, Way, way_of
from reportgen.check.text.reading.read import Reading
from reportgen.check.text.rows.exempt import OUTWEIGHED
from reportgen.finding import Finding, fel, varning
from reportgen.language import format_number

_SURPLUS = re.compile(
    r"\b(?:budget)?(överskott\w*|plusresultat|underskott\w*|minusresultat"
    r"|(?:positiv|negativ)t? (?:budget)?(?:avvikelse|resultat))\b",
    re.IGNORECASE,
)
_IN_SURPLUS = re.compile(
    r"[ \u00a0]*(?:[\w%-]+[ \u00a0])?i (?:budget)?(?P<word>överskott|underskott)\b", re.I
)
_OVERRUN = re.compile(
    r"\b(?P<word>(?P<over>överskr)[ie]\w*|underskr[ie]\w*)"
    r"(?: \w+){0,3}? med[ \u00a0]+(?:knappt |drygt |cirka )?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"[ \u00a0]*(?:[\w%-]+[ \u00a0]){0,2}?"
    r"(?P<word>fler|färre|mer|mindre|högre|lägre|längre|kortare|dyrare|billigare)\b",
    re.IGNORECASE,
)
_UPWARD = ("fler", "mer", "högre", "längre", "dyrare")
_GOODNESS = re.compile(
    r"[ \u00a0]*(?:[\w%-]+[ \u00a0]){0,2}?(?P<word>bättre|sämre)\b", re.IGNORECASE
)
_IMPROVED = re.compile(
    r"\b(?P<word>(?P<better>förbättra\w*|förbättring\w*)|försämra\w*|försämring\w*)"
    r"(?: \w+){0,3}? (?:med|på|om)[ \u00a0]+(?:knappt |drygt |cirka )?$",
    re.IGNORECASE,
)
_SIDE = re.compile(r"[ \u00a0]*(?:[\w%-]+[ \u00a0])?(?P<word>över|under) mål", re.IGNORECASE)
_RESULT = re.compile(r"skott|resultat", re.IGNORECASE)
"""Where more and less are said of a surplus, not of what it is worked out from."""
_VERB = re.compile(
    r"\b(?P<verb>ökat|ökade|ökar|stigit|steg|stiger|minskat|minskade|minskar|sjunkit|sjönk|sjunker)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:jämfört med|sedan|mot|än) (?:\w+ ){0,2}?(?:föregående år|förra året|året (?:innan|före)"
    r"|i fjol|20\d\d)\b|\bunder året\b|\bi år\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:inte|ej|utan att|trots|om|kan|bör|ska|vänta\w*|beräkna\w*|prognos\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A word (its place in the passage) that says the opposite of `known`; `why` tells how."""

    start: int
    end: int
    word: str
    known: Known
    why: str


def directions(read: Iterable[Reading], material: Material) -> Iterator[Finding]:
    """A word that says the opposite of the figure it stands by.

    A figure that is fetched may contradict another table's; of that is told where they stand.
    """
    for reading in read:
        for mention, cue in reading.figures:
            own = None if mention.bound is None else mention.bound.value
            for found in _contradictions(mention, cue, reading):
                if own is None or own * found.known.value >= 0:
                    yield _finding(found, reading, material, sure=True)
            yield from _percent_for_points(mention, cue, reading, material)
        for found in _trends(reading):
            yield _finding(found, reading, material, sure=False)


def _finding(found: Contradiction, reading: Reading, material: Material, *, sure: bool) -> Finding:
    place = material.prose.place(reading.sentence.passage, found.start, found.end)
    message = f"texten säger {found.word} men {found.known.name} är {found.why}"
    make = fel if sure else varning
    return make("direction-differs", message, place, "rätta ordet eller siffran")


def _contradictions(mention: Mention, cue: Cue, reading: Reading) -> Iterator[Contradiction]:
    known = reading.differences(mention, cue)
    match cue.measure:
        case "deviation":
            yield from _surplus(mention, cue, reading.meant_by(mention, cue))
            yield from _overrun(mention, cue, reading.meant_by(mention, cue))
            yield from _beside(mention, cue, known)
            yield from _better(mention, cue, reading.meant_by(mention, cue))
        case "change":
            yield from _beside(mention, cue, known)
            if not _BESIDE.match(cue.after):
                yield from _before(mention, cue, known)
            yield from _better(mention, cue, known)
        case "miss":
            yield from _beside(mention, cue, known)
            yield from _better(mention, cue, known)
        case "gap":
            yield from _beside(mention, cue, known, _SIDE, ("över",))
        case "outcome":
            yield from _risen_to(mention, cue, reading)
        case _:
            pass


# ------------------------------------------------------------------- words beside figures


def _surplus(mention: Mention, cue: Cue, known: Sequence[Known]) -> Iterator[Contradiction]:
    """`ett underskott på 4,8` where the table has a surplus."""
    beside = _IN_SURPLUS.match(cue.after)
    words = [*_SURPLUS.finditer(cue.before)]
    deviations = [k for k in known if k.better is not None]
    if not (beside or words) or not deviations or mention.value < 0:
        return
    if not beside and OUTWEIGHED.match(cue.before[words[-1].end() :]):
        return
    word = beside["word"] if beside else words[-1][1]
    surplus = word.casefold().startswith(("över", "plus", "positiv"))
    if all(k.better != surplus for k in deviations):
        shown = format_number(deviations[0].value, deviations[0].decimals)
        text = mention.sentence.passage.text
        start = text.index(word, mention.end) if beside else text.rindex(word, 0, mention.start)
        yield Contradiction(start, start + len(word), word, deviations[0], shown)


def _overrun(mention: Mention, cue: Cue, known: Sequence[Known]) -> Iterator[Contradiction]:
    """`överskred budgeten med 1,5` where less was spent."""
    found = _OVERRUN.search(cue.before)
    spent = [k for k in known if k.better is not None]
    if found and spent and all(k.better == (found["over"] is not None) for k in spent):
        shown = format_number(spent[0].value, max(spent[0].decimals, 0), plus=True)
        start = mention.sentence.passage.text.rindex(found["word"], 0, mention.start)
        yield Contradiction(start, start + len(found["word"]), found["word"], spent[0], shown)


def _beside(
    mention: Mention,
    cue: Cue,
    known: Sequence[Known],
    pattern: re.Pattern[str] = _BESIDE,
    upward: tuple[str, ...] = _UPWARD,
) -> Iterator[Contradiction]:
    """`2,2 mnkr lägre än budget`, `14 färre än 2023`, `fyra procentenheter över målet`."""
    found = pattern.match(cue.after)
    moved = [k for k in known if k.grew is not None]
    result = cue.measure == "miss" and _RESULT.search(mention.sentence.text)
    if found is None or not moved or result:
        return
    up = found["word"].casefold() in upward
    if all(k.grew != up for k in moved):
        start = mention.sentence.passage.text.index(found["word"], mention.end)
        yield Contradiction(
            start, start + len(found["word"]), found["word"], moved[0], _moved(moved[0])
        )


def _before(mention: Mention, cue: Cue, known: Sequence[Known]) -> Iterator[Contradiction]:
    """`ökade med 11,4` where the figure fell."""
    way = way_of(cue.before)
    moved = [k for k in known if k.grew is not None]
    if way not in ("up", "down") or not moved or any(k.grew == (way == "up") for k in moved):
        return
    word = next(w for w in reversed([*re.finditer(r"\w+", cue.before)]) if way_of(w[0]) == way)
    start = mention.start - len(cue.before) + word.start()
    yield Contradiction(start, start + len(word[0]), word[0], moved[0], _moved(moved[0]))


def _moved(known: Known) -> str:
    """How much larger or smaller the amount became, costs without their minus."""
    value = abs(known.value) if known.grew else -abs(known.value)
    return format_number(value, max(known.decimals, 0), plus=True)


def _better(mention: Mention, cue: Cue, known: Sequence[Known]) -> Iterator[Contradiction]:
    """`6 mnkr bättre än prognosen`, `förbättrats med 6 mnkr` where the result was worse."""
    beside, before = _GOODNESS.match(cue.after), _IMPROVED.search(cue.before)
    signed = [k for k in known if k.better is not None or _is_of_result(k)]
    if not (beside or before) or not signed:
        return
    text = mention.sentence.passage.text
    if beside:
        word, better = beside["word"], beside["word"].casefold() == "bättre"
        start = text.index(word, mention.end)
    elif before:
        word, better = before["word"], before["better"] is not None
        start = text.rindex(word, 0, mention.start)
    if all((k.value > 0 if k.better is None else k.better) != better for k in signed):
        shown = format_number(signed[0].value, signed[0].decimals, plus=True)
        yield Contradiction(start, start + len(word), word, signed[0], shown)


def _is_of_result(known: Known) -> bool:
    """Whether a difference is between amounts of which more is better."""
    return bool(known.derived == "difference" and known.natural and known.value)


def _risen_to(mention: Mention, cue: Cue, reading: Reading) -> Iterator[Contradiction]:
    """`sjukfrånvaron steg till 5,1 procent` where it fell."""
    verb = re.search(
        _VERB.pattern + r"(?: \w+)?[ \u00a0]till[ \u00a0]+$", cue.before, re.IGNORECASE
    )
    if verb is None or _HEDGED.search(cue.before):
        return
    subjects = [s for s in reading.spoken.first if _has(s, mention, reading.year)]
    yield from _against_trend(
        verb["verb"], mention.start - len(cue.before) + verb.start("verb"), subjects, reading
    )


def _has(subject: Subject, mention: Mention, year: int) -> bool:
    now = subject.of("outcome", year)
    return now is not None and comparable(mention, now) and agrees(mention, now)


# ------------------------------------------------------------------- words without figures


def _trends(reading: Reading) -> Iterator[Contradiction]:
    """`Sjukfrånvaron har minskat jämfört med 2023` where it has risen."""
    text = reading.sentence.text
    verbs = [*_VERB.finditer(text)]
    plain = not reading.figures and not _HEDGED.search(text) and len(text.split()) <= 22
    if len(verbs) == 1 and plain and _COMPARED.search(text):
        start = reading.sentence.start + verbs[0].start()
        yield from _against_trend(verbs[0][0], start, reading.spoken.first, reading)


def _against_trend(
    verb: str, start: int, subjects: Iterable[Subject], reading: Reading
) -> Iterator[Contradiction]:
    """The verb against how each of the subjects moved since the year before."""
    way: Way = way_of(verb)
    moves = [m for s in subjects if (m := _move(s, reading.year)) is not None]
    if way in ("up", "down") and moves and all(m.grew != (way == "up") for m in moves):
        why = "noll" if moves[0].grew is None else _moved(moves[0])
        yield Contradiction(start, start + len(verb), verb, moves[0], why)


def _move(subject: Subject, year: int) -> Known | None:
    """How the subject's outcome moved since the year before; None when that is not known."""
    moves = [
        k
        for k in subject.figures
        if k.derived == "difference" and k.measure == "change"
        and k.year == year and k.since == year - 1
    ]  # fmt: skip
    return moves[0] if moves and len({k.grew for k in moves}) == 1 else None


# ------------------------------------------------------------------------ percent or points


def _percent_for_points(
    mention: Mention, cue: Cue, reading: Reading, material: Material
) -> Iterator[Finding]:
    """`ökade med 2,6 procent` where a percentage rose by 2,6 percentage points."""
    unit = mention.unit
    if unit is None or unit.kind != "percent" or cue.measure not in ("change", "gap"):
        return
    changes = [
        k
        for s in reading.at(mention).named
        for k in s.figures
        if k.derived == "difference" and k.unit.kind == "points" and k.measure == cue.measure
    ]
    if any(agrees(mention, k) for k in changes):
        place = material.prose.place(reading.sentence.passage, mention.start, mention.end)
        message = (
            f"skillnaden mellan två procenttal är procentenheter: {mention.text} procentenheter, "
            "inte procent"
        )
        yield varning("points-not-percent", message, place, "skriv procentenheter")
