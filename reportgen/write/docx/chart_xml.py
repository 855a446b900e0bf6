"""Charts as DrawingML (ISO 29500-1, 21.2): Word draws them, and a reader can edit them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reportgen.document.tree import Chart
from reportgen.theme import ThemeSpec
from reportgen.write.docx.chart_form import (
    LINE,
    ChartRoom,
    Measure,
    chart_form,
    chart_scale,
    decimals_of,
    exact,
    has_bare_scale,
    is_per_cent,
    label_step,
    legend_lines,
    legend_width,
    names_at_ends,
    says_per_cent,
    unit_width,
)
from reportgen.write.docx.chart_series import (
    CATEGORY_AXIS,
    VALUE_AXIS,
    Drawing,
    fill,
    number_format,
    plot,
    shown_totals,
)
from reportgen.write.docx.xml import NAMESPACES, esc


def chart_xml(
    chart: Chart, room: ChartRoom, spec: ThemeSpec, measure: Measure, language: str, workbook: str
) -> str:
    """The chart part; `workbook` is the relationship id of the embedded workbook."""
    form = chart_form(chart)
    drawing = Drawing(
        chart, form, room, spec, form.lines and names_at_ends(chart, room.width, measure)
    )
    legend = _legend(drawing, measure) if drawing.has_legend else ""
    declared = " ".join(f'xmlns:{p}="{NAMESPACES[p]}"' for p in ("c", "a", "r"))
    area = f"{_plot_place(room)}{plot(drawing)}{_axes(drawing, measure)}"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {declared}><c:date1904 val="0"/><c:lang val="{esc(language)}"/>'
        f'<c:roundedCorners val="0"/><c:chart>{_unit(drawing, measure, language)}'
        f"<c:plotArea>{area}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{drawing.letters(spec.colours.text)}</a:pPr>"
        f'<a:endParaRPr lang="{esc(language)}"/></a:p></c:txPr>'
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _place(left: str, top: str, across: str = "", down: str = "", target: str = "") -> str:
    """A place given in parts of the chart's width and height (21.2.2.95)."""
    size = f'<c:w val="{across}"/><c:h val="{down}"/>' if across else ""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left}"/><c:y val="{top}"/>{size}</c:manualLayout></c:layout>'
    )


def _plot_place(room: ChartRoom) -> str:
    """The plot itself, without the words around it."""
    across, down = room.across(room.width - room.left - room.right), room.down(room.plot)
    inner = '<c:layoutTarget val="inner"/>'
    return _place(room.across(room.left), room.down(room.top), across, down, inner)


def _unit(drawing: Drawing, measure: Measure, language: str) -> str:
    """The unit over the plot as the chart's title: to the left, on a legend's line to the right."""
    chart, room = drawing.chart, drawing.room
    if not chart.unit or says_per_cent(chart):
        return '<c:autoTitleDeleted val="1"/>'
    left = max(room.width - unit_width(chart, measure), 0) if drawing.has_legend else 0
    letters = drawing.letters(drawing.spec.colours.muted)
    words = letters.replace("a:defRPr", "a:rPr").replace("<a:rPr ", f'<a:rPr lang="{language}" ')
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>"
        f"<a:p><a:pPr>{letters}</a:pPr><a:r>{words}<a:t>{esc(chart.unit)}</a:t></a:r></a:p>"
        f"</c:rich></c:tx>{_place(room.across(left), '0')}"
        '<c:overlay val="1"/></c:title><c:autoTitleDeleted val="0"/>'
    )


def _legend(drawing: Drawing, measure: Measure) -> str:
    """The series' names with their looks, from the left on the unit's line."""
    room = drawing.room
    chart, lines = drawing.chart, legend_lines(drawing.chart, room.width, measure)
    most = room.width - unit_width(chart, measure)
    wide = room.across(min(legend_width(chart, measure), most))
    place = _place("0", "0", wide, room.down(LINE * lines + LINE // 2))
    return (
        f'<c:legend><c:legendPos val="t"/>{_unnamed_total(chart)}{place}'
        '<c:overlay val="1"/></c:legend>'
    )


def _unnamed_total(chart: Chart) -> str:
    """The series of totals is not in the legend (21.2.2.94)."""
    if not shown_totals(chart):
        return ""
    return f'<c:legendEntry><c:idx val="{len(chart.series)}"/><c:delete val="1"/></c:legendEntry>'


def _axes(drawing: Drawing, measure: Measure) -> str:
    """The two axes; lying bars run from the top down, and written values need no scale."""
    form, colours = drawing.form, drawing.spec.colours
    orientation = "maxMin" if form.lying else "minMax"
    strong, weak, quiet = fill(colours.text), fill(colours.hairline), drawing.letters(colours.muted)
    bare = has_bare_scale(drawing.chart, form)
    grid = f'<c:majorGridlines><c:spPr><a:ln w="6350">{weak}</a:ln></c:spPr></c:majorGridlines>'
    code = "0%" if form.grouping == "percentStacked" else _scale_format(drawing.chart)
    sides = ("l", "b") if form.lying else ("b", "l")
    skip = ""
    if not form.lying:
        skip = f'<c:tickLblSkip val="{label_step(drawing.chart, drawing.room, measure)}"/>'
    limits, steps = _limits(drawing.chart, bare)
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="{orientation}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{sides[0]}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{strong}</a:ln></c:spPr>'
        f'<c:crossAx val="{VALUE_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/>{skip}<c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'{limits}</c:scaling><c:delete val="{bare:d}"/>'
        f'<c:axPos val="{sides[1]}"/>{"" if bare else grid}'
        f'<c:numFmt formatCode="{esc(code)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{quiet}</a:pPr>"
        '<a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
        f'<c:crossAx val="{CATEGORY_AXIS}"/>'
        f'<c:crosses val="{"max" if form.lying else "autoZero"}"/>'
        f'<c:crossBetween val="between"/>{steps}</c:valAx>'
    )


def _limits(chart: Chart, bare: bool) -> tuple[str, str]:
    """The ends of the scale and its steps, as in the SVG.

    Bars begin at zero, or their lengths would lie; per cents of one whole end at a hundred. Without
    a scale the longest bar takes the whole width.
    """
    values = [v.value for series in chart.series for v in series.values if v.value is not None]
    if not values or (chart.kind == "shares" and len(chart.series) > 1):
        return "", ""
    if bare:
        low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
        if chart.kind == "shares":
            high = max(high, Decimal(100)) if is_per_cent(chart) else sum(values, Decimal(0))
        return f'<c:max val="{high:f}"/><c:min val="{low:f}"/>', ""
    scale = chart_scale(chart)
    limits = f'<c:max val="{exact(scale.high):f}"/><c:min val="{exact(scale.low):f}"/>'
    return limits, f'<c:majorUnit val="{exact(scale.step):f}"/>'


def _scale_format(chart: Chart) -> str:
    """As many decimals as the steps need, in the chart's own form."""
    digits = decimals_of(chart_scale(chart))
    return number_format(replace(chart, decimals=digits))
