"""The figures that documents show, in words, tables and charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.document.text import inlines_of, walk
from reportgen.document.tree import (
    Block,
    Box,
    Chart,
    Document,
    Figure,
    Landscape,
    Only,
    Quote,
    Table,
    Value,
)


def shown_facts(documents: Iterable[Document]) -> frozenset[str]:
    """The names of the facts whose values a reader meets."""
    return frozenset(
        value.fact
        for document in documents
        for value in _values(document)
        if value.value is not None
    )


def _values(document: Document) -> Iterator[Value]:
    for run in inlines_of(document):
        yield from (inline for inline in walk(run) if isinstance(inline, Value))
    for chart in _charts(document.blocks):
        for series in chart.series:
            yield from series.values


def _charts(blocks: Iterable[Block]) -> Iterator[Chart]:
    for block in blocks:
        match block:
            case Figure(content=Chart() as chart):
                yield chart
            case Quote() | Box() | Landscape() | Only():
                yield from _charts(block.blocks)
            case Table():
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from _charts(cell.blocks)
            case _:
                pass
