"""Headings with nothing under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reportgen.check.material import Material
from reportgen.document.text import plain_text
from reportgen.document.tree import Block, Heading, Landscape, Only, PageBreak
from reportgen.finding import Finding, varning


def empty_headings(material: Material) -> Iterator[Finding]:
    """A heading that the next one follows at once, on its own level or a higher, or that ends all.

    Sections that the document's type demands are seen to when the report is built.
    """
    for spec, tree in material.documents:
        written = {
            s.id for one in material.report.sections(spec) for s in one.walk() if not s.is_empty
        }
        demanded = {s.id for s in material.report.types[spec.type].sections if s.required}
        for block, following in pairwise([*_flat(tree.blocks), None]):
            # What is written and yet not shown had a fault, of which is told already.
            if not isinstance(block, Heading) or block.id in demanded | written:
                continue
            if following is None or (
                isinstance(following, Heading) and following.level <= block.level
            ):
                words = plain_text(block.children)
                yield varning(
                    "empty-heading",
                    f"under rubriken ”{words}” står ingenting",
                    block.source,
                    "skriv det som hör dit, eller ta bort rubriken",
                )


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Landscape | Only):
            yield from _flat(block.blocks)
        elif not isinstance(block, PageBreak):
            yield block
