"""A document's metadata, papers and signatures as its template shows them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from reportgen.language import date_in_table, date_in_text
from reportgen.model.report import DocumentSpec, Report
from reportgen.render.author import Author
from reportgen.tables.grid import Written


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """A row of metadata: its label and its words (may be empty)."""

    label: str
    value: Markup


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block."""

    unit: str
    title: str


def metadata(report: Report, spec: DocumentSpec, author: Author) -> tuple[MetadataRow, ...]:
    """The document's metadata, in the order of a tjänsteskrivelse's head."""
    standard = (
        ("Datum", date_in_table(spec.date)),
        ("Diarienummer", spec.case_number or report.spec.case_number),
        ("Handläggare", spec.administrator),
        ("Nämndbehandlas", date_in_table(spec.board_date) if spec.board_date else ""),
    )
    rows = [MetadataRow(label, Markup(escape(value))) for label, value in standard if value]
    for own in spec.fields:
        place = own.places.get("värde", own.source)
        words = f"[{own.value}]({own.link})" if own.link else own.value
        rows.append(MetadataRow(own.name, author.line_of(Written(words, place))))
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


def signatures(spec: DocumentSpec) -> tuple[Signature, ...]:
    """The signature blocks; who acts for another is marked `tf.`."""
    return tuple(
        Signature(s.unit, f"tf. {s.title[:1].lower()}{s.title[1:]}" if s.acting else s.title)
        for s in spec.signatories
    )
