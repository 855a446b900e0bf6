"""Counts in words against what is counted: lists, enumerations, goals and their assessments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportgen.check.figures import Mention, figures_in
from reportgen.check.labels import label, table_label
from reportgen.check.material import Material
from reportgen.check.prose import Sentence, sentences
from reportgen.check.words import Vocabulary, stems
from reportgen.document.text import plain_text
from reportgen.document.tree import Block, Box, BulletList, NumberedList, Paragraph, Quote
from reportgen.finding import Finding, fel, varning
from reportgen.language import number_word
from reportgen.tables.grid import Assessed

_CLAUSE = re.compile(r":[ \u00a0]+(?P<list>[^:.;]+)\.?$")
_SOME = re.compile(
    r"\b(?:bland annat|till exempel|t\.ex|exempelvis|bl\.a|framför allt|m\.m|m\.fl|med flera|varav"
    r"|en av|i huvudsak)\b",
    re.IGNORECASE,
)
_ALL_GOALS = re.compile(
    r"\b(?:de|nämndens|samtliga|alla|våra|förvaltningens)(?: \w+)?[ \u00a0]+$", re.IGNORECASE
)
_GOALS = re.compile(r"\w*mål(?:en|et|ens)?$", re.IGNORECASE)
_WHOLE = re.compile(r"\bav[ \u00a0](?:\w+[ \u00a0])?$")
_OTHERS = re.compile(r"\b(?:är|bedöms|bedömdes) (?:ett|en|inget|inga|alla|samtliga)\b.*", re.DOTALL)
"""Where a count that is no figure begins: `av fyra mål är ett helt uppfyllt`."""
_AND = re.compile(r"\b(?:och|samt|respektive)\b")


def counts(material: Material) -> Iterator[Finding]:
    """A count in the text that is not the number of what it counts."""
    yield from _before_lists(material)
    groups = _groups(material)
    for passage in material.prose.passages:
        if passage.kind not in ("text", "item", "cell"):
            continue
        for sentence in sentences(passage):
            mentions = [m for m in figures_in(sentence) if _is_count(m)]
            yield from _enumerated(sentence, mentions, material)
            if groups:
                yield from _assessed(sentence, mentions, groups, material)


def _is_count(mention: Mention) -> bool:
    whole = mention.value == mention.value.to_integral_value()
    typed = mention.bound is None and not mention.approximation
    return whole and typed and mention.unit is None and 1 <= mention.value <= 20


def _finding(mention: Mention, message: str, material: Material, *, sure: bool = True) -> Finding:
    place = material.prose.place(mention.sentence.passage, mention.start, mention.end)
    return (fel if sure else varning)("count-differs", message, place, "rätta antalet")


# ------------------------------------------------------------------------------- lists


def _before_lists(material: Material) -> Iterator[Finding]:
    """`fyra delar:` before a list of another length."""
    by_text = {(p.document, p.text, p.source): p for p in material.prose.passages}
    for spec, document in material.documents:
        for before, after in _neighbours(document.blocks):
            text = plain_text(before.children)
            passage = by_text.get((spec.id, text, before.source))
            if passage is None or not text.rstrip().endswith(":") or _SOME.search(text):
                continue
            *_, last = sentences(passage)
            mentions = [m for m in figures_in(last) if _is_count(m) and m.word]
            length = len(after.items)
            if len(mentions) == 1 and mentions[0].value != length:
                message = (
                    f"texten säger {mentions[0].text} {mentions[0].word} men listan har "
                    f"{number_word(Decimal(length))} punkter"
                )
                yield _finding(mentions[0], message, material)


def _neighbours(blocks: Sequence[Block]) -> Iterator[tuple[Paragraph, BulletList | NumberedList]]:
    for before, after in pairwise(blocks):
        if isinstance(before, Paragraph) and isinstance(after, BulletList | NumberedList):
            yield before, after
    for block in blocks:
        if isinstance(block, Box | Quote):
            yield from _neighbours(block.blocks)


def _enumerated(
    sentence: Sentence, mentions: Sequence[Mention], material: Material
) -> Iterator[Finding]:
    """`fyra inriktningar: a, b, c och d.` with another number of names."""
    clause = _CLAUSE.search(sentence.text)
    if clause is None or _SOME.search(sentence.text) or any(c.isdigit() for c in clause["list"]):
        return
    own = [m for m in mentions if m.end - sentence.start <= clause.start() and m.word]
    pieces = clause["list"].split(", ")
    least = len(pieces)
    most = least + sum(len(_AND.findall(piece)) for piece in pieces)
    if len(own) == 1 and least > 1 and not least <= own[0].value <= most:
        message = (
            f"texten säger {own[0].text} {own[0].word} men räknar upp {number_word(Decimal(most))}"
        )
        yield _finding(own[0], message, material)


# --------------------------------------------------------------- goals and assessments


@dataclass(frozen=True, slots=True)
class Group:
    """Things assessed together: what they are called, how many, and how many on each level."""

    name: str
    size: int
    levels: Counter[str]


def _groups(material: Material) -> tuple[Group, ...]:
    """All goals, and each table with assessed rows."""
    report = material.report
    goals = report.goals.values()
    found = []
    if goals:
        found.append(Group("målen", len(goals), Counter(g.level for g in goals if g.level)))
    for grid in material.computed.grids.values():
        for column in grid.columns:
            cells = [c for r in grid.rows if isinstance(c := r.cells.get(column.id), Assessed)]
            if len(cells) > 1:
                levels = Counter(c.level for c in cells)
                found.append(Group(table_label(grid, report), len(cells), levels))
    return tuple(found)


def _assessed(
    sentence: Sentence, mentions: Sequence[Mention], groups: Sequence[Group], material: Material
) -> Iterator[Finding]:
    """`tre av fem mål är helt uppfyllda` with other numbers in the assessments."""
    names = _level_names(material)
    for at, mention in enumerate(mentions):
        until = mentions[at + 1].start if at + 1 < len(mentions) else None
        after = sentence.passage.text[mention.end : until or sentence.start + len(sentence.text)]
        before = sentence.passage.text[sentence.start : mention.start]
        after = _OTHERS.sub("", after) if not _WHOLE.search(before) else ""
        levels = [k for k in _levels_in(after, names) if any(g.levels[k] for g in groups)]
        counted = {g.levels[k] for k in levels for g in groups}
        if "mål" in sentence.text and levels and mention.value not in counted:
            right = number_word(Decimal(max(counted)))
            message = (
                f"texten säger {mention.text} på nivån ”{names[levels[0]]}” men {right} bedöms så"
            )
            yield _finding(mention, message, material)
        all_of_them = _GOALS.fullmatch(mention.word) and _ALL_GOALS.search(before)
        if all_of_them and not any(g.size == mention.value for g in groups):
            size = number_word(Decimal(max(g.size for g in groups)))
            message = f"texten säger {mention.text} {mention.word} men {size} redovisas"
            yield _finding(mention, message, material, sure=False)


def _level_names(material: Material) -> dict[str, str]:
    scales = material.report.profile.scales.values()
    return {v.id: label(v.name, material.report) for scale in scales for v in scale.levels}


def _levels_in(text: str, names: dict[str, str]) -> list[str]:
    """The levels whose whole name stands in the words, those with the longest names."""
    known = {k: stems(name) for k, name in names.items()}
    words = Vocabulary(w for parts in known.values() for w in parts).found_in(stems(text))
    named = [k for k, parts in known.items() if parts and words.issuperset(parts)]
    longest = max((len(known[k]) for k in named), default=0)
    return [k for k in named if len(known[k]) == longest]
