"""SVG: charts drawn for the page and for paper."""

from reportgen.write.svg.chart import draw_chart

__all__ = ["draw_chart"]
