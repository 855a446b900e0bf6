"""The package around the document: opening the template, adding parts, steady bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.write.docx.xml import W
from reportgen.write.zipped import CONTENT_TYPES, normalised, zipped

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATES = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
)


def open_template(data: bytes) -> WordDocument:
    """The template (.docx or .dotx) as an empty document: body text gone, page set-up kept."""
    document = docx.Document(io.BytesIO(_as_document(data)))
    body = document.element.body
    for child in list(body):
        if child.tag != f"{W}sectPr":
            body.remove(child)
    return document


def _as_document(data: bytes) -> bytes:
    """The same package, its main part declared as a document and not as a template."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for kind in _TEMPLATES:
        parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(kind, _MAIN)
    return zipped(parts)


def related_part(part: Part, relationship: str) -> Part | None:
    """The part that `part` points at with a relationship of that type."""
    for rel in part.rels.values():
        if rel.reltype == relationship and not rel.is_external:
            part_found: Part = rel.target_part
            return part_found
    return None


def add_part(owner: Part, pattern: str, content_type: str, data: bytes, relationship: str) -> Part:
    """A new part named after `pattern` (with `%d`), related to from `owner`."""
    package: Any = owner.package
    part = Part(package.next_partname(pattern), content_type, data, package)
    owner.relate_to(part, relationship)
    return part


def add_named_part(owner: Part, name: str, content_type: str, data: bytes, rel: str) -> Part:
    """A new part with a name of its own, related to from `owner`."""
    part = Part(PackURI(name), content_type, data, owner.package)
    owner.relate_to(part, rel)
    return part


def set_blob(part: Part, data: bytes) -> None:
    """Gives a part that python-docx does not parse new content."""
    part._blob = data


def saved(document: WordDocument) -> bytes:
    """The document as bytes that depend on nothing but its content."""
    buffer = io.BytesIO()
    document.save(buffer)
    return normalised(buffer.getvalue())
