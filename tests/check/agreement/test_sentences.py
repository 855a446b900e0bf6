"""The same figure in two sentences."""

from __future__ import annotations

import pytest

from tests.support import findings_of, report_files


def told(
    first: str, second: str, headings: tuple[str, str] = ("Sammanfattning", "Ekonomi")
) -> list[str]:
    """What is said of a sentence in one section and a sentence in another."""
    files: dict[str, str | bytes] = {
        f"avsnitt/0{n}-{n}.yaml": f"id: a{n}\nrubrik: {heading}\ntext: |\n  {text}\n"
        for n, (heading, text) in enumerate(zip(headings, (first, second), strict=True), 2)
    }
    found = findings_of(report_files(files))
    return [f.message for f in found if f.code == "same-figure-differs"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sjukfrånvaron är 5,1 procent.", "Sjukfrånvaron sjönk till 5,3 procent."),
        ("Nämnden redovisar ett överskott på 4,5 mnkr.", "Nämnden har ett överskott på 5,4 mnkr."),
        (
            "Riksnormen räknades upp med 8,7 procent 2023 och 8,6 procent 2024.",
            "Riksnormen räknades upp med 8,6 procent 2023.",
        ),
        ("Lokalhyrorna uppgick till 11,8 mnkr.", "Lokalhyrorna blev 11 318 tkr."),
    ],
)
def test_sentences_of_the_same_words_with_different_figures_are_told(
    first: str, second: str
) -> None:
    assert len(told(first, second)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sjukfrånvaron är 5,1 procent.", "Sjukfrånvaron 2023 var 5,7 procent."),
        ("Sjukfrånvaron är 5,1 procent.", "Sjukfrånvaron bland kvinnor är 5,7 procent."),
        ("Sjukfrånvaron är 5,1 procent.", "Sjukfrånvaron minskade med 0,6 procentenheter."),
        ("Lokalhyrorna blev 11,8 mnkr.", "Lokalhyrorna blev 11 813 tkr."),
        ("Lokalhyrorna blev 11,8 mnkr.", "Lokalhyrorna blev knappt 12 mnkr."),
        ("Lokalhyrorna blev 11,8 mnkr.", "Där blev lokalhyrorna 2,8 mnkr."),
        ("Ett överskott på 4,5 mnkr redovisas.", "Ett överskott på 5,4 mnkr redovisas."),
        (
            "Lokalhyrorna gick från 10,8 till 11,8 mnkr.",
            "Lokalhyrorna gick från 9,8 till 10,8 mnkr.",
        ),
    ],
)
def test_it_is_silent_about(first: str, second: str) -> None:
    assert told(first, second) == []


@pytest.mark.parametrize(
    "headings",
    [("Sammanfattning", "Barn och unga"), ("Vuxna", "Barn och unga")],
)
def test_a_heading_may_say_whose_figure_it_is(headings: tuple[str, str]) -> None:
    sentences = ("Sjukfrånvaron är 5,1 procent.", "Sjukfrånvaron är 6,3 procent.")
    assert told(*sentences, headings=headings) == []


def test_the_same_heading_says_the_same_of_both() -> None:
    sentences = (
        "Riksnormen höjdes med 8,7 procent 2023.",
        "Riksnormen höjdes med 8,6 procent 2023.",
    )
    under = [f"### Ekonomiskt bistånd\n\n  {sentence}" for sentence in sentences]
    assert len(told(under[0], under[1], headings=("Ekonomi", "Uppföljning volymer"))) == 1
    assert told(under[0], under[1], headings=("Barn", "Vuxna")) == []
