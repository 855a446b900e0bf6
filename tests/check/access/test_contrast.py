"""A theme's colours against their grounds (WCAG 2.1: 1.4.3 and 1.4.11)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.build import Options, prepare
from reportgen.check.access.contrast import contrast
from reportgen.resources import package_templates
from tests.support import findings_of, report_files

THEME = """\
namn: Egen
färger:
  accent: "#0b4f7d"
  ton: "#eef4f8"
  omslag: "#0b3d61"
  på_omslag: "#ffffff"
  serier: ["#0b4f7d", "#c2571a", "#4c8c6b", "#8a6fae"]
"""


def _found(theme: str) -> list[str]:
    report = report_files()
    files: dict[str, str | bytes] = {
        "rapport.yaml": report.read("rapport.yaml") + b"tema: eget\n",
        "teman/eget/theme.yaml": theme,
    }
    found = findings_of(report_files(files))
    return [f"{f.source} {f.message}" for f in found if f.code == "low-contrast"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", "21.00"),
        ("#ffffff", "#ffffff", "1.00"),
        ("#777777", "#ffffff", "4.48"),  # known examples: just under and just over
        ("#767676", "#ffffff", "4.54"),
        ("#ff0000", "#ffffff", "4.00"),
    ],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, ratio: str) -> None:
    assert contrast(one, other).quantize(Decimal("0.01")) == Decimal(ratio)


@pytest.mark.parametrize("name", ["klar", "lugn"])
def test_the_house_s_own_themes_are_readable(name: str) -> None:
    found = prepare(report_files(), package_templates(), Options(theme=name)).findings
    assert [f for f in found if f.code == "low-contrast"] == []


def test_a_readable_theme_is_let_be() -> None:
    assert _found(THEME) == []


@pytest.mark.parametrize(
    ("colours", "places"),
    [
        (
            {'accent: "#0b4f7d"': 'accent: "#7fb2d6"'},
            ["3:12 färgen accent", "3:3 färgen på_accent"],
        ),
        ({'på_omslag: "#ffffff"': 'på_omslag: "#5f7f99"'}, ["6:15 färgen på_omslag"]),
        ({'"#8a6fae"]': '"#e8e4f0"]'}, ["7:11 färgen serier"]),
    ],
)
def test_a_colour_too_pale_is_told_of(colours: dict[str, str], places: list[str]) -> None:
    theme = THEME
    for old, new in colours.items():
        theme = theme.replace(old, new)
    found = _found(theme)
    assert len(found) == len(places)
    assert all(place in one for place, one in zip(places, sorted(found), strict=True))


def test_the_hint_names_a_colour_that_will_do() -> None:
    theme = THEME.replace("serier:", 'dämpad: "#999999"\n  serier:')
    found = _found(theme)
    assert any("har kontrasten 2,8:1 mot pappret (#ffffff); minst 4,5:1 krävs" in f for f in found)
