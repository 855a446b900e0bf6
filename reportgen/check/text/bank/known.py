"""A figure that prose may speak of, and the things that figures are about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.tables.interval import Interval
from reportgen.units import Unit

Measure = Literal[
    "",
    "outcome",
    "budget",
    "forecast",
    "target",
    "deviation",  # outcome less budget
    "percent",  # the deviation in percent
    "grade",  # outcome in percent of budget
    "outlook",  # forecast less budget
    "miss",  # outcome less forecast
    "gap",  # outcome less target
    "change",  # from another year
    "revision",  # a forecast less an earlier one of the same year
    "month",
]

Scope = Literal["", "period", "year"]
"""Whether a figure is of the part of the year gone by, or of the year whole."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of the bank: what it is about, which measure of it, of which year.

    `thing` and `heading` are its row and column as the reader sees them.
    `spread` is what the figure can stand for, as shown; `whole` marks a table's total; `derived`
    a figure worked out from two others, and then `grew` whether the magnitude did, `since` from
    which year; `better` whether a deviation is a surplus (None: not known); `natural` that
    more is better, as of results and of costs with a minus. `part` are the stems of a heading that
    names what is counted (`Flickor`, `Intäkter`); `earlier` marks an older forecast.
    """

    id: str
    thing: str
    heading: str
    words: tuple[str, ...]
    measure: Measure
    year: int | None
    value: Decimal
    decimals: int
    unit: Unit
    spread: Interval
    grid: str = ""
    row: str = ""
    whole: bool = False
    derived: Literal["", "difference", "percent"] = ""
    grew: bool | None = None
    since: int | None = None
    better: bool | None = None
    month: str = ""
    natural: bool = False
    part: tuple[str, ...] = ()
    scope: Scope = ""
    earlier: bool = False

    @property
    def name(self) -> str:
        """The figure as a message calls it."""
        if self.measure == "grade" and self.derived:
            return f"utfallet för ”{self.thing}” i procent av budgeten ({self.heading})"
        if self.derived:
            return f"skillnaden för ”{self.thing}” ({self.heading})"
        heading = f"”{self.heading}” för " if self.heading else ""
        return f"{heading}”{self.thing}”"


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A row of a table, or a loose fact: all that is known of one thing.

    `whole` marks a table's total and `average` the mean of its rows; `table_words` are the telling
    words of the table's title; `wholes` are the rows that the row is a part of.
    """

    name: str
    words: tuple[str, ...]
    grid: str
    figures: tuple[Known, ...]
    whole: bool = False
    average: bool = False
    table_words: tuple[str, ...] = ()
    wholes: tuple[Subject, ...] = ()

    def of(self, measure: Measure, year: int) -> Known | None:
        """The figure given for a measure of a year, if there is just one."""
        given = (k for k in self.figures if not k.derived)
        found = [k for k in given if (k.measure, k.year) == (measure, year)]
        return found[0] if len(found) == 1 else None
