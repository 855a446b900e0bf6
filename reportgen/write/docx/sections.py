"""Sections: the cover, standing pages and lying pages."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any, Literal

from reportgen.write.docx.page import PageSetup, cover_page
from reportgen.write.docx.xml import W, parse

SectionKind = Literal["cover", "standing", "lying"]
MARK = "section-end"


def section_mark(kind: SectionKind) -> str:
    """The end of a section of that kind; tidying turns it into section properties."""
    return f'<{MARK} kind="{kind}"/>'


@dataclass(frozen=True, slots=True)
class Running:
    """The relationship ids of the header and footer of one kind of section; "" for none."""

    header: str = ""
    footer: str = ""


class ThemedSections:
    """Section properties worked out from the theme, with our own headers and footers."""

    def __init__(self, page: PageSetup, running: dict[SectionKind, Running]) -> None:
        self._page = page
        self._running = running

    def properties(self, kind: SectionKind) -> Any:
        """The `w:sectPr` of a section (17.6.17). Each names its header: none is inherited."""
        running = self._running[kind]
        header = f'<w:headerReference w:type="default" r:id="{running.header}"/>'
        footer = f'<w:footerReference w:type="default" r:id="{running.footer}"/>'
        return parse(
            "<w:sectPr>"
            + (header if running.header else "")
            + (footer if running.footer else "")
            + f'<w:type w:val="nextPage"/>{self._sheet(kind).xml()}'
            '<w:cols w:space="708"/></w:sectPr>',
            ("w", "r"),
        )

    def _sheet(self, kind: SectionKind) -> PageSetup:
        if kind == "lying":
            return self._page.lying()
        if kind == "cover":
            return cover_page(self._page)
        return self._page


class TemplateSections:
    """The template's own section, repeated; only lying pages are turned."""

    def __init__(self, section: Any, page: PageSetup) -> None:
        self._section = section
        self._page = page
        self._first = True

    def properties(self, kind: SectionKind) -> Any:
        """A copy of the template's section; only the first has a different first page."""
        section = copy.deepcopy(self._section)
        first_page = section.find(f"{W}titlePg")
        if first_page is not None and not self._first:
            section.remove(first_page)
        self._first = False
        size = section.find(f"{W}pgSz")
        if kind == "lying" and size is not None:
            size.set(f"{W}w", str(self._page.height))
            size.set(f"{W}h", str(self._page.width))
            size.set(f"{W}orient", "landscape")
        return section
