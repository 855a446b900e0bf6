"""What all parts of the writer share: one document under way, and the place being written at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import Any

from docx.document import Document as WordDocument

from reportgen.document.tree import Note, Table, Value
from reportgen.theme import Theme, ThemeSpec
from reportgen.write.docx.fields import bookmark_name, part_bookmark
from reportgen.write.docx.numbering import Numbering
from reportgen.write.docx.page import PageSetup
from reportgen.write.docx.paper_css import PaperCss
from reportgen.write.docx.styles import Styles
from reportgen.write.docx.targets import Target
from reportgen.write.docx.xml import PLAIN, RunFormat

FIRST_ID = 1001  # a template's headers may hold bookmarks and drawings with low numbers


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note met in the text, with the document it belongs to."""

    writing: Writing
    note: Note


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A figure in the text and the bookmark that marks it."""

    bookmark: str
    value: Value


@dataclass(slots=True)
class Writing:
    """A document under way in its Word file. What it holds grows; nothing is ever taken away.

    The documents of a bundle have a Writing each, made by `begin_part`: what is counted through
    the whole file they share. `part` is the document's number in the bundle, 0 when it is alone.
    `measure` says how wide a text is in a table, in bold, in twips, and `em` is the size of its
    letters. `heading_list` is the list that numbers this part's headings, 0 when their styles do.
    `alike` holds the tables to be set alike, by what their heads say.
    `commented` says which blocks and cells (by `id`) carry which comments.
    """

    word: WordDocument
    theme: Theme
    language: str
    created: datetime
    page: PageSetup
    measure: Callable[[str], int]
    em: int
    paper: PaperCss
    styles: Styles
    numbering: Numbering
    own_template: bool
    draft: bool = False
    has_contents: bool = False
    part: int = 0
    heading_list: int = 0
    targets: dict[str, Target] = field(default_factory=dict)
    alike: Mapping[tuple[object, ...], Sequence[Table]] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    bookmarked: set[str] = field(default_factory=set)
    commented: dict[int, list[int]] = field(default_factory=dict)
    footnotes: list[Footnote] = field(default_factory=list)
    facts: list[ShownFact] = field(default_factory=list)
    captions: dict[str, int] = field(default_factory=dict)
    _ids: count[int] = field(default_factory=lambda: count(FIRST_ID))
    _charts: count[int] = field(default_factory=lambda: count(1))

    @property
    def spec(self) -> ThemeSpec:
        """The theme's tokens."""
        return self.theme.spec

    def begin_part(self, number: int, targets: dict[str, Target]) -> Writing:
        """The next document of the same file, with nothing of its own written yet."""
        return replace(
            self,
            part=number,
            targets=targets,
            pages={},
            notes=set(),
            bookmarked=set(),
            commented={},
        )

    def new_id(self) -> int:
        """A number not used before, for bookmarks and drawings."""
        return next(self._ids)

    def new_chart(self) -> int:
        """A number not used before, for a chart's parts."""
        return next(self._charts)

    def bookmark_name(self, kind: str, name: str) -> str:
        """A bookmark's name that no other part of the bundle has."""
        return part_bookmark(kind, self.part, name)

    def mark_fact(self, value: Value) -> str:
        """The name of a new bookmark around a shown figure."""
        number = len(self.facts) + 1
        name = bookmark_name(f"_fakta{number}_", value.fact.replace(".", "_"))
        self.facts.append(ShownFact(name, value))
        return name


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks are written: in which part, how wide, in which style, kept with what.

    `part` owns the relationships (links, pictures); `text_style` is the style of plain paragraphs;
    `look` is the form of plain runs, on a cover's ground; `indent` moves tables and lists in, in
    twips, and `text_indent` plain paragraphs; `list_level` is the depth of a list begun here;
    `meta_style` the style of metadata lines; `letterhead` says that the title is a memo's.
    `divides` lets long words be divided.
    `opens_box` and `ends_list` say where a paragraph's room above or below is not the usual one,
    and `heading_room` what it is above a heading then, in sizes of running text.
    """

    part: Any
    width: int
    text_style: str = "Normal"
    keep_next: bool = False
    look: RunFormat = PLAIN
    indent: int = 0
    text_indent: int = 0
    list_level: int = 0
    meta_style: str = "Dokumentuppgift"
    letterhead: bool = False
    top_level: bool = False
    opens_box: bool = False
    ends_list: bool = False
    heading_room: Decimal | None = None
    divides: bool = False
