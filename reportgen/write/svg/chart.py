"""Charts as SVG of our own: text stays text, in the theme's font, with Swedish figures."""

from __future__ import annotations

from typing import assert_never

from reportgen.document.tree import Chart
from reportgen.theme import Theme
from reportgen.write.svg.bars import draw_bars, draw_shares
from reportgen.write.svg.canvas import PLOT, SMALL_PLOT, WIDTH, Canvas
from reportgen.write.svg.columns import draw_columns, draw_stacked
from reportgen.write.svg.lines import draw_lines


def draw_chart(chart: Chart, theme: Theme, id_prefix: str, width: float = WIDTH) -> str:
    """The chart as an <svg> element of that width; its ids begin with `id_prefix`."""
    canvas = Canvas(theme, id_prefix, width, SMALL_PLOT if chart.small else PLOT)
    if not chart.categories or not chart.series:
        return canvas.finish(chart, 1)
    match chart.kind:
        case "columns":
            height = draw_columns(chart, canvas)
        case "bars":
            height = draw_bars(chart, canvas)
        case "lines":
            height = draw_lines(chart, canvas)
        case "stacked":
            height = draw_stacked(chart, canvas)
        case "shares":
            height = draw_shares(chart, canvas)
        case _:
            assert_never(chart.kind)
    return canvas.finish(chart, height)
