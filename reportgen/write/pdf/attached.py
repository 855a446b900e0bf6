"""Files inside the PDF, each associated with what it is the data of (ISO 19005-3, 6.8, annex E)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import md5
from typing import Any

from reportgen.write.pdf.structure import Element


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file to lie in the PDF; `table` is the id of the table it is the data of, or ""."""

    name: str
    description: str
    media_type: str
    data: bytes
    modified: date
    table: str = ""


def attach(pdf: Any, files: Iterable[AttachedFile], structure: Element) -> None:
    """Embeds the files: a table's file belongs to its structure element, others to the document.

    To be done after WeasyPrint's own part of PDF/A-3, which associates every file it finds with
    the document, twice. `structure` has been written.
    """
    import pydyf

    tables = {e.name: e.written for e in structure.elements() if e.kind == "Table" and e.name}
    names = pydyf.Array()
    for file in sorted(files, key=lambda file: file.name.encode()):  # ISO 32000-1, 7.9.6
        reference = _embed(pdf, file)
        names += [pydyf.String(file.name), reference]
        owner: dict[str, Any] = tables.get(file.table, pdf.catalog)
        owner.setdefault("AF", pydyf.Array()).append(reference)
    if names:
        tree = pydyf.Dictionary({"Names": names})
        pdf.add_object(tree)
        pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference


def _embed(pdf: Any, file: AttachedFile) -> bytes:
    """The file's specification and content (ISO 32000-1, 7.11.3 and 7.11.4); its reference."""
    import pydyf

    day = pydyf.String(f"D:{file.modified:%Y%m%d}000000Z")
    content = pydyf.Stream(
        [file.data],
        {
            "Type": "/EmbeddedFile",
            "Subtype": pydyf.name(file.media_type),
            "Params": pydyf.Dictionary(
                {
                    "Size": len(file.data),
                    "CreationDate": day,
                    "ModDate": day,
                    "CheckSum": f"<{md5(file.data, usedforsecurity=False).hexdigest()}>",
                }
            ),
        },
        compress=True,
    )
    pdf.add_object(content)
    where: Mapping[str, bytes] = {"F": content.reference, "UF": content.reference}
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(file.name),
            "UF": pydyf.String(file.name),
            "Desc": pydyf.String(file.description),
            "AFRelationship": "/Data",
            "EF": pydyf.Dictionary(where),
        }
    )
    pdf.add_object(specification)
    reference: bytes = specification.reference
    return reference
