"""What must hold between a document and the structure tree of its PDF; each proof can fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from reportgen.document.tree import (
    Block,
    Box,
    BulletList,
    Cell,
    Contents,
    Document,
    Figure,
    Foreign,
    Heading,
    Inline,
    Landscape,
    LineBreak,
    Link,
    Note,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Ref,
    Status,
    Styled,
    Table,
    Text,
    Value,
)
from reportgen.write.html.tables import body_prefix, head_prefix, heads_of_cells, place_cells
from tests.pdf_reader import Node


def prove_order(structure: Node, document: Document, pages: Mapping[str, int]) -> None:
    """The text in the order of the structure tree is the document's, word for word."""
    expected = bare("".join(read_aloud(document.blocks, pages)))
    found = bare(structure.text())
    if expected != found:
        same = next(n for n, pair in enumerate(zip(expected, found, strict=False)) if _differ(pair))
        raise AssertionError(
            f"{found[same - 40 : same + 40]!r} i stället för {expected[same:][:40]!r}"
        )


def _differ(pair: tuple[str, str]) -> bool:
    return pair[0] != pair[1]


def prove_tables(structure: Node, document: Document) -> None:
    """As many tables as the document has; each has its rows, and each cell the heads it should."""
    tables = list(tables_of(document.blocks))
    found = structure.all("Table")
    assert len(found) == len(tables)
    for node, table in zip(found, tables, strict=True):
        prove_heads(node, table)


def prove_heads(node: Node, table: Table) -> None:
    """What is read as each cell's heads is what the table says (PDF/UA-1, 7.5)."""
    placed = {p.id: p.cell for line in place_cells(table.head, head_prefix(table)) for p in line}
    body = place_cells(table.body, body_prefix(table))
    placed |= {p.id: p.cell for line in body for p in line}
    wanted = heads_of_cells(table)
    rows, head = rows_of(node, "TBody"), rows_of(node, "THead")
    if not table.body:  # a head alone is the body
        rows, head = head, rows
    assert (len(head), len(rows)) == (len(table.head), len(table.body))
    heads = spoken_heads(node)
    for row, line in zip(rows, body, strict=True):
        cells = row.below("TD", "TH")
        for cell, place in zip(cells, line, strict=True):
            expected = [bare(cell_text(placed[id_])) for id_ in wanted[place.id]]
            assert heads[id(cell)] == expected, f"{table.id}: {cell.text()}"
            assert bare(cell.text()) == bare(cell_text(place.cell))
            assert (cell.kind == "TH") == bool(place.cell.scope)


def rows_of(table: Node, *groups: str) -> list[Node]:
    """The rows in those groups, but not those of tables inside its cells."""
    return [row for group in table.below(*groups) for row in group.below("TR")]


def spoken_heads(table: Node) -> dict[int, list[str]]:
    """For each cell (by `id()`) the heads that are read with it: those it names, else by scope."""
    named = {cell.id: cell for cell in table.all("TH") if cell.id}
    grid = _grid(table)
    heads: dict[int, list[str]] = {}
    for (row, column), cell in grid.items():
        if id(cell) in heads:
            continue
        if "/Headers" in cell.attributes:
            found = [named[str(id_)] for id_ in cell.attributes["/Headers"]]
        else:
            above = [grid.get((r, column)) for r in range(row)]
            before = [grid.get((row, c)) for c in range(column)]
            found = [c for c in above if c and c.attributes.get("/Scope") == "/Column"]
            found += [c for c in before if c and c.attributes.get("/Scope") == "/Row"]
        heads[id(cell)] = [bare(c.text()) for c in found if c is not cell]
    return heads


def _grid(table: Node) -> dict[tuple[int, int], Node]:
    """The cell at each row and column, spans spread out."""
    grid: dict[tuple[int, int], Node] = {}
    for number, row in enumerate(rows_of(table, "THead", "TBody")):
        column = 0
        for cell in row.below("TD", "TH"):
            while (number, column) in grid:
                column += 1
            wide = int(cell.attributes.get("/ColSpan", 1))
            for down in range(int(cell.attributes.get("/RowSpan", 1))):
                grid |= {(number + down, column + right): cell for right in range(wide)}
            column += wide
    return grid


def prove_ids(structure: Node) -> None:
    """No two elements share an id, and every head that is named exists."""
    ids = Counter(node.id for node in structure.walk() if node.id)
    assert not [id_ for id_, times in ids.items() if times > 1]
    named = {str(h) for cell in structure.walk() for h in cell.attributes.get("/Headers", ())}
    assert named <= set(ids)


def prove_figures(structure: Node, document: Document) -> None:
    """Every figure says in words what it shows (PDF/UA-1, 7.3)."""
    alts = [node.alt for node in structure.all("Figure")]
    assert all(alt.strip() for alt in alts)
    for figure in figures_of(document.blocks):
        assert any(alt.startswith(figure.content.alt) for alt in alts), figure.id


# ------------------------------------------------------------------------- the document's own words


def bare(text: str) -> str:
    """Text without white space and places where words may be divided."""
    return "".join(text.replace("\u00ad", "").split())


def cell_text(cell: Cell) -> str:
    """What is read in a cell."""
    return "".join(read_aloud(cell.blocks, {}))


def read_aloud(blocks: Iterable[Block], pages: Mapping[str, int]) -> Iterator[str]:
    """Everything that is read in the PDF, in order; pictures are not text."""
    for block in blocks:
        yield from _block(block, pages)


def _block(block: Block, pages: Mapping[str, int]) -> Iterator[str]:
    match block:
        case Heading():
            yield block.number + _inlines(block.children)
        case Paragraph():
            yield from _with_notes(block.children)
        case BulletList() | NumberedList():
            for item in block.items:
                yield from read_aloud(item.blocks, pages)
        case Quote() | Box() | Landscape():
            yield from read_aloud(block.blocks, pages)
        case Only():
            yield from read_aloud(block.blocks if "pdf" in block.formats else (), pages)
        case Table():
            yield from _caption(block.label, block.caption)
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    yield from read_aloud(cell.blocks, pages)
            yield from read_aloud(block.notes, pages)
        case Figure():
            yield from _caption(block.label, block.caption)
            yield from _with_notes(block.subtitle)
            yield from read_aloud(block.notes, pages)
        case Contents():
            yield block.title
            for entry in block.entries:
                if entry.level <= block.depth:
                    yield f"{entry.number}{entry.text}{pages[entry.target]}"
        case PageBreak():
            return
        case _:
            assert_never(block)


def _caption(label: str, caption: tuple[Inline, ...]) -> Iterator[str]:
    if label:
        yield f"{label}."
    yield from _with_notes(caption)


def _with_notes(inlines: tuple[Inline, ...]) -> Iterator[str]:
    yield _inlines(inlines)
    for inline in inlines:
        if isinstance(inline, Note) and inline.first:
            yield from read_aloud(inline.blocks, {})


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text() | Value() | Ref():
            return inline.text
        case Styled() | Foreign() | Link():
            return _inlines(inline.children)
        case Note():
            return str(inline.number)
        case Status():  # beside its words the symbol is only seen
            return inline.text if inline.show_text or not inline.show_symbol else inline.symbol
        case LineBreak():
            return " "
        case _:
            assert_never(inline)


def tables_of(blocks: Iterable[Block]) -> Iterator[Table]:
    """Every table, in order."""
    for block in blocks:
        match block:
            case Table():
                yield block
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from tables_of(cell.blocks)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from tables_of(item.blocks)
            case Box() | Landscape() | Quote():
                yield from tables_of(block.blocks)
            case Only(formats=formats) if "pdf" in formats:
                yield from tables_of(block.blocks)
            case _:
                pass


def figures_of(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Every figure, in order."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Box | Landscape | Quote):
            yield from figures_of(block.blocks)
