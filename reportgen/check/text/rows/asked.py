"""Which of the bank's figures the words and the place of a figure ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.check.figures import Mention
from reportgen.check.text.bank.known import Known, Subject
from reportgen.check.text.reading.cues import Cue
from reportgen.check.text.reading.read import Reading, expected, given_first
from reportgen.check.words import stems

BETWEEN = ("change", "revision", "gap", "miss", "deviation", "outlook")
"""The measures that are differences between two others."""


def asked_for(mention: Mention, cue: Cue, reading: Reading, named: Sequence[Known]) -> list[Known]:
    """The named rows' figures that are asked for: of the row said nearest, if that can be told."""
    found = given_first(expected(named, mention, cue, reading.year), mention, cue)
    if cue.loose:
        found = [k for k in found if _is_before(k, mention)]
    rows = anchors(mention, cue, reading)
    if anchored := [k for k in found if (k.grid, k.row) in rows]:
        return anchored
    return _nearest(found, mention, reading) or found


def anchors(mention: Mention, cue: Cue, reading: Reading) -> frozenset[tuple[str, str]]:
    """The row whose own figure a difference is told of: `163, nio fler`, `med 14 till 598`."""
    if cue.measure not in (*BETWEEN, "grade"):
        return frozenset()
    text = reading.sentence.passage.text
    telling = _telling_words(reading.at(mention).outright)
    for other, its_cue in reversed(reading.figures):
        after = other.start > mention.start
        if other is mention or (after and text[mention.end : other.start].split()[-1:] != ["till"]):
            continue
        between = text[other.end : mention.start].casefold()
        said = [s for s, words in telling.items() if any(_last(w, between) >= 0 for w in words)]
        meant = [k for k in reading.meant_by(other, its_cue) if not k.derived]
        rows = frozenset((k.grid, k.row) for k in meant)
        if any((k.grid, k.row) not in rows for s in said for k in s.figures):
            return frozenset()
        if rows:
            return rows
    return frozenset()


def _is_before(known: Known, mention: Mention) -> bool:
    """Whether the row's name stands in the sentence before the figure."""
    before = mention.sentence.passage.text[mention.sentence.start : mention.start]
    return known.thing.casefold()[:6] in before.casefold()


def _nearest(known: list[Known], mention: Mention, reading: Reading) -> list[Known]:
    """The figures of what is named last before the mention, where a sentence names several.

    Rows are told apart by the words that they do not share; `12 flickor` tells its own.
    """
    text = reading.sentence.passage.text.casefold()
    before = text[reading.sentence.start : mention.start]
    telling = _telling_words(reading.at(mention).outright)
    if len(telling) < 2 or "respektive" in text:
        return known
    counted = set(stems(mention.word))
    own = [s for s, words in telling.items() if counted & set(words)]
    at = {s: max(_last(word, before) for word in words) for s, words in telling.items()}
    last = max(at.values())
    nearest = own or [s for s, place in at.items() if place == last >= 0]
    rows = {(k.grid, k.row) for s in nearest for k in s.figures}
    return [k for k in known if (k.grid, k.row) in rows] if rows else known


def _telling_words(subjects: Sequence[Subject]) -> dict[Subject, tuple[str, ...]]:
    """Each subject with the words of its name that not all of them have."""
    names = {s: s.words or s.table_words for s in subjects if s.words or s.table_words}
    shared = set.intersection(*(set(words) for words in names.values())) if names else set()
    return {s: tuple(w for w in words if w not in shared) or words for s, words in names.items()}


def _last(word: str, text: str) -> int:
    """Where a word last begins in a text; -1 when it does not."""
    found = [m.start() for m in re.finditer(rf"\b{re.escape(word[:5])}", text)]
    return found[-1] if found else -1
