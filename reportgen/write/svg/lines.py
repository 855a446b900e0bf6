"""Lines over time, each named at its end."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document.tree import Chart
from reportgen.write.markup import element
from reportgen.write.svg.canvas import (
    LINE,
    Canvas,
    amounts,
    draw_legend,
    draw_unit,
    even_scale,
    n,
    shown,
)
from reportgen.write.svg.columns import Plot, draw_plot, one_in

_NAME_LINES = 3
_DASHES = (None, "6 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2")


def draw_lines(chart: Chart, canvas: Canvas) -> float:
    """A line for each series, its name and last value beside it; the height of the drawing."""
    rows = [amounts(series) for series in chart.series]
    values = [value for row in rows for value in row if value is not None]
    # A line shows change, not size: the scale may begin near the values when they lie close.
    low, high = min(values, default=0.0), max(values, default=1.0)
    near = low > 0 and (high - low) < 0.4 * high
    scale = even_scale(values, from_zero=not near, whole=not chart.decimals)
    names = [_end_label(chart, place, rows[place]) for place in range(len(rows))]
    gutter = min(_gutter(canvas, names), canvas.width * 0.36)
    if not all(_has_room(canvas, name, value, gutter) for name, value in names):
        top = draw_legend(canvas, chart, lambda x, y, series: draw_mark(canvas, x + 6, y, series))
        names = [("", value) for _, value in names]
        gutter = _gutter(canvas, names)
    else:
        top = draw_unit(canvas, chart)
    right = canvas.width - gutter
    plot = draw_plot(canvas, scale, top, right)
    canvas.line(plot.left, plot.bottom, right, plot.bottom, strong=True)
    xs = _places(plot.left + 10, right - 8, len(chart.categories))
    for number, row in enumerate(rows):
        _draw_line(canvas, plot, xs, row, number)
    _draw_names(canvas, plot, rows, names, right + 12)
    return _draw_times(canvas, plot, chart.categories, xs)


def _places(start: float, end: float, count: int) -> list[float]:
    if count == 1:
        return [(start + end) / 2]
    return [start + (end - start) * place / (count - 1) for place in range(count)]


_BESIDE = 34.0  # what stands beside a name at the end of a line: space, mark, space


def _gutter(canvas: Canvas, names: Sequence[tuple[str, str]]) -> float:
    """How much the names and values take at the ends of the lines, each in one line."""
    return _BESIDE + max(canvas.width_of(f"{name}  {value}", bold=True) for name, value in names)


def _has_room(canvas: Canvas, name: str, value: str, gutter: float) -> bool:
    """Whether the name can stand before its value in a line or a few without broken words."""
    room = gutter - _BESIDE + 2 - canvas.width_of(value, bold=True)
    whole = all(canvas.has_room(word, room) for word in name.split(" "))
    return whole and len(canvas.wrap(name, room)) <= _NAME_LINES


def _end_label(chart: Chart, place: int, row: list[float | None]) -> tuple[str, str]:
    """The series' name and its last value."""
    last = next((value for value in reversed(row) if value is not None), None)
    text = "" if last is None or not chart.show_values else shown(last, chart.decimals)
    return chart.series[place].name, text


def _draw_line(
    canvas: Canvas, plot: Plot, xs: list[float], row: list[float | None], series: int
) -> None:
    """The line, broken where a value is missing, with a mark at each value."""
    path, pen_down = "", False
    points = []
    for x, value in zip(xs, row, strict=True):
        if value is not None:
            y = plot.y(value)
            path += f"{'L' if pen_down else 'M'}{n(x)} {n(y)}"
            points.append((x, y))
        pen_down = value is not None
    colour, look = canvas.colour(series), series % len(canvas.theme.spec.colours.series) + 1
    canvas.parts.append(
        element(
            "path",
            d=path or "M0 0",
            fill="none",
            stroke=colour,
            stroke_width="2",
            stroke_linejoin="round",
            stroke_dasharray=_DASHES[series % len(_DASHES)],
            class_=f"line-{look}",
        )
    )
    for x, y in points:
        draw_mark(canvas, x, y, series)


def draw_mark(canvas: Canvas, x: float, y: float, series: int) -> None:
    """A disc, square, triangle, diamond, ring or cross: the series told apart without colour."""
    shapes = (
        f"M{n(x - 3.2)} {n(y)}a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0Z",
        f"M{n(x - 3)} {n(y - 3)}h6v6h-6Z",
        f"M{n(x)} {n(y - 4)}l4 7h-8Z",
        f"M{n(x)} {n(y - 4.4)}l4.4 4.4l-4.4 4.4l-4.4 -4.4Z",
        f"M{n(x)} {n(y + 4)}l4 -7h-8Z",
        f"M{n(x - 4)} {n(y - 1.2)}h2.8v-2.8h2.4v2.8h2.8v2.4h-2.8v2.8h-2.4v-2.8h-2.8Z",
    )
    look = series % len(canvas.theme.spec.colours.series) + 1
    canvas.parts.append(
        element(
            "path",
            d=shapes[series % len(shapes)],
            fill=canvas.colour(series),
            stroke="#ffffff",
            stroke_width="0.8",
            class_=f"series-{look} mark",
        )
    )


def _draw_names(
    canvas: Canvas,
    plot: Plot,
    rows: list[list[float | None]],
    names: list[tuple[str, str]],
    x: float,
) -> None:
    """Names at the lines' ends, pushed apart so that none covers another."""
    ends = []
    for number, row in enumerate(rows):
        last = next((value for value in reversed(row) if value is not None), None)
        if last is not None:
            ends.append((plot.y(last), number))
    room = [canvas.width - x - 20 - canvas.width_of(value, bold=True) for _, value in names]
    wrapped = [canvas.wrap(name, width) for (name, _), width in zip(names, room, strict=True)]
    distance = max(map(len, wrapped)) * LINE + 2
    places = spread([y for y, _ in sorted(ends)], distance)
    below = max(0.0, places[-1] + distance / 2 - plot.bottom - LINE) if places else 0.0
    for y, (_, number) in zip((y - below for y in places), sorted(ends), strict=True):
        lines, value = wrapped[number], names[number][1]
        base = y + 4 - (len(lines) - 1) * LINE / 2
        draw_mark(canvas, x + 4, y, number)
        for place, line in enumerate(lines):
            canvas.text(x + 14, base + place * LINE, line)
        if value:
            end = x + 20 + canvas.width_of(lines[-1])
            canvas.text(end, base + (len(lines) - 1) * LINE, value, bold=True)


def spread(places: Sequence[float], distance: float) -> list[float]:
    """The places, in order, moved as little as needed to lie `distance` apart."""
    moved = list(places)
    for _ in range(60):
        for i in range(len(moved) - 1):
            overlap = distance - (moved[i + 1] - moved[i])
            if overlap > 0:
                moved[i] -= overlap / 2
                moved[i + 1] += overlap / 2
    return moved


def _draw_times(canvas: Canvas, plot: Plot, names: Sequence[str], xs: list[float]) -> float:
    """The categories under the plot, as many as there is room for."""
    room = (xs[-1] - xs[0]) / max(len(xs) - 1, 1)
    every = one_in(canvas, names, room)
    for place, (name, x) in enumerate(zip(names, xs, strict=True)):
        if place % every == 0:
            canvas.text(x, plot.bottom + 18, name, anchor="middle")
    return plot.bottom + 24
