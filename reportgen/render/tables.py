"""A grid as the table template sees it: head rows, body rows, cells with markup and scope."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from reportgen.facts import Fact
from reportgen.finding import Finding, fel
from reportgen.model.profile import Profile
from reportgen.model.section import TablePart
from reportgen.node import closest
from reportgen.render.author import Author, written_in
from reportgen.render.media import Media
from reportgen.render.show import in_table
from reportgen.tables.grid import Assessed, Grid, GridCell, GridRow, Written
from reportgen.tables.spec import ColumnSpec, NumberTable

_ROLES = {
    "rad": "data",
    "rubrik": "heading",
    "varav": "varav",
    "delsumma": "subtotal",
    "total": "total",
    "kommentar": "comment",
}


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: markup, what it heads ("" for data), spans, and whether it holds a figure."""

    html: Markup
    scope: str = ""
    colspan: int = 1
    rowspan: int = 1
    number: bool = False
    source: str = ""


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


@dataclass(frozen=True, slots=True)
class TableView:
    """A table for the template."""

    id: str
    source: str
    caption: Markup
    summary: str
    landscape: bool
    columns: tuple[ColumnView, ...]
    head: tuple[RowView, ...]
    body: tuple[RowView, ...]
    notes: tuple[Markup, ...]
    source_note: Markup


def view_table(
    grid: Grid, part: TablePart, own_id: str, author: Author, media: Media, profile: Profile
) -> tuple[TableView, tuple[Finding, ...]]:
    """The rows and columns of the grid that the part asks for (all when it names none)."""
    rows, findings = _chosen_rows(grid, part)
    columns, faults = _chosen_columns(grid, part)
    builder = _Builder(grid, columns, author, media)
    spec = grid.spec
    caption = author.line(part, "title") if part.title is not None else author.line(spec, "title")
    noted = spec.places.get("noter", spec.source)
    notes = [author.line_of(Written(note, noted)) for note in spec.notes]
    whole = not part.rows
    if grid.rounding_visible and whole and profile.show_rounding_note:
        notes.append(author.line(profile, "rounding_note"))
    view = TableView(
        id=own_id,
        source=str(part.source),
        caption=caption,
        summary=author.plain(written_in(spec, "summary")),
        landscape=spec.landscape if part.landscape is None else part.landscape,
        columns=builder.column_views(),
        head=builder.head(),
        body=tuple(builder.row(row) for row in rows),
        notes=tuple(notes),
        source_note=author.line(spec, "source_note"),
    )
    return view, (*findings, *faults)


def _chosen_rows(grid: Grid, part: TablePart) -> tuple[tuple[GridRow, ...], list[Finding]]:
    if not part.rows:
        return grid.rows, []
    by_id = {row.id: row for row in grid.rows}
    place = part.places.get("rader", part.source)
    findings = [
        fel("unknown-row", f"raden ”{n}” finns inte i ”{grid.id}”", place, closest(n, by_id))
        for n in part.rows
        if n not in by_id
    ]
    return tuple(by_id[n] for n in part.rows if n in by_id), findings


def _chosen_columns(grid: Grid, part: TablePart) -> tuple[tuple[ColumnSpec, ...], list[Finding]]:
    if not part.columns:
        return grid.columns, []
    by_id = {column.id: column for column in grid.columns}
    place = part.places.get("kolumner", part.source)
    findings = [
        fel("unknown-column", f"kolumnen ”{n}” finns inte i ”{grid.id}”", place, closest(n, by_id))
        for n in part.columns
        if n not in by_id
    ]
    return tuple(by_id[n] for n in part.columns if n in by_id), findings


class _Builder:
    def __init__(
        self, grid: Grid, columns: tuple[ColumnSpec, ...], author: Author, media: Media
    ) -> None:
        self._grid = grid
        self._columns = columns
        self._author = author
        self._media = media
        self._labels = isinstance(grid.spec, NumberTable)

    def column_views(self) -> tuple[ColumnView, ...]:
        """Label column first (number tables), then one for each column."""
        views = []
        if self._labels:
            few = len(self._columns) <= 4
            views.append(ColumnView("label", "3.6" if few else "2.6"))
        for index, column in enumerate(self._columns):
            kind = self._kind(column, index)
            width = column.width if column.width is not None else (1 if kind != "text" else 1.4)
            views.append(ColumnView(kind, str(width)))
        return tuple(views)

    def _kind(self, column: ColumnSpec, index: int) -> str:
        if not self._labels:
            return "label" if index == 0 else "text"
        return {"text": "text", "bedömning": "status"}.get(column.format, "number")

    def head(self) -> tuple[RowView, ...]:
        """One row of headings, or two when columns have a common heading."""
        grouped = any(c.group for c in self._columns)
        corner: tuple[CellView, ...] = ()
        spec = self._grid.spec
        if isinstance(spec, NumberTable):
            markup = self._author.line(spec, "corner")
            corner = (CellView(markup, "column", rowspan=2 if grouped else 1),)
        if not grouped:
            titles = tuple(self._title(c, 1) for c in self._columns)
            return (RowView("head", (*corner, *titles)),)
        first: list[CellView] = [*corner]
        second: list[CellView] = []
        for group, members in groupby(self._columns, key=lambda c: c.group):
            columns = list(members)
            if not group:
                first += (self._title(c, 2) for c in columns)
                continue
            words = Written(group, columns[0].places.get("grupp", columns[0].source))
            markup = self._author.line_of(words)
            first.append(CellView(markup, "columns", len(columns), number=True))
            second += (self._title(c, 1) for c in columns)
        return (RowView("head", tuple(first)), RowView("head", tuple(second)))

    def _title(self, column: ColumnSpec, rowspan: int) -> CellView:
        place = column.places.get("rubrik", column.source)
        markup = self._author.line_of(Written(column.title, place, column.year))
        number = self._labels and column.format in ("tal", "procent")
        return CellView(markup, "column", rowspan=rowspan, number=number)

    def row(self, row: GridRow) -> RowView:
        """A body row; headings and comments span the whole width."""
        role = _ROLES[row.spec.type]
        width = len(self._columns) + (1 if self._labels else 0)
        if role == "heading":
            label = CellView(self._author.line(row.spec, "name"), "rows", width)
            return RowView(role, (label,))
        if role == "comment":
            return RowView(role, (CellView(self._author.blocks(row.spec, "text"), "", width),))
        cells = [self._cell(row.cells[c.id], c) for c in self._columns]
        if self._labels:
            label = CellView(self._author.line(row.spec, "name"), "row")
            return RowView(role, (label, *cells), row.spec.indent)
        first = CellView(cells[0].html, "row", source=cells[0].source)
        return RowView(role, (first, *cells[1:]), row.spec.indent)

    def _cell(self, cell: GridCell, column: ColumnSpec) -> CellView:
        number = self._labels and column.format in ("tal", "procent")
        match cell:
            case Fact():
                value = self._author.figures.number(in_table(cell))
                markup = Markup('<data value="{}"></data>').format(value)
                return CellView(markup, number=True, source=str(cell.source))
            case Written():
                return CellView(self._author.blocks_of(cell), source=str(cell.source))
            case Assessed():
                name = self._media.status(cell.scale, cell.level, cell.source)
                html = Markup('<span data-status="{}"></span>').format(name) if name else Markup()
                return CellView(html, source=str(cell.source))
            case None:
                return CellView(Markup(), number=number)
