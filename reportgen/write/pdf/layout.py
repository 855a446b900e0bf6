"""The report as one PDF for everyone and for the archive: PDF/UA-1 and PDF/A at once.

WeasyPrint lays out HTML like the web page's (`pdf_html`); what is read aloud is planned from the
laid-out boxes (`pdf_plan`) and written as they are painted (`pdf_paint`).
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from reportgen.document.tree import Block, Box, Bundle, Document, Meta
from reportgen.model.profile import ArchiveFormat
from reportgen.theme import Theme
from reportgen.write.columns import tables_alike
from reportgen.write.fonts import lacking
from reportgen.write.html.blocks import write_logo, write_sections
from reportgen.write.html.page import has_letterhead, write_head
from reportgen.write.markup import element
from reportgen.write.pdf.archive import finish
from reportgen.write.pdf.attached import AttachedFile, attach
from reportgen.write.pdf.engine import Engine, logged, seldom_collecting
from reportgen.write.pdf.links import mend_links
from reportgen.write.pdf.paint import tagging
from reportgen.write.pdf.parts import bookmark_part, mark_part, part_prefix
from reportgen.write.pdf.plan import Plan, plan_tags
from reportgen.write.theme_css import stylesheet
from reportgen.write.walk import Walk


@dataclass(frozen=True, slots=True)
class Layout:
    """One or several documents laid out on pages, ready to be written.

    `pages_by_part` gives, for each document, the page number as printed of everything that has an
    id; `page_count` is of the whole file.
    """

    pages_by_part: tuple[Mapping[str, int], ...]
    page_count: int
    warnings: tuple[str, ...]
    _rendered: Any
    _language: str
    _first_pages: tuple[int, ...]

    @property
    def pages(self) -> Mapping[str, int]:
        """The pages of the only document."""
        (pages,) = self.pages_by_part
        return pages

    def write(
        self, archive: ArchiveFormat = "PDF/A-2a", files: Sequence[AttachedFile] = ()
    ) -> tuple[bytes, tuple[str, ...]]:
        """The PDF with the files in it, and what was remarked on while it was written.

        The same document, theme and files give the same bytes. PDF/A-2a takes no files.
        """
        assert archive == "PDF/A-3a" or not files
        with logged() as remarks, seldom_collecting():
            plan = plan_tags(self._rendered.pages)
            with tagging(plan):
                data = self._rendered.write_pdf(
                    pdf_variant=archive.lower(), finisher=partial(self._finish, plan, files)
                )
        assert isinstance(data, bytes)
        # Dead references are known from the layout, in words of our own.
        return data, tuple(dict.fromkeys(r for r in remarks if not r.startswith("No anchor")))

    def _finish(self, plan: Plan, files: Sequence[AttachedFile], document: Any, pdf: Any) -> None:
        finish(pdf, self._language, self._first_pages)
        attach(pdf, files, plan.document)


def lay_out(document: Document, theme: Theme) -> Layout:
    """The document on pages, with page numbers known but nothing written yet."""
    part = _lay_out_part(document, theme, Engine(theme))
    mend_links(part.rendered.pages)
    return Layout(
        (part.pages,),
        len(part.rendered.pages),
        part.remarks,
        part.rendered,
        document.meta.language,
        (0,),
    )


def lay_out_bundle(bundle: Bundle, theme: Theme) -> Layout:
    """The documents one after the other, each with header, footer and page numbers of its own.

    Bookmarks are gathered under the title of each document.
    """
    engine = Engine(theme)
    parts = [
        _lay_out_part(document, theme, engine, part_prefix(number))
        for number, document in enumerate(bundle.parts, start=1)
    ]
    for part, document in zip(parts, bundle.parts, strict=True):
        bookmark_part(part.rendered.pages, document.meta.title)
        mend_links(part.rendered.pages)
    pages = [page for part in parts for page in part.rendered.pages]
    whole = engine.render(_html(write_head(bundle.meta, Markup("")), bundle.meta)).copy(pages)
    first_pages = accumulate((len(part.rendered.pages) for part in parts[:-1]), initial=0)
    return Layout(
        tuple(part.pages for part in parts),
        len(pages),
        tuple(remark for part in parts for remark in part.remarks),
        whole,
        bundle.meta.language,
        tuple(first_pages),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A document on pages; `pages` are by the document's own ids, without the prefix."""

    rendered: Any
    pages: Mapping[str, int]
    remarks: tuple[str, ...]


def _lay_out_part(document: Document, theme: Theme, engine: Engine, prefix: str = "") -> _Part:
    html = pdf_html(document, theme)
    with logged() as remarks, seldom_collecting():
        title = document.meta.title
        rendered = engine.render(html, lambda root: mark_part(root, prefix, title))
    missing = lacking(Markup(html[html.index("<body") :]).striptags(), theme)
    if missing:
        named = ", ".join(f"”{c}” (U+{ord(c):04X})" for c in missing)
        remarks.append(f"typsnittet ”{theme.spec.fonts.body}” saknar tecken: {named}")
    pages = {
        anchor.removeprefix(prefix): number
        for number, page in reversed(list(enumerate(rendered.pages, start=1)))
        for anchor in page.anchors
    }
    dead = _dead_links(rendered.pages)
    remarks += (f"hänvisningen till ”{id_.removeprefix(prefix)}” leder ingenstans" for id_ in dead)
    own_words = (r for r in remarks if not r.startswith(".notdef glyph"))  # said in Swedish above
    return _Part(rendered, pages, tuple(dict.fromkeys(own_words)))


def _dead_links(pages: Sequence[Any]) -> list[str]:
    """The ids that links inside the document point at and that nothing has."""
    known = {anchor for page in pages for anchor in page.anchors}
    wanted = {link[1] for page in pages for link in page.links if link[0] == "internal"}
    return sorted(wanted - known)


def write_pdf(document: Document, theme: Theme) -> bytes:
    """The document as PDF."""
    return lay_out(document, theme).write()[0]


def pdf_html(document: Document, theme: Theme) -> str:
    """The HTML that is laid out: the web page's, with notes in place and rules for pages."""
    walk = Walk(theme, "pdf", draft=document.meta.draft, alike=tables_alike(document.blocks, "pdf"))
    blocks = list(walk.visible(document.blocks))
    covered = any(isinstance(block, Box) and block.role == "cover" for block in blocks)
    css = stylesheet(theme, "") + page_rules(document.meta, theme)
    body = _body(document.meta, blocks, walk, covered)
    return _html(write_head(document.meta, Markup(css)), document.meta, *body)


def _html(head: Markup, meta: Meta, *body: Markup) -> str:
    return f"<!doctype html>{element('html', head, element('body', *body), lang=meta.language)}"


def _body(meta: Meta, blocks: list[Block], walk: Walk, covered: bool) -> Iterator[Markup]:
    if not covered and not has_letterhead(blocks) and (logo := write_logo(walk, cover=False)):
        yield element("div", logo, class_="letterhead")
    yield write_sections(blocks, walk)


# ------------------------------------------------------------------------------------------ pages


def page_rules(meta: Meta, theme: Theme) -> str:
    """Paper, margins, running header and footer, and the draft's watermark."""
    sizes, colours = theme.spec.sizes, theme.spec.colours
    left = meta.header or " · ".join(part for part in (meta.municipality, meta.board) if part)
    look = (
        f"font:400 8pt/1.2 {_string(theme.spec.fonts.body)};color:{colours.muted};"
        "font-variant-numeric:tabular-nums;"
    )
    side = sizes.margin_side_mm
    page = (
        f"size:A4;margin:{sizes.margin_top_mm}mm {side}mm {sizes.margin_bottom_mm}mm;"
        f"@top-left{{content:{_string(left)};{look}vertical-align:top;padding-top:12mm;}}"
        f"@top-right{{content:{_string(meta.title)};{look}vertical-align:top;padding-top:12mm;}}"
        f"@bottom-left{{content:{_string(meta.footer or meta.case_number)};{look}"
        "vertical-align:bottom;padding-bottom:12mm;}"
        f'@bottom-right{{content:counter(page) " (" counter(pages) ")";{look}'
        "vertical-align:bottom;padding-bottom:12mm;}"
    )
    bare = "".join(f"@{place}{{content:none}}" for place in _MARGIN_BOXES)
    watermark = f"background:{_watermark(theme)} center / 170mm no-repeat;" if meta.draft else ""
    return (
        f"@page{{{page}{watermark}}}"
        "@page landscape{size:A4 landscape}"
        ".landscape{break-before:page;break-after:page}.measured{table-layout:fixed}"
        f"@page cover{{margin:0;{bare}}}"
    )


_MARGIN_BOXES = ("top-left", "top-right", "bottom-left", "bottom-right")


def _string(text: str) -> str:
    """A CSS string (CSS Syntax 3, 4.3.5)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'.replace("</", "<\\/")


def _watermark(theme: Theme) -> str:
    """UTKAST across the page, as a background so that no reader hears it on every page.

    Transparency would take the text out of the tag tree, so the colour is just pale.
    """
    family = theme.spec.fonts.body
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600">'
        '<text x="300" y="340" text-anchor="middle" transform="rotate(-45 300 300)" '
        f'font-family="{family}" font-weight="700" font-size="150" letter-spacing="12" '
        'fill="#f3f3f3">UTKAST</text></svg>'
    )
    return f'url("data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode("ascii")}")'
