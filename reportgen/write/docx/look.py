"""The theme as the styles see it: its tokens in Word's units."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.theme import ThemeSpec
from reportgen.write.docx.page import PageSetup
from reportgen.write.docx.xml import esc, hex_colour

HEADING_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """What the styles are made from. `line` is the body's pitch in 240ths of the font's own."""

    spec: ThemeSpec
    page: PageSetup
    line: int

    def size(self, points: int) -> str:
        """`w:sz` for a size in half points."""
        return f'<w:sz w:val="{points}"/><w:szCs w:val="{points}"/>'

    def colour(self, colour: str) -> str:
        """`w:color` for a theme colour."""
        return f'<w:color w:val="{hex_colour(colour)}"/>'

    @property
    def heading_font(self) -> str:
        """`w:rFonts` for headings."""
        name = esc(self.spec.fonts.heading)
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


BOLD = "<w:b/><w:bCs/>"


def spacing(before: int, after: int, line: int = 0) -> str:
    """`w:spacing`; `line` in 240ths of the font's line, 0 to inherit."""
    pitch = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{pitch}/>'


def border(side: str, eighths: int, colour: str, space: int, kind: str = "single") -> str:
    """A paragraph's border, `space` points from its text (17.3.1.42)."""
    return (
        f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" '
        f'w:color="{hex_colour(colour)}"/>'
    )
