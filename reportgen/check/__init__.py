"""Checks: the report worked out and its documents → findings.

One check a file; each family lists its own, and this page lists the families.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.check.access import ACCESS
from reportgen.check.agreement import AGREEMENT
from reportgen.check.arithmetic import ARITHMETIC
from reportgen.check.completeness import COMPLETENESS
from reportgen.check.material import Check
from reportgen.check.material import Material as Material
from reportgen.check.plausibility import PLAUSIBILITY
from reportgen.check.privacy import PRIVACY
from reportgen.check.structure import STRUCTURE
from reportgen.check.text import TEXT
from reportgen.check.wording import WORDING
from reportgen.finding import Finding, sort_findings

JUDGEMENTS: tuple[Check, ...] = (
    *ARITHMETIC,
    *TEXT,
    *AGREEMENT,
    *PLAUSIBILITY,
    *COMPLETENESS,
    *PRIVACY,
    *WORDING,
    *ACCESS,
)
"""What is probably wrong, or is better written; a person may answer for leaving it."""

CHECKS: tuple[Check, ...] = (*STRUCTURE, *JUDGEMENTS)
"""Every check, in the order they run."""


def check_report(material: Material, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """What the checks find in the report."""
    return sort_findings(finding for check in checks for finding in check(material))
