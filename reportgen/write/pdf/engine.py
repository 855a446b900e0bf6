"""WeasyPrint, cut off from the machine it runs on: no fonts, files or network but the theme's."""

from __future__ import annotations

import atexit
import functools
import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from reportgen.theme import Theme
from reportgen.write.pdf.notes import keep_note
from reportgen.write.theme_css import linked_font_faces


class Engine:
    """Lays out HTML with a theme's fonts, which all documents it lays out share."""

    def __init__(self, theme: Theme) -> None:
        self._weasyprint = _weasyprint()
        from weasyprint.text.fonts import FontConfiguration

        self._fetcher = _fetcher(theme)
        with _no_fonts_but_ours():
            self._fonts = FontConfiguration()
            self._faces = self._weasyprint.CSS(
                string=linked_font_faces(theme), font_config=self._fonts, url_fetcher=self._fetcher
            )

    def render(self, html: str, prepare: Callable[[Element], None] = lambda _: None) -> Any:
        """The HTML on pages, after `prepare` has had its way with the root element.

        It is laid out again when a footnote came to stand on another page than its call.
        """
        source = self._weasyprint.HTML(string=html, url_fetcher=self._fetcher)
        prepare(source.etree_element)
        with _no_fonts_but_ours():
            rendered = source.render(font_config=self._fonts, stylesheets=[self._faces])
            while keep_note(rendered.pages):
                rendered = source.render(font_config=self._fonts, stylesheets=[self._faces])
            return rendered


@functools.cache
def _weasyprint() -> Any:
    """WeasyPrint, imported when needed (a second)."""
    import warnings

    with warnings.catch_warnings(), _no_fonts_but_ours():
        warnings.filterwarnings("ignore", "No fonts configured in FontConfig")
        import weasyprint
    return weasyprint


@contextmanager
def _no_fonts_but_ours() -> Iterator[None]:
    """Fontconfig sees an empty folder during the block, and what it saw before after it.

    A character that the theme's fonts lack must not be drawn in a font that happens to be
    installed, for then the same report would look different elsewhere. Programs started from here
    later (a browser, LibreOffice) must have the machine's fonts again.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_empty_configuration())
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@functools.cache
def _empty_configuration() -> Path:
    """A fontconfig configuration that knows no fonts."""
    folder = Path(tempfile.mkdtemp(prefix="reportgen-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    configuration = folder / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return configuration


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
def seldom_collecting() -> Iterator[None]:
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
def logged() -> Iterator[list[str]]:
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
