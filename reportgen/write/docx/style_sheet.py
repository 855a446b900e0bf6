"""The report's styles, worked out from the theme."""

from __future__ import annotations

from decimal import Decimal

from reportgen.write.docx.look import BOLD, TEXT_ROOM, Look, border, spacing
from reportgen.write.docx.styles import StyleDef, own_style, style_id
from reportgen.write.docx.table_styles import table_styles, table_text_styles
from reportgen.write.docx.text_styles import (
    contents_styles,
    figure_styles,
    list_styles,
    note_styles,
    running_styles,
    text_styles,
)
from reportgen.write.docx.xml import half_points, twips_pt


def style_sheet(look: Look) -> tuple[StyleDef, ...]:
    """Every style that the writer asks for by name."""
    return (
        *_base(look),
        *_headings(look),
        *_title(look),
        *_letterhead(look),
        *text_styles(look),
        *running_styles(look),
        *figure_styles(look),
        *list_styles(look),
        *contents_styles(look),
        *note_styles(look),
        *table_text_styles(look),
        *table_styles(look.spec),
    )


def _base(look: Look) -> tuple[StyleDef, ...]:
    """The roots that all others build on, and the characters."""
    colours = look.spec.colours
    link = f'{look.colour(colours.accent)}<w:u w:val="single"/>'
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    plain = (
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )
    return (
        StyleDef(
            "paragraph",
            "Normal",
            "Normal",
            ppr=spacing(0, look.rem(TEXT_ROOM), look.line),
            rpr=look.colour(colours.text),
            priority=0,
        ),
        StyleDef(
            "character",
            "Default Paragraph Font",
            "DefaultParagraphFont",
            priority=1,
            quick=False,
        ),
        StyleDef("table", "Normal Table", "TableNormal", table=plain, priority=99, quick=False),
        StyleDef(
            "character",
            "Etikett",
            "Etikett",
            "Default Paragraph Font",
            rpr=look.colour(colours.accent),
            own=True,
        ),
        StyleDef(
            "character",
            "Uppgiftsnamn",
            "Uppgiftsnamn",
            "Default Paragraph Font",
            rpr=look.colour(colours.muted),
            own=True,
        ),
        StyleDef(
            "character",
            "Bedömningsord",
            "Bedomningsord",
            "Default Paragraph Font",
            rpr=BOLD + look.letters("1.1"),
            own=True,
        ),
        *_symbols(look),
        StyleDef("character", "Hyperlink", "Hyperlink", "Default Paragraph Font", rpr=link),
    )


def _symbols(look: Look) -> tuple[StyleDef, ...]:
    """An assessment's symbol: larger than the words it stands a little before."""
    sizes = look.spec.sizes
    where = {
        "Bedömningssymbol": sizes.body_pt,
        "Bedömningssymbol i tabell": sizes.table_pt,
        "Bedömningssymbol i ruta": sizes.body_pt * Decimal("1.1"),
        "Bedömningssymbol i teckenförklaring": sizes.note_pt,
    }
    return tuple(
        StyleDef(
            *("character", name, style_id(name), "Default Paragraph Font"),
            rpr=f'<w:spacing w:val="{twips_pt(points * Decimal(".4"))}"/>'
            + look.size(half_points(points * Decimal("1.25"))),
            own=True,
        )
        for name, points in where.items()
    )


def _headings(look: Look) -> tuple[StyleDef, ...]:
    """Headings 1–4, and their twins that stay out of the contents."""
    accent = look.colour(look.spec.colours.accent)
    found = []
    room = (
        *(("2.3", ".7", "1.2"), ("1.65", ".45", "1.2")),
        *(("1.35", ".35", "1.28"), ("1.15", ".3", "1.2")),
    )
    for level, (points, (before, after, pitch)) in enumerate(
        zip(look.spec.sizes.heading_pt, room, strict=True), start=1
    ):
        colour = accent if level < 3 else look.colour(look.spec.colours.text)
        rule = look.paper.token(f"h{level + 1}", "border-top") == "hairline"
        line = border("top", 4, look.spec.colours.hairline, 6) if rule else ""
        found.append(
            StyleDef(
                "paragraph",
                f"heading {level}",
                f"Heading{level}",
                "Normal",
                "Normal",
                ppr="<w:keepNext/><w:keepLines/>"
                + (f"<w:pBdr>{line}</w:pBdr>" if line else "")
                + "<w:suppressAutoHyphens/>"
                + spacing(look.rem(before), look.rem(after), look.pitch(pitch))
                + f'<w:outlineLvl w:val="{level - 1}"/>',
                rpr=f"{look.heading_font}{BOLD}{colour}{look.size(half_points(points))}",
                priority=9,
            )
        )
        found.append(
            StyleDef(
                "paragraph",
                f"Rubrik {level} utanför innehåll",
                f"RubrikUtanfor{level}",
                f"heading {level}",
                "Normal",
                priority=10,
                own=True,
            )
        )
    return tuple(found)


def _title(look: Look) -> tuple[StyleDef, ...]:
    """Title, subtitle, the line above them, the logo and metadata, as large as on a cover.

    On a cover's ground their runs are given its colours.
    """
    text = look.colour(look.spec.colours.text)
    tab, hanging = _meta_stops(look.rem("11"))
    title_size = look.size(half_points(look.spec.sizes.title_pt))
    return (
        StyleDef(
            *("paragraph", "Title", "Title", "Normal", "Subtitle"),
            ppr="<w:keepNext/><w:suppressAutoHyphens/>" + spacing(0, 0, look.pitch("1.2")),
            rpr=look.heading_font + BOLD + text + title_size,
            priority=10,
        ),
        StyleDef(
            *("paragraph", "Subtitle", "Subtitle", "Normal", "Normal"),
            ppr=spacing(look.rem(".7"), look.rem(TEXT_ROOM), look.pitch("1.2")),
            rpr=text + look.letters("1.75"),
            priority=11,
        ),
        own_style(
            "Logotyp",
            "<w:keepNext/>" + spacing(0, look.rem("1.35"), 240),
            following="Vinjett",
            priority=12,
        ),
        own_style(
            "Vinjett",
            "<w:keepNext/>" + spacing(0, look.rem(".4"), 240),
            BOLD + text + look.letters("1.15"),
            following="Title",
            priority=12,
        ),
        own_style("Dokumentuppgift", tab + spacing(0, 0, look.line) + hanging, text, priority=13),
    )


def _letterhead(look: Look) -> tuple[StyleDef, ...]:
    """A memo's head: smaller than a cover, and the metadata between rules."""
    muted = look.colour(look.spec.colours.muted)
    hairlines = "".join(
        border(side, 4, look.spec.colours.hairline, 6) for side in ("top", "bottom")
    )
    tab, hanging = _meta_stops(look.rem("9.7"))
    return (
        own_style(
            "Brevhuvud vinjett",
            "<w:keepNext/>" + spacing(0, look.rem(".8"), look.line),
            '<w:b w:val="0"/><w:bCs w:val="0"/>' + muted + look.letters("1"),
            based_on="Vinjett",
            following="Title",
            priority=12,
        ),
        own_style(
            "Brevhuvud titel",
            spacing(0, look.rem(".6"), look.pitch("1.2")),
            look.letters("2.1"),
            based_on="Title",
            priority=12,
        ),
        own_style(
            "Brevhuvud underrubrik",
            spacing(0, look.rem("2.7"), look.line),
            look.letters("1.19"),
            based_on="Subtitle",
            priority=12,
        ),
        own_style(
            "Dokumenthuvud",
            f"<w:pBdr>{hairlines}</w:pBdr>{tab}" + spacing(0, 0, look.line) + hanging,
            based_on="Dokumentuppgift",
            priority=13,
        ),
    )


def _meta_stops(place: int) -> tuple[str, str]:
    """The tab and indent of metadata lines whose values stand at that place."""
    return (
        f'<w:tabs><w:tab w:val="left" w:pos="{place}"/></w:tabs>',
        f'<w:ind w:left="{place}" w:hanging="{place}"/>',
    )
