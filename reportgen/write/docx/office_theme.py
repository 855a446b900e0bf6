"""Word's own theme part, so that its colour and font menus offer the municipality's."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from reportgen.theme import ThemeSpec
from reportgen.write.docx.package import related_part, set_blob
from reportgen.write.docx.xml import NAMESPACES, esc, hex_colour

ACCENTS = 6


def apply_office_theme(document: WordDocument, spec: ThemeSpec) -> None:
    """Rewrites the theme part of our own template."""
    part = related_part(document.part, RELATIONSHIP_TYPE.THEME)
    if part is not None:
        set_blob(part, office_theme(spec).encode())


def office_theme(spec: ThemeSpec) -> str:
    """A theme part (ISO 29500-1, 14.2.7): colours, fonts, and the plainest of effects."""
    name = esc(spec.name)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{NAMESPACES["a"]}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{_colours(spec)}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{_font("majorFont", spec.fonts.heading)}'
        f"{_font('minorFont', spec.fonts.body)}</a:fontScheme>"
        f'<a:fmtScheme name="{name}">{_effects()}</a:fmtScheme>'
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _colours(spec: ThemeSpec) -> str:
    colours = spec.colours
    accents = [colours.series[number % len(colours.series)] for number in range(ACCENTS)]
    named = {
        "dk1": colours.text,
        "lt1": "#ffffff",
        "dk2": colours.accent,
        "lt2": colours.tint,
        **{f"accent{number}": colour for number, colour in enumerate(accents, start=1)},
        "hlink": colours.accent,
        "folHlink": colours.muted,
    }
    return "".join(
        f'<a:{name}><a:srgbClr val="{hex_colour(colour)}"/></a:{name}>'
        for name, colour in named.items()
    )


def _font(tag: str, family: str) -> str:
    return (
        f'<a:{tag}><a:latin typeface="{esc(family)}"/><a:ea typeface=""/>'
        f'<a:cs typeface=""/></a:{tag}>'
    )


def _effects() -> str:
    """Three of each, as the schema requires, all plain."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    border = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{border * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
