"""This year's report against the figures published before."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.facts import Fact
from reportgen.finding import Finding, fel, varning
from reportgen.language import decimals_of, format_number, round_half_up
from reportgen.model.data import PublishedFigure
from reportgen.node import closest
from reportgen.tables.interval import Interval


def last_years_figures(material: Material) -> Iterator[Finding]:
    """Figures of earlier years that are others than those published, with no reason given."""
    facts = material.computed.facts
    for year, figures in material.report.published.items():
        for name, figure in figures.items():
            fact = facts.get(name)
            if fact is None:
                message = f"siffran ”{name}” finns inte"
                yield fel("unknown-fact", message, figure.source, closest(name, facts))
            elif fact.value is not None and not figure.restated and not _agree(fact, figure):
                yield _finding(fact, figure, year)


def _agree(fact: Fact, figure: PublishedFigure) -> bool:
    decimals = decimals_of(figure.value)
    if decimals == fact.decimals:
        return round_half_up(fact.amount, decimals) == figure.value
    spread = Interval.rounded(figure.value, decimals)
    return spread.meets(Interval.rounded(fact.amount, fact.decimals))


def _finding(fact: Fact, figure: PublishedFigure, year: int) -> Finding:
    shown = format_number(fact.amount, fact.decimals)
    earlier = format_number(figure.value, decimals_of(figure.value))
    called = f"”{fact.name}”" if fact.name else f"”{fact.id}”"
    message = f"{called} är {shown} men publicerades som {earlier} för {year}"
    hint = f"rätta siffran, eller skriv omräknad: med skälet vid {fact.id} under publicerat"
    return varning("last-year-differs", message, fact.source, hint)
