"""Native charts: the chart part, the workbook it is edited through, and the drawing in the text."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.document.tree import Chart
from reportgen.write.docx.chart_form import ChartRoom, chart_room
from reportgen.write.docx.chart_series import (
    SHEET,
    TOTAL,
    column_name,
    number_format,
    shown_totals,
    shown_value,
)
from reportgen.write.docx.chart_xml import chart_xml
from reportgen.write.docx.images import EMU_PER_TWIP, inline_drawing
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.zipped import normalised

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
GAP = 284  # between small charts side by side, in twips: the margins of their cells


def chart_run(writing: Writing, chart: Chart, place: Place) -> str:
    """A run with the chart as an inline drawing, as wide as its place."""
    number = writing.new_id()
    room = chart_room(chart, place.width, writing.measure)
    size = (room.width * EMU_PER_TWIP, room.height * EMU_PER_TWIP)
    relation = _add_chart(writing, chart, room, place)
    graphic = f'<c:chart r:id="{relation}"/>'
    return inline_drawing(number, "Diagram", chart.alt, size, _URI, graphic)


def _add_chart(writing: Writing, chart: Chart, room: ChartRoom, place: Place) -> str:
    """The chart part with its workbook; the relationship from the part that shows it."""
    number = writing.new_chart()
    package = writing.word.part.package
    part = Part(PackURI(f"/word/charts/diagram{number}.xml"), _CHART, b"", package)
    data = workbook(chart, writing.created)
    book = Part(PackURI(f"/word/embeddings/diagram{number}.xlsx"), _WORKBOOK, data, package)
    relation = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    xml = chart_xml(chart, room, writing.spec, writing.measure, writing.language, relation)
    part._blob = xml.encode()
    return str(place.part.relate_to(part, RELATIONSHIP_TYPE.CHART))


def workbook(chart: Chart, created: datetime) -> bytes:
    """The chart's figures as a workbook: names across, categories down, gaps left empty."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": created.astimezone(UTC).replace(tzinfo=None)})
    sheet = book.add_worksheet(SHEET)
    form = book.add_format({"num_format": number_format(chart)})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(chart.series), 14)
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            shown = shown_value(chart, value)
            if shown is not None:
                sheet.write_number(row, column, shown, form)
    totals, last = shown_totals(chart), len(chart.series)
    for row, total in enumerate(totals, start=1):
        cells = f"B{row + 1}:{column_name(last)}{row + 1}"
        sheet.write_formula(row, last + 1, f"=SUM({cells})", form, total)
    if totals:
        sheet.write_string(0, last + 1, TOTAL)
    book.close()
    return normalised(buffer.getvalue())
