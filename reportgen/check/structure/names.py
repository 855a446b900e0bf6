"""Names that mean two things within one document."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.finding import Finding, fel
from reportgen.model.parts import ChartPart, TablePart
from reportgen.model.section import Section
from reportgen.node import closest


def one_name_one_thing(material: Material) -> Iterator[Finding]:
    """A section and a table or chart with the same id: a reference could mean either."""
    for document in material.report.spec.documents:
        sections = material.report.sections(document)
        ids = {s.id for one in sections for s in one.walk()}
        for section in (s for one in sections for s in one.walk()):
            for part in section.parts:
                name = ""
                if isinstance(part, TablePart):
                    name = part.id or part.table
                elif isinstance(part, ChartPart):
                    name = part.chart
                if name in ids:
                    message = f"”{name}” är id för både ett avsnitt och en tabell eller ett diagram"
                    hint = "ge delen ett eget id, eller avsnittet ett annat"
                    yield fel("duplicate-id", message, part.source, hint)


def sections_have_ids_of_their_own(material: Material) -> Iterator[Finding]:
    """Two sections with the same id, one of them a subsection."""
    for document in material.report.spec.documents:
        top = material.report.sections(document)
        seen: dict[str, Section] = {}
        for section in (s for one in top for s in one.walk()):
            first = seen.setdefault(section.id, section)
            both_on_top = any(s is first for s in top) and any(s is section for s in top)
            if first is not section and not both_on_top:  # those are told of when chosen
                message = f"avsnittet ”{section.id}” finns redan i {first.source}"
                place = section.places.get("id", section.source)
                yield fel("duplicate-id", message, place, "ge det ena ett annat id")


def bundles_hold_documents(material: Material) -> Iterator[Finding]:
    """A bundle that names a document that is not there, or is called as one."""
    documents = {d.id for d in material.report.spec.documents}
    for bundle in material.report.spec.bundles:
        place = bundle.places.get("dokument", bundle.source)
        for name in bundle.documents:
            if name not in documents:
                message = f"paketet ”{bundle.id}” vill ha dokumentet ”{name}”, som inte finns"
                yield fel("unknown-document", message, place, closest(name, documents))


def files_of_their_own(material: Material) -> Iterator[Finding]:
    """Documents and bundles whose ids give the same file name."""
    spec = material.report.spec
    seen: dict[str, str] = {}
    for one in (*spec.documents, *spec.bundles):
        if one.file_name in seen:
            message = f"”{one.id}” och ”{seen[one.file_name]}” skrivs till samma fil"
            place = one.places.get("id", one.source)
            yield fel("duplicate-id", message, place, "ge det ena ett annat id")
        seen[one.file_name] = one.id
