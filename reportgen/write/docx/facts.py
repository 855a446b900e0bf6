"""The facts part: which figure each hidden bookmark is, so that every number can be traced."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.write.docx.writing import ShownFact
from reportgen.write.docx.xml import esc

NAMESPACE = "urn:reportgen:fakta:1"
_XML = "application/xml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES_REL = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
)
_DATA_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def add_facts(document: WordDocument, facts: Sequence[ShownFact]) -> None:
    """A custom XML part (ISO 29500-1, 15.2.5) with bookmark, fact, exact value and unit."""
    if not facts:
        return
    package = document.part.package
    item = Part(_free_name(document), _XML, _content(facts).encode(), package)
    number = str(item.partname).removeprefix("/customXml/item").removesuffix(".xml")
    key = str(uuid5(NAMESPACE_URL, NAMESPACE)).upper()
    described = (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_DATA_NAMESPACE}" ds:itemID="{{{key}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    name = PackURI(f"/customXml/itemProps{number}.xml")
    item.relate_to(Part(name, _PROPERTIES, described.encode(), package), _PROPERTIES_REL)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _free_name(document: WordDocument) -> PackURI:
    """A part name that neither a template's data nor its properties have taken."""
    taken = {str(part.partname) for part in document.part.package.iter_parts()}
    number = 1
    while f"/customXml/item{number}.xml" in taken or f"/customXml/itemProps{number}.xml" in taken:
        number += 1
    return PackURI(f"/customXml/item{number}.xml")


def _content(facts: Sequence[ShownFact]) -> str:
    lines = []
    for shown in facts:
        value = shown.value
        exact = "" if value.value is None else f' värde="{value.value:f}"'
        unit = f' enhet="{esc(value.unit)}"' if value.unit else ""
        lines.append(
            f'<uppgift bokmärke="{shown.bookmark}" fakta="{esc(value.fact)}"{exact}{unit} '
            f'visas="{esc(value.text)}"/>'
        )
    return f'{_HEAD}<fakta xmlns="{NAMESPACE}">{"".join(lines)}</fakta>'
