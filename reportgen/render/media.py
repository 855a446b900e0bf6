"""Charts, pictures and assessments of a document, by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.compute import ComputedReport
from reportgen.compute.charts import column_names_of
from reportgen.document.tree import Chart, ChartKind, Image, Series, Status, Value
from reportgen.facts import Fact
from reportgen.finding import Finding, Source, fel
from reportgen.language import format_number
from reportgen.model.parts import ImagePart
from reportgen.node import closest
from reportgen.render.author import Author, written_in
from reportgen.render.show import default_decimals
from reportgen.tables.grid import ComputedChart, Grid, GridCell, GridRow, Written
from reportgen.tables.spec import ColumnSpec, NumberTable
from reportgen.units import convert, unit_of

_KINDS: Mapping[str, ChartKind] = {
    "stapel": "columns",
    "liggande": "bars",
    "linje": "lines",
    "staplad": "stacked",
    "andelar": "shares",
}
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml"}


class Media:
    """Gathers what the document shows beside text and tables."""

    def __init__(self, computed: ComputedReport, author: Author) -> None:
        self._computed = computed
        self._author = author
        self.charts: dict[str, Chart] = {}
        self.images: dict[str, Image] = {}
        self.findings: list[Finding] = []

    def statuses(self) -> dict[str, Status]:
        """Every level of every scale in the profile, as `skala.nivå`."""
        return {
            f"{name}.{level.id}": Status(name, level.id, level.symbol, level.colour, level.name)
            for name, scale in self._computed.report.profile.scales.items()
            for level in scale.levels
        }

    def status(self, scale: str, level: str, place: Source) -> str:
        """The name of a status, or "" and a finding when the profile has no such level."""
        scales = self._computed.report.profile.scales
        if scale not in scales:
            message = f"skalan ”{scale}” finns inte i kommunprofilen"
            self.findings.append(fel("unknown-scale", message, place, closest(scale, scales)))
            return ""
        levels = [one.id for one in scales[scale].levels]
        if level not in levels:
            message = f"nivån ”{level}” finns inte i skalan ”{scale}”"
            self.findings.append(fel("unknown-level", message, place, closest(level, levels)))
            return ""
        return f"{scale}.{level}"

    def colour(self, name: str) -> str:
        """The colour role of a status."""
        return self.statuses()[name].colour

    def small_chart(
        self, grid: Grid, own_id: str, rows: Sequence[GridRow], columns: Sequence[ColumnSpec]
    ) -> str:
        """The table's own little chart, kept under a name of its own; "" when it has none."""
        wanted = grid.spec.chart if isinstance(grid.spec, NumberTable) else None
        if wanted is None:
            message = f"tabellen ”{grid.id}” har inget diagram"
            hint = "lägg till diagram: {typ: linje, alt: …} i tabellen"
            self.findings.append(fel("unknown-chart", message, grid.spec.source, hint))
            return ""
        columns = [c for c in columns if not c.formula and c.format in ("tal", "procent")]
        rows = [row for row in rows if row.spec.type not in ("rubrik", "kommentar")]
        series = tuple(
            Series(
                self._author.plain(Written(row.spec.name, row.spec.source)),
                tuple(_plain_value(row.cells[c.id]) for c in columns),
            )
            for row in rows
        )
        facts = [f for row in rows for c in columns if isinstance(f := row.cells[c.id], Fact)]
        if not facts:
            message = f"tabellen ”{grid.id}” har inga tal att rita"
            self.findings.append(fel("empty-chart", message, wanted.source))
            return ""
        name = f"{own_id}_diagram"
        self.charts[name] = Chart(
            kind=_KINDS[wanted.type],
            categories=tuple(self._author.plain(n) for n in column_names_of(columns)),
            series=series,
            unit=facts[0].unit.word,
            decimals=facts[0].decimals,
            alt=self._author.plain(written_in(wanted, "alt")),
            show_values=False,
            small=True,
        )
        return name

    def chart(self, name: str, place: Source) -> ComputedChart | None:
        """The computed chart, its drawing kept under its name; None, with a finding."""
        charts = self._computed.charts
        if name not in charts:
            if name not in self._computed.report.charts:  # else its own fault is reported already
                message = f"diagrammet ”{name}” finns inte"
                self.findings.append(fel("unknown-chart", message, place, closest(name, charts)))
            return None
        self.charts[name] = self._drawing(charts[name])
        return charts[name]

    def _drawing(self, chart: ComputedChart) -> Chart:
        spec = chart.spec
        first = chart.series[0].facts[0]
        unit = unit_of(spec.unit) if spec.unit else first.unit
        decimals = default_decimals(first, unit) if spec.decimals is None else spec.decimals
        return Chart(
            kind=_KINDS[spec.type],
            categories=tuple(self._author.plain(c) for c in chart.categories),
            series=tuple(
                Series(
                    self._author.plain(s.name),
                    tuple(self._value(f, unit.word, decimals, chart) for f in s.facts),
                )
                for s in chart.series
            ),
            unit=unit.word,
            decimals=decimals,
            alt=self._author.plain(written_in(spec, "alt")),
        )

    def _value(self, fact: Fact, word: str, decimals: int, chart: ComputedChart) -> Value:
        if fact.value is None:
            return Value("", fact.id, None, word)
        value = convert(fact.value, fact.unit, unit_of(word))
        if value is None:
            message = f"{fact.id} är angivet i {fact.unit.word or 'antal'}, inte i {word}"
            self.findings.append(fel("chart-units", message, chart.spec.source))
            return Value("", fact.id, None, word)
        if chart.spec.amounts == "positiva":
            value = abs(value)
        return Value(format_number(value, decimals), fact.id, value, word)

    def image(self, part: ImagePart) -> str:
        """The name of a picture, its bytes kept under it; "" and a finding when it is not there."""
        files = self._computed.report.files
        name = f"bilder/{part.file}"
        place = part.places.get("bild", part.source)
        media_type = _TYPES.get(part.file.lower().rpartition(".")[2])
        if media_type is None:
            message = f"”{part.file}” är ingen bild som kan visas"
            hint = "spara den som png, jpg eller svg"
            self.findings.append(fel("unknown-format", message, place, hint))
            return ""
        if not files.exists(name):
            known = [n.removeprefix("bilder/") for n in files.names("bilder")]
            message = f"bilden ”{part.file}” finns inte i bilder/"
            self.findings.append(fel("missing-file", message, place, closest(part.file, known)))
            return ""
        alt = self._author.plain(written_in(part, "alt"))
        beside = f"{name.rpartition('.')[0]}.png"
        raster = (
            files.read(beside) if media_type.endswith("svg+xml") and files.exists(beside) else b""
        )
        self.images[part.file] = Image(files.read(name), media_type, alt, part.width_mm, raster)
        return part.file


def _plain_value(cell: GridCell) -> Value:
    """A cell of figures as a chart takes it."""
    if not isinstance(cell, Fact) or cell.value is None:
        return Value("", "", None)
    text = format_number(cell.value, cell.decimals)
    return Value(text, cell.id, cell.value, cell.unit.word)
