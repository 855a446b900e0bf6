"""What is wrong, where, and what to do: the one way every step speaks of faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is; the values are the words an administrator sees."""

    FEL = "fel"
    VARNING = "varning"
    UPPLYSNING = "upplysning"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file. Lines and columns count from 1; 0 means "the file as a whole"."""

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        if self.sheet or self.cell:
            return f"{self.file}[{self.sheet}!{self.cell}]" if self.sheet else self.file
        places = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.file, *places])

    def shifted(self, lines: int, column: int = 1) -> Source:
        """The place `lines` further down in the same file, e.g. inside a block of text."""
        return Source(self.file, self.line + lines, column, self.sheet, self.cell)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or remark. `code` is stable, in English; `message` and `hint` are Swedish."""

    code: str
    severity: Severity
    message: str
    source: Source
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.source}: {self.severity}: {self.message}{hint} [{self.code}]"


def fel(code: str, message: str, source: Source, hint: str = "") -> Finding:
    """A fault that must be mended before anything can be published."""
    return Finding(code, Severity.FEL, message, source, hint)


def varning(code: str, message: str, source: Source, hint: str = "") -> Finding:
    """Something that is probably wrong; stops a build under `--strikt`."""
    return Finding(code, Severity.VARNING, message, source, hint)


def upplysning(code: str, message: str, source: Source, hint: str = "") -> Finding:
    """A remark that never stops a build."""
    return Finding(code, Severity.UPPLYSNING, message, source, hint)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place, each once."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda f: (f.source, f.code, f.message)))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is a `fel`."""
    return any(f.severity is Severity.FEL for f in findings)


class ReportError(Exception):
    """Raised when no later step makes sense; carries every finding known so far."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sort_findings(findings)
        super().__init__("\n".join(str(f) for f in self.findings))
