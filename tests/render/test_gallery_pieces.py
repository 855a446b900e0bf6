"""Pieces the gallery needed: a document's own choices, fixed lines, blocks of rows, fractions."""

from __future__ import annotations

import pytest

from reportgen.document.text import plain_text
from reportgen.document.tree import Chart, Document, Figure, Table
from reportgen.files import MemoryFiles
from tests.support import document_of, findings_of, prepared, prose_of, report_files, with_text

REPORT = """\
kommun: Exempelköpings kommun
nämnd: Socialnämnden
år: 2024
dokument:
  - {id: rapport, typ: kort, datum: 2025-02-17}
  - {id: delår, typ: kort, datum: 2024-09-20, bilaga: 3, period: delår, beslutsstil: meningar}
"""
SECTION = "id: inledning\nrubrik: Inledning\n"


def _documents(section: str, rapport: str = REPORT) -> list[Document]:
    files = report_files({"rapport.yaml": rapport, "avsnitt/01-inledning.yaml": section})
    found = prepared(files)
    assert found.findings == ()
    return [document for _, document in found.documents]


def test_a_document_has_its_own_period_and_style_of_decisions() -> None:
    section = f"{SECTION}text: 'Perioden {{{{ period }}}}.'\ndelar: [beslut: [godkänna, lägga]]\n"
    year, interim = (prose_of(d) for d in _documents(section))
    assert "Perioden 2024." in year
    assert "att godkänna, samt" in year
    assert "Perioden januari–augusti 2024." in interim
    assert "samt" not in interim


def test_an_appendix_is_referred_to_by_its_number() -> None:
    section = f"{SECTION}text: 'Se {{{{ ref(\"delår\") }}}}.'\n"
    assert all("Se bilaga\u00a03." in prose_of(d) for d in _documents(section))


def test_a_fixed_line_stands_before_what_follows() -> None:
    section = f"{SECTION}delar:\n  - ledtext: 'Vi har {{{{ år }}}}:'\n  - text: '- gjort'\n"
    assert "Vi har 2024:\ngjort" in prose_of(_documents(section)[0])


@pytest.mark.parametrize(
    ("part", "words"), [(50, "hälften"), (66, "två tredjedelar"), (24, "en fjärdedel")]
)
def test_a_share_is_shown_as_the_fraction_it_is_close_to(part: int, words: str) -> None:
    data = f"fakta: {{del_av: {part}, hela: 100}}\n"
    text = "{{ andel(fakta.del_av, fakta.hela) | bråk }}"
    assert words in prose_of(document_of(with_text(text, data=data)))


def test_a_share_far_from_any_fraction_is_refused() -> None:
    data = "fakta: {del_av: 3, hela: 100}\n"
    found = findings_of(with_text("{{ andel(fakta.del_av, fakta.hela) | bråk }}", data=data))
    assert [f.message for f in found] == ["3,0 procent ligger inte nära något enkelt bråk"]


def test_rows_of_a_block_share_their_label_and_a_figure() -> None:
    data = """\
tabeller:
  enheter:
    kolumner:
      - {id: b, rubrik: Budget}
      - {id: u, rubrik: Utfall}
      - {id: netto, rubrik: Netto, formel: u - b, per_block: ja}
    rader:
      - {id: i, block: x, namn: Enheten, b: 2, u: 3}
      - {id: k, block: x, b: -8, u: -10}
"""
    section = f"{SECTION}delar: [tabell: enheter]\n"
    files = report_files({"data/mer.yaml": data, "avsnitt/01-inledning.yaml": section})
    (table,) = [b for b in document_of(files).blocks if isinstance(b, Table)]
    spans = [[cell.rowspan for cell in row.cells] for row in table.body]
    assert spans == [[2, 1, 1, 2], [1, 1]]


def test_a_difference_between_shares_is_in_percentage_points() -> None:
    data = """\
tabeller:
  nöjda:
    enhet: procent
    kolumner: [{id: fg}, {id: nu}, {id: ändring, formel: nu - fg}]
    rader: [{id: alla, namn: Alla, fg: 84, nu: 82}]
"""
    document = document_of(with_text("{{ nöjda.alla.ändring }}", data=data))
    assert "−2\u00a0procentenheter" in prose_of(document)


MONTHS = """\
tabeller:
  barn:
    titel: Barn
    enhet: personer
    kolumner: [{id: kv1}, {id: kv2}]
    rader: [{id: nu, namn: "2024", kv1: 4, kv2: 5}]
    diagram: {typ: linje, alt: Fler barn.}
  vuxna:
    titel: Vuxna
    enhet: personer
    kolumner: [{id: kv1}, {id: kv2}]
    rader: [{id: nu, namn: "2024", kv1: 7, kv2: 6}]
    diagram: {typ: stapel, alt: Färre vuxna.}
"""


def _with_parts(parts: str) -> MemoryFiles:
    section = f"{SECTION}delar: [{parts}]\n"
    return report_files({"data/mer.yaml": MONTHS, "avsnitt/01-inledning.yaml": section})


def test_the_small_charts_of_several_tables_follow_each_other() -> None:
    document = document_of(_with_parts("små_diagram: [barn, vuxna]"))
    figures = [b for b in document.blocks if isinstance(b, Figure)]
    assert [(f.id, f.label, plain_text(f.caption)) for f in figures] == [
        ("barn_diagram", "Figur 1", "Barn"),
        ("vuxna_diagram", "Figur 2", "Vuxna"),
    ]
    charts = [f.content for f in figures if isinstance(f.content, Chart)]
    assert [(c.small, c.kind, c.alt) for c in charts] == [
        (True, "lines", "Fler barn."),
        (True, "columns", "Färre vuxna."),
    ]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ("små_diagram: [barn, vuxan]", "unknown-name"),
        ("små_diagram: [barn, barn]", "duplicate-id"),
        ("{tabell: barn, med_diagram: ja}, små_diagram: [barn]", "duplicate-id"),
    ],
)
def test_a_small_chart_that_cannot_be_shown_is_reported(parts: str, code: str) -> None:
    assert code in [finding.code for finding in findings_of(_with_parts(parts))]
