"""What the checks look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportgen.compute import ComputedReport
from reportgen.document.tree import Document
from reportgen.finding import Finding
from reportgen.model.report import DocumentSpec, Report


@dataclass(frozen=True, slots=True)
class Material:
    """The report worked out, and its documents as they will read."""

    computed: ComputedReport
    documents: tuple[tuple[DocumentSpec, Document], ...]

    @property
    def report(self) -> Report:
        """The report as written."""
        return self.computed.report


Check = Callable[[Material], Iterable[Finding]]
"""A check looks and tells; it changes nothing."""
