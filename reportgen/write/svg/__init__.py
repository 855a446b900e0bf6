"""SVG: charts drawn for the page and for paper."""

from reportgen.write.svg.canvas import HALF_WIDTH, WIDTH
from reportgen.write.svg.chart import draw_chart

__all__ = ["HALF_WIDTH", "WIDTH", "draw_chart"]
