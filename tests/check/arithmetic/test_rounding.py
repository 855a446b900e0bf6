"""Whatever is rounded, row by row and sum by sum, is never called wrong."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.language import round_half_up
from tests.check.arithmetic.plain import told, typed

AMOUNTS = st.decimals(-400, 400, places=4, allow_nan=False)
PARTS = st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS), min_size=2, max_size=9)


def _cells(values: list[Decimal], decimals: int) -> list[str]:
    _, budget, outcome = values
    deviation = outcome - budget
    base = round_half_up(budget, decimals)
    share = f"{round_half_up(deviation / abs(budget) * 100, 1)} %" if base else ""
    return [*(str(round_half_up(v, decimals)) for v in (*values, deviation)), share]


def _sum(rows: list[tuple[Decimal, ...]]) -> list[Decimal]:
    return [sum(column, Decimal(0)) for column in zip(*rows, strict=True)]


@settings(max_examples=25)
@given(PARTS, PARTS, st.integers(0, 2))
def test_a_correct_table_however_rounded_holds_no_fault(
    income: list[tuple[Decimal, ...]], costs: list[tuple[Decimal, ...]], decimals: int
) -> None:
    first, second = _sum(income), _sum(costs)
    net = [a + b for a, b in zip(first, second, strict=True)]
    rows = [
        *([f"Intäkt {n}", *_cells(list(v), decimals)] for n, v in enumerate(income)),
        ["Summa intäkter", *_cells(first, decimals)],
        *([f"Kostnad {n}", *_cells(list(v), decimals)] for n, v in enumerate(costs)),
        ["Summa kostnader", *_cells(second, decimals)],
        ["Nettokostnad", *_cells(net, decimals)],
    ]
    columns = ["Bokslut", "Budget", "Utfall", "Avvikelse", "Avvikelse, %"]
    assert [m for m in told(typed(columns, rows)) if m.startswith("fel")] == []


@settings(max_examples=15)
@given(st.lists(st.lists(st.integers(0, 60), min_size=12, max_size=12), min_size=1, max_size=4))
def test_months_with_their_sum_or_mean_hold_no_fault(years: list[list[int]]) -> None:
    months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    for heading in ("Summa", "Medel"):
        rows = []
        for n, values in enumerate(years):
            total = Decimal(sum(values)) / (12 if heading == "Medel" else 1)
            shown = round_half_up(total, 1 if heading == "Medel" else 0)
            rows.append([str(2020 + n), *map(str, values), str(shown)])
        found = told(typed([*months, heading], rows, unit="hushåll"))
        assert [m for m in found if m.startswith("fel")] == []
