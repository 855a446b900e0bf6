"""A document's metadata, papers and signatures as its template shows them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from reportgen.language import date_in_table, date_in_text
from reportgen.model.report import DocumentSpec, Report, Signatory
from reportgen.render.author import Author
from reportgen.tables.grid import Written


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """A row of metadata: its label and its words (may be empty)."""

    label: Markup
    value: Markup
    source: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block."""

    unit: Markup
    title: Markup


def metadata(report: Report, spec: DocumentSpec, author: Author) -> tuple[MetadataRow, ...]:
    """The document's metadata, in the order of a tjänsteskrivelse's head."""
    standard = (
        ("Datum", escape(date_in_table(spec.date))),
        ("Diarienummer", author.line(spec if spec.case_number else report.spec, "case_number")),
        ("Handläggare", author.line(spec, "administrator")),
        ("Nämndbehandlas", escape(date_in_table(spec.board_date) if spec.board_date else "")),
    )
    rows = [MetadataRow(escape(label), value) for label, value in standard if value]
    for own in spec.fields:
        place = own.places.get("värde", own.source)
        words = f"[{own.value}]({own.link})" if own.link else own.value
        value = author.line_of(Written(words, place))
        rows.append(MetadataRow(author.line(own, "name"), value, str(place)))
    return tuple(rows)


def document_title(report: Report, spec: DocumentSpec, author: Author) -> str:
    """The document's own title, else its type's; an appendix with its number first."""
    kind = report.types[spec.type]
    own = Written(spec.title, spec.places.get("titel", spec.source))
    standard = Written(kind.title, kind.places.get("titel", kind.source))
    return author.plain(own if spec.title else standard)


def papers(report: Report, spec: DocumentSpec, author: Author) -> tuple[str, ...]:
    """The ärende's documents as papers: the asking document first, appendices by number."""
    others = [d for d in report.spec.documents if d is not spec]
    others.sort(key=lambda d: (d.appendix is None, d.appendix or 0))
    lines = []
    for document in (spec, *others):
        kind = report.types[document.type]
        name = author.plain(Written(kind.label, kind.source)) if kind.label else ""
        title = document_title(report, document, author)
        if document.appendix is not None:
            name = f"Bilaga {document.appendix}. {title}"
        elif document is not spec or not name:
            name = title
        lines.append(f"{name}, {date_in_text(document.date).replace('den ', 'daterad den ', 1)}")
    return tuple(lines)


def signatures(spec: DocumentSpec, author: Author) -> tuple[Signature, ...]:
    """The signature blocks; who acts for another is marked `tf.`."""
    return tuple(Signature(author.line(s, "unit"), _title(s, author)) for s in spec.signatories)


def _title(one: Signatory, author: Author) -> Markup:
    words = f"tf. {one.title[:1].lower()}{one.title[1:]}" if one.acting else one.title
    return author.line_of(Written(words, one.places.get("titel", one.source)))
