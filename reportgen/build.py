"""The whole flow on one page: an ärende's folder in, its documents as files out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from reportgen.check import JUDGEMENTS, Material, check_report
from reportgen.check.structure import STRUCTURE
from reportgen.compute import ComputedReport, compute
from reportgen.document.number import number_document
from reportgen.document.read import read_document
from reportgen.document.tree import Bundle, Document
from reportgen.files import Files
from reportgen.finding import Finding, ReportError, Severity, Source, fel, has_errors, sort_findings
from reportgen.load import load_report
from reportgen.model.report import BundleSpec, DocumentSpec, Report
from reportgen.node import closest
from reportgen.render import bundle_title, render_document
from reportgen.review import Review
from reportgen.review.acceptance import Accepted, settle
from reportgen.review.excerpt import Excerpts
from reportgen.theme import Theme, load_theme
from reportgen.write import BUNDLE_FORMATS, FORMATS, BundleManuscript, Manuscript


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
    bundles: tuple[tuple[BundleSpec, Bundle], ...]
    theme: Theme
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]


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
    documents, bundles = _chosen(report, options)
    theme = _theme(report, files, templates, options)
    computed, faults = compute(report)
    findings += faults
    bundled = {name for bundle in bundles for name in bundle.documents}
    ready: dict[str, Document] = {}
    for spec in report.spec.documents:
        if spec in documents or spec.id in bundled:
            ready[spec.id], faults = _document(computed, spec, templates, options)
            findings += faults
    read = tuple((spec, ready[spec.id]) for spec in report.spec.documents if spec.id in ready)
    material = Material(computed, read, theme)
    findings += check_report(material, STRUCTURE)
    whole: list[tuple[BundleSpec, Bundle]] = []
    for bundle in bundles:
        title, faults = bundle_title(computed, bundle)
        findings += faults
        if parts := tuple(ready[name] for name in bundle.documents if name in ready):
            whole.append((bundle, _bundle(bundle, title, parts)))
    judgements = check_report(material, JUDGEMENTS)
    everything = not options.documents
    settled = settle(report.acceptances, findings, judgements, files, whole=everything)
    return Prepared(
        computed=computed,
        documents=tuple((spec, ready[spec.id]) for spec in documents),
        bundles=tuple(whole),
        theme=theme,
        findings=settled.left,
        accepted=settled.accepted,
    )


def review(files: Files, templates: Files, options: Options) -> Review:
    """What `prepare` finds, also when it cannot go on, with what is needed to tell of it."""
    excerpts = Excerpts(files, templates)
    try:
        prepared = prepare(files, templates, options)
    except ReportError as error:
        return Review(files.label(""), error.findings, excerpts)
    documents = tuple(document for _, document in prepared.documents)
    return Review(
        files.label(""),
        prepared.findings,
        excerpts,
        prepared.accepted,
        documents,
        prepared.theme,
    )


def _document(
    computed: ComputedReport, spec: DocumentSpec, templates: Files, options: Options
) -> tuple[Document, tuple[Finding, ...]]:
    rendered, findings = render_document(computed, spec, templates, draft=options.draft)
    read, faults = read_document(rendered)
    findings += faults
    numbered, faults = number_document(read)
    return numbered, findings + faults


def _bundle(spec: BundleSpec, title: str, parts: tuple[Document, ...]) -> Bundle:
    """The bundle's documents in its order; it carries the date of the youngest."""
    youngest = max(parts, key=lambda part: part.meta.date)
    meta = replace(youngest.meta, title=title, file_name=spec.file_name)
    return Bundle(meta, parts)


def _theme(report: Report, files: Files, templates: Files, options: Options) -> Theme:
    """The theme asked for, else the ärende's own, else the profile's."""
    if options.theme:
        return load_theme(options.theme, templates, files, asked_from=Source("--tema"))
    spec = report.spec if report.spec.theme else report.profile
    place = spec.places.get("tema", spec.source)
    return load_theme(spec.theme, templates, files, asked_from=place)


def _chosen(
    report: Report, options: Options
) -> tuple[tuple[DocumentSpec, ...], tuple[BundleSpec, ...]]:
    """The documents and bundles asked for by id, or all of them."""
    documents, bundles = report.spec.documents, report.spec.bundles
    if not options.documents:
        return documents, bundles
    known = {d.id for d in documents} | {b.id for b in bundles}
    unknown = [name for name in options.documents if name not in known]
    if unknown:
        raise ReportError(
            fel("unknown-document", f"dokumentet ”{n}” finns inte", Source(""), closest(n, known))
            for n in unknown
        )
    asked = options.documents
    return tuple(d for d in documents if d.id in asked), tuple(b for b in bundles if b.id in asked)


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
        for file, write, found in _writers(prepared, options):
            outputs[file] = write()
            findings += tuple(found)
            progress(file)
    findings = sort_findings(findings)
    if stops(findings, strict=options.strict):
        outputs = {}
    return Build(outputs, findings, files.read_paths | templates.read_paths)


def _writers(
    prepared: Prepared, options: Options
) -> Iterator[tuple[str, Callable[[], bytes], list[Finding]]]:
    """Each file to write: its name, what writes it, and where its findings gather."""
    remarks = tuple((f.source, f"{f.message}. {f.hint}".strip()) for f in prepared.findings)
    archive = prepared.computed.report.profile.archive_format
    for spec, document in prepared.documents:
        comments = remarks if options.draft else ()
        manuscript = Manuscript(document, prepared.theme, spec.source, comments, archive)
        for name, write in FORMATS.items():
            if name in (options.formats or FORMATS):
                file = f"{document.meta.file_name}.{name}"
                yield file, partial(write, manuscript), manuscript.findings
    for bundle_spec, bundle in prepared.bundles:
        whole = BundleManuscript(bundle, prepared.theme, bundle_spec.source, archive)
        for name, write_bundle in BUNDLE_FORMATS.items():
            if name in (options.formats or FORMATS):
                file = f"{bundle.meta.file_name}.{name}"
                yield file, partial(write_bundle, whole), whole.findings


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
