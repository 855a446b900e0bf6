"""Which figures a sentence mentions, and how exactly they are meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.check.figures import Mention, figures_in
from reportgen.check.prose import Passage, Sentence
from reportgen.finding import Source


def mentions(text: str) -> tuple[Mention, ...]:
    passage = Passage("rapport", (), "text", text, (), Source("avsnitt/01.yaml", 1))
    return figures_in(Sentence(passage, 0, text))


def shown(mention: Mention) -> str:
    """The value, its unit's kind and its approximation in short."""
    unit = mention.unit.word if mention.unit else mention.word
    value = format(mention.value.quantize(Decimal("0.1")).normalize(), "f")
    return " ".join(filter(None, (mention.approximation, value, unit)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nettokostnaden blev 264,2 mnkr.", ["264.2 mnkr"]),
        ("Den ökade från 70,8 till 56,0 mnkr.", ["70.8 mnkr", "56 mnkr"]),
        ("Det kom 12 361 anmälningar.", ["12361 anmälningar"]),
        ("Underskottet är −4,8 mkr.", ["-4.8 mnkr"]),
        ("Andelen är 5 % eller tre procentenheter lägre.", ["5 procent", "3 procentenheter"]),
        ("Drygt 2 700 hushåll.", ["above 2700 hushåll"]),
        ("Nästan en tredjedel av barnen.", ["below 33.3 procent"]),
        ("En knapp tredjedel av barnen.", ["below 33.3 procent"]),
        ("En dryg fjärdedel av barnen.", ["above 25 procent"]),
        ("Knappa två tredjedelar av barnen.", ["below 66.7 procent"]),
        ("Mer än hälften bor kvar.", ["at least 50 procent"]),
        ("Ett av fem mål uppfylls.", ["1 av", "5 mål"]),
        ("Antalet var 392 året innan.", ["392 året"]),
        ("De minskade med 480, eller 24 procent.", ["480", "24 procent"]),
        ("Andelen är 5 eller 6 procent.", ["5 procent", "6 procent"]),
        ("De var 480, 24 procent fler.", ["480", "24 procent"]),
        ("Den gick från 86 till 90 procent.", ["86 procent", "90 procent"]),
        ("Besöken gick från 148 000 2018 till 161 500.", ["148000", "161500"]),
        ("Resultatet ligger mellan 4 och 5 mkr.", ["range 4 mnkr", "5 mnkr"]),
    ],
)
def test_figures_are_read_with_unit_and_approximation(text: str, expected: list[str]) -> None:
    assert [shown(m) for m in mentions(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Året 2024 började den 1 mars 2024.",
        "Enligt 6 kap. 5 § kommunallagen (2017:725).",
        "Barn 7–12 år och en 18-åring.",
        "Se tabell 3 och bilaga 2.",
        "Ärendet har diarienummer SN 2025/0012.",
        "Ring 0123-450 00, kl. 8.00–16.30.",
        "En av de bästa och ett av målen.",
        "Arbetet bidrar till mål 3, 5 och 10.",
    ],
)
def test_ordinary_numbers_are_no_figures(text: str) -> None:
    assert [m.text for m in mentions(text)] == []
