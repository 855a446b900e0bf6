"""Small pieces of WordprocessingML as text, escaped and in the order the schema wants."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from typing import Any

from docx.oxml import parse_xml

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
ALL = tuple(NAMESPACES)
W = f"{{{NAMESPACES['w']}}}"
R = f"{{{NAMESPACES['r']}}}"

SOFT_HYPHEN = "\u00ad"


def esc(text: str) -> str:
    """`text` safe both as content and inside an attribute's double quotes."""
    return escape(text, quote=True)


def whole(number: Decimal) -> int:
    """`number` rounded half away from zero."""
    return int(number.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def twips_mm(mm: Decimal | int) -> int:
    """Millimetres in twentieths of a point."""
    return whole(Decimal(mm) * 1440 / Decimal("25.4"))


def twips_pt(pt: Decimal | int) -> int:
    """Points in twentieths of a point."""
    return whole(Decimal(pt) * 20)


def half_points(pt: Decimal | int) -> int:
    """Points in half points, the unit of `w:sz`."""
    return whole(Decimal(pt) * 2)


def hex_colour(colour: str) -> str:
    """`#0b4f7d` as Word writes it: `0B4F7D`."""
    return colour.lstrip("#").upper()


def shade(colour: str) -> str:
    """A plain ground (17.3.5)."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hex_colour(colour)}"/>'


_BOLD = {None: "", True: "<w:b/><w:bCs/>", False: '<w:b w:val="0"/><w:bCs w:val="0"/>'}


@dataclass(frozen=True, slots=True)
class RunFormat:
    """Direct formatting of a run; `style` is a character style's id, `ground` a colour behind it.

    Bold is as the styles say when it is None.
    """

    style: str = ""
    bold: bool | None = None
    italic: bool = False
    colour: str = ""
    ground: str = ""
    vertical: str = ""
    language: str = ""

    def xml(self) -> str:
        """The `w:rPr`, empty when there is nothing to say (ISO 29500-1, 17.3.2.28: this order)."""
        parts = [
            f'<w:rStyle w:val="{self.style}"/>' if self.style else "",
            _BOLD[self.bold],
            "<w:i/><w:iCs/>" if self.italic else "",
            f'<w:color w:val="{self.colour}"/>' if self.colour else "",
            shade(self.ground) if self.ground else "",
            f'<w:vertAlign w:val="{self.vertical}"/>' if self.vertical else "",
            f'<w:lang w:val="{esc(self.language)}"/>' if self.language else "",
        ]
        inner = "".join(parts)
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""


PLAIN = RunFormat()


def text(words: str) -> str:
    """The content of a run; soft hyphens become Word's own, which it alone can hide."""
    pieces = [
        f'<w:t xml:space="preserve">{esc(p)}</w:t>' if p else "" for p in words.split(SOFT_HYPHEN)
    ]
    return "<w:softHyphen/>".join(pieces)


def run(words: str, rpr: str = "") -> str:
    """A run of text."""
    return f"<w:r>{rpr}{text(words)}</w:r>" if words else ""


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """What a paragraph says beside its style; kept in the schema's order (17.3.1.26)."""

    keep_next: bool = False
    page_break_before: bool = False
    numbering: str = ""
    tabs: str = ""
    spacing: str = ""
    indent: str = ""
    align: str = ""

    def xml(self, style_id: str) -> str:
        """The `w:pPr` for a paragraph in the style."""
        parts = [
            f'<w:pStyle w:val="{style_id}"/>' if style_id else "",
            "<w:keepNext/>" if self.keep_next else "",
            "<w:pageBreakBefore/>" if self.page_break_before else "",
            self.numbering,
            f"<w:tabs>{self.tabs}</w:tabs>" if self.tabs else "",
            self.spacing,
            self.indent,
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
        ]
        return f"<w:pPr>{''.join(parts)}</w:pPr>"


LOW = 20  # twips: a line that is not seen


def low_paragraph(after: int = 0) -> str:
    """A line so low that it is not seen, for what only carries something or makes room."""
    room = f'<w:spacing w:before="0" w:after="{after}" w:line="{LOW}" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{room}</w:pPr></w:p>"


def paragraph(style_id: str, content: str, layout: ParagraphFormat | None = None) -> str:
    """A paragraph."""
    return f"<w:p>{(layout or ParagraphFormat()).xml(style_id)}{content}</w:p>"


def numbering(list_id: int, level: int) -> str:
    """Membership of a list; list 0 means "no number" although the style has one (17.9.18)."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def unnumbered() -> ParagraphFormat:
    """The layout of a heading that its style would number, without number and its indent."""
    return ParagraphFormat(
        keep_next=True, numbering=numbering(0, 0), indent='<w:ind w:left="0" w:firstLine="0"/>'
    )


def parse(xml: str, prefixes: tuple[str, ...] = ("w",)) -> Any:
    """The element, as python-docx's own classes; the root of `xml` needs no declarations."""
    declared = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    start = xml.index(">")
    start -= xml[start - 1] == "/"
    return parse_xml(f"{xml[:start]} {declared}{xml[start:]}")
