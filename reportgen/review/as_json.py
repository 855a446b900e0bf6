"""The findings as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reportgen.finding import Finding
from reportgen.review import Review
from reportgen.review.acceptance import Accepted


def as_json(reviews: Iterable[Review]) -> str:
    """An object with the list `findings`, and `accepted` when any are."""
    told = tuple(reviews)
    accepted = [_accepted(a) for review in told for a in review.accepted]
    whole = {
        "findings": [_finding(f) for review in told for f in review.findings],
        **({"accepted": accepted} if accepted else {}),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _finding(finding: Finding) -> dict[str, Any]:
    source = finding.source
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "hint": finding.hint,
        "file": source.file,
        "line": source.line,
        "column": source.column,
        **({"sheet": source.sheet, "cell": source.cell} if source.cell else {}),
    }


def _accepted(accepted: Accepted) -> dict[str, Any]:
    acceptance = accepted.acceptance
    return _finding(accepted.finding) | {
        "acceptance": {
            "reason": acceptance.reason,
            "by": acceptance.by,
            **({"date": acceptance.date.isoformat()} if acceptance.date else {}),
            "file": acceptance.source.file,
            "line": acceptance.source.line,
        }
    }
