"""Tables as HTML, every data cell tied to its heads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from reportgen.document.text import plain_text
from reportgen.document.tree import (
    Block,
    BulletList,
    Cell,
    Figure,
    Inline,
    NumberedList,
    Paragraph,
    Row,
    Table,
    Text,
)
from reportgen.write.columns import SingleCells, shares_alike, table_shape
from reportgen.write.html.inlines import STATUS_CLASSES, write_inlines
from reportgen.write.markup import classes, element, join
from reportgen.write.setting import WHOLE_ROWS
from reportgen.write.walk import Walk

WriteBlocks = Callable[[Iterable[Block], Walk], Markup]


_LONG_TEXT = 120  # letters in a cell that a narrow column makes hard to read
_SCOPES = {"": None, "column": "col", "columns": "colgroup", "row": "row", "rows": "rowgroup"}
_ROLES = {
    "": "cell",
    "column": "columnheader",
    "columns": "columnheader",
    "row": "rowheader",
    "rows": "rowheader",
}


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell, the row and column (from 0) of its upper left corner, and its id."""

    cell: Cell
    row: int
    column: int
    id: str

    def covers_column(self, column: int) -> bool:
        """Whether the cell lies in that column."""
        return self.column <= column < self.column + self.cell.colspan

    @property
    def scope(self) -> str:
        """What the cell heads; an empty one, as in the corner, heads nothing."""
        return self.cell.scope if any(map(_says_something, self.cell.blocks)) else ""


def _says_something(block: Block) -> bool:
    return not isinstance(block, Paragraph) or any(
        not isinstance(child, Text) or child.text.strip() for child in block.children
    )


def place_cells(rows: Sequence[Row], prefix: str) -> list[list[PlacedCell]]:
    """Each row's cells with the columns they come to stand in (HTML Living Standard 4.9.12)."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for row_number, row in enumerate(rows):
        column, line = 0, []
        for cell in row.cells:
            while (row_number, column) in taken:
                column += 1
            line.append(PlacedCell(cell, row_number, column, f"{prefix}{row_number}-{column}"))
            taken |= {
                (row_number + down, column + right)
                for down in range(cell.rowspan)
                for right in range(cell.colspan)
            }
            column += cell.colspan
        placed.append(line)
    return placed


def needs_head_ids(table: Table) -> bool:
    """Whether `scope` alone does not say what heads what (WCAG technique H43 beside H63)."""
    cells = [cell for row in (*table.head, *table.body) for cell in row.cells]
    spans = any(cell.scope and (cell.colspan > 1 or cell.rowspan > 1) for cell in cells)
    return len(table.head) > 1 or spans or any(cell.scope == "rows" for cell in cells)


def heads_of_cells(table: Table) -> dict[str, list[str]]:
    """For the id of each body cell the ids of its heads: columns, row group, row."""
    columns = [placed for line in place_cells(table.head, head_prefix(table)) for placed in line]
    found: dict[str, list[str]] = {}
    group: PlacedCell | None = None
    row_heads: list[PlacedCell] = []
    for row, line in zip(table.body, place_cells(table.body, body_prefix(table)), strict=True):
        row_heads = [h for h in row_heads if line and h.row + h.cell.rowspan > line[0].row]
        row_heads += [p for p in line if p.scope == "row"]
        if row.role == "total":
            group = None
        for placed in line:
            above = [h.id for h in columns if h.scope and h.covers_column(placed.column)]
            before = [h.id for h in row_heads if h.column < placed.column]
            inside = [group.id] if group and row.role != "heading" else []
            found[placed.id] = [] if row.role in ("heading", "comment") else above + inside + before
        group = next((p for p in line if p.scope == "rows" and row.role == "heading"), group)
    return found


def labels_of_columns(table: Table) -> list[str]:
    """What each column is called: the words of its heads, from the top."""
    heads = [placed for line in place_cells(table.head, "") for placed in line if placed.scope]
    return [
        ", ".join(_words(head.cell) for head in heads if head.covers_column(column))
        for column in range(len(table.columns))
    ]


def _words(cell: Cell) -> str:
    """A head's words as they are read, without places to break them."""
    texts = (plain_text(block.children) for block in cell.blocks if isinstance(block, Paragraph))
    return " ".join(" ".join(texts).replace("\u00ad", "").split())


def head_prefix(table: Table) -> str:
    """How the ids of the table's column heads begin."""
    return f"{table.id}-h"


def body_prefix(table: Table) -> str:
    """How the ids of the table's body cells begin."""
    return f"{table.id}-c"


def write_table(table: Table, walk: Walk, write_blocks: WriteBlocks) -> Markup:
    """The table with caption, notes and source, in a part of the page that can be scrolled."""
    stacked = walk.medium == "html" and _stacks(table)
    writer = _TableWriter(table, walk, write_blocks, labels_of_columns(table) if stacked else [])
    caption = write_caption("caption", table, walk)
    measured = _measured(table, walk) if walk.medium == "pdf" else None
    markup = element(
        "table",
        caption,
        _column_widths(measured or _by_weight(table)),
        writer.head(),
        *writer.bodies(),
        class_=classes(
            "texts" if stacked else table_shape(table),
            "brief" if _has_brief_labels(table) else "",
            _pace(table),
            "measured" if measured else "",
        ),
        role="table" if stacked else None,
        aria_describedby=f"{table.id}-om" if table.summary and walk.medium == "html" else None,
    )
    notes = join(
        element("p", write_inlines(note.children, walk), class_=note.role) for note in table.notes
    )
    if walk.medium == "html":
        markup = _scrollable(table, markup, walk)
    return element("div", markup, notes, class_="table", id=table.id)


def _stacks(table: Table) -> bool:
    """Whether a telephone shows the cells one under the other: where they hold much to read."""
    if table_shape(table) == "texts":
        return True
    texts = {n for n, column in enumerate(table.columns) if column.kind == "text"}
    cells = (cell for row in table.body for n, cell in enumerate(row.cells) if n in texts)
    return any(sum(map(_length, cell.blocks)) > _LONG_TEXT for cell in cells)


def _has_brief_labels(table: Table) -> bool:
    """Whether the rows are named with a word only, such as a year."""
    firsts = [row.cells[0] for row in table.body if row.cells]
    return all(cell.colspan == 1 and sum(map(_length, cell.blocks)) <= 8 for cell in firsts)


def _pace(table: Table) -> str:
    """How the table may break over pages.

    A short one stays whole; a long one breaks between rows; only where a cell holds so much text
    that whole rows would leave half-empty pages may a row be torn.
    """
    lengths = [sum(map(_length, cell.blocks)) for row in table.body for cell in row.cells]
    if max(lengths, default=0) > 500:
        return "prose"
    return "short" if len(table.body) <= WHOLE_ROWS and sum(lengths) <= 900 else ""


def _length(block: Block) -> int:
    """How much running text a block in a cell holds, roughly, in characters."""
    match block:
        case Paragraph():
            return sum(len(child.text) for child in block.children if isinstance(child, Text))
        case BulletList() | NumberedList():
            return sum(_length(inner) for item in block.items for inner in item.blocks)
        case _:
            return 0


def _scrollable(table: Table, markup: Markup, walk: Walk) -> Markup:
    """A named part that takes focus, so that keyboard users can scroll it (WCAG 2.1.1)."""
    summary = Markup("")
    if table.summary:
        summary = element("p", table.summary, class_="visually-hidden", id=f"{table.id}-om")
    named = table.label or bool(table.caption)
    walk.unnamed_tables += not named
    region = element(
        "div",
        markup,
        class_="scroll",
        role="region",
        tabindex="0",
        aria_labelledby=f"{table.id}-rubrik" if named else None,
        aria_label=None if named else f"Tabell utan rubrik {walk.unnamed_tables}",
    )
    return summary + region


def write_caption(
    name: str,
    captioned: Table | Figure,
    walk: Walk,
    subtitle: Sequence[Inline] = (),
) -> Markup:
    """`Tabell 3. Resultaträkning, mnkr`, the label set apart; nothing without label and text."""
    label, caption = captioned.label, captioned.caption
    if not label and not caption:
        return Markup("")
    shown = Markup("")
    if label:
        shown = element("span", f"{label}.", class_="label") + " "
    id_ = f"{captioned.id}-rubrik"
    line = element("span", shown, write_inlines(caption, walk), class_="caption-text", id=id_)
    if not subtitle:
        return element(name, line)
    second = element("span", write_inlines(subtitle, walk), class_="caption-subtitle")
    return element(name, line, " ", second)


def _column_widths(shares: Iterable[float | Decimal]) -> Markup:
    """The columns' shares of the width, in per cent with two decimals."""
    return element("colgroup", *(element("col", style=f"width:{share:.2f}%") for share in shares))


def _by_weight(table: Table) -> list[Decimal]:
    total = sum((column.width for column in table.columns), Decimal(0)) or Decimal(1)
    return [column.width * 100 / total for column in table.columns]


def _measured(table: Table, walk: Walk) -> list[float] | None:
    """Shares by what stands in the columns, when it fits on a page of A4."""
    theme, shape = walk.theme, table_shape(table)
    return shares_alike(table, walk.alike, _single_cells, theme, _width_em(walk), shape)


def _single_cells(table: Table) -> SingleCells:
    for rows in (table.head, table.body):
        for line in place_cells(rows, ""):
            for placed in line:
                if placed.cell.colspan == 1:
                    yield rows is table.head, placed.column, placed.cell


def _width_em(walk: Walk) -> float:
    """How wide a table on a page of A4 is, in its own font size."""
    sizes = walk.theme.spec.sizes
    width_mm = (297 if walk.lying else 210) - 2 * sizes.margin_side_mm
    return float(width_mm / Decimal("25.4") * 72 / sizes.table_pt)


@dataclass(frozen=True, slots=True)
class _TableWriter:
    """Writes the rows of one table.

    With `labels`, the columns' names, each cell carries its own: a telephone shows the cells one
    under the other. The roles say what the elements are also when they are not laid out as a
    table (WAI-ARIA 1.2, 5.3.3).
    """

    table: Table
    walk: Walk
    write_blocks: WriteBlocks
    labels: Sequence[str]

    def head(self) -> Markup:
        """The head, with ids when the cells point at it."""
        if not self.table.head:
            return Markup("")
        with_ids = self._with_ids()
        rows = [
            element(
                "tr",
                *(
                    self._cell(p, "head", p.id if with_ids and p.scope else None, None)
                    for p in line
                ),
                role=self._role("row"),
            )
            for line in place_cells(self.table.head, head_prefix(self.table))
        ]
        return element("thead", *rows, role=self._role("rowgroup"))

    def _role(self, role: str) -> str | None:
        return role if self.labels else None

    def _with_ids(self) -> bool:
        """In the PDF always: not every reader works out heads by itself (PDF/UA-1, 7.5)."""
        return self.walk.medium == "pdf" or needs_head_ids(self.table)

    def bodies(self) -> list[Markup]:
        """The rows, in a group of their own after each heading row and for the last total."""
        heads = heads_of_cells(self.table) if self._with_ids() else {}
        groups: list[list[Markup]] = [[]]
        placed = place_cells(self.table.body, body_prefix(self.table))
        for row, line in zip(self.table.body, placed, strict=True):
            if row.role == "heading" and groups[-1]:
                groups.append([])
            groups[-1].append(self._row(row, line, heads))
        return [element("tbody", *rows, role=self._role("rowgroup")) for rows in groups if rows]

    def _row(self, row: Row, line: list[PlacedCell], heads: dict[str, list[str]]) -> Markup:
        cells = []
        for place, placed in enumerate(line):
            id_ = placed.id if heads and placed.scope else None
            indent = row.indent if place == 0 or placed.cell.scope == "row" else 0
            cells.append(self._cell(placed, row.role, id_, heads.get(placed.id), indent))
        name = row.role if row.role != "data" else None
        return element("tr", *cells, class_=name, role=self._role("row"))

    def _cell(
        self,
        placed: PlacedCell,
        role: str,
        id_: str | None,
        heads: list[str] | None,
        indent: int = 0,
    ) -> Markup:
        cell = placed.cell
        columns = self.table.columns
        kind = columns[placed.column].kind if placed.column < len(columns) else "text"
        return element(
            "th" if placed.scope else "td",
            self._content(cell, role),
            class_=classes(
                "number" if cell.number else "",
                "input" if cell.input else "",
                f"tint-{STATUS_CLASSES.get(cell.tint, 'neutral')}" if cell.tint else "",
                "status-column" if kind == "status" and role != "comment" else "",
                f"indent-{indent}" if indent else "",
                "first-column" if placed.column == 0 else "",
            ),
            id=id_,
            scope=_SCOPES[placed.scope],
            headers=" ".join(heads) if heads else None,
            colspan=cell.colspan if cell.colspan > 1 else None,
            rowspan=cell.rowspan if cell.rowspan > 1 else None,
            role=self._role(_ROLES[placed.scope]),
            data_label=self._label(placed, role),
        )

    def _label(self, placed: PlacedCell, role: str) -> str | None:
        """The name of the cell's column; none for what lies over several."""
        if not self.labels or role in ("head", "heading", "comment") or placed.cell.colspan > 1:
            return None
        return self.labels[placed.column] or None

    def _content(self, cell: Cell, role: str) -> Markup:
        """A single paragraph of running text stands without <p>: far fewer boxes to lay out.

        What lies over a whole row stays in view when a narrow screen scrolls the table.
        """
        match cell.blocks:
            case (Paragraph(role="text") as only,):
                content = write_inlines(only.children, self.walk)
            case _:
                content = self.write_blocks(cell.blocks, self.walk)
        if self.walk.medium == "html" and role in ("heading", "comment") and cell.colspan > 1:
            return element("div", content, class_="across")
        return content
