"""Plain SVG drawings as DrawingML shapes, which every Word and LibreOffice draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder
from lxml import etree

from reportgen.write.docx.xml import hex_colour, whole

FINE = 1000  # a shape's own units to one of the drawing's
_INHERITED = ("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity")
_COMMANDS = {"moveTo": "moveTo", "lineTo": "lnTo", "curveTo": "cubicBezTo", "qCurveTo": "quadBezTo"}

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a drawing comes to lie: its size in EMU, and the part of its own plane that is shown.

    The whole of the viewBox fills the whole of the size.
    """

    across: int
    up: int
    box: tuple[Decimal, Decimal, Decimal, Decimal]


def rectangle(across: int, up: int, colour: str) -> str:
    """A filled rectangle from the upper left corner."""
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return _shape(across, up, geometry, _ink(colour, ""), "<a:ln><a:noFill/></a:ln>")


def shapes(svg: bytes, across: int, up: int) -> str:
    """The drawing's shapes, so wide and high in EMU.

    Lines and plain fills in `#rrggbb` are drawn; transforms, gradients and text are not.
    """
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    left, top, width, height = map(Decimal, root.get("viewBox", "0 0 210 297").split())
    frame = Frame(across, up, (left, top, width, height))
    return "".join(_drawn(root, {}, frame))


def _drawn(element: Any, outer: Mapping[str, str], frame: Frame) -> Iterator[str]:
    """The element's own shape and those within it; looks are inherited (SVG 1.1, 6.2)."""
    own = {name: element.get(name) for name in _INHERITED if element.get(name) is not None}
    look = {**outer, **own}
    builder = PathBuilder()
    if builder.add_path_from_element(element):
        pen = RecordingPen()
        parse_path(builder.paths[-1], pen)
        geometry = _geometry(pen.value, frame)
        fill = _ink(look.get("fill", "#000000"), look.get("fill-opacity", ""))
        yield _shape(frame.across, frame.up, geometry, fill, _line(look, frame))
    for inner in element:
        yield from _drawn(inner, look, frame)


def _geometry(drawn: list[tuple[str, tuple[Point, ...]]], frame: Frame) -> str:
    """`a:custGeom` (20.1.9.8) of what a pen has drawn."""
    left, top, width, height = frame.box

    def at(point: Point) -> str:
        x, y = (
            whole((Decimal(str(n)) - o) * FINE) for n, o in zip(point, (left, top), strict=True)
        )
        return f'<a:pt x="{x}" y="{y}"/>'

    commands = "".join(
        f"<a:{_COMMANDS[name]}>{''.join(map(at, points))}</a:{_COMMANDS[name]}>"
        if name in _COMMANDS
        else "<a:close/>"
        for name, points in drawn
    )
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{whole(width * FINE)}" h="{whole(height * FINE)}">{commands}'
        "</a:path></a:pathLst></a:custGeom>"
    )


def _ink(colour: str, opacity: str) -> str:
    if not colour.startswith("#"):
        return "<a:noFill/>"
    alpha = f'<a:alpha val="{whole(Decimal(opacity) * 100_000)}"/>' if opacity else ""
    return f'<a:solidFill><a:srgbClr val="{hex_colour(colour)}">{alpha}</a:srgbClr></a:solidFill>'


def _line(look: Mapping[str, str], frame: Frame) -> str:
    wide = Decimal(look.get("stroke-width", "1")) * frame.across / frame.box[2]
    ink = _ink(look.get("stroke", "none"), look.get("stroke-opacity", ""))
    return f'<a:ln w="{whole(wide)}">{ink}</a:ln>'


def _shape(across: int, up: int, geometry: str, fill: str, line: str) -> str:
    """A `wps:wsp` that fills its group."""
    return (
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{across}" cy="{up}"/></a:xfrm>{geometry}{fill}{line}</wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )


def behind_the_text(number: int, across: int, up: int, content: str) -> str:
    """A run with shapes that lie behind the text from the page's upper left corner (20.4.2.3).

    They are decoration, which screen readers pass over. Shapes came with Word 2010, so they are a
    choice that an older program does not make (ISO 29500-3, 7.6).
    """
    decoration = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative val="1"/></a:ext></a:extLst>'
    )
    place = "".join(
        f'<wp:position{way} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{way}>'
        for way in "HV"
    )
    box = f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{up}"/>'
    group = f'{box}<a:chOff x="0" y="0"/><a:chExt cx="{across}" cy="{up}"/>'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="0" '
        'behindDoc="1" locked="0" layoutInCell="0" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'{place}<wp:extent cx="{across}" cy="{up}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="Omslag {number}" descr="">{decoration}'
        "</wp:docPr><wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
        f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{group}</a:xfrm></wpg:grpSpPr>{content}"
        "</wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )
