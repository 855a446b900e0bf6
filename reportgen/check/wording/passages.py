"""The passages to read: the documents' own, and tables' labels at the place in the data files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.check.labels import label
from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.finding import Source
from reportgen.model.parts import TablePart
from reportgen.model.report import Report


def passages_once(material: Material) -> tuple[Passage, ...]:
    """The passages, those that several documents share only in the last."""
    labels = tuple(_labels(material.report))
    places = {passage.text: passage.source for passage in labels}
    read = (
        replace(passage, source=places.get(passage.text, passage.source))
        if passage.kind in ("cell", "caption")
        else passage
        for passage in material.prose.passages
    )
    return tuple({(p.source, p.text): p for p in (*read, *labels)}.values())


def _labels(report: Report) -> Iterator[Passage]:
    """What the author calls tables, columns and rows, with its place."""
    shown = _documents(report)
    for name, table in report.tables.items():
        written = [(table.title, table.places.get("titel", table.source))]
        for column in table.columns:
            written.append((column.group, column.places.get("grupp", column.source)))
            written.append((column.title, column.places.get("rubrik", column.source)))
        written += [(row.name, row.places.get("namn", row.source)) for row in table.rows]
        for text, source in written:
            if text and "{" not in (words := label(text, report)):
                yield _passage(shown.get(name, report.spec.documents[0].id), words, source)


def _passage(document: str, text: str, source: Source) -> Passage:
    return Passage(document, (), "cell", text, (), source)


def _documents(report: Report) -> dict[str, str]:
    """The document that shows each table."""
    shown: dict[str, str] = {}
    for document in report.spec.documents:
        for section in (s for one in report.sections(document) for s in one.walk()):
            for part in section.parts:
                if isinstance(part, TablePart):
                    shown.setdefault(part.table, document.id)
    return shown
