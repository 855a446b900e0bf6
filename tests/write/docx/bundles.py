"""A bundle to try the writer on: a memo, the sample report, and the sample again as a draft."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document.tree import Bundle, Document, Heading, Paragraph, Ref, Text
from reportgen.write.docx import write_docx_bundle
from tests.sample_tree import NOTE_NET, box, p, sample_document, sample_meta
from tests.write.docx.wordfile import theme

PAGES = ({"forslag": 1}, {"sammanfattning": 3, "ekonomi": 7}, {"sammanfattning": 4})


def memo() -> Document:
    """A memo of one page: letterhead, a numbered heading, a footnote, a reference."""
    meta = replace(
        sample_meta(), title="Tjänsteskrivelse", header="Förvaltningen", footer="SN/2025:15"
    )
    head = (p("Tjänsteskrivelse", role="kicker"), p("Godkännande av berättelsen", role="title"))
    return Document(
        meta,
        (
            box("letterhead", *head),
            Heading(1, (Text("Förslag till beslut"),), "forslag", number="1"),
            p("Nämnden godkänner berättelsen", NOTE_NET, "."),
            Paragraph((Text("Se avsnitt "), Ref("forslag", "1"), Text("."))),
        ),
    )


def sample_bundle() -> Bundle:
    """Three parts; the last two are the same report, so every id in them is met twice."""
    meta = replace(sample_meta(), title="Handlingar till nämnden")
    return Bundle(meta, (memo(), sample_document(), sample_document(draft=True)))


def bundle_bytes(name: str = "klar") -> bytes:
    """The bundle as a Word file."""
    return write_docx_bundle(sample_bundle(), theme(name), PAGES)
