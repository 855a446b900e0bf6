"""Standing columns, side by side or on top of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.document.tree import Chart
from reportgen.write.svg.canvas import (
    LINE,
    SIZE,
    Canvas,
    Scale,
    amounts,
    draw_legend,
    even_scale,
    shown,
)


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the figures are drawn."""

    scale: Scale
    left: float
    right: float
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def y(self, value: float) -> float:
        """The height at which the value lies."""
        return self.top + self.height * (1 - self.scale.share(value))

    def slot(self, count: int) -> float:
        """The width of each category's part."""
        return (self.right - self.left) / count


def draw_plot(canvas: Canvas, scale: Scale, top: float, right: float) -> Plot:
    """Grid lines with their values; the plot to draw in."""
    labels = [shown(round(tick, 6), scale.decimals) for tick in scale.ticks]
    left = max(canvas.width_of(label) for label in labels) + 10
    plot = Plot(scale, left, right, top, canvas.plot)
    for tick, label in zip(scale.ticks, labels, strict=True):
        y = plot.y(tick)
        canvas.text(left - 8, y + 4, label, anchor="end", quiet=True)
        if abs(tick) > scale.step * 1e-6:
            canvas.line(left, y, right, y)
    return plot


def draw_categories(canvas: Canvas, plot: Plot, chart: Chart) -> float:
    """The categories' names under the plot, each in its slot; where the drawing ends."""
    slot = plot.slot(len(chart.categories))
    every = one_in(canvas, chart.categories, slot) if _are_times(chart.categories) else 1
    lines = [canvas.wrap(name, slot * every - 8) for name in chart.categories[::every]]
    for place, wrapped in zip(range(0, len(chart.categories), every), lines, strict=True):
        for number, line in enumerate(wrapped):
            middle = plot.left + slot * (place + 0.5)
            x = min(middle, plot.right - canvas.width_of(line) / 2)
            canvas.text(x, plot.bottom + 18 + number * LINE, line, anchor="middle")
    return plot.bottom + 18 + (max(len(wrapped) for wrapped in lines) - 1) * LINE + 6


def _are_times(names: Sequence[str]) -> bool:
    """Whether the names are short as those of months and years, of which some may be left out."""
    return all(len(name) <= 4 for name in names)


def one_in(canvas: Canvas, names: Sequence[str], room: float) -> int:
    """Which part of the names, one in so many, there is room for; `room` is that of one."""
    widest = max(canvas.width_of(name) for name in names) + 8
    return max(1, -(-int(widest) // max(int(room), 1)))


def draw_columns(chart: Chart, canvas: Canvas) -> float:
    """Columns side by side in each category; the height of the drawing."""
    rows = [amounts(series) for series in chart.series]
    values = [value for row in rows for value in row if value is not None]
    scale = even_scale(values, whole=not chart.decimals)
    below = scale.share(min(values, default=0.0)) * canvas.plot
    if chart.show_values and below < SIZE + 4 and scale.low:
        scale = replace(scale, low=scale.low - scale.step)  # room for values under the columns
    top = draw_legend(canvas, chart) + (12 if chart.show_values else 0)
    plot = draw_plot(canvas, scale, top, canvas.width)
    slot = plot.slot(len(chart.categories))
    width, size = _column_width(chart, canvas, rows, slot)
    for place in range(len(chart.categories)):
        start = plot.left + slot * (place + 0.5) - width * len(rows) / 2
        for number, row in enumerate(rows):
            value, x = row[place], start + width * number
            if value is None:
                continue
            y1, y2 = sorted((plot.y(value), plot.y(0)))
            canvas.bar(x + 0.75, y1, width - 1.5, y2 - y1, number)
            if size:
                y = y1 - 4 if value >= 0 else y2 + size
                text = shown(value, chart.decimals)
                draw_value(canvas, x + width / 2, y, text, width - 1.5, size=size)
    canvas.line(plot.left, plot.y(0), plot.right, plot.y(0), strong=True)
    return draw_categories(canvas, plot, chart)


def _column_width(
    chart: Chart, canvas: Canvas, rows: list[list[float | None]], slot: float
) -> tuple[float, float]:
    """How wide the columns are, and the largest type in which values fit over them, if any does."""
    loose, dense = (min(slot * share / len(rows), 54.0) for share in (0.74, 0.88))
    if not chart.show_values:
        return loose, 0.0
    texts = [shown(v, chart.decimals) for row in rows for v in row if v is not None]
    widest = max((canvas.width_of(text) for text in texts), default=0.0)
    choices = ((width, size) for size in (SIZE, 11.0, 10.0) for width in (loose, dense))
    fitting = (choice for choice in choices if widest * choice[1] / SIZE <= choice[0] - 1)
    return next(fitting, (loose, 0.0))


def draw_stacked(chart: Chart, canvas: Canvas) -> float:
    """Columns on top of each other, their total above; the height of the drawing."""
    rows = [amounts(series) for series in chart.series]
    sums = [_ends(rows, place) for place in range(len(chart.categories))]
    scale = even_scale([end for pair in sums for end in pair], whole=not chart.decimals)
    top = draw_legend(canvas, chart) + (12 if chart.show_values else 0)
    plot = draw_plot(canvas, scale, top, canvas.width)
    slot = plot.slot(len(chart.categories))
    width = min(slot * 0.6, 84.0)
    for place, (low, high) in enumerate(sums):
        x = plot.left + slot * (place + 0.5) - width / 2
        _draw_stack(chart, canvas, plot, [row[place] for row in rows], x, width)
        if chart.show_values and low == 0:
            text = shown(round(high, 6), chart.decimals)
            if canvas.width_of(text, bold=True) <= slot:
                draw_value(canvas, x + width / 2, plot.y(high) - 5, text, slot, bold=True)
    canvas.line(plot.left, plot.y(0), plot.right, plot.y(0), strong=True)
    return draw_categories(canvas, plot, chart)


def _ends(rows: list[list[float | None]], place: int) -> tuple[float, float]:
    """The lowest and highest point of a stack."""
    values = [row[place] or 0.0 for row in rows]
    return sum(v for v in values if v < 0), sum(v for v in values if v > 0)


def _draw_stack(
    chart: Chart, canvas: Canvas, plot: Plot, values: list[float | None], x: float, width: float
) -> None:
    up = down = 0.0
    for number, value in enumerate(values):
        if not value:
            continue
        start = up if value > 0 else down
        up, down = (up + value, down) if value > 0 else (up, down + value)
        y1, y2 = sorted((plot.y(start), plot.y(start + value)))
        canvas.bar(x, y1 + 0.5, width, max(y2 - y1 - 0.5, 0.5), number)
        text = shown(value, chart.decimals)
        if chart.show_values and y2 - y1 >= SIZE and canvas.width_of(text) + 12 <= width:
            draw_label_on(canvas, x + width / 2, (y1 + y2) / 2, text, y2 - y1)


def draw_label_on(canvas: Canvas, x: float, middle: float, text: str, thickness: float) -> None:
    """A value inside its bar, on a plain ground so that the pattern does not disturb it."""
    width, height = canvas.width_of(text) + 8, min(16.0, thickness - 1)
    canvas.plate(x - width / 2, middle - height / 2, width, height)
    canvas.text(x, middle + 4, text, anchor="middle")


def draw_value(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    room: float,
    *,
    size: float = SIZE,
    bold: bool = False,
) -> None:
    """A value over or under its column, on a ground that hides the grid line behind it."""
    width = min(canvas.width_of(text, bold=bold, size=size) + 4, room)
    canvas.plate(x - width / 2, y - size * 0.8, width, size)
    canvas.text(x, y, text, anchor="middle", size=size, bold=bold)
