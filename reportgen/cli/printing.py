"""Findings on the terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

import click

from reportgen.finding import Finding, Severity

_COLOURS = {Severity.FEL: "red", Severity.VARNING: "yellow", Severity.UPPLYSNING: "blue"}
_PLURALS = {Severity.FEL: "fel", Severity.VARNING: "varningar", Severity.UPPLYSNING: "upplysningar"}


def print_findings(findings: Iterable[Finding]) -> None:
    """Each finding with place, words and hint on stderr; colours on a terminal."""
    for finding in findings:
        word = click.style(str(finding.severity), fg=_COLOURS[finding.severity], bold=True)
        place = click.style(str(finding.source), bold=True)
        click.echo(f"{place}: {word}: {finding.message} [{finding.code}]", err=True)
        if finding.hint:
            click.echo(f"    {finding.hint}", err=True)


def summary(findings: Iterable[Finding]) -> str:
    """`2 fel, 1 varning`."""
    counts = Counter(f.severity for f in findings)
    words = [f"{counts[s]} {_PLURALS[s] if counts[s] != 1 else s}" for s in Severity if counts[s]]
    return ", ".join(words) or "inga anmärkningar"


def as_json(findings: Iterable[Finding]) -> str:
    """The findings for other programs."""
    listed = [
        {
            "code": f.code,
            "severity": str(f.severity),
            "message": f.message,
            "hint": f.hint,
            "file": f.source.file,
            "line": f.source.line,
            "column": f.source.column,
            **({"sheet": f.source.sheet, "cell": f.source.cell} if f.source.cell else {}),
        }
        for f in findings
    ]
    return json.dumps({"findings": listed}, ensure_ascii=False, indent=2)
