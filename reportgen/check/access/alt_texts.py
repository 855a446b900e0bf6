"""Alternative texts that tell nothing to the one who does not see the picture (WCAG 1.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.check.material import Material
from reportgen.finding import Finding, Source, upplysning, varning
from reportgen.model.parts import ImagePart
from reportgen.model.section import Section
from reportgen.node import Node
from reportgen.tables.grid import Grid, Parts
from reportgen.tables.spec import NumberTable

_FILE_NAME = re.compile(
    r"\S[\w .-]*\.(?:png|jpe?g|svg|gif|webp|tiff?|bmp|pdf)"
    r"|(?:img|dsc|dscn|image|bild|foto)[_ -]?\d+",
    re.IGNORECASE,
)
_KIND_OF_PICTURE = re.compile(
    r"(?:(?:en|ett|den|det|här|denna|detta|som|visar|av|på|över|med|till|i|nr|nummer|\d+"
    r"|bild\w*|foto\w*|(?:\w*[a-zåäö])?diagram\w*|figur\w*|graf\w*|illustration\w*|karta\w*|kartbild"
    r"|tabell\w*|image|picture|photo|chart|ikon\w*|skärmbild\w*|logotyp\w*|logga|dekoration\w*"
    r"|alt|alternativ ?text|alttext|bildtext|beskrivning|text|todo|x+|\.+|-+|\?+)[\s.,:;]*)+",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:bild\w*|foto\w*|(?:\w*)?diagram\w*|figur\w*|graf\w*)\s+(?:på|av|över|som visar|med)\s+",
    re.IGNORECASE,
)
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LONG = 400


@dataclass(frozen=True, slots=True)
class _Alt:
    text: str
    title: str
    source: Source


def alt_texts(material: Material) -> Iterator[Finding]:
    """A file name, the mere kind of picture, the title once more; or a text too long to hear."""
    for alt in _all(material):
        if why := _nothing_said(alt):
            hint = "skriv vad bilden eller diagrammet visar: vad som jämförs och vad som framgår"
            yield varning("alt-says-nothing", f"alt-texten {why}", alt.source, hint)
        elif (length := len(_EXPRESSION.sub("0000", alt.text))) > _LONG:
            message = f"alt-texten har {length} tecken; en skärmläsare läser den i ett svep"
            hint = "skriv det viktigaste, och resten i den löpande texten"
            yield upplysning("alt-too-long", message, alt.source, hint)


def _nothing_said(alt: _Alt) -> str:
    text = alt.text.strip()
    if _FILE_NAME.fullmatch(text):
        return f"är ett filnamn: ”{text}”"
    if _KIND_OF_PICTURE.fullmatch(text):
        return f"säger bara vad det är för slags bild: ”{text}”"
    if alt.title and _plain(_LEAD.sub("", text, count=1)) == _plain(alt.title):
        return "upprepar bara titeln"
    return ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w%]+", text.casefold()))


def _all(material: Material) -> Iterator[_Alt]:
    report = material.report
    for chart in report.charts.values():
        yield _alt(chart, chart.alt, chart.title)
    for grid in material.computed.grids.values():
        if isinstance(grid.spec, NumberTable) and grid.spec.chart is not None:
            yield _alt(grid.spec.chart, grid.spec.chart.alt, grid.spec.title)
        for part in _in_cells(grid):
            yield _alt(part, part.alt, part.title)
    for placed in report.placed:
        for part in _images(placed.section.walk()):
            yield _alt(part, part.alt, part.title)


def _alt(node: Node, text: str, title: str) -> _Alt:
    return _Alt(text, title, node.places.get("alt", node.source))


def _images(sections: Iterable[Section]) -> Iterator[ImagePart]:
    for section in sections:
        yield from (part for part in section.parts if isinstance(part, ImagePart))


def _in_cells(grid: Grid) -> Iterator[ImagePart]:
    for row in grid.rows:
        for cell in row.cells.values():
            if isinstance(cell, Parts):
                yield from (part for part in cell.parts if isinstance(part, ImagePart))
