"""The page: its size and margins in twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from reportgen.theme import Sizes
from reportgen.write.docx.xml import W, twips_mm

A4 = (11906, 16838)
COVER_TOP_MM, COVER_SIDE_MM = 20, 22  # as in base.css
COVER_BOTTOM_MM = 14  # higher up than the foot's end: a low line follows the table


@dataclass(frozen=True, slots=True)
class PageSetup:
    """A page's size, margins and the distance of header and footer from its edges."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height between the margins."""
        return self.height - self.top - self.bottom

    def lying(self) -> PageSetup:
        """The same sheet turned, with the same margins."""
        return replace(self, width=self.height, height=self.width)

    def xml(self) -> str:
        """`w:pgSz` and `w:pgMar` (17.6.13, 17.6.11)."""
        orient = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{orient}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" '
            f'w:left="{self.left}" w:header="{self.header}" w:footer="{self.footer}" '
            'w:gutter="0"/>'
        )


def themed_page(sizes: Sizes) -> PageSetup:
    """An A4 page with the theme's margins."""
    side = twips_mm(sizes.margin_side_mm)
    top, bottom = twips_mm(sizes.margin_top_mm), twips_mm(sizes.margin_bottom_mm)
    return PageSetup(*A4, top, side, bottom, side, twips_mm(12), twips_mm(11))


def cover_page(page: PageSetup) -> PageSetup:
    """The cover's sheet."""
    side = twips_mm(COVER_SIDE_MM)
    edges = {"left": side, "right": side, "header": 0, "footer": 0}
    return replace(page, top=twips_mm(COVER_TOP_MM), bottom=twips_mm(COVER_BOTTOM_MM), **edges)


def page_of(section: Any) -> PageSetup:
    """The page set-up that a template's last section asks for; A4 where it is silent."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")

    def number(element: Any, name: str, default: int) -> int:
        found = None if element is None else element.get(f"{W}{name}")
        return default if found is None else int(found)

    return PageSetup(
        number(size, "w", A4[0]),
        number(size, "h", A4[1]),
        abs(number(margins, "top", 1417)),
        number(margins, "right", 1417),
        abs(number(margins, "bottom", 1417)),
        number(margins, "left", 1417),
        number(margins, "header", 708),
        number(margins, "footer", 708),
    )
