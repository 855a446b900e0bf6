"""A tagged PDF read back as a screen reader meets it, with the place and size of every line.

Only what WeasyPrint writes is understood: fonts with two-byte codes and a ToUnicode map, marked
content with an MCID, and a structure tree that points at it (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Piece:
    """A run of text on one line: page from 1, size in points, baseline in points from the top."""

    text: str
    page: int
    size: float
    font: str
    x: float
    top: float


@dataclass
class Element:
    """An element of the structure tree."""

    role: str
    alt: str = ""
    children: list[Element | Piece] = field(default_factory=list)

    def walk(self, *roles: str) -> Iterator[Element]:
        """This element and those in it, in order, of these roles."""
        if not roles or self.role in roles:
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk(*roles)

    def pieces(self, *, without: tuple[str, ...] = ()) -> Iterator[Piece]:
        """Its text line by line, without that of elements of some roles."""
        for child in self.children:
            if isinstance(child, Piece):
                yield child
            elif child.role not in without:
                yield from child.pieces(without=without)

    def text(self, *, without: tuple[str, ...] = ()) -> str:
        """Its words; lines are joined by spaces."""
        return " ".join(" ".join(p.text for p in self.pieces(without=without)).split())

    @property
    def pages(self) -> set[int]:
        """The pages it stands on."""
        return {piece.page for piece in self.pieces()}


@dataclass(frozen=True)
class Bookmark:
    """A line of the outline."""

    level: int
    title: str


class ReadPdf:
    """A PDF opened for reading."""

    def __init__(self, data: bytes) -> None:
        self.file = pikepdf.open(BytesIO(data))
        self._marked: dict[tuple[int, int], list[Piece]] = {}
        self.artifacts: list[Piece] = []
        self.fonts: set[str] = set()
        self._numbers = {page.objgen: n for n, page in enumerate(self.file.pages, start=1)}
        for number, page in enumerate(self.file.pages, start=1):
            self._read_page(number, page)

    @cached_property
    def root(self) -> Element:
        """The structure tree."""
        tree = Element("Root")
        kids = self.file.Root.StructTreeRoot.K
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            tree.children.append(self._element(kid))
        return tree

    @property
    def page_count(self) -> int:
        """How many pages."""
        return len(self.file.pages)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        box = self.file.pages[page - 1].MediaBox
        return float(box[2]), float(box[3])

    def bookmarks(self) -> list[Bookmark]:
        """The outline in order, levels from 1."""

        def lines(items: list[pikepdf.OutlineItem], level: int) -> Iterator[Bookmark]:
            for item in items:
                yield Bookmark(level, item.title)
                yield from lines(list(item.children), level + 1)

        with self.file.open_outline() as outline:
            return list(lines(list(outline.root), 1))

    def _element(self, node: pikepdf.Object) -> Element:
        element = Element(str(node.S).removeprefix("/"), str(node.get("/Alt", "")))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                if kid.get("/Type") == "/MCR":
                    element.children += self._content(kid.Pg, int(kid.MCID))
                elif "/S" in kid:
                    element.children.append(self._element(kid))
            else:
                element.children += self._content(node.Pg, int(kid))
        return element

    def _content(self, page: pikepdf.Object, mark: int) -> list[Piece]:
        return self._marked.get((self._numbers[page.objgen], mark), [])

    def _read_page(self, number: int, page: pikepdf.Page) -> None:
        fonts = {
            name: (_font_name(font), _codes(font))
            for name, font in page.Resources.get("/Font", {}).items()
        }
        self.fonts |= {name for name, _ in fonts.values()}
        height = self.size(number)[1]
        reading = _Stream(number, height, fonts)
        for operands, operator in pikepdf.parse_content_stream(page):
            reading.step(str(operator), operands)
        for mark, pieces in reading.marked.items():
            self._marked.setdefault((number, mark), []).extend(pieces)
        self.artifacts += reading.artifacts


@dataclass
class _Stream:
    """The state of a content stream under reading."""

    page: int
    height: float
    fonts: dict[str, tuple[str, dict[int, str]]]
    marked: dict[int, list[Piece]] = field(default_factory=dict)
    artifacts: list[Piece] = field(default_factory=list)
    matrix: Matrix = IDENTITY
    text_matrix: Matrix = IDENTITY
    font: str = ""
    size: float = 0
    saved: list[tuple[Matrix, str, float]] = field(default_factory=list)
    marks: list[int | None] = field(default_factory=list)

    def step(self, operator: str, operands: list[pikepdf.Object]) -> None:
        match operator:
            case "q":
                self.saved.append((self.matrix, self.font, self.size))
            case "Q":
                self.matrix, self.font, self.size = self.saved.pop()
            case "cm":
                self.matrix = _times(_matrix(operands), self.matrix)
            case "BMC":
                self.marks.append(None)
            case "BDC":
                properties = operands[1]
                known = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
                self.marks.append(int(properties.MCID) if known else None)
            case "EMC":
                self.marks.pop()
            case "BT":
                self.text_matrix = IDENTITY
            case "Tf":
                self.font, self.size = str(operands[0]), float(operands[1])
            case "Tm":
                self.text_matrix = _matrix(operands)
            case "Tj":
                self._show([operands[0]])
            case "TJ":
                self._show([o for o in operands[0] if isinstance(o, pikepdf.String)])
            case "Td" | "TD" | "T*" | "'" | '"':
                raise AssertionError(f"this reader does not know {operator}")

    def _show(self, strings: list[pikepdf.Object]) -> None:
        name, codes = self.fonts[self.font]
        text = ""
        for string in strings:
            raw = bytes(string)
            text += "".join(
                codes.get(int.from_bytes(raw[i : i + 2], "big"), "\ufffd")
                for i in range(0, len(raw), 2)
            )
        _, _, c, d, x, y = _times(self.text_matrix, self.matrix)
        size = self.size * (c * c + d * d) ** 0.5
        piece = Piece(text, self.page, size, name, x, self.height - y)
        mark = next((m for m in reversed(self.marks) if m is not None), None)
        if mark is None:
            self.artifacts.append(piece)
        else:
            self.marked.setdefault(mark, []).append(piece)


def _matrix(operands: list[pikepdf.Object]) -> Matrix:
    a, b, c, d, e, f = (float(o) for o in operands)
    return a, b, c, d, e, f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _font_name(font: pikepdf.Object) -> str:
    return str(font.BaseFont).removeprefix("/").partition("+")[2]


def _codes(font: pikepdf.Object) -> dict[int, str]:
    """The ToUnicode map (ISO 32000-1, 9.10.3)."""
    text = font.ToUnicode.read_bytes().decode("ascii")
    codes: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, target in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            codes[int(code, 16)] = bytes.fromhex(target).decode("utf-16-be")
    assert "beginbfrange" not in text, "this reader does not know ranges"
    return codes
