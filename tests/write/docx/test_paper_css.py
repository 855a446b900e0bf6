"""What the Word writer reads out of a theme's stylesheet, and how it draws a cover's picture."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree

from reportgen.write.docx.paper_css import paper_css
from reportgen.write.docx.vector import shapes
from reportgen.write.docx.xml import ALL, NAMESPACES
from tests.write.docx.wordfile import theme

CSS = """
.cover { background-image: url("data:image/svg+xml,%3Csvg/%3E"); color: var(--on-cover) }
@media screen { .cover-title { top: 1mm } .wide, .cover { color: var(--text) } }
@media print { .cover-title { top: 84.5mm } h2, h3 { border-top: .5pt solid var(--hairline) } }
broken { { }
"""


def test_rules_for_paper_count_and_those_for_screens_do_not() -> None:
    paper = paper_css(CSS)
    assert paper.svg(".cover") == b"<svg/>"
    assert paper.millimetres(".cover-title", "top", 1) == Decimal("84.5")
    assert paper.token(".cover", "color") == "on-cover"
    assert paper.token("h3", "border-top") == "hairline"


def test_what_the_stylesheet_does_not_say_is_as_asked() -> None:
    paper = paper_css("")
    assert paper.svg(".cover") == b""
    assert paper.millimetres(".cover-foot", "bottom", 20) == 20
    assert paper.token(".cover .title", "color") == ""


@pytest.mark.parametrize(("name", "top"), [("klar", 104), ("lugn", 84)])
def test_our_themes_say_where_the_title_stands(name: str, top: int) -> None:
    paper = paper_css(theme(name).css)
    assert paper.millimetres(".cover-title", "top", 104) == top
    assert paper.svg(".cover").startswith(b"<svg")


def drawn(svg: str) -> list[etree._Element]:
    """The shapes of a drawing 100 units wide and high, on as many EMU."""
    root = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{svg}</svg>'
    declared = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ALL)
    return list(etree.fromstring(f"<x {declared}>{shapes(root.encode(), 100, 100)}</x>"))


def test_looks_are_inherited_and_scaled() -> None:
    (ring,) = drawn('<g fill="none" stroke="#102030" stroke-width="7"><circle r="9"/></g>')
    assert ring.xpath(".//a:ln/@w", namespaces=NAMESPACES) == ["7"]
    assert ring.xpath(".//a:ln//a:srgbClr/@val", namespaces=NAMESPACES) == ["102030"]
    assert len(ring.xpath(".//a:custGeom/following-sibling::a:noFill", namespaces=NAMESPACES)) == 1
    assert len(ring.xpath(".//a:cubicBezTo", namespaces=NAMESPACES)) == 4


def test_a_path_keeps_its_corners_and_its_transparency() -> None:
    (hill,) = drawn('<path fill="#aabbcc" fill-opacity=".5" d="M0 50H100V100H0Z"/>')
    points = hill.xpath(".//a:pt", namespaces=NAMESPACES)
    assert [(p.get("x"), p.get("y")) for p in points[:2]] == [("0", "50000"), ("100000", "50000")]
    assert hill.xpath(".//a:alpha/@val", namespaces=NAMESPACES) == ["50000"]
