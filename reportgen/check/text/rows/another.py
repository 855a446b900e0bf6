"""Whether a figure is plainly of another measure or row than the words around it say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.check.figures import Mention
from reportgen.check.text.bank.agree import agrees, comparable
from reportgen.check.text.bank.known import Known, Subject
from reportgen.check.text.reading.cues import Cue
from reportgen.check.text.reading.read import Reading, expected
from reportgen.check.text.rows.asked import BETWEEN, anchors, asked_for

_TOLD_AS_SUCH = ("outcome", "budget", "target", "forecast")
"""The measures of a row that words like `budget` or a year go with where they are told."""
_OF_OTHERS = re.compile(
    r"budget|\bplan|\bmål|prognos|\bram|anslag|beräkn|vänta|föregående|förra|fjol|tidigare|20\d\d"
    r"|\bsedan\b|\bmot\b|bokslut|innan|jämför|ursprung|då\b|riktvärde|tilldel|bidrag|genomsnitt"
    r"|normal|tänkt|förvänt|kalkyl",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,.;:(]")
_FROM = re.compile(r"\bfrån\b", re.IGNORECASE)


def is_another(
    mention: Mention,
    cue: Cue,
    taken: Sequence[Known],
    asked: Sequence[Known],
    reading: Reading,
) -> bool:
    """Whether the figure is of another measure than the words say, of the same thing.

    `taken` are the figures that it is, `asked` those that the words ask for.
    """
    digits, in_unit = sum(c.isdigit() for c in mention.text), mention.unit is not None
    rows = {(k.grid, k.row) for k in asked}
    said = cue.measure in ("deviation", "change", "budget", "forecast")
    same_row = rows >= {(k.grid, k.row) for k in taken}
    same_side = {k.part for k in taken} <= {k.part for k in asked}
    bare = same_row and same_side and _is_outcome(mention, cue, taken)
    same_row = same_row or (bool(asked) and all(k.whole for k in (*asked, *taken)))
    anchored = said and bool(rows & anchors(mention, cue, reading))
    given = any(not k.derived for k in asked) or cue.measure == "change" or anchored
    ahead = cue.clause.ahead and cue.measure != "forecast"
    confirmed = same_row and _is_confirmed(mention, cue, taken, asked, reading)
    telling = anchored or confirmed or (digits >= (2 if in_unit else 3) and (said or bare))
    changes = (k for k in taken if k.measure == "change")
    since = any(str(k.since) in mention.sentence.text for k in changes)
    excused = mention.approximation or ahead or since
    return bool(asked and telling and same_row and given and not excused)


def _is_confirmed(
    mention: Mention,
    cue: Cue,
    taken: Sequence[Known],
    asked: Sequence[Known],
    reading: Reading,
) -> bool:
    """Whether another figure of the sentence is the same row's, so that this one must be, too:
    `från 48 till 39`, `39 placerade, sju fler än budgeterat`."""
    if cue.measure not in ("", "outcome", "budget"):
        return False
    if any(k.derived or k.measure not in _TOLD_AS_SUCH for k in taken):
        return False
    if cue.measure == "budget" and any(k.measure == "budget" for k in taken):
        return False
    came = _FROM.search(cue.before[-12:]) is not None
    if came and any((k.year or reading.year) >= reading.year for k in asked):
        return False
    rows = {(k.grid, k.row) for k in asked}
    near = f"{cue.before[-40:]} {_STOP.split(cue.after)[0]}"
    if cue.measure != "budget" and (_OF_OTHERS.search(near) or cue.before.endswith("(")):
        return False
    for other, its_cue in reading.figures:
        if cue.measure == "budget" or _is_tied(mention, other, its_cue):
            found = reading.meant_by(other, its_cue) if other is not mention else ()
            if {(k.grid, k.row) for k in found} & rows:
                return True
    return False


def _is_tied(mention: Mention, other: Mention, its_cue: Cue) -> bool:
    """Whether two figures are where something was and is, or the other a difference from this."""
    text = mention.sentence.passage.text
    first, second = sorted((mention, other), key=lambda m: m.start)
    between = text[first.end : second.start]
    if re.fullmatch(r"\D{0,20}\btill[ \u00a0]+", between):
        return _FROM.search(text[: first.start][-12:]) is not None
    return (
        second is other
        and its_cue.measure in BETWEEN
        and re.fullmatch(r"[^\d(;:.]{0,60},[ \u00a0]", between) is not None
    )


def _is_outcome(mention: Mention, cue: Cue, taken: Sequence[Known]) -> bool:
    """Whether nothing near the figure speaks of anything but how it turned out this year; or,
    after `från`, last year."""
    others = all(not k.derived and k.measure in _TOLD_AS_SUCH for k in taken)
    came = _FROM.search(cue.before) is not None
    bare = cue.measure in ("", "outcome") and (came or cue.year is None)
    near = mention.sentence.text if came else mention.sentence.passage.text
    away = _FROM.search(near) is not None and not came
    told = away or mention.approximation or _OF_OTHERS.search(near)
    return bool(others and bare and not told)


def swapped(reading: Reading) -> Iterator[tuple[Mention, Known]]:
    """Figures that stand in each other's place; the first of each pair and what it should be."""
    text = reading.sentence.passage.text
    for (one, cue), (other, its_cue) in pairwise(reading.figures):
        if one.bound is not None or other.bound is not None:
            continue
        if text[one.end : other.start].split()[-1:] == ["respektive"]:
            pair = _in_order(reading)
            if len(pair) != 2:
                continue
            own, its = (
                [k for k in expected(s.figures, one, cue, reading.year) if comparable(one, k)]
                for s in pair
            )
        else:
            own = asked_for(one, cue, reading, reading.candidates(one, cue)[0])
            its = asked_for(other, its_cue, reading, reading.candidates(other, its_cue)[0])
            own, its = ([k for k in known if not k.derived] for known in (own, its))
        right = [k for k in own if agrees(other, k)]
        crossed = right and any(agrees(one, k) for k in its)
        fits = any(agrees(one, k) for k in own) or any(agrees(other, k) for k in its)
        if crossed and not fits:
            yield one, right[0]


def _in_order(reading: Reading) -> tuple[Subject, ...]:
    """What the sentence names, in its order."""
    text = reading.sentence.text.casefold()
    return tuple(sorted(reading.spoken.named, key=lambda s: text.find(s.name.casefold()[:6])))
