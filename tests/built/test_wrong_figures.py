"""The figures that were once published wrong, put back one at a time: the checks find each."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

import pytest

from reportgen.build import Options, prepare
from reportgen.files import MemoryFiles
from reportgen.finding import Finding, ReportError, Severity
from reportgen.resources import package_templates
from tests.built.building import ENKOPING, in_memory


@dataclass(frozen=True)
class Stated:
    """A figure stated in a row: the file, the table, the row's and the column's ids."""

    file: str
    table: str
    row: str
    column: str
    figure: str


WRONG = [
    Stated("data/ekonomi.yaml", "resultaträkning", "taxor", "avvikelse", "0.1"),
    Stated("data/ekonomi.yaml", "resultaträkning", "taxor", "procent", "7.7"),
    Stated("data/ekonomi.yaml", "resultaträkning", "kapitaltjänst", "procent", "-0.5"),
    Stated("data/ekonomi.yaml", "resultaträkning", "totalt", "procent", "5.9"),
    Stated("data/ekonomi.yaml", "driftsredovisning", "totalt", "procent", "5.9"),
    Stated("data/driftsredovisning.csv", "", "ensamkommande", "procent", "-61,1"),
    Stated("data/driftsredovisning.csv", "", "tillståndsgivning", "procent", "-100,0"),
    Stated("data/driftsredovisning.csv", "", "externa_stödboenden", "procent", "-100,0"),
    Stated("data/volymer.yaml", "volymer_1", "ekonomiskt_bistånd_flykting", "drift", "-1.1"),
    Stated("data/volymer.yaml", "volymer_2", "familjehem_konsulentstödda", "drift", "2.6"),
    Stated("data/ekonomi.yaml", "investeringar", "inventarier", "procent", "46.9"),
]


def _stating(text: str, stated: Stated) -> tuple[str, set[int]]:
    """The file with the figure in its place, and the lines of its row from 1."""
    if stated.file.endswith(".csv"):
        return _stating_in_csv(text, stated)
    start = text.index(f"  {stated.table}:\n")
    row = re.compile(rf"\{{id: {stated.row},[^}}]*\}}").search(text, start)
    assert row is not None
    key = re.compile(rf"\b{stated.column}: [-\d.]+")
    put = f"{stated.column}: {stated.figure}"
    new = key.sub(put, row[0]) if key.search(row[0]) else f"{row[0][:-1]}, {put}}}"
    first = text.count("\n", 0, row.start()) + 1
    return text[: row.start()] + new + text[row.end() :], set(
        range(first, first + new.count("\n") + 1)
    )


def _stating_in_csv(text: str, stated: Stated) -> tuple[str, set[int]]:
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    (line,) = [n for n, row in enumerate(rows) if row[0] == stated.row]
    rows[line][rows[0].index(stated.column)] = stated.figure
    return "\n".join(";".join(row) for row in rows) + "\n", {line + 1}


def _errors(files: MemoryFiles) -> list[Finding]:
    try:
        findings = prepare(files, package_templates(), Options()).findings
    except ReportError as error:
        findings = tuple(error.findings)
    return [f for f in findings if f.severity is Severity.FEL]


def _original(name: str) -> str:
    return in_memory(ENKOPING).read(name).decode("utf-8")


def test_the_sample_itself_has_no_errors() -> None:
    assert not _errors(in_memory(ENKOPING))


@pytest.mark.parametrize("stated", WRONG, ids=lambda s: f"{s.table or 'csv'}.{s.row}.{s.column}")
def test_a_figure_published_wrong_is_found_where_it_stands(stated: Stated) -> None:
    text, lines = _stating(_original(stated.file), stated)
    errors = _errors(in_memory(ENKOPING, {stated.file: text}))
    places = [(f.source.file, f.source.line) for f in errors]
    assert places, "nothing was found"
    assert all(file == f"{ENKOPING}/{stated.file}" for file, _ in places), errors
    assert all(line in lines for _, line in places), errors
    shown = stated.figure.replace(".", ",").replace("-", "−")
    assert any(shown in f.message for f in errors), errors


def test_each_of_the_wrong_figures_differs_from_the_right_one() -> None:
    for stated in WRONG:
        original = _original(stated.file)
        assert _stating(original, stated)[0] != original
