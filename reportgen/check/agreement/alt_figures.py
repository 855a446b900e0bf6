"""The figures of a chart's alternative text, year by year, against those the chart shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.document.text import charts_in
from reportgen.document.tree import Chart
from reportgen.finding import Finding, Source, varning
from reportgen.language import format_number, round_half_up

_FIGURE_OF_YEAR = re.compile(
    r"(?<![\w,.–-])(?P<figure>\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
    r"(?:\s(?:%|procent|mnkr|mkr|tkr|kronor|personer|barn|hushåll|dygn))?"
    r"\s(?:år|i|under|för)\s(?P<year>(?:19|20)\d\d)\b"
)


def alt_figures(material: Material) -> Iterator[Finding]:
    """`407 år 2023`, when the chart has another value for 2023; told when another year agrees."""
    alts = {p.text: p for p in material.prose.passages if p.kind == "alt"}
    for _, document in material.documents:
        for chart in charts_in(document):
            if passage := alts.get(chart.alt):
                yield from _compared(material, passage, chart)


def _compared(material: Material, passage: Passage, chart: Chart) -> Iterator[Finding]:
    agreed, odd = 0, []
    for match in _FIGURE_OF_YEAR.finditer(passage.text):
        values = _values(chart, match["year"])
        figure = Decimal(re.sub(r"\s", "", match["figure"]).replace(",", "."))
        if not values or passage.is_bound(*match.span("figure")):
            continue
        if any(_same(figure, value) for value in values):
            agreed += 1
        else:
            odd.append((match, values))
    for match, values in odd if 0 < len(odd) <= agreed else ():
        shown = " eller ".join(format_number(v, chart.decimals) for v in values)
        message = f"alt-texten säger {match['figure']} för {match['year']} men diagrammet {shown}"
        yield varning("same-figure-differs", message, _place(material, passage), "rätta alt-texten")


def _place(material: Material, passage: Passage) -> Source:
    """Where the chart is described; the passage's place is where it is shown."""
    charts = material.report.charts.values()
    described = (c.places.get("alt", c.source) for c in charts if c.alt.strip() == passage.text)
    return next(described, passage.source)


def _values(chart: Chart, year: str) -> tuple[Decimal, ...]:
    """What the chart shows of the year, one value for each series; none of a year it lacks."""
    at = [n for n, name in enumerate(chart.categories) if name.strip() == year]
    if len(at) != 1 or len(chart.series) > 3:
        return ()
    shown = (series.values[at[0]].value for series in chart.series)
    return tuple(value for value in shown if value is not None)


def _same(figure: Decimal, value: Decimal) -> bool:
    """Whether the figure is the value, with no more exactness than it is written with."""
    decimals = max(0, -int(figure.as_tuple().exponent))
    return abs(round_half_up(value, decimals)) == abs(figure)
