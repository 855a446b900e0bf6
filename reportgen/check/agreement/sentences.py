"""The same figure in two sentences: summary and section, memo and report.

Two sentences are taken to speak of the same figure only when their clauses have the very same
words, those aside that say nothing of what is measured.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from reportgen.check.agreement.labels import stem
from reportgen.check.figures import Mention, figures_in
from reportgen.check.material import Material
from reportgen.check.prose import Passage, Sentence
from reportgen.finding import Finding, varning
from reportgen.language import format_number, round_half_up
from reportgen.tables.interval import Interval
from reportgen.units import COUNT, convert

_BOUNDARY = re.compile(
    r"[;:()!?]|,(?=\s)|\s[–-]\s|\b(?:och|men|medan|samt|vilket|eller|jämfört med|mot|efter|som)\b"
)
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-])")
_LAST_YEAR = re.compile(r"\b(?:föregående år|förra året|året (?:före|innan)|i fjol)\b", re.I)
_POINTS_BACK = re.compile(
    r"\b(?:där|dess|dessa|denna|detta|dem|varav|därav|däri|samma|övriga|respektive|motsvarande)\b",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _list(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SILENT = _list(
    """
    a att av blev bli blir den det de detta där då en ett finns fick för från få får ha hade har i
    ingår in inom är var vara varit under över på per till med om sin sitt sina nu vid år året
    årets helår helåret under totalt sammanlagt sammantaget totala samlade uppgick uppgår uppgå
    landade ligger låg redovisar redovisade redovisas visar visade nämnden nämndens nämnd
    socialnämnden socialnämndens förvaltningen förvaltningens kommunens kommunen även också dock
    nästan cirka drygt knappt ungefär genomsnitt snitt st än
    """
)
_MOVES = _list(
    """
    ökade ökat ökar minskade minskat minskar steg stigit sjönk sjunkit sjunker gick gått växte
    """
)
_MORE = _list("mer mindre högre lägre fler färre bättre sämre ökning minskning")
_BROAD = frozenset(
    stem(w)
    for w in _list(
        """
    överskott underskott resultat avvikelse budget budgeten kostnad kostnader kostnaden intäkter
    nettokostnad ökning minskning verksamhet verksamheten verksamheter antal andel prognos
    förändring högre lägre mer mindre fler färre budgeterat kronor procent ekonomi
    """
    )
)
_RESULTS = frozenset(stem(w) for w in _list("överskott underskott resultat nettokostnad"))
_WHOLE_BOARD = re.compile(r"\b(?:\w*nämnden\w*|totalt|sammantaget|sammanlagt|helhet)\b", re.I)
_GENERAL_HEADINGS = frozenset(
    stem(w)
    for w in _list(
        """
    sammanfattning inledning ekonomi ekonomisk ekonomiskt ekonomiska analys utfall resultat
    uppföljning personal väsentliga väsentlig personalförhållanden händelser betydelse ärendet
    ärende föredragning konsekvenser förslag beslut bakgrund året korthet översikt nämndens
    helår bokslut driftredovisning driftsredovisning resultaträkning viktiga förhållanden
    sammanställd förvaltningsberättelse nyckeltal i av för och per
    """
    )
)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A figure in a sentence and what it is said to be, in its clause and by its heading."""

    mention: Mention
    about: frozenset[str]
    under: frozenset[str]
    year: int
    moved: bool

    @property
    def passage(self) -> Passage:
        return self.mention.sentence.passage


def same_figure_in_sentences(material: Material) -> Iterator[Finding]:
    """Sentences of the same words, for the same year, with different figures."""
    groups: dict[tuple[object, ...], list[_Statement]] = defaultdict(list)
    for passage in material.prose.passages:
        if passage.kind in ("text", "item"):
            for sentence in passage.sentences:
                for found in _statements(sentence, material.report.spec.year):
                    groups[found.about, found.under, found.year, found.moved].append(found)
    for group in groups.values():
        if not any(_differ(*two) for two in combinations(group, 2)):
            continue
        first = max(group, key=lambda s: _weight(s, group, material))
        told: set[str] = set()
        for other in group:
            if other.mention.bound is None and _differ(first, other):
                finding = _finding(material, first, other)
                if str(finding) not in told:
                    told.add(str(finding))
                    yield finding


def _weight(one: _Statement, group: list[_Statement], material: Material) -> tuple[bool, int, bool]:
    """How far a statement is to be believed: written by the program, often said, in a table."""
    shown = one.mention
    unit = shown.unit or COUNT
    facts = (f for f in material.computed.facts.values() if f.value and f.unit.kind == unit.kind)
    in_table = any(
        abs(round_half_up(value, shown.decimals)) == abs(shown.value)
        for fact in facts
        if (value := convert(fact.amount, fact.unit, unit)) is not None
    )
    return shown.bound is not None, _followers(one, group), in_table


def _followers(one: _Statement, group: list[_Statement]) -> int:
    """How many of the statements do not contradict it."""
    return sum(not _differ(one, other) for other in group)


def _differ(one: _Statement, other: _Statement) -> bool:
    if one.passage.source == other.passage.source or one.passage.text == other.passage.text:
        return False
    if one.mention.sentence.text.split() == other.mention.sentence.text.split():
        return False  # the sentence stands in both, with both figures
    same_place = one.passage.document == other.passage.document
    if same_place and one.passage.section == other.passage.section:
        return False  # parallel statements: what sets them apart may stand in the sentence before
    if one.under and not _same_chapter(one.passage, other.passage):
        return False  # the same heading, of something else
    first, second = one.mention, other.mention
    value = convert(first.value, first.unit or COUNT, second.unit or COUNT)
    if value is None or (first.unit is None and first.word != second.word):
        return False
    if first.unit == second.unit and first.decimals == second.decimals:
        return abs(first.value) != abs(second.value)
    scale = (first.unit or COUNT).factor / (second.unit or COUNT).factor
    spread = Interval.rounded(abs(first.value), first.decimals) * Interval.exactly(scale)
    return not spread.meets(Interval.rounded(abs(second.value), second.decimals))


def _statements(sentence: Sentence, report_year: int) -> Iterator[_Statement]:
    """The figures of a sentence that plainly say what they are."""
    if _POINTS_BACK.search(sentence.text):
        return
    inherited: frozenset[str] = frozenset()
    for mention in figures_in(sentence):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        left, right = _clause(sentence.text, start, end)
        before, after = sentence.text[left:start], sentence.text[end:right]
        leading = _WORD.findall(before.casefold())
        last = leading[-1] if leading else ""
        about = _about(before, after, level=last == "till")
        about = about if about or not inherited else inherited
        inherited = about
        year = _year(before + after, sentence.text[:start], report_year)
        plain = not (mention.approximation or mention.fraction or mention.in_words)
        ranged = last == "från" or (last == "till" and "från" in sentence.text[:start].split())
        measured = mention.unit is not None or bool(mention.word)
        if not (plain and measured and about and year) or ranged:
            continue
        if _says_enough(about, sentence):
            moved = last == "med" or bool(about & _MORE)
            under = _telling(_headings(sentence.passage)[-1:]) - about
            yield _Statement(mention, about, under, year, moved)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around a figure begins and ends."""
    left = max((m.end() for m in _BOUNDARY.finditer(text, 0, start)), default=0)
    after = _BOUNDARY.search(text, end)
    return left, after.start() if after else len(text)


def _about(before: str, after: str, *, level: bool) -> frozenset[str]:
    """The clause's telling words; a level reached ("sjönk till") drops the movement."""
    found = _WORD.findall(f"{before} {after}".casefold())
    if level:
        found = [w for w in found if w not in _MOVES]
    units = {"mnkr", "mkr", "tkr", "kronor", "procent", "procentenheter", "miljoner", "kr"}
    return frozenset(stem(w) for w in found if w not in _SILENT | units and len(w) > 1)


def _year(clause: str, before: str, report_year: int) -> int | None:
    """The year the figure is for; None when it cannot be told."""
    own = {int(y) for y in _YEAR.findall(clause)}
    if len(own) > 1:
        return None
    if own:
        return own.pop()
    if _LAST_YEAR.search(clause):
        return report_year - 1
    earlier = [int(y) for y in _YEAR.findall(before)]
    return earlier[-1] if earlier else report_year


def _headings(passage: Passage) -> tuple[str, ...]:
    """The headings over a passage, with the subheading in the text."""
    return (*passage.section, *([passage.run_in] if passage.run_in else []))


def _telling(headings: tuple[str, ...]) -> frozenset[str]:
    """The words of headings that say of what they are."""
    words = (stem(word) for heading in headings for word in _WORD.findall(heading.casefold()))
    return frozenset(words) - _GENERAL_HEADINGS


def _same_chapter(one: Passage, other: Passage) -> bool:
    """Whether the headings over one say no more than those over the other."""
    first, second = _telling(_headings(one)), _telling(_headings(other))
    return first <= second or second <= first


def _says_enough(about: frozenset[str], sentence: Sentence) -> bool:
    """Whether the words leave no doubt of whose figure it is."""
    boards = about & _RESULTS and _WHOLE_BOARD.search(sentence.text)
    return bool(about - _BROAD) or bool(boards)


def _finding(material: Material, first: _Statement, other: _Statement) -> Finding:
    mention = other.mention
    place = material.prose.place(other.passage, mention.start, mention.end)
    there = material.prose.place(first.passage, first.mention.start, first.mention.end)
    message = f"här står {_shown(mention)} men i {there} {_shown(first.mention)} om samma sak"
    hint = f"båda säger det om {', '.join(_words(other))}; rätta den ena"
    return varning("same-figure-differs", message, place, hint)


def _words(statement: _Statement) -> list[str]:
    """The telling words as the sentence has them."""
    found = _WORD.findall(statement.mention.sentence.text.casefold())
    return [
        f"”{w}”" for w in dict.fromkeys(found) if stem(w) in statement.about and w not in _SILENT
    ]


def _shown(mention: Mention) -> str:
    word = mention.unit.word if mention.unit else mention.word
    return f"{format_number(mention.value, mention.decimals)} {word}".strip()
