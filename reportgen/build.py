"""The whole flow on one page: an ärende's folder in, its documents as files out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.check import check_report
from reportgen.compute import ComputedReport, compute
from reportgen.document.number import number_document
from reportgen.document.read import read_document
from reportgen.document.tree import Document
from reportgen.files import Files
from reportgen.finding import Finding, ReportError, Severity, Source, fel, has_errors, sort_findings
from reportgen.load import load_report
from reportgen.model.report import DocumentSpec, Report
from reportgen.node import closest
from reportgen.render import render_document
from reportgen.theme import Theme, load_theme
from reportgen.write import FORMATS, Manuscript


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for; empty means all, or the ärende's own choice."""

    formats: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    theme: str = ""
    profile: str = ""
    draft: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """An ärende worked out and set, ready to be written."""

    computed: ComputedReport
    documents: tuple[tuple[DocumentSpec, Document], ...]
    theme: Theme
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build gave: the bytes of each file by its name, and every finding."""

    outputs: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    read: frozenset[str]


def stops(findings: tuple[Finding, ...], *, strict: bool) -> bool:
    """Whether the findings stop a build: any `fel`, under strict also any `varning`."""
    warned = any(f.severity is Severity.VARNING for f in findings)
    return has_errors(findings) or (strict and warned)


def prepare(files: Files, templates: Files, options: Options) -> Prepared:
    """Everything up to writing: loads, computes, checks, renders, reads and numbers.

    Raises ReportError when the ärende cannot be loaded or its theme not be found.
    """
    report, findings = load_report(files, templates, profile=options.profile)
    chosen = _chosen(report.spec.documents, options)
    theme = _theme(report, files, templates, options)
    computed, faults = compute(report)
    findings += faults + check_report(computed)
    documents = []
    for spec in chosen:
        rendered, faults = render_document(computed, spec, templates, draft=options.draft)
        findings += faults
        read, faults = read_document(rendered)
        findings += faults
        numbered, faults = number_document(read)
        findings += faults
        documents.append((spec, numbered))
    return Prepared(computed, tuple(documents), theme, sort_findings(findings))


def _theme(report: Report, files: Files, templates: Files, options: Options) -> Theme:
    """The theme asked for, else the ärende's own, else the profile's."""
    if options.theme:
        return load_theme(options.theme, templates, files, asked_from=Source("--tema"))
    spec = report.spec if report.spec.theme else report.profile
    place = spec.places.get("tema", spec.source)
    return load_theme(spec.theme, templates, files, asked_from=place)


def _chosen(documents: tuple[DocumentSpec, ...], options: Options) -> tuple[DocumentSpec, ...]:
    if not options.documents:
        return documents
    by_id = {d.id: d for d in documents}
    unknown = [name for name in options.documents if name not in by_id]
    if unknown:
        place = documents[0].source
        raise ReportError(
            fel("unknown-document", f"dokumentet ”{n}” finns inte", place, closest(n, by_id))
            for n in unknown
        )
    return tuple(by_id[name] for name in options.documents)


def build(
    files: Files,
    templates: Files,
    options: Options,
    progress: Callable[[str], None] = lambda _: None,
) -> Build:
    """Every document asked for in every format asked for; no outputs when findings stop it.

    `progress` is told the name of each file when it is done.
    """
    prepared = prepare(files, templates, options)
    outputs: dict[str, bytes] = {}
    findings = prepared.findings
    if not stops(findings, strict=options.strict):
        for spec, document in prepared.documents:
            manuscript = Manuscript(document, prepared.theme, spec.source)
            for name in options.formats or tuple(FORMATS):
                file = f"{document.meta.file_name}.{name}"
                outputs[file] = FORMATS[name](manuscript)
                progress(file)
            findings += tuple(manuscript.findings)
    findings = sort_findings(findings)
    if stops(findings, strict=options.strict):
        outputs = {}
    return Build(outputs, findings, files.read_paths | templates.read_paths)


def save(outputs: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Writes the outputs to the folder: each whole or not at all, none before all are ready."""
    folder.mkdir(parents=True, exist_ok=True)
    ready: list[tuple[str, Path]] = []
    try:
        for name, data in outputs.items():
            handle, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
            ready.append((temporary, folder / name))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(0o644)
        for temporary, target in ready:
            Path(temporary).replace(target)
    finally:
        for temporary, _ in ready:
            Path(temporary).unlink(missing_ok=True)
    return tuple(target for _, target in ready)
