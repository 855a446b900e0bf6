"""Formulas: what may stand in one, and what it gives."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.finding import Source
from reportgen.tables.formula import Missing, Name, evaluate, read_formula
from reportgen.tables.interval import Interval

HERE = Source("data/x.yaml", 4, 20)
VALUES = {
    ("a",): Decimal("12.5"),
    ("b",): Decimal("-5"),
    ("noll",): Decimal(0),
    ("år",): Decimal(3),
    ("tabell", "rad", "kolumn"): Decimal(7),
    ("fakta", "x", "2024"): Decimal(9),
}


def _lookup(name: Name) -> Decimal:
    if name not in VALUES:
        raise Missing
    return VALUES[name]


def _value(text: str) -> Decimal:
    formula, findings = read_formula(text, HERE)
    assert findings == ()
    assert formula is not None
    return evaluate(formula, _lookup, lambda number: number)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", "12.5"),
        ("a - b", "17.5"),
        ("a + b * 2", "2.5"),
        ("(a + b) * 2", "15.0"),
        ("-a", "-12.5"),
        ("+a", "12.5"),
        ("a / b", "-2.5"),
        ("abs(b)", "5"),
        ("min(a, b)", "-5"),
        ("max(a, b, 100)", "100"),
        ("avrunda(a, 0)", "13"),
        ("avrunda(-a, 0)", "-13"),
        ("procent(a, b)", "250.0"),  # of the base's size: a negative budget turns no sign
        ("procent(b, a)", "-40.0"),
        ("0.1 + 0.2", "0.3"),  # never binary
        ("1_000 * 2", "2000"),
        ("tabell.rad.kolumn + 1", "8"),
        ("fakta.x[2024]", "9"),
        ("  a -\n  b ", "17.5"),
        ("år", "3"),
    ],
)
def test_a_formula_is_worked_out_exactly(text: str, value: str) -> None:
    assert _value(text) == Decimal(value)


@pytest.mark.parametrize("text", ["a / noll", "noll / noll", "procent(a, noll)", "a / (b + 5)"])
def test_a_base_of_zero_has_no_quotient(text: str) -> None:
    with pytest.raises(ZeroDivisionError):
        _value(text)


def test_a_formula_with_a_missing_operand_has_no_value() -> None:
    with pytest.raises(Missing):
        _value("a + saknas")


def test_the_names_of_a_formula_are_known_each_once() -> None:
    formula, _ = read_formula("a + b - a + tabell.rad.kolumn", HERE)
    assert formula is not None
    assert formula.names == (("a",), ("b",), ("tabell", "rad", "kolumn"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a -* b", "formeln ”a -* b” går inte att läsa"),
        ("", "formeln ”” går inte att läsa"),
        ("a, b", "”a, b” kan inte stå i en formel"),
        ("a = b", "formeln ”a = b” går inte att läsa"),
        ("a 5,5", "formeln ”a 5,5” går inte att läsa"),
        ("\0", "formeln ”\0” går inte att läsa"),
        ("a ** 9", "”a ** 9” kan inte stå i en formel"),
        ("a // b", "”a // b” kan inte stå i en formel"),
        ("a % b", "”a % b” kan inte stå i en formel"),
        ("'text'", "”'text'” kan inte stå i en formel"),
        ("True", "”True” kan inte stå i en formel"),
        ("...", "”...” kan inte stå i en formel"),
        ("1j", "”1j” kan inte stå i en formel"),
        ("1e400", "”1e400” kan inte stå i en formel"),
        ("0x10", "”0x10” kan inte stå i en formel"),
        ("9" * 40, f"”{'9' * 40}” kan inte stå i en formel"),
        ("a if b else a", "”a if b else a” kan inte stå i en formel"),
        ("[a][0]", "”[a][0]” kan inte stå i en formel"),
        ("lambda: a", "”lambda: a” kan inte stå i en formel"),
        ("a.b()", "”a.b()” kan inte stå i en formel"),
        ("__import__('os')", "funktionen ”__import__” finns inte"),
        ("sum(a, b)", "funktionen ”sum” finns inte"),
        ("abs(a, b)", "”abs” ska ha 1 värden inom parentesen"),
        ("procent(a)", "”procent” ska ha 2 värden inom parentesen"),
        ("min()", "”min” ska ha minst ett värden inom parentesen"),
        ("max(a, default=b)", "”max(a, default=b)” kan inte stå i en formel"),
    ],
)
def test_what_may_not_stand_in_a_formula_is_refused(text: str, message: str) -> None:
    formula, (finding,) = read_formula(text, HERE)
    assert formula is None
    assert finding.message == message
    assert (finding.source.file, finding.source.line) == ("data/x.yaml", 4)


@pytest.mark.parametrize(
    "text", ["(" * 10_000 + "a" + ")" * 10_000, "-" * 100_000 + "a", "a" + "+a" * 100_000]
)
def test_a_formula_deep_enough_to_break_the_parser_is_refused(text: str) -> None:
    formula, findings = read_formula(text, HERE)
    assert formula is None
    assert [f.code for f in findings] == ["formula-syntax"]


@given(st.text(alphabet="ab.+-*/() ,0159[]_'", max_size=30))
def test_no_text_whatever_gives_a_formula_that_fails_otherwise(text: str) -> None:
    formula, findings = read_formula(text, HERE)
    assert (formula is None) == bool(findings)
    if formula is not None:
        try:
            evaluate(formula, _lookup, lambda number: number)
        except (Missing, ZeroDivisionError):
            return


@given(
    st.sampled_from(["a - b", "a + b", "a * b", "a / b", "abs(a) - b", "procent(a - b, b)"])
    | st.sampled_from(["min(a, b)", "max(a, b, 3)", "avrunda(a, 1)", "-a * 2", "a / (a + b)"]),
    st.decimals(-1000, 1000, places=6),
    st.decimals(-1000, 1000, places=6),
    st.integers(0, 2),
)
def test_the_interval_of_a_formula_holds_its_true_value(
    text: str, a: Decimal, b: Decimal, decimals: int
) -> None:
    """Figures are shown rounded; whatever the true ones, the true result is in the interval."""
    formula, _ = read_formula(text, HERE)
    assert formula is not None
    true = {("a",): a, ("b",): b}
    spread = {n: Interval.rounded(round(v, decimals), decimals) for n, v in true.items()}
    try:
        interval = evaluate(formula, spread.__getitem__, Interval.exactly)
    except ZeroDivisionError:  # the base may be zero: nothing can be said
        return
    value = evaluate(formula, true.__getitem__, lambda number: number)
    slack = Decimal("1e-18")  # division is inexact beyond 28 digits
    assert interval.low - slack <= value <= interval.high + slack
