"""Scales written as intervals."""

from __future__ import annotations

import pytest

from tests.support import findings_of, with_text


def told(*items: str) -> list[str]:
    """What is said of a scale in a list."""
    text = "Så tolkas värdet:\n\n" + "\n".join(f"- {item}" for item in items)
    found = findings_of(with_text(text))
    return [f"{f.message} [{f.code}]" for f in found if f.code.startswith("scale-")]


@pytest.mark.parametrize(
    ("items", "message"),
    [
        (
            ("0–49: stort behov", "55–69: kan förbättras", "70–100: god nivå"),
            "skalan har ingen nivå för 50–54 [scale-gap]",
        ),
        (
            ("0–49: stort behov", "50–75: kan förbättras", "70–100: god nivå"),
            "nivåerna ”50–75: kan förbättras” och ”70–100: god nivå” överlappar [scale-overlap]",
        ),
        (
            ("70–100: god nivå", "50–69: kan förbättras", "0–48: stort behov"),
            "skalan har ingen nivå för 49 [scale-gap]",
        ),
        (
            ("under 50 procent: rött", "50–75 procent: gult", "minst 75 procent: grönt"),
            "75 procent hör till två nivåer i skalan [scale-overlap]",
        ),
        (
            ("0–49 %: rött", "50–79 %: gult", "över 80 %: grönt"),
            "skalan har ingen nivå för 80 procent [scale-gap]",
        ),
    ],
)
def test_a_hole_or_an_overlap_is_told(items: tuple[str, ...], message: str) -> None:
    assert told(*items) == [message]


@pytest.mark.parametrize(
    "items",
    [
        ("0–49: stort behov", "50–69: kan förbättras", "70–100: god nivå"),
        ("1,0–2,4: stort behov", "2,5–3,4: kan förbättras", "3,5–5,0: god nivå"),
        ("under 50: stort behov", "50–69: kan förbättras", "70 och över: god nivå"),
        ("0–6 år: 3 barn", "7–12 år: 5 barn", "16–20 år: 6 barn"),
        ("8–10: telefontid", "10–12: besök", "13–16: mottagning"),
        ("100–200 tkr: a", "300–400 tkr: b", "500–600 tkr: c"),
        ("2016–2018: a", "2019–2021: b", "2023–2025: c"),
        ("3–5: inledning", "7–9: ekonomi", "12–15: bilagor"),
    ],
)
def test_it_is_silent_about(items: tuple[str, ...]) -> None:
    assert told(*items) == []
