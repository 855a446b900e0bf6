"""What the writers agree on, so that a document is set alike in every format."""

from __future__ import annotations

from typing import TypeGuard

from reportgen.document.tree import Block, Chart, Figure

WHOLE_ROWS = 15
"""A table with no more rows is kept on one page: an income statement, less than half a page."""


def is_small_chart(block: Block) -> TypeGuard[Figure]:
    """Whether the block is a chart that may share its line with another."""
    return isinstance(block, Figure) and isinstance(block.content, Chart) and block.content.small
