"""What charts are drawn with: a canvas of SVG elements, scales with even steps, series looks.

The only place, with its siblings, where numbers are floats: they are places on a page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from markupsafe import Markup

from reportgen.document.tree import Chart, Series, Value
from reportgen.language import format_number
from reportgen.theme import Theme
from reportgen.write.fonts import face, text_width
from reportgen.write.markup import element, join
from reportgen.write.theme_css import mix

WIDTH = 600.0
HALF_WIDTH = 288.0
PLOT = 190.0  # how high the part with columns or lines is
SMALL_PLOT = 125.0
SIZE = 12.0
LINE = 15.0

Anchor = Literal["start", "middle", "end"]


def n(number: float) -> str:
    """A coordinate, short and the same on every machine."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def amount(value: Value) -> float | None:
    """The figure as a length to draw; None for a gap."""
    return None if value.value is None else float(value.value)


def _is_syllable(letters: str) -> bool:
    """Whether the letters begin with a consonant and a vowel."""
    return re.match(r"[^\W\d_aeiouyåäöé][aeiouyåäöé]", letters.lower()) is not None


def shown(value: float | Decimal, decimals: int) -> str:
    """A figure the Swedish way."""
    return format_number(Decimal(str(value)), decimals)


@dataclass(frozen=True, slots=True)
class Scale:
    """Even steps from `low` to `high`, and where a value comes to lie."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> list[float]:
        """The values of the grid lines."""
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * place for place in range(count + 1)]

    @property
    def decimals(self) -> int:
        """How many decimals the steps need."""
        return next((d for d in range(6) if abs(self.step * 10**d % 1) < 1e-9), 6)

    def share(self, value: float) -> float:
        """How far from `low` to `high` the value lies, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def even_scale(
    values: Sequence[float], *, from_zero: bool = True, steps: int = 5, whole: bool = False
) -> Scale:
    """A scale of about `steps` steps of 1, 2, 2,5 or 5 times a power of ten.

    With `whole` the steps are whole numbers: there are no half persons on an axis.
    """
    low, high = min(values, default=0.0), max(values, default=1.0)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high == low:
        high = low + 1
    rough = (high - low) / steps
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((m * power for m in (1, 2, 2.5, 5) if m * power >= rough * 0.999), 10 * power)
    if whole and step % 1:
        step = float(math.ceil(step))
    return Scale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step)


@dataclass(slots=True)
class Canvas:
    """Collects elements; knows the theme's colours and how wide its letters are."""

    theme: Theme
    prefix: str
    width: float = WIDTH
    plot: float = PLOT
    parts: list[Markup] = field(default_factory=list)
    patterns: dict[int, Markup] = field(default_factory=dict)

    def width_of(self, text: str, *, bold: bool = False, size: float = SIZE) -> float:
        """How wide the text is drawn."""
        return text_width(text, size, face(self.theme, 700 if bold else 400))

    def has_room(self, words: str, width: float) -> bool:
        """Whether the words stand in so much room, or so little more that nobody sees it."""
        return self.width_of(words) <= width * 1.04

    def wrap(self, text: str, width: float, lines: int = 4) -> list[str]:
        """The text in at most `lines` lines; only a word that is too long for one is broken.

        What the lines do not hold is cut short.
        """
        words, wrapped = text.split(" "), [""]
        for word in words:
            longer = f"{wrapped[-1]} {word}".strip()
            if wrapped[-1] and self.width_of(longer) > width:
                wrapped.append(word)
            else:
                wrapped[-1] = longer
            while place := self._break(wrapped[-1], width):
                whole = wrapped.pop()
                wrapped += [whole[:place] + "-", whole[place:]]
        if len(wrapped) > lines:
            wrapped = [*wrapped[: lines - 1], " ".join(wrapped[lines - 1 :])]
        return [self._shorten(line, width) for line in wrapped]

    def _break(self, word: str, width: float) -> int:
        """Where a too long word is divided: before a consonant and its vowel, as Swedish does."""
        if self.has_room(word, width):
            return 0
        places = (place for place in range(3, len(word) - 2) if _is_syllable(word[place:]))
        fitting = [p for p in places if self.width_of(word[:p] + "-") <= width]
        return max(fitting, default=0)

    def _shorten(self, text: str, width: float) -> str:
        if self.has_room(text, width):
            return text
        while text and self.width_of(text + "…") > width:
            text = text[:-1]
        return text.rstrip() + "…"

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        anchor: Anchor = "start",
        bold: bool = False,
        quiet: bool = False,
        fill: str | None = None,
        size: float = SIZE,
    ) -> None:
        """One line of text on the base line `y`."""
        colours = self.theme.spec.colours
        self.parts.append(
            element(
                "text",
                text,
                x=n(x),
                y=n(y),
                text_anchor=anchor if anchor != "start" else None,
                font_weight="700" if bold else None,
                font_size=n(size) if size != SIZE else None,
                fill=fill or (colours.muted if quiet else colours.text),
                class_=None if fill else "quiet" if quiet else "ink",
            )
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, *, strong: bool = False) -> None:
        """A grid line, or the strong one at zero."""
        colours = self.theme.spec.colours
        self.parts.append(
            element(
                "path",
                d=f"M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}",
                fill="none",
                stroke=colours.text if strong else colours.hairline,
                stroke_width="1" if strong else "0.6",
                class_="axis" if strong else "grid",
            )
        )

    def bar(self, x: float, y: float, width: float, height: float, series: int) -> None:
        """A filled rectangle in the look of that series (from 0).

        Lines lie over the plain colour instead of in one pattern with it: readers draw a pattern
        tile by tile, and the seams between coloured tiles would show.
        """
        place = {"x": n(x), "y": n(y), "width": n(max(width, 0)), "height": n(max(height, 0))}
        look = series % len(self.theme.spec.colours.series) + 1
        self.parts.append(
            element("rect", **place, fill=self.colour(series), class_=f"series-{look}")
        )
        if series:
            self.patterns.setdefault(series, self._pattern(series))
            lines = f"url(#{self.prefix}-m{series + 1})"
            self.parts.append(element("rect", **place, fill=lines))

    def track(self, x: float, y: float, width: float, height: float) -> None:
        """The pale whole behind a share."""
        fill = self.theme.spec.colours.tint
        self.parts.append(
            element(
                "rect",
                x=n(x),
                y=n(y),
                width=n(width),
                height=n(height),
                fill=fill,
                class_="track",
            )
        )

    def plate(self, x: float, y: float, width: float, height: float) -> None:
        """A white ground for a value that stands on a pattern or a grid line."""
        self.parts.append(
            element(
                "rect",
                x=n(x),
                y=n(y),
                width=n(width),
                height=n(height),
                rx="2",
                fill="#ffffff",
                class_="plate",
            )
        )

    def colour(self, series: int) -> str:
        """The colour of that series; they come again when there are more series than colours."""
        colours = self.theme.spec.colours.series
        return colours[series % len(colours)]

    def _pattern(self, series: int) -> Markup:
        """Pale lines that tell the series apart in grey too."""
        lines = element(
            "path",
            d=_PATTERNS[(series - 1) % len(_PATTERNS)],
            fill="none",
            stroke=mix(self.colour(series), "#ffffff", 55),
            stroke_width="0.9",
            class_="stripe",
        )
        return element(
            "pattern",
            lines,
            id=f"{self.prefix}-m{series + 1}",
            width="8",
            height="8",
            patternUnits="userSpaceOnUse",
        )

    def finish(self, chart: Chart, height: float) -> str:
        """The whole drawing. Its title is the chart's text alternative (PDF/UA: Alt)."""
        title = element("title", chart.alt, id=f"{self.prefix}-alt")
        desc = element("desc", description(chart), id=f"{self.prefix}-om")
        defs = element("defs", *self.patterns.values()) if self.patterns else Markup("")
        return element(
            "svg",
            title,
            desc,
            defs,
            join(self.parts),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {n(self.width)} {n(height)}",
            width=n(self.width),
            height=n(height),
            role="img",
            aria_labelledby=f"{self.prefix}-alt",
            aria_describedby=f"{self.prefix}-om",
            font_family=self.theme.spec.fonts.body,
            font_size=n(SIZE),
            class_="chart",
        )


_PATTERNS = (
    "M-2 2L2 -2M0 8L8 0M6 10L10 6",  # rising
    "M0 2H8M0 6H8",  # lying
    "M-2 6L2 10M0 0L8 8M6 -2L10 2",  # falling
    "M2 0V8M6 0V8",  # standing
    "M0 4H8M4 0V8",  # squares
)

_KINDS = {
    "columns": "Stapeldiagram",
    "bars": "Liggande stapeldiagram",
    "lines": "Linjediagram",
    "stacked": "Staplat diagram",
    "shares": "Diagram över andelar",
}


def description(chart: Chart) -> str:
    """What kind of drawing it is and what it has along its axes."""
    names = ", ".join(series.name for series in chart.series)
    unit = f", {chart.unit}" if chart.unit else ""
    return f"{_KINDS[chart.kind]}{unit}. {names}: {', '.join(chart.categories)}."


_KEY, _GAP = 17.0, 18.0  # the room of an entry's mark, and between entries


DrawKey = Callable[[float, float, int], None]
"""Draws the look of a series at the left end of its legend, from the x and the line's middle."""


def draw_legend(canvas: Canvas, chart: Chart, draw_key: DrawKey | None = None) -> float:
    """Series names with their looks, and the unit at the right of their first line; the height.

    The bars of one series need no name, and the unit stands over the axis; lines, which have a look
    of their own, are named.
    """
    several = len(chart.series) > 1 or draw_key
    names = [series.name for series in chart.series] if several else []
    if not names:
        return draw_unit(canvas, chart)
    room = canvas.width - (canvas.width_of(chart.unit) + _GAP if chart.unit else 0)
    columns = _legend_columns([_KEY + canvas.width_of(name) for name in names], room)
    top = 0.0
    for start in range(0, len(names), len(columns)):
        row = range(start, min(start + len(columns), len(names)))
        lines = [canvas.wrap(names[place], room - _KEY) for place in row]
        for column, place in enumerate(row):
            left = sum(columns[:column]) + _GAP * column
            if draw_key:
                draw_key(left, top + 7.5, place)
            else:
                canvas.bar(left, top + 2.5, 12, 10, place)
            for number, line in enumerate(lines[column]):
                canvas.text(left + _KEY, top + 12 + number * LINE, line)
        top += max(map(len, lines)) * LINE + 3
    if chart.unit:
        canvas.text(canvas.width, 12, chart.unit, anchor="end", quiet=True)
    return top + 6


def draw_unit(canvas: Canvas, chart: Chart) -> float:
    """The unit over the axis, at the left; where the figures may begin."""
    if not chart.unit:
        return 4.0
    canvas.text(0, 12, chart.unit, quiet=True)
    return LINE + 9


def _legend_columns(widths: list[float], room: float) -> list[float]:
    """How wide the columns are when the entries stand in as few even rows as there is room for."""
    for rows in range(1, len(widths)):
        count = -(-len(widths) // rows)
        columns = [max(widths[column::count]) for column in range(count)]
        if sum(columns) + _GAP * (count - 1) <= room:
            return columns
    return [room]


def amounts(series: Series) -> list[float | None]:
    """The series' figures as lengths."""
    return [amount(value) for value in series.values]
