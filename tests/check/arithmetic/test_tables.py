"""Tables typed without formulas: which figure is told of, and when nothing is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.check.arithmetic.plain import told, typed

ECONOMY = ["Budget", "Utfall", "Avvikelse", "Avvikelse, %"]
SOUND = [
    ["Avgifter", "1,3", "2,2", "0,9", "69,2 %"],
    ["Bidrag", "10,4", "12,7", "2,3", "22,1 %"],
    ["Summa intäkter", "11,7", "14,9", "3,2", "27,4 %"],
    ["Personal", "-128,2", "-126,0", "2,2", "1,7 %"],
    ["Lokaler", "-11,9", "-12,8", "-0,9", "-7,6 %"],
    ["Summa kostnader", "-140,1", "-138,8", "1,3", "0,9 %"],
    ["Nettokostnad", "-128,4", "-123,9", "4,5", "3,5 %"],
]


def _with(row: int, column: int, cell: str) -> dict[str, Any]:
    rows = [list(r) for r in SOUND]
    rows[row][column] = cell
    return typed(ECONOMY, rows)


def test_a_sound_table_is_left_alone() -> None:
    assert told(typed(ECONOMY, SOUND)) == []


@pytest.mark.parametrize(
    ("row", "column", "cell", "expected"),
    [
        (2, 1, "17,1", "fel sum-differs: ”Budget” för ”Summa intäkter” anges till 17,1 men"),
        (4, 3, "0,9", "fel row-differs: ”Avvikelse” för ”Lokaler” anges till 0,9 men −12,8 + 11,9"),
        (4, 4, "7,6 %", "fel percent-differs: ”Avvikelse, %” för ”Lokaler” anges till 7,6 % men"),
        (3, 2, "-162,0", "fel sum-differs: ”Utfall” för ”Personal” anges till −162,0 men"),
        (6, 1, "-182,4", "fel sum-differs: ”Budget” för ”Nettokostnad” anges till −182,4 men"),
        (6, 4, "3,0 %", "fel percent-differs: ”Avvikelse, %” för ”Nettokostnad” anges till 3,0 %"),
    ],
)
def test_a_slip_is_told_of_where_it_stands(row: int, column: int, cell: str, expected: str) -> None:
    found = told(_with(row, column, cell))
    assert found
    assert any(message.startswith(expected) for message in found), found


def test_one_wrong_figure_in_two_sums_is_told_of_once() -> None:
    found = told(_with(0, 3, "0,1"))
    assert [m for m in found if "sum-differs" in m] == []
    assert len([m for m in found if "row-differs" in m]) == 1


@pytest.mark.parametrize(
    ("columns", "rows", "unit"),
    [
        (  # positive costs: income deviates the other way
            ["Budget", "Utfall", "Avvikelse"],
            [
                ["Avgifter", "20", "25", "5"],
                ["Personal", "100", "110", "-10"],
                ["Lokaler", "30", "28", "2"],
                ["Övrigt", "12", "9", "3"],
            ],
            "mnkr",
        ),
        (
            ["Antal"],
            [["Familjehem", "20"], ["HVB", "10"], ["Öppenvård", "40"], ["Totalt", "66"]],
            "antal",
        ),
        (  # the three largest, and all
            ["2023", "2024"],
            [["A", "10,1", "11,2"], ["B", "5,0", "6,0"], ["Totalt", "30,2", "33,0"]],
            "mnkr",
        ),
        (  # means
            ["2022", "2023", "2024"],
            [
                ["Kvinnor", "7,1", "7,4", "7,0"],
                ["Män", "3,2", "3,9", "4,0"],
                ["Totalt", "6,2", "6,6", "6,3"],
            ],
            "procent",
        ),
        (  # a deviation that is a percentage and does not say so
            ["Budget", "Utfall", "Avvikelse"],
            [["A", "200", "210", "5"], ["B", "400", "380", "-5"], ["C", "1000", "900", "-10"]],
            "antal",
        ),
        (  # a row left empty in one column
            ["Utfall", "Budget", "Avvikelse"],
            [
                ["Vård", "-100", "-110", "10"],
                ["Stöd", "-50", "-45", "-5"],
                ["Nettokostnad", "-150", "-155", "5"],
                ["Kommunbidrag", "155", "", ""],
                ["Resultat", "5", "0", "5"],
            ],
            "mnkr",
        ),
    ],
)
def test_what_only_looks_wrong_is_left_alone(
    columns: list[str], rows: list[list[str]], unit: str
) -> None:
    assert told(typed(columns, rows, unit=unit)) == []


def test_figures_of_scb_from_2025_need_not_sum() -> None:
    rows = [["Kvinnor", "1 003"], ["Män", "1 001"], ["Totalt", "2 005"]]
    assert told(typed(["2025"], rows, unit="antal", källa="SCB")) == []
    assert told(typed(["2024"], rows, unit="antal", källa="Kommunen", title="Antal")) != []


def test_a_sum_of_one_column_is_told_of_when_a_slip_explains_it() -> None:
    rows = [["A", "120"], ["B", "310"], ["C", "250"], ["Summa", "860"]]
    assert told(typed(["Utfall"], rows)) == [
        "fel sum-differs: ”Utfall” för ”Summa” anges till 860 men 120 + 310 + 250 = 680"
    ]


def test_a_sum_that_rounding_hardly_explains_is_a_warning() -> None:
    parts = [[f"Del {n}", "10", "20"] for n in range(8)]
    found = told(typed(["2023", "2024"], [*parts, ["Summa", "80", "164"]]))
    assert [m.split(":")[0] for m in found] == ["varning sum-unlikely"]


def test_a_percentage_of_nothing_is_told_of() -> None:
    rows = [*SOUND, ["Nytt", "0,0", "-0,1", "-0,1", "-100,0 %"]]
    found = told(typed(ECONOMY, rows))
    assert [m.split(":")[0] for m in found] == ["varning percent-of-zero"]


def test_parts_that_are_named_so_make_the_whole() -> None:
    rows = [
        ["Antal anställda", "218", "221", "3"],
        ["- varav kvinnor", "163", "165", "2"],
        ["- varav män", "55", "65", "1"],
    ]
    found = told(typed(["2023", "2024", "Förändring"], rows, unit="antal"))
    assert len(found) == 1
    assert "partition-differs: ”2024” för ”Antal anställda” anges till 221" in found[0]
    assert "men 165 + 65 = 230" in found[0]


def test_months_make_the_year_as_sum_or_mean() -> None:
    months = ["jan", "feb", "mar", "apr"]
    rows = [["2022", "10", "12", "11", "13", "46"], ["2023", "20", "21", "22", "23", "86"]]
    assert told(typed([*months, "Summa"], rows, unit="ärenden")) == []
    rows[1][5] = "68"
    found = told(typed([*months, "Summa"], rows, unit="ärenden"))
    assert len(found) == 1
    assert "months-differ: ”Summa” för ”2023” anges till 68" in found[0]
    means = [["2022", "10", "12", "11", "13", "11,5"], ["2023", "20", "21", "22", "23", "21,5"]]
    assert told(typed([*months, "Medel"], means, unit="ärenden")) == []


def test_shares_make_a_hundred() -> None:
    rows = [["Miljö", "29", "31"], ["Beteende", "54", "52"], ["Annat", "17", "17"]]
    total = ["Totalt", "100", "100"]
    assert told(typed(["2023", "2024"], [*rows, total], unit="procent", title="Andel")) == []
    rows[0][2] = "41"
    found = told(typed(["2023", "2024"], [*rows, total], unit="procent", title="Andel"))
    assert len(found) == 1
    assert "fel shares-differ: andelarna i ”2024”" in found[0]
    assert "41 + 52 + 17 = 110 %" in found[0]


def _shares(cells: list[str]) -> list[str]:
    amounts = ["Hyror", "91,2"], ["Löner", "55,2"], ["Bilar", "6,1"], ["Kurser", "12,0"]
    rows = [[*row, share] for row, share in zip(amounts, cells, strict=True)]
    return told(typed(["Mnkr", "Andel, %"], [*rows, ["Totalt", "164,5", "100 %"]]))


def test_shares_of_the_total_of_a_column_are_tried_against_it() -> None:
    assert _shares(["55 %", "34 %", "4 %", "7 %"]) == []
    assert _shares(["55 %", "34 %", "6 %", "7 %"]) == [
        "fel percent-differs: ”Andel, %” för ”Bilar” anges till 6 % men 6,1 / 164,5 = 4 %"
    ]


def test_a_share_adjusted_for_the_shares_to_make_a_hundred_is_left_alone() -> None:
    assert _shares(["56 %", "33 %", "4 %", "7 %"]) == []
    assert _shares(["56 %", "34 %", "4 %", "7 %"]) != []


def test_shares_of_something_else_than_the_total_are_left_alone() -> None:
    assert _shares(["12 %", "34 %", "45 %", "9 %"]) == []


def _controls(share: str) -> dict[str, Any]:
    rows = [
        ["Fakturor", "75", "6", "8 %"],
        ["Löner", "48", "12", share],
        ["Avtal", "31", "0", "0 %"],
        ["Resor", "40", "14", "35 %"],
        ["Gåvor", "0", "0", "0 %"],
    ]
    return typed(["Granskade", "Med brist", "Andel, %"], rows, unit="antal")


def test_rows_without_anything_speak_for_what_the_others_show() -> None:
    assert told(_controls("25 %")) == []
    found = told(_controls("52 %"))
    assert len(found) == 1
    assert "percent-differs: ”Andel, %” för ”Löner” anges till 52 %" in found[0]


def test_a_percentage_written_without_decimals_has_none() -> None:
    rows = [["A", "620", "527", "85 %"], ["B", "240", "247", "103 %"], ["C", "180", "161", "89 %"]]
    table = typed(["Planerat", "Gjort", "Gjort, %"], rows, unit="besök")
    del table["kolumner"][2]["decimaler"]
    assert told(table) == []
    table["rader"][2]["c2"] = 98
    assert len(told(table)) == 1


@pytest.mark.parametrize(("name", "expected"), [("Antal anställda", 1), ("Antal årsarbetare", 0)])
def test_persons_are_counted_exactly_and_their_work_is_not(name: str, expected: int) -> None:
    rows = [[name, "31", "37"], ["varav kvinnor", "20", "22"], ["varav män", "11", "14"]]
    found = told(typed(["2023", "2024"], rows, unit="antal"))
    assert [m.split(":")[0] for m in found] == ["varning partition-differs"] * expected


def test_a_table_of_persons_is_exact_and_another_may_be_rounded() -> None:
    rows = [["Samtliga", "30", "27"], ["varav flickor", "12", "11"], ["varav pojkar", "18", "15"]]
    assert told(typed(["2023", "2024"], rows, unit="barn")) == []
    assert len(told(typed(["2023", "2024"], rows, unit="barn", personer=True))) == 1


def test_the_whole_year_is_the_sum_of_its_quarters() -> None:
    rows = [[f"Kvartal {n}", str(90 + 7 * n), str(110 - 3 * n)] for n in range(1, 5)]
    assert told(typed(["2023", "2024"], [*rows, ["Hela året", "430", "410"]], unit="samtal")) == []
    found = told(typed(["2023", "2024"], [*rows, ["Hela året", "430", "450"]], unit="samtal"))
    assert len(found) == 1
    assert "sum-differs: ”2024” för ”Hela året” anges till 450" in found[0]


_NETS = [
    ["Vatten", "131", "118", "13"],
    ["Avfall", "64", "71", "-7"],
    ["Park", "2", "29", "-27"],
    ["Gata", "15", "88", "-73"],
]


def test_a_net_is_income_less_costs_of_the_same_heading() -> None:
    heads = ["Intäkter utfall", "Kostnader utfall", "Netto utfall"]
    assert told(typed(heads, _NETS, unit="tkr")) == []
    wrong = [*_NETS[:2], ["Park", "2", "92", "-27"], _NETS[3]]
    assert told(typed(heads, wrong, unit="tkr")) == [
        "fel row-differs: ”Netto utfall” för ”Park” anges till −27 men 2 − 92 = −90"
    ]
    signed = [[name, income, f"-{cost}", net] for name, income, cost, net in _NETS]
    assert told(typed(heads, signed, unit="tkr")) == []
    assert told(typed(["Intäkter utfall", "Kostnader budget", "Netto utfall"], wrong)) == []
