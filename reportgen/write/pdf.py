"""The report as a tagged PDF (PDF/UA-1), laid out by WeasyPrint from HTML like the web page's."""

from __future__ import annotations

import atexit
import base64
import functools
import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from reportgen.document.tree import Block, Box, Document, Meta
from reportgen.theme import Theme
from reportgen.write.fonts import lacking
from reportgen.write.html import has_letterhead, has_title, write_head
from reportgen.write.html_blocks import write_logo, write_sections
from reportgen.write.markup import element
from reportgen.write.theme_css import linked_font_faces, stylesheet
from reportgen.write.walk import Walk


@dataclass(frozen=True, slots=True)
class Layout:
    """A document laid out on pages, ready to be written.

    `pages` gives the page number, as printed, of everything that has an id.
    """

    pages: Mapping[str, int]
    page_count: int
    _rendered: Any
    _remarks: list[str]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was remarked on while laying out and, after `write`, while writing."""
        return tuple(dict.fromkeys(self._remarks))

    def write(self) -> bytes:
        """The PDF. The same document and theme give the same bytes."""
        with _logged() as remarks, _seldom_collecting():
            data = self._rendered.write_pdf(pdf_variant="pdf/ua-1")
        # Dead references are known from the layout, in words of our own.
        self._remarks.extend(r for r in remarks if not r.startswith("No anchor"))
        assert isinstance(data, bytes)
        return data


def lay_out(document: Document, theme: Theme) -> Layout:
    """The document on pages, with page numbers known but nothing written yet."""
    weasyprint = _weasyprint()
    html = pdf_html(document, theme)
    with _logged() as remarks, _seldom_collecting():
        from weasyprint.text.fonts import FontConfiguration

        source = weasyprint.HTML(string=html, url_fetcher=_fetcher(theme))
        rendered = source.render(font_config=FontConfiguration(), pdf_variant="pdf/ua-1")
    missing = lacking(Markup(html[html.index("<body") :]).striptags(), theme)
    if missing:
        names = ", ".join(f"”{c}” (U+{ord(c):04X})" for c in missing)
        remarks.append(f"typsnittet ”{theme.spec.fonts.body}” saknar tecken: {names}")
    pages = {
        anchor: number
        for number, page in reversed(list(enumerate(rendered.pages, start=1)))
        for anchor in page.anchors
    }
    remarks += (f"hänvisningen till ”{id_}” leder ingenstans" for id_ in _dead_links(rendered))
    return Layout(pages, len(rendered.pages), rendered, remarks)


def _dead_links(rendered: Any) -> list[str]:
    """The ids that links inside the document point at and that nothing has."""
    known = {anchor for page in rendered.pages for anchor in page.anchors}
    wanted = {link[1] for page in rendered.pages for link in page.links if link[0] == "internal"}
    return sorted(wanted - known)


def write_pdf(document: Document, theme: Theme) -> bytes:
    """The document as PDF."""
    return lay_out(document, theme).write()


def pdf_html(document: Document, theme: Theme) -> str:
    """The HTML that is laid out: the web page's, with notes in place and rules for pages."""
    walk = Walk(theme, "pdf", draft=document.meta.draft)
    blocks = list(walk.visible(document.blocks))
    covered = any(isinstance(block, Box) and block.role == "cover" for block in blocks)
    css = stylesheet(theme, linked_font_faces(theme)) + page_rules(document.meta, theme)
    head = write_head(document.meta, Markup(css))
    body = element("body", *_body(document.meta, blocks, walk, covered))
    return f"<!doctype html>{element('html', head, body, lang=document.meta.language)}"


def _body(meta: Meta, blocks: list[Block], walk: Walk, covered: bool) -> Iterator[Markup]:
    if not covered and not has_letterhead(blocks) and (logo := write_logo(walk, cover=False)):
        yield element("div", logo, class_="letterhead")
    if not has_title(blocks):
        walk.first_level = 1
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


# ------------------------------------------------------------------------------------- weasyprint


@functools.cache
def _weasyprint() -> Any:
    """WeasyPrint, imported when needed (a second) and cut off from the machine's own fonts.

    Fontconfig reads its configuration once, so it must be told before the import. The folder is
    empty on purpose: a character that the theme's fonts lack must not be drawn in a font that
    happens to be installed, for then the same report would look different elsewhere.
    """
    folder = Path(tempfile.mkdtemp(prefix="reportgen-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    configuration = folder / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    import warnings

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "No fonts configured in FontConfig")
        import weasyprint
    return weasyprint


def _fetcher(theme: Theme) -> Any:
    """Answers for the theme's fonts and data URLs, refuses everything else (network, files)."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    fonts = {f"font:{font.file_name}": font.data for font in theme.fonts}

    class ThemeFetcher(URLFetcher):  # type: ignore[misc]
        """No step of a build reaches the network or a file outside the report and the theme."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if url in fonts:
                return URLFetcherResponse(url, fonts[url], {"Content-Type": "font/ttf"})
            return super().fetch(url, headers)

    return ThemeFetcher(allowed_protocols=["data"])


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Let garbage lie while a layout builds its many boxes, which all live on (a tenth faster)."""
    usual = gc.get_threshold()
    gc.set_threshold(200_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class _Collector(logging.Handler):
    """Keeps what WeasyPrint remarks on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())


@contextmanager
def _logged() -> Iterator[list[str]]:
    """WeasyPrint's warnings and errors during the block, instead of on standard error."""
    logger = logging.getLogger("weasyprint")
    collector, propagated = _Collector(), logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagated
