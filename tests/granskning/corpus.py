"""The corpus that measures the checker: seeded faults it must find, correct texts it must pass.

A case is a small change to a correct ärende (`ärenden/`, typed in as published, or `content/`).
`fel/<family>.yaml` holds faults, `rätt/<family>.yaml` correct but tricky changes; `undanhållet/`
holds cases by another hand, written without knowledge of the checks. The keys of a case are
explained in README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reportgen.files import MemoryFiles
from reportgen.finding import Finding, Severity
from tests.support import findings_of, folder_contents, two_at_a_time

HERE = Path(__file__).parent
BASES = HERE / "ärenden"
HELD_OUT = HERE / "undanhållet"
CONTENT = HERE.parents[1] / "content"
SAMPLES = (
    "enkoping-socialnamnden-2024",
    "uppsala-socialnamnden-2024",
    "solna-socialnamnden-2023",
)
NEARBY = 1
"""A finding in running text may stand a line from the words that were changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that occur once in a file, in the place of which others are put."""

    file: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Case:
    """A change to an ärende, and what the checker must say of it: one of `expected`."""

    family: str
    name: str
    base: str
    changes: tuple[Change, ...]
    expected: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    added: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()

    def contents(self) -> dict[str, bytes]:
        """The files of the ärende after the change."""
        files = dict(base_contents(self.base))
        for name in self.removed:
            del files[name]
        for change in self.changes:
            text = files[change.file].decode()
            start, end = span(text, change.before)
            files[change.file] = (text[:start] + change.after + text[end:]).encode()
        return files | {name: text.encode() for name, text in self.added}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checker said of a case."""

    case: Case
    findings: tuple[Finding, ...]
    found: bool
    unexpected: tuple[Finding, ...]


def base_names(*, held_out: bool = False) -> tuple[str, ...]:
    """The correct ärenden, those of the corpus first; or those held out."""
    if held_out:
        return _folders(HELD_OUT / "ärenden")
    return (*_folders(BASES), *SAMPLES)


def _folders(path: Path) -> tuple[str, ...]:
    return tuple(sorted(p.name for p in path.iterdir() if p.is_dir()))


@cache
def base_contents(name: str) -> dict[str, bytes]:
    """The files of a correct ärende."""
    folders = (home / name for home in (BASES, HELD_OUT / "ärenden", CONTENT))
    return folder_contents(next(folder for folder in folders if folder.is_dir()))


@cache
def cases(kind: str, *, held_out: bool = False) -> tuple[Case, ...]:
    """The cases of `fel` or `rätt`, family by family."""
    paths = (HELD_OUT / f"{kind}.yaml",) if held_out else sorted((HERE / kind).glob("*.yaml"))
    return tuple(c for path in paths for c in _family(path))


def _family(path: Path) -> Iterator[Case]:
    data = yaml.safe_load(path.read_text("utf-8"))
    default_at = _texts(data.get("vid"))
    for raw in data["fall"]:
        yield _case(raw.get("familj", path.stem), raw, default_at)


def _case(family: str, raw: dict[str, Any], default_at: tuple[str, ...]) -> Case:
    changes = tuple(Change(c["fil"], c["från"], c["till"]) for c in raw.get("byt", ()))
    added = tuple((c["fil"], c["text"]) for c in raw.get("nya", ()))
    removed = _texts(raw.get("bort"))
    named = (*(c.file for c in changes), *(f for f, _ in added), *removed)
    return Case(
        family=family,
        name=raw["namn"],
        base=raw["ärende"],
        changes=changes,
        expected=_texts(raw.get("väntat")),
        maybe=_texts(raw.get("kanske")),
        at=_texts(raw["vid"]) if "vid" in raw else default_at,
        files=_texts(raw.get("i")) or tuple(dict.fromkeys(named)),
        added=added,
        removed=removed,
    )


def _texts(value: object) -> tuple[str, ...]:
    """A word, or a list of words and lists of them, as one row of words."""
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(word for part in value for word in _texts(part))
    return (str(value),)


def span(text: str, words: str) -> tuple[int, int]:
    """Where the words stand, however the lines are broken; they must occur exactly once."""
    pattern = re.compile(r"\s+".join(re.escape(w) for w in words.split()))
    hits = list(pattern.finditer(text))
    if len(hits) != 1:
        raise ValueError(f"”{words}” finns {len(hits)} gånger")
    return hits[0].span()


def outcome(case: Case) -> Outcome:
    """What the checker says of the case, and whether it is what it should."""
    findings = findings_of(MemoryFiles(case.contents()))
    found = any(_hits(case, f) for f in findings)
    expected = {*case.expected, *case.maybe}
    unexpected = tuple(f for f in findings if alarms(f) and f.code not in expected)
    return Outcome(case, findings, found, unexpected)


def alarms(finding: Finding) -> bool:
    """Whether the finding says that something is wrong, and not only remarks on it."""
    return finding.severity is not Severity.UPPLYSNING


def _hits(case: Case, finding: Finding) -> bool:
    """Whether the finding is one that was expected, in the right place."""
    if finding.code not in case.expected:
        return False
    if "var som helst" in case.at:
        return True
    if finding.source.file not in case.files:
        return False
    return finding.source.line == 0 or "filen" in case.at or _near(case, finding)


def _near(case: Case, finding: Finding) -> bool:
    text = case.contents()[finding.source.file].decode()
    words = case.at or tuple(c.after for c in case.changes if c.file == finding.source.file)
    return any(_beside(text, w, finding.source.line) for w in words if w.strip())


def _beside(text: str, words: str, line: int) -> bool:
    pattern = re.compile(r"\s+".join(re.escape(w) for w in words.split()))
    for hit in pattern.finditer(text):
        first = text.count("\n", 0, hit.start()) + 1
        last = text.count("\n", 0, hit.end()) + 1
        if first - NEARBY <= line <= last + NEARBY:
            return True
    return False


def outcomes(chosen: Iterable[Case]) -> tuple[Outcome, ...]:
    """The outcome of each case."""
    return tuple(two_at_a_time(outcome, chosen))


def unchanged(name: str) -> Case:
    """A correct ärende as it is: nothing may be said of it."""
    return Case("oförändrade", name, name, ())
