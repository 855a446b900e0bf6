"""YAML as authors write it: what each scalar means, where things stand, what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.finding import Source
from reportgen.yamltext import PlacedDict, PlacedList, place_of, read_yaml


def _read(text: str) -> object:
    data, findings = read_yaml(text.encode(), "f.yaml")
    assert findings == ()
    return data


def _faults(content: bytes | str) -> list[str]:
    data = content.encode() if isinstance(content, str) else content
    return [str(f) for f in read_yaml(data, "f.yaml")[1]]


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("ja", "ja"),
        ("nej", "nej"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("yes", "yes"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("1:30", "1:30"),
        ("0151", "0151"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        ("421", 421),
        ("-7", -7),
        ("+7", 7),
        ("2.80", Decimal("2.80")),
        ("-.5", Decimal("-.5")),
        ("0.123", Decimal("0.123")),
        ("178.503", "178.503"),  # thousands or decimals? whoever wants a number asks
        ("1.178.503", "1.178.503"),
        ("-1 234,5", "-1 234,5"),
        ("2024-12-31", date(2024, 12, 31)),
        ("2024-02-30", "2024-02-30"),
        ("2024-12", "2024-12"),
        ("'421'", "421"),
        ('"ja"', "ja"),
        ("SN2025/12", "SN2025/12"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_a_scalar_means_what_an_author_expects(scalar: str, value: object) -> None:
    data = _read(f"x: {scalar}\n")
    assert isinstance(data, PlacedDict)
    assert data["x"] == value
    assert type(data["x"]) is type(value)


def test_decimals_are_never_binary() -> None:
    numbers = [Decimal("0.10"), Decimal("1.05"), Decimal("100.00")]
    assert str(_read("[0.10, 1.05, 100.00]")) == str(numbers)


TEXT = """\
rubrik: Ett
delar:
  - text: |

      Rad ett.
      Rad två.
  - {tabell: resultat, 'titel': "Två"}
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("rubrik",), 1, 9),
        (("delar",), 3, 3),
        (("delar", 0), 3, 5),
        (("delar", 0, "text"), 5, 7),  # a block of text: its first line of words
        (("delar", 1), 7, 5),
        (("delar", 1, "tabell"), 7, 14),
        (("delar", 1, "titel"), 7, 34),  # a quoted text: its first character
        (("delar", 1, "finns_inte"), 7, 5),
        (("delar", 9), 3, 3),
    ],
)
def test_everything_knows_its_place(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert place_of(_read(TEXT), path, Source("?")) == Source("f.yaml", line, column)


def test_keys_know_their_places_too() -> None:
    data = _read("år: 2024\nnämnd: X\n")
    assert isinstance(data, PlacedDict)
    assert data.keys_at == {"år": Source("f.yaml", 1, 1), "nämnd": Source("f.yaml", 2, 1)}


def test_line_ends_and_byte_order_marks_of_windows_change_nothing() -> None:
    data, findings = read_yaml(TEXT.replace("\n", "\r\n").encode("utf-8-sig"), "f.yaml")
    assert findings == ()
    assert data == _read(TEXT)


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ("a: 1\na: 2", "f.yaml:2:1: fel: nyckeln ”a” finns redan på rad 1"),
        ("a:\n\tb: c", "f.yaml:2:1: fel: tabbtecken kan inte användas för indrag"),
        ("a: 'b\nc: d", "f.yaml:1:4: fel: ett citattecken stängs aldrig"),
        ("a: [1\nb: 2", "f.yaml:2:2: fel: en parentes, [ eller {, stängs inte"),
        ("a: b: c", "f.yaml:1:5: fel: ett kolon står där YAML inte väntar sig det"),
        ("a: !x b", "f.yaml:1:4: fel: taggen !x kan inte användas"),
        ("a: *b", "f.yaml:1:4: fel: aliaset (*) pekar på ett ankare som inte finns"),
        ("a: *Viktigt*", "f.yaml:1:12: fel: * först i ett värde betyder något särskilt"),
        ("a: &", "f.yaml:1:5: fel: & först i ett värde betyder något särskilt"),
        ("a: >5 procent", "f.yaml:1:7: fel: | och > först i ett värde betyder text på raderna"),
        ('a: "C:\\data"', "f.yaml:1:7: fel: omvänt snedstreck (\\) betyder något särskilt"),
        ("a: @b", "f.yaml:1:4: fel: ett tecken kan inte stå först i ett värde"),
        ("a: 1\n---\nb: 2", "f.yaml:2:1: fel: filen innehåller flera YAML-dokument"),
        ("<<: {a: 1}", "f.yaml:1:1: fel: << kan inte användas"),
        ("[a]: b", "f.yaml:1:1: fel: en nyckel måste vara ett ord eller en text"),
        ("a: 1\nb: \x07", "f.yaml:2: fel: filen innehåller tecken som inte får stå i YAML"),
        ("a: 1\nb: å".encode("latin-1"), "f.yaml:2: fel: filen är inte sparad som UTF-8"),
        ("- &a [*a]", "f.yaml: fel: ett alias (*) upprepar det som det självt står i"),
        ("[" * 100_000, "f.yaml: fel: filen är för djupt nästlad"),
        ("- " * 100_000, "f.yaml: fel: filen är för djupt nästlad"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(content: bytes | str, finding: str) -> None:
    (told,) = _faults(content)
    assert told.startswith(finding)


def test_aliases_may_repeat_things_but_not_without_bounds() -> None:
    assert _read("a: &x [1, 2]\nb: *x") == {"a": [1, 2], "b": [1, 2]}
    lines = ["a0: &a0 [1]"] + [
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)
    ]
    (told,) = _faults("\n".join(lines))
    assert "upprepar sig själv för många gånger" in told


def test_prose_with_many_brackets_is_not_too_deep() -> None:
    data = _read("a: |\n" + "  [se bilaga] {x}\n" * 1000)
    assert isinstance(data, PlacedDict)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_make_reading_fail(content: bytes) -> None:
    _, findings = read_yaml(content, "f.yaml")
    assert all(f.message and f.source.file == "f.yaml" for f in findings)


@given(st.text(alphabet="ab:-[]{}'\"|>&*!#\n \t,%1.", max_size=60))
def test_no_text_whatever_makes_reading_fail_in_english(text: str) -> None:
    _, findings = read_yaml(text.encode(), "f.yaml")
    assert not any(word in f.message for f in findings for word in ("expected", "found", "while"))


def test_lists_know_the_places_of_their_items() -> None:
    data = _read("- a\n- b\n")
    assert isinstance(data, PlacedList)
    assert data.items_at == [Source("f.yaml", 1, 3), Source("f.yaml", 2, 3)]
