"""The ärende's documents together."""

from __future__ import annotations

from tests.support import findings_of, report_files

REPORT = """\
kommun: Exempelköpings kommun
nämnd: Socialnämnden
år: 2024
dokument:
  - {id: a, typ: kort, datum: 2025-02-17, bilaga: 1}
  - {id: b, typ: kort, datum: 2025-02-17, bilaga: %s}
"""


def test_two_appendices_with_the_same_number_are_told_of() -> None:
    found = findings_of(report_files({"rapport.yaml": REPORT % 1}))
    assert [f.message for f in found] == ["både ”a” och ”b” är bilaga 1"]


def test_appendices_with_numbers_of_their_own_are_not() -> None:
    assert findings_of(report_files({"rapport.yaml": REPORT % 2})) == ()
