"""What ought to be there and is not, or is left from an earlier time."""

from __future__ import annotations

from reportgen.check.completeness.assessments import (
    empty_assessments,
    goals_without_comments,
    goals_without_indicators,
)
from reportgen.check.completeness.deadlines import deadlines, unfinished_sections
from reportgen.check.completeness.headings import empty_headings
from reportgen.check.completeness.passed import passed_deadlines
from reportgen.check.completeness.placeholders import placeholders
from reportgen.check.completeness.references import references_to_nothing
from reportgen.check.completeness.stale import stale_years
from reportgen.check.completeness.stale_words import (
    stale_columns,
    stale_decisions,
    stale_futures,
)
from reportgen.check.completeness.unchanged import unchanged_text
from reportgen.check.completeness.unused import unused_data
from reportgen.check.material import Check

COMPLETENESS: tuple[Check, ...] = (
    empty_assessments,
    goals_without_indicators,
    goals_without_comments,
    empty_headings,
    placeholders,
    stale_years,
    stale_decisions,
    stale_futures,
    stale_columns,
    unchanged_text,
    references_to_nothing,
    unused_data,
    deadlines,
    passed_deadlines,
    unfinished_sections,
)
