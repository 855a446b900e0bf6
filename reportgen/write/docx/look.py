"""The theme as the styles see it: its tokens in Word's units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.theme import ThemeSpec
from reportgen.write.docx.page import PageSetup
from reportgen.write.docx.paper_css import PaperCss
from reportgen.write.docx.xml import esc, half_points, hex_colour, twips_pt, whole

HEADING_LEVELS = 4
TEXT_ROOM = ".62"  # under a paragraph of running text, in its own size


@dataclass(frozen=True, slots=True)
class Look:
    """What the styles are made from. `line` is the body's pitch in 240ths of the font's own."""

    spec: ThemeSpec
    page: PageSetup
    line: int
    paper: PaperCss

    def rem(self, times: str) -> int:
        """A length in twips, given in sizes of running text as in base.css."""
        return twips_pt(self.spec.sizes.body_pt * Decimal(times))

    def letters(self, times: str) -> str:
        """`w:sz` in sizes of running text."""
        return self.size(half_points(self.spec.sizes.body_pt * Decimal(times)))

    def pitch(self, line_height: str) -> int:
        """A line height in type sizes as Word counts it."""
        return whole(self.line * Decimal(line_height) / self.spec.sizes.line_height)

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
    """`w:spacing`; `line` in 240ths of the font's line, 0 to inherit.

    Between two paragraphs the larger of the two rooms counts, as in CSS.
    """
    pitch = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{pitch}/>'


def border(side: str, eighths: int, colour: str, space: int, kind: str = "single") -> str:
    """A paragraph's border, `space` points from its text (17.3.1.42)."""
    return (
        f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" '
        f'w:color="{hex_colour(colour)}"/>'
    )
