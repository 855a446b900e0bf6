"""What one walk over a document knows and remembers while it is written as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportgen.document.tree import Block, Note, Only, Table
from reportgen.theme import Theme

Medium = Literal["html", "pdf"]


@dataclass(slots=True)
class Walk:
    """The medium written for, and what has been met so far.

    `first_level` is the HTML level of chapters, 2 under a title; `level` that of the nearest
    heading above; `notes` the notes met, in order; `calls` how many times each has been called;
    `unnamed_tables` how many tables had neither label nor caption; `new_page` whether a page
    break waits for the heading it stands before; `lying` whether the page lies; `alike` the tables
    to be set alike, by what their heads say.
    """

    theme: Theme
    medium: Medium
    draft: bool = False
    first_level: int = 2
    level: int = 1
    notes: dict[str, Note] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)
    unnamed_tables: int = 0
    new_page: bool = False
    lying: bool = False
    alike: Mapping[tuple[object, ...], Sequence[Table]] = field(default_factory=dict)

    def visible(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks meant for this medium, those inside Only in its place."""
        for block in blocks:
            if not isinstance(block, Only):
                yield block
            elif self.medium in block.formats:
                yield from self.visible(block.blocks)

    def call(self, note: Note) -> int:
        """Remember that the note is called; which time it is, counting from 1."""
        self.notes.setdefault(note.id, note)
        self.calls[note.id] = self.calls.get(note.id, 0) + 1
        return self.calls[note.id]
