"""The ärenden of the corpus add up, tried without the checker's own arithmetic."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from reportgen.compute import compute
from reportgen.facts import Fact
from reportgen.files import MemoryFiles
from reportgen.load import load_report
from reportgen.resources import package_templates
from tests.granskning.corpus import base_contents

Cells = dict[tuple[str, str], tuple[Decimal, Decimal]]
"""The value and half its last unit, by row and column."""

CHAINS = [
    (
        "ekeby-2024",
        "resultaträkning",
        "summa_intäkter = taxor_och_avgifter + bidrag + övriga_intäkter",
    ),
    (
        "ekeby-2024",
        "resultaträkning",
        "summa_kostnader = personalkostnader + lämnade_bidrag + köp_av_verksamhet + lokalhyror"
        " + övriga_driftskostnader + kapitaltjänstkostnader",
    ),
    ("ekeby-2024", "resultaträkning", "nettokostnad = summa_intäkter + summa_kostnader"),
    ("ekeby-2024", "driftredovisning", "nämnden_totalt = *"),
    ("ekeby-2024", "investeringar", "totalt = *"),
    ("ekeby-2024", "personal", "anställda = kvinnor + män"),
    ("ekeby-2024", "personal", "sjukfrånvaro = korttid + långtid"),
    ("sundhamn-2025", "verksamheter", "totalt = *"),
    ("sundhamn-2025", "resultat", "netto = intäkter + personal + köp + bidrag + övrigt"),
    ("sundhamn-2025", "resultat", "årets = netto + kommunbidrag"),
    ("sundhamn-2025", "åtgärder", "summa = *"),
    ("sundhamn-2025", "placeringar", "alla = *"),
    ("sundhamn-2025", "anställda", "alla = kvinnor + män"),
    (
        "västerlunda-2023",
        "resultaträkning",
        "summa_intäkter = taxor_och_avgifter + hyror_och_arrenden"
        " + bidrag + försäljning_av_verksamhet",
    ),
    (
        "västerlunda-2023",
        "resultaträkning",
        "summa_kostnader = personalkostnader + köp_av_verksamhet + lokalkostnader"
        " + övriga_kostnader",
    ),
    (
        "västerlunda-2023",
        "resultaträkning",
        "verksamhetens_nettokostnader = summa_intäkter + summa_kostnader",
    ),
    ("västerlunda-2023", "verksamheter", "verksamhetens_nettokostnader = *"),
    ("björkinge-2024", "sammanfattande", "nämnden_totalt = *"),
    ("björkinge-2024", "barn", "resultat = nettokostnad + kommunbidrag"),
    ("björkinge-2024", "vuxna", "resultat = nettokostnad + kommunbidrag"),
    ("björkinge-2024", "anmälare", "totalt = *"),
    ("norrvik-2024", "drift", "omsorgsnämnden = *"),
    ("norrvik-2024", "investeringar", "inventarier = särskilda_boenden + gruppbostäder"),
    ("norrvik-2024", "investeringar", "välfärdsteknik = trygghetslarm + digital_tillsyn"),
    ("norrvik-2024", "investeringar", "totalt = inventarier + välfärdsteknik"),
    ("norrvik-2024", "utförare", "summa = *"),
    ("norrvik-2024", "hushåll", "samtliga = *"),
    ("havsjö-2024", "ramen", "hela_nämnden = *"),
    ("havsjö-2024", "netto", "nettokostnad = kostnader - intäkter"),
    ("havsjö-2024", "slag", "allt = *"),
    ("havsjö-2024", "plan", "tillsammans = *"),
    ("havsjö-2024", "oro", "hela_året = *"),
    ("havsjö-2024", "placerade", "samtliga = *"),
    ("havsjö-2024", "årsarbetare", "summa = *"),
]
"""Rows that are the sum of other rows, in every column but shares; * is all the others."""

DIFFERENCES = [
    ("ekeby-2024", "resultaträkning", "avvikelse = utfall - budget"),
    ("ekeby-2024", "driftredovisning", "avvikelse = utfall - budget"),
    ("ekeby-2024", "investeringar", "avvikelse = budget - utfall"),
    ("ekeby-2024", "volymer", "avvikelse = utfall - budget"),
    ("sundhamn-2025", "verksamheter", "periodavvikelse = periodbudget - utfall"),
    ("sundhamn-2025", "verksamheter", "avvikelse = budget - prognos"),
    ("sundhamn-2025", "resultat", "avvikelse = prognos - budget"),
    ("sundhamn-2025", "sjukfrånvaro", "förändring = nu - fg"),
    ("sundhamn-2025", "anställda", "förändring = nu - fg"),
    ("västerlunda-2023", "resultaträkning", "avvikelse = utfall - budget"),
    ("västerlunda-2023", "resultaträkning", "prognosavvikelse = prognos - budget"),
    ("västerlunda-2023", "verksamheter", "avvikelse = utfall - budget"),
    ("västerlunda-2023", "anställda", "förändring = nu - fg"),
    ("norrvik-2024", "drift", "avvikelse = budget - utfall"),
    ("norrvik-2024", "drift", "budget = ursprunglig + tillägg"),
    ("norrvik-2024", "investeringar", "kvar = budget - utfall"),
    ("norrvik-2024", "hushåll", "alla = kvinnor + män"),
    ("norrvik-2024", "personal", "skillnad = nu - fg"),
    ("havsjö-2024", "ramen", "kvar = ram - förbrukat"),
    ("havsjö-2024", "placerade", "alla = flickor + pojkar"),
    ("havsjö-2024", "hushåll", "skillnad = nu - fg"),
    ("havsjö-2024", "årsarbetare", "ändring = nu - fg"),
]
"""Columns that are the difference, or the sum, of two others in every row that has all three."""

SHARES = [
    ("ekeby-2024", "resultaträkning", "procent = avvikelse / budget"),
    ("ekeby-2024", "driftredovisning", "procent = avvikelse / budget"),
    ("norrvik-2024", "boende", "beläggning = belagda / platser"),
    ("norrvik-2024", "enkät", "andel = positiva / svar"),
    ("havsjö-2024", "ramen", "grad = förbrukat / ram"),
]
"""Columns that are one column in per cent of the size of another."""


def _cells(base: str, table: str) -> Cells:
    report, _ = load_report(MemoryFiles(base_contents(base)), package_templates())
    grid = compute(report)[0].grids[table]
    found: Cells = {}
    for row in grid.rows:
        for column, cell in row.cells.items():
            if isinstance(cell, Fact) and cell.value is not None:
                half = Decimal(1).scaleb(-cell.decimals) / 2
                found[row.id, column] = (cell.value, half)
    return found


def _terms(words: str) -> list[tuple[int, str]]:
    signs = {"+": 1, "-": -1}
    parts = ["+", *words.split()]
    return [(signs[parts[n]], parts[n + 1]) for n in range(0, len(parts), 2)]


def _agree(total: tuple[Decimal, Decimal], parts: list[tuple[int, Decimal, Decimal]]) -> bool:
    difference = abs(total[0] - sum(sign * value for sign, value, _ in parts))
    return difference <= total[1] + sum(half for _, _, half in parts)


@pytest.mark.parametrize(("base", "table", "rule"), CHAINS)
def test_the_sums_are_right(base, table, rule):
    cells = _cells(base, table)
    total, words = rule.split(" = ")
    rows = list(dict.fromkeys(row for row, _ in cells))
    terms = [(1, row) for row in rows if row != total] if words == "*" else _terms(words)
    columns = [c for r, c in cells if r == total and c not in ("procent", "grad", "medel")]
    assert columns
    for column in columns:
        parts = [(sign, *cells[row, column]) for sign, row in terms if (row, column) in cells]
        assert _agree(cells[total, column], parts), f"{total}.{column}"


@pytest.mark.parametrize(("base", "table", "rule"), DIFFERENCES)
def test_the_differences_are_right(base, table, rule):
    cells = _cells(base, table)
    result, words = rule.split(" = ")
    rows = [r for r, c in cells if c == result]
    assert rows
    for row in rows:
        parts = [(sign, *cells[row, column]) for sign, column in _terms(words)]
        assert _agree(cells[row, result], parts), f"{row}.{result}"


@pytest.mark.parametrize(("base", "table", "rule"), SHARES)
def test_the_shares_are_right(base, table, rule):
    cells = _cells(base, table)
    result, words = rule.split(" = ")
    part, whole = words.split(" / ")
    for row in [r for r, c in cells if c == result]:
        (share, half), above, below = cells[row, result], cells[row, part], cells[row, whole]
        ends = [
            100 * (above[0] + s * above[1]) / abs(abs(below[0]) + t * below[1])
            for s, t in product((-1, 1), repeat=2)
        ]
        assert min(ends) <= share + half, row
        assert max(ends) >= share - half, row
