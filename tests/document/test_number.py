"""Numbers, labels, references and the contents: what only the whole document knows."""

from __future__ import annotations

import pytest

from reportgen.document.tree import Contents, Figure, Heading, Table
from reportgen.files import MemoryFiles
from tests.support import document_of, findings_of, prose_of, report_files

SECTIONS = """
id: inledning
rubrik: Inledning
text: |
  {text}
underavsnitt:
  - id: ett
    rubrik: Ett
    underavsnitt:
      - {{id: djupt, rubrik: Djupt, text: A}}
  - {{id: utan, rubrik: Utan nummer, numrerad: nej, text: A}}
  - id: två
    rubrik: Två
    delar:
      - tabell: resultat
      - {{tabell: resultat, id: resultat_igen}}
      - diagram: kostnader
"""
MORE = """
diagram:
  kostnader: {titel: Kostnader, tabell: resultat, alt: Kostnaderna var lika.}
"""
LAST = "id: sist\nrubrik: Sist\ntext: Slut.\n"


def _files(text: str = "Text.") -> MemoryFiles:
    return report_files(
        {
            "avsnitt/01-inledning.yaml": SECTIONS.format(text=text),
            "avsnitt/02-sist.yaml": LAST,
            "data/mer.yaml": MORE,
        }
    )


def test_headings_are_numbered_by_their_level_and_those_without_number_leave_no_hole() -> None:
    document = document_of(_files())
    headings = [(b.number, b.id) for b in document.blocks if isinstance(b, Heading)]
    assert headings == [
        ("1", "inledning"),
        ("1.1", "ett"),
        ("1.1.1", "djupt"),
        ("", "utan"),
        ("1.2", "två"),
        ("2", "sist"),
    ]


def test_tables_and_figures_are_labelled_in_order() -> None:
    document = document_of(_files())
    labels = [b.label for b in document.blocks if isinstance(b, Table | Figure)]
    assert labels == ["Tabell 1", "Tabell 2", "Figur 1"]


def test_the_contents_have_the_headings_to_their_depth() -> None:
    document = document_of(_files())
    (contents,) = (b for b in document.blocks if isinstance(b, Contents))
    assert [(e.level, e.number, e.text) for e in contents.entries] == [
        (1, "1", "Inledning"),
        (2, "1.1", "Ett"),
        (2, "", "Utan nummer"),
        (2, "1.2", "Två"),
        (1, "2", "Sist"),
    ]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("resultat", "tabell\u00a01"),
        ("resultat_igen", "tabell\u00a02"),
        ("kostnader", "figur\u00a01"),
        ("djupt", "avsnitt\u00a01.1.1"),
        ("utan", "avsnittet Utan nummer"),
        ("sist", "avsnitt\u00a02"),
    ],
)
def test_a_reference_says_what_it_refers_to(target: str, words: str) -> None:
    document = document_of(_files(f'Se {{{{ ref("{target}") }}}}.'))
    assert f"Se {words}." in prose_of(document)


def test_a_reference_to_nothing_is_told_with_what_was_meant() -> None:
    (finding,) = findings_of(_files('Se {{ ref("resultatet") }}.'))
    assert (finding.code, finding.hint) == ("unknown-reference", "menade du ”resultat”?")
    assert finding.source.line == 5


def test_footnotes_are_numbered_through_the_document_and_used_again_keep_their_number() -> None:
    files = report_files(
        {
            "avsnitt/01-inledning.yaml": "id: inledning\nrubrik: A\ntext: |\n"
            "  Ett[^a], ett igen[^a].\n\n  [^a]: Not ett.\n",
            "avsnitt/02-b.yaml": "id: b\nrubrik: B\ntext: |\n  Två[^a].\n\n  [^a]: Not två.\n",
        }
    )
    document = document_of(files)
    assert [(n.number, n.first) for n in document.notes] == [(1, True), (2, True)]
    assert prose_of(document).count("Not ett.") == 1
