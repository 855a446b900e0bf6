"""The theme's fonts: widths of text, characters that are lacking, small copies for the web."""

from __future__ import annotations

import io
from functools import cache

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from reportgen.theme import FontFile, Theme

# Always kept in small copies, so that reports in one run can share them: Latin-1 and the
# punctuation Swedish text uses.
_USUAL = frozenset(chr(c) for c in (*range(0x20, 0x7F), *range(0xA0, 0x100))) | set("–—−…’”•●○◆▲▼→")

_KEPT_NAMES = frozenset({0, 1, 2, 6, 13, 14})  # copyright, family, style, licence and its address


def face(theme: Theme, weight: int = 400, family: str | None = None) -> FontFile:
    """The upright face of that weight, or the nearest one there is."""
    wanted = family or theme.spec.fonts.body
    upright = [font for font in theme.fonts if font.family == wanted and not font.italic]
    return min(upright or theme.fonts, key=lambda font: (abs(font.weight - weight), font.weight))


@cache
def _advances(data: bytes) -> tuple[dict[str, int], int]:
    """Each character's width in font units, and the units of the em square."""
    font = TTFont(io.BytesIO(data), lazy=True)
    metrics = font["hmtx"].metrics
    widths = {chr(code): metrics[glyph][0] for code, glyph in font.getBestCmap().items()}
    return widths, font["head"].unitsPerEm


def text_width(text: str, size: float, font: FontFile) -> float:
    """How wide the text is in the unit of `size`, without kerning (so rarely too narrow)."""
    widths, em = _advances(font.data)
    return sum(widths.get(character, em // 2) for character in text) * size / em


@cache
def glyph_of(character: str, data: bytes) -> tuple[int, int]:
    """The number of the character's glyph in the font file, and its width in thousandths of an em.

    Glyph 0 stands for characters that the font lacks.
    """
    font = TTFont(io.BytesIO(data), lazy=True)
    name = font.getBestCmap().get(ord(character), ".notdef")
    width = font["hmtx"].metrics[name][0] * 1000 / font["head"].unitsPerEm
    return font.getGlyphID(name), round(width)


def lacking(text: str, theme: Theme) -> str:
    """The characters of `text` that the body font has no glyph for, sorted."""
    known = _advances(face(theme).data)[0]
    return "".join(sorted(c for c in set(text) if c not in known and c.isprintable()))


def web_font(font: FontFile, characters: frozenset[str]) -> bytes:
    """The face as WOFF2 with only the characters needed."""
    return _small_copy(font.data, _USUAL | characters)


@cache
def _small_copy(data: bytes, characters: frozenset[str]) -> bytes:
    """Kerning is kept; alternates and hinting are left out (a twentieth of the size).

    The names are put back afterwards, cut down to whose the font is and its licence: browsers want
    a `name` table, and searching the font for names in use takes half the subsetter's time.
    """
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern"]
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["GSUB", "name", "DSIG"]
    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False)
    names = newTable("name")
    names.names = [record for record in font["name"].names if record.nameID in _KEPT_NAMES]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters])
    subsetter.subset(font)
    font["name"] = names
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
