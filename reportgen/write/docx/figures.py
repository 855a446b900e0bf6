"""Figures: caption, picture or native chart, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from reportgen.document.tree import Chart, Figure, Image
from reportgen.write.docx.captions import write_caption, write_notes_below
from reportgen.write.docx.charts import GAP, chart_run
from reportgen.write.docx.grid import share
from reportgen.write.docx.images import image_run
from reportgen.write.docx.inlines import write_inlines
from reportgen.write.docx.layout import layout_cell, layout_row, layout_table
from reportgen.write.docx.table_styles import FIGURE_TABLE
from reportgen.write.docx.tables import spacer
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import ParagraphFormat, paragraph

SMALL_IN_ROW = 2


def write_figure(writing: Writing, figure: Figure, place: Place) -> str:
    """A figure with room under it."""
    return _figure(writing, figure, place) + spacer(writing, place)


def _figure(writing: Writing, figure: Figure, place: Place) -> str:
    """The caption stands above, as a table's does, and everything stays together."""
    below = bool(figure.subtitle)
    caption = write_caption(
        writing, figure.caption, figure.label, figure.id, place, has_subtitle=below
    )
    if below:
        words = write_inlines(writing, figure.subtitle, place)
        style = writing.styles["Underrubrik till figur"]
        caption += paragraph(style, words, ParagraphFormat(keep_next=True))
    indent = f'<w:ind w:left="{place.indent}"/>' if place.indent else ""
    layout = ParagraphFormat(keep_next=bool(figure.notes) or place.keep_next, indent=indent)
    body = paragraph(writing.styles["Figur"], _content(writing, figure, place), layout)
    return caption + body + write_notes_below(writing, figure.notes, place)


def write_side_by_side(writing: Writing, figures: Sequence[Figure], place: Place) -> str:
    """Small charts two and two, in a table that is only for looks; their plots stand in line."""
    width = place.width + GAP
    widths = share(width, [Decimal(1)] * SMALL_IN_ROW)
    rows = []
    for start in range(0, len(figures), SMALL_IN_ROW):
        cells = []
        for number, across in enumerate(widths):
            inner = replace(place, width=across - GAP, indent=0, top_level=False, opens_box=True)
            there = figures[start + number : start + number + 1]
            content = "".join(_figure(writing, figure, inner) for figure in there)
            above_others = start + SMALL_IN_ROW < len(figures) or not content
            content += spacer(writing, place) * above_others
            cells.append(layout_cell(across, content, at_bottom=True))
        rows.append(layout_row(cells))
    style = writing.styles.table(FIGURE_TABLE)
    table = layout_table(style, widths, rows, place.indent - GAP // 2)
    return paragraph(writing.styles["Avstånd före ruta"], "") + table + spacer(writing, place)


def _content(writing: Writing, figure: Figure, place: Place) -> str:
    content = figure.content
    match content:
        case Chart():
            return chart_run(writing, content, place)
        case Image():
            return image_run(writing, place.part, content, place.width)
    assert_never(content)
