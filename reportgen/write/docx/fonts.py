"""The theme's fonts inside the document, so that it looks the same where they are not installed."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from fontTools.ttLib import TTFont

from reportgen.theme import FontFile
from reportgen.write.docx.package import add_named_part, add_part, related_part, set_blob
from reportgen.write.docx.xml import NAMESPACES, esc, whole

_TABLE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_FACES: tuple[tuple[str, Literal[400, 700], bool], ...] = (
    ("embedRegular", 400, False),
    ("embedBold", 700, False),
    ("embedItalic", 400, True),
    ("embedBoldItalic", 700, True),
)
SINGLE = 240  # one line of a font's own height, in Word's unit


def line_pitch(font: FontFile | None, line_height: Decimal) -> int:
    """A line height given in type sizes as Word counts it: in lines of the font's own height."""
    if font is None:
        return whole(SINGLE * line_height / Decimal("1.2"))
    table: Any = TTFont(io.BytesIO(font.data), lazy=True)
    metrics = table["OS/2"]
    units = int(table["head"].unitsPerEm)
    own = Decimal(int(metrics.usWinAscent) + int(metrics.usWinDescent)) / units
    return whole(SINGLE * line_height / own)


def text_measure(font: FontFile | None, half_points: int) -> Callable[[str], int]:
    """How wide a text is at a size, in twips rounded up, without kerning."""
    if font is None:
        return lambda text: len(text) * half_points * 11 // 2
    table: Any = TTFont(io.BytesIO(font.data), lazy=True)
    advances, names = table["hmtx"].metrics, table.getBestCmap()
    units = int(table["head"].unitsPerEm)
    known = {code: int(advances[name][0]) for code, name in names.items()}

    def measure(text: str) -> int:
        width = sum(known.get(ord(character), units // 2) for character in text)
        return -(-width * half_points * 10 // units)

    return measure


def embed_fonts(document: WordDocument, fonts: Sequence[FontFile]) -> None:
    """Regular, bold, italic and bold italic of each family as parts (17.8.1, 17.8.3)."""
    table = related_part(document.part, RELATIONSHIP_TYPE.FONT_TABLE)
    if table is None:
        name = "/word/fontTable.xml"
        table = add_named_part(document.part, name, _TABLE, b"", RELATIONSHIP_TYPE.FONT_TABLE)
    families = sorted({font.family for font in fonts})
    inner = "".join(_family(table, family, fonts) for family in families)
    declared = " ".join(f'xmlns:{p}="{NAMESPACES[p]}"' for p in ("w", "r"))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    set_blob(table, f"{head}<w:fonts {declared}>{inner}</w:fonts>".encode())


def _family(table: Part, family: str, fonts: Sequence[FontFile]) -> str:
    """A `w:font`: what kind of family it is and where its faces are."""
    faces = {(f.weight, f.italic): f for f in fonts if f.family == family}
    embedded = [
        _embed(table, tag, faces[(weight, italic)])
        for tag, weight, italic in _FACES
        if (weight, italic) in faces
    ]
    any_face: Any = TTFont(io.BytesIO(next(iter(faces.values())).data), lazy=True)
    panose = any_face["OS/2"].panose
    digits = "".join(f"{int(getattr(panose, name)):02X}" for name in _PANOSE)
    kind = "roman" if 2 <= panose.bSerifStyle <= 10 else "swiss"
    return (
        f'<w:font w:name="{esc(family)}"><w:panose1 w:val="{digits}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{kind}"/><w:pitch w:val="variable"/>{"".join(embedded)}</w:font>'
    )


_PANOSE = (
    *("bFamilyType", "bSerifStyle", "bWeight", "bProportion", "bContrast"),
    *("bStrokeVariation", "bArmStyle", "bLetterForm", "bMidline", "bXHeight"),
)


def _embed(table: Part, tag: str, font: FontFile) -> str:
    """A face as an obfuscated part, and the element that points at it."""
    key = uuid5(NAMESPACE_URL, font.file_name)
    pattern = "/word/fonts/font%d.odttf"
    part = add_part(table, pattern, _OBFUSCATED, obfuscated(font.data, key), _FONT)
    relation = table.relate_to(part, _FONT)
    return f'<w:{tag} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>'


def obfuscated(data: bytes, key: UUID) -> bytes:
    """The font with its first 32 bytes mixed with the key (17.8.1); doing it twice undoes it."""
    mask = key.bytes[::-1]
    head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(data[:32]))
    return head + data[32:]
