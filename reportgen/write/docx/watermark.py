"""The draft mark across every page."""

from __future__ import annotations

from reportgen.write.docx.xml import esc

DRAFT_WORDS = "UTKAST"
# The preset shape for text along a straight line, as Word writes it (Part 4, 19.1.2.20).
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
)


def watermark(number: int, font: str) -> str:
    """A run with the mark. Word knows its own watermarks by name and can take them away again."""
    place = (
        "position:absolute;margin-left:0;margin-top:0;width:420pt;height:120pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:page;mso-position-vertical:center;"
        "mso-position-vertical-relative:page"
    )
    letters = f"font-family:&quot;{esc(font)}&quot;;font-size:1pt;font-weight:bold"
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_SHAPE_TYPE}"
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{number + 1024}" '
        f'type="#_x0000_t136" alt="{DRAFT_WORDS}" style="{place}" o:allowincell="f" '
        'fillcolor="#c4c8cd" stroked="f"><v:fill opacity=".35"/>'
        f'<v:textpath style="{letters}" string="{DRAFT_WORDS}"/>'
        '<w10:wrap anchorx="page" anchory="page"/></v:shape></w:pict></w:r>'
    )
