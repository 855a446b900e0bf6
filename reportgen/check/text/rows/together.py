"""Several rows told as one: `lokaler och material kostade tillsammans 8,0 mnkr mer än 2023`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from reportgen.check.figures import Mention
from reportgen.check.material import Material
from reportgen.check.text.bank.agree import agrees, comparable, in_unit_of
from reportgen.check.text.bank.known import Known, Subject
from reportgen.check.text.reading.cues import Cue
from reportgen.check.text.reading.read import Reading, expected, given_first
from reportgen.check.words import stems
from reportgen.finding import Finding, varning
from reportgen.language import format_number

_TOGETHER = re.compile(r"\b(?:tillsammans|sammanlagt|sammantaget)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:och|samt)\b")


def together(read: Iterable[Reading], material: Material) -> Iterator[Finding]:
    """A sum of rows named in a list that is not the sum of their figures."""
    for reading in read:
        for mention, cue in reading.figures:
            listed = _listed(mention, reading)
            if len(listed) < 2 or mention.bound is not None or _is_share(mention):
                continue
            sums = [_sum(terms) for terms in _alternatives(listed, mention, cue, reading.year)]
            if sums and not any(agrees(mention, s) or _is_far(mention, s) for s in sums):
                known = (k for of in reading.candidates(mention, cue) for k in of)
                if not any(agrees(mention, k) for k in known):
                    yield _differs(mention, listed, sums[0], material)


def _is_share(mention: Mention) -> bool:
    return mention.unit is not None and mention.unit.kind in ("percent", "points")


def _listed(mention: Mention, reading: Reading) -> tuple[Subject, ...]:
    """The rows of one table that the words before `tillsammans` list, if they name each."""
    before = mention.sentence.passage.text[mention.sentence.start : mention.start]
    told = _TOGETHER.search(before)
    listing = before[: told.start()] if told else ""
    if len(_AND.findall(listing)) != 1 or any(c.isdigit() for c in listing):
        return ()
    words = set(stems(listing))
    spoken = reading.at(mention)
    rows = {s for s in (*spoken.named, *spoken.implied) if s.words and {*s.words} <= words}
    whole = [s for s in rows if not any({*s.words} < {*other.words} for other in rows)]
    alone = len({s.grid for s in whole}) == 1 and len({s.words for s in whole}) == len(whole)
    in_order = sorted(whole, key=lambda s: listing.casefold().find(s.name.casefold()[:5]))
    return tuple(in_order) if alone and len(whole) == listing.count(",") + 2 else ()


def _alternatives(
    rows: Sequence[Subject], mention: Mention, cue: Cue, year: int
) -> Iterator[tuple[Known, ...]]:
    """The figures that may be added: of the same measure and kind in each row."""
    asked = (given_first(expected(s.figures, mention, cue, year), mention, cue) for s in rows)
    fitting = [[k for k in known if comparable(mention, k)] for known in asked]
    for terms in product(*fitting):
        if len({_kind(term) for term in terms}) == 1:
            yield terms


def _kind(known: Known) -> tuple[object, ...]:
    column = "" if known.derived else known.heading
    return (known.measure, column, known.derived, known.since, known.unit)


def _sum(terms: Sequence[Known]) -> Known:
    """The figures as one, with all that the sum of what they stand for can be."""
    first, *rest = terms
    for term in rest:
        first = replace(first, value=first.value + term.value, spread=first.spread + term.spread)
    return first


def _is_far(mention: Mention, total: Known) -> bool:
    """Whether the figure is so unlike the sum that it must be of something else."""
    value, right = abs(in_unit_of(mention, total)), abs(total.value)
    return not right or not right / 2 <= value <= right * 2


def _differs(
    mention: Mention, rows: Sequence[Subject], total: Known, material: Material
) -> Finding:
    place = material.prose.place(mention.sentence.passage, mention.start, mention.end)
    names = " och ".join(f"”{s.name}”" for s in rows)
    unit = f" {total.unit.word}" if total.unit.word else ""
    right = format_number(abs(total.value), max(total.decimals, 0))
    message = f"texten säger {mention.text} men {names} är tillsammans {right}{unit}"
    return varning("text-differs", message, place, "rätta texten eller hämta siffrorna ur data")
