"""Typed references ("se tabell 9") that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.document.tree import (
    Block,
    Box,
    Document,
    Figure,
    Heading,
    Landscape,
    Only,
    Quote,
    Table,
)
from reportgen.finding import Finding, varning

_REFERENCE = re.compile(
    r"(?<!\w)(?P<what>tabell|figur|diagram|avsnitt|kapitel|bilaga)[ \u00a0]"
    r"(?P<number>\d+(?:\.\d+)*)(?!\.?\d|[ \u00a0]?§)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\A[^.;]{0,15}?[ \u00a0](?:i|till|av|från|hos)[ \u00a0]\w"
    r"|\A[ \u00a0]\w*(?:lagen|balken|formen)\b"
)
_PAPERS = re.compile(r"\A\s*bilaga \d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """What carries a number in a document."""

    tables: frozenset[str]
    figures: frozenset[str]
    headings: frozenset[str]

    def of(self, what: str) -> frozenset[str]:
        kinds = {"tabell": self.tables, "figur": self.figures, "diagram": self.figures}
        return kinds.get(what, self.headings)


def references_to_nothing(material: Material) -> Iterator[Finding]:
    """References by number to a table, figure, section or appendix that is not there.

    A document that numbers nothing of the kind speaks of the others'; where none does, the author
    counts in some way of their own.
    """
    numbered = {spec.id: _numbered(document) for spec, document in material.documents}
    everywhere = _together(numbered.values())
    appendices = frozenset(str(d.appendix) for d in material.report.spec.documents if d.appendix)
    papers = [p.text for p in material.prose.passages if _PAPERS.search(p.text)]
    for passage in material.prose.passages:
        for match in _REFERENCE.finditer(passage.text):
            if passage.is_bound(*match.span()) or _ELSEWHERE.search(passage.text[match.end() :]):
                continue
            what, number = match["what"].casefold(), match["number"]
            if what == "bilaga":
                listed = any(re.match(rf"(?i)\s*bilaga {number}\b", text) for text in papers)
                known = appendices | {number} if listed else appendices
            else:
                known = numbered[passage.document].of(what) or everywhere.of(what)
            if known and number not in known:
                yield _finding(material, passage, match, known)


def _finding(
    material: Material, passage: Passage, match: re.Match[str], known: frozenset[str]
) -> Finding:
    there = ", ".join(sorted(known, key=_order))
    what = match["what"].casefold()
    message = f"{what} {match['number']} finns inte"
    hint = (
        f"de som finns har nummer {there}"
        if len(known) <= 12
        else f"det högsta numret är {max(known, key=_order)}"
    )
    if what != "bilaga":
        hint += '; skriv {{ ref("id") }} så följer numret med'
    return varning(
        "reference-to-nothing", message, material.prose.place(passage, *match.span()), hint
    )


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(n) for n in number.split("."))


def _numbered(document: Document) -> _Numbered:
    tables, figures, headings = set(), set(), set()
    for block in _blocks(document.blocks):
        match block:
            case Table() if block.label:
                tables.add(block.label.rpartition(" ")[2])
            case Figure() if block.label:
                figures.add(block.label.rpartition(" ")[2])
            case Heading() if block.number:
                headings.add(block.number)
            case _:
                pass
    return _Numbered(frozenset(tables), frozenset(figures), frozenset(headings))


def _together(several: Iterable[_Numbered]) -> _Numbered:
    """What carries a number in any of the documents."""
    every = tuple(several)
    return _Numbered(
        frozenset().union(*(n.tables for n in every)),
        frozenset().union(*(n.figures for n in every)),
        frozenset().union(*(n.headings for n in every)),
    )


def _blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Box | Landscape | Only | Quote):
            yield from _blocks(block.blocks)
