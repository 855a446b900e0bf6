"""Words that say which way: överskott, ökade, lägre än budget, procentenheter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.check.figures import Mention
from reportgen.check.material import Material
from reportgen.check.text.agree import agrees, comparable
from reportgen.check.text.bank import Known, Subject
from reportgen.check.text.cues import Cue, way_of
from reportgen.check.text.reading import Reading
from reportgen.finding import Finding, fel, varning
from reportgen.language import format_number

_SURPLUS = re.compile(r"\b(överskott\w*|plusresultat|underskott\w*|minusresultat)\b", re.IGNORECASE)
_AGAINST_BUDGET = re.compile(
    r"\b(?P<word>högre|lägre|mer|mindre|fler|färre|dyrare|billigare)(?: \w+){0,2}? än "
    r"(?:\w+ ){0,2}?(?:budget\w*|planerat|beräknat|ram\w*)",
    re.IGNORECASE,
)
_FORECAST = re.compile(r"\b(?:prognos\w*|vänta\w*|beräkna\w*|helår\w*)\b", re.IGNORECASE)
_MORE = ("högre", "mer", "fler", "dyrare")
_COMPARED = re.compile(
    r"\b(?:jämfört med|sedan|mot|än) (?:\w+ ){0,2}?(?:föregående år|förra året|året (?:innan|före)"
    r"|i fjol|20\d\d)\b|\bunder året\b|\bi år\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:har |hade )?(?P<verb>ökat|minskat|ökade|minskade|stigit|steg|sjunkit|sjönk)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:inte|ej|utan att|trots|om|kan|bör|ska|väntas|beräknas|förväntas|varit)\b"
)


def directions(read: Iterable[Reading], material: Material) -> Iterator[Finding]:
    """A word that says the opposite of the figure it stands by."""
    for reading in read:
        for mention, cue in reading.figures:
            for at, message, sure in _contradictions(mention, cue, reading):
                passage = mention.sentence.passage
                place = material.prose.place(passage, *at)
                hint = "rätta ordet eller siffran"
                yield (fel if sure else varning)("direction-differs", message, place, hint)
        yield from _trends(reading, material)


Contradiction = tuple[tuple[int, int], str, bool]
"""Where in the passage, what is wrong, and whether it is sure."""


def _contradictions(mention: Mention, cue: Cue, reading: Reading) -> Iterator[Contradiction]:
    known = reading.meant_by(mention, cue)
    left = mention.start - len(cue.before)
    if cue.measure == "deviation":
        yield from _surplus(mention, cue, known, left)
        yield from _against_budget(mention, cue, reading)
    if cue.measure == "change":
        yield from _change(cue, known, left)


def _surplus(
    mention: Mention, cue: Cue, known: Sequence[Known], left: int
) -> Iterator[Contradiction]:
    """`ett underskott på 4,8` where the table has a surplus."""
    words = [*_SURPLUS.finditer(cue.before)]
    deviations = [k for k in known if k.measure == "deviation" and k.better is not None]
    if not words or not deviations or mention.value < 0:
        return
    word = words[-1]
    surplus = word[0].casefold().startswith(("över", "plus"))
    if all(k.better != surplus for k in deviations):
        shown = format_number(deviations[0].value, deviations[0].decimals)
        message = f"texten säger {word[0]} men {deviations[0].name} är {shown}"
        yield (left + word.start(), left + word.end()), message, True


def _change(cue: Cue, known: Sequence[Known], left: int) -> Iterator[Contradiction]:
    """`ökade med 11,4` where the figure fell."""
    way = way_of(cue.before)
    differences = [k for k in known if k.measure == "change" and k.grew is not None]
    if way not in ("up", "down") or not differences:
        return
    if all(k.grew != (way == "up") for k in differences):
        words = [*re.finditer(r"\w+", cue.before)]
        last = next(w for w in reversed(words) if way_of(w[0]) == way) if words else None
        if last is not None:
            message = f"texten säger {last[0]} men {differences[0].name}: {_moved(differences[0])}"
            yield (left + last.start(), left + last.end()), message, True


def _moved(known: Known) -> str:
    value = format_number(abs(known.value), known.decimals)
    return f"{'en ökning' if known.grew else 'en minskning'} med {value}"


def _against_budget(mention: Mention, cue: Cue, reading: Reading) -> Iterator[Contradiction]:
    """`2,2 mnkr lägre än budget` where the outcome is above the budget."""
    found = _AGAINST_BUDGET.search(cue.after[:60])
    if found is None or _FORECAST.search(mention.sentence.text):
        return
    more = found["word"].casefold() in _MORE
    pairs = [p for s in reading.spoken.named if (p := _pair(s, mention, reading.year)) is not None]
    if pairs and all((abs(o.value) > abs(b.value)) != more for o, b in pairs):
        outcome, budget = pairs[0]
        message = (
            f"texten säger {found['word']} än budget men {outcome.name} är "
            f"{format_number(outcome.value, outcome.decimals)} och budgeten "
            f"{format_number(budget.value, budget.decimals)}"
        )
        start = mention.sentence.passage.text.index(found["word"], mention.end)
        yield (start, start + len(found["word"])), message, True


def _pair(subject: Subject, mention: Mention, year: int) -> tuple[Known, Known] | None:
    """The subject's outcome and budget, when the mention is the difference between them."""
    outcome, budget = subject.of("outcome", year), subject.of("budget", year)
    if outcome is None or budget is None or outcome.value == budget.value:
        return None
    deviations = (k for k in subject.figures if k.measure == "deviation")
    is_it = any(comparable(mention, k) and agrees(mention, k) for k in deviations)
    return (outcome, budget) if is_it else None


# ------------------------------------------------------------------- words without figures


def _trends(reading: Reading, material: Material) -> Iterator[Finding]:
    """`Sjukfrånvaron har minskat jämfört med 2023` where it has risen."""
    text = reading.sentence.text
    changed = _CHANGED.search(text)
    if changed is None or reading.figures or _HEDGED.search(text) or len(text.split()) > 22:
        return
    if len(_CHANGED.findall(text)) > 1 or not _COMPARED.search(text):
        return
    way = way_of(changed[0])
    moves = [m for s in reading.spoken.first if (m := _move(s, reading.year)) is not None]
    if way in ("up", "down") and moves and all(m.grew != (way == "up") for m in moves):
        passage = reading.sentence.passage
        start = reading.sentence.start + changed.start("verb")
        place = material.prose.place(passage, start, start + len(changed["verb"]))
        message = f"texten säger {changed['verb']} men {moves[0].name}: {_moved(moves[0])}"
        yield varning("direction-differs", message, place, "rätta ordet eller siffran")


def _move(subject: Subject, year: int) -> Known | None:
    """How the subject's outcome moved since the year before; None when that is not known."""
    moves = [
        k
        for k in subject.figures
        if k.derived == "difference" and k.measure == "change" and k.year == year
        and k.since == year - 1 and k.grew is not None
    ]  # fmt: skip
    return moves[0] if moves and len({k.grew for k in moves}) == 1 else None
