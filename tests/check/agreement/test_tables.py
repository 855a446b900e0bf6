"""The same figure in two tables."""

from __future__ import annotations

import pytest

from reportgen.finding import Finding
from tests.support import findings_of, with_text

COLUMNS = """\
    kolumner:
      - {id: bokslut, rubrik: Bokslut 2023}
      - {id: budget, rubrik: Budget 2024}
      - {id: utfall, rubrik: Utfall 2024}
      - {id: avvikelse, rubrik: Avvikelse}
"""


def table(
    name: str, *rows: str, title: str = "", unit: str = "mnkr", columns: str = COLUMNS
) -> str:
    """A table of money as a person types it from a publication."""
    decimals = 1 if unit == "mnkr" else 0
    head = f"  {name}:\n    titel: {title or name}\n    enhet: {unit}\n    decimaler: {decimals}\n"
    lines = "".join(f"      - {{namn: {row}}}\n" for row in rows)
    return f"{head}{columns}    rader:\n{lines}"


def differing(*tables: str) -> list[Finding]:
    data = "tabeller:\n" + "".join(tables)
    found = findings_of(with_text("Text.", data=data))
    return [f for f in found if f.code == "same-figure-differs"]


RESULT = table(
    "resultaträkning",
    "Bidrag, bokslut: 13.3, budget: 10.4, utfall: 12.7, avvikelse: 2.3",
    "Netto, typ: total, bokslut: -258.6, budget: -281.1, utfall: -264.2, avvikelse: 16.8",
)


def test_a_row_that_agrees_but_for_one_figure_is_told_with_both_places() -> None:
    other = table(
        "drift", "Netto, bokslut: -258.6, budget: -281.1, utfall: -246.2, avvikelse: 16.8"
    )
    (found,) = differing(RESULT, other)
    assert found.severity == "fel"
    assert "−246,2\u00a0mnkr i ”drift” (Utfall 2024)" in found.message
    assert "−264,2\u00a0mnkr i ”resultaträkning”" in found.message
    assert "siffrorna har bytt plats" in found.hint


def test_one_step_in_the_last_decimal_is_only_a_warning() -> None:
    other = table(
        "drift", "Netto, bokslut: -258.6, budget: -281.1, utfall: -264.2, avvikelse: 16.9"
    )
    (found,) = differing(RESULT, other)
    assert found.severity == "varning"
    assert "avrundat på två sätt" in found.hint


def test_amounts_in_another_unit_are_converted() -> None:
    sound = "Netto, bokslut: -258 583, budget: -281 064, utfall: -264 247, avvikelse: 16 817"
    assert differing(RESULT, table("drift", sound, unit="tkr")) == []
    wrong = sound.replace("264 247", "262 447")
    assert len(differing(RESULT, table("drift", wrong, unit="tkr"))) == 1


def test_totals_of_different_names_are_one_when_the_other_figures_agree() -> None:
    row = "Nämnden, typ: total, bokslut: -258.6, budget: -281.1, utfall: -262.4, avvikelse: 16.8"
    (found,) = differing(RESULT, table("drift", row))
    assert found.severity == "fel"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            "Netto, bokslut: -51.1, budget: -52.4, utfall: -57.2, avvikelse: -4.8",
            id="another unit's row of the same name",
        ),
        pytest.param(
            "Netto, bokslut: -51.1, budget: -281.1, utfall: -57.2, avvikelse: -4.8",
            id="one figure alike by chance",
        ),
        pytest.param(
            "Netto, bokslut: 258.6, budget: 281.1, utfall: 264.2, avvikelse: 16.8",
            id="costs positive there and negative here",
        ),
        pytest.param(
            "Netto, bokslut: -258.6, budget: -281.1, utfall: -264.2, avvikelse: -16.8",
            id="deviation by the opposite rule",
        ),
        pytest.param("Netto, bokslut: -258.6, budget: -281.1, utfall: -264.2", id="an empty cell"),
    ],
)
def test_it_is_silent_about(row: str) -> None:
    assert differing(RESULT, table("drift", row)) == []


def test_a_table_of_part_of_the_year_has_figures_of_its_own() -> None:
    row = "Netto, bokslut: -258.6, budget: -281.1, utfall: -176.2, avvikelse: 16.8"
    assert differing(RESULT, table("drift", row, title="Delårsbokslut")) == []


def test_an_adjusted_budget_is_another_figure_than_the_budget() -> None:
    columns = COLUMNS.replace("Budget 2024", "Justerad budget 2024")
    row = "Netto, bokslut: -258.6, budget: -283.3, utfall: -264.2, avvikelse: 16.8"
    assert differing(RESULT, table("drift", row, columns=columns)) == []


UNITS = ("Bistånd", "Mottagning", "Utredning", "Familjehem", "Öppenvård")
DEVIATIONS = ("-4.8", "-1.2", "1.5", "2.4", "7.7")
DRIFT = table("driftsredovisning", *(
    f"{name}, avvikelse: {value}" for name, value in zip(UNITS, DEVIATIONS, strict=True)
))  # fmt: skip


def volumes(heading: str, values: tuple[str, ...]) -> str:
    columns = f"    kolumner:\n      - {{id: drift, rubrik: {heading}}}\n"
    rows = (f"{name}, drift: {value}" for name, value in zip(UNITS, values, strict=True))
    return table("volymer", *rows, columns=columns)


def test_a_column_that_agrees_but_for_one_sign_is_told() -> None:
    values = ("-4.8", "-1.2", "1.5", "-2.4", "7.7")
    (found,) = differing(DRIFT, volumes("Avvikelse i driftsredovisningen (mnkr)", values))
    assert found.severity == "fel"  # the heading says where the figures come from
    assert "tecknet är omvänt" in found.hint


def test_a_column_that_differs_in_several_rows_tells_of_something_else() -> None:
    values = ("-4.8", "-1.2", "0.5", "2.6", "8.7")
    assert differing(DRIFT, volumes("Avvikelse utifrån volym (mnkr)", values)) == []


def test_rows_of_months_are_compared_only_under_the_same_title() -> None:
    columns = "    kolumner:\n" + "".join(
        f"      - {{id: {m}, rubrik: {m}}}\n" for m in ("jan", "feb", "mar", "apr")
    )
    rows = ('"2023", jan: 31.5, feb: 42.5, mar: 53.5, apr: 60.5',)
    other = ('"2023", jan: 31.5, feb: 42.5, mar: 53.5, apr: 66.5',)
    one = table("externa", *rows, columns=columns)
    assert differing(one, table("interna", *other, columns=columns)) == []
    assert len(differing(one, table("kopia", *other, title="externa", columns=columns))) == 1
