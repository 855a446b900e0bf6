"""What the writers agree on, so that a document is set alike in every format."""

from __future__ import annotations

from typing import TypeGuard

from reportgen.document.text import plain_text
from reportgen.document.tree import Block, Chart, Figure, Paragraph

WHOLE_ROWS = 15
"""A table with no more rows is kept on one page: an income statement, less than half a page."""


def excel_format(decimals: int, after: str = "", *, plus: bool = False) -> str:
    """Excel's code for a figure with that many decimals, a real minus sign and words after it."""
    quoted = f'"{after.replace(chr(34), "”")}"' if after else ""
    digits = f"#,##0{'.' if decimals else ''}{'0' * decimals}{quoted}"
    if plus:
        return f'"+"{digits};"\u2212"{digits};{digits}'
    return f'{digits};"\u2212"{digits}'


def introduces(paragraph: Paragraph) -> bool:
    """Whether the words lead over to what follows, with which they then stay."""
    return plain_text(paragraph.children).rstrip().endswith(":")


def is_small_chart(block: Block) -> TypeGuard[Figure]:
    """Whether the block is a chart that may share its line with another."""
    return isinstance(block, Figure) and isinstance(block.content, Chart) and block.content.small
