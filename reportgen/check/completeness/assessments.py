"""Goals and rows that are to be assessed, and those that are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.check.material import Material
from reportgen.finding import Finding, upplysning, varning
from reportgen.model.goal import Goal
from reportgen.model.parts import GoalOverviewPart, GoalPart, Part
from reportgen.tables.grid import Assessed, Grid, GridRow, Written

_HEADINGS = ("bedömning", "status", "måluppfyllelse", "bedömning av målet")
_VERDICTS = re.compile(r"bedömning|status|uppfyll|resultat|genomför|slutsats", re.IGNORECASE)
_MOST_LETTERS = 60


def empty_assessments(material: Material) -> Iterator[Finding]:
    """Goals shown without their assessment, and rows without one where the others have one."""
    for name, goal in _shown(material, "bedömning").items():
        if not goal.level:
            message = f"målet ”{goal.name.strip() or name}” har ingen bedömning"
            place = goal.places.get("bedömning", goal.source)
            yield varning("empty-assessment", message, place, "skriv bedömning: med en av nivåerna")
    for grid in material.computed.grids.values():
        yield from _rows_without(grid)


def _rows_without(grid: Grid) -> Iterator[Finding]:
    """Rows with all their assessments empty, in a table where most have one."""
    rows = [r for r in grid.rows if r.spec.type == "rad" and not r.spec.fill_in]
    columns = [
        c
        for c in grid.columns
        if not c.merged
        and c.derived is None
        and (
            c.format == "bedömning"
            or c.title.casefold().strip() in _HEADINGS
            or (_VERDICTS.search(c.title) and _from_a_scale([r.cells.get(c.id) for r in rows]))
        )
    ]
    if not columns:
        return
    empty = [r for r in rows if not any(_is_filled(r.cells.get(c.id)) for c in columns)]
    if len(empty) * 2 < len(rows):
        for row in empty:
            heading = columns[0].title or columns[0].id
            message = f"”{_name(grid, row)}” saknar ”{heading}”, som de andra raderna har"
            yield varning("empty-assessment", message, row.spec.source, "fyll i bedömningen")


def _name(grid: Grid, row: GridRow) -> str:
    """The row's name; in a table of words its first cell."""
    first = row.cells.get(grid.columns[0].id)
    words = first.text.strip() if isinstance(first, Written) else ""
    return row.spec.name or words or row.id


def _from_a_scale(cells: Sequence[object]) -> bool:
    """Whether the cells' words are short and return, as the levels of a scale do."""
    words = [c.text.strip() for c in cells if isinstance(c, Written) and c.text.strip()]
    if len(words) < 4 or any(len(text) > _MOST_LETTERS for text in words):
        return False
    return len(set(words)) * 2 <= len(words)


def _is_filled(cell: object) -> bool:
    if isinstance(cell, Written):
        return bool(cell.text.strip())
    return bool(cell.level) if isinstance(cell, Assessed) else cell is not None


def goals_without_indicators(material: Material) -> Iterator[Finding]:
    """Goals without indicators, where most goals have some; all in one."""
    shown = _shown(material, "indikatorer")
    bare = [g for g in shown.values() if g.indicators is None]
    if bare and len(bare) * 2 < len(shown):
        message = f"mål utan indikatorer: {_names(bare)}"
        hint = "de andra målen har indikatorer; lägg till, eller skriv varför måttet saknas"
        yield upplysning("goal-without-indicator", message, bare[0].source, hint)


def goals_without_comments(material: Material) -> Iterator[Finding]:
    """Goals not at the best level that say nothing of why, all in one."""
    bare = [g for g in _shown(material, "text").values() if _needs_words(material, g)]
    if bare:
        message = f"mål som bedöms lägre än bäst utan att texten säger varför: {_names(bare)}"
        hint = "skriv text: med skälen för bedömningen"
        yield upplysning("goal-without-comment", message, bare[0].source, hint)


def _needs_words(material: Material, goal: Goal) -> bool:
    scale = material.report.profile.scales.get(goal.scale)
    best = scale is None or goal.level == scale.levels[0].id
    return bool(goal.level) and not best and not goal.text.strip()


def _names(goals: list[Goal]) -> str:
    names = ", ".join(f"”{g.name.strip()}”" for g in goals[:3])
    return f"{names} och {len(goals) - 3} till" if len(goals) > 3 else names


def _shown(material: Material, piece: str) -> dict[str, Goal]:
    """The goals that the documents show that piece of."""
    goals = material.report.goals
    found: dict[str, Goal] = {}
    for placed in material.report.placed:
        for section in placed.section.walk():
            for part in section.parts:
                found |= {n: goals[n] for n in _goals_of(part, piece, goals) if n in goals}
    return found


def _goals_of(part: Part, piece: str, goals: Mapping[str, Goal]) -> tuple[str, ...]:
    if isinstance(part, GoalPart):
        return (part.goal,) if piece in part.pieces else ()
    if isinstance(part, GoalOverviewPart) and piece == "bedömning":
        return part.goals or tuple(goals)
    return ()
