"""Tables and charts with every cell worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.facts import Fact
from reportgen.finding import Source
from reportgen.node import Node
from reportgen.tables.spec import ChartSpec, ColumnSpec, RowSpec, TableSpec


@dataclass(frozen=True, slots=True)
class Written:
    """Words an author wrote, where they stand, and the year `{{ kolumnår }}` means there."""

    text: str
    source: Source
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Assessed:
    """A cell that holds a level of a scale: what it shows, and whether the whole cell is tinted."""

    scale: str
    level: str
    source: Source
    shows: Literal["symbol", "text", "båda"] = "båda"
    tinted: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """A cell of a text table that holds parts, as a section does."""

    parts: tuple[Node, ...]
    source: Source


GridCell = Fact | Written | Assessed | Parts | None
"""None is a cell that holds nothing by nature (a heading row, an empty level)."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with its cells by column."""

    id: str
    spec: RowSpec
    cells: Mapping[str, GridCell]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table worked out. `rounding_visible`: some shown sum differs from its shown parts."""

    id: str
    spec: TableSpec
    columns: tuple[ColumnSpec, ...]
    rows: tuple[GridRow, ...]
    rounding_visible: bool = False


@dataclass(frozen=True, slots=True)
class GridSeries:
    """A series of a chart."""

    name: Written
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ComputedChart:
    """A chart with its facts."""

    id: str
    spec: ChartSpec
    categories: tuple[Written, ...]
    series: tuple[GridSeries, ...]
