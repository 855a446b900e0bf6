"""Days that come in the wrong order, and sections not yet done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.check.material import Material
from reportgen.finding import Finding, varning
from reportgen.model.report import DocumentSpec
from reportgen.model.section import Section


def deadlines(material: Material) -> Iterator[Finding]:
    """Documents dated after the day they were due, or before the period they tell of has ended."""
    spec = material.report.spec
    for document in spec.documents:
        place = document.places.get("datum", document.source)
        due = document.due or spec.due
        if due is not None and document.date > due:
            message = f"dokumentet är daterat {document.date} men skulle lämnas senast {due}"
            yield varning("deadline-passed", message, place, "rätta datum, eller lämnas_senast")
        if document.board_date is not None and document.date > document.board_date:
            day = document.board_date
            message = (
                f"dokumentet är daterat {document.date}, efter att nämnden behandlat det {day}"
            )
            yield varning("deadline-passed", message, place, "rätta datum, eller nämndbehandlas")
        if (document.period or spec.period) == "helår" and document.date < date(spec.year, 12, 1):
            message = f"dokumentet är daterat {document.date} men gäller hela {spec.year}"
            hint = "är årtalet i datum rätt? gäller det en del av året: period: delår"
            yield varning("date-before-period", message, place, hint)


def unfinished_sections(material: Material) -> Iterator[Finding]:
    """Sections of a document that are begun but not done, all in one."""
    for document in material.report.spec.documents:
        begun = [s for s in _sections(material, document) if s.status == "påbörjad"]
        if begun:
            names = ", ".join(f"”{s.title or s.id}”" for s in begun)
            place = begun[0].places.get("status", begun[0].source)
            message = f"avsnitt som bara är påbörjade: {names}"
            hint = "skriv status: klar när texten är färdig"
            yield varning("unfinished-section", message, place, hint)


def _sections(material: Material, document: DocumentSpec) -> Iterator[Section]:
    for top in material.report.sections(document):
        if document.sections is None or top.id in document.sections:
            yield from top.walk()
