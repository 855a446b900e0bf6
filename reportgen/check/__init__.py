"""Checks: ComputedReport → findings. One check a file, one line in `CHECKS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportgen.check.documents import appendices_have_own_numbers
from reportgen.check.names import (
    bundles_hold_documents,
    files_of_their_own,
    one_name_one_thing,
    sections_have_ids_of_their_own,
)
from reportgen.check.rows import rows_that_show
from reportgen.check.sections import required_sections, section_order
from reportgen.check.tables import details_agree, marks_and_notes
from reportgen.compute import ComputedReport
from reportgen.finding import Finding, sort_findings

Check = Callable[[ComputedReport], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    required_sections,
    section_order,
    one_name_one_thing,
    sections_have_ids_of_their_own,
    bundles_hold_documents,
    files_of_their_own,
    appendices_have_own_numbers,
    marks_and_notes,
    rows_that_show,
    details_agree,
)
"""Every check, in the order they run."""


def check_report(computed: ComputedReport) -> tuple[Finding, ...]:
    """What the checks find in the report."""
    return sort_findings(finding for check in CHECKS for finding in check(computed))
