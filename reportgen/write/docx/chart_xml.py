"""Charts as DrawingML (ISO 29500-1, 21.2): Word draws them, and a reader can edit them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.document.tree import Chart, Series, Value
from reportgen.language import round_half_up
from reportgen.theme import Colours
from reportgen.write.docx.xml import NAMESPACES, esc, hex_colour

SHEET = "Data"
TEXT_SIZE = 900  # hundredths of a point
_CATEGORY_AXIS, _VALUE_AXIS = "111111111", "222222222"
_DASHES = ("solid", "dash", "sysDot", "lgDashDot", "lgDash", "sysDash")
_MARKS = ("circle", "square", "triangle", "diamond", "x", "plus")
MANY_POINTS = 30


@dataclass(frozen=True, slots=True)
class ChartForm:
    """How a kind of chart is drawn: direction, grouping, and where its values are written."""

    lying: bool
    grouping: str
    labels: str
    lines: bool = False


def chart_form(chart: Chart) -> ChartForm:
    """The form of a chart. Shares of one whole are bars: easier to read than slices of a pie."""
    several = len(chart.series) > 1
    match chart.kind:
        case "columns":
            return ChartForm(False, "clustered", "outEnd")
        case "bars":
            return ChartForm(True, "clustered", "outEnd")
        case "stacked":
            return ChartForm(False, "stacked", "ctr")
        case "lines":
            return ChartForm(False, "standard", "r", lines=True)
        case "shares":
            if several:
                return ChartForm(True, "percentStacked", "ctr")
            return ChartForm(True, "clustered", "outEnd")


def number_format(chart: Chart) -> str:
    """Excel's code for the chart's decimals, with a real minus sign and, for shares, a per cent."""
    digits = "#,##0" + (f".{'0' * chart.decimals}" if chart.decimals else "")
    if chart.kind == "shares" and _is_per_cent(chart):
        digits += '"\u00a0%"'
    return f'{digits};"\u2212"{digits}'


def shown_value(chart: Chart, value: Value) -> Decimal | None:
    """The value as the chart shows it: rounded, so that the file holds nothing finer."""
    return None if value.value is None else round_half_up(value.value, chart.decimals)


def column_name(number: int) -> str:
    """A spreadsheet column's letters, counting from 0: A … Z, AA …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def chart_xml(chart: Chart, colours: Colours, font: str, language: str, workbook: str) -> str:
    """The chart part; `workbook` is the relationship id of the embedded workbook."""
    form = chart_form(chart)
    plot = _line_plot(chart, colours) if form.lines else _bar_plot(chart, colours, form)
    several = len(chart.series) > 1
    legend = '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>' if several else ""
    declared = " ".join(f'xmlns:{p}="{NAMESPACES[p]}"' for p in ("c", "a", "r"))
    colour = hex_colour(colours.text)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {declared}><c:date1904 val="0"/><c:lang val="{esc(language)}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f"{plot}{_axes(chart, colours, form)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{_letters(font, colour)}</a:pPr>"
        f'<a:endParaRPr lang="{esc(language)}"/></a:p></c:txPr>'
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _letters(font: str, colour: str, *, bold: bool = False) -> str:
    """Default run properties for text in the chart."""
    name = esc(font)
    weight = ' b="1"' if bold else ' b="0"'
    return (
        f'<a:defRPr sz="{TEXT_SIZE}"{weight}><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="{name}"/><a:cs typeface="{name}"/></a:defRPr>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{hex_colour(colour)}"/></a:solidFill>'


def _bar_plot(chart: Chart, colours: Colours, form: ChartForm) -> str:
    """Columns or bars (21.2.2.16)."""
    direction = "bar" if form.lying else "col"
    overlap = '<c:overlap val="100"/>' if form.grouping != "clustered" else '<c:overlap val="-5"/>'
    gap = 45 if form.lying else 70
    series = "".join(
        _bar_series(chart, number, colours, form) for number in range(len(chart.series))
    )
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{form.grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{gap}"/>{overlap}'
        f"{_axis_ids()}</c:barChart>"
    )


def _line_plot(chart: Chart, colours: Colours) -> str:
    """Lines, told apart by dash and mark as well as colour (21.2.2.97)."""
    series = "".join(_line_series(chart, number, colours) for number in range(len(chart.series)))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{series}<c:marker val="1"/>{_axis_ids()}</c:lineChart>'
    )


def _axis_ids() -> str:
    return f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def _colour(colours: Colours, number: int) -> str:
    return colours.series[number % len(colours.series)]


def _bar_series(chart: Chart, number: int, colours: Colours, form: ChartForm) -> str:
    colour = _colour(colours, number)
    labels = ""
    if chart.show_values and len(chart.categories) * len(chart.series) <= MANY_POINTS:
        on_bar = form.labels == "ctr"
        letters = _on(colour, colours) if on_bar else hex_colour(colours.text)
        labels = _labels(chart, form.labels, letters)
    return (
        f"<c:ser>{_series_head(chart, number)}<c:spPr>{_fill(colour)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{labels}{_data(chart, number)}</c:ser>'
    )


def _line_series(chart: Chart, number: int, colours: Colours) -> str:
    colour = _fill(_colour(colours, number))
    dash, mark = _DASHES[number % len(_DASHES)], _MARKS[number % len(_MARKS)]
    points = [value.value for value in chart.series[number].values]
    last = max((place for place, value in enumerate(points) if value is not None), default=None)
    label = ""
    if chart.show_values and last is not None:
        letters = hex_colour(colours.text)
        label = _last_label(chart, last, letters, _end_place(chart, number))
    return (
        f'<c:ser>{_series_head(chart, number)}<c:spPr><a:ln w="25400" cap="rnd">{colour}'
        f'<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{mark}"/><c:size val="6"/><c:spPr>{colour}'
        f'<a:ln w="9525">{colour}</a:ln></c:spPr></c:marker>'
        f'{label}{_data(chart, number)}<c:smooth val="0"/></c:ser>'
    )


def _on(ground: str, colours: Colours) -> str:
    """Black or white letters, whichever is clearer on the ground."""
    red, green, blue = (int(ground[place : place + 2], 16) for place in (1, 3, 5))
    return "FFFFFF" if red * 299 + green * 587 + blue * 114 < 140_000 else hex_colour(colours.text)


def _shows(value: bool) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value:d}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _label_look(chart: Chart, letters: str) -> str:
    code = esc(number_format(chart))
    return (
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{TEXT_SIZE}" b="0"><a:solidFill><a:srgbClr val="{letters}"/></a:solidFill>'
        '</a:defRPr></a:pPr><a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
    )


def _labels(chart: Chart, place: str, letters: str) -> str:
    """A value at each point."""
    position = f'<c:dLblPos val="{place}"/>'
    return f"<c:dLbls>{_label_look(chart, letters)}{position}{_shows(True)}</c:dLbls>"


def _end_place(chart: Chart, number: int) -> str:
    """Above the line that ends highest, below the one that ends lowest, else to the right."""
    ends = [
        next((v.value for v in reversed(series.values) if v.value is not None), Decimal(0))
        for series in chart.series
    ]
    if ends[number] == max(ends):
        return "t"
    return "b" if ends[number] == min(ends) else "r"


def _last_label(chart: Chart, point: int, letters: str, place: str) -> str:
    """The value at a line's end only; at every point they would cover each other."""
    one = (
        f'<c:dLbl><c:idx val="{point}"/>{_label_look(chart, letters)}'
        f'<c:dLblPos val="{place}"/>{_shows(True)}</c:dLbl>'
    )
    return f"<c:dLbls>{one}{_shows(False)}</c:dLbls>"


def _series_head(chart: Chart, number: int) -> str:
    """Index, order and name, with the name's place in the workbook."""
    place = f"{SHEET}!${column_name(number + 1)}$1"
    return (
        f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{place}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{esc(chart.series[number].name)}'
        "</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    )


def _data(chart: Chart, number: int) -> str:
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
        f'<c:ptCount val="{count}"/>{_points(chart, chart.series[number])}'
        "</c:numCache></c:numRef></c:val>"
    )


def _points(chart: Chart, series: Series) -> str:
    values = [shown_value(chart, value) for value in series.values]
    return "".join(
        f'<c:pt idx="{place}"><c:v>{value:f}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )


def _axes(chart: Chart, colours: Colours, form: ChartForm) -> str:
    """The two axes; lying bars run from the top down, and written values need no scale."""
    orientation = "maxMin" if form.lying else "minMax"
    strong, weak = _fill(colours.muted), _fill(colours.hairline)
    bare = form.lying and chart.show_values
    grid = (
        ""
        if bare
        else f'<c:majorGridlines><c:spPr><a:ln w="6350">{weak}</a:ln></c:spPr></c:majorGridlines>'
    )
    scale_code = "0%" if form.grouping == "percentStacked" else _scale_format(chart)
    sides = ("l", "b") if form.lying else ("b", "l")
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{orientation}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{sides[0]}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{strong}</a:ln></c:spPr><c:crossAx val="{_VALUE_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'{_limits(chart, form)}</c:scaling><c:delete val="{bare:d}"/>'
        f'<c:axPos val="{sides[1]}"/>{grid}'
        f'<c:numFmt formatCode="{esc(scale_code)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="{_CATEGORY_AXIS}"/>'
        f'<c:crosses val="{"max" if form.lying else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _limits(chart: Chart, form: ChartForm) -> str:
    """Bars begin at zero, or their lengths would lie; per cents of one whole end at a hundred.

    Lines show change and not size: where they lie close, their scale begins near them.
    """
    values = [v.value for series in chart.series for v in series.values if v.value is not None]
    if form.grouping == "percentStacked" or not values:
        return ""
    if form.lines:
        low, high = min(values), max(values)
        near = 0 < low < high and (high - low) * 5 < high * 2
        return f'<c:min val="{_round_below(low, high - low):f}"/>' if near else ""
    whole = chart.kind == "shares" and _is_per_cent(chart)
    top = '<c:max val="100"/>' if whole and sum(values) <= 100 else ""
    if all(value <= 0 for value in values):
        return '<c:max val="0"/>'
    return top + ('<c:min val="0"/>' if all(value >= 0 for value in values) else "")


def _round_below(low: Decimal, span: Decimal) -> Decimal:
    """The nearest round number not above `low`: a multiple of 1, 2 or 5 of a power of ten."""
    power = Decimal(1).scaleb((span / 4).adjusted())
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= span / 4)
    return low // step * step


def _is_per_cent(chart: Chart) -> bool:
    return chart.unit.strip().lower() in ("%", "procent")


def _scale_format(chart: Chart) -> str:
    """Round steps need no decimals beyond the chart's own; General drops those that are zero."""
    return number_format(chart) if chart.decimals == 0 else 'General;"\u2212"General'
