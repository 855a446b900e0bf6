"""What the checks look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from reportgen.check.prose import Prose
from reportgen.compute import ComputedReport
from reportgen.document.tree import Document
from reportgen.finding import Finding
from reportgen.model.report import DocumentSpec, Report
from reportgen.theme import Theme


@dataclass(frozen=True)
class Material:
    """The report worked out, its documents as they will read, and how they will look."""

    computed: ComputedReport
    documents: tuple[tuple[DocumentSpec, Document], ...]
    theme: Theme

    @property
    def report(self) -> Report:
        """The report as written."""
        return self.computed.report

    @cached_property
    def prose(self) -> Prose:
        """The words of the documents."""
        return Prose(self.report.files, ((spec.id, tree) for spec, tree in self.documents))


Check = Callable[[Material], Iterable[Finding]]
"""A check looks and tells; it changes nothing."""
