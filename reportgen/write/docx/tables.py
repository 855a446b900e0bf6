"""Tables: caption, grid in the style Rapporttabell, notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from reportgen.document.tree import Block, Cell, Row, RowRole, Table
from reportgen.theme import Colours
from reportgen.write.columns import table_shape
from reportgen.write.docx.captions import write_caption, write_notes_below
from reportgen.write.docx.comments import comment_mark
from reportgen.write.docx.grid import Slot, lay_out
from reportgen.write.docx.heights import row_heights
from reportgen.write.docx.table_styles import (
    CELL_SIDE,
    CELL_STYLES,
    FIRST_HEADING,
    REPORT_TABLE,
    ROOM,
    TIGHT_SIDE,
    cell_margins,
    cell_style,
    line,
    pale,
)
from reportgen.write.docx.targets import plain_text
from reportgen.write.docx.widths import column_widths, is_tight
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import (
    LOW,
    ParagraphFormat,
    esc,
    half_points,
    low_paragraph,
    paragraph,
    shade,
)
from reportgen.write.setting import WHOLE_ROWS

WriteBlocks = Callable[[Writing, tuple[Block, ...], Place], str]

WHOLE_TABLE = Decimal("0.55")  # of a page, which a table kept whole may at most take
TALL_ROW = Decimal("0.3")  # of a page: such a row may go on on the next page
LOW_ROW = Decimal("0.1")  # of a page: only such rows of a long table are kept with others
KEPT_FIRST_ROWS = 2
INDENT_STEP = 198
_FOLLOWING: tuple[RowRole, ...] = ("varav", "subtotal", "total", "comment")


@dataclass(frozen=True, slots=True)
class _TableRow:
    """A row with what is decided about it before its XML is written; `first` under the head.

    `room` is the left and right margin of its cells together, in twips.
    """

    row: Row
    slots: list[Slot]
    room: int
    first: bool
    tall: bool
    keep_next: bool
    borders: str
    fill: str


def write_table(writing: Writing, table: Table, place: Place, write_blocks: WriteBlocks) -> str:
    """Caption, table and notes. Something always follows the grid, or two tables would grow one."""
    caption = write_caption(writing, table.caption, table.label, table.id, place)
    widths = column_widths(writing, table, place.width)
    inside = replace(place, divides=table_shape(table) == "texts")
    rows = "".join(
        _row(writing, row, widths, inside, write_blocks)
        for row in _plan(writing, table, widths, place)
    )
    below = write_notes_below(writing, table.notes, place) + spacer(writing, place)
    return f"{caption}{_opening(writing, table, widths, place)}{rows}</w:tbl>{below}"


def spacer(writing: Writing, place: Place) -> str:
    """Room after a table, figure or box; hardly any in a cell."""
    if place.text_style in CELL_STYLES:
        return low_paragraph(ROOM - LOW)
    return paragraph(writing.styles["Avstånd"], "", ParagraphFormat(keep_next=place.keep_next))


def _opening(writing: Writing, table: Table, widths: Sequence[int], place: Place) -> str:
    """`w:tblPr` and `w:tblGrid` (17.4.59, 17.4.48); the title and summary are the alt text."""
    first_column = any(cell.scope in ("row", "rows") for row in table.body for cell in row.cells)
    last_row = bool(table.body) and table.body[-1].role == "total"
    title = plain_text(table.caption)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{writing.styles.table(REPORT_TABLE)}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{place.indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        + (cell_margins(ROOM, TIGHT_SIDE, 0) if is_tight(table) else "")
        + _look(bool(table.head), last_row, first_column)
        + (f'<w:tblCaption w:val="{esc(title)}"/>' if title else "")
        + (f'<w:tblDescription w:val="{esc(table.summary)}"/>' if table.summary else "")
        + f"</w:tblPr>{grid_xml(widths)}"
    )


def grid_xml(widths: Sequence[int]) -> str:
    """The grid's columns."""
    inner = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{inner}</w:tblGrid>"


def _look(first_row: bool, last_row: bool, first_column: bool) -> str:
    """Which parts of the style apply (17.4.55); also what a screen reader takes for headers."""
    bits = 0x20 * first_row + 0x40 * last_row + 0x80 * first_column + 0x200 + 0x400
    return (
        f'<w:tblLook w:val="{bits:04X}" w:firstRow="{first_row:d}" w:lastRow="{last_row:d}" '
        f'w:firstColumn="{first_column:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _plan(writing: Writing, table: Table, widths: Sequence[int], place: Place) -> list[_TableRow]:
    """Every row with its slots, what it is kept with, and the lines the style cannot draw."""
    rows, colours = (*table.head, *table.body), writing.spec.colours
    slots = lay_out(table.head, len(table.columns)) + lay_out(table.body, len(table.columns))
    size = half_points(writing.spec.sizes.table_pt)
    room = 2 * (TIGHT_SIDE if is_tight(table) else CELL_SIDE)
    heights = row_heights(table, widths, writing.measure, size, room)
    page = writing.page.lying() if place.width > writing.page.text_width else writing.page
    highest = page.text_height * TALL_ROW
    tall = {number for number, height in enumerate(heights) if height > highest}
    fits = len(table.body) <= WHOLE_ROWS and sum(heights) <= page.text_height * WHOLE_TABLE
    kept = _kept_rows(table, whole=fits and not tall, keep_next=place.keep_next)
    heads, lowest = len(table.head), page.text_height * LOW_ROW
    kept -= {n for n, height in enumerate(heights) if n >= heads and not fits and height > lowest}
    kept -= tall
    return [
        _TableRow(
            row,
            slots[number],
            room,
            number == len(table.head),
            number in tall,
            number in kept,
            _borders(rows, number, len(table.head), colours),
            _fill(rows, number, colours),
        )
        for number, row in enumerate(rows)
    ]


def _kept_rows(table: Table, *, whole: bool, keep_next: bool) -> set[int]:
    """The rows that stay on the page of the row after them.

    A table may be kept whole. In a long one the first rows follow the head and the last row
    follows the one before, so that neither is left alone; rows that head others stay with theirs,
    and sums and comments with what they are about.
    """
    rows = (*table.head, *table.body)
    last = len(rows) - 1
    if whole:
        kept = set(range(last))
    else:
        kept = set(range(min(len(table.head) + KEPT_FIRST_ROWS, last)))
        kept |= {last - 1} if last > 0 else set()
        kept |= {
            number
            for number, (row, below) in enumerate(pairwise(rows))
            if row.role == "heading" or below.role in _FOLLOWING
        }
    return kept | ({last} if table.notes or keep_next else set())


def _borders(rows: Sequence[Row], number: int, heads: int, colours: Colours) -> str:
    """Lines under several head rows, under subtotals and over a total that is not last.

    Between head rows there is none but under the heads of groups, which draw their own.
    """
    role = rows[number].role
    if role == "head" and heads > 1:
        over = line("top", 0, colours.accent, "nil") if number else ""
        last = number == heads - 1
        return over + line("bottom", *((8, colours.accent) if last else (0, colours.accent, "nil")))
    if role == "subtotal":
        return line("bottom", 4, colours.muted)
    if role == "total" and number < len(rows) - 1:
        return line("top", 8, colours.text)
    return ""


def _fill(rows: Sequence[Row], number: int, colours: Colours) -> str:
    """The ground of a total that is not last; the style gives it to the last row only."""
    inner_total = rows[number].role == "total" and number < len(rows) - 1
    return shade(colours.tint) if inner_total else ""


def _row(
    writing: Writing,
    planned: _TableRow,
    widths: Sequence[int],
    place: Place,
    write_blocks: WriteBlocks,
) -> str:
    """A `w:tr`; only a tall row is split over pages; head rows are repeated (17.4.6, 17.4.49)."""
    unsplit = "" if planned.tall else "<w:cantSplit/>"
    head = "<w:tblHeader/>" if planned.row.role == "head" else ""
    cells = "".join(
        _cell(writing, planned, slot, widths, place, write_blocks) for slot in planned.slots
    )
    return f"<w:tr><w:trPr>{unsplit}{head}</w:trPr>{cells}</w:tr>"


def _cell(
    writing: Writing,
    planned: _TableRow,
    slot: Slot,
    widths: Sequence[int],
    place: Place,
    write_blocks: WriteBlocks,
) -> str:
    """A `w:tc`, always with a paragraph at its end (17.4.65)."""
    width = sum(widths[slot.column : slot.column + slot.colspan])
    style = _style(planned, slot)
    inner = Place(place.part, width - planned.room, style, planned.keep_next, divides=place.divides)
    content = comment_mark(writing, slot.cell)
    content += _cell_content(writing, planned.row, slot, inner, write_blocks)
    properties = _cell_properties(planned, slot, width, writing.spec.colours)
    return f"<w:tc>{properties}{content}</w:tc>"


def _style(planned: _TableRow, slot: Slot) -> str:
    row = planned.row
    if row.role == "head" and slot.colspan > 1:
        return "Tabellhuvud grupp"
    if row.role == "heading" and planned.first:
        return FIRST_HEADING
    return cell_style(row.role, slot.cell is not None and slot.cell.number)


def _cell_properties(planned: _TableRow, slot: Slot, width: int, colours: Colours) -> str:
    """`w:tcPr`, its children in the schema's order (17.4.69)."""
    merge = ""
    if slot.covered:
        merge = "<w:vMerge/>"
    elif slot.cell is not None and slot.cell.rowspan > 1:
        merge = '<w:vMerge w:val="restart"/>'
    borders = planned.borders
    fill = planned.fill
    if planned.row.role == "head" and slot.colspan > 1:
        borders = line("bottom", 4, colours.accent)
    if slot.cell is not None and slot.cell.input:
        sides = ("top", "left", "bottom", "right")
        borders = "".join(line(side, 4, colours.muted) for side in sides)
        fill = shade(colours.tint)
    if slot.cell is not None and slot.cell.tint:
        fill = shade(pale(colours.status(slot.cell.tint)))
    parts = [
        f'<w:tcW w:w="{width}" w:type="dxa"/>',
        f'<w:gridSpan w:val="{slot.colspan}"/>' if slot.colspan > 1 else "",
        merge,
        f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "",
        fill,
        '<w:vAlign w:val="bottom"/>' if planned.row.role == "head" else "",
    ]
    return f"<w:tcPr>{''.join(parts)}</w:tcPr>"


def _cell_content(
    writing: Writing, row: Row, slot: Slot, place: Place, write_blocks: WriteBlocks
) -> str:
    cell: Cell | None = slot.cell
    blocks = () if cell is None else cell.blocks
    if not blocks:
        layout = ParagraphFormat(keep_next=place.keep_next)
        return paragraph(writing.styles[place.text_style], "", layout)
    depth = row.indent if slot.column == 0 and cell is not None and not cell.number else 0
    return write_blocks(writing, blocks, replace(place, text_indent=depth * INDENT_STEP))
