"""Findings on the terminal: the place, what is wrong, the line it stands on and what to do."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from reportgen.finding import Finding, Severity
from reportgen.review.excerpt import Excerpts

_COLOURS = {Severity.FEL: "red", Severity.VARNING: "yellow", Severity.UPPLYSNING: "blue"}
_PLURALS = {Severity.FEL: "fel", Severity.VARNING: "varningar", Severity.UPPLYSNING: "upplysningar"}
_WIDTH = 92
"""Characters of a source line to show; with the line's number that is a terminal of 100."""

SCREENFUL = 15
"""How many `upplysningar` are shown unless all are asked for."""


def tell(words: str) -> None:
    """A line on stderr; colours on a terminal, unless NO_COLOR (no-color.org) is set."""
    click.echo(words, err=True, color=False if os.environ.get("NO_COLOR") else None)


def print_findings(
    findings: Sequence[Finding], excerpts: Excerpts | None = None, *, remarks: int = SCREENFUL
) -> None:
    """The findings file by file, with the lines they are about; `remarks` upplysningar at most."""
    shown = list(_without_many_remarks(findings, remarks))
    for number, (_, group) in enumerate(groupby(shown, key=lambda f: f.source.file)):
        if number:
            tell("")
        for finding in group:
            _print(finding, excerpts)
    if left := len(findings) - len(shown):
        words = "upplysning" if left == 1 else "upplysningar"
        tell(f"\n… och {left} {words} till; reportgen granska --alla visar alla")


def _without_many_remarks(findings: Iterable[Finding], remarks: int) -> Iterator[Finding]:
    for finding in findings:
        if finding.severity is not Severity.UPPLYSNING or (remarks := remarks - 1) >= 0:
            yield finding


def _print(finding: Finding, excerpts: Excerpts | None) -> None:
    colour = _COLOURS[finding.severity]
    word = click.style(str(finding.severity), fg=colour, bold=True)
    place = click.style(str(finding.source), bold=True)
    tell(f"{place}: {word}: {finding.message} [{finding.code}]")
    excerpt = excerpts.of(finding) if excerpts else None
    if excerpt:
        line = excerpt.clipped(_WIDTH)
        tell(f"{click.style(f'{line.name:>5} |', dim=True)} {line.text}".rstrip())
        if line.column:
            margin = click.style(" " * 5 + " |", dim=True)
            tell(f"{margin} {click.style(line.caret(), fg=colour, bold=True)}")
    if finding.hint:
        tell(f"    {finding.hint}")


def print_summary(name: str, findings: Sequence[Finding], accepted: int = 0) -> None:
    """How many findings of each severity the ärende has, and each of its files when several do."""
    tell(f"{name}: {summary(findings, accepted)}")
    files = [(file, [*group]) for file, group in groupby(findings, key=lambda f: f.source.file)]
    if len(files) > 1:
        width = max(len(file) for file, _ in files)
        for file, group in files:
            tell(f"    {file:<{width}}  {summary(group)}")


def summary(findings: Iterable[Finding], accepted: int = 0) -> str:
    """`2 fel, 1 varning`, and how many were accepted."""
    counts = Counter(f.severity for f in findings)
    words = [f"{counts[s]} {_PLURALS[s] if counts[s] != 1 else s}" for s in Severity if counts[s]]
    told = ", ".join(words) or "inga anmärkningar"
    return told + (
        f" ({accepted} {'godkänd' if accepted == 1 else 'godkända'})" if accepted else ""
    )
