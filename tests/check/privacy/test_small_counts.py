"""Small counts of persons: told of, or hidden with what else would give them away."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.compute import ComputedReport, compute
from reportgen.files import MemoryFiles
from reportgen.finding import Finding
from reportgen.load import load_report
from reportgen.resources import package_templates
from tests.support import GROUND, findings_of, folder_contents, report_files

CODES = ("small-count", "counts-withheld", "derivable-count", "withheld-in-text", "template-error")
PROFILE = "namn: Standard\ntema: klar\nsmå_tal: {{{}}}\n"
HIDE = PROFILE.format("åtgärd: dölj")


def _table(rows: str, columns: str = "", *, persons: str = "ja") -> str:
    columns = columns or "[{id: a, rubrik: A}, {id: b, rubrik: B}]"
    return (
        f"tabeller:\n  t:\n    titel: T\n    enhet: barn\n    personer: {persons}\n"
        f"    kolumner: {columns}\n    rader:\n{rows}"
    )


def _rows(*lines: str) -> str:
    return "".join(f"      - {{{line}}}\n" for line in lines)


def _computed(data: str, profile: str = HIDE) -> ComputedReport:
    ground = folder_contents(GROUND)
    report, _ = load_report(
        MemoryFiles(
            {
                "rapport.yaml": ground["rapport.yaml"],
                "mallar/types/kort/type.yaml": ground["mallar/types/kort/type.yaml"],
                "mallar/profiles/standard.yaml": profile,
                "data/prov.yaml": data,
            }
        ),
        package_templates(),
    )
    return compute(report)[0]


def _hidden(data: str, profile: str = HIDE) -> set[str]:
    """The cells of the table that show `..`, without the table's name."""
    facts = _computed(data, profile).facts
    return {n.removeprefix("t.") for n, fact in facts.items() if fact.gap == ".."}


def _findings(data: str, text: str = "", profile: str = "") -> list[Finding]:
    section = "id: inledning\nrubrik: Inledning\ndelar:\n  - tabell: t\n"
    files: dict[str, str | bytes] = {
        "data/mer.yaml": data,
        "avsnitt/01-inledning.yaml": section + (f"  - text: {text}\n" if text else ""),
    }
    files |= {"mallar/profiles/standard.yaml": profile} if profile else {}
    return [f for f in findings_of(report_files(files)) if f.code in CODES]


PLAIN = _rows("id: x, namn: X, a: 3, b: 20", "id: y, namn: Y, a: 7, b: 0")


def test_a_count_under_five_is_told_of_where_it_stands() -> None:
    (found,) = _findings(_table(PLAIN))
    assert (found.code, str(found.source)) == ("small-count", "data/mer.yaml:8:29")
    assert found.message == "”A” för ”X” är 3: färre än 5 personer kan pekas ut"


@pytest.mark.parametrize(
    ("profile", "count"),
    [
        (PROFILE.format("gräns: 3"), 0),
        (PROFILE.format("gräns: 10"), 2),
        (PROFILE.format("även_noll: ja"), 2),
    ],
)
def test_the_profile_says_what_is_small(profile: str, count: int) -> None:
    assert [f.code for f in _findings(_table(PLAIN), profile=profile)] == ["small-count"] * count


def test_a_table_that_is_not_about_persons_is_let_be() -> None:
    assert _findings(_table(PLAIN, persons="nej")) == []


def test_plans_differences_and_shares_count_nobody() -> None:
    columns = (
        "[{id: a, rubrik: Utfall}, {id: b, rubrik: Budget, roll: budget},"
        "{id: c, rubrik: Skillnad, formel: a - b},"
        '{id: d, rubrik: Andel, formel: "procent(c, b)", format: procent}]'
    )
    assert (
        _findings(_table(_rows("namn: X, a: 102, b: 99", "namn: Y, a: 4.5, b: 3"), columns)) == []
    )


def test_the_hint_says_what_must_be_hidden_with_it() -> None:
    rows = _rows("namn: X, a: 3", "namn: Y, a: 7", "namn: S, typ: total, summa: alla")
    (found,) = _findings(_table(rows, "[{id: a, rubrik: A}]"))
    assert "och i ”A” för ”Y” så att det inte går att räkna ut" in found.hint


# ------------------------------------------------------------------------ what is hidden with it

TOTAL = "id: s, namn: S, typ: total, summa: alla"


@pytest.mark.parametrize(
    ("rows", "columns", "hidden"),
    [
        # nothing gives it away
        (_rows("id: x, a: 3", "id: y, a: 7"), "[{id: a}]", {"x.a"}),
        # the sum does: the smallest other count goes, not the sum
        (_rows("id: x, a: 3", "id: y, a: 9", "id: z, a: 7", TOTAL), "[{id: a}]", {"x.a", "z.a"}),
        # not a zero, which everyone sees
        (_rows("id: x, a: 3", "id: y, a: 9", "id: z, a: 0", TOTAL), "[{id: a}]", {"x.a", "y.a"}),
        # two that hide each other
        (_rows("id: x, a: 3", "id: y, a: 4", "id: z, a: 7", TOTAL), "[{id: a}]", {"x.a", "y.a"}),
        # 1 and 1 are all that 2 can be
        (
            _rows("id: x, a: 1", "id: y, a: 1", "id: z, a: 7", TOTAL),
            "[{id: a}]",
            {"x.a", "y.a", "z.a"},
        ),
        # nothing else to hide: the sum goes
        (_rows("id: x, a: 3", TOTAL), "[{id: a}]", {"x.a", "s.a"}),
        # a small sum is small too
        (_rows("id: x, a: 1", "id: y, a: 2", TOTAL), "[{id: a}]", {"x.a", "y.a", "s.a"}),
        # a difference is hidden before last year's figure
        (
            _rows("id: x, a: 3, b: 20"),
            "[{id: a}, {id: b}, {id: c, formel: a - b}]",
            {"x.a", "x.c"},
        ),
        # so is a share
        (
            _rows("id: x, a: 3, b: 20"),
            '[{id: a}, {id: b}, {id: c, formel: "procent(a, b)", format: procent}]',
            {"x.a", "x.c"},
        ),
        # and whatever else hangs on it alone
        (_rows("id: x, a: 3"), '[{id: a}, {id: c, formel: "max(a, 1)"}]', {"x.a", "x.c"}),
    ],
)
def test_what_gives_a_small_count_away_is_hidden(rows: str, columns: str, hidden: set[str]) -> None:
    assert _hidden(_table(rows, columns)) == hidden


def test_rows_and_columns_with_sums_both_hide_a_rectangle() -> None:
    rows = _rows("id: x, a: 3, b: 20", "id: y, a: 30, b: 40", "id: z, a: 50, b: 60", TOTAL)
    columns = "[{id: a}, {id: b}, {id: c, rubrik: Totalt, formel: a + b}]"
    assert _hidden(_table(rows, columns)) == {"x.a", "x.b", "y.a", "y.b"}


def test_sums_typed_as_published_give_away_as_much() -> None:
    rows = _rows(
        "id: x, namn: X, a: 3, b: 20, c: 23",
        "id: y, namn: Y, a: 30, b: 40, c: 70",
        "id: z, namn: Z, a: 50, b: 60, c: 110",
        "id: s, namn: Totalt, a: 83, b: 120, c: 203",
    )
    columns = "[{id: a, rubrik: Flickor}, {id: b, rubrik: Pojkar}, {id: c, rubrik: Totalt}]"
    assert _hidden(_table(rows, columns)) == {"x.a", "x.b", "y.a", "y.b"}


def test_typed_changes_and_shares_give_away_as_much() -> None:
    rows = _rows(
        "id: x, namn: X, a: 3, b: 20, c: -17, d: 3.6",
        "id: y, namn: Y, a: 30, b: 10, c: 20, d: 36.1",
        "id: z, namn: Z, a: 50, b: 60, c: -10, d: 60.2",
        "id: s, namn: Totalt, typ: total, a: 83, b: 90, c: -7, d: 100",
    )
    columns = (
        "[{id: a, rubrik: 2024}, {id: b, rubrik: 2023}, {id: c, rubrik: Förändring},"
        " {id: d, rubrik: Andel, format: procent}]"
    )
    hidden = _hidden(_table(rows, columns))
    assert {"x.a", "x.c", "x.d"} <= hidden
    assert "s.a" not in hidden


def test_other_tables_facts_and_charts_hide_the_same_figure() -> None:
    data = _table(_rows("id: x, a: 3"), "[{id: a}]") + (
        "  u:\n    kolumner: [{id: a, hämta: t.a}, {id: b, formel: a * 7}]\n    rader: [{id: x}]\n"
        "fakta:\n  f: {namn: F, formel: t.x.a + 1}\n"
        "diagram:\n  d: {tabell: u, alt: Något som syns}\n"
    )
    report = _computed(data)
    assert {n for n, f in report.facts.items() if f.gap == ".."} == {
        *("t.x.a", "u.x.a", "u.x.b", "fakta.f")
    }
    assert "d" not in report.charts  # nothing is left to draw, and that is told


def test_only_what_is_hidden_changes() -> None:
    rows = _rows("id: x, a: 3, b: 20", "id: y, a: 30, b: 40", TOTAL)
    report = _computed(_table(rows))
    shown = {n: f.value for n, f in report.facts.items() if f.gap != ".."}
    assert shown == {
        "t.x.b": 20,
        "t.y.b": 40,
        "t.s.a": 33,
        "t.s.b": 60,
    }


# ----------------------------------------------------------- an attacker who knows linear algebra

COUNT = st.integers(0, 30)


def _rank(rows: list[list[int]]) -> int:
    matrix = [[Fraction(x) for x in row] for row in rows]
    rank = 0
    for column in range(len(matrix[0]) if matrix else 0):
        at = next((i for i in range(rank, len(matrix)) if matrix[i][column]), None)
        if at is None:
            continue
        matrix[rank], matrix[at] = matrix[at], matrix[rank]
        for i in range(len(matrix)):
            if i != rank and matrix[i][column]:
                factor = matrix[i][column] / matrix[rank][column]
                matrix[i] = [x - factor * y for x, y in zip(matrix[i], matrix[rank], strict=True)]
        rank += 1
    return rank


@settings(max_examples=100)
@given(st.lists(st.tuples(COUNT, COUNT, COUNT), min_size=1, max_size=5))
def test_no_small_count_can_be_solved_for(counts: list[tuple[int, int, int]]) -> None:
    """Two parts, their total and last year's, the change, and a row of sums."""
    names = [*(f"r{n}" for n in range(len(counts))), "s"]
    rows = [f"id: r{n}, a: {a}, b: {b}, d: {d}" for n, (a, b, d) in enumerate(counts)]
    columns = "[{id: a}, {id: b}, {id: c, formel: a + b}, {id: d}, {id: e, formel: c - d}]"
    report = _computed(_table(_rows(*rows, TOTAL), columns))
    cells = list(product(names, "abcde"))
    equations = [
        [int(r == row) * weight.get(c, 0) for r, c in cells]
        for row in names
        for weight in ({"a": 1, "b": 1, "c": -1}, {"c": 1, "d": -1, "e": -1})
    ]
    equations += [
        [int(c == column) * (-1 if r == "s" else 1) for r, c in cells] for column in "abcd"
    ]
    facts = {(r, c): report.facts[f"t.{r}.{c}"] for r, c in cells}
    hidden = [n for n, cell in enumerate(cells) if facts[cell].gap == ".."]
    unknown = [[row[n] for n in hidden] for row in equations]
    rank = _rank(unknown)
    for place, n in enumerate(hidden):
        small = ".".join(("t", *cells[n])) in report.small_counts.small
        alone = [int(i == place) for i in range(len(hidden))]
        assert not small or _rank([*unknown, alone]) == rank + 1
    for cell, fact in facts.items():
        if cell[1] != "e" and fact.value is not None:
            assert not 0 < fact.value < 5


def test_a_large_table_is_settled_in_no_time() -> None:
    rows = [f"id: r{n}, a: {n % 7}, b: {n % 5 + 3}, c: {n % 11}" for n in range(60)]
    columns = "[{id: a}, {id: b}, {id: c}, {id: d, formel: a + b + c}]"
    report = _computed(_table(_rows(*rows, TOTAL), columns))
    assert report.facts["t.s.d"].value == Decimal(
        sum(n % 7 + n % 5 + 3 + n % 11 for n in range(60))
    )


# ------------------------------------------------------------------------------ in running text


def _told(text: str) -> list[str]:
    rows = _rows("id: norr, namn: Norra distriktet, a: 3, b: 20", "id: syd, namn: Syd, a: 9, b: 8")
    return [f.code for f in _findings(_table(rows), text, HIDE)]


def test_what_is_hidden_is_told_by_table_but_never_the_figures() -> None:
    (found,) = _findings(_table(PLAIN), profile=HIDE)
    assert found.code == "counts-withheld"
    assert found.message == "små tal visas som .. i ”T”: ”A” för ”X”"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("I Norra distriktet var {{ t.norr.b }} pojkar.", []),
        ("I Norra distriktet var {{ t.norr.a }} flickor.", ["withheld-in-text"]),
        ("I Norra distriktet var {{ t.norr.a | ord }} flickor.", ["withheld-in-text"]),
        ("I Norra distriktet var tre flickor.", ["small-count"]),
        ("I Norra distriktet var 3 flickor.", ["small-count"]),
        ("I Norra distriktet kostade det 3 mnkr.", []),
        ("I Norra distriktet var 3,5 procent sjuka.", []),
        ("I Norra distriktet var det 13 stycken.", []),
        ("I Södra distriktet var tre flickor.", []),
        ("Sammanlagt {{ t.norr.a + t.norr.b }} barn.", ["template-error"]),
        ("Andelen är {{ andel(t.norr.a, t.norr.b) | procent }}.", ["template-error"]),
        ("Summan är {{ summa(t.norr) }}.", ["template-error"]),
        ("{% if t.norr.a > 2 %}Flera{% endif %} barn.", ["template-error"]),
    ],
)
def test_running_text_neither_shows_nor_works_with_a_hidden_figure(
    text: str, codes: list[str]
) -> None:
    assert sorted(_told(f'"{text}"')) == sorted(["counts-withheld", *codes])
