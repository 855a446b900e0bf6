"""The findings as SARIF 2.1.0 (OASIS), which code-scanning services show beside the lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import reportgen
from reportgen.files import Files
from reportgen.finding import Finding, Severity
from reportgen.model.acceptance import Acceptance
from reportgen.review import Review
from reportgen.review.acceptance import Accepted
from reportgen.review.excerpt import Excerpts

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.FEL: "error", Severity.VARNING: "warning", Severity.UPPLYSNING: "note"}


def as_sarif(reviews: Iterable[Review], docs: Files) -> str:
    """One run with every finding; those accepted are suppressed, with the reason."""
    told = tuple(reviews)
    results = [
        *(_result(f, review.excerpts) for review in told for f in review.findings),
        *(_suppressed(a, review.excerpts) for review in told for a in review.accepted),
    ]
    codes = sorted({result["ruleId"] for result in results})
    described = descriptions(docs)
    driver = {
        "name": "reportgen",
        "version": reportgen.__version__,
        "language": "sv",
        "rules": [_rule(code, described) for code in codes],
    }
    for result in results:
        result["ruleIndex"] = codes.index(result["ruleId"])
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def descriptions(docs: Files) -> dict[str, str]:
    """What each code means: the tables of the page of messages are where that is written."""
    described: dict[str, str] = {}
    for line in docs.read("felmeddelanden.md").decode().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 3 and cells[1].startswith("`"):
            words = cells[2].replace("`", "")
            for code in cells[1].split("`")[1::2]:
                described.setdefault(code, words[:1].upper() + words[1:])
    return described


def _rule(code: str, described: Mapping[str, str]) -> dict[str, Any]:
    """A reportingDescriptor (3.49)."""
    return {"id": code, "shortDescription": {"text": described.get(code, code)}}


def _result(finding: Finding, excerpts: Excerpts) -> dict[str, Any]:
    """A result (3.27); either all or none of a run's must have `suppressions` (3.27.23)."""
    words = f"{finding.message}. {finding.hint}".rstrip()
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": words},
        "locations": _locations(finding, excerpts),
        "suppressions": [],
    }


def _suppressed(accepted: Accepted, excerpts: Excerpts) -> dict[str, Any]:
    """The result with a suppression (3.35)."""
    suppression = {
        "kind": "external",
        "status": "accepted",
        "justification": _justification(accepted.acceptance),
    }
    return _result(accepted.finding, excerpts) | {"suppressions": [suppression]}


def _justification(acceptance: Acceptance) -> str:
    when = f" {acceptance.date.isoformat()}" if acceptance.date else ""
    return f"{acceptance.reason} ({acceptance.by}{when})"


def _locations(finding: Finding, excerpts: Excerpts) -> list[dict[str, Any]]:
    """Where it is (3.28); nowhere when the place is no file but a flag of the command line."""
    source = finding.source
    if not source.file or source.file.startswith("--"):
        return []
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(source.file)}}
    if source.line:
        place["region"] = _region(finding, excerpts)
    location: dict[str, Any] = {"physicalLocation": place}
    if source.cell:
        name = f"{source.sheet}!{source.cell}"
        location["logicalLocations"] = [{"name": source.cell, "fullyQualifiedName": name}]
    return [location]


def _region(finding: Finding, excerpts: Excerpts) -> dict[str, Any]:
    source = finding.source
    excerpt = excerpts.at(source)
    region: dict[str, Any] = {"startLine": source.line}
    if column := excerpt.column if excerpt else source.column:
        region["startColumn"] = column
    if shown := excerpts.of(finding):
        region["snippet"] = {"text": shown.text}
    return region


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(file)
