"""Office files, which are zip files, with bytes that depend on nothing but their content."""

from __future__ import annotations

import io
import zipfile

CONTENT_TYPES = "[Content_Types].xml"


def normalised(data: bytes) -> bytes:
    """The same package with fixed order, dates and attributes."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return zipped({name: source.read(name) for name in source.namelist()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as a package.

    OPC wants no order, but readers that stream find the content types first.
    """

    def place(name: str) -> tuple[bool, bool, str]:
        return name != CONTENT_TYPES, not name.startswith("_rels"), name

    order = sorted(parts, key=place)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name in order:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, parts[name])
    return buffer.getvalue()
