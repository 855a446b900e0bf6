"""Semantic HTML → typed tree, strictly: what is not in the vocabulary is a finding."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from reportgen.document.inlines import Inlines, Refusal, refuse_loose_text
from reportgen.document.markup import Element, parse
from reportgen.document.rendered import Rendered
from reportgen.document.tables import read_table
from reportgen.document.tree import (
    Block,
    Box,
    BoxRole,
    BulletList,
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    Landscape,
    ListItem,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Quote,
)
from reportgen.finding import Finding, fel

_PARAGRAPH_ROLES: dict[str, ParagraphRole] = {r: r for r in get_args(ParagraphRole)}
_BOX_ROLES: dict[str, BoxRole] = {r: r for r in get_args(BoxRole)}


def read_document(rendered: Rendered) -> tuple[Document, tuple[Finding, ...]]:
    """The document in `rendered.html`, not yet numbered, and what it holds that cannot be read."""
    root, findings = parse(rendered.html, rendered.meta.file_name)
    reader = _Reader(rendered)
    blocks = reader.blocks(root)
    return Document(rendered.meta, blocks), (*findings, *reader.findings)


class _Reader:
    def __init__(self, rendered: Rendered) -> None:
        self._rendered = rendered
        self.findings: list[Finding] = []
        self._pictures: Counter[str] = Counter()
        self._inlines = Inlines(rendered, self.blocks, self.findings)

    def blocks(self, parent: Element) -> tuple[Block, ...]:
        """The blocks in an element; loose text among them becomes a paragraph."""
        found: list[Block] = []
        loose: list[Element | str] = []

        def flush() -> None:
            inlines = self._inlines.read(loose)
            if inlines:
                found.append(Paragraph(inlines, source=parent.source))
            loose.clear()

        for child in parent.children:
            if isinstance(child, str) or child.tag in self._inlines.TAGS:
                loose.append(child)
                continue
            flush()
            try:
                block = self._block(child)
            except Refusal as refusal:
                self.findings.append(refusal.finding)
                continue
            except (ArithmeticError, ValueError):  # int and Decimal of an attribute
                message = f"<{child.tag}> har ett attribut som inte kan läsas som ett tal"
                self.findings.append(fel("unknown-markup", message, child.source))
                continue
            if block is not None:
                found.append(block)
        flush()
        return tuple(found)

    def _block(self, element: Element) -> Block | None:
        match element.tag:
            case "h1" | "h2" | "h3" | "h4":
                return self._heading(element)
            case "p":
                return self._paragraph(element)
            case "ul":
                return BulletList(self._items(element), element.source)
            case "ol":
                start = int(element.get("start", "1"))
                return NumberedList(self._items(element), start, element.source)
            case "blockquote":
                return Quote(self.blocks(element), element.source)
            case "table":
                return read_table(element, self._inlines, self.blocks)
            case "figure":
                return self._figure(element)
            case "div":
                return self._container(element)
            case "nav":
                title = "".join(c for c in element.children if isinstance(c, str)).strip()
                return Contents(title, int(element.get("data-depth", "2")), (), element.source)
            case "hr":
                return PageBreak()
            case _:
                raise Refusal(
                    fel(
                        "unknown-markup",
                        f"mallen använder <{element.tag}>, som inte kan visas i alla format",
                        element.source,
                        "se vilka element som finns i docs/how_to/mallar.md",
                    )
                )

    def _heading(self, element: Element) -> Heading:
        if not element.get("id"):
            raise Refusal(fel("unknown-markup", "en rubrik saknar id", element.source))
        unnumbered = bool(element.get("data-unnumbered"))
        return Heading(
            level=int(element.tag[1]),
            children=self._inlines.read(element.children),
            id=element.get("id"),
            numbered=not unnumbered,
            in_contents=not element.get("data-hidden"),
            source=element.source,
        )

    def _paragraph(self, element: Element) -> Paragraph | None:
        name = element.get("class", "text")
        role = _PARAGRAPH_ROLES.get(name)
        if role is None:
            message = f"styckeklassen ”{name}” finns inte"
            raise Refusal(fel("unknown-markup", message, element.source))
        children = self._inlines.read(element.children)
        kept = children or role == "fill-line"
        return Paragraph(children, role, element.source) if kept else None

    def _items(self, element: Element) -> tuple[ListItem, ...]:
        items = []
        refuse_loose_text(element)
        for child in element.elements:
            if child.tag != "li":
                message = f"<{child.tag}> kan inte stå direkt i en lista"
                raise Refusal(fel("unknown-markup", message, child.source))
            items.append(ListItem(self.blocks(child)))
        return tuple(items)

    def _container(self, element: Element) -> Block:
        blocks = self.blocks(element)
        if element.get("data-landscape"):
            return Landscape(blocks)
        if formats := element.get("data-only").split():
            unknown = [f for f in formats if f not in ("html", "pdf", "docx")]
            if unknown:
                message = f"data-only kan vara html, pdf eller docx, inte ”{unknown[0]}”"
                raise Refusal(fel("unknown-markup", message, element.source))
            return Only(tuple(formats), blocks)
        role = _BOX_ROLES.get(element.get("data-box"))
        if role is None:
            message = f"rutan ”{element.get('data-box')}” finns inte"
            raise Refusal(fel("unknown-markup", message, element.source))
        return Box(role, blocks, element.source)

    def _picture_id(self, name: str) -> str:
        """An id made of a picture's file name; the same picture may be shown again."""
        self._pictures[name] += 1
        times = self._pictures[name]
        return f"bild-{name.partition('.')[0]}" + (f"-{times}" if times > 1 else "")

    def _figure(self, element: Element) -> Figure:
        name = element.get("data-chart") or element.get("data-image")
        content = self._rendered.charts.get(name) or self._rendered.images.get(name)
        if content is None:
            raise Refusal(fel("unknown-markup", f"figuren ”{name}” finns inte", element.source))
        caption: tuple[Inline, ...] = ()
        subtitle: tuple[Inline, ...] = ()
        notes: list[Paragraph] = []
        refuse_loose_text(element)
        for child in element.elements:
            if child.tag == "figcaption":
                caption = self._inlines.read(child.children)
            elif child.tag == "p" and child.get("class") == "subtitle":
                subtitle = self._inlines.read(child.children)
            elif child.tag != "p":
                message = f"<{child.tag}> kan inte stå i en figur"
                raise Refusal(fel("unknown-markup", message, child.source))
            elif (note := self._paragraph(child)) is not None:
                notes.append(note)
        own = element.get("id") or self._picture_id(name)
        return Figure(own, content, caption, tuple(notes), "", element.source, subtitle)
