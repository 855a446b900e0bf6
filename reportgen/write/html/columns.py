"""How wide a table's columns are on paper: figures take what they need, words the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from reportgen.document.text import plain_text
from reportgen.document.tree import (
    Block,
    BulletList,
    Cell,
    ListItem,
    NumberedList,
    Paragraph,
    Table,
)
from reportgen.theme import Theme
from reportgen.write.fonts import face, text_width

# Where a line may break: at spaces (not no-break ones), at soft hyphens, after dashes, and after
# hyphens with more than a letter before (see inlines.UNBROKEN).
_BREAKS = re.compile(r"[ \u00ad]|(?<=\w\w-)(?!\d{1,2}\b)|(?<=[\u2013/])")

_PADDING_EM = 1.3  # a cell's, and a little for the breadth of kerning and rounding
_HEAD_LINES = 3  # more lines make a head hard to read
_SHORT_EM = 7.5  # a head that is shorter stands on one line, unless the table is crowded
_LIST_EM = 2.0  # the marks of a list
_CROWDED = 0.8
_SHORT_LABEL_EM = 15.0  # a label has at least this much, if it needs it to stand on two lines
_MAX_WORDS_EM = 32.0  # beyond this more width does not help a text column


@dataclass(slots=True)
class _Need:
    """A column's widths in em: the least it takes, and what it would like."""

    least: float = 2.0
    liked: float = 2.0


def column_shares(
    table: Table, cells: Iterable[tuple[bool, int, Cell]], theme: Theme, width_em: float
) -> list[float] | None:
    """Each column's share of the width in per cent; None where the words do not fit at all.

    `cells` are those that span one column: whether in the head, which column, the cell. `width_em`
    is the table's width in its own font size.
    """
    given = list(cells)
    needs = _needs(table, given, theme, short_whole=True)
    if sum(need.least for need in needs) > width_em * _CROWDED:
        needs = _needs(table, given, theme, short_whole=False)
    widths = [need.least for need in needs]
    spare = width_em - sum(widths)
    if spare < 0:
        return None
    if any(column.width_given for column in table.columns):
        return [width * 100 / width_em for width in _as_given(table, widths, width_em)]
    wanted = sum(need.liked - need.least for need in needs)
    part = min(1.0, spare / wanted) if wanted else 0.0
    widths = [need.least + (need.liked - need.least) * part for need in needs]
    widths = [width * width_em / sum(widths) for width in widths]
    _make_alike(table, needs, widths)
    return [width * 100 / width_em for width in widths]


def _as_given(table: Table, least: list[float], width_em: float) -> list[float]:
    """The widths the author asked for, but no column narrower than its longest word."""
    weights = [float(column.width) for column in table.columns]
    narrow: set[int] = set()
    while True:
        left = width_em - sum(least[n] for n in narrow)
        total = sum(weight for n, weight in enumerate(weights) if n not in narrow) or 1.0
        widths = [
            least[n] if n in narrow else weight * left / total for n, weight in enumerate(weights)
        ]
        too_narrow = {n for n, width in enumerate(widths) if width < least[n] - 1e-9}
        if not too_narrow:
            return widths
        narrow |= too_narrow


def _needs(
    table: Table, cells: Iterable[tuple[bool, int, Cell]], theme: Theme, *, short_whole: bool
) -> list[_Need]:
    """What each column needs; `short_whole` keeps short heads on one line."""
    needs = [_Need() for _ in table.columns]
    for in_head, column, cell in cells:
        kind = table.columns[column].kind
        need = needs[column]
        weight = 600 if in_head else 400
        inner = _inner_needs(cell.blocks, theme)
        need.least = max(need.least, inner.least)
        need.liked = max(need.liked, inner.liked)
        text = _text(cell)
        whole = _width(text, weight, theme)
        need.least = max(need.least, _longest(text, weight, theme))
        if in_head:
            if short_whole and whole < _SHORT_EM:
                need.least = max(need.least, whole)
            need.liked = max(need.liked, _in_lines(whole, _HEAD_LINES))
        elif kind == "number":
            need.least = max(need.least, whole)
        else:
            need.liked = max(need.liked, min(whole, _MAX_WORDS_EM))
            if kind == "label":
                need.least = max(need.least, min(_in_lines(whole, 2), _SHORT_LABEL_EM))
    for need in needs:
        need.liked = max(need.liked, need.least)
    return needs


def _inner_needs(blocks: Iterable[Block], theme: Theme) -> _Need:
    """What lists and tables inside a cell need; its own paragraphs are seen to by the caller."""
    need = _Need()
    for block in blocks:
        if isinstance(block, Table):
            rows = [(rows is block.head, row) for rows in (block.head, block.body) for row in rows]
            cells = [
                (in_head, number, cell)
                for in_head, row in rows
                if len(row.cells) == len(block.columns)
                for number, cell in enumerate(row.cells)
            ]
            inside = _needs(block, cells, theme, short_whole=False)
            need.least = max(need.least, sum(n.least for n in inside) + _PADDING_EM)
            need.liked = max(need.liked, sum(n.liked for n in inside) + _PADDING_EM)
        elif isinstance(block, BulletList | NumberedList):
            for item in block.items:
                text = _text(item)
                inner = _inner_needs(item.blocks, theme)
                least = max(inner.least, _longest(text, 400, theme))
                liked = max(inner.liked, min(_width(text, 400, theme), _MAX_WORDS_EM))
                need.least = max(need.least, least + _LIST_EM)
                need.liked = max(need.liked, liked + _LIST_EM)
    return need


def _make_alike(table: Table, needs: list[_Need], widths: list[float]) -> None:
    """Makes columns of figures next to each other equally wide, so that rows are easy to scan."""
    numbers = [n for n, column in enumerate(table.columns) if column.kind == "number"]
    runs: list[list[int]] = [numbers[:1]] if numbers else []
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        mean = sum(widths[n] for n in run) / len(run)
        if all(needs[n].least <= mean for n in run):
            for n in run:
                widths[n] = mean


def _text(cell: Cell | ListItem) -> str:
    """The words of the cell's or item's longest paragraph."""
    paragraphs = (plain_text(b.children) for b in cell.blocks if isinstance(b, Paragraph))
    return max(paragraphs, key=len, default="")


def _width(text: str, weight: int, theme: Theme) -> float:
    return text_width(text.replace("\u00ad", ""), 1.0, face(theme, weight)) + _PADDING_EM


def _longest(text: str, weight: int, theme: Theme) -> float:
    return max(_width(word, weight, theme) for word in _BREAKS.split(text))


def _in_lines(whole: float, lines: int) -> float:
    """About how wide a text of that width is when it is broken into so many lines."""
    return whole if lines == 1 else min(whole, whole / lines * 1.2 + _PADDING_EM)
