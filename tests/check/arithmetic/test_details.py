"""A table that specifies a row of another sums to that row."""

from __future__ import annotations

import pytest

from tests.check.arithmetic.plain import told, typed


@pytest.mark.parametrize(
    ("total", "reverse", "expected"),
    [("63,4", "nej", 0), ("63,9", "nej", 1), ("-63,4", "ja", 0), ("-63,4", "nej", 1)],
)
def test_the_total_is_the_row_specified(total: str, reverse: str, expected: int) -> None:
    whole = typed(["Utfall"], [["Barn", "63,4"]])
    whole["rader"][0]["id"] = "barn"
    part = typed(["Utfall"], [["Barn", total]], specificerar="t0.barn", omvänt_tecken=reverse)
    part["rader"][0]["typ"] = "total"
    assert len(told(whole, part)) == expected
