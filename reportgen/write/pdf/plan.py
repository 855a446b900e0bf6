"""From laid-out boxes to their places in the structure tree: what is read, and what only seen.

WeasyPrint makes a structure element of every box, so a table over three pages becomes three
tables. Here a box only says which element its content belongs to, wherever it came to stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any
from xml.etree.ElementTree import Element as Tag

from reportgen.write.pdf.links import laid, link_words, names
from reportgen.write.pdf.structure import Content, Element, LinkArea
from reportgen.write.pdf.tags import TagTree

# ISO 32000-1, 14.8.5.5: ListNumbering, from the marks that CSS gives the items.
_NUMBERING = {"disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal"}

_SOFT_HYPHEN = "\u00ad"


class Artifact(Enum):
    """Content outside the structure (ISO 32000-1, 14.8.2.2), by the properties it is given."""

    HEADER = "<</Type /Pagination /Subtype /Header /Attached [/Top]>>"
    FOOTER = "<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>"
    REPEATED = "<</Type /Pagination>>"
    DECORATION = "<</Type /Layout>>"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box's content belongs.

    `space` is True when the line's end took away the space that parts it from the next word
    (ISO 32000-1, 14.8.2.5); `text` replaces that of a word that was divided, which would else be
    read with its hyphen (14.9.4).
    """

    content: Content
    space: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The structure tree of a document and, for each box that is painted, its place there."""

    document: Element
    places: Mapping[Any, Place | Artifact]


def plan_tags(pages: Sequence[Any]) -> Plan:
    """The tree of the pages' content in reading order."""
    planner = _Planner()
    for number, page in enumerate(pages):
        planner.read_page(number, page)
    return Plan(planner.tree.document, planner.places)


class _Planner:
    """Walks the boxes of page after page, so that elements are met in reading order."""

    def __init__(self) -> None:
        from weasyprint.formatting_structure import boxes  # a second to import

        self.tree = TagTree()
        self.places: dict[Any, Place | Artifact] = {}
        self._boxes = boxes
        self._heads: dict[Tag, int] = {}  # the page where each table's head stands
        self._words: dict[Tag, _Words] = {}
        self._ends: set[Any] = set()  # the last box of each line
        self._before: Any = None  # the text box before this one
        self._page, self._height = 0, 0.0
        self._links: dict[Any, str] = {}

    def read_page(self, number: int, page: Any) -> None:
        """Everything on the page, in the order of the boxes."""
        self._page, self._height = number, page.height
        self._links = {laid(link[3]): link_words(link[3]) for link in page.links}
        self._visit(page._page_box, None)

    def _visit(self, box: Any, artifact: Artifact | None, *, in_line: bool = False) -> None:
        box = laid(box)
        artifact = artifact or self._artifact(box)
        lines = [c for c in getattr(box, "children", ()) if isinstance(c, self._boxes.LineBox)]
        # The last line of a box inside a line goes on in the line around it.
        self._ends.update(_last(line) for line in (lines[:-1] if in_line else lines))
        in_line = in_line or isinstance(box, self._boxes.LineBox)
        if artifact:
            self.places[box] = artifact
        elif box.element_tag == "html":
            self.tree.enter(box.element)
        elif box.element_tag == "br":
            self._end_word()
        elif box.element is not None:
            self._read(box)
        for child in getattr(box, "children", ()):
            self._visit(child, artifact, in_line=in_line)

    def _artifact(self, box: Any) -> Artifact | None:
        """Whether the box begins something that is not read aloud."""
        if isinstance(box, self._boxes.MarginBox):
            return Artifact.HEADER if box.at_keyword.startswith("@top") else Artifact.FOOTER
        if box.element is None:
            return None
        name, pseudo = names(box)
        if name == "thead" and self._heads.setdefault(box.element, self._page) != self._page:
            return Artifact.REPEATED
        hidden = box.element.get("aria-hidden") == "true"
        after = pseudo == "after" and not self.tree.is_in_contents(box.element)
        return Artifact.DECORATION if hidden or after or pseudo == "before" else None

    def _read(self, box: Any) -> None:
        """Puts the box's own content, if it has any, where it belongs."""
        owner = self._owner(box)
        if owner.kind == "Figure" and not owner.alt:
            self.places[box] = Artifact.DECORATION
            return
        if words := self._links.get(box):
            owner.kids.append(LinkArea(self._page, box, words))
        if isinstance(box, self._boxes.ReplacedBox):
            owner.box = self._corners(box)
            self._place(box, owner)
        elif isinstance(box, self._boxes.TextBox):
            self._read_text(box, owner)

    def _read_text(self, box: Any, owner: Element) -> None:
        """A space alone is not painted (nothing shows), so the text before it ends with it."""
        space, text = self._ending(box)
        if box.text.strip():
            self._place(box, owner, space, text)
            self._before = box
        elif box.text:
            self._end_word()

    def _end_word(self) -> None:
        if isinstance(before := self.places.get(self._before), Place):
            self.places[self._before] = replace(before, space=True)

    def _owner(self, box: Any) -> Element:
        name, pseudo = names(box)
        if pseudo in ("marker", "footnote-marker"):
            return self.tree.label(box.element)
        if pseudo == "footnote-call":
            return self.tree.call(box.element)
        owner = self.tree.of(box.element)
        if name in ("ul", "ol") and owner.kind == "L":
            owner.numbering = _NUMBERING.get(box.style["list_style_type"], "None")
        return owner

    def _place(self, box: Any, owner: Element, space: bool = False, text: str = "") -> None:
        content = Content(self._page)
        owner.kids.append(content)
        self.places[box] = Place(content, space, text)

    def _corners(self, box: Any) -> tuple[float, ...]:
        """The picture's place in points from the lower left corner (PDF/UA-1, 7.3)."""
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, self._height - top - box.height, left + box.width, self._height - top)
        return tuple(round(corner * 0.75, 2) for corner in corners)

    def _ending(self, box: Any) -> tuple[bool, str]:
        """Whether a space is lost after the text, and the text without the hyphen of a line's end.

        Both only at the end of a line; nothing is known of text that the stylesheet made.
        """
        if names(box)[1]:
            return False, ""
        words = self._words.setdefault(box.element, _Words(box.element))
        found = words.find(box.text, box.style["hyphenate_character"])
        if box not in self._ends:
            return False, ""
        following, divided = found
        space = following == " " or (not following and self.tree.follows_space(box.element))
        return space, divided


def _last(box: Any) -> Any:
    """The last box inside, however deep."""
    while children := getattr(laid(box), "children", ()):
        box = children[-1]
    return laid(box)


class _Words:
    """An element's own words (not those of elements inside), looked up line by line."""

    def __init__(self, tag: Tag) -> None:
        parts = [tag.text or ""]
        for child in tag:
            parts += [" " if child.tag == "br" else "\0", child.tail or ""]
        self._text, self._at = "".join(parts), 0

    def find(self, text: str, hyphen: str) -> tuple[str, str]:
        """The character after the text, and the text without its hyphen if a word was divided."""
        divided = ""
        place = self._text.find(text, self._at)
        if place < 0 and text.endswith(hyphen):
            text = text.removesuffix(hyphen).rstrip(_SOFT_HYPHEN)
            place = self._text.find(text + _SOFT_HYPHEN, self._at)
            if place < 0:  # a word that the stylesheet divided
                place = self._text.find(text, self._at)
            divided = text.replace(_SOFT_HYPHEN, "")
        if place < 0:
            return "\0", ""
        self._at = place + len(text)
        return self._text[self._at : self._at + 1], divided
