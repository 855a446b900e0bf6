"""Which tables each section shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.check.prose import heading_words
from reportgen.document.text import every_block, walk
from reportgen.document.tree import (
    Document,
    Heading,
    Paragraph,
    Table,
    Value,
)

Section = tuple[str, tuple[str, ...]]
"""A document's id and the headings a place is under."""


def tables_shown(documents: Iterable[tuple[str, Document]]) -> Mapping[Section, frozenset[str]]:
    """The ids of the tables that stand directly in each section."""
    found: dict[Section, set[str]] = {}
    for name, document in documents:
        headings: list[tuple[int, str]] = []
        for block in every_block(document.blocks):
            match block:
                case Heading():
                    headings = [h for h in headings if h[0] < block.level]
                    headings.append((block.level, heading_words(block)))
                case Table():
                    here = (name, tuple(words for _, words in headings))
                    found.setdefault(here, set()).update(_grids(block))
                case _:
                    pass
    return {section: frozenset(grids) for section, grids in found.items()}


def _grids(table: Table) -> set[str]:
    """The tables of data whose figures its cells show."""
    return {
        inline.fact.split(".")[0]
        for row in table.body
        for cell in row.cells
        for block in cell.blocks
        if isinstance(block, Paragraph)
        for inline in walk(block.children)
        if isinstance(inline, Value) and inline.fact
    }
