"""Pictures and the logo as inline drawings with alternative text."""

from __future__ import annotations

import base64
import io
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from docx.image.image import Image as WordImage
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from reportgen.document.tree import Image
from reportgen.write.docx.package import add_part
from reportgen.write.docx.writing import Writing
from reportgen.write.docx.xml import esc, whole

EMU_PER_MM = 36000
EMU_PER_TWIP = 635
EMU_PER_PIXEL = 9525  # CSS pixels, 96 to the inch
LOGO_HEIGHT_MM = {True: Decimal(20), False: Decimal(11)}
LOGO_WORDS = "Logotyp"  # where the theme does not say what its logo shows
_SVG = "image/svg+xml"
_CLEAR_PIXEL = base64.b64decode(  # what programs that cannot draw vectors show instead
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII="
)


def image_run(writing: Writing, part: Any, image: Image, width: int) -> str:
    """A picture as a run, in its own width or the asked for, never wider than the text."""
    widest = width * EMU_PER_TWIP
    across, up = _size(image.data, image.media_type)
    if image.width_mm is not None:
        wanted = whole(image.width_mm * EMU_PER_MM)
        across, up = wanted, up * wanted // across
    if across > widest:
        across, up = widest, up * widest // across
    size = (across, up)
    return drawing(writing, part, image.data, image.media_type, image.alt, size, image.raster)


def logo_run(writing: Writing, part: Any, *, cover: bool) -> str:
    """The theme's logo for the cover or a letterhead; "" when it has none.

    A logo given as a picture for Word is what programs show that do not draw vectors.
    """
    theme = writing.theme
    data, raster = theme.logo, theme.logo_word
    if cover and (theme.logo_cover or theme.logo_cover_word):
        data, raster = theme.logo_cover, theme.logo_cover_word
    data = data or raster
    if not data:
        return ""
    kind = "image/png" if data.startswith(b"\x89PNG") else _SVG
    across, up = _size(data, kind)
    height = whole(LOGO_HEIGHT_MM[cover] * EMU_PER_MM)
    alt = writing.spec.logo_alt or LOGO_WORDS
    return drawing(writing, part, data, kind, alt, (across * height // up, height), raster)


def drawing(
    writing: Writing,
    part: Any,
    data: bytes,
    kind: str,
    alt: str,
    size: tuple[int, int],
    raster: bytes = b"",
) -> str:
    """An inline drawing (20.4.2.8) of a picture; a vector with the pixels Word wants beside it."""
    raster = (raster or _CLEAR_PIXEL) if kind == _SVG else data
    picture_part = part.package.get_or_add_image_part(io.BytesIO(raster))
    relation = part.relate_to(picture_part, RELATIONSHIP_TYPE.IMAGE)
    vector = ""
    if kind == _SVG:
        svg = _add_svg(part, data)
        vector = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            f'<asvg:svgBlip r:embed="{svg}"/></a:ext></a:extLst>'
        )
    number = writing.new_id()
    across, up = size
    picture = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Bild {number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}">{vector}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{up}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return inline_drawing(number, "Bild", alt, size, uri, picture)


def inline_drawing(
    number: int, name: str, alt: str, size: tuple[int, int], uri: str, graphic: str
) -> str:
    """A run with an inline drawing; `descr` is its alternative text (20.4.2.5)."""
    across, up = size
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{up}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{name} {number}" descr="{esc(alt)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{uri}">{graphic}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _add_svg(part: Any, data: bytes) -> str:
    """The vector part's relationship; the same picture in the same part is stored once."""
    kind = RELATIONSHIP_TYPE.IMAGE
    for relation in part.rels.values():
        if relation.reltype == kind and relation.target_part.blob == data:
            return str(relation.rId)
    added = add_part(part, "/word/media/vektor%d.svg", _SVG, data, kind)
    return str(part.relate_to(added, kind))


def _size(data: bytes, kind: str) -> tuple[int, int]:
    """Width and height in EMU."""
    if kind == _SVG:
        return _svg_size(data)
    image = WordImage.from_blob(data)
    return int(image.width), int(image.height)


def _svg_size(data: bytes) -> tuple[int, int]:
    """From width and height, else from the viewBox, else 100 mm square."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    sides = [_length(root.get(name, "")) for name in ("width", "height")]
    if None not in sides:
        return sides[0] or 1, sides[1] or 1
    try:
        box = [Decimal(n) for n in re.split(r"[ ,]+", root.get("viewBox", "").strip())]
    except InvalidOperation:
        box = []
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return whole(box[2] * EMU_PER_PIXEL), whole(box[3] * EMU_PER_PIXEL)
    return 100 * EMU_PER_MM, 100 * EMU_PER_MM


def _length(text: str) -> int | None:
    """A CSS length in EMU; None for percentages and nothing."""
    found = re.fullmatch(r"([0-9]*\.?[0-9]+)(px|pt|mm|cm|in)?", text.strip())
    if found is None:
        return None
    per_unit = {
        "px": Decimal(EMU_PER_PIXEL),
        "pt": Decimal(12700),
        "mm": Decimal(EMU_PER_MM),
        "cm": Decimal(EMU_PER_MM * 10),
        "in": Decimal(914400),
    }[found[2] or "px"]
    return whole(Decimal(found[1]) * per_unit) or None
