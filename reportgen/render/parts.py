"""What the templates may ask for: text, tables, charts, assessments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from reportgen.compute import ComputedReport
from reportgen.finding import Source, fel
from reportgen.model.profile import Scale
from reportgen.model.section import TablePart
from reportgen.node import Node, closest
from reportgen.render.author import Author
from reportgen.render.media import Media
from reportgen.render.tables import TableView, view_table
from reportgen.tables.grid import Written


class PartViews:
    """The functions of the templates, for one document."""

    def __init__(self, computed: ComputedReport, author: Author, media: Media) -> None:
        self._computed = computed
        self._author = author
        self._media = media
        self._used_ids: set[str] = set()

    def functions(self) -> Mapping[str, Callable[..., Any]]:
        """The functions by name."""
        return {
            "blocks": self._author.blocks,
            "line": self._author.line,
            "has": self._has,
            "src": self._src,
            "table": self.table,
            "chart": self.chart,
            "picture": self._media.image,
            "status": self.status,
            "scale": self.scale,
            "levels": self.levels,
            "notes": self.notes,
        }

    @staticmethod
    def _has(node: Node, attribute: str) -> bool:
        return bool(getattr(node, attribute))

    @staticmethod
    def _src(node: Node) -> str:
        return str(node.source)

    def _unique(self, wanted: str, place: Source, hint: str) -> str:
        if wanted in self._used_ids:
            message = f"”{wanted}” visas redan i dokumentet"
            self._author.findings_of(fel("duplicate-id", message, place, hint))
        self._used_ids.add(wanted)
        return wanted

    def table(self, part: TablePart) -> TableView | None:
        """The table a part shows, or None (with a finding) when there is none."""
        grids = self._computed.grids
        if part.table not in grids:
            place = part.places.get("tabell", part.source)
            message = f"tabellen ”{part.table}” finns inte"
            self._author.findings_of(
                fel("unknown-table", message, place, closest(part.table, grids))
            )
            return None
        own = self._unique(part.id or part.table, part.source, "ge den andra ett eget id")
        profile = self._computed.report.profile
        grid = grids[part.table]
        view, findings = view_table(grid, part, own, self._author, self._media, profile)
        for finding in findings:
            self._author.findings_of(finding)
        return view

    def chart(self, part: Any) -> Any:
        """The computed chart a part shows, or None."""
        chart = self._media.chart(part.chart, part.places.get("diagram", part.source))
        if chart is not None:
            self._unique(chart.id, part.source, "visa diagrammet en gång per dokument")
        return chart

    def status(self, part: Any) -> str:
        """The name of an assessment part's status."""
        place = part.places.get("bedömning", part.source)
        return self._media.status(part.scale, part.level, place)

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

    def notes(self, spec: Any) -> tuple[Markup, ...]:
        """The notes under a table or chart."""
        place = spec.places.get("noter", spec.source)
        return tuple(self._author.line_of(Written(note, place)) for note in spec.notes)
