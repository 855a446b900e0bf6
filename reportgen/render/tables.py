"""Tables for the template: a grid's rows and columns as a part asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from markupsafe import Markup, escape

from reportgen.finding import Finding, Source, fel
from reportgen.model.goal import Goal
from reportgen.model.parts import GoalOverviewPart, TablePart
from reportgen.model.profile import Profile
from reportgen.node import closest
from reportgen.render.author import Author, written_in
from reportgen.render.media import Media
from reportgen.render.table_rows import RowBuilder
from reportgen.render.table_view import CellView, ColumnView, RowView, TableView
from reportgen.tables.grid import Grid, GridRow, Written
from reportgen.tables.spec import ColumnSpec, MarkedNote

_Item = TypeVar("_Item", GridRow, ColumnSpec)


def view_table(
    grid: Grid, part: TablePart, own_id: str, author: Author, media: Media, profile: Profile
) -> tuple[TableView, tuple[Finding, ...]]:
    """The rows and columns of the grid that the part asks for (all when it names none)."""
    spec = grid.spec
    rows, findings = _chosen(
        part.rows, grid.rows, "raden", grid.id, part.places.get("rader", part.source)
    )
    columns, faults = _chosen(
        part.columns, grid.columns, "kolumnen", grid.id, part.places.get("kolumner", part.source)
    )
    builder = RowBuilder(grid, columns, author, media)
    caption = author.line(part, "title") if part.title is not None else author.line(spec, "title")
    notes = [_note(note, author) for note in spec.notes]
    if grid.rounding_visible and not part.rows and profile.show_rounding_note:
        notes.append(author.line(profile, "rounding_note"))
    view = TableView(
        id=own_id,
        source=str(part.source),
        caption=caption + escape(spec.mark) if caption else caption,
        summary=author.plain(written_in(spec, "summary")),
        landscape=spec.landscape if part.landscape is None else part.landscape,
        columns=builder.columns(),
        head=builder.head(),
        body=builder.body(rows),
        notes=tuple(notes),
        source_note=author.line(spec, "source_note"),
        chart=media.small_chart(grid, own_id, rows, columns) if part.with_chart else "",
    )
    return view, (*findings, *faults)


def _note(note: MarkedNote, author: Author) -> Markup:
    words = author.line(note, "text")
    return Markup("{} {}").format(note.mark, words) if note.mark else words


def _chosen(
    wanted: tuple[str, ...], items: Sequence[_Item], what: str, table: str, place: Source
) -> tuple[tuple[_Item, ...], list[Finding]]:
    """The items called for, in the order asked, or all; and those called for in vain."""
    if not wanted:
        return tuple(items), []
    by_id = {item.id: item for item in items}
    findings = [
        fel("unknown-name", f"{what} ”{n}” finns inte i ”{table}”", place, closest(n, by_id))
        for n in wanted
        if n not in by_id
    ]
    return tuple(by_id[n] for n in wanted if n in by_id), findings


def goal_overview(
    part: GoalOverviewPart, goals: Mapping[str, Goal], author: Author, media: Media
) -> TableView:
    """Goals and their assessments, symbol and words, as a table."""
    rows = []
    for goal in goals.values():
        place = goal.places.get("bedömning", goal.source)
        name = media.status(goal.scale, goal.level, place) if goal.level else ""
        status = Markup('<span data-status="{}"></span>').format(name) if name else Markup()
        label = CellView(author.line(goal, "name"), "row", source=str(goal.source))
        rows.append(RowView("data", (label, CellView(status, source=str(place)))))
    heads = (
        CellView(author.line(part, "corner"), "column"),
        CellView(author.line_of(Written("Bedömning", part.source)), "column"),
    )
    return TableView(
        id=part.id,
        source=str(part.source),
        caption=author.line(part, "title"),
        columns=(ColumnView("label", "3"), ColumnView("text", "1.3")),
        head=(RowView("head", heads),),
        body=tuple(rows),
    )
