"""Figures: caption, picture or native chart, notes."""

from __future__ import annotations

from typing import assert_never

from reportgen.document.tree import Chart, Figure, Image
from reportgen.write.docx.captions import write_caption, write_notes_below
from reportgen.write.docx.charts import chart_run
from reportgen.write.docx.images import image_run
from reportgen.write.docx.inlines import write_inlines
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import ParagraphFormat, paragraph


def write_figure(writing: Writing, figure: Figure, place: Place) -> str:
    """A figure; the caption stands above, as a table's does, and everything stays together."""
    caption = write_caption(writing, figure.caption, figure.label, figure.id, place)
    if figure.subtitle:
        words = write_inlines(writing, figure.subtitle, place)
        style = writing.styles["Underrubrik till figur"]
        caption += paragraph(style, words, ParagraphFormat(keep_next=True))
    indent = f'<w:ind w:left="{place.indent}"/>' if place.indent else ""
    layout = ParagraphFormat(keep_next=bool(figure.notes) or place.keep_next, indent=indent)
    body = paragraph(writing.styles["Figur"], _content(writing, figure, place), layout)
    return caption + body + write_notes_below(writing, figure.notes, place)


def _content(writing: Writing, figure: Figure, place: Place) -> str:
    content = figure.content
    match content:
        case Chart():
            return chart_run(writing, content, place)
        case Image():
            return image_run(writing, place.part, content, place.width)
    assert_never(content)
