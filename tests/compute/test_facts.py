"""Facts of their own, and the arithmetic of facts in text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.facts import Fact, FactFault, share
from reportgen.finding import Source
from reportgen.units import convert, unit_of
from tests.support import computed, shown

DATA = """
fakta:
  inriktningar: 4
  andel_nöjda: {enhet: procent, värde: 77.70}
  ärenden:
    namn: Serviceärenden
    enhet: ärenden
    värden: {2023: 350, 2024: 678}
  ökning:
    enhet: ärenden
    formel: fakta.ärenden[2024] - fakta.ärenden[2023]
"""


def test_facts_have_names_years_units_and_the_decimals_they_were_written_with() -> None:
    report, findings = computed(DATA)
    assert findings == ()
    assert {k: (str(f.value), f.unit.word, f.decimals) for k, f in report.facts.items()} == {
        "fakta.inriktningar": ("4", "", 0),
        "fakta.andel_nöjda": ("77.70", "procent", 2),
        "fakta.ärenden.2023": ("350", "ärenden", 0),
        "fakta.ärenden.2024": ("678", "ärenden", 0),
        "fakta.ökning": ("328", "ärenden", 1),
    }


@pytest.mark.parametrize(
    ("fact", "finding"),
    [
        ("{formel: fakta.b}", "data/prov.yaml:2:15 unknown-name"),
        ("{formel: fakta.a}", "data/prov.yaml:2:15 circular-formula"),
        ("{formel: 1 +}", "data/prov.yaml:2:15 formula-syntax"),
        ("{värde: 1, enhet: mnkkr}", "data/prov.yaml:2:24 unknown-unit"),
    ],
)
def test_what_is_wrong_in_a_fact_is_told_where_it_stands(fact: str, finding: str) -> None:
    assert [shown(f) for f in computed(f"fakta:\n  a: {fact}\n")[1]] == [finding]


def _fact(value: str | None, unit: str = "mnkr", name: str = "x", **more: bool) -> Fact:
    number = None if value is None else Decimal(value)
    return Fact(name, number, unit_of(unit), 1, Source("f"), **more)


def test_money_is_added_in_the_first_ones_unit() -> None:
    total = _fact("1.5") + _fact("500", "tkr", "y")
    assert (total.value, total.unit.word, total.id) == (Decimal(2), "mnkr", "x + y")


def test_the_difference_of_two_percentages_is_percentage_points() -> None:
    difference = _fact("70", "procent") - _fact("65", "procent", "y")
    assert (difference.value, difference.unit.word) == (Decimal(5), "procentenheter")


def test_facts_are_compared_in_the_same_unit() -> None:
    assert _fact("1.5") > _fact("600", "tkr")
    assert _fact("600", "tkr") < _fact("1.5")
    assert _fact("1") >= _fact("1000", "tkr")
    assert _fact("1") <= 1
    with pytest.raises(FactFault, match="har olika enheter"):
        assert _fact("1") < _fact("1", "procent")


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        (_fact("1"), _fact("1", "hushåll", "y"), "x (mnkr) och y (hushåll) har olika enheter"),
        (_fact(None), _fact("1", name="y"), "x har inget värde"),
        (_fact("1"), _fact(None, name="y"), "y har inget värde"),
    ],
)
def test_what_cannot_be_added_is_refused_in_words(left: Fact, right: Fact, message: str) -> None:
    with pytest.raises(FactFault) as refused:
        assert left + right
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [("5", "20", "25"), ("-5", "-20", "25"), ("-5", "20", "25")]
)
def test_a_share_is_by_size(part: str, whole: str, percent: str) -> None:
    assert share(_fact(part), _fact(whole)).value == Decimal(percent)


def test_there_is_no_share_of_nothing() -> None:
    with pytest.raises(FactFault, match="y är noll och kan inte vara nämnare"):
        share(_fact("5"), _fact("0", name="y"))


def test_a_cost_is_said_without_its_bookkeeping_minus() -> None:
    assert _fact("-5", is_cost=True).plain == 5
    assert _fact("-5").plain == -5


@pytest.mark.parametrize(
    ("value", "unit", "target", "converted"),
    [
        ("264200", "tkr", "mnkr", "264.2"),
        ("1.5", "mdkr", "mkr", "1500"),
        ("1", "mnkr", "kr", "1000000"),
        ("5", "procent", "%", "5"),
        ("5", "procent", "procentenheter", None),
        ("5", "mnkr", "hushåll", None),
        ("5", "hushåll", "antal", "5"),
    ],
)
def test_only_units_that_measure_the_same_thing_are_converted(
    value: str, unit: str, target: str, converted: str | None
) -> None:
    found = convert(Decimal(value), unit_of(unit), unit_of(target))
    assert found == (None if converted is None else Decimal(converted))
