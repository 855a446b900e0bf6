"""Rows and columns that say what can never be seen."""

from __future__ import annotations

import pytest

from reportgen.files import MemoryFiles
from tests.support import findings_of, report_files

COLUMNS = "    kolumner: [{id: a, rubrik: A}, {id: b, rubrik: B}]\n"


def _found(table: str) -> list[str]:
    files: MemoryFiles = report_files({"data/mer.yaml": f"tabeller:\n  t:\n{table}"})
    return [f.code for f in findings_of(files)]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("{namn: X, summa: under}, {namn: Y, a: 1, b: 2}", "empty-sum"),
        ("{namn: Y, a: 1, b: 2}, {namn: X, typ: total}", "empty-sum"),
        ("{namn: X, typ: rubrik, summa: alla}, {namn: Y, a: 1, b: 2}", "unseen-values"),
        ("{namn: X, typ: rubrik, a: 1}, {namn: Y, a: 1, b: 2}", "unseen-values"),
        ("{namn: Y, a: 1, b: 2, fyll_i: [c]}", "unknown-column"),
    ],
)
def test_a_row_that_shows_nothing_of_what_it_says_is_told_of(rows: str, code: str) -> None:
    assert _found(f"{COLUMNS}    rader: [{rows}]\n") == [code]


@pytest.mark.parametrize(
    "rows",
    [
        "{namn: X, a: 1, b: 2}, {namn: Y, typ: total, summa: alla}",
        "{namn: X, a: 1}, {namn: Y, typ: total, summa: alla}",  # one column only
        "{namn: X, a: , b: , fyll_i: [a, b]}, {namn: Y, typ: total, summa: alla}",  # a form
        '{namn: X, typ: total, a: "-", b: ".."}',
        "{namn: X, typ: rubrik}, {namn: Y, a: 1, b: 2}",
    ],
)
def test_a_row_that_shows_what_it_says_is_not(rows: str) -> None:
    assert _found(f"{COLUMNS}    rader: [{rows}]\n") == []


@pytest.mark.parametrize(
    "table",
    [
        "    typ: text\n    kolumner: [{id: a}, {id: b, formel: a}]\n    rader: [{a: x}]\n",
        "    typ: text\n    kolumner: [{id: a}]\n    rader: [{a: x, summa: alla}]\n",
    ],
)
def test_a_table_of_text_works_nothing_out(table: str) -> None:
    assert _found(table) == ["text-table"]
