"""Table markup → the grid of the tree; a grid that is not a rectangle is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Literal, get_args

from reportgen.document.inlines import Inlines, Refusal, refuse_loose_text
from reportgen.document.markup import Element
from reportgen.document.tree import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Inline,
    Landscape,
    PageBreak,
    Paragraph,
    Row,
    RowRole,
    Table,
)
from reportgen.finding import fel

Scope = Literal["", "column", "columns", "row", "rows"]
_KINDS: dict[str, ColumnKind] = {k: k for k in get_args(ColumnKind)}
_ROLES: dict[str, RowRole] = {r: r for r in get_args(RowRole)}
_SCOPES: dict[str, Scope] = {s: s for s in get_args(Scope)}

Blocks = Callable[[Element], tuple[Block, ...]]


def read_table(element: Element, inlines: Inlines, blocks: Blocks) -> Table:
    """The table in the element; raises Refusal when it is not a whole rectangle."""
    caption: tuple[Inline, ...] = ()
    columns: tuple[Column, ...] = ()
    head: tuple[Row, ...] = ()
    body: tuple[Row, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    refuse_loose_text(element)
    for part in element.elements:
        if part.tag in ("colgroup", "thead", "tbody"):
            refuse_loose_text(part)
        match part.tag:
            case "caption":
                caption = inlines.read(part.children)
            case "colgroup":
                columns = tuple(_column(c) for c in part.elements)
            case "thead":
                head = tuple(_row(r, blocks) for r in part.elements)
            case "tbody":
                body = tuple(_row(r, blocks) for r in part.elements)
            case "tfoot":
                found = (b for b in blocks(part) if isinstance(b, Paragraph))
                notes = tuple(found)
            case _:
                message = f"<{part.tag}> kan inte stå i en tabell"
                raise Refusal(fel("unknown-markup", message, part.source))
    for rows in (head, body):
        _require_rectangle(rows, len(columns), element)
    return Table(
        id=element.get("id"),
        caption=caption,
        columns=columns,
        head=head,
        body=body,
        notes=notes,
        summary=element.get("data-summary"),
        source=element.source,
    )


def _column(element: Element) -> Column:
    kind = _KINDS.get(element.get("class"))
    if kind is None:
        message = f"kolumnslaget ”{element.get('class')}” finns inte"
        raise Refusal(fel("unknown-markup", message, element.source))
    given = bool(element.get("data-given"))
    return Column(kind, Decimal(element.get("data-width", "1")), given)


def _row(element: Element, blocks: Blocks) -> Row:
    role = _ROLES.get(element.get("class", "data"))
    if element.tag != "tr" or role is None:
        message = f"<{element.tag} class=”{element.get('class')}”> är ingen tabellrad"
        raise Refusal(fel("unknown-markup", message, element.source))
    refuse_loose_text(element)
    cells = tuple(_cell(c, blocks) for c in element.elements)
    return Row(cells, role, int(element.get("data-indent", "0")))


def _cell(element: Element, blocks: Blocks) -> Cell:
    scope = _SCOPES.get(element.get("scope"))
    if element.tag not in ("th", "td") or scope is None:
        message = f"<{element.tag} scope=”{element.get('scope')}”> är ingen tabellcell"
        raise Refusal(fel("unknown-markup", message, element.source))
    held = blocks(element)
    if any(isinstance(block, Heading | Landscape | PageBreak) for block in held):
        message = "en sidbrytning, rubrik eller liggande tabell kan inte stå i en tabellcell"
        raise Refusal(fel("unknown-markup", message, element.source))
    return Cell(
        blocks=held,
        scope=scope,
        colspan=int(element.get("colspan", "1")),
        rowspan=int(element.get("rowspan", "1")),
        number=element.get("class") == "number",
        input=bool(element.get("data-input")),
        tint=element.get("data-tint"),
        source=element.source,
    )


def _require_rectangle(rows: Sequence[Row], width: int, element: Element) -> None:
    hanging = [0] * width
    for number, row in enumerate(rows, start=1):
        at = 0
        for cell in row.cells:
            while at < width and hanging[at]:
                at += 1
            for step in range(cell.colspan):
                if at + step < width:
                    hanging[at + step] = cell.rowspan
            at += cell.colspan
        while at < width and hanging[at]:
            at += 1
        if at != width:
            message = f"rad {number} i tabellen har {at} kolumner men tabellen {width}"
            raise Refusal(fel("uneven-table", message, element.source))
        hanging = [max(0, h - 1) for h in hanging]
