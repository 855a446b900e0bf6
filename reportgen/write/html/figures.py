"""Figures as HTML: caption, chart or picture, notes; small charts two and two."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import assert_never

from markupsafe import Markup

from reportgen.document.tree import Block, Chart, Figure, Image
from reportgen.write.html.inlines import write_inlines
from reportgen.write.html.tables import write_caption
from reportgen.write.markup import element, join
from reportgen.write.svg import HALF_WIDTH, WIDTH, draw_chart
from reportgen.write.walk import Walk


def write_small_charts(blocks: Iterable[Block], walk: Walk) -> Markup:
    """Small charts that follow each other, two in a row; one alone is as wide as the text."""
    figures = [block for block in blocks if isinstance(block, Figure)]
    if len(figures) == 1:
        return write_figure(figures[0], walk)
    drawn = [write_figure(figure, walk, HALF_WIDTH) for figure in figures]
    pairs = (drawn[start : start + 2] for start in range(0, len(drawn), 2))
    return join(element("div", *pair, class_="side-by-side") for pair in pairs)


def write_figure(figure: Figure, walk: Walk, width: float = WIDTH) -> Markup:
    """A chart or picture under its caption, with notes and source after it."""
    caption = write_caption("figcaption", figure, walk, figure.subtitle)
    notes = [
        element("p", write_inlines(note.children, walk), class_=note.role) for note in figure.notes
    ]
    match figure.content:
        case Chart() as chart:
            picture = _drawings(chart, figure.id, walk, width)
            if walk.medium == "html":
                notes.append(_chart_data(chart, figure.label or chart.alt))
            name = "chart small" if chart.small else "chart"
        case Image() as image:
            picture, name = _image(image), "image"
        case _:
            assert_never(figure.content)
    return element("figure", caption, picture, *notes, id=figure.id, class_=name)


def _drawings(chart: Chart, id_: str, walk: Walk, width: float) -> Markup:
    """The chart; on a page also drawn narrow. The stylesheet shows the one that fits the screen."""
    drawing = Markup(draw_chart(chart, walk.theme, id_, width))
    if walk.medium == "pdf" or width <= HALF_WIDTH:
        return element("div", drawing, class_="drawing")
    narrow = Markup(draw_chart(chart, walk.theme, f"{id_}-smal", HALF_WIDTH))
    return element("div", drawing, class_="drawing broad") + element(
        "div", narrow, class_="drawing narrow"
    )


def _image(image: Image) -> Markup:
    """A picture, as wide as asked for or as its column."""
    return element(
        "img",
        src=data_url(image.data, image.media_type),
        alt=image.alt,
        style=f"width:{image.width_mm}mm" if image.width_mm is not None else None,
    )


def data_url(data: bytes, media_type: str) -> str:
    """A picture as an address that holds it."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def _chart_data(chart: Chart, name: str) -> Markup:
    """The chart's figures as a table that can be opened (WCAG 1.1.1, long description)."""
    corner = element("td", chart.unit)
    heads = (element("th", s.name, scope="col", class_="number") for s in chart.series)
    rows = (
        element(
            "tr",
            element("th", category, scope="row"),
            *(element("td", s.values[place].text, class_="number") for s in chart.series),
        )
        for place, category in enumerate(chart.categories)
    )
    table = element(
        "table",
        element("thead", element("tr", corner, *heads)),
        element("tbody", *rows),
    )
    region = element(
        "div", table, class_="scroll", role="region", tabindex="0", aria_label=f"Data: {name}"
    )
    return element("details", element("summary", "Visa diagrammets data som tabell"), region)
