"""SARIF: valid by the standard's own schema, and every finding in its place.

The schema is the one in npm's @microsoft/sarif-multitool-linux 5.7.0 (MIT).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportgen.finding import Severity, Source, fel, upplysning, varning
from reportgen.resources import package_docs
from reportgen.review import Review
from reportgen.review.excerpt import Excerpts
from reportgen.review.sarif import as_sarif, descriptions
from tests.review.samples import acceptance, reviewed, with_acceptances

SCHEMA = json.loads((Path(__file__).parent / "schema/sarif-2.1.0.json").read_text(encoding="utf-8"))


def run_of(*reviews: Review) -> dict[str, Any]:
    """The one run of the log, found valid."""
    log = json.loads(as_sarif(reviews, package_docs()))
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    return run


def result_at(source: Source) -> dict[str, Any]:
    """The result of a finding at the place."""
    finding = varning("sum-unlikely", "summan stämmer knappast", source, "pröva den")
    (result,) = run_of(Review("x", (finding,), Excerpts()))["results"]
    return result


def test_an_ärende_without_findings_is_a_run_without_results() -> None:
    assert run_of(reviewed(with_acceptances()), Review("x", (), Excerpts()))["results"]
    assert run_of(Review("x", (), Excerpts()))["results"] == []


@pytest.mark.parametrize(
    ("make", "level"), [(fel, "error"), (varning, "warning"), (upplysning, "note")]
)
def test_each_severity_has_its_level(make: Any, level: str) -> None:
    finding = make("sum-differs", "1 + 1 = 3", Source("a.yaml", 1, 2))
    (result,) = run_of(Review("x", (finding,), Excerpts()))["results"]
    assert result["level"] == level
    assert len(Severity) == 3


def test_a_result_says_where_and_what_to_do() -> None:
    result = result_at(Source("content/mitt ärende/data/a.yaml", 3, 7))
    assert result["message"]["text"] == "summan stämmer knappast. pröva den"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "content/mitt%20%C3%A4rende/data/a.yaml"},
        "region": {"startLine": 3, "startColumn": 7},
    }


def test_a_line_that_can_be_read_is_shown() -> None:
    (first, *_) = run_of(reviewed(with_acceptances()))["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (13, 69)
    assert region["snippet"]["text"].startswith("      - {id: totalt, namn: Totalt")


def test_a_cell_is_a_logical_location() -> None:
    (location,) = result_at(Source("data/a.xlsx", sheet="Blad 1", cell="C4"))["locations"]
    assert location["logicalLocations"] == [{"name": "C4", "fullyQualifiedName": "Blad 1!C4"}]


@pytest.mark.parametrize("source", [Source("--profil"), Source("")])
def test_what_is_in_no_file_has_no_location(source: Source) -> None:
    assert result_at(source)["locations"] == []


def test_a_file_far_away_has_a_whole_address() -> None:
    (location,) = result_at(Source("/tmp/ä.yaml", 1))["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "file:///tmp/%C3%A4.yaml"


def test_rules_are_described_in_the_words_of_the_documentation() -> None:
    run = run_of(reviewed(with_acceptances()))
    driver = run["tool"]["driver"]
    assert driver["language"] == "sv"
    rules = {rule["id"]: rule["shortDescription"]["text"] for rule in driver["rules"]}
    assert rules["stated-differs"].startswith("Ett angivet tal går inte att få fram ur delarna")
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_every_code_of_the_documentation_is_described() -> None:
    described = descriptions(package_docs())
    assert described["yaml-syntax"] == "Indrag, kolon eller citattecken stämmer inte"
    assert described["csv-encoding"] == described["yaml-encoding"]
    assert all(described.values())


def test_what_is_accepted_is_suppressed_with_the_reason() -> None:
    results = run_of(reviewed(with_acceptances(acceptance())))["results"]
    (suppressed,) = (r for r in results if r["suppressions"])
    assert "”Budget”" in suppressed["message"]["text"]
    assert suppressed["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Fullmäktige beslutade om 140,9. (ekonomichef 2025-02-01)",
        }
    ]
