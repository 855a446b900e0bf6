"""Lists and heading numbers: Word's numbering part."""

from __future__ import annotations

from typing import Any, Literal

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from reportgen.write.docx.look import HEADING_LEVELS
from reportgen.write.docx.package import related_part
from reportgen.write.docx.styles import Styles
from reportgen.write.docx.xml import W, hex_colour, parse

LIST_STEP, LIST_STEP_IN_CELL = 315, 243  # as in base.css, twips
SIGN_ROOM = 85  # between a sign or number and its words
LEVELS = 9
HEADLINE_STEP = 227
_HEADING_INDENTS = (630, 630, 667, 756)  # in base.css 1.575, 2.25, 2.9 and 3.6 of its size
_NOT_BOLD = '<w:b w:val="0"/><w:bCs w:val="0"/>'


class Numbering:
    """The document's lists; each list that counts gets a number of its own, so that it restarts.

    Signs and numbers have the accent's colour.
    """

    def __init__(self, document: WordDocument, styles: Styles, accent: str) -> None:
        self._root = _numbering_root(document)
        self._styles = styles
        self._accent = f'<w:color w:val="{hex_colour(accent)}"/>'
        self._abstract: dict[str, int] = {}
        self._shared: dict[str, int] = {}

    def bullets(self) -> int:
        """The list id shared by all lists without order."""
        return self._one("bullet", _levels("bullet", self._accent))

    def headlines(self) -> int:
        """The list id of headlines: a sign before each, at the margin."""
        return self._one(
            "headline", _level(0, "bullet", "›", HEADLINE_STEP, HEADLINE_STEP, self._accent)
        )

    def _one(self, kind: str, levels: str) -> int:
        if kind not in self._shared:
            self._shared[kind] = self._add_num(kind, levels, "")
        return self._shared[kind]

    def counted(self, level: int, start: int) -> int:
        """A new list id that counts from `start` at `level`."""
        override = (
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        )
        return self._add_num("decimal", _levels("decimal", self._accent), override)

    def bind_headings(self) -> None:
        """Numbers headings 1–4 through their styles, unless the template already does so."""
        ids = [self._styles[f"heading {level}"] for level in range(1, 5)]
        bare = [
            self._styles.find("paragraph", f"heading {level}")
            for level in range(1, 5)
            if self._styles.find("paragraph", f"heading {level}").find(f"{W}pPr/{W}numPr") is None
        ]
        if len(bare) < len(ids):
            return
        list_id = self._add_num("heading", _heading_levels(ids), "")
        for level, style in enumerate(bare):
            style.get_or_add_pPr()._insert_numPr(
                parse(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
            )

    def restarted_headings(self) -> int:
        """A list that numbers headings anew, as the styles do; 0 when no list is bound to them."""
        bound = self._styles.find("paragraph", "heading 1").find(f"{W}pPr/{W}numPr/{W}numId")
        lists = {num.get(f"{W}numId"): num for num in self._root.findall(f"{W}num")}
        found = None if bound is None else lists.get(bound.get(f"{W}val"))
        if found is None:
            return 0
        abstract = int(found.find(f"{W}abstractNumId").get(f"{W}val"))
        override = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for level in range(HEADING_LEVELS)
        )
        return self._add_list(abstract, override)

    def _add_num(self, kind: str, levels: str, override: str) -> int:
        if kind not in self._abstract:
            self._abstract[kind] = self._add_abstract(len(self._abstract), levels)
        return self._add_list(self._abstract[kind], override)

    def _add_list(self, abstract: int, override: str) -> int:
        """A `w:num` (17.9.15)."""
        list_id = 1 + max(
            (int(n.get(f"{W}numId")) for n in self._root.findall(f"{W}num")), default=0
        )
        xml = f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
        found = self._root.findall(f"{W}num") or self._root.findall(f"{W}abstractNum")
        found[-1].addnext(parse(xml))
        return list_id

    def _add_abstract(self, place: int, levels: str) -> int:
        """Abstract lists come before all lists (17.9.16)."""
        taken = [int(n.get(f"{W}abstractNumId")) for n in self._root.findall(f"{W}abstractNum")]
        number = 1 + max(taken, default=-1)
        element = parse(
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="52470{place:03X}"/>'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        self._root.insert(len(taken) + len(self._root.findall(f"{W}numPicBullet")), element)
        return number


def _numbering_root(document: WordDocument) -> Any:
    """The numbering part's root; made here when the template has none."""
    part = related_part(document.part, RELATIONSHIP_TYPE.NUMBERING)
    if part is None:
        root = parse("<w:numbering/>")
        part = XmlPart(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, document.part.package
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    assert isinstance(part, XmlPart)
    return part.element


def _level(
    number: int, form: str, sign: str, left: int, hanging: int, look: str, style: str = ""
) -> str:
    """A `w:lvl` (17.9.6); `look` is the sign's run properties. Signs of lists end before a gap."""
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    side = "right" if hanging == SIGN_ROOM else "left"
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{bound}'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="{side}"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f"<w:rPr>{look}</w:rPr></w:lvl>"
    )


def _levels(kind: Literal["bullet", "decimal"], look: str) -> str:
    return "".join(
        _level(n, kind, sign, LIST_STEP * (n + 1), SIGN_ROOM, look)
        for n in range(LEVELS)
        for sign in ["•" if kind == "bullet" else f"%{n + 1}."]
    )


def _heading_levels(style_ids: list[str]) -> str:
    """Numbers such as 4.2.1, hanging before the heading's words, in a lighter weight."""
    levels = []
    for number, style in enumerate(style_ids):
        sign = ".".join(f"%{n + 1}" for n in range(number + 1))
        indent = _HEADING_INDENTS[number]
        levels.append(_level(number, "decimal", sign, indent, indent, _NOT_BOLD, style))
    return "".join(levels)
