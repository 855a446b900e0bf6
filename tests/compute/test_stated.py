"""Figures stated beside those worked out: accepted, doubted or refused."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.language import round_half_up
from tests.support import computed


def _data(rows: str, *, decimals: int = 1, extra: str = "") -> str:
    return f"""
tabeller:
  t:
    enhet: mnkr
    decimaler: {decimals}
{extra}    kolumner:
      - {{id: budget, rubrik: Budget}}
      - {{id: utfall, rubrik: Utfall}}
      - {{id: avvikelse, rubrik: Avvikelse, formel: utfall - budget}}
      - {{id: procent, rubrik: Procent, formel: "procent(avvikelse, budget)", format: procent}}
    rader:
{rows}"""


def _row(**cells: object) -> str:
    return f"      - {{{', '.join(f'{k}: {v}' for k, v in cells.items())}}}\n"


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("2.2", []),
        ("2.3", []),  # −128,2 and −126,0 may be −128,25 and −125,95
        ("2.1", []),
        (
            "2.4",
            [
                "”Avvikelse” för ”Personal” anges till 2,4 men utfall - budget = 2,2",
            ],
        ),
        (
            "-2.2",
            [
                "”Avvikelse” för ”Personal” anges till −2,2 men utfall - budget = 2,2",
            ],
        ),
        (
            "22",
            [
                "”Avvikelse” för ”Personal” anges till 22,0 men utfall - budget = 2,2",
            ],
        ),
    ],
)
def test_a_stated_difference_must_be_within_what_rounding_explains(
    stated: str, told: list[str]
) -> None:
    row = _row(id="p", namn="Personal", budget=-128.2, utfall=-126.0, avvikelse=stated)
    report, findings = computed(_data(row))
    assert [f.message for f in findings] == told
    assert report.facts["t.p.avvikelse"].value == Decimal(stated)


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("1.7", []),
        ("1.8", []),  # worked out to 1,716 from rounded figures
        ("17", ["”Procent” för ”P” anges till 17,0 men procent(avvikelse, budget) = 1,7"]),
        ("-1.7", ["”Procent” för ”P” anges till −1,7 men procent(avvikelse, budget) = 1,7"]),
    ],
)
def test_a_stated_percentage_must_be_within_what_rounding_explains(
    stated: str, told: list[str]
) -> None:
    row = _row(id="p", namn="P", budget=-128.2, utfall=-126.0, procent=stated)
    assert [f.message for f in computed(_data(row))[1]] == told


def test_a_percentage_stated_on_a_zero_base_is_refused() -> None:
    row = _row(id="p", namn="P", budget=0, utfall=-1, procent=100)
    (finding,) = computed(_data(row))[1]
    assert finding.code == "percent-of-zero"
    assert (
        finding.message == "”Procent” för ”P” anges till 100 men kan inte räknas ut: basen är noll"
    )


def test_a_gap_may_be_stated_instead_of_a_figure() -> None:
    row = _row(id="p", budget=0, utfall=-1, avvikelse='".."', procent='"."')
    report, findings = computed(_data(row))
    assert findings == ()
    assert (report.facts["t.p.avvikelse"].gap, report.facts["t.p.procent"].gap) == ("..", ".")


def _with_total(parts: int, total: str) -> str:
    rows = "".join(_row(id=f"r{i}", namn=f"Rad {i}", utfall="1.0") for i in range(parts))
    return _data(rows + _row(id="s", namn="Summa", typ="total", summa="alla", utfall=total))


@pytest.mark.parametrize(
    ("parts", "total", "codes"),
    [
        (4, "4.0", []),
        (4, "4.1", []),
        (4, "4.2", ["stated-unlikely"]),
        (4, "4.3", ["stated-differs"]),
        (12, "12.3", []),
        (12, "12.4", ["stated-unlikely"]),
        (12, "12.6", ["stated-unlikely"]),
        (12, "12.7", ["stated-differs"]),
        (12, "11.3", ["stated-differs"]),
    ],
)
def test_a_stated_sum_is_accepted_doubted_or_refused(
    parts: int, total: str, codes: list[str]
) -> None:
    assert [f.code for f in computed(_with_total(parts, total))[1]] == codes


def test_the_arithmetic_is_in_the_message_and_the_place_is_the_figure() -> None:
    (finding,) = computed(_with_total(4, "5.0"))[1]
    assert finding.message == "”Utfall” för ”Summa” anges till 5,0 men summa av 4 rader = 4,0"
    assert (finding.source.line, finding.source.column) == (16, 63)
    assert finding.hint == "rätta talet eller dess delar, eller ta bort det så räknas det ut"


def test_counted_things_are_exact_so_no_difference_is_rounding() -> None:
    data = """
tabeller:
  t:
    enhet: hushåll
    kolumner: [{id: a, rubrik: Antal}]
    rader:
      - {id: x, a: 3}
      - {id: y, a: 4}
      - {id: s, typ: total, summa: alla, a: 8}
"""
    assert [f.code for f in computed(data)[1]] == ["stated-differs"]


def test_an_exact_table_allows_no_rounding() -> None:
    row = _row(id="p", budget=-128.2, utfall=-126.0, avvikelse="2.3")
    assert [f.code for f in computed(_data(row, extra="    exakt: ja\n"))[1]] == ["stated-differs"]


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.decimals(-500, 500, places=4), st.decimals(-500, 500, places=4)),
        min_size=1,
        max_size=12,
    ),
    st.integers(0, 2),
)
def test_figures_rounded_from_real_data_are_never_refused(
    true: list[tuple[Decimal, Decimal]], decimals: int
) -> None:
    """Every cell rounded on its own from the true data, as a published table is."""

    def cells(budget: Decimal, utfall: Decimal) -> dict[str, object]:
        figures: dict[str, object] = {
            "budget": f"{round_half_up(budget, decimals):f}",
            "utfall": f"{round_half_up(utfall, decimals):f}",
            "avvikelse": f"{round_half_up(utfall - budget, decimals):f}",
        }
        if round_half_up(budget, decimals):
            percent = round_half_up((utfall - budget) / abs(budget) * 100, 1)
            figures["procent"] = f'"{percent:f}"'.replace(".", ",")
        return {k: f'"{v}"'.replace('""', '"').replace(".", ",") for k, v in figures.items()}

    rows = "".join(_row(id=f"r{i}", **cells(*pair)) for i, pair in enumerate(true))
    total = cells(sum((b for b, _ in true), Decimal(0)), sum((u for _, u in true), Decimal(0)))
    rows += _row(id="s", typ="total", summa="alla", **total)
    _, findings = computed(_data(rows, decimals=decimals))
    assert [str(f) for f in findings if f.code == "stated-differs"] == []


@pytest.mark.parametrize(
    ("figures", "visible"),
    [
        (("1.04", "2.04", "3.04"), True),  # 1,0 + 2,0 + 3,0 is shown as 6,1
        (("1.0", "2.0", "3.0"), False),
        (("1.04", "2.06"), False),
    ],
)
def test_it_is_known_when_a_reader_would_find_that_a_sum_does_not_add_up(
    figures: tuple[str, ...], visible: bool
) -> None:
    rows = "".join(_row(id=f"r{i}", utfall=f) for i, f in enumerate(figures))
    report, findings = computed(_data(rows + _row(id="s", typ="total", summa="alla")))
    assert findings == ()
    assert report.grids["t"].rounding_visible is visible


def test_a_difference_that_does_not_add_up_as_shown_is_known_too() -> None:
    pairs = itertools.product(("1.04", "1.0"), ("2.06", "2.0"))
    found = []
    for budget, utfall in pairs:
        report, _ = computed(_data(_row(id="x", budget=budget, utfall=utfall)))
        found.append(report.grids["t"].rounding_visible)
    assert found == [True, False, False, False]
