"""Comparisons with another row: "152 kronor mer än i riket", "lägre än i länet"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.check.figures import Mention
from reportgen.check.material import Material
from reportgen.check.text.bank.agree import agrees, comparable
from reportgen.check.text.bank.differences import between_rows
from reportgen.check.text.bank.known import Known, Subject
from reportgen.check.text.reading.read import Reading
from reportgen.check.words import Vocabulary, stem, stems
from reportgen.finding import Finding, fel, varning
from reportgen.language import format_number

_THAN = re.compile(
    r"[ \u00a0]*(?:[\w%]+[ \u00a0]){0,2}?"
    r"(?P<way>mer|fler|högre|längre|över|mindre|färre|lägre|kortare|under)[ \u00a0]"
    r"(?:än[ \u00a0])?"
    r"(?:i|för|bland|hos|på|snittet (?:i|för)|genomsnittet (?:i|för)|medel(?:talet)? i)?"
    r"[ \u00a0]?(?P<other>[^.,;:()\d]{3,60}?)(?=[.,;)]|$|[ \u00a0]och\b|[ \u00a0]men\b)",
    re.IGNORECASE,
)
_UPWARD = ("mer", "fler", "högre", "längre", "över")
_OTHERS = re.compile(
    r"(?:riket|länet|regionen|jämförbara|liknande|alla kommuner|samtliga kommuner|övriga|kommunerna"
    r"|genomsnitt|medel|snitt|r9|kolada)",
    re.IGNORECASE,
)
"""How a row is called that a municipality compares itself with."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two rows' figures in a column, and what the first is less the second."""

    own: Known
    other: Known
    difference: Known


def compared(read: Iterable[Reading], material: Material) -> Iterator[Finding]:
    """A difference from another row that is not the one in the table, or goes the other way."""
    for reading in read:
        for mention, cue in reading.figures:
            told = _THAN.match(cue.after) if mention.bound is None else None
            pairs = _pairs(mention, told["other"], reading, material) if told else []
            fitting = [p for p in pairs if agrees(mention, p.difference)]
            if told and fitting:
                up = told["way"].casefold() in _UPWARD
                if all((p.own.value > p.other.value) != up for p in fitting):
                    yield _turned(mention, told, fitting[0], material)
            elif pairs and _is_told_of(reading, mention, pairs):
                yield _differs(mention, pairs[-1], material)


def _pairs(mention: Mention, words: str, reading: Reading, material: Material) -> list[_Pair]:
    """The row's and the other's figures that the mention can be the difference of."""
    told = stems(words)
    near = [*reading.spoken.named, *reading.spoken.implied]
    others = [s for s in near if _OTHERS.match(s.name) and _is_called(s, told)]
    found = []
    for other in {id(s): s for s in others}.values():
        for own in _own(other, near, material):
            for one in own.figures:
                for two in other.figures:
                    same = (one.heading, one.unit) == (two.heading, two.unit)
                    if same and not (one.derived or two.derived):
                        pair = _Pair(one, two, between_rows(one, two))
                        if comparable(mention, pair.difference):
                            found.append(pair)
    return found


def _is_called(subject: Subject, told: Sequence[str]) -> bool:
    named = Vocabulary(subject.words).found_in(told)
    return bool(told) and named == frozenset(subject.words)


def _own(other: Subject, near: Sequence[Subject], material: Material) -> list[Subject]:
    """The row that is compared: the municipality's own, else the only one that is no other's."""
    rows = {id(s): s for s in near if s.grid == other.grid and not _OTHERS.match(s.name)}
    name = stem(material.report.spec.municipality.split()[0])
    own = [s for s in rows.values() if s.words and s.words[0].startswith(name[:5])]
    return own or (list(rows.values()) if len(rows) == 1 else [])


def _is_told_of(reading: Reading, mention: Mention, pairs: Sequence[_Pair]) -> bool:
    """Whether the figures compared are told just before, so that the difference must be theirs."""
    before = reading.sentence.passage.text[: mention.start].replace(" ", "\u00a0")
    shown = {format_number(abs(p.own.value), max(p.own.decimals, 0)) for p in pairs}
    return any(re.search(rf"(?<![\d,]){re.escape(s)}(?![\d,])", before) for s in shown)


def _turned(mention: Mention, told: re.Match[str], pair: _Pair, material: Material) -> Finding:
    passage = mention.sentence.passage
    start = passage.text.index(told["way"], mention.end)
    message = f"texten säger {told['way']} men {_shown(pair)}"
    place = material.prose.place(passage, start, start + len(told["way"]))
    return fel("direction-differs", message, place, "rätta ordet eller siffran")


def _differs(mention: Mention, pair: _Pair, material: Material) -> Finding:
    value = format_number(abs(pair.difference.value), max(pair.difference.decimals, 0))
    message = f"texten säger {mention.text} men skillnaden är {value}: {_shown(pair)}"
    place = material.prose.place(mention.sentence.passage, mention.start, mention.end)
    return varning("text-differs", message, place, "rätta texten, eller räkna ut siffran")


def _shown(pair: _Pair) -> str:
    own, other = (format_number(k.value, max(k.decimals, 0)) for k in (pair.own, pair.other))
    return f"”{pair.own.thing}” är {own} och ”{pair.other.thing}” {other} ({pair.own.heading})"
