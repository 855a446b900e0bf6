"""Every sentence with its figures, what the words around say, and what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportgen.check.figures import Mention, figures_in
from reportgen.check.material import Material
from reportgen.check.prose import Passage, Sentence
from reportgen.check.text.bank.agree import agrees, comparable
from reportgen.check.text.bank.known import Known
from reportgen.check.text.bank.rows import subjects_of
from reportgen.check.text.bank.shown import Section, tables_shown
from reportgen.check.text.reading.clauses import clause_spans, goes_on, is_of_something_else
from reportgen.check.text.reading.cues import Cue, cues_of
from reportgen.check.text.reading.subjects import (
    FOREIGN,
    NOBODY,
    Around,
    Index,
    Spoken,
    lead_of,
    speaks_of_board,
    spoken_of,
)
from reportgen.check.words import Vocabulary, stems
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
        board = material.report.spec.board
        index = Index(subjects_of(material), board)
        return cls(index, tables_shown(documents), material.report.spec.year)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read: its figures with the words around them, and its subjects.

    `clauses` has where each clause ends and what it speaks of.
    """

    sentence: Sentence
    figures: tuple[tuple[Mention, Cue], ...]
    spoken: Spoken
    year: int
    clauses: tuple[tuple[int, Spoken], ...] = ()

    def at(self, mention: Mention) -> Spoken:
        """What the clause that the mention stands in speaks of."""
        found = (spoken for end, spoken in self.clauses if mention.start < end)
        return next(found, self.spoken)

    def candidates(
        self, mention: Mention, cue: Cue
    ) -> tuple[list[Known], list[Known], list[Known]]:
        """The bank's figures the mention may be: of what is named, implied, and touched."""
        spoken = self.at(mention)
        named, implied, touched = (
            [k for s in subjects for k in s.figures if comparable(mention, k)]
            for subjects in (spoken.named, spoken.implied, spoken.touched)
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
    around = Around(passage.section, shown, lead_of(passage, bank.index))
    for sentence in passage.sentences:
        mentions = figures_in(sentence)
        alone = len(mentions) < 2
        before, spoken = (
            spoken,
            spoken_of(sentence.text, mentions, bank.index, around, spoken, alone=alone),
        )
        clauses = tuple(_clauses(sentence, mentions, bank.index, around, (before, spoken)))
        if clauses and clauses[-1][1].foreign:
            spoken = replace(spoken, foreign=True)
        figures = tuple(zip(mentions, cues_of(mentions, bank.year), strict=True))
        yield Reading(sentence, figures, spoken, bank.year, clauses)


def _clauses(
    sentence: Sentence,
    mentions: Sequence[Mention],
    index: Index,
    around: Around,
    known: tuple[Spoken, Spoken],
) -> Iterator[tuple[int, Spoken]]:
    """Where each clause ends, and what it speaks of: of its own, else of what was spoken of before.

    `known` is what the sentence before spoke of, and what the whole sentence does.
    """
    before, whole = known
    text = sentence.passage.text
    for at, (start, end) in enumerate(clause_spans(sentence)):
        clause = text[start:end]
        own = [m for m in mentions if start <= m.start < end]
        spoken = spoken_of(clause, own, index, around, before, alone=len(mentions) < 2)
        if spoken.outright:
            spoken = _as_in(spoken, whole)
            both = index.joining(spoken.outright, before.named)
            spoken = replace(
                spoken, outright=(*spoken.outright, *both), named=(*spoken.named, *both)
            )
        elif (spoken.sides and not _tells_part(clause, before, index)) or is_of_something_else(
            clause, partial(index.is_of, subjects=(*spoken.named, *before.named))
        ):
            spoken = FOREIGN
        elif at and (other := index.siblings(clause, before.outright)):
            spoken = replace(before, named=other, outright=other, first=())
        elif at and speaks_of_board(clause) and spoken.named:
            pass
        elif ((at or goes_on(clause)) and (before.named or before.foreign)) or (
            before.named and _tells_part(clause, before, index)
        ):
            spoken = before
        before = spoken if spoken.named or spoken.foreign or not before.named else before
        yield end, spoken


def _tells_part(clause: str, before: Spoken, index: Index) -> bool:
    """Whether the clause begins with a side of what was spoken of: `Intäkterna ökade med …`."""
    words = index.known(stems(clause)[:1])
    return any(words & set(k.part) for s in before.named for k in s.figures)


def _as_in(clause: Spoken, sentence: Spoken) -> Spoken:
    """The clause's rows as the sentence names them more closely: `män` of `mellanchefer, män`."""
    closer = {
        id(s): [o for o in sentence.outright if s.words and set(s.words) < set(o.words)]
        for s in clause.outright
    }
    if not any(closer.values()):
        return clause
    outright = tuple({id(o): o for s in clause.outright for o in closer[id(s)] or [s]}.values())
    rest = tuple(s for s in clause.named if s not in clause.outright)
    return replace(clause, outright=outright, named=(*outright, *rest))


def expected(known: Iterable[Known], mention: Mention, cue: Cue, year: int) -> list[Known]:
    """The figures that the words around ask for."""
    known = tuple(known)
    if cue.month and not any(k.month == cue.month for k in known):
        cue = replace(cue, month="")
    cue = _as_revision(cue, known)
    wanted = [k for k in known if _is_of_measure(k, mention, cue) and k.month == cue.month]
    if not cue.measure:
        wanted = [*wanted, *_of_named_column(known, cue), *_of_only_measure(known, year)]
    wanted = _of_scope(_of_part(wanted, mention, cue), cue)
    if cue.measure == "change":
        since = cue.since or (cue.year if cue.year not in (None, year) else year - 1)
        of_year = [k for k in wanted if k.year in (None, year)]
        return [k for k in of_year if k.since in (None, year, since)]
    return [k for k in wanted if k.year in (None, cue.year or year)]


def _as_revision(cue: Cue, known: Sequence[Known]) -> Cue:
    """A change since an earlier forecast, where that is spoken of or all that there is."""
    told = {k.measure for k in known}
    since = cue.measure in ("change", "miss") and cue.clause.earlier and cue.year is None
    only = cue.measure == "change" and "change" not in told
    if "revision" in told and (since or only):
        return replace(cue, measure="revision", month="")
    return cue


def _of_named_column(known: Sequence[Known], cue: Cue) -> list[Known]:
    """The figures of a column of no measure that the words before name: `genomförandegraden`."""
    words = Vocabulary(w for k in known for w in k.part).found_in(stems(cue.before))
    return [k for k in known if not k.measure and k.part and words.issuperset(k.part)]


def _of_only_measure(known: Sequence[Known], year: int) -> list[Known]:
    """The figures of rows that have but one measure, such as a budget's."""
    rows: dict[tuple[str, str], list[Known]] = {}
    for one in known:
        if not one.derived and one.year in (None, year):
            rows.setdefault((one.grid, one.row), []).append(one)
    alone = (row for row in rows.values() if len({k.measure for k in row}) == 1)
    return [k for row in alone for k in row if k.measure]


def _of_part(known: list[Known], mention: Mention, cue: Cue) -> list[Known]:
    """The figures of the part that the clause names; without one, those of no part.

    The only budget is meant whatever more its column says: `Budget enligt beslutad plan`.
    """
    words = Vocabulary(w for k in known for w in k.part).found_in(
        (*cue.clause.words, *stems(mention.word))
    )
    named = [k for k in known if k.part and words.issuperset(k.part)]
    only = known if cue.measure == "budget" and len({k.part for k in known}) == 1 else []
    return named or [k for k in known if not k.part] or only


def _of_scope(known: list[Known], cue: Cue) -> list[Known]:
    """The figures of the period or the year, as the clause says, and no earlier forecast's."""
    scoped = [
        k for k in known if not (cue.clause.scope and k.scope and k.scope != cue.clause.scope)
    ]
    if (
        cue.measure == "deviation"
        and not cue.clause.ahead
        and any(k.measure != "outlook" for k in scoped)
    ):
        scoped = [k for k in scoped if k.measure != "outlook"]
    return [k for k in scoped if cue.clause.earlier or not k.earlier]


_DIFFERENCES = ("change", "revision", "deviation", "miss", "gap")


def _is_of_measure(known: Known, mention: Mention, cue: Cue) -> bool:
    of_month = cue.month and known.measure == "month"
    measure = "month" if of_month else cue.measure or "outcome"
    percent = mention.unit is not None and mention.unit.kind == "percent"
    others = ["percent"] * (percent and measure == "deviation")
    others += ["outlook"] * (measure == "deviation")
    others += ["forecast"] * (cue.clause.ahead and measure == "outcome")
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
