"""The whole report worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.compute.charts import compute_chart
from reportgen.compute.evaluate import FACTS, SUMS, Evaluator
from reportgen.compute.grids import compute_grid
from reportgen.compute.inferred import inferred_relations
from reportgen.compute.relations import Relation, relations_of
from reportgen.compute.withheld import SmallCounts, find_small_counts, withhold
from reportgen.facts import Fact
from reportgen.finding import Finding, fel, sort_findings, varning
from reportgen.language import decimals_of
from reportgen.model.report import Report
from reportgen.node import Node, closest
from reportgen.tables.grid import ComputedChart, Grid
from reportgen.tables.layout import LaidTable, lay_out
from reportgen.tables.spec import NumberTable
from reportgen.units import MONEY, unit_of


@dataclass(frozen=True, slots=True)
class ComputedReport:
    """The report as written, and every figure by name (`tabell.rad.kolumn`, `fakta.x.2024`)."""

    report: Report
    grids: Mapping[str, Grid]
    facts: Mapping[str, Fact]
    charts: Mapping[str, ComputedChart]
    relations: tuple[Relation, ...]
    small_counts: SmallCounts


def compute(report: Report) -> tuple[ComputedReport, tuple[Finding, ...]]:
    """Every table, fact and chart of the report worked out, and what does not add up."""
    findings: list[Finding] = []
    tables: dict[str, LaidTable] = {}
    for name, spec in report.tables.items():
        if name == FACTS:
            message = f"en tabell kan inte heta ”{FACTS}”: så börjar namnen på fristående siffror"
            findings.append(fel("reserved-id", message, spec.source, "ge den ett annat id"))
            continue
        tables[name], faults = lay_out(name, spec, report.spec.year)
        findings += faults
    evaluator = Evaluator(tables, report.facts, report.spec.year)
    findings += _references(tables)
    facts: dict[str, Fact] = {}
    grids: dict[str, Grid] = {}
    for name, table in tables.items():
        grid = compute_grid(table, evaluator, report.profile.scales)
        grids[name] = grid
        facts |= {c.id: c for r in grid.rows for c in r.cells.values() if isinstance(c, Fact)}
    facts |= _loose_facts(report, evaluator)
    relations = (*relations_of(evaluator), *_inferred(grids))
    findings += evaluator.findings
    small = find_small_counts(grids, facts, relations, report.profile.small_counts)
    grids, facts = withhold(small, grids, facts)
    charts = {}
    for name, chart in report.charts.items():
        computed, faults = compute_chart(name, chart, grids, facts)
        findings += faults
        if computed is not None:
            charts[name] = computed
    findings += _unit_slips(report)
    worked_out = ComputedReport(report, grids, facts, charts, relations, small)
    return worked_out, sort_findings(findings)


def _inferred(grids: Mapping[str, Grid]) -> Iterator[Relation]:
    """What binds the figures of tables where something is withheld, or may have to be."""
    for grid in grids.values():
        cells = (cell for row in grid.rows for cell in row.cells.values())
        withheld = any(isinstance(cell, Fact) and cell.gap == ".." for cell in cells)
        if withheld or (isinstance(grid.spec, NumberTable) and grid.spec.persons):
            yield from inferred_relations(grid)


def _loose_facts(report: Report, evaluator: Evaluator) -> dict[str, Fact]:
    facts = {}
    for name, spec in report.facts.items():
        years: list[int | None] = [*spec.values] or [None]
        for year in years:
            key = (FACTS, name) if year is None else (FACTS, name, str(year))
            cell = evaluator.cell(key, spec.source)
            shown = spec.decimals
            if shown is None:
                typed = spec.values.values() if spec.values else (spec.value,)
                shown = max((decimals_of(v) for v in typed if v is not None), default=1)
            facts[".".join(key)] = Fact(
                id=".".join(key),
                value=cell.value,
                unit=unit_of(spec.unit),
                decimals=shown,
                source=spec.source,
                name=spec.name,
                gap=cell.gap,
                year=year,
                formula=cell.formula,
            )
    return facts


def _references(tables: Mapping[str, LaidTable]) -> list[Finding]:
    """Sums and lookups that name what does not exist."""
    findings = []
    for table in tables.values():
        for row in table.rows:
            for name in row.spec.sum:
                if name not in SUMS and table.row(name) is None:
                    place = row.spec.places.get("summa", row.spec.source)
                    known = (*SUMS, *(r.id for r in table.rows))
                    message = f"raden ”{name}” finns inte i tabellen ”{table.id}”"
                    findings.append(fel("unknown-row", message, place, closest(name, known)))
        for column in table.columns:
            target, _, name = column.fetch.partition(".")
            if not column.fetch:
                continue
            place = column.places.get("hämta", column.source)
            other = tables.get(target)
            if other is None or other.column(name) is None:
                there = tables if other is None else [f"{target}.{c.id}" for c in other.columns]
                message = f"”{column.fetch}” finns inte"
                findings.append(fel("unknown-name", message, place, closest(column.fetch, there)))
                continue
            findings += (
                fel(
                    "missing-lookup",
                    f"”{target}” har ingen rad ”{row.id}” att hämta från",
                    row.spec.source,
                    "skriv värdet i raden, eller ge raderna samma id",
                )
                for row in table.rows
                if row.spec.type == "rad"
                and other.row(row.id) is None
                and column.id not in row.inputs
            )
    return findings


def _unit_slips(report: Report) -> list[Finding]:
    """Units that look like a misspelt unit of money."""
    findings = []
    nodes: list[Node] = [*report.tables.values(), *report.facts.values()]
    nodes += [c for t in report.tables.values() for c in t.columns]
    nodes += [r for t in report.tables.values() for r in t.rows]
    for node in nodes:
        word = getattr(node, "unit", None)
        if word and unit_of(word).kind == "count" and word.endswith("kr"):
            hint = closest(word, MONEY)
            place = node.places.get("enhet", node.source)
            message = f"enheten ”{word}” är ingen känd penningenhet"
            findings.append(varning("unknown-unit", message, place, hint))
    return findings
