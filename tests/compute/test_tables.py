"""Tables worked out: sums, formulas, lookups, years and units."""

from __future__ import annotations

from decimal import Decimal
from textwrap import dedent

import pytest

from tests.support import computed, shown


def _table(rows: str, columns: str = "- {id: a}", head: str = "") -> str:
    """A data file with one table `t`."""
    return (
        f"tabeller:\n  t:\n{_indented(head, 4)}    kolumner:\n{_indented(columns, 6)}"
        f"    rader:\n{_indented(rows, 6)}"
    )


def _indented(text: str, spaces: int) -> str:
    lines = dedent(text).strip("\n").rstrip().split("\n")
    return "".join(f"{' ' * spaces}{line}\n" for line in lines if line)


def _values(data: str) -> dict[str, str]:
    """Every fact's value as text, in an ärende without faults."""
    report, findings = computed(data)
    assert [str(f) for f in findings] == []
    return {k: "" if f.value is None else str(f.value) for k, f in report.facts.items()}


def _codes(data: str) -> list[str]:
    return [shown(f) for f in computed(data)[1]]


ROWS = """
- {id: intäkter, typ: rubrik}
- {id: avgifter, a: 10}
- {id: bidrag, a: 5}
- {id: summa_intäkter, typ: delsumma, summa: ovan}
- {id: kostnader, typ: rubrik}
- {id: personal, a: -8}
- {id: varav_pension, typ: varav, a: -2}
- {id: lokaler, a: -3}
- {id: summa_kostnader, typ: delsumma, summa: ovan}
- {id: resultat, typ: total, summa: alla}
- {id: två_rader, typ: total, summa: [avgifter, lokaler]}
- {id: två_summor, typ: total, summa: [summa_intäkter, summa_kostnader]}
- {id: en_rad, typ: total, summa: bidrag}
"""


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("summa_intäkter", "15"),
        ("summa_kostnader", "-11"),  # varav is part of personal, not one more row
        ("resultat", "4"),  # subtotals are not added with their parts
        ("två_rader", "7"),
        ("två_summor", "4"),
        ("en_rad", "5"),
    ],
)
def test_sums_add_the_rows_they_should_and_each_once(row: str, value: str) -> None:
    assert _values(_table(ROWS))[f"t.{row}.a"] == value


def test_sum_rows_written_without_a_type_are_not_added_twice() -> None:
    rows = """
    - {id: a, a: 1}
    - {id: b, a: 2}
    - {id: ab, summa: ovan}
    - {id: c, a: 4}
    - {id: d, a: 8}
    - {id: cd, summa: ovan}
    - {id: bc, summa: [b, c]}
    - {id: allt, summa: alla}
    """
    values = _values(_table(rows))
    assert {k: values[f"t.{k}.a"] for k in ("ab", "cd", "bc", "allt")} == {
        "ab": "3",
        "cd": "12",
        "bc": "6",
        "allt": "15",
    }


def test_a_row_summed_from_its_varav_rows_counts_in_the_total() -> None:
    rows = """
    - {id: personal, summa: [lön, pension]}
    - {id: lön, typ: varav, a: 7}
    - {id: pension, typ: varav, a: 2}
    - {id: lokaler, a: 1}
    - {id: totalt, typ: total, summa: alla}
    """
    assert _values(_table(rows))["t.totalt.a"] == "10"


def test_empty_cells_and_gaps_add_nothing_but_a_sum_of_nothing_is_empty() -> None:
    rows = """
    - {id: x, a: 1, b: "-"}
    - {id: y, a: , b: ".."}
    - {id: z}
    - {id: totalt, typ: total, summa: alla}
    """
    values = _values(_table(rows, "- {id: a}\n- {id: b}"))
    assert (values["t.totalt.a"], values["t.totalt.b"]) == ("1", "")


@pytest.mark.parametrize(
    ("written", "value", "gap"),
    [
        ("0", Decimal(0), ""),
        ("", None, ""),
        ('"-"', None, "-"),
        ('"–"', None, "-"),
        ('".."', None, ".."),
        ('"."', None, "."),
        ("-1 234,5", Decimal("-1234.5"), ""),
        ("12,5 %", Decimal("12.5"), ""),
    ],
)
def test_zero_and_the_kinds_of_missing_are_never_turned_into_each_other(
    written: str, value: Decimal | None, gap: str
) -> None:
    report, findings = computed(_table(f"- id: x\n  a: {written}"))
    assert findings == ()
    assert (report.facts["t.x.a"].value, report.facts["t.x.a"].gap) == (value, gap)


def test_column_formulas_work_in_every_row_sums_too() -> None:
    columns = "- {id: budget}\n- {id: utfall}\n- {id: avvikelse, formel: utfall - budget}"
    rows = """
    - {id: x, budget: -10, utfall: -8}
    - {id: y, budget: -5, utfall: -9}
    - {id: totalt, typ: total, summa: alla}
    """
    values = _values(_table(rows, columns))
    assert [values[f"t.{r}.avvikelse"] for r in ("x", "y", "totalt")] == ["2", "-4", "-2"]


def test_row_formulas_work_in_every_column() -> None:
    rows = """
    - {id: brutto, a: 10, b: 20}
    - {id: avgår, a: 3, b: 4}
    - {id: netto, typ: total, formel: brutto - avgår}
    """
    values = _values(_table(rows, "- {id: a}\n- {id: b}"))
    assert (values["t.netto.a"], values["t.netto.b"]) == ("7", "16")


@pytest.mark.parametrize(
    ("budget", "utfall", "percent", "gap"),
    [
        ("-10", "-8", "20", ""),
        ("-10", "-12", "-20", ""),
        ("10", "12", "20", ""),  # the sign is the deviation's, whatever the budget's
        ("10", "8", "-20", ""),
        ("-10", "-10", "0", ""),
        ("0", "-8", None, "-"),
        ("0", "0", None, "-"),
        ('""', "-8", None, ""),
    ],
)
def test_percent_is_of_the_size_of_the_base_and_of_zero_there_is_none(
    budget: str, utfall: str, percent: str | None, gap: str
) -> None:
    columns = """
    - {id: budget}
    - {id: utfall}
    - {id: procent, formel: "procent(utfall - budget, budget)", format: procent}
    """
    data = _table(f"- {{id: x, budget: {budget}, utfall: {utfall}}}", columns)
    report, findings = computed(data)
    assert findings == ()
    fact = report.facts["t.x.procent"]
    assert (fact.value, fact.gap) == (None if percent is None else Decimal(percent), gap)
    assert (fact.unit.word, fact.decimals) == ("procent", 1)


def test_a_zero_base_may_be_shown_as_nothing() -> None:
    columns = '- {id: b}\n- {id: p, formel: "procent(b, b)", format: procent, nollbas: tomt}'
    report, _ = computed(_table("- {id: x, b: 0}", columns))
    assert report.facts["t.x.p"].gap == ""


def test_a_column_fetches_the_cells_of_rows_with_the_same_id() -> None:
    data = """
tabeller:
  käll:
    enhet: tkr
    kolumner: [{id: utfall}]
    rader:
      - {id: personal, utfall: 126000}
      - {id: lokaler, utfall: 11800}
  kopia:
    enhet: mnkr
    decimaler: 1
    kolumner: [{id: utfall, hämta: käll.utfall}]
    rader:
      - {id: lokaler}
      - {id: personal}
      - {id: övrigt, utfall: 1.5}
      - {id: totalt, typ: total, summa: alla}
"""
    values = _values(data)
    assert [values[f"kopia.{r}.utfall"] for r in ("lokaler", "personal", "övrigt", "totalt")] == [
        "11.800",
        "126.000",
        "1.5",
        "139.300",
    ]


def test_formulas_reach_other_tables_and_convert_their_money() -> None:
    data = """
tabeller:
  t:
    enhet: tkr
    kolumner: [{id: a}]
    rader: [{id: x, a: 1500}]
  u:
    enhet: mnkr
    decimaler: 1
    kolumner: [{id: a}, {id: b, formel: a + t.x.a + fakta.f}]
    rader: [{id: y, a: 2}]
fakta:
  f: {enhet: kr, värde: 500000}
  g: {enhet: mnkr, formel: t.x.a + u.y.b}
"""
    values = _values(data)
    assert Decimal(values["u.y.b"]) == Decimal("4")
    assert Decimal(values["fakta.g"]) == Decimal("5.5")


def test_rows_in_other_units_of_money_are_converted_before_they_are_added() -> None:
    rows = """
    - {id: x, a: 1.5}
    - {id: y, a: 500, enhet: tkr, decimaler: 0}
    - {id: totalt, typ: total, summa: alla}
    """
    values = _values(_table(rows, head="enhet: mnkr\ndecimaler: 1"))
    assert Decimal(values["t.totalt.a"]) == Decimal(2)


def test_money_and_percent_are_never_added() -> None:
    rows = """
    - {id: x, a: 1}
    - {id: y, a: 50, enhet: procent}
    - {id: totalt, typ: total, summa: alla}
    """
    assert _codes(_table(rows, head="enhet: mnkr")) == ["data/prov.yaml:9:41 mixed-units"]


def test_columns_of_percent_are_not_summed() -> None:
    rows = "- {id: x, p: 10}\n- {id: y, p: 20}\n- {id: totalt, typ: total, summa: alla}"
    assert _values(_table(rows, "- {id: p, format: procent}"))["t.totalt.p"] == ""


def test_a_column_may_leave_sum_rows_empty() -> None:
    rows = "- {id: x, a: 10}\n- {id: totalt, typ: total, summa: alla}"
    assert _values(_table(rows, "- {id: a, summeras: nej}"))["t.totalt.a"] == ""


@pytest.mark.parametrize("span", ["från: 2022, till: 2024", "från: -2, till: 0"])
def test_a_series_of_years_is_a_column_a_year(span: str) -> None:
    columns = f"- {{id: utfall, {span}}}\n- {{id: ökning, formel: utfall_2024 - utfall_2023}}"
    rows = "- {id: x, utfall_2022: 1, utfall_2023: 3, utfall_2024: 7}"
    report, findings = computed(_table(rows, columns))
    assert findings == ()
    assert [(c.id, c.year) for c in report.grids["t"].columns] == [
        ("utfall_2022", 2022),
        ("utfall_2023", 2023),
        ("utfall_2024", 2024),
        ("ökning", None),
    ]
    assert report.facts["t.x.ökning"].value == 4


def test_rows_without_an_id_get_one_from_their_name() -> None:
    rows = """
    - {namn: Köp av verksamhet, a: 1}
    - {namn: "Köp av verksamhet!", a: 2}
    - {namn: "2024 års mål", a: 3}
    - {a: 4}
    """
    assert list(_values(_table(rows))) == [
        "t.köp_av_verksamhet.a",
        "t.köp_av_verksamhet_2.a",
        "t.r_2024_års_mål.a",
        "t.r_4.a",
    ]


@pytest.mark.parametrize(
    ("head", "column", "row", "decimals", "unit"),
    [
        ("decimaler: 1\nenhet: mnkr", "", "", 1, "mnkr"),
        ("decimaler: 1\nenhet: mnkr", "", ", decimaler: 2, enhet: tkr", 2, "tkr"),
        ("decimaler: 1", ", decimaler: 3, enhet: kr", ", decimaler: 2, enhet: tkr", 3, "kr"),
        ("decimaler: 3", ", format: procent", "", 1, "procent"),
        ("", "", "", 0, ""),
    ],
)
def test_unit_and_decimals_are_the_columns_else_the_rows_else_the_tables(
    head: str, column: str, row: str, decimals: int, unit: str
) -> None:
    data = _table(f"- {{id: x, a: 5{row}}}", f"- {{id: a{column}}}", head)
    fact = computed(data)[0].facts["t.x.a"]
    assert (fact.decimals, fact.unit.word) == (decimals, unit)


@pytest.mark.parametrize(
    ("sign", "role", "value", "is_cost"),
    [
        ("kostnader_negativa", "utfall", "-5", True),
        ("kostnader_negativa", "utfall", "5", False),
        ("kostnader_negativa", "avvikelse", "-5", False),
        ("kostnader_positiva", "utfall", "-5", False),
    ],
)
def test_a_minus_is_bookkeeping_only_where_costs_are_negative(
    sign: str, role: str, value: str, is_cost: bool
) -> None:
    head = f"enhet: mnkr\ntecken: {sign}"
    data = _table(f"- {{id: x, a: {value}}}", f"- {{id: a, roll: {role}}}", head)
    assert computed(data)[0].facts["t.x.a"].is_cost is is_cost


@pytest.mark.parametrize(
    ("rows", "columns", "finding"),
    [
        ("- {id: x, b: 1}", "- {id: a}", "data/prov.yaml:6:20 unknown-column"),
        ("- {id: x, a: -128,2}", "- {id: a}", "data/prov.yaml:6:26 decimal-comma"),
        ("- {id: x, a: ca 5}", "- {id: a}", "data/prov.yaml:6:20 not-a-number"),
        ("- {id: x, a: 178.503}", "- {id: a}", "data/prov.yaml:6:20 not-a-number"),
        ("- {id: x, a: 1}\n- {id: x, a: 2}", "- {id: a}", "data/prov.yaml:7:9 duplicate-id"),
        ("- {id: x, a: 1}", "- {id: a}\n- {id: a}", "data/prov.yaml:5:9 duplicate-id"),
        ("- {id: x, a: 1}", "- {id: a}\n- {id: b, formel: c}", "data/prov.yaml:5:25 unknown-name"),
        (
            "- {id: x, a: 1}",
            "- {id: a}\n- {id: b, formel: u.x.a}",
            "data/prov.yaml:5:25 unknown-name",
        ),
        (
            "- {id: x, a: 1}\n- {id: s, summa: [x, y]}",
            "- {id: a}",
            "data/prov.yaml:7:24 unknown-row",
        ),
        ("- {id: x, formel: y + 1}", "- {id: a}", "data/prov.yaml:6:25 unknown-name"),
        ("- {id: x}", "- {id: a, hämta: u.a}", "data/prov.yaml:4:24 unknown-name"),
        ("- {id: x}", "- {id: a, formel: a + 1}", "data/prov.yaml:4:25 circular-formula"),
        (
            "- {id: x, formel: y}\n- {id: y, formel: x}",
            "- {id: a}",
            "data/prov.yaml:7:25 circular-formula",
        ),
        ("- {id: x, a: 1, enhet: mnkkr}", "- {id: a}", "data/prov.yaml:6:30 unknown-unit"),
    ],
)
def test_what_is_wrong_in_a_table_is_told_where_it_stands(
    rows: str, columns: str, finding: str
) -> None:
    assert _codes(_table(rows, columns)) == [finding]


def test_a_circle_is_told_once_though_every_row_goes_round_in_it() -> None:
    columns = "- {id: a, formel: b}\n- {id: b, formel: a}"
    (finding,) = computed(_table("- {id: x}\n- {id: y}\n- {id: z}", columns))[1]
    assert finding.message == "beräkningen går i cirkel: t.x.a → t.x.b → t.x.a"


def test_text_tables_keep_their_words() -> None:
    data = """
tabeller:
  t:
    typ: text
    kolumner: [{id: vad}, {id: när}]
    rader:
      - {vad: Fältarbete, när: 2024}
      - {vad: 178.503, när: 2024-12-31}
"""
    report, findings = computed(data)
    assert findings == ()
    cells = [[getattr(c, "text", "") for c in r.cells.values()] for r in report.grids["t"].rows]
    assert cells == [["Fältarbete", "2024"], ["178.503", "2024-12-31"]]
