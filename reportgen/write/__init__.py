"""Writers: a document and a theme in, the bytes of one format out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.document.tree import Bundle, Document
from reportgen.finding import Finding, Source, varning
from reportgen.model.profile import ArchiveFormat
from reportgen.theme import Theme

if TYPE_CHECKING:
    from reportgen.write.pdf import AttachedFile, Layout


@dataclass
class Manuscript:
    """A document about to be written; laid out on pages once, however many formats need that.

    `comments` are remarks on places in the author's files; Word shows them beside the words.
    `archive` says which PDF/A its PDF is.
    """

    document: Document
    theme: Theme
    source: Source
    comments: tuple[tuple[Source, str], ...] = ()
    archive: ArchiveFormat = "PDF/A-2a"
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def layout(self) -> Layout:
        """The document on pages; what the layout remarks on is a finding."""
        from reportgen.write.pdf import lay_out  # a second to import

        layout = lay_out(self.document, self.theme)
        self.findings += _remarks(layout.warnings, self.source)
        return layout

    def files(self) -> tuple[AttachedFile, ...]:
        """The figures of the tables, as files to attach."""
        from reportgen.write.attachments import document_files

        return document_files(self.document)


@dataclass
class BundleManuscript:
    """Several documents about to be written as one file."""

    bundle: Bundle
    theme: Theme
    source: Source
    archive: ArchiveFormat = "PDF/A-2a"
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def layout(self) -> Layout:
        """The documents on pages; what the layout remarks on is a finding."""
        from reportgen.write.pdf import lay_out_bundle

        layout = lay_out_bundle(self.bundle, self.theme)
        self.findings += _remarks(layout.warnings, self.source)
        return layout

    def files(self) -> tuple[AttachedFile, ...]:
        """The figures of the tables of all documents, as files to attach."""
        from reportgen.write.attachments import bundle_files

        return bundle_files(self.bundle)


def _remarks(warnings: Iterable[str], source: Source) -> list[Finding]:
    return [varning("layout", warning, source) for warning in warnings]


def _html(manuscript: Manuscript) -> bytes:
    from reportgen.write.html import write_html

    return write_html(manuscript.document, manuscript.theme)


def _pdf(manuscript: Manuscript | BundleManuscript) -> bytes:
    files = manuscript.files() if manuscript.archive == "PDF/A-3a" else ()
    data, warnings = manuscript.layout.write(manuscript.archive, files)
    manuscript.findings += _remarks(warnings, manuscript.source)
    return data


def _docx(manuscript: Manuscript) -> bytes:
    from reportgen.write.docx import write_docx

    pages = manuscript.layout.pages
    return write_docx(manuscript.document, manuscript.theme, pages, manuscript.comments)


def _bundle_docx(manuscript: BundleManuscript) -> bytes:
    from reportgen.write.docx import write_docx_bundle

    pages = manuscript.layout.pages_by_part
    return write_docx_bundle(manuscript.bundle, manuscript.theme, pages)


FORMATS: Mapping[str, Callable[[Manuscript], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
}
"""Every output format by its file ending."""

BUNDLE_FORMATS: Mapping[str, Callable[[BundleManuscript], bytes]] = {
    "pdf": _pdf,
    "docx": _bundle_docx,
}
"""The formats that several documents can be written in together, by file ending."""
