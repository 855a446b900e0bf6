"""The ärende folder → Report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from reportgen.files import Files
from reportgen.finding import Finding, ReportError, Source, fel, has_errors, varning
from reportgen.load.rows import rows_from_file
from reportgen.model.acceptance import Acceptance, AcceptanceFile
from reportgen.model.data import DataFile, PublishedFigure
from reportgen.model.parts import read_parts
from reportgen.model.profile import Profile
from reportgen.model.report import PlacedSection, Report, ReportSpec
from reportgen.model.section import Section
from reportgen.model.type import DocumentType
from reportgen.node import Node, closest
from reportgen.tables.columns import expand_columns
from reportgen.tables.grid import Written
from reportgen.tables.spec import TableSpec, TextTable
from reportgen.yamltext import PlacedDict, PlacedList, read_yaml

REPORT_FILE = "rapport.yaml"
ACCEPTANCE_FILE = "godkända.yaml"

N = TypeVar("N", bound=Node)


@dataclass(slots=True)
class _Loader:
    files: Files
    templates: Files
    findings: list[Finding] = field(default_factory=list)

    def yaml(self, files: Files, name: str) -> object:
        label = files.label(name)
        data, findings = read_yaml(files.read(name), label)
        self.findings += findings
        if data is None and not findings:
            self.findings.append(fel("empty-file", "filen är tom", Source(label)))
        return data

    def read(self, model: type[N], files: Files, name: str) -> N | None:
        data = self.yaml(files, name)
        if data is None:
            return None
        node, findings = model.read(data, Source(files.label(name)))
        self.findings += findings
        return node


def load_report(
    files: Files, templates: Files, *, profile: str = ""
) -> tuple[Report, tuple[Finding, ...]]:
    """The ärende in `files`, with its document types and profile from `templates`.

    `profile` overrides the ärende's own choice. Raises ReportError, carrying every finding of
    every file, when anything in it is a `fel`.
    """
    loader = _Loader(files, templates)
    place = Source(files.label(REPORT_FILE))
    if not files.exists(REPORT_FILE):
        hint = "ett ärende är en mapp med filen rapport.yaml"
        raise ReportError([fel("no-report", "rapport.yaml saknas", place, hint)])
    spec = loader.read(ReportSpec, files, REPORT_FILE)
    sections = _sections(loader)
    acceptances = _acceptances(loader)
    data = _data_files(loader)
    tables = _merged(loader, {n: f.tables for n, f in data.items()}, "tabellen")
    facts = _merged(loader, {n: f.facts for n, f in data.items()}, "faktat")
    charts = _merged(loader, {n: f.charts for n, f in data.items()}, "diagrammet")
    goals = _merged(loader, {n: f.goals for n, f in data.items()}, "målet")
    footnotes = {
        label: Written(text, f.places.get("fotnoter", f.source))
        for f in data.values()
        for label, text in f.footnotes.items()
    }
    if spec is None:
        raise ReportError(loader.findings)
    loader.findings += _documents(spec, sections)
    tables = {name: _with_rows(loader, table, spec.year) for name, table in tables.items()}
    tables = {name: _with_cell_parts(loader, table) for name, table in tables.items()}
    chosen = profile or spec.profile
    asked_from = Source("--profil") if profile else spec.places.get("profil", spec.source)
    house = _named(loader, Profile, "profiles/{}.yaml", chosen, "profilen", asked_from)
    types = _types(loader, spec)
    if house is None or has_errors(loader.findings):
        raise ReportError(loader.findings)
    report = Report(
        spec=spec,
        profile=house,
        types=types,
        placed=sections,
        tables=tables,
        facts=facts,
        charts=charts,
        goals=goals,
        footnotes=footnotes,
        published=_published(data.values()),
        acceptances=acceptances,
        files=files,
        source=place,
    )
    return report, tuple(loader.findings)


def _acceptances(loader: _Loader) -> tuple[Acceptance, ...]:
    """The findings that someone answers for; most ärenden accept none."""
    if not loader.files.exists(ACCEPTANCE_FILE):
        return ()
    file = loader.read(AcceptanceFile, loader.files, ACCEPTANCE_FILE)
    return file.acceptances if file is not None else ()


def _documents(spec: ReportSpec, sections: tuple[PlacedSection, ...]) -> Iterator[Finding]:
    """Documents that share an id, and folders of sections that belong to none."""
    seen: set[str] = set()
    for document in spec.documents:
        if document.id in seen:
            message = f"dokumentet ”{document.id}” finns två gånger"
            place = document.places.get("id", document.source)
            yield fel("duplicate-id", message, place, "ge det ena ett annat id")
        seen.add(document.id)
    for placed in sections:
        if placed.folder and placed.folder not in seen:
            message = f"mappen avsnitt/{placed.folder} hör inte till något dokument"
            hint = closest(placed.folder, seen) or "döp mappen efter ett dokuments id"
            yield varning("unused-section", message, placed.section.source, hint)


def _sections(loader: _Loader) -> tuple[PlacedSection, ...]:
    placed = []
    for name in loader.files.names("avsnitt"):
        if not name.lower().endswith((".yaml", ".yml")):
            loader.findings.append(_ignored(loader, name))
        else:
            section = loader.read(Section, loader.files, name)
            folder = "/".join(name.split("/")[1:-1])
            if section is not None:
                placed.append(PlacedSection(folder, section))
    return _nested(loader, placed)


def _nested(loader: _Loader, placed: list[PlacedSection]) -> tuple[PlacedSection, ...]:
    """The sections with those that say `under:` as the last subsections of another file's."""
    top = [p for p in placed if not p.section.under]
    for one in placed:
        name = one.section.under
        if not name:
            continue
        at = next((i for i, p in enumerate(top) if _holds(p, one.folder, name)), None)
        if at is None:
            place = one.section.places.get("under", one.section.source)
            known = [p.section.id for p in top if p.folder == one.folder]
            message = f"avsnittet ”{name}” finns inte i någon annan fil"
            loader.findings.append(fel("unknown-section", message, place, closest(name, known)))
        else:
            parent = top[at].section
            grown = parent.model_copy(update={"subsections": (*parent.subsections, one.section)})
            top[at] = PlacedSection(one.folder, grown)
    return tuple(top)


def _holds(placed: PlacedSection, folder: str, name: str) -> bool:
    return placed.folder == folder and placed.section.id == name


def _ignored(loader: _Loader, name: str) -> Finding:
    message = "filen läses inte"
    hint = "i avsnitt/ läses .yaml; i data/ .yaml, .csv och .xlsx; flytta andra filer"
    return varning("ignored-file", message, Source(loader.files.label(name)), hint)


def _data_files(loader: _Loader) -> dict[str, DataFile]:
    found: dict[str, DataFile] = {}
    for name in loader.files.names("data"):
        if not name.lower().endswith((".yaml", ".yml")):
            if not name.lower().endswith((".csv", ".xlsx")):
                loader.findings.append(_ignored(loader, name))
            continue
        data = loader.yaml(loader.files, name)
        if data is None:
            continue
        label = loader.files.label(name)
        node, findings = DataFile.read(_with_bare_facts(data), Source(label))
        loader.findings += findings
        if node is not None:
            found[label] = node
    return found


def _with_bare_facts(data: object) -> object:
    """`inriktningar: 4` is short for `inriktningar: {värde: 4}`."""
    facts = data.get("fakta") if isinstance(data, PlacedDict) else None
    if isinstance(facts, PlacedDict):
        for name, value in facts.items():
            if not isinstance(value, PlacedDict):
                whole = PlacedDict(facts.values_at[name])
                whole["värde"] = value
                whole.keys_at["värde"] = whole.values_at["värde"] = facts.values_at[name]
                facts[name] = whole
    return data


def _merged(loader: _Loader, files: Mapping[str, Mapping[str, N]], what: str) -> dict[str, N]:
    merged: dict[str, N] = {}
    for nodes in files.values():
        for name, node in nodes.items():
            if name in merged:
                message = f"{what} ”{name}” finns redan i {merged[name].source}"
                hint = "varje siffra har ett enda hem; döp om eller ta bort"
                loader.findings.append(fel("duplicate-id", message, node.source, hint))
            merged[name] = node
    return merged


def _published(files: Iterable[DataFile]) -> dict[int, dict[str, PublishedFigure]]:
    """What earlier reports said, by year."""
    years: dict[int, dict[str, PublishedFigure]] = {}
    for file in files:
        for year, figures in file.published.items():
            years.setdefault(year, {}).update(figures)
    return years


def _with_cell_parts(loader: _Loader, table: TableSpec) -> TableSpec:
    """A text table whose cells hold parts (`{tabell: …}`, or a list of them) has them read."""
    if not isinstance(table, TextTable):
        return table
    rows = []
    for row in table.rows:
        cells = dict(row.cells)
        for name, value in row.cells.items():
            if isinstance(value, PlacedDict | PlacedList):
                parts, findings = read_parts(value, row.places.get(name, row.source))
                loader.findings += findings
                cells[name] = parts
        rows.append(row.model_copy(update={"cells": cells}))
    return table.model_copy(update={"rows": tuple(rows)})


def _with_rows(loader: _Loader, table: TableSpec, year: int) -> TableSpec:
    """The table with the rows of its data file in front of its own."""
    if table.rows_from is None:
        return table
    columns = expand_columns(table.columns, year)
    rows, findings = rows_from_file(loader.files, table.rows_from, columns)
    loader.findings += findings
    return table.model_copy(update={"rows": (*rows, *table.rows)})


def _types(loader: _Loader, spec: ReportSpec) -> dict[str, DocumentType]:
    types: dict[str, DocumentType] = {}
    for document in spec.documents:
        if document.type not in types:
            place = document.places.get("typ", document.source)
            path = "types/{}/type.yaml"
            found = _named(loader, DocumentType, path, document.type, "dokumenttypen", place)
            if found is not None:
                types[document.type] = found
    return types


def _named(
    loader: _Loader, model: type[N], path: str, name: str, what: str, place: Source
) -> N | None:
    """The type or profile called `name`: the ärende's own (in `mallar/`) before the package's."""
    wanted = path.format(name)
    own = f"mallar/{wanted}"
    if "/" not in name and loader.files.exists(own):
        return loader.read(model, loader.files, own)
    if "/" not in name and loader.templates.exists(wanted):
        return loader.read(model, loader.templates, wanted)
    folder, _, rest = path.partition("/{}")
    known = {
        n.removeprefix(f"{folder}/").removesuffix(rest) for n in loader.templates.names(folder)
    }
    known = {n for n in known if "/" not in n}
    message = f"{what} ”{name}” finns inte"
    loader.findings.append(fel("unknown-name", message, place, closest(name, known)))
    return None
