"""How wide a table's columns are on paper: figures take what they need, words the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.document.text import every_block, plain_text
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
_BREAKS = re.compile(r"[ \u00ad]|(?<=\w\w-)(?!\d{1,2}\b)|(?<=[\u2013/])(?<!\d\u2013)")

_SLACK_EM = 0.2  # for the breadth of kerning and rounding
_PADDING_EM = 1.0 + _SLACK_EM  # a cell's
_TIGHT_EM = 0.6 + _SLACK_EM  # a cell's in a table of many columns
_HEAD_LINES = 3  # more lines make a head hard to read
_SHORT_EM = 7.5  # a head that is shorter stands on one line, unless the table is crowded
_LIST_EM = 1.4  # the marks of a list
_CROWDED = 0.8
_SHORT_LABEL_EM = 15.0  # a label has at least this much, if it needs it to stand on two lines
_MAX_WORDS_EM = 32.0  # beyond this more width does not help a text column
_LONG = 14  # letters: base.css divides such words in tables of texts …
_DIVIDED = 0.6  # … and the longer part is about so much of the whole
_TALL = 3  # how much more the tallest cells count when columns of words share the width


@dataclass(slots=True)
class _Need:
    """A column's widths in em: its longest word, the least it should have, what it would like.

    `weight` is its part of a width that not all can have what they like of.
    """

    word: float = 2.0
    least: float = 2.0
    liked: float = 2.0
    weight: float = 0.0


SingleCells = Iterable[tuple[bool, int, Cell]]
"""The cells that span one column: whether in the head, which column, the cell."""


def table_shape(table: Table) -> str:
    """What decides how tightly the table is set: of texts, wide, of many columns, or as most."""
    if any(column.kind == "text" for column in table.columns[2:]):
        return "texts"
    return "wide" if len(table.columns) > 7 else "many" if len(table.columns) > 3 else ""


def head_words(table: Table) -> tuple[object, ...]:
    """What tables that are set alike have in common: their columns and the words of their heads."""
    words = tuple(_text(cell) for row in table.head for cell in row.cells)
    return (*table.columns, *words)


def tables_alike(blocks: Iterable[Block], only_in: str) -> dict[tuple[object, ...], list[Table]]:
    """The tables that are shown in that format, those together that are set alike."""
    alike = defaultdict[tuple[object, ...], list[Table]](list)
    for block in every_block(blocks, only_in):
        if isinstance(block, Table):
            alike[head_words(block)].append(block)
    return alike


def shares_alike(
    table: Table,
    alike: Mapping[tuple[object, ...], Sequence[Table]],
    cells_of: Callable[[Table], SingleCells],
    theme: Theme,
    width_em: float,
    shape: str,
) -> list[float] | None:
    """The same shares for all tables with the same heads, if all that stands in them fits."""
    for group in (alike.get(head_words(table), [table]), [table]):
        cells = (cell for each in group for cell in cells_of(each))
        if shares := column_shares(table, cells, theme, width_em, shape):
            return shares
    return None


def column_shares(
    table: Table, cells: SingleCells, theme: Theme, width_em: float, shape: str = ""
) -> list[float] | None:
    """Each column's share of the width in per cent; None where the words do not fit at all.

    `width_em` is the table's width in its own font size; `shape` is what `table_shape` says.
    """
    listed = list(cells)
    padding = _TIGHT_EM if shape == "wide" else _PADDING_EM
    measure = _Measure(theme, padding, divides=shape == "texts")
    needs = measure.needs(table, listed, short_whole=True)
    if sum(need.least for need in needs) > width_em * _CROWDED:
        needs = measure.needs(table, listed, short_whole=False)
    if sum(need.word for need in needs) > width_em:
        return None
    widths = _widths(table, needs, width_em)
    return [width * 100 / width_em for width in widths]


def _widths(table: Table, needs: list[_Need], width_em: float) -> list[float]:
    """The columns' widths in em, summing to `width_em`."""
    if any(column.width_given for column in table.columns):
        weights = [float(column.width) for column in table.columns]
        return _divided(width_em, weights, [need.word for need in needs])
    least = [need.least for need in needs]
    if sum(least) > width_em:
        least = [need.word for need in needs]
    liked = [need.liked for need in needs]
    if sum(liked) > width_em:
        return _divided(width_em, [need.weight for need in needs], least)
    widths = [width * width_em / sum(liked) for width in liked]
    _make_alike(table, needs, widths)
    return widths


def _divided(width_em: float, weights: list[float], least: list[float]) -> list[float]:
    """The width divided by weight, but no column narrower than its least."""
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


@dataclass(frozen=True, slots=True)
class _Measure:
    """Measures words in a theme's body font, with a cell's padding."""

    theme: Theme
    padding: float = _PADDING_EM
    divides: bool = False

    def needs(self, table: Table, cells: SingleCells, *, short_whole: bool) -> list[_Need]:
        """What each column needs; `short_whole` keeps short heads on one line."""
        needs = [_Need() for _ in table.columns]
        amounts = [0.0 for _ in table.columns]
        for in_head, column, cell in cells:
            kind = table.columns[column].kind
            need = needs[column]
            weight = 700 if in_head else 400
            inner = self.inside(cell.blocks)
            need.word = max(need.word, inner.word)
            need.liked = max(need.liked, inner.liked)
            text = _text(cell)
            whole = self.width(text, weight)
            need.word = max(need.word, self.longest(text, weight))
            amounts[column] += self.amount(cell.blocks) ** _TALL
            if in_head:
                if short_whole and whole < _SHORT_EM:
                    need.least = max(need.least, whole)
                need.liked = max(need.liked, self.in_lines(whole, _HEAD_LINES))
            elif kind == "number":
                need.word = max(need.word, whole)
            else:
                need.liked = max(need.liked, min(whole, _MAX_WORDS_EM))
                if kind == "label":
                    need.least = max(need.least, min(self.in_lines(whole, 2), _SHORT_LABEL_EM))
        for need, amount in zip(needs, amounts, strict=True):
            need.least = max(need.least, need.word)
            need.liked = max(need.liked, need.least)
            need.weight = amount ** (1 / (_TALL + 1))
        return needs

    def inside(self, blocks: Iterable[Block]) -> _Need:
        """What lists and tables in a cell need; its own paragraphs are seen to by the caller."""
        need = _Need()
        for block in blocks:
            if isinstance(block, Table):
                rows = [
                    (rows is block.head, row) for rows in (block.head, block.body) for row in rows
                ]
                cells = [
                    (in_head, number, cell)
                    for in_head, row in rows
                    if len(row.cells) == len(block.columns)
                    for number, cell in enumerate(row.cells)
                ]
                inner = self.needs(block, cells, short_whole=False)
                need.word = max(need.word, sum(n.least for n in inner) + self.padding)
                need.liked = max(need.liked, sum(n.liked for n in inner) + self.padding)
            elif isinstance(block, BulletList | NumberedList):
                for item in block.items:
                    text = _text(item)
                    within = self.inside(item.blocks)
                    word = max(within.word, self.longest(text, 400))
                    liked = max(within.liked, min(self.width(text, 400), _MAX_WORDS_EM))
                    need.word = max(need.word, word + _LIST_EM)
                    need.liked = max(need.liked, liked + _LIST_EM)
        return need

    def amount(self, blocks: Iterable[Block]) -> float:
        """How long all that is said is on one line."""
        paragraphs = (block for block in every_block(blocks) if isinstance(block, Paragraph))
        return sum(self.width(plain_text(p.children), 400) for p in paragraphs)

    def width(self, text: str, weight: int) -> float:
        """The text on one line, with the cell's padding."""
        words = text.replace("\u00ad", "")
        return text_width(words, 1.0, face(self.theme, weight)) + self.padding

    def longest(self, text: str, weight: int) -> float:
        """The text's longest word, or part of a word, with the cell's padding."""
        return max(self._part(word, weight) for word in _BREAKS.split(text))

    def _part(self, word: str, weight: int) -> float:
        whole = self.width(word, weight)
        if not self.divides or sum(map(str.isalpha, word)) < _LONG:
            return whole
        return (whole - self.padding) * _DIVIDED + self.padding

    def in_lines(self, whole: float, lines: int) -> float:
        """About how wide a text of that width is when it is broken into so many lines."""
        return whole if lines == 1 else min(whole, whole / lines * 1.2 + self.padding)


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
