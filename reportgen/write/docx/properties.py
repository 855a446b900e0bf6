"""The document's properties: what it is, who made it, in which language and when."""

from __future__ import annotations

from datetime import UTC, date, datetime

from docx.document import Document as WordDocument

from reportgen.document.tree import Meta


def timestamp(day: date) -> datetime:
    """The report's date as a point in time; the clock is never read."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def set_properties(document: WordDocument, meta: Meta) -> None:
    """The core properties (ISO 29500-2, 11)."""
    properties = document.core_properties
    author = ", ".join(name for name in (meta.municipality, meta.board) if name)
    when = timestamp(meta.date)
    properties.title = meta.title
    properties.author = author
    properties.last_modified_by = author
    properties.subject = " ".join(word for word in (meta.type_name, meta.period) if word)
    properties.keywords = ", ".join(meta.keywords)
    properties.category = meta.type_name
    properties.identifier = meta.case_number
    properties.language = meta.language
    properties.comments = ""
    properties.content_status = "Utkast" if meta.draft else "Slutlig"
    properties.created = when
    properties.modified = when
    properties.revision = 1
