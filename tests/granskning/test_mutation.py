"""Change one figure of a correct report: bound text follows, whatever was typed is caught.

Figures in tables are changed by fifty units of their last decimal: more than any total's rounding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import pytest

from reportgen.files import MemoryFiles
from reportgen.finding import Finding, Severity, Source
from tests.granskning.corpus import alarms, base_contents
from tests.support import findings_of, two_at_a_time

ENKOPING = "enkoping-socialnamnden-2024"
EKEBY = "ekeby-2024"
SAMPLE = 24
_ROW = re.compile(r"- \{(?P<cells>(?:id|namn): .*?)\}", re.DOTALL)
_CELL = re.compile(r"(?P<key>\w+): (?P<figure>-?\d[\d ]*(?:\.\d+)?)(?=[,}\s]|$)")
_FIGURE = re.compile(r"^-?\d[\d ]*(?:,\d+)?$")
_NOT_A_FIGURE = {"indrag", "decimaler", "bredd", "år", "från", "till"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure typed in a data file: where its characters stand, and what they are."""

    base: str
    file: str
    start: int
    figure: str
    row: str
    new: str = ""

    def contents(self) -> dict[str, bytes]:
        """The ärende with the figure changed."""
        files = dict(base_contents(self.base))
        text = files[self.file].decode()
        end = self.start + len(self.figure)
        new = self.new or _changed(self.figure)
        files[self.file] = (text[: self.start] + new + text[end:]).encode()
        return files

    def __str__(self) -> str:
        return f"{self.file} {self.row} {self.figure}"


def _changed(figure: str) -> str:
    """The figure, fifty units of its last decimal further from zero."""
    comma = "," in figure
    value = Decimal(figure.replace(" ", "").replace(",", "."))
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    step = Decimal(50).scaleb(exponent)
    text = f"{value + (step if value >= 0 else -step)}"
    return text.replace(".", ",") if comma else text


def _yaml_cells(base: str, file: str, table: str) -> list[Cell]:
    """The figures in the rows of one table, written one row in braces at a time."""
    text = base_contents(base)[file].decode()
    start = text.index(f"  {table}:\n")
    following = re.compile(r"^(?:  )?\w+:$", re.MULTILINE).search(text, start + len(table) + 4)
    end = following.start() if following else len(text)
    rows = text.index("    rader:\n", start)
    found = []
    for row in _ROW.finditer(text, rows, end):
        name = row["cells"].split(",")[0].split(": ", 1)[1]
        found += [
            Cell(base, file, row.start("cells") + cell.start("figure"), cell["figure"], name)
            for cell in _CELL.finditer(row["cells"])
            if cell["key"] not in _NOT_A_FIGURE
        ]
    return found


def _csv_cells(base: str, file: str, first: int) -> list[Cell]:
    """The figures of a csv file, from the column `first` on."""
    text = base_contents(base)[file].decode()
    found, start = [], text.index("\n") + 1
    for line in text[start:].splitlines(keepends=True):
        at = start
        for n, part in enumerate(line.rstrip("\n").split(";")):
            if n >= first and _FIGURE.match(part):
                found.append(Cell(base, file, at, part, line.split(";")[0]))
            at += len(part) + 1
        start += len(line)
    return found


def _sample(cells: list[Cell], size: int) -> list[Cell]:
    """Cells spread evenly over all of them, the same every time."""
    return [cells[n * len(cells) // size] for n in range(size)]


STATED = [
    *_yaml_cells(ENKOPING, "data/ekonomi.yaml", "resultaträkning"),
    *_csv_cells(ENKOPING, "data/driftsredovisning.csv", 2),
]
"""Figures on which a stated total, deviation or share depends, or which are such themselves."""
FREE = [
    *_csv_cells(ENKOPING, "data/personalnyckeltal.csv", 4),
    *_yaml_cells(ENKOPING, "data/utförare.yaml", "externa_utförare"),
]
"""Figures on which nothing typed depends."""
TYPED = [
    *_yaml_cells(EKEBY, "data/ekonomi.yaml", "resultaträkning"),
    *_yaml_cells(EKEBY, "data/ekonomi.yaml", "driftredovisning"),
    *_yaml_cells(EKEBY, "data/volymer.yaml", "volymer"),
]
"""Figures in tables typed in whole, with total rows and deviations."""

SENTENCES = [
    ("data/ekonomi.yaml", "utfall: -56.0", "-61.0", "06-ekonomi.yaml", "56,0 mnkr, en minskning"),
    ("data/ekonomi.yaml", "utfall: -126.0", "-131.0", "06-ekonomi.yaml", "uppgick till 126,0"),
    ("data/ekonomi.yaml", "utfall: -57 214", "-59 214", "06-ekonomi.yaml", "kostade 57,2"),
    ("data/volymer.yaml", "utfall: 2 711", "2 811", "03-händelser.yaml", "2 711 aktualiseringar"),
    ("data/volymer.yaml", "utfall: 1 528", "1 628", "03-händelser.yaml", "inleddes 1 528"),
    ("data/personal.csv", "5,7;5,1", "6,1", "05-personal.yaml", "5,1 procent"),
    ("data/personal.csv", "154;163", "183", "05-personal.yaml", "163 tillsvidare"),
    ("data/personal.csv", "20,5;12,4", "14,4", "05-personal.yaml", "20,5 till 12,4"),
    ("data/personal.csv", "78;85", "88", "05-personal.yaml", "78 till 85"),
]
"""A figure in a table, another in its place, and the typed sentence that states the first."""


def _new_findings(cells: list[Cell]) -> list[tuple[Finding, ...]]:
    """What each change adds to what is found in the unchanged ärende."""
    return two_at_a_time(_added, cells)


def _added(cell: Cell) -> tuple[Finding, ...]:
    after = findings_of(MemoryFiles(cell.contents()))
    return tuple(f for f in after if (f.code, f.source) not in _before(cell.base))


@cache
def _before(base: str) -> frozenset[tuple[str, Source]]:
    return frozenset((f.code, f.source) for f in findings_of(MemoryFiles(base_contents(base))))


def _in_bound_figure(finding: Finding, base: str) -> bool:
    """Whether the finding points at a figure that is fetched and not typed."""
    if not finding.source.file.startswith("avsnitt/"):
        return False
    text = base_contents(base)[finding.source.file].decode()
    lines = text.splitlines(keepends=True)
    at = sum(len(line) for line in lines[: finding.source.line - 1]) + finding.source.column - 1
    return any(m.start() <= at < m.end() for m in re.finditer(r"\{\{.*?\}\}", text, re.DOTALL))


@pytest.mark.slow
def test_bound_prose_follows_a_changed_figure_and_stated_figures_do_not():
    cells = [*_sample(STATED, SAMPLE - len(FREE) // 3), *FREE[::3]][:SAMPLE]
    for cell, findings in zip(cells, _new_findings(cells), strict=True):
        bound = [f for f in findings if alarms(f) and _in_bound_figure(f, cell.base)]
        assert not bound, f"{cell}: {bound[0]}"
        if cell in STATED:
            assert any(f.severity is Severity.FEL for f in findings), f"{cell}: inget fel"


@pytest.mark.slow
def test_a_changed_figure_contradicts_the_totals_that_were_typed_beside_it():
    cells = _sample(TYPED, SAMPLE)
    for cell, findings in zip(cells, _new_findings(cells), strict=True):
        in_data = [f for f in findings if f.source.file == cell.file]
        assert any(f.severity is Severity.FEL for f in in_data), f"{cell}: inget fel"


@pytest.mark.slow
def test_a_changed_figure_contradicts_the_sentence_that_states_it():
    silent = []
    cells = [_figure_in(file, words, new) for file, words, new, _, _ in SENTENCES]
    for (_, _, _, name, words), cell, findings in zip(
        SENTENCES, cells, _new_findings(cells), strict=True
    ):
        file = f"avsnitt/verksamhetsberättelse/{name}"
        text = base_contents(EKEBY)[file].decode()
        line = text.count("\n", 0, text.index(words)) + 1
        there = [f for f in findings if f.source.file == file and abs(f.source.line - line) <= 1]
        if not any(alarms(f) for f in there):
            silent.append(f"{cell}: inget om ”{words}”")
    assert not silent


def _figure_in(file: str, words: str, new: str) -> Cell:
    """The last figure of the words, which stand once in the file."""
    text = base_contents(EKEBY)[file].decode()
    assert text.count(words) == 1, words
    figure = re.split(r": |;", words)[-1]
    return Cell(EKEBY, file, text.index(words) + len(words) - len(figure), figure, words, new)
