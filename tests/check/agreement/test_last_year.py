"""This year's report against what was published."""

from __future__ import annotations

import pytest

from tests.support import findings_of, with_text

TABLE = """\
tabeller:
  t:
    titel: T
    enhet: mnkr
    decimaler: 1
    kolumner: [{id: bokslut, rubrik: Bokslut 2023}]
    rader: [{id: netto, namn: Netto, bokslut: -258.6}]
publicerat:
  2023:
"""


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("t.netto.bokslut: -258.6", []),
        ("t.netto.bokslut: -259", []),
        ("t.netto.bokslut: -258.58", []),
        ("t.netto.bokslut: {värde: -258.7, omräknad: En enhet har flyttats.}", []),
        ("t.netto.bokslut: -258.7", ["last-year-differs"]),
        ("t.netto.bokslut: {värde: -258.7}", ["last-year-differs"]),
        ("t.nett.bokslut: -258.7", ["unknown-fact"]),
    ],
)
def test_another_figure_than_the_published_needs_a_reason(
    published: str, expected: list[str]
) -> None:
    found = findings_of(with_text("Text.", data=f"{TABLE}    {published}\n"))
    assert [f.code for f in found if f.code in ("last-year-differs", "unknown-fact")] == expected
