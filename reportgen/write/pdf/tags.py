"""From the HTML that is laid out to structure elements (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element as Tag

from reportgen.write.pdf.structure import Element

_SVG = "{http://www.w3.org/2000/svg}"

# What is not here (div, strong, sup …) is read as part of what it stands in. A figure's caption
# stands beside the figure, for an alternative text replaces all that is inside (14.9.3).
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
}

_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


class TagTree:
    """The structure elements of HTML elements, each made when it is first asked for.

    Asked for in reading order, the elements stand in reading order. An element has one structure
    element however many boxes, lines or pages it takes.
    """

    def __init__(self) -> None:
        self.document = Element("Document")
        self._parents: dict[Tag, Tag] = {}
        self._elements: dict[Tag, Element] = {}
        self._labels: dict[Tag, Element] = {}
        self._calls: dict[Tag, Element] = {}
        self._raised = 0

    def enter(self, root: Tag) -> None:
        """Begin with an <html> element: the document, or one part of several (`data-part`)."""
        if root in self._elements:
            return
        self._parents |= {child: parent for parent in root.iter() for child in parent}
        # PDF/UA-1, 7.4.2: the first heading is H1, also in a document without a title.
        self._raised = 0 if root.find(".//h1") is not None else 1
        self._elements[root] = self.document
        if title := root.get("data-part"):
            part = self._elements[root] = self.document.add("Part")
            part.title, part.language = title, root.get("lang", "")

    def above(self, tag: Tag) -> Iterator[Tag]:
        """The element and all that it stands in."""
        found: Tag | None = tag
        while found is not None:
            yield found
            found = self._parents.get(found)

    def is_in_contents(self, tag: Tag) -> bool:
        """Whether the element stands in the table of contents."""
        return any(above.get("role") == "doc-toc" for above in self.above(tag))

    def follows_space(self, tag: Tag) -> bool:
        """Whether a space comes right after the element, in the same paragraph."""
        for above in self.above(tag):
            if above.tail:
                return above.tail[0] == " "
            parent = self._parents.get(above)
            if parent is None or parent[-1] is not above or above.tag in _KINDS:
                return False
        return False

    def of(self, tag: Tag) -> Element:
        """The structure element that the HTML element's own content stands in."""
        if tag not in self._elements:
            self._elements[tag] = self._make(tag, self.of(self._parents[tag]))
        return self._elements[tag]

    def label(self, tag: Tag) -> Element:
        """The mark of a list item, or the number before a note's text."""
        self.of(tag)
        return self._labels[tag]

    def call(self, tag: Tag) -> Element:
        """The raised number in the text that calls a note."""
        self.of(tag)
        return self._calls[tag]

    def _make(self, tag: Tag, parent: Element) -> Element:
        match tag.tag:
            case "span":
                return self._span(tag, parent)
            case "li" if not self.is_in_contents(tag):
                return self._list_item(tag, parent)
            case "li" | "a":
                return _contents_or_link(tag, parent, in_contents=self.is_in_contents(tag))
            case "ol" if self.is_in_contents(tag):
                return parent.add("TOC")
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6" as name:
                return parent.add(f"H{int(name[1]) - self._raised}")
            case "th" | "td":
                return _cell(tag, parent)
            case "thead" if self._parents[tag].find("tbody") is None:
                return parent.add("TBody")  # a head needs a body (PDF/UA-1, 7.2)
            case name if name in _KINDS:
                element = parent.add(_KINDS[name])
                element.language = tag.get("lang", "")
                if name == "table":
                    element.name = self._parents[tag].get("id", "")
                _describe(tag, element)
                return element
            case _:
                return parent

    def _span(self, tag: Tag, parent: Element) -> Element:
        """A note, text in another language, or nothing of its own."""
        match tag.get("class"):
            case "footnote":
                return self._note(tag, parent)
            case "note-text" if len(self._parents[tag]) > 1:
                return parent.add("P")
            case "caption-subtitle":
                return parent.add("P")
            case _ if language := tag.get("lang"):
                element = parent.add("Span")
                element.language = language
                return element
            case _:
                return parent

    def _note(self, tag: Tag, parent: Element) -> Element:
        """A note in the paragraph that calls it (14.8.4.4.2); each number leads to the other."""
        self._calls[tag] = parent.add("Reference").add("Link")
        note = Element("Note", id=tag.get("id", ""))
        outer = (self.of(above) for above in self.above(self._parents[tag]))
        block = next(element for element in outer if element.kind not in ("Span", "Link"))
        block.notes.append(note)
        self._labels[tag] = note.add("Lbl").add("Link")
        return note

    def _list_item(self, tag: Tag, parent: Element) -> Element:
        """Mark and body (14.8.4.3.3); a list inside the item stands in its body."""
        item = parent.add("LI")
        self._labels[tag] = item.add("Lbl")
        return item.add("LBody")


def _contents_or_link(tag: Tag, parent: Element, *, in_contents: bool) -> Element:
    if tag.tag == "li":
        return parent.add("TOCI")
    if in_contents or tag.get("class") == "note-again":
        parent = parent.add("Reference")
    return parent.add("Link")


def _cell(tag: Tag, parent: Element) -> Element:
    """A table's cell with its heads (14.8.5.7; PDF/UA-1, 7.5)."""
    cell = parent.add(_KINDS[tag.tag])
    cell.id = tag.get("id", "") if tag.tag == "th" else ""
    cell.scope = _SCOPES.get(tag.get("scope", ""), "")
    cell.headers = tuple(tag.get("headers", "").split())
    cell.column_span, cell.row_span = int(tag.get("colspan", 1)), int(tag.get("rowspan", 1))
    return cell


def _describe(tag: Tag, element: Element) -> None:
    """What is said instead of a picture or a symbol (14.9.3 and 14.9.5)."""
    match tag.tag:
        case "img":
            element.alt = tag.get("alt", "")
        case "abbr":
            element.expansion = tag.get("title", "")
        case str(name) if name == f"{_SVG}svg":
            words = (tag.findtext(f"{_SVG}{part}", "").strip() for part in ("title", "desc"))
            element.alt = " ".join(word for word in words if word)
