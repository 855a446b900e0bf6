"""Headings that a screen reader can jump between (WCAG 1.3.1, 2.4.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.document.text import every_block, plain_text
from reportgen.document.tree import Heading
from reportgen.finding import Finding, Source, varning
from reportgen.model.parts import TextPart

_EMPTY = re.compile(r"\s*#{1,6}\s*#*\s*")


def heading_order(material: Material) -> Iterator[Finding]:
    """A heading two levels below the one before it, or one within a text without words."""
    for place in _empty_in_texts(material):
        hint = "skriv rubriken efter ###, eller ta bort raden"
        yield varning("heading-order", "mellanrubriken är tom", place, hint)
    for _, document in material.documents:
        before = 0
        headings = (b for b in every_block(document.blocks) if isinstance(b, Heading))
        for heading in headings:
            words = plain_text(heading.children).strip()
            if heading.level > before + 1:
                after = f"nivå {before}" if before else "dokumentets början"
                message = f"rubriken ”{words}” har nivå {heading.level} direkt efter {after}"
                hint = "lägg avsnittet direkt under det det hör till"
                yield varning("heading-order", message, heading.source, hint)
            before = heading.level


def _empty_in_texts(material: Material) -> Iterator[Source]:
    """Where a `###` stands without words; nothing of it is left in the document."""
    for placed in material.report.placed:
        for section in placed.section.walk():
            parts = [(p.text, p) for p in section.parts if isinstance(p, TextPart)]
            for text, node in ((section.text, section), *parts):
                start = node.places.get("text", node.source)
                for number, line in enumerate(text.splitlines()):
                    if _EMPTY.fullmatch(line):
                        yield start.shifted(number, start.column)
