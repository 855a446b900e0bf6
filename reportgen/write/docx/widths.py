"""How wide a table's columns are: by their weights, but never so narrow that a word breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reportgen.document.text import plain_text
from reportgen.document.tree import Block, BulletList, NumberedList, Paragraph, Table
from reportgen.write.docx.grid import lay_out, share
from reportgen.write.docx.numbering import LIST_STEP
from reportgen.write.docx.xml import SOFT_HYPHEN

# Where a line may break: at spaces (not no-break ones), and after hyphens, dashes and slashes.
_BREAKS = re.compile(f"[ {SOFT_HYPHEN}]|(?<=[-\u2013/])")
SLACK = 30


def column_widths(table: Table, total: int, measure: Callable[[str], int], room: int) -> list[int]:
    """The columns' widths in twips, summing to `total`.

    `measure` says how wide a text is and `room` what a cell's margins take. Where the widest words
    do not fit together the weights alone decide.
    """
    weights = [column.width for column in table.columns]
    wanted = share(total, weights)
    least = [room + SLACK + longest for longest in _longest_words(table, measure)]
    if sum(least) > total:
        return wanted
    narrow: set[int] = set()
    while True:
        others = [n for n in range(len(weights)) if n not in narrow]
        left = total - sum(least[n] for n in narrow)
        widths = dict(zip(others, share(left, [weights[n] for n in others]), strict=True))
        too_narrow = {n for n, width in widths.items() if width < least[n]}
        if not too_narrow:
            return [least[n] if n in narrow else widths[n] for n in range(len(weights))]
        narrow |= too_narrow


def _longest_words(table: Table, measure: Callable[[str], int]) -> Sequence[int]:
    """The width of the longest word in each column, cells over several columns left out."""
    longest = [0] * len(table.columns)
    for rows in (table.head, table.body):
        for slots in lay_out(rows, len(table.columns)):
            for slot in slots:
                if slot.cell is None or slot.colspan > 1:
                    continue
                widest = _longest_word(slot.cell.blocks, measure)
                longest[slot.column] = max(longest[slot.column], widest)
    return longest


def _longest_word(blocks: tuple[Block, ...], measure: Callable[[str], int]) -> int:
    """The width of the longest word in the blocks, with its list's indent."""
    widest = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            words = _BREAKS.split(plain_text(block.children))
            widest = max(widest, *map(measure, words))
        elif isinstance(block, BulletList | NumberedList):
            inside = [_longest_word(item.blocks, measure) for item in block.items]
            widest = max(widest, LIST_STEP + max(inside, default=0))
    return widest
