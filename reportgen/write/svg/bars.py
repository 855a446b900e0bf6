"""Lying bars: side by side, or as shares of a whole."""

from __future__ import annotations

from reportgen.document.tree import Chart
from reportgen.write.svg.canvas import (
    LINE,
    Canvas,
    Scale,
    amount,
    amounts,
    draw_legend,
    even_scale,
    shown,
)
from reportgen.write.svg.columns import draw_label_on

_BAR = 17.0


def draw_bars(chart: Chart, canvas: Canvas) -> float:
    """A bar for each category and series, its value at the end; the height of the drawing."""
    rows = [amounts(series) for series in chart.series]
    values = [value for row in rows for value in row if value is not None]
    scale = even_scale(values, whole=not chart.decimals)
    if chart.show_values:  # no grid to end at, so use the whole width
        low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
        scale = Scale(low, high if high > low else low + 1, 1)
    top = draw_legend(canvas, chart)
    left, labels = _label_column(chart, canvas)
    ends = [canvas.width_of(shown(v, chart.decimals), bold=True) + 8 for v in values] or [0.0]
    edge = max(ends) if chart.show_values else 4.0
    start = left + (edge if min(values, default=0.0) < 0 and chart.show_values else 0)
    span = canvas.width - edge - start
    y = top
    for place, lines in enumerate(labels):
        height = max(len(rows) * _BAR + (len(rows) - 1) * 2, len(lines) * LINE)
        _draw_label(canvas, lines, left - 10, y + height / 2)
        first = y + (height - len(rows) * _BAR - (len(rows) - 1) * 2) / 2
        for number, row in enumerate(rows):
            bar_top = first + number * (_BAR + 2)
            _draw_bar(chart, canvas, scale, row[place], (start, bar_top, span), number)
        y += height + 11
    zero = start + span * scale.share(0)
    if not chart.show_values:
        _draw_ticks(canvas, scale, start, span, top, y)
        y += LINE + 4
    canvas.line(zero, top - 3, zero, y - 8, strong=True)
    return y


def _label_column(chart: Chart, canvas: Canvas) -> tuple[float, list[list[str]]]:
    """The width of the names' column and the names in lines."""
    widest = max(canvas.width_of(name) for name in chart.categories)
    width = min(widest + 2, canvas.width * 0.36)
    labels = [canvas.wrap(name, width) for name in chart.categories]
    used = max(canvas.width_of(line) for lines in labels for line in lines)
    return used + 10, labels


def _draw_label(canvas: Canvas, lines: list[str], right: float, middle: float) -> None:
    for number, line in enumerate(lines):
        y = middle + 4 + (number - (len(lines) - 1) / 2) * LINE
        canvas.text(right, y, line, anchor="end")


def _draw_bar(
    chart: Chart,
    canvas: Canvas,
    scale: Scale,
    value: float | None,
    place: tuple[float, float, float],
    series: int,
) -> None:
    if value is None:
        return
    start, top, span = place
    x1, x2 = sorted((start + span * scale.share(0), start + span * scale.share(value)))
    canvas.bar(x1, top, max(x2 - x1, 0.5), _BAR, series)
    if chart.show_values:
        text, bold = shown(value, chart.decimals), len(chart.series) == 1
        if value < 0:
            canvas.text(x1 - 5, top + 12.8, text, anchor="end", bold=bold)
        else:
            canvas.text(x2 + 5, top + 12.8, text, bold=bold)


def _draw_ticks(
    canvas: Canvas, scale: Scale, start: float, span: float, top: float, bottom: float
) -> None:
    for tick in scale.ticks:
        x = start + span * scale.share(tick)
        canvas.line(x, top - 3, x, bottom - 4)
        text = shown(round(tick, 6), scale.decimals)
        canvas.text(x, bottom + LINE - 4, text, anchor="middle", quiet=True)


def draw_shares(chart: Chart, canvas: Canvas) -> float:
    """Shares of a whole; the height of the drawing.

    With one series the categories are the parts, each a bar in a pale whole. With several, each
    category is a whole of which every series has its part.
    """
    return _parts_of_one(chart, canvas) if len(chart.series) == 1 else _parts_of_each(chart, canvas)


def _is_per_cent(chart: Chart) -> bool:
    return chart.unit.strip().lower() in {"%", "procent"}


def _parts_of_one(chart: Chart, canvas: Canvas) -> float:
    values = [max(amount(value) or 0.0, 0.0) for value in chart.series[0].values]
    whole = max(sum(values), 100.0 if _is_per_cent(chart) else 0.0) or 1.0
    # The values say per cent themselves.
    top = 4.0 if _is_per_cent(chart) else draw_legend(canvas, chart)
    left, labels = _label_column(chart, canvas)
    texts = [value.text for value in chart.series[0].values]
    if _is_per_cent(chart):
        texts = [shown(value, chart.decimals) + "\u00a0%" for value in values]
    edge = max(canvas.width_of(text, bold=True) for text in texts) + 10
    span, y = canvas.width - edge - left, top
    for lines, value, text in zip(labels, values, texts, strict=True):
        height = max(_BAR, len(lines) * LINE)
        bar = y + (height - _BAR) / 2
        _draw_label(canvas, lines, left - 10, y + height / 2)
        canvas.track(left, bar, span, _BAR)
        canvas.bar(left, bar, span * value / whole, _BAR, 0)
        canvas.text(canvas.width, bar + 12.8, text, anchor="end", bold=True)
        y += height + 10
    return y - 4


def _parts_of_each(chart: Chart, canvas: Canvas) -> float:
    top = draw_legend(canvas, chart)
    left, labels = _label_column(chart, canvas)
    span, y, tall = canvas.width - left, top, 26.0
    rows = [[max(value or 0.0, 0.0) for value in amounts(series)] for series in chart.series]
    for place, lines in enumerate(labels):
        height = max(tall, len(lines) * LINE)
        bar = y + (height - tall) / 2
        _draw_label(canvas, lines, left - 10, y + height / 2)
        parts = [row[place] for row in rows]
        whole, x = sum(parts) or 1.0, left
        for number, part in enumerate(parts):
            width = span * part / whole
            canvas.bar(x, bar, width - (1 if number < len(parts) - 1 else 0), tall, number)
            text = shown(part, chart.decimals)
            if chart.show_values and canvas.width_of(text) + 14 <= width:
                draw_label_on(canvas, x + width / 2, bar + tall / 2, text, tall)
            x += width
        y += height + 10
    return y - 4
