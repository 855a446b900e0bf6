"""Statuses in words against the outcome and the target of their row."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.finding import Finding
from tests.support import findings_of, report_files

_COLUMNS = """\
tabeller:
  mål:
    titel: Nämndens mål
    kolumner:
      - {id: mål, rubrik: Mål 2024, format: text}
      - {id: utfall, rubrik: Utfall 2024}
      - {id: status, rubrik: STATUS, format: text}
    rader:
"""


def _told(*rows: tuple[str, Any, str], heading: str = "Status", report: str = "") -> list[Finding]:
    lines = [
        f'      - {{namn: Rad {n}, mål: "{goal}", utfall: {outcome}, status: "{status}"}}\n'
        for n, (goal, outcome, status) in enumerate(rows)
    ]
    data = _COLUMNS.replace("STATUS", heading) + "".join(lines)
    files: dict[str, str | bytes] = {"data/mer.yaml": data}
    if report:
        before = report_files().read("rapport.yaml").decode()
        files["rapport.yaml"] = before.replace("profil:", f"{report}\nprofil:")
    return [f for f in findings_of(report_files(files)) if f.code == "status-differs"]


@pytest.mark.parametrize(
    ("goal", "outcome", "status"),
    [
        ("minst 80", 77, "Uppfyllt"),
        ("Minst 80 %", 77, "Målet är helt uppfyllt"),
        ("högst 21 dagar", 26, "Nått"),
        ("≥ 80 %", 77, "Ja"),
        (">= 80", 91, "Ej uppfyllt"),
        ("<6,5", 7.2, "Uppnått"),
        ("högst 21", 17, "Nej"),
    ],
)
def test_a_status_against_its_row_is_told_of(goal: str, outcome: object, status: str) -> None:
    (found,) = _told((goal, outcome, status))
    assert (found.severity.value, found.source.file) == ("varning", "data/mer.yaml")


@pytest.mark.parametrize(
    ("goal", "outcome", "status"),
    [
        ("minst 80", 84, "Uppfyllt"),
        ("minst 80", 77, "Ej uppfyllt"),
        ("minst 80", 77, "Delvis uppfyllt"),
        ("80", 77, "Uppfyllt"),  # which way is better is not said
        ("öka", 77, "Uppfyllt"),
        ("minst 80", 80, "Ej uppfyllt"),  # 79,6 rounded
        ("minst 80", 77, "Grön"),  # may be nearly met
        ("minst 80 %", 770, "Uppfyllt"),  # no percentage
        ("minst 80", 77, "Pågår"),
    ],
)
def test_a_status_that_may_be_right_is_left_alone(goal: str, outcome: object, status: str) -> None:
    assert _told((goal, outcome, status)) == []


def test_a_colour_is_tried_where_the_other_rows_show_what_it_means() -> None:
    rows = [("minst 80", 84, "Grön"), ("högst 12", 15, "Röd"), ("minst 50", 41, "Grön")]
    (found,) = _told(*rows)
    assert (
        found.message == "bedömningen av ”Rad 2” är ”Grön” men utfallet 41 når inte målet minst 50"
    )


def test_statuses_that_may_be_of_something_else_are_left_alone() -> None:
    wrong = ("minst 80", 77, "Uppfyllt")
    assert _told(wrong, ("minst 50", 61, "")) == []  # one status for the goal of both
    assert _told(wrong, ("minst 50", 44, "Uppfyllt")) == []  # met means something else
    assert _told(wrong, heading="Prognos måluppfyllelse") == []
    assert _told(wrong, report="period: delår") == []
