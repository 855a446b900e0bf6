"""Every sentence with its figures, what the words around say, and what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.check.figures import Mention, figures_in
from reportgen.check.material import Material
from reportgen.check.prose import Passage, Sentence, sentences
from reportgen.check.text.agree import agrees, comparable
from reportgen.check.text.bank import subjects_of
from reportgen.check.text.cues import Cue, cues_of
from reportgen.check.text.known import Known
from reportgen.check.text.shown import Section, tables_shown
from reportgen.check.text.subjects import NOBODY, Index, Spoken, spoken_of
from reportgen.units import COUNT

_READ = ("text", "item", "note", "label", "cell")


@dataclass(frozen=True, slots=True)
class Bank:
    """What can be spoken of, which tables each section shows, and the report's year."""

    index: Index
    shown: Mapping[Section, frozenset[str]]
    year: int

    @classmethod
    def of(cls, material: Material) -> Bank:
        """The bank of a report."""
        documents = ((spec.id, tree) for spec, tree in material.documents)
        return cls(Index(subjects_of(material)), tables_shown(documents), material.report.spec.year)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read: its figures with the words around them, and its subjects."""

    sentence: Sentence
    figures: tuple[tuple[Mention, Cue], ...]
    spoken: Spoken
    year: int

    def candidates(
        self, mention: Mention, cue: Cue
    ) -> tuple[list[Known], list[Known], list[Known]]:
        """The bank's figures the mention may be: of what is named, implied, and touched."""
        named, implied, touched = (
            [k for s in subjects for k in s.figures if comparable(mention, k)]
            for subjects in (self.spoken.named, self.spoken.implied, self.spoken.touched)
        )
        return named, implied, touched

    def meant_by(self, mention: Mention, cue: Cue) -> tuple[Known, ...]:
        """The figures of what the sentence names that the mention agrees with and is asked for."""
        named = self.candidates(mention, cue)[0]
        fitting = given_first(expected(named, mention, cue, self.year), mention, cue)
        return tuple(k for k in fitting if agrees(mention, k))

    def differences(self, mention: Mention, cue: Cue) -> tuple[Known, ...]:
        """The differences between figures of what the sentence names that the mention can be."""
        named = self.candidates(mention, cue)[0]
        own = (mention.unit or COUNT).kind
        asked_for = expected(named, mention, cue, self.year)
        kinds = (own, "index") if own == "count" else (own,)
        found = (k for k in asked_for if k.derived and k.unit.kind in kinds)
        return tuple(k for k in found if agrees(mention, k))


def readings(material: Material) -> tuple[Reading, ...]:
    """Every sentence of the running text, read."""
    bank = Bank.of(material)
    return tuple(r for passage in material.prose.passages for r in read_passage(passage, bank))


def read_passage(passage: Passage, bank: Bank) -> Iterator[Reading]:
    """The sentences of a passage, each in the light of those before it."""
    if passage.kind not in _READ:
        return
    spoken = NOBODY
    shown = bank.shown.get((passage.document, passage.section), frozenset())
    for sentence in sentences(passage):
        mentions = figures_in(sentence)
        spoken = spoken_of(sentence, mentions, bank.index, shown, spoken)
        figures = tuple(zip(mentions, cues_of(mentions, bank.year), strict=True))
        yield Reading(sentence, figures, spoken, bank.year)


def expected(known: Iterable[Known], mention: Mention, cue: Cue, year: int) -> list[Known]:
    """The figures that the words around ask for."""
    known = tuple(known)
    if cue.month and not any(k.month == cue.month for k in known):
        cue = replace(cue, month="")
    wanted = [k for k in known if _is_of_measure(k, mention, cue) and k.month == cue.month]
    if cue.measure in _DIFFERENCES:
        since = cue.since or (cue.year if cue.year not in (None, year) else year - 1)
        of_year = [k for k in wanted if k.year in (None, year)]
        return [k for k in of_year if k.since in (None, year, since)]
    return [k for k in wanted if k.year in (None, cue.year or year)]


_DIFFERENCES = ("change", "deviation", "miss", "gap")


def _is_of_measure(known: Known, mention: Mention, cue: Cue) -> bool:
    of_month = cue.month and known.measure == "month"
    measure = "month" if of_month else cue.measure or "outcome"
    percent = mention.unit is not None and mention.unit.kind == "percent"
    others = ["percent"] * (percent and measure == "deviation")
    others += ["outlook"] * (cue.ahead and measure == "deviation")
    others += ["forecast"] * (cue.ahead and measure == "outcome")
    return known.measure in (measure, *others)


def given_first(known: Iterable[Known], mention: Mention, cue: Cue) -> list[Known]:
    """The possible figures; a difference only where one is spoken of and none is given."""
    possible = [k for k in known if not k.derived or cue.measure in ("", "grade", *_DIFFERENCES)]
    given = {(k.grid, k.row, k.measure, k.unit.kind, k.year) for k in possible if not k.derived}
    own = (mention.unit or COUNT).kind
    return [
        k
        for k in possible
        if not k.derived
        or (k.unit.kind == own and (k.grid, k.row, k.measure, own, k.year) not in given)
    ]
