"""The figures that documents show, in words, tables and charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.document.text import charts_in, inlines_of, walk
from reportgen.document.tree import (
    Document,
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
    for chart in charts_in(document):
        for series in chart.series:
            yield from series.values
