"""What all parts of the writer share: one document under way, and the place being written at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from docx.document import Document as WordDocument

from reportgen.document.tree import Note, Value
from reportgen.theme import ThemeSpec
from reportgen.write.docx.fields import bookmark_name
from reportgen.write.docx.numbering import Numbering
from reportgen.write.docx.page import PageSetup
from reportgen.write.docx.styles import Styles
from reportgen.write.docx.targets import Target

FIRST_ID = 1001  # a template's headers may hold bookmarks and drawings with low numbers


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A figure in the text and the bookmark that marks it."""

    bookmark: str
    value: Value


@dataclass(slots=True)
class Writing:
    """A DOCX under way. Lists grow while blocks are written; nothing is ever taken away.

    `measure` says how wide a text is in a table, in bold, in twips.
    """

    word: WordDocument
    spec: ThemeSpec
    logo: bytes
    logo_cover: bytes
    language: str
    created: datetime
    page: PageSetup
    measure: Callable[[str], int]
    styles: Styles
    numbering: Numbering
    targets: dict[str, Target]
    pages: dict[str, int]
    own_template: bool
    draft: bool
    has_contents: bool
    notes: dict[str, Note] = field(default_factory=dict)
    facts: list[ShownFact] = field(default_factory=list)
    captions: dict[str, int] = field(default_factory=dict)
    bookmarked: set[str] = field(default_factory=set)
    charts: int = 0
    _ids: count[int] = field(default_factory=lambda: count(FIRST_ID))

    def new_id(self) -> int:
        """A number not used before, for bookmarks and drawings."""
        return next(self._ids)

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
    `colour` overrides the text's colour on dark ground; `indent` moves tables and lists in, in
    twips, and `text_indent` plain paragraphs; `list_level` is the depth of a list begun here;
    `meta_style` the style of metadata lines.
    """

    part: Any
    width: int
    text_style: str = "Normal"
    keep_next: bool = False
    colour: str = ""
    indent: int = 0
    text_indent: int = 0
    list_level: int = 0
    meta_style: str = "Dokumentuppgift"
    top_level: bool = False
