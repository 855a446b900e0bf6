"""The document type's sections: there, filled, and in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.check.material import Material
from reportgen.finding import Finding, fel, upplysning, varning
from reportgen.model.report import DocumentSpec
from reportgen.model.section import Section


def _sections(material: Material, document: DocumentSpec) -> list[Section]:
    sections = material.report.sections(document)
    if document.sections is None:
        return list(sections)
    return [s for name in document.sections for s in sections if s.id == name]


def required_sections(material: Material) -> Iterator[Finding]:
    """A required section that is missing, or that says nothing at all."""
    for document in material.report.spec.documents:
        sections = _sections(material, document)
        present = {s.id: s for one in sections for s in one.walk()}
        for standard in material.report.types[document.type].sections:
            section = present.get(standard.id)
            if section is None and standard.required:
                yield fel(
                    "missing-section",
                    f"avsnittet ”{standard.title}” ({standard.id}) krävs men saknas",
                    document.source,
                    "lägg en fil i avsnitt/, med inget_att_redovisa: ja om där inget finns",
                )
            elif section is not None and standard.required and section.is_empty:
                yield varning(
                    "empty-section",
                    f"avsnittet ”{standard.title}” är tomt",
                    section.source,
                    "skriv text, eller inget_att_redovisa: ja",
                )


def section_order(material: Material) -> Iterator[Finding]:
    """Standard sections that stand in another order than the type's."""
    for document in material.report.spec.documents:
        order = [s.id for s in material.report.types[document.type].sections]
        standard = [s for s in _sections(material, document) if s.id in order]
        for before, after in pairwise(standard):
            if order.index(after.id) < order.index(before.id):
                yield upplysning(
                    "section-order",
                    f"avsnittet ”{after.id}” kommer före ”{before.id}” i dokumenttypens ordning",
                    after.source,
                    "ordningen är filernas; byt nummer i filnamnen om den ska följa typen",
                )
