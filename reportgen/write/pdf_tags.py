"""From laid-out boxes to the structure tree: what is read aloud, in which order, and as what.

WeasyPrint makes a structure element of every box, so a table over three pages becomes three
tables. Here every element of the HTML becomes at most one, wherever its boxes come to stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any
from xml.etree.ElementTree import Element as Tag

from reportgen.write.pdf_structure import Content, Element, LinkArea

_SVG = "{http://www.w3.org/2000/svg}"

# Elements that are not here (div, strong, tbody's anonymous boxes …) are read as what they stand
# in. A figure's caption stands beside it, not in it, for the alternative text replaces all within.
_KINDS = {
    "section": "Sect",
    "nav": "Sect",
    "aside": "Sect",
    "header": "Div",
    "figure": "Div",
    "blockquote": "BlockQuote",
    "p": "P",
    "ul": "L",
    "ol": "L",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    f"{_SVG}svg": "Figure",
    "abbr": "Span",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}

# ISO 32000-1, 14.8.5.5: ListNumbering, from the marks that CSS gives the items.
_NUMBERING = {"disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal"}


class Artifact(Enum):
    """Content outside the structure (ISO 32000-1, 14.8.2.2), by the properties it is given."""

    HEADER = "<</Type /Pagination /Subtype /Header /Attached [/Top]>>"
    FOOTER = "<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>"
    REPEATED = "<</Type /Pagination>>"
    DECORATION = "<</Type /Layout>>"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a box's content belongs.

    `kind` names the element it stands in; `space` is True when the line's end took away a space
    that parts it from the next word (ISO 32000-1, 14.8.2.5); `text` replaces that of a word that
    was divided, which would else be read with its hyphen (14.9.4).
    """

    content: Content
    kind: str
    space: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The structure tree of a document and, for each box that is painted, its place there."""

    document: Element
    places: Mapping[Any, Placed | Artifact]


def plan_tags(pages: Sequence[Any]) -> Plan:
    """The tree of the pages' content in reading order.

    Several documents one after the other each become a part with the title of its own.
    """
    planner = _Planner()
    for number, page in enumerate(pages):
        planner.read_page(number, page)
    return Plan(planner.document, planner.places)


class _Planner:
    """Walks the boxes page by page and grows the tree as elements are met."""

    def __init__(self) -> None:
        self.document = Element("Document")
        self.places: dict[Any, Placed | Artifact] = {}
        self._parents: dict[Tag, Tag] = {}
        self._elements: dict[Tag, Element] = {}
        self._labels: dict[Tag, Element] = {}  # of list items and notes
        self._calls: dict[Tag, Element] = {}  # of notes
        self._heads: dict[Tag, int] = {}  # the page of each table head
        self._texts: dict[Tag, _Reader] = {}
        self._page = 0
        self._height = 0.0
        self._linked: frozenset[Any] = frozenset()

    def read_page(self, number: int, page: Any) -> None:
        """Everything on the page, in the order of the boxes."""
        self._page, self._height = number, page.height
        self._linked = frozenset(link[3] for link in page.links)
        self._visit(page._page_box, None)

    def _visit(self, box: Any, artifact: Artifact | None) -> None:
        box = getattr(box, "_box", box)  # what stands elsewhere leaves a placeholder
        artifact = artifact or self._artifact(box)
        name = str(box.element_tag or "")
        if name == "html":
            self._enter(box.element)
        elif box.element is not None and not artifact:
            self._read(box, name)
        elif hasattr(box, "text") or hasattr(box, "replacement"):
            self.places[box] = artifact or Artifact.DECORATION
        if hasattr(box, "line_offset") or type(box).__name__ == "LineBox":
            self._end_line(box)
        for child in getattr(box, "children", ()):
            self._visit(child, artifact)

    def _enter(self, root: Tag) -> None:
        """The document itself, or a part of it when it has several."""
        if root in self._elements:
            return
        self._parents |= {child: parent for parent in root.iter() for child in parent}
        title = root.get("data-part")
        part = self.document.add("Part") if title else self.document
        part.title = title or ""
        part.language = root.get("lang", "") if title else ""
        self._elements[root] = part

    # ------------------------------------------------------------------------ what is not read

    def _artifact(self, box: Any) -> Artifact | None:
        """Whether the box begins something that is not read aloud."""
        keyword = getattr(box, "at_keyword", "")  # a box in the page's margin
        if keyword:
            return Artifact.HEADER if keyword.startswith("@top") else Artifact.FOOTER
        name, element = str(box.element_tag or ""), box.element
        if element is None:
            return None
        if name == "thead" and self._heads.setdefault(element, self._page) != self._page:
            return Artifact.REPEATED
        hidden = "::" not in name and element.get("aria-hidden") == "true"
        decorated = name.endswith("::before") or (
            name.endswith("::after") and not self._is_in_contents(element)
        )
        return Artifact.DECORATION if hidden or decorated else None

    def _is_in_contents(self, element: Tag) -> bool:
        return any(above.get("role") == "doc-toc" for above in self._above(element))

    def _above(self, element: Tag) -> Iterator[Tag]:
        """The element and all that it stands in."""
        above: Tag | None = element
        while above is not None:
            yield above
            above = self._parents.get(above)

    # ---------------------------------------------------------------------------- what is read

    def _read(self, box: Any, name: str) -> None:
        """Puts the box's own content, if it has any, where it belongs."""
        element: Tag = box.element
        owner = self._pseudo(element, name) if "::" in name else self.element(element)
        if owner.kind == "L" and not owner.numbering:
            owner.numbering = "None"
        if element.tag == "li" and owner.kind == "LBody":
            self._number(element, box)
        if box in self._linked:
            if owner.kind != "Link":  # the number of a note
                owner = self._link_in(owner)
            owner.kids.append(LinkArea(self._page, box))
        if hasattr(box, "replacement"):
            self._place_picture(box, owner)
        elif hasattr(box, "text"):
            self._place_text(box, owner, generated="::" in name)

    def _link_in(self, owner: Element) -> Element:
        return next((k for k in owner.kids if isinstance(k, Element)), None) or owner.add("Link")

    def _place_text(self, box: Any, owner: Element, *, generated: bool) -> None:
        if owner.kids and owner.kind in ("Reference", "Lbl") and generated:
            owner = self._link_in(owner)
        content = Content(self._page)
        owner.kids.append(content)
        found = self.places.get(box)
        space, text = (False, "")
        if not generated:
            reader = self._texts.setdefault(box.element, _Reader(box.element, self._parents))
            space, text = reader.read(box.text, box.style["hyphenate_character"])
        at_end = found is _LINE_END
        self.places[box] = Placed(content, owner.kind, space and at_end, text)

    def _place_picture(self, box: Any, owner: Element) -> None:
        """A picture with its place on the page (PDF/UA-1, 7.3); without words it is decoration."""
        if not owner.alt:
            self.places[box] = Artifact.DECORATION
            return
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, self._height - top - box.height, left + box.width, self._height - top)
        owner.box = tuple(round(corner * 0.75, 2) for corner in corners)  # 96 px are 72 points
        content = Content(self._page)
        owner.kids.append(content)
        self.places[box] = Placed(content, owner.kind)
