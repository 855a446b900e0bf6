"""How a chart is laid out in Word: as large, and with as much room around the plot, as in the SVG.

Lengths are in twips. The letters are as large as a table's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from reportgen.document.tree import Chart, Value
from reportgen.language import format_number, round_half_up
from reportgen.write.svg.canvas import Scale, amounts, even_scale
from reportgen.write.svg.lines import spread

LINE, GAP = 227, 190  # a line of text, and the room between it and what it is about
PLOT, SMALL_PLOT, SMALLEST_TOP = 2870, 1888, 60
LEGEND_LINE, UNDER_LEGEND = 272, 91
BAR, THICK_BAR, BETWEEN_BARS, BETWEEN_CATEGORIES, BETWEEN_PARTS = 257, 393, 30, 166, 151
UNDER_PARTS = 91  # what stands under the last part of a whole
LONGEST_TIME = 4  # the letters of a month or year, of which some may be left out
SIGN_WIDTH = 600  # of a series' sign in the legend with the room after its name
WIDEST_NAMES = Decimal("0.36")
WIDEST_ENDS = Decimal("0.4")

Measure = Callable[[str], int]


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


@dataclass(frozen=True, slots=True)
class ChartRoom:
    """A chart's size, and the room around its plot. `gap` is what stands between the categories'
    bars, in hundredths of a bar."""

    width: int
    plot: int
    left: int
    top: int
    right: int
    bottom: int
    gap: int = 0

    @property
    def height(self) -> int:
        """The whole chart's height."""
        return self.top + self.plot + self.bottom

    def across(self, twips: int) -> str:
        """So much of the chart's width, as a fraction."""
        return f"{Decimal(twips) / self.width:.4f}"

    def down(self, twips: int) -> str:
        """So much of the chart's height, as a fraction."""
        return f"{Decimal(twips) / self.height:.4f}"


def chart_room(chart: Chart, width: int, measure: Measure) -> ChartRoom:
    """The room for a chart that wide; `measure` says how wide a text is."""
    form = chart_form(chart)
    if form.lines:
        return _line_room(chart, width, measure)
    top = SMALLEST_TOP
    if len(chart.series) > 1 or (chart.unit and not says_per_cent(chart)):
        top = UNDER_LEGEND + LEGEND_LINE * legend_lines(chart, width, measure)
    if form.lying:
        return _lying_room(chart, form, width, top, measure)
    top += LINE if chart.show_values else 0
    left = _scale_width(chart, measure)
    slot = (width - left) // max(len(chart.categories), 1)
    lines = _most_lines(chart, slot - LINE // 2, measure)
    if form.grouping == "stacked":
        bar = min(slot * 6 // 10, 1270)
    else:
        bar = min(slot * 74 // 100 // len(chart.series), 816)
    bars = 1 if form.grouping == "stacked" else len(chart.series)
    gap = 100 * (slot - bars * bar) // max(bar, 1)
    return ChartRoom(width, _plot(chart), left, top, LINE // 4, GAP + lines * LINE, gap)


def _plot(chart: Chart) -> int:
    return SMALL_PLOT if chart.small else PLOT


def legend_width(chart: Chart, measure: Measure) -> int:
    """The series' names with their signs, all on one line."""
    return sum(measure(series.name) + SIGN_WIDTH for series in chart.series)


def unit_width(chart: Chart, measure: Measure) -> int:
    """The unit with room around it."""
    return measure(chart.unit) + LINE if chart.unit else 0


def legend_lines(chart: Chart, width: int, measure: Measure) -> int:
    """How many lines the legend takes to the left of the unit."""
    if len(chart.series) == 1:
        return 1
    return -(-legend_width(chart, measure) // max(width - unit_width(chart, measure), 1))


def _line_room(chart: Chart, width: int, measure: Measure) -> ChartRoom:
    """Names and last values stand at the lines' ends, or above the plot if they are too wide."""
    above = chart.unit or not names_at_ends(chart, width, measure)
    top = UNDER_LEGEND + LEGEND_LINE if above else SMALLEST_TOP
    right = LINE
    if names_at_ends(chart, width, measure):
        right = _ends_width(chart, measure)
    return ChartRoom(width, _plot(chart), _scale_width(chart, measure), top, right, GAP + LINE)


def _lying_room(chart: Chart, form: ChartForm, width: int, top: int, measure: Measure) -> ChartRoom:
    """Names to the left in at most so much of the width, values to the right of the bars."""
    widest = max(map(measure, chart.categories), default=0)
    left = min(widest, int(width * WIDEST_NAMES))
    stacked = form.grouping == "percentStacked"
    bars = 1 if stacked else len(chart.series)
    bar = THICK_BAR if stacked else BAR
    thick = bars * bar + (bars - 1) * BETWEEN_BARS
    between = BETWEEN_PARTS if chart.kind == "shares" else BETWEEN_CATEGORIES
    slot = max(thick, _most_lines(chart, left, measure) * LINE) + between
    values = [shown(chart, value) for series in chart.series for value in series.values]
    right = max(map(measure, values), default=0) + GAP if form.labels == "outEnd" else 0
    gap = 100 * (slot - bars * bar) // bar
    plot, above = slot * len(chart.categories), max(top - between // 2, 0)
    below = UNDER_PARTS - between if chart.kind == "shares" else 0
    if not has_bare_scale(chart, form):
        below = LINE + SMALLEST_TOP
    return ChartRoom(width, plot, left + GAP, above, right, max(top - above + below, 0), gap)


def label_step(chart: Chart, room: ChartRoom, measure: Measure) -> int:
    """How many categories there are to each name that there is room for.

    Longer names than those of months and years are broken over lines instead.
    """
    if not chart_form(chart).lines and any(len(name) > LONGEST_TIME for name in chart.categories):
        return 1
    widest = max(map(measure, chart.categories), default=0) + LINE // 2
    across = room.width - room.left - room.right
    return max(-(-widest * len(chart.categories) // max(across, 1)), 1)


def has_bare_scale(chart: Chart, form: ChartForm) -> bool:
    """Whether the scale is left out: written values at lying bars need none."""
    return form.lying and chart.show_values


def _most_lines(chart: Chart, room: int, measure: Measure) -> int:
    """How many lines the longest category's name takes, near enough."""
    widest = max(map(measure, chart.categories), default=0)
    return min(-(-widest // max(room, LINE)), 3) or 1


def _scale_width(chart: Chart, measure: Measure) -> int:
    scale = chart_scale(chart)
    return max(measure(format_number(tick, decimals_of(scale))) for tick in ticks(scale)) + GAP


def shown(chart: Chart, value: Value) -> str:
    """The value as it stands in the chart, near enough to be measured."""
    return "" if value.value is None else format_number(value.value, chart.decimals)


def says_per_cent(chart: Chart) -> bool:
    """Whether the values say per cent themselves: shares of one whole."""
    return chart.kind == "shares" and len(chart.series) == 1 and is_per_cent(chart)


def is_per_cent(chart: Chart) -> bool:
    """Whether the figures are per cents."""
    return chart.unit.strip().lower() in ("%", "procent")


# ------------------------------------------------------------------------------------------ scales


def chart_scale(chart: Chart) -> Scale:
    """The scale along the values, with the same steps as in the SVG."""
    rows = [amounts(series) for series in chart.series]
    values = [value for row in rows for value in row if value is not None]
    if chart.kind == "stacked":
        columns = list(zip(*rows, strict=True))
        values = [sum(v for v in column if v and v > 0) for column in columns]
        values += [sum(v for v in column if v and v < 0) for column in columns]
    low, high = min(values, default=0), max(values, default=1)
    near = chart.kind == "lines" and low > 0 and (high - low) * 5 < high * 2
    return even_scale(values, from_zero=not near, whole=not chart.decimals)


def exact(place: object) -> Decimal:
    """A place on a scale, without the dust of its arithmetic."""
    return round_half_up(Decimal(str(place)), 6).normalize()


def ticks(scale: Scale) -> list[Decimal]:
    """The values of the grid lines."""
    return [exact(tick) for tick in scale.ticks]


def decimals_of(scale: Scale) -> int:
    """How many decimals the steps need."""
    return scale.decimals


# ------------------------------------------------------------------------------------ ends of lines


def names_at_ends(chart: Chart, width: int, measure: Measure) -> bool:
    """Whether the series' names fit to the right of their lines."""
    return _ends_width(chart, measure) <= width * WIDEST_ENDS


def _ends_width(chart: Chart, measure: Measure) -> int:
    return (
        max((measure(end_words(chart, n)) for n in range(len(chart.series))), default=0) + GAP * 2
    )


def end_words(chart: Chart, number: int) -> str:
    """The series' name and last value."""
    series = chart.series[number]
    point = last_point(chart, number)
    value = shown(chart, series.values[point]) if point is not None and chart.show_values else ""
    return f"{series.name} {value}".strip()


def last_point(chart: Chart, number: int) -> int | None:
    """Where the line ends; None for one without values."""
    values = chart.series[number].values
    return max((n for n, value in enumerate(values) if value.value is not None), default=None)


def pushed_apart(chart: Chart, room: ChartRoom) -> dict[int, int]:
    """How far the words at each line's end are moved down in twips, so as not to meet others."""
    scale = chart_scale(chart)
    ends = sorted(
        (round(room.plot * (1 - scale.share(values[-1]))), number)
        for number, series in enumerate(chart.series)
        if (values := [value for value in amounts(series) if value is not None])
    )
    places = spread([place for place, _ in ends], LINE)
    return {
        number: round(moved) - place for (place, number), moved in zip(ends, places, strict=True)
    }
