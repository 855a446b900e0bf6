"""What the templates may ask for: text, tables, charts, assessments, goals, decisions, papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import TemplateRuntimeError
from markupsafe import Markup

from reportgen.compute import ComputedReport
from reportgen.finding import Source, fel
from reportgen.model.goal import Goal
from reportgen.model.parts import (
    ChartPart,
    DecisionPart,
    GoalOverviewPart,
    GoalPart,
    ReusePart,
    RowCommentsPart,
    SmallChartsPart,
    TablePart,
)
from reportgen.model.profile import Level, Scale
from reportgen.model.section import Section
from reportgen.node import Node, closest
from reportgen.render.author import Author
from reportgen.render.media import Media
from reportgen.render.table_view import TableView
from reportgen.render.tables import goal_overview, view_table
from reportgen.tables.grid import ComputedChart, Written
from reportgen.tables.spec import RowSpec

_ONCE = "visa diagrammet en gång per dokument"


class PartViews:
    """The functions of the templates, for one document."""

    def __init__(self, computed: ComputedReport, author: Author, media: Media) -> None:
        self._computed = computed
        self._author = author
        self._media = media
        self._used_ids: set[str] = set()
        self._reusing: list[str] = []

    def functions(self) -> Mapping[str, Callable[..., Any]]:
        """The functions by name."""
        return {
            "blocks": self._author.blocks,
            "line": self._author.line,
            "lines": self._author.lines,
            "has": self._has,
            "src": self._src,
            "table": self.table,
            "chart": self.chart,
            "small_charts": self.small_charts,
            "picture": self._media.image,
            "status": self.status,
            "sentence": self.sentence,
            "scale": self.scale,
            "levels": self.levels,
            "reused": self.reused,
            "decisions": self.decisions,
            "goal": self.goal,
            "goal_status": self.goal_status,
            "overview": self.overview,
            "commented": self.commented,
            "standard_text": self.standard_text,
        }

    @staticmethod
    def _has(node: Node, attribute: str) -> bool:
        if attribute not in type(node).model_fields:
            raise TemplateRuntimeError(f"”{attribute}” finns inte hos {type(node).__name__}")
        return bool(getattr(node, attribute))

    @staticmethod
    def _src(node: Node) -> str:
        return str(node.source)

    def _missing(self, what: str, name: str, place: Source, known: Any) -> None:
        message = f"{what} ”{name}” finns inte"
        self._author.findings_of(fel("unknown-name", message, place, closest(name, known)))

    def _is_new(self, wanted: str, place: Source, hint: str) -> bool:
        """Whether the id is the first of its kind; else a finding (so no table holds itself)."""
        if wanted in self._used_ids:
            message = f"”{wanted}” visas redan i dokumentet"
            self._author.findings_of(fel("duplicate-id", message, place, hint))
            return False
        self._used_ids.add(wanted)
        return True

    # ----------------------------------------------------------------------- tables and charts

    def table(self, part: TablePart) -> TableView | None:
        """The table a part shows, or None (with a finding) when there is none."""
        grids = self._computed.grids
        if part.table not in grids:
            self._missing("tabellen", part.table, part.places.get("tabell", part.source), grids)
            return None
        own = part.id or part.table
        if not self._is_new(own, part.source, "ge den andra ett eget id"):
            return None
        if part.with_chart and not self._is_new(f"{own}_diagram", part.source, _ONCE):
            return None
        profile = self._computed.report.profile
        grid = grids[part.table]
        view, findings = view_table(grid, part, own, self._author, self._media, profile)
        for finding in findings:
            self._author.findings_of(finding)
        return view

    def chart(self, part: ChartPart) -> ComputedChart | None:
        """The computed chart a part shows, or None."""
        chart = self._media.chart(part.chart, part.places.get("diagram", part.source))
        if chart is None:
            return None
        return chart if self._is_new(chart.id, part.source, _ONCE) else None

    def small_charts(self, part: SmallChartsPart) -> tuple[tuple[str, Markup], ...]:
        """The name and title of each small chart a part shows."""
        grids = self._computed.grids
        place = part.places.get("små_diagram", part.source)
        shown = []
        for table in part.tables:
            if table not in grids:
                self._missing("tabellen", table, place, grids)
            elif self._is_new(f"{table}_diagram", place, _ONCE):
                grid = grids[table]
                name = self._media.small_chart(grid, table, grid.rows, grid.columns)
                if name:
                    shown.append((name, self._author.line(grid.spec, "title")))
        return tuple(shown)

    # ------------------------------------------------------------------------------- statuses

    def status(self, part: Any) -> str:
        """The name of an assessment part's status."""
        place = part.places.get("bedömning", part.source)
        return self._media.status(part.scale, part.level, place)

    def sentence(self, part: Any) -> Markup:
        """The level's own sentence, when the scale has sentences."""
        level = self._level(part.scale, part.level)
        return Markup() if level is None else self._author.line(level, "sentence")

    def _level(self, scale: str, level: str) -> Level | None:
        found = self._computed.report.profile.scales.get(scale)
        if found is None:
            return None
        return next((one for one in found.levels if one.id == level), None)

    def scale(self, part: Any) -> Scale | None:
        """The scale a part names, or None (with a finding)."""
        scales = self._computed.report.profile.scales
        if part.scale in scales:
            return scales[part.scale]
        place = part.places.get("teckenförklaring", part.source)
        self._media.status(part.scale, "", place)
        return None

    @staticmethod
    def levels(name: str, scale: Scale) -> tuple[str, ...]:
        """The names of a scale's statuses, best first."""
        return tuple(f"{name}.{level.id}" for level in scale.levels)

    # ---------------------------------------------------------------------------------- goals

    def goal(self, part: GoalPart) -> Goal | None:
        """The goal a part shows, or None (with a finding)."""
        goals = self._computed.report.goals
        if part.goal not in goals:
            self._missing("målet", part.goal, part.places.get("mål", part.source), goals)
            return None
        return goals[part.goal]

    def goal_status(self, goal: Goal) -> str:
        """The name of a goal's status, or "" when it has none."""
        if not goal.level:
            return ""
        place = goal.places.get("bedömning", goal.source)
        return self._media.status(goal.scale, goal.level, place)

    def overview(self, part: GoalOverviewPart) -> TableView | None:
        """The goals a part asks for (or all), as a table."""
        goals = self._computed.report.goals
        for name in part.goals:
            if name not in goals:
                self._missing("målet", name, part.places.get("mål", part.source), goals)
        chosen = {n: goals[n] for n in (part.goals or goals) if n in goals}
        if not goals:
            hint = "lägg mål i en fil i data/"
            self._author.findings_of(fel("no-goals", "det finns inga mål", part.source, hint))
        if not chosen or not self._is_new(part.id, part.source, "ge den andra ett eget id"):
            return None
        return goal_overview(part, chosen, self._author, self._media)

    # ------------------------------------------------------------------------------ text parts

    def reused(self, part: ReusePart) -> Section | None:
        """The section whose text and parts stand here too; None when there is none, or a circle."""
        section = self._computed.report.section(part.section)
        place = part.places.get("återanvänd", part.source)
        if section is None:
            placed = self._computed.report.placed
            known = [f"{p.folder}/{p.section.id}".lstrip("/") for p in placed]
            self._missing("avsnittet", part.section, place, known)
            return None
        if any(isinstance(p, ReusePart) for p in section.parts):
            message = f"avsnittet ”{part.section}” återanvänder självt ett annat"
            hint = "återanvänd det avsnitt där texten står"
            self._author.findings_of(fel("reuse-chain", message, place, hint))
            return None
        return section

    def decisions(self, part: DecisionPart) -> tuple[Markup, ...]:
        """The points in the house's style.

        Att-satser get a bold **att** and their punctuation: comma, ", samt" on the last but one and
        a full stop on the last; whole sentences stand as written.
        """
        place = part.places.get("beslut", part.source)
        lines = [self._author.line_of(Written(point, place)) for point in part.points]
        if self._computed.report.profile.decision_style == "meningar":
            return tuple(lines)
        ends = [","] * (len(lines) - 2) + [", samt"] * (len(lines) > 1) + ["."]
        att = Markup("<strong>att</strong> {}{}")
        return tuple(att.format(line, end) for line, end in zip(lines, ends, strict=True))

    def commented(self, part: RowCommentsPart) -> tuple[RowSpec, ...]:
        """The rows of a table that have a comment."""
        grids = self._computed.grids
        if part.table not in grids:
            place = part.places.get("radkommentarer", part.source)
            self._missing("tabellen", part.table, place, grids)
            return ()
        rows = {r.id: r.spec for r in grids[part.table].rows}
        for name in part.rows:
            if name not in rows:
                self._missing("raden", name, part.places.get("rader", part.source), rows)
        chosen = [rows[name] for name in part.rows or rows if name in rows]
        commented = tuple(row for row in chosen if row.comment)
        if chosen and not commented:
            message = f"ingen rad i ”{part.table}” har någon kommentar"
            hint = "skriv kommentar: … på raderna i data/"
            self._author.findings_of(fel("no-comments", message, part.source, hint))
        return commented

    def standard_text(self, section: Section) -> Markup:
        """The municipality's own fixed text for a section."""
        profile = self._computed.report.profile
        name = section.standard_text
        if not name:
            return Markup()
        if name not in profile.standard_texts:
            place = section.places.get("standardtext", section.source)
            self._missing("standardtexten", name, place, profile.standard_texts)
            return Markup()
        place = profile.places.get("standardtexter", profile.source)
        return self._author.blocks_of(Written(profile.standard_texts[name], place))
