"""Models of what authors write: their keys, kinds and hints."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

import pytest
from pydantic import Field

from reportgen.finding import Source
from reportgen.node import Day, Node, Number, Prose, YesNo, closest
from reportgen.yamltext import read_yaml


class Inner(Node):
    name: Prose = Field(alias="namn")
    amount: Number | None = Field(alias="belopp", default=None)


class Sample(Node):
    board: str = Field(alias="nämnd", min_length=1)
    year: int = Field(alias="år", default=2024, ge=1900, le=2200)
    wanted: YesNo = Field(alias="önskad", default=False)
    title: Prose = Field(alias="rubrik", default="")
    day: Day | None = Field(alias="datum", default=None)
    period: Literal["helår", "delår"] = "helår"
    parts: tuple[Inner, ...] = Field(alias="delar", default=(), max_length=3)


class Gathering(Node):
    gathers: ClassVar[str] = "cells"

    id: str = ""
    cells: dict[str, object] = Field(default_factory=dict)


def _read(text: str) -> tuple[Sample | None, list[str]]:
    data, faults = read_yaml(text.encode(), "f")
    assert faults == ()
    node, findings = Sample.read(data, Source("f"))
    return node, [str(f) for f in findings]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("nämnd: X\nönskad: ja", "wanted", True),
        ("nämnd: X\nönskad: Nej", "wanted", False),
        ("nämnd: X\nönskad: true", "wanted", True),
        ("nämnd: X\nrubrik: 2024", "title", "2024"),
        ("nämnd: X\nrubrik: 2.80", "title", "2.80"),
        ("nämnd: X\nrubrik: 2024-12-31", "title", "2024-12-31"),
        ("nämnd: X\nrubrik: nej", "title", "nej"),
        ("nämnd: X\ndatum: 2025-02-17", "day", date(2025, 2, 17)),
        ("nämnd: X\ndatum: '2025-02-17'", "day", date(2025, 2, 17)),
        ("nämnd: X\når: '2023'", "year", 2023),
    ],
)
def test_a_value_is_taken_as_meant(text: str, field: str, value: object) -> None:
    node, findings = _read(text)
    assert findings == []
    assert getattr(node, field) == value


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("år: 2024", ["f:1:1: fel: nyckeln ”nämnd” saknas [missing-key]"]),
        (
            "nämd: X",
            ["f:1:1: fel: nyckeln ”nämd” finns inte här (menade du ”nämnd”?) [unknown-key]"],
        ),
        (
            "namnd: X\nonskad: ja",
            [
                "f:1:1: fel: nyckeln ”namnd” finns inte här (menade du ”nämnd”?) [unknown-key]",
                "f:2:1: fel: nyckeln ”onskad” finns inte här (menade du ”önskad”?) [unknown-key]",
            ],
        ),
        (
            "nämnd: X\nboard: Y",
            [
                "f:2:1: fel: nyckeln ”board” finns inte här (här kan stå: "
                "datum, delar, nämnd, period, rubrik, år, önskad) [unknown-key]"
            ],
        ),
        ("nämnd: ''", ["f:1:9: fel: texten får inte vara tom [wrong-kind]"]),
        (
            "nämnd: [X]",
            [
                "f:1:8: fel: här ska stå text "
                "(sätt värdet inom citattecken om det ska vara text) [wrong-kind]"
            ],
        ),
        ("nämnd: X\når: 24", ["f:2:5: fel: talet är för litet (minst 1900) [wrong-kind]"]),
        ("nämnd: X\når: 3024", ["f:2:5: fel: talet är för stort (högst 2200) [wrong-kind]"]),
        ("nämnd: X\når: 2024.5", ["f:2:5: fel: här ska stå ett heltal [wrong-kind]"]),
        ("nämnd: X\nönskad: kanske", ["f:2:9: fel: här ska stå ja eller nej [wrong-value]"]),
        (
            "nämnd: X\nperiod: helar",
            ["f:2:9: fel: ”helar” kan inte stå här (menade du ”helår”?) [wrong-choice]"],
        ),
        (
            "nämnd: X\ndatum: 2025",
            ["f:2:8: fel: här ska stå ett datum, t.ex. 2024-12-31 [wrong-value]"],
        ),
        (
            "nämnd: X\ndatum: 17 februari",
            ["f:2:8: fel: här ska stå ett datum, t.ex. 2024-12-31 [wrong-value]"],
        ),
        (
            "nämnd: X\ndatum: 2025-02-29",
            ["f:2:8: fel: 2025-02-29 är inget datum i almanackan [wrong-value]"],
        ),
        (
            "nämnd: X\ndelar: a",
            ["f:2:8: fel: här ska stå en lista (rader som börjar med -) [wrong-kind]"],
        ),
        (
            "nämnd: X\ndelar:\n - namn: A\n   belopp: fem",
            ["f:4:12: fel: ”fem” kan inte läsas som ett tal [wrong-value]"],
        ),
        ("nämnd: X\ndelar:\n - a", ["f:3:4: fel: här ska stå nycklar och värden [wrong-kind]"]),
        (
            "- nämnd",
            [
                "f:1:1: fel: här ska stå nycklar och värden "
                "(en rad för varje nyckel, t.ex. id: ekonomi) [wrong-kind]"
            ],
        ),
    ],
)
def test_a_fault_is_told_in_swedish_where_it_stands(text: str, findings: list[str]) -> None:
    assert _read(text)[1] == findings


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = "nämnd: [X]\når: tjugo\nönskad: kanske\nperiod: vår\nextra: 1\n"
    assert len(_read(text)[1]) == 5


def test_a_node_knows_where_it_and_its_values_stand() -> None:
    node, _ = _read("nämnd: X\ndelar:\n  - namn: A\n    belopp: -1 234,5\n")
    assert node is not None
    (part,) = node.parts
    assert part.amount == Decimal("-1234.5")
    assert part.source == Source("f", 3, 5)
    assert part.places["belopp"] == Source("f", 4, 13)


def test_a_node_that_gathers_takes_every_other_key() -> None:
    data, _ = read_yaml(b"id: a\nbudget: 1\nutfall: 2\n", "f")
    node, findings = Gathering.read(data, Source("f"))
    assert findings == ()
    assert node is not None
    assert node.cells == {"budget": 1, "utfall": 2}


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("bugdet", ["budget", "utfall"], "menade du ”budget”?"),
        ("forandring", ["förändring"], "menade du ”förändring”?"),
        ("Köp-av", ["köp_av"], "menade du ”köp_av”?"),
        ("xyz", ["b", "a", ""], "här kan stå: a, b"),
        ("xyz", [], ""),
        ("xyz", [f"a{i}" for i in range(31)], ""),
    ],
)
def test_a_hint_names_the_closest_word_or_all_of_a_few(
    name: str, known: list[str], hint: str
) -> None:
    assert closest(name, known) == hint
