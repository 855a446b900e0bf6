"""One document of the ärende, through its type's template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from markupsafe import Markup

from reportgen.compute import ComputedReport
from reportgen.document.rendered import Rendered
from reportgen.document.tree import Meta
from reportgen.files import Files
from reportgen.finding import Finding, fel
from reportgen.model.report import BundleSpec, DocumentSpec
from reportgen.model.section import Section
from reportgen.model.type import DocumentType
from reportgen.node import closest
from reportgen.render.author import Author, period_words, written_in
from reportgen.render.head import document_title, metadata, papers, signatures
from reportgen.render.media import Media
from reportgen.render.parts import PartViews
from reportgen.render.templates import render_template

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as the template sees it; `title` and `nothing` are markup."""

    id: str
    title: Markup
    level: int
    numbered: bool
    nothing: Markup
    section: Section
    subsections: tuple[SectionView, ...]


def render_document(
    computed: ComputedReport, spec: DocumentSpec, templates: Files, *, draft: bool
) -> tuple[Rendered, tuple[Finding, ...]]:
    """The document `spec` as semantic HTML, and every fault in the texts it uses."""
    computed = _as_chosen(computed, spec)
    report = computed.report
    kind = report.types[spec.type]
    author = Author(computed, spec)
    media = Media(computed, author)
    meta = _meta(computed, spec, kind, author, draft=draft)
    sections, findings = _chosen(report.sections(spec), spec)
    numbered = _or(spec.numbered, kind.numbered)
    views = tuple(_view(s, 1, kind, author, numbered=numbered) for s in sections)
    context = {
        "meta": meta,
        "type": kind,
        "report": report.spec,
        "document": spec,
        "profile": report.profile,
        "sections": views,
        "contents_depth": _or(spec.contents_depth, kind.contents_depth),
        "metadata": metadata(report, spec, author),
        "signatures": signatures(spec, author),
        "papers": papers(report, spec, author),
        **PartViews(computed, author, media).functions(),
    }
    names = (f"types/{spec.type}/document.html.j2", "base/document.html.j2")
    html, faults = render_template(names, context, report.files, templates)
    rendered = Rendered(
        html=html,
        meta=meta,
        values=tuple(author.figures.values),
        charts=media.charts,
        images=media.images,
        statuses=media.statuses(),
    )
    return rendered, (*findings, *author.findings, *media.findings, *faults)


def bundle_title(computed: ComputedReport, spec: BundleSpec) -> tuple[str, tuple[Finding, ...]]:
    """The bundle's title as words, and its faults."""
    documents = computed.report.spec.documents
    first = next((d for d in documents if d.id in spec.documents), documents[0])
    author = Author(_as_chosen(computed, first), first)
    return author.plain(written_in(spec, "title")), author.findings


def _as_chosen(computed: ComputedReport, spec: DocumentSpec) -> ComputedReport:
    """The report with the document's own choices in place of the house's."""
    report = computed.report
    house = {"metadata": spec.metadata, "decision_style": spec.decision_style}
    profile = report.profile.model_copy(
        update={name: own for name, own in house.items() if own is not None}
    )
    own_spec = report.spec.model_copy(update={"period": _or(spec.period, report.spec.period)})
    return replace(computed, report=replace(report, profile=profile, spec=own_spec))


def _meta(
    computed: ComputedReport,
    spec: DocumentSpec,
    kind: DocumentType,
    author: Author,
    *,
    draft: bool,
) -> Meta:
    report = computed.report.spec
    return Meta(
        title=document_title(computed.report, spec, author),
        municipality=report.municipality,
        board=report.board,
        period=period_words(report),
        type_name=kind.name,
        file_name=spec.file_name,
        date=spec.date,
        case_number=spec.case_number or report.case_number,
        keywords=(kind.name, report.board, report.municipality, str(report.year)),
        draft=draft,
        numbered_captions=kind.numbered_tables,
        header=f"{report.municipality} · {report.board}",
    )


def _chosen(
    sections: Sequence[Section], spec: DocumentSpec
) -> tuple[tuple[Section, ...], list[Finding]]:
    """The sections the document names, or all of them; each id once."""
    findings = []
    by_id: dict[str, Section] = {}
    for section in sections:
        if section.id in by_id:
            message = f"avsnittet ”{section.id}” finns redan i {by_id[section.id].source.file}"
            place = section.places.get("id", section.source)
            findings.append(fel("duplicate-id", message, place, "ge det ena ett annat id"))
        by_id.setdefault(section.id, section)
    if spec.sections is None:
        return tuple(by_id.values()), findings
    place = spec.places.get("avsnitt", spec.source)
    for name in spec.sections:
        if name not in by_id:
            message = f"avsnittet ”{name}” finns inte"
            findings.append(fel("unknown-section", message, place, closest(name, by_id)))
    return tuple(by_id[n] for n in spec.sections if n in by_id), findings


def _or(own: _T | None, standard: _T) -> _T:
    return standard if own is None else own


def _view(
    section: Section, level: int, kind: DocumentType, author: Author, *, numbered: bool
) -> SectionView:
    standard = next((s for s in kind.sections if s.id == section.id), None)
    if section.title:
        title = author.line(section, "title")
    elif standard is not None:
        title = author.line(standard, "title")
    else:
        title = Markup()
        hint = "ge avsnittet en rubrik, eller ett av dokumenttypens id:n"
        author.findings_of(fel("no-title", "avsnittet saknar rubrik", section.source, hint))
    if level > 4:
        message = "avsnitt kan ha högst fyra nivåer"
        author.findings_of(fel("too-deep", message, section.source, "flytta upp avsnittet"))
    nothing = Markup()
    if section.nothing is True:
        nothing = author.line(kind, "nothing")
    elif section.nothing:
        nothing = author.line(section, "nothing")
    subsections = tuple(
        _view(s, level + 1, kind, author, numbered=numbered) for s in section.subsections
    )
    return SectionView(
        section.id,
        title,
        min(level, 4),
        section.numbered and numbered,
        nothing,
        section,
        subsections,
    )
