"""The protocol: what stands on the page, in order, and that it needs nothing else."""

from __future__ import annotations

import re

import lxml.html
import pytest

from reportgen.finding import Source, fel, upplysning, varning
from reportgen.resources import package_templates
from reportgen.review import Review
from reportgen.review.excerpt import Excerpts
from reportgen.review.protocol import as_html
from tests.review.samples import RESULT, TABLE, acceptance, reviewed, with_acceptances

TEXT = """\
id: ekonomi
rubrik: Ekonomiskt utfall
text: |
  Ett <b>fel</b> & ett till.
"""


def page_of(*reviews: Review) -> lxml.html.HtmlElement:
    """The page, read."""
    return lxml.html.document_fromstring(as_html(reviews, package_templates()))


def words(element: lxml.html.HtmlElement) -> str:
    """The text of the element, as it is read; soft hyphens left out."""
    return " ".join(element.text_content().replace("\N{SOFT HYPHEN}", "").split())


def each(page: lxml.html.HtmlElement, path: str) -> list[str]:
    """The words of every element at the path."""
    return [words(element) for element in page.xpath(path)]


@pytest.fixture(scope="module")
def page() -> lxml.html.HtmlElement:
    """The protocol of the ärende with one sum accepted and one not."""
    return page_of(reviewed(with_acceptances(acceptance())))


def test_the_page_says_what_it_is_of_and_in_which_language(page) -> None:
    assert page.get("lang") == "sv"
    title = "Granskningsprotokoll – Socialnämnden, Exempelköpings kommun 2024"
    assert page.findtext(".//title") == title
    assert each(page, "//h1 | //h2") == title.split(" – ")
    assert "Rapport 2024, den 17 februari 2025" in each(page, "//dd//li")


def test_the_findings_are_counted_by_file_and_severity(page) -> None:
    rows = [[words(cell) for cell in row] for row in page.xpath("//table//tr")]
    assert rows == [
        ["Fil", "Fel", "Varningar", "Upplysningar", "Godkända"],
        [TABLE, "1", "0", "0", "1"],
        ["Summa", "1", "0", "0", "1"],
    ]
    assert page.xpath("//table//a/@href") == [f"#{i}" for i in page.xpath("//h4/@id")]


def test_a_finding_has_severity_place_code_message_line_and_hint(page) -> None:
    (finding,) = page.xpath("//li[@class='finding fel']")
    assert each(finding, "*") == [
        "Fel rad 13 stated-differs",
        "”Utfall” för ”Totalt” anges till −139,8 men summa av 2 rader = −137,8",
        "- {id: totalt, namn: Totalt, typ: total, summa: alla, budget: -140.9, utfall: -139.8}",
        "Gör så här: rätta talet eller dess delar, eller ta bort det så räknas det ut",
    ]
    assert each(finding, ".//mark") == ["-139.8"]


def test_what_is_accepted_stands_with_its_reason_and_who_answers_for_it(page) -> None:
    (accepted,) = page.xpath("//li[@class='finding godkänd']")
    assert each(accepted, ".//dt") == ["Fil", "Skäl", "Godkänd av", "Datum"]
    assert each(accepted, ".//dd") == [
        TABLE,
        "Fullmäktige beslutade om 140,9.",
        "ekonomichef",
        "den 1 februari 2025",
    ]


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        ("", "Granskningen fann inget att anmärka på."),
        ("f", "Granskningen fann 1 fel. Felet måste rättas innan dokumenten kan byggas."),
        (
            "ffvuu",
            "Granskningen fann 2 fel, 1 varning och 2 upplysningar. "
            "Felen måste rättas innan dokumenten kan byggas.",
        ),
        (
            "vu",
            "Granskningen fann 1 varning och 1 upplysning. "
            "Varningen hindrar inte att dokumenten byggs, men ska prövas.",
        ),
        ("uuu", "Granskningen fann 3 upplysningar."),
    ],
)
def test_the_verdict_is_told_in_words(made: str, verdict: str) -> None:
    makers = {"f": fel, "v": varning, "u": upplysning}
    findings = tuple(makers[m]("x", f"nummer {n}", Source("a")) for n, m in enumerate(made))
    told = page_of(Review("x", findings, Excerpts()))
    assert " ".join(each(told, "//*[@class='verdict']/p[text()]")) == verdict


def test_findings_in_a_section_stand_under_its_heading() -> None:
    files = with_acceptances(**{"avsnitt/01-inledning.yaml": TEXT, TABLE: RESULT})
    told = page_of(reviewed(files))
    assert "1 Ekonomiskt utfall avsnitt/01-inledning.yaml" in each(told, "//h4")


def test_what_an_author_wrote_is_text_on_the_page() -> None:
    place = Source("x/avsnitt/a.yaml", 4, 7)
    told = page_of(Review("x", (fel("a", "<script>alert(1)</script>", place),), Excerpts()))
    assert told.xpath("//script") == []
    assert "<script>alert(1)</script>" in words(told)


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    page = as_html([reviewed(with_acceptances())], package_templates())
    assert re.findall(r"""(?:src|href)\s*=\s*["'](?!#)[^"']*|url\((?!"?data:)[^)]*""", page) == []


def test_an_ärende_that_cannot_be_read_has_a_protocol_too() -> None:
    files = with_acceptances(**{"rapport.yaml": "kommun: [\n"})
    told = page_of(reviewed(files))
    assert "Fel" in each(told, "//span[@class='severity']")


def test_several_ärenden_share_a_page() -> None:
    told = page_of(reviewed(with_acceptances()), reviewed(with_acceptances(acceptance())))
    assert len(told.xpath("//main/section/h2")) == 2
    ids = told.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_same_review_gives_the_same_page() -> None:
    one, two = (as_html([reviewed(with_acceptances())], package_templates()) for _ in range(2))
    assert one == two
