"""Painting pages so that every piece of content is known by the structure tree or is an artifact.

WeasyPrint has a tagger but no public door to replace it, so two names in `weasyprint.pdf` are
exchanged while a file is written: `Stream`, which paints, and `add_tags`, which makes the tree.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.write.fonts import glyph_of
from reportgen.write.pdf.plan import Artifact, Place, Plan
from reportgen.write.pdf.structure import prune, write_structure

# A glyph can be read as one character only. Fonts draw no-break spaces like spaces and all hyphens
# alike, so without this the first one met on a page would decide what all are read as.
_USUAL = " -"

_one_at_a_time = threading.Lock()


@contextmanager
def tagging(plan: Plan) -> Iterator[None]:
    """Lets WeasyPrint write its next PDF with the structure that is planned."""
    from weasyprint import pdf as weasyprint_pdf

    def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
        prune(plan.document)
        write_structure(pdf, plan.document)

    with _one_at_a_time, warnings.catch_warnings():
        # WeasyPrint 70 leaves the file of its colour profile to be closed by itself.
        warnings.filterwarnings("ignore", "unclosed file", ResourceWarning)
        usual = weasyprint_pdf.Stream, weasyprint_pdf.add_tags
        weasyprint_pdf.Stream, weasyprint_pdf.add_tags = _tagged_stream(plan), add_tags
        try:
            yield
        finally:
            weasyprint_pdf.Stream, weasyprint_pdf.add_tags = usual


def _tagged_stream(plan: Plan) -> Any:
    """The class of a page's content stream that marks content as planned."""
    import pydyf
    from weasyprint.pdf.stream import Stream

    class TaggedStream(Stream):  # type: ignore[misc]
        """A page's content, each box a marked content sequence (ISO 32000-1, 14.6)."""

        _font: Any = None
        _space = False

        @contextmanager
        def marked(self, box: Any, tag: str) -> Iterator[None]:
            """Paint the box as a numbered part of its element, or as an artifact."""
            place = plan.places.get(box, Artifact.DECORATION)
            if isinstance(place, Place):
                self.begin_marked_content(tag, self._number(box, place))
                self._space = place.space
            else:
                self.begin_marked_content("Artifact", place.value)
            yield
            self.end_marked_content()
            self._space = False

        def _number(self, box: Any, place: Place) -> Any:
            mark = place.content.mark = len(self._tags)
            self._tags[box] = mark
            properties = {"MCID": mark}
            if place.text:
                properties["ActualText"] = pydyf.String(place.text)
            return pydyf.Dictionary(properties)

        def add_font(self, pango_font: Any) -> Any:
            """The font, remembered for the space after the text."""
            self._font, size = super().add_font(pango_font)
            if not self._font.to_unicode:
                for character in _USUAL:
                    glyph, width = glyph_of(character, self._font.file_content)
                    self._font.to_unicode[glyph] = character
                    self._font.widths[glyph] = width
            return self._font, size

        def end_text(self) -> None:
            """End the text, after the space that the end of the line took away."""
            if self._space and self._font:
                glyph, _ = glyph_of(" ", self._font.file_content)
                self.show_text(f"<{glyph:04x}>")
            super().end_text()

    return TaggedStream
