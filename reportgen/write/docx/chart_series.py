"""A chart's series as DrawingML: bars and lines in their looks, values beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.document.tree import Chart, Value
from reportgen.language import round_half_up
from reportgen.theme import ThemeSpec
from reportgen.write.docx.chart_form import (
    ChartForm,
    ChartRoom,
    last_point,
    pushed_apart,
    says_per_cent,
)
from reportgen.write.docx.xml import esc, hex_colour, whole
from reportgen.write.setting import excel_format
from reportgen.write.theme_css import mix

SHEET, TOTAL = "Data", "Summa"
CATEGORY_AXIS, VALUE_AXIS = "111111111", "222222222"
_DASHES = ("solid", "dash", "sysDot", "lgDashDot", "lgDash", "sysDash")
_MARKS = ("circle", "square", "triangle", "diamond", "x", "plus")
# Rising, lying, falling and standing lines and squares, as in the SVG; the first series is plain.
_PATTERNS = ("", "wdUpDiag", "narHorz", "wdDnDiag", "narVert", "smGrid")
MANY_POINTS = 30


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with all that is decided of how it is drawn; `ends`: names at the ends of lines."""

    chart: Chart
    form: ChartForm
    room: ChartRoom
    spec: ThemeSpec
    ends: bool

    @property
    def has_legend(self) -> bool:
        """Whether the series are named above the plot."""
        return len(self.chart.series) > 1 and not self.ends

    def letters(self, colour: str, *, bold: bool = False) -> str:
        """Default run properties for text in the chart."""
        name, size = esc(self.spec.fonts.body), whole(self.spec.sizes.table_pt * 100)
        return (
            f'<a:defRPr sz="{size}" b="{bold:d}">{fill(colour)}'
            f'<a:latin typeface="{name}"/><a:cs typeface="{name}"/></a:defRPr>'
        )


def number_format(chart: Chart) -> str:
    """Excel's code for the chart's decimals, with a real minus sign and, for shares, a per cent."""
    return "[$-41D]" + excel_format(chart.decimals, "\u00a0%" if says_per_cent(chart) else "")


def shown_value(chart: Chart, value: Value) -> Decimal | None:
    """The value as the chart shows it: rounded, so that the file holds nothing finer."""
    return None if value.value is None else round_half_up(value.value, chart.decimals)


def shown_totals(chart: Chart) -> list[Decimal]:
    """What stacked columns sum to, rounded as they are written; none where a part is negative."""
    rows = [[value.value or Decimal(0) for value in series.values] for series in chart.series]
    if chart.kind != "stacked" or not _writes_values(chart) or len(rows) == 1:
        return []
    if any(value < 0 for row in rows for value in row):
        return []
    return [round_half_up(sum(column), chart.decimals) for column in zip(*rows, strict=True)]


def _writes_values(chart: Chart) -> bool:
    return chart.show_values and len(chart.categories) * len(chart.series) <= MANY_POINTS


def column_name(number: int) -> str:
    """A spreadsheet column's letters, counting from 0: A … Z, AA …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def fill(colour: str) -> str:
    """A plain colour."""
    return f'<a:solidFill><a:srgbClr val="{hex_colour(colour)}"/></a:solidFill>'


def plot(drawing: Drawing) -> str:
    """The chart's bars or lines with its figures."""
    numbers = range(len(drawing.chart.series))
    if not drawing.form.lines:
        bars = "".join(_bar_series(drawing, number) for number in numbers)
        return _bars(drawing, bars) + _totals(drawing)
    moved = pushed_apart(drawing.chart, drawing.room)
    lines = "".join(_line_series(drawing, number, moved.get(number, 0)) for number in numbers)
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{lines}<c:marker val="1"/>{_axis_ids()}</c:lineChart>'
    )


def _bars(drawing: Drawing, series: str) -> str:
    """Columns or bars (21.2.2.16)."""
    form = drawing.form
    direction = "bar" if form.lying else "col"
    overlap = "-5" if form.grouping == "clustered" else "100"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{form.grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{min(drawing.room.gap, 500)}"/>'
        f'<c:overlap val="{overlap}"/>{_axis_ids()}</c:barChart>'
    )


def _axis_ids() -> str:
    return f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'


def _colour(drawing: Drawing, number: int) -> str:
    colours = drawing.spec.colours.series
    return colours[number % len(colours)]


def _pattern(colour: str, number: int) -> str:
    """The colour, with pale lines that tell the series apart in grey too (20.1.8.47)."""
    look = _PATTERNS[1 + (number - 1) % (len(_PATTERNS) - 1)] if number else ""
    if not look:
        return fill(colour)
    lines, ground = hex_colour(mix(colour, "#ffffff", 55)), hex_colour(colour)
    return (
        f'<a:pattFill prst="{look}"><a:fgClr><a:srgbClr val="{lines}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{ground}"/></a:bgClr></a:pattFill>'
    )


def _bar_series(drawing: Drawing, number: int) -> str:
    chart = drawing.chart
    labels = ""
    if _writes_values(chart):
        labels = _labels(drawing)
    look = _pattern(_colour(drawing, number), number)
    return (
        f"<c:ser>{_series_head(chart.series[number].name, number)}<c:spPr>{look}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{labels}{_series_data(chart, number)}</c:ser>'
    )


def _totals(drawing: Drawing) -> str:
    """The columns' totals above them: the values of a line that is not seen (21.2.2.97)."""
    chart, number = drawing.chart, len(drawing.chart.series)
    totals = shown_totals(chart)
    if not totals:
        return ""
    look = _label_look(drawing, bold=True)
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f"<c:ser>{_series_head(TOTAL, number)}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:marker><c:symbol val="none"/></c:marker>'
        f'<c:dLbls>{look}<c:dLblPos val="t"/>{_shows(True)}</c:dLbls>'
        f'{_data(chart, number, totals)}<c:smooth val="0"/></c:ser>'
        f'<c:marker val="1"/>{_axis_ids()}</c:lineChart>'
    )


def _line_series(drawing: Drawing, number: int, moved: int) -> str:
    """A line, told from others by dash and mark as well as colour (21.2.2.97)."""
    chart, colour = drawing.chart, fill(_colour(drawing, number))
    head = _series_head(chart.series[number].name, number)
    dash, mark = _DASHES[number % len(_DASHES)], _MARKS[number % len(_MARKS)]
    return (
        f'<c:ser>{head}<c:spPr><a:ln w="19050" cap="rnd">{colour}'
        f'<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{mark}"/><c:size val="5"/><c:spPr>{colour}'
        f'<a:ln w="9525">{colour}</a:ln></c:spPr></c:marker>'
        f"{_end_label(drawing, number, moved)}{_series_data(chart, number)}"
        '<c:smooth val="0"/></c:ser>'
    )


def _shows(value: bool, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value:d}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{name:d}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _label_look(drawing: Drawing, *, ground: str = "<a:noFill/>", bold: bool = False) -> str:
    """Values as written, on one line each."""
    code = esc(number_format(drawing.chart))
    letters = drawing.letters(drawing.spec.colours.text, bold=bold)
    return (
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'
        f"<c:spPr>{ground}<a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>{letters}</a:pPr>'
        '<a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
    )


def _labels(drawing: Drawing) -> str:
    """A value at each point; inside a bar on white, so that the pattern does not disturb it."""
    inside = drawing.form.labels == "ctr"
    bold = drawing.form.lying and len(drawing.chart.series) == 1
    look = _label_look(drawing, ground=fill("#ffffff") if inside else "<a:noFill/>", bold=bold)
    return f'<c:dLbls>{look}<c:dLblPos val="{drawing.form.labels}"/>{_shows(True)}</c:dLbls>'


def _end_label(drawing: Drawing, number: int, moved: int) -> str:
    """The series' name and last value at the line's end; at every point they would be too many."""
    chart = drawing.chart
    point = last_point(chart, number)
    if point is None or not (drawing.ends or chart.show_values):
        return ""
    place = "r" if drawing.ends else _end_place(chart, number)
    shift = ""
    if drawing.ends and moved:
        offset = f'<c:x val="0"/><c:y val="{drawing.room.down(moved)}"/>'
        shift = f"<c:layout><c:manualLayout>{offset}</c:manualLayout></c:layout>"
    one = (
        f'<c:dLbl><c:idx val="{point}"/>{shift}{_label_look(drawing)}'
        f'<c:dLblPos val="{place}"/>{_shows(chart.show_values, drawing.ends)}'
        "<c:separator>\u2002</c:separator></c:dLbl>"
    )
    return f"<c:dLbls>{one}{_shows(False)}</c:dLbls>"


def _end_place(chart: Chart, number: int) -> str:
    """Above the line that ends highest, below the one that ends lowest, else to the right."""
    ends = [
        next((v.value for v in reversed(series.values) if v.value is not None), Decimal(0))
        for series in chart.series
    ]
    if ends[number] == max(ends):
        return "t"
    return "b" if ends[number] == min(ends) else "r"


def _series_head(name: str, number: int) -> str:
    """Index, order and name, with the name's place in the workbook."""
    place = f"{SHEET}!${column_name(number + 1)}$1"
    return (
        f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{place}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{esc(name)}'
        "</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    )


def _series_data(chart: Chart, number: int) -> str:
    values = [shown_value(chart, value) for value in chart.series[number].values]
    return _data(chart, number, values)


def _data(chart: Chart, number: int, values: Sequence[Decimal | None]) -> str:
    """Categories and values with their places in the workbook; a missing value has no point."""
    count = len(chart.categories)
    names = "".join(
        f'<c:pt idx="{place}"><c:v>{esc(name)}</c:v></c:pt>'
        for place, name in enumerate(chart.categories)
    )
    letters = column_name(number + 1)
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{SHEET}!${letters}$2:${letters}${count + 1}</c:f><c:numCache>"
        f"<c:formatCode>{esc(number_format(chart))}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{_points(values)}'
        "</c:numCache></c:numRef></c:val>"
    )


def _points(values: Sequence[Decimal | None]) -> str:
    return "".join(
        f'<c:pt idx="{place}"><c:v>{value:f}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )
