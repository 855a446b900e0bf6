"""A PDF as a screen reader meets it: the structure tree, and the text of every element in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf


@dataclass(slots=True)
class Node:
    """A structure element; `kids` are elements and pieces of text in reading order."""

    kind: str
    kids: list[Node | str] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    id: str = ""
    alt: str = ""
    expansion: str = ""
    language: str = ""
    title: str = ""
    pages: set[int] = field(default_factory=set)
    links: list[str] = field(default_factory=list)

    def all(self, *kinds: str) -> list[Node]:
        """The elements of these kinds in the element, itself among them, in reading order."""
        return [node for node in self.walk() if node.kind in kinds]

    def below(self, *kinds: str) -> list[Node]:
        """The elements of these kinds right below the element."""
        return [kid for kid in self.kids if isinstance(kid, Node) and kid.kind in kinds]

    def walk(self) -> Iterator[Node]:
        """The element and all elements in it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def text(self) -> str:
        """All that is read, without alternative texts and the marks of list items and notes."""
        return "".join(
            kid if isinstance(kid, str) else kid.text()
            for kid in self.kids
            if isinstance(kid, str) or kid.kind not in ("Lbl", "Figure")
        )

    def outline(self) -> str:
        """The kinds, nested in brackets: `L(LI(Lbl LBody))`."""
        inner = " ".join(kid.outline() for kid in self.kids if isinstance(kid, Node))
        return f"{self.kind}({inner})" if inner else self.kind


def read_structure(data: bytes) -> Node:
    """The document's element."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return read_open(pdf)


def read_open(pdf: pikepdf.Pdf) -> Node:
    """The document's element of an open PDF."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    texts = {page.objgen: _page_text(page) for page in pdf.pages}
    (document,) = pdf.Root.StructTreeRoot.K
    return _Reader(pages, texts).node(document)


@dataclass(frozen=True, slots=True)
class _Reader:
    pages: dict[tuple[int, int], int]
    texts: dict[tuple[int, int], dict[int, str]]

    def node(self, element: Any) -> Node:
        given = {
            name: str(element.get(key, ""))
            for name, key in {
                "id": "/ID",
                "alt": "/Alt",
                "expansion": "/E",
                "language": "/Lang",
                "title": "/T",
            }.items()
        }
        attributes = dict(element.get("/A", {}))
        node = Node(str(element.S)[1:], attributes=attributes, **given)
        page = element.get("/Pg")
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self._add(node, kid, page)
        return node

    def _add(self, node: Node, kid: Any, page: Any) -> None:
        if isinstance(kid, int):
            node.kids.append(self.texts[page.objgen][kid])
            node.pages.add(self.pages[page.objgen])
        elif kid.get("/Type") == "/MCR":
            self._add(node, int(kid.MCID), kid.Pg)
        elif kid.get("/Type") == "/OBJR":
            node.links.append(str(kid.Obj.Contents))
        else:
            child = self.node(kid)
            node.kids.append(child)
            node.pages |= child.pages


def _page_text(page: Any) -> dict[int, str]:
    """The text of each marked content sequence, by its number."""
    fonts = {name: _to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    stack: list[tuple[int | None, bool]] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC":
                stack.append((None, False))
            case "BDC":
                mark = operands[1].get("/MCID")
                replaced = "/ActualText" in operands[1]
                stack.append((mark, replaced))
                if mark is not None:
                    texts[int(mark)] = str(operands[1].get("/ActualText", ""))
            case "EMC":
                stack.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" if stack and stack[-1][0] is not None and not stack[-1][1]:
                strings = (bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                texts[int(stack[-1][0])] += "".join(_decoded(part, font) for part in strings)
            case _:
                pass
    return texts


def _to_unicode(font: Any) -> dict[int, str]:
    """What each glyph stands for (ISO 32000-1, 9.10.3)."""
    table = bytes(font.ToUnicode.read_bytes()).decode("ascii", "replace")
    pairs = re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", table.split("beginbfchar", 1)[-1])
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _decoded(part: bytes, font: dict[int, str]) -> str:
    codes = (int.from_bytes(part[at : at + 2], "big") for at in range(0, len(part), 2))
    return "".join(font[code] for code in codes)
