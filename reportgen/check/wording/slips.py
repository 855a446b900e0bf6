"""Slips of one kind told of together, so that a habit of the author's gives one finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.finding import Finding, Source

Severity = Callable[[str, str, Source, str], Finding]
_ONE_BY_ONE = 3
"""So many slips of a kind are told of each at its place; more, at the first one's."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that break a rule, from `start` to `end` in the passage, and how they should read."""

    kind: str
    passage: Passage
    start: int
    end: int
    better: str = ""

    @property
    def text(self) -> str:
        """The words as they read."""
        return self.passage.text[self.start : self.end].strip()


def findings(
    material: Material,
    slips: Iterable[Slip],
    code: str,
    severity: Severity,
    rules: Mapping[str, str],
) -> Iterator[Finding]:
    """A finding for each slip, or one for all of a kind; `rules` say what is wrong."""
    kinds: dict[str, list[Slip]] = {}
    for slip in slips:
        kinds.setdefault(slip.kind, []).append(slip)
    for kind, same in kinds.items():
        if len(same) <= _ONE_BY_ONE:
            for slip in same:
                message = f"”{slip.text}”: {rules[kind]}"
                yield severity(code, message, place(material, slip), _advice(slip))
        else:
            yield _together(material, same, code, severity, rules[kind])


def _together(
    material: Material, same: list[Slip], code: str, severity: Severity, rule: str
) -> Finding:
    places = sorted(place(material, slip) for slip in same)
    first = min(same, key=lambda slip: place(material, slip))
    shown = list(dict.fromkeys(f"”{slip.text}”" for slip in (first, *same)))[:4]
    message = f"{', '.join(shown)}: {rule} ({len(same)} ställen)"
    others = list(dict.fromkeys(f"{p.file.rpartition('/')[2]} rad {p.line}" for p in places[1:]))
    more = f" och {len(others) - 8} till" if len(others) > 8 else ""
    hint = f"{_advice(first)}; också {', '.join(others[:8])}{more}".removeprefix("; ")
    return severity(code, message, places[0], hint)


def place(material: Material, slip: Slip) -> Source:
    """Where the author wrote it: at the first of its words that the program did not write."""
    start, end = slip.start, slip.end
    for bound in slip.passage.bound:
        if bound.start <= start < bound.end:
            start = bound.end
        elif start < bound.start < end:
            end = bound.start
    found = material.prose.place(slip.passage, start, max(start + 1, end))
    if found == slip.passage.source:
        first = slip.passage.text[start:end].split()[:1]
        found = material.prose.place(slip.passage, start, start + len("".join(first)))
    return found


def _advice(slip: Slip) -> str:
    return f"skriv ”{slip.better}”" if slip.better else ""
