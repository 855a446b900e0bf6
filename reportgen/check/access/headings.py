"""Headings that a screen reader can jump between (WCAG 1.3.1, 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.check.material import Material
from reportgen.document.text import plain_text
from reportgen.document.tree import Block, Box, Heading, Landscape, Only, Paragraph, Quote
from reportgen.finding import Finding, varning


def heading_order(material: Material) -> Iterator[Finding]:
    """A heading two levels below the one before it, or one within a text without words."""
    for _, document in material.documents:
        before = 0
        for heading in _headings(document.blocks):
            words = plain_text(heading.children).strip()
            if isinstance(heading, Paragraph):
                if not words:
                    hint = "skriv en rubrik, eller ta bort raden"
                    yield varning("heading-order", "rubriken är tom", heading.source, hint)
                continue
            if heading.level > before + 1:
                after = f"nivå {before}" if before else "dokumentets början"
                message = f"rubriken ”{words}” har nivå {heading.level} direkt efter {after}"
                hint = "lägg avsnittet direkt under det det hör till"
                yield varning("heading-order", message, heading.source, hint)
            before = heading.level


def _run_in(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The headings that stand within a section's text."""
    for block in blocks:
        match block:
            case Paragraph(role="run-in"):
                yield block
            case Box() | Landscape() | Only() | Quote():
                yield from _run_in(block.blocks)
            case _:
                pass


def _headings(blocks: Iterable[Block]) -> Iterator[Heading | Paragraph]:
    """The sections' headings and those within their texts."""
    for block in blocks:
        match block:
            case Heading() | Paragraph(role="run-in"):
                yield block
            case Box() | Landscape() | Only() | Quote():
                yield from _headings(block.blocks)
            case _:
                pass
