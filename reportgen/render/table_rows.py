"""The rows of a grid as markup: heads, labels, figures, statuses, merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup, escape

from reportgen.facts import Fact
from reportgen.render.author import Author
from reportgen.render.media import Media
from reportgen.render.show import in_table
from reportgen.render.table_view import CellView, ColumnView, RowView
from reportgen.tables.grid import Assessed, Grid, GridCell, GridRow, Parts, Written
from reportgen.tables.spec import ColumnSpec, NumberTable

_ROLES = {
    "rad": "data",
    "rubrik": "heading",
    "varav": "varav",
    "delsumma": "subtotal",
    "total": "total",
    "kommentar": "comment",
}
_FIGURES = ("tal", "procent", "mål")


class RowBuilder:
    """Builds the rows of one table from some of its columns."""

    def __init__(
        self, grid: Grid, columns: tuple[ColumnSpec, ...], author: Author, media: Media
    ) -> None:
        self._grid = grid
        self._columns = columns
        self._author = author
        self._media = media
        self._labels = isinstance(grid.spec, NumberTable)

    # -------------------------------------------------------------------------------- columns

    def columns(self) -> tuple[ColumnView, ...]:
        """The label column first (tables of figures), then one for each column."""
        views = []
        if self._labels:
            count = len(self._columns)
            views.append(ColumnView("label", "3.6" if count <= 4 else "2.6"))
        for index, column in enumerate(self._columns):
            kind = self._kind(column, index)
            width = str(column.width or self._width_of(column, kind))
            views.append(ColumnView(kind, width, column.width is not None))
        return tuple(views)

    @staticmethod
    def _width_of(column: ColumnSpec, kind: str) -> str:
        if kind == "status":
            return "0.8" if column.shows == "symbol" else "1.8"
        return "1.4" if kind == "text" else "1"

    def _kind(self, column: ColumnSpec, index: int) -> str:
        if not self._labels:
            return "label" if index == 0 else "text"
        return {"text": "text", "bedömning": "status"}.get(column.format, "number")

    def _is_figure(self, column: ColumnSpec) -> bool:
        return self._labels and column.format in _FIGURES

    # ----------------------------------------------------------------------------------- head

    def head(self) -> tuple[RowView, ...]:
        """One row of headings, two when columns have a common heading, none when not wanted."""
        spec = self._grid.spec
        if not spec.head:
            return ()
        grouped = any(c.group for c in self._columns)
        corner: tuple[CellView, ...] = ()
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
            figures = self._is_figure(columns[0])
            first.append(CellView(markup, "columns", len(columns), number=figures))
            second += (self._title(c, 1) for c in columns)
        return (RowView("head", tuple(first)), RowView("head", tuple(second)))

    def _title(self, column: ColumnSpec, rowspan: int) -> CellView:
        place = column.places.get("rubrik", column.source)
        markup = self._author.line_of(Written(column.title, place, column.year))
        figure = self._is_figure(column)
        return CellView(markup + escape(column.mark), "column", rowspan=rowspan, number=figure)

    # ----------------------------------------------------------------------------------- body

    def body(self, rows: Sequence[GridRow]) -> tuple[RowView, ...]:
        """The rows, comments under them when the table wants that, equal cells merged."""
        views: list[RowView] = []
        chunk: list[tuple[GridRow, list[CellView]]] = []
        for row in rows:
            if row.spec.type in ("rubrik", "kommentar"):
                views += self._merged(chunk)
                chunk = []
                views.append(self._full_width(row))
                continue
            chunk.append((row, self._cells(row)))
            if self._grid.spec.comments_in_table and row.spec.comment:
                views += self._merged(chunk)
                chunk = []
                views.append(self._comment(row, "comment"))
        return (*views, *self._merged(chunk))

    def _width(self) -> int:
        return len(self._columns) + (1 if self._labels else 0)

    def _full_width(self, row: GridRow) -> RowView:
        if row.spec.type == "kommentar":
            return self._comment(row, "text")
        label = CellView(self._author.line(row.spec, "name"), "rows", self._width())
        return RowView("heading", (label,))

    def _comment(self, row: GridRow, attribute: str) -> RowView:
        return RowView(
            "comment", (CellView(self._author.blocks(row.spec, attribute), "", self._width()),)
        )

    def _cells(self, row: GridRow) -> list[CellView]:
        cells = [self._cell(row, c) for c in self._columns]
        if self._labels:
            mark = escape(row.spec.marks.get("namn", ""))
            return [CellView(self._author.line(row.spec, "name") + mark, "row"), *cells]
        return [replace(cells[0], scope="row"), *cells[1:]]

    def _merged(self, chunk: list[tuple[GridRow, list[CellView]]]) -> list[RowView]:
        """The rows with the cells of merged columns spanning the rows they speak for."""
        rows = [cells for _, cells in chunk]
        shown: list[list[CellView | None]] = [list(cells) for cells in rows]
        columns = (None, *self._columns) if self._labels else self._columns
        for at, column in enumerate(columns):
            top = 0
            for index in range(1, len(rows)):
                if not self._continues(column, chunk[index - 1][0], chunk[index][0]):
                    top = index
                    continue
                kept = shown[top][at]
                assert kept is not None
                scope = "rows" if kept.scope == "row" else kept.scope
                shown[top][at] = replace(kept, rowspan=kept.rowspan + 1, scope=scope)
                shown[index][at] = None
        return [
            RowView(
                _ROLES[row.spec.type], tuple(c for c in cells if c is not None), row.spec.indent
            )
            for (row, _), cells in zip(chunk, shown, strict=True)
        ]

    @staticmethod
    def _continues(column: ColumnSpec | None, before: GridRow, row: GridRow) -> bool:
        """Whether the row's cell (its label when there is no column) belongs to the one above."""
        if column is None or column.per_block:
            same_block = bool(row.spec.block) and row.spec.block == before.spec.block
            return same_block and (column is not None or not row.spec.name)
        if not column.merged:
            return False
        above, here = before.cells[column.id], row.cells[column.id]
        if here is None:
            return True
        if not isinstance(here, Written):
            return False
        words = here.text.strip()
        return not words or (isinstance(above, Written) and above.text.strip() == words)

    def _cell(self, row: GridRow, column: ColumnSpec) -> CellView:
        mark = escape(row.spec.marks.get(column.id, ""))
        view = self._content(row.cells[column.id], column)
        to_fill = column.id in row.spec.fill_in
        return replace(view, html=_marked(view.html, mark), input=to_fill)

    def _content(self, cell: GridCell, column: ColumnSpec) -> CellView:
        figure = self._is_figure(column)
        match cell:
            case Fact():
                value = self._author.figures.number(in_table(cell))
                markup = Markup('<data value="{}"></data>').format(value)
                return CellView(markup, number=True, source=str(cell.source))
            case Written() if column.format == "mål":
                return CellView(self._author.line_of(cell), number=True, source=str(cell.source))
            case Written():
                return CellView(self._author.blocks_of(cell), source=str(cell.source))
            case Parts():
                return CellView(Markup(), source=str(cell.source), parts=cell.parts)
            case Assessed():
                return self._assessed(cell)
            case None:
                return CellView(Markup(), number=figure)

    def _assessed(self, cell: Assessed) -> CellView:
        name = self._media.status(cell.scale, cell.level, cell.source)
        if not name:
            return CellView(Markup())
        html = Markup('<span data-status="{}" data-shows="{}"></span>').format(name, cell.shows)
        tint = self._media.colour(name) if cell.tinted else ""
        return CellView(html, source=str(cell.source), tint=tint)


def _marked(html: Markup, mark: Markup) -> Markup:
    """The markup with a mark after its last words, inside their paragraph."""
    if not mark or not html.endswith("</p>"):
        return html + mark
    return html[: -len("</p>")] + mark + Markup("</p>")
