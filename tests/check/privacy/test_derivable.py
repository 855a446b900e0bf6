"""A count an author withholds must not follow from what stands around it."""

from __future__ import annotations

import pytest

from tests.support import findings_of, report_files


def _found(
    rows: list[str], columns: str, *, unit: str = "barn", part: str = "tabell: t"
) -> list[str]:
    lines = "".join(f"      - {{{row}}}\n" for row in rows)
    data = f"tabeller:\n  t:\n    enhet: {unit}\n    kolumner: {columns}\n    rader:\n{lines}"
    section = f"id: inledning\nrubrik: Inledning\ndelar:\n  - {part}\n"
    files = report_files({"data/mer.yaml": data, "avsnitt/01-inledning.yaml": section})
    return [f"{f.severity} {f.message}" for f in findings_of(files) if f.code == "derivable-count"]


ONE = "[{id: a, rubrik: Antal}]"


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        # a total that a heading calls so
        (['namn: X, a: ".."', "namn: Y, a: 7", "namn: Totalt, a: 10"], ONE),
        (['namn: X, a: ".."', "namn: Y, a: 7", "namn: S, typ: total, a: 10"], ONE),
        # a total that is a sum, typed too
        (['namn: X, a: ".."', "namn: Y, a: 7", "namn: S, typ: total, summa: alla, a: 10"], ONE),
        # parts and total in a row
        (
            ['namn: X, a: "..", b: 7, c: 10', "namn: Y, a: 3, b: 3, c: 6"],
            "[{id: a, rubrik: Flickor}, {id: b, rubrik: Pojkar}, {id: c, rubrik: Totalt}]",
        ),
        # last year and the change
        (
            [
                'namn: X, a: "..", b: 7, c: -4',
                "namn: Y, a: 3, b: 1, c: 2",
                "namn: Z, a: 9, b: 9, c: 0",
            ],
            "[{id: a, rubrik: 2024}, {id: b, rubrik: 2023}, {id: c, rubrik: Förändring}]",
        ),
        # shares of a total
        (
            [
                'namn: X, a: "..", b: 30.0',
                'namn: Y, a: "..", b: 30.0',
                "namn: Z, a: 4, b: 20.0",
                "namn: Ö, a: 4, b: 20.0",
                "namn: Totalt, a: 20, b: 100",
            ],
            "[{id: a, rubrik: Antal}, {id: b, rubrik: Andel, format: procent}]",
        ),
    ],
)
def test_a_single_gap_beside_a_total_is_no_secret(rows: list[str], columns: str) -> None:
    found = _found(rows, columns)
    assert found
    assert all(f.startswith("fel") and "men går att räkna ut" in f for f in found)


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (['namn: X, a: ".."', "namn: Y, a: 7"], ONE),
        (['namn: X, a: ".."', 'namn: Y, a: ".."', "namn: Totalt, a: 10"], ONE),
        # a sum worked out of what is withheld is withheld itself
        (['namn: X, a: ".."', "namn: Y, a: 7", "namn: S, typ: total, summa: alla"], ONE),
        # a row called so that is no sum
        (
            ['namn: X, a: "..", b: 5', "namn: Y, a: 7, b: 9", "namn: Totalt, a: 10, b: 9"],
            "[{id: a, rubrik: A}, {id: b, rubrik: B}]",
        ),
        # part of a row only
        (['namn: X, a: ".."', "namn: varav Y, typ: varav, a: 7", "namn: Totalt, a: 10"], ONE),
        # not measured is no secret
        (['namn: X, a: "-"', "namn: Y, a: 7", "namn: Totalt, a: 10"], ONE),
        # a mean
        (
            ['namn: X, jan: "..", feb: 7, m: 6.5', "namn: Y, jan: 3, feb: 5, m: 4"],
            "[{id: jan, rubrik: jan}, {id: feb, rubrik: feb}, {id: m, rubrik: Medel}]",
        ),
    ],
)
def test_what_does_not_follow_is_let_be(rows: list[str], columns: str) -> None:
    assert _found(rows, columns) == []


def test_a_gap_among_amounts_is_not_about_persons() -> None:
    rows = ['namn: X, a: ".."', "namn: Y, a: 7", "namn: Totalt, a: 10"]
    assert _found(rows, ONE, unit="tkr") == []


def test_a_gap_among_other_counts_is_perhaps_only_uncertain() -> None:
    rows = ['namn: X, a: ".."', "namn: Y, a: 7", "namn: Totalt, a: 10"]
    (found,) = _found(rows, ONE, unit="ärenden")
    assert found.startswith("varning")


def test_what_no_document_shows_gives_nothing_away() -> None:
    rows = ['id: x, namn: X, a: ".."', "id: y, namn: Y, a: 7", "id: z, namn: Totalt, a: 10"]
    assert _found(rows, ONE, part="{tabell: t, rader: [x, y]}") == []
    assert _found(rows, ONE, part="{tabell: t, rader: [x, z]}") == []
    assert len(_found(rows, ONE)) == 1
