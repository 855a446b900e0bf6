"""The report's styles, worked out from the theme."""

from __future__ import annotations

from reportgen.write.docx.look import BOLD, Look, border, spacing
from reportgen.write.docx.styles import StyleDef, own_style
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

META_TAB = 2552  # where the values of metadata lines stand, in twips


def style_sheet(look: Look) -> tuple[StyleDef, ...]:
    """Every style that the writer asks for by name."""
    return (
        *_base(look),
        *_headings(look),
        *_cover(look),
        *text_styles(look),
        *running_styles(look),
        *figure_styles(look),
        *list_styles(look),
        *contents_styles(look),
        *note_styles(look),
        *table_text_styles(look.spec),
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
            "paragraph", "Normal", "Normal", ppr=spacing(0, twips_pt(7), look.line), priority=0
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
        StyleDef("character", "Hyperlink", "Hyperlink", "Default Paragraph Font", rpr=link),
    )


def _headings(look: Look) -> tuple[StyleDef, ...]:
    """Headings 1–4, and their twins that stay out of the contents."""
    accent = look.colour(look.spec.colours.accent)
    found = []
    room = ((26, 8), (18, 5), (14, 3), (11, 2))
    for level, (points, (before, after)) in enumerate(
        zip(look.spec.sizes.heading_pt, room, strict=True), start=1
    ):
        colour = accent if level < 3 else look.colour(look.spec.colours.text)
        found.append(
            StyleDef(
                "paragraph",
                f"heading {level}",
                f"Heading{level}",
                "Normal",
                "Normal",
                ppr="<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
                + spacing(twips_pt(before), twips_pt(after), 240)
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


def _cover(look: Look) -> tuple[StyleDef, ...]:
    """Title, subtitle, the line above them and metadata, as they look in a letterhead.

    On a cover's band their runs are given the band's colour: a document may have both.
    """
    spec = look.spec
    accent, text = look.colour(spec.colours.accent), look.colour(spec.colours.text)
    hairlines = "".join(border(side, 4, spec.colours.hairline, 6) for side in ("top", "bottom"))
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{META_TAB}"/></w:tabs>'
    hanging = f'<w:ind w:left="{META_TAB}" w:hanging="{META_TAB}"/>'
    title_size = look.size(half_points(spec.sizes.title_pt))
    return (
        StyleDef(
            *("paragraph", "Title", "Title", "Normal", "Subtitle"),
            ppr="<w:keepNext/><w:suppressAutoHyphens/>"
            + spacing(0, twips_pt(8), 228)
            + "<w:contextualSpacing/>",
            rpr=look.heading_font + BOLD + accent + title_size,
            priority=10,
        ),
        StyleDef(
            *("paragraph", "Subtitle", "Subtitle", "Normal", "Normal"),
            ppr=spacing(0, twips_pt(14), 252),
            rpr=text + look.size(36),
            priority=11,
        ),
        own_style(
            "Logotyp",
            "<w:keepNext/>" + spacing(0, twips_pt(14), 240),
            following="Vinjett",
            priority=12,
        ),
        own_style(
            "Vinjett",
            "<w:keepNext/>" + spacing(0, twips_pt(4), 240),
            BOLD + text + look.size(26),
            following="Title",
            priority=12,
        ),
        own_style(
            "Dokumentuppgift", tab + spacing(0, twips_pt(3), 264) + hanging, text, priority=13
        ),
        own_style(
            "Dokumenthuvud",
            f"<w:pBdr>{hairlines}</w:pBdr>",
            based_on="Dokumentuppgift",
            priority=13,
        ),
    )
