"""A table as the template sees it: head rows, body rows, cells with markup, scope and spans."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from reportgen.node import Node


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: markup or parts, what it heads ("" for data), spans, and how it looks."""

    html: Markup
    scope: str = ""
    colspan: int = 1
    rowspan: int = 1
    number: bool = False
    source: str = ""
    tint: str = ""
    input: bool = False
    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of cells in its role."""

    role: str
    cells: tuple[CellView, ...]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column's kind (`label`, `number`, `text`, `status`) and share of the width."""

    kind: str
    width: str
    given: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    """A table for the template; `chart` names the small chart under it, or is ""."""

    id: str
    source: str
    caption: Markup
    columns: tuple[ColumnView, ...]
    head: tuple[RowView, ...]
    body: tuple[RowView, ...]
    summary: str = ""
    landscape: bool = False
    notes: tuple[Markup, ...] = ()
    source_note: Markup | None = None
    chart: str = ""
