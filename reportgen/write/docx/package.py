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

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATES = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
)
_TYPES = "[Content_Types].xml"


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
        parts[_TYPES] = parts[_TYPES].replace(kind, _MAIN)
    return _zipped(parts)


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


def normalised(data: bytes) -> bytes:
    """The same package with fixed order, dates and attributes (used for the workbooks, too)."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return _zipped({name: source.read(name) for name in source.namelist()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    """OPC wants no order, but readers that stream find the content types first."""
    order = sorted(parts, key=lambda name: (name != _TYPES, not name.startswith("_rels"), name))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name in order:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, parts[name])
    return buffer.getvalue()
