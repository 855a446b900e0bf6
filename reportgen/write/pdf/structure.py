"""The structure tree of a tagged PDF and how it is written (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, eq=False)
class Content:
    """A run of text or a picture on a page; `mark` is its number there (MCID) once painted."""

    page: int
    mark: int | None = None


@dataclass(slots=True, eq=False)
class LinkArea:
    """The place on a page where a link can be clicked; `box` gets the annotation when painted."""

    page: int
    box: Any
    words: str


@dataclass(slots=True, eq=False)
class Element:
    """A structure element of a standard type (ISO 32000-1, 14.8.4).

    `notes` are read after the element's own words, but before a list inside it.
    `scope`, `headers` and the spans are a table cell's (14.8.5.7), `numbering` a list's (14.8.5.5),
    `box` a figure's place in points from the page's lower left corner (14.8.5.4.3). `name` is a
    table's id in the document, `written` the dictionary that the element has become in the PDF.
    """

    kind: str
    kids: list[Element | Content | LinkArea] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    id: str = ""
    title: str = ""
    language: str = ""
    alt: str = ""
    expansion: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    column_span: int = 1
    row_span: int = 1
    numbering: str = ""
    box: tuple[float, ...] = ()
    name: str = ""
    written: Any = None

    def add(self, kind: str) -> Element:
        """A new last child."""
        child = Element(kind)
        self.kids.append(child)
        return child

    def children(self) -> list[Element | Content | LinkArea]:
        """What the element holds, notes too, in reading order."""
        lists = (n for n, k in enumerate(self.kids) if isinstance(k, Element) and k.kind == "L")
        end = next(lists, len(self.kids))
        return [*self.kids[:end], *self.notes, *self.kids[end:]]

    def elements(self) -> Iterator[Element]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.children():
            if isinstance(kid, Element):
                yield from kid.elements()


# Kept also when nothing is in them: an empty cell still has its place in the grid.
_KEPT_EMPTY = frozenset({"TD", "TH", "TR"})


def prune(element: Element) -> bool:
    """Takes away elements without content; whether anything is left."""
    element.kids = [kid for kid in element.kids if _is_something(kid)]
    element.notes = [note for note in element.notes if prune(note)]
    return bool(element.kids) or element.kind in _KEPT_EMPTY


def _is_something(kid: Element | Content | LinkArea) -> bool:
    match kid:
        case Element():
            return prune(kid)
        case Content():
            return kid.mark is not None
        case LinkArea():
            return kid.box.link_annotation is not None


def write_structure(pdf: Any, document: Element) -> None:
    """Adds the tree to the PDF's catalog, with parent tree and id tree (14.7.4.4, 14.7.2)."""
    _Writer(pdf).write(document)


def _given(attributes: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in attributes.items() if value}


class _Writer:
    """Writes one tree; `_owners` says for each page whose each marked content is."""

    def __init__(self, pdf: Any) -> None:
        import pydyf

        self._pydyf = pydyf
        self._pdf = pdf
        self._owners: list[dict[int, str]] = [{} for _ in pdf.page_references]
        self._areas: list[tuple[str, Any]] = []
        self._ids: dict[str, str] = {}

    def write(self, document: Element) -> None:
        parents = self._object({})
        root = self._object({"Type": "/StructTreeRoot", "ParentTree": parents.reference})
        root["K"] = self._array([self._element(document, root.reference)])
        numbers = self._array([])
        for page, owners in enumerate(self._owners):
            marks = range(max(owners, default=-1) + 1)
            numbers += [page, self._array(owners.get(mark, "null") for mark in marks)]
        for key, (owner, annotation) in enumerate(self._areas, start=len(self._owners)):
            numbers += [key, owner]
            annotation["StructParent"] = key
        parents["Nums"] = numbers
        root["ParentTreeNextKey"] = len(self._owners) + len(self._areas)
        if self._ids:
            root["IDTree"] = self._id_tree().reference
        self._pdf.catalog["StructTreeRoot"] = root.reference

    def _element(self, element: Element, parent: str) -> str:
        """Writes the element and all below it; its reference."""
        properties = {"Type": "/StructElem", "S": f"/{element.kind}", "P": parent}
        written = element.written = self._object(properties)
        reference: str = written.reference
        texts = {
            "ID": element.id,
            "T": element.title,
            "Lang": element.language,
            "Alt": element.alt,
            "E": element.expansion,
        }
        written.update({key: self._pydyf.String(text) for key, text in texts.items() if text})
        if element.id:
            self._ids[element.id] = reference
        if attributes := self._attributes(element):
            written["A"] = attributes
        kids = element.children()
        page = next((kid.page for kid in kids if isinstance(kid, Content)), None)
        if page is not None:
            written["Pg"] = self._pdf.page_references[page]
        written["K"] = self._array(self._kid(kid, reference, page) for kid in kids)
        return reference

    def _kid(self, kid: Element | Content | LinkArea, parent: str, page: int | None) -> Any:
        """A child as it stands in K: another element, a number on `page`, or a reference."""
        if isinstance(kid, Element):
            return self._element(kid, parent)
        where = self._pdf.page_references[kid.page]
        if isinstance(kid, LinkArea):
            annotation = kid.box.link_annotation
            annotation["Contents"] = self._pydyf.String(kid.words)
            self._areas.append((parent, annotation))
            properties = {"Type": "/OBJR", "Obj": annotation.reference, "Pg": where}
            return self._pydyf.Dictionary(properties)
        assert kid.mark is not None
        self._owners[kid.page][kid.mark] = parent
        if kid.page == page:
            return kid.mark
        return self._pydyf.Dictionary({"Type": "/MCR", "Pg": where, "MCID": kid.mark})

    def _attributes(self, element: Element) -> Any:
        """The attribute object; no kind of element has attributes of two owners here."""
        found: dict[str, Any] = {}
        if element.kind in ("TH", "TD"):
            found = {
                "Scope": element.scope and f"/{element.scope}",
                "ColSpan": element.column_span if element.column_span > 1 else None,
                "RowSpan": element.row_span if element.row_span > 1 else None,
            }
            # Given also when empty, lest a row's heading is read with the heads above it.
            if element.scope != "Column":
                headers = self._array(map(self._pydyf.String, element.headers))
                return self._pydyf.Dictionary({"O": "/Table", **_given(found), "Headers": headers})
        elif element.kind == "L":
            found = {"ListNumbering": f"/{element.numbering or 'None'}"}
        elif element.box:
            found = {"Placement": "/Block", "BBox": self._array(element.box)}
        given = _given(found)
        owner = {"TH": "/Table", "TD": "/Table", "L": "/List"}.get(element.kind, "/Layout")
        return self._pydyf.Dictionary({"O": owner, **given}) if given else None

    def _id_tree(self) -> Any:
        """Ids in the order of their bytes, as name trees must be (7.9.6)."""
        names = self._array([])
        for name in sorted(self._ids, key=str.encode):
            names += [self._pydyf.String(name), self._ids[name]]
        return self._object({"Names": names})

    def _object(self, properties: dict[str, Any]) -> Any:
        written = self._pydyf.Dictionary(properties)
        self._pdf.add_object(written)
        return written

    def _array(self, items: Iterable[Any]) -> Any:
        return self._pydyf.Array(items)
