"""Writers: a document and a theme in, the bytes of one format out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.document.tree import Document
from reportgen.finding import Finding, Source, varning
from reportgen.theme import Theme

if TYPE_CHECKING:
    from reportgen.write.pdf import Layout


@dataclass
class Manuscript:
    """A document about to be written; laid out on pages once, however many formats need that."""

    document: Document
    theme: Theme
    source: Source
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def layout(self) -> Layout:
        """The document on pages; what the layout remarks on is a finding."""
        from reportgen.write.pdf import lay_out  # a second to import

        layout = lay_out(self.document, self.theme)
        self.findings += (varning("layout", w, self.source) for w in layout.warnings)
        return layout


def _html(manuscript: Manuscript) -> bytes:
    from reportgen.write.html import write_html

    return write_html(manuscript.document, manuscript.theme)


def _pdf(manuscript: Manuscript) -> bytes:
    return manuscript.layout.write()


def _docx(manuscript: Manuscript) -> bytes:
    from reportgen.write.docx import write_docx

    return write_docx(manuscript.document, manuscript.theme, manuscript.layout.pages)


FORMATS: Mapping[str, Callable[[Manuscript], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
}
"""Every output format by its file ending."""
