"""The styles of running text, figures, lists, the contents and footnotes."""

from __future__ import annotations

from reportgen.write.docx.look import BOLD, HEADING_LEVELS, Look, border, spacing
from reportgen.write.docx.numbering import LIST_STEP
from reportgen.write.docx.styles import StyleDef, own_style
from reportgen.write.docx.xml import half_points, twips_pt


def text_styles(look: Look) -> tuple[StyleDef, ...]:
    """The roles that running text can have."""
    colours = look.spec.colours
    body = half_points(look.spec.sizes.body_pt)
    heading, kept = look.heading_font + BOLD, "<w:keepNext/><w:keepLines/>"
    rule = f"<w:pBdr>{border('left', 18, colours.accent, 10)}</w:pBdr>"
    # Without a line between them, paragraphs with the same border have it only under the last.
    lines = (border(side, 4, colours.muted, 1, "dotted") for side in ("bottom", "between"))
    dots = f"<w:pBdr>{''.join(lines)}</w:pBdr>"
    inset = '<w:ind w:left="397" w:right="397"/>'
    italic = "<w:i/><w:iCs/>"
    quoted = rule + spacing(twips_pt(4), twips_pt(10), look.line) + inset
    return (
        own_style("Ingress", spacing(0, twips_pt(10), look.line), look.size(body + 5)),
        own_style(
            "Mellanrubrik",
            kept + spacing(twips_pt(8), twips_pt(1), 252),
            heading + look.colour(colours.text),
        ),
        own_style(
            "Punktrubrik",
            kept + spacing(twips_pt(6), twips_pt(1), 252),
            heading + look.colour(colours.accent),
        ),
        own_style(
            "Ifyllnadsrad",
            dots + spacing(twips_pt(14), twips_pt(4), 240),
            following="Ifyllnadsrad",
        ),
        own_style("Ledrad", "<w:keepNext/>" + spacing(0, twips_pt(3))),
        own_style("Inget att redovisa", rpr=italic + look.colour(colours.muted)),
        own_style("Bedömning", spacing(0, twips_pt(4), 252), BOLD + look.size(body + 2)),
        StyleDef(
            *("paragraph", "Quote", "Quote", "Normal", "Normal", quoted),
            rpr=italic + look.colour(colours.text),
            priority=29,
        ),
    )


def running_styles(look: Look) -> tuple[StyleDef, ...]:
    """Header and footer."""
    return tuple(
        StyleDef(
            *("paragraph", name, name.capitalize(), "Normal"),
            ppr=spacing(0, 0, 240),
            rpr=look.colour(look.spec.colours.muted) + look.size(17),
            quick=False,
            priority=99,
        )
        for name in ("header", "footer")
    )


def figure_styles(look: Look) -> tuple[StyleDef, ...]:
    """Captions, pictures, the lines under them, legends and key figures."""
    spec = look.spec
    muted, accent = look.colour(spec.colours.muted), look.colour(spec.colours.accent)
    note = muted + look.size(half_points(spec.sizes.note_pt))
    small = look.size(half_points(spec.sizes.table_pt))
    kept, whole = "<w:keepNext/><w:keepLines/>", "<w:keepLines/>"
    hairlines = "".join(border(side, 4, spec.colours.hairline, 4) for side in ("top", "bottom"))
    framed = f"<w:pBdr>{hairlines}</w:pBdr>" + spacing(twips_pt(10), twips_pt(12), 252)
    above = kept + spacing(twips_pt(10), twips_pt(4), 250)
    title = BOLD + look.size(half_points(spec.sizes.body_pt) - 1)
    low = '<w:spacing w:before="0" w:after="0" w:line="180" w:lineRule="exact"/>'
    number = look.heading_font + BOLD + accent + look.size(44)
    return (
        StyleDef(
            *("paragraph", "caption", "Caption", "Normal", "Normal", above, title), priority=35
        ),
        own_style("Underrubrik till figur", kept + spacing(0, twips_pt(4), 250), muted + small),
        own_style("Figur", whole + spacing(0, twips_pt(4), 240)),
        own_style("Not under tabell", whole + spacing(60, 60, 250), note),
        own_style("Källa", whole + spacing(60, twips_pt(8), 250), note),
        own_style("Avstånd", low, look.size(8)),
        own_style("Teckenförklaring", framed, small),
        own_style("Nyckeltal", "<w:keepNext/>" + spacing(twips_pt(4), 0, 240), number),
        own_style("Nyckeltal text", spacing(0, twips_pt(4), 250), muted + small),
    )


def list_styles(look: Look) -> tuple[StyleDef, ...]:
    """Lists; their signs and indents come from the numbering."""
    close = spacing(0, twips_pt(4), look.line)
    return (
        StyleDef("paragraph", "List Bullet", "ListBullet", "Normal", ppr=close, priority=36),
        StyleDef("paragraph", "List Number", "ListNumber", "Normal", ppr=close, priority=36),
        StyleDef(
            "paragraph",
            "List Continue",
            "ListContinue",
            "Normal",
            ppr=spacing(0, twips_pt(4), look.line) + f'<w:ind w:left="{LIST_STEP}"/>',
            priority=36,
        ),
    )


def number_tab(level: int) -> str:
    """The tab after a number in the contents."""
    return f'<w:tab w:val="left" w:pos="{_CONTENTS_TEXT[level - 1]}"/>'


def number_indent(level: int) -> str:
    """What follows a number in the contents stands in line, on every line of it.

    Neither this nor the tab is in the style: a hanging indent is a tab stop, too, and a short line
    without number would have its page there.
    """
    left, text = _CONTENTS_LEFT[level - 1], _CONTENTS_TEXT[level - 1]
    return f'<w:ind w:left="{text}" w:hanging="{text - left}"/>'


def page_tab(text_width: int) -> str:
    """The tab before the page in the contents."""
    return f'<w:tab w:val="right" w:pos="{text_width}"/>'


_CONTENTS_TEXT = (454, 1021, 1758, 2608)
_CONTENTS_LEFT = (0, 454, 1021, 1758)


def contents_styles(look: Look) -> tuple[StyleDef, ...]:
    """The contents' title and its levels."""
    title = look.size(half_points(look.spec.sizes.heading_pt[0]))
    colour = look.colour(look.spec.colours.accent)
    found = [
        StyleDef(
            "paragraph",
            "TOC Heading",
            "TOCHeading",
            "Normal",
            "Normal",
            "<w:keepNext/>" + spacing(0, twips_pt(12), 240),
            f"{look.heading_font}{BOLD}{colour}{title}",
            priority=39,
        )
    ]
    rule = f"<w:pBdr>{border('top', 4, look.spec.colours.hairline, 5)}</w:pBdr>"
    for level in range(1, HEADING_LEVELS + 1):
        before, after = (twips_pt(9), twips_pt(3)) if level == 1 else (0, twips_pt(2))
        found.append(
            StyleDef(
                "paragraph",
                f"toc {level}",
                f"TOC{level}",
                "Normal",
                "Normal",
                (rule if level == 1 else "")
                + f"<w:tabs>{page_tab(look.page.text_width)}</w:tabs>"
                + spacing(before, after, 252)
                + f'<w:ind w:left="{_CONTENTS_LEFT[level - 1]}"/>',
                BOLD if level == 1 else "",
                priority=39,
                quick=False,
            )
        )
    return tuple(found)


def note_styles(look: Look) -> tuple[StyleDef, ...]:
    """Footnotes and comments."""
    size = look.size(half_points(look.spec.sizes.note_pt))
    return (
        StyleDef(
            *("paragraph", "annotation text", "CommentText", "Normal"),
            ppr=spacing(0, 40, 240),
            rpr=look.size(20),
            priority=99,
            quick=False,
        ),
        StyleDef(
            *("character", "annotation reference", "CommentReference", "Default Paragraph Font"),
            rpr=look.size(16),
            priority=99,
            quick=False,
        ),
        StyleDef(
            "paragraph",
            "footnote text",
            "FootnoteText",
            "Normal",
            ppr=spacing(0, 40, 250) + '<w:ind w:left="170" w:hanging="170"/>',
            rpr=size,
            priority=99,
            quick=False,
        ),
        StyleDef(
            "character",
            "footnote reference",
            "FootnoteReference",
            "Default Paragraph Font",
            rpr='<w:vertAlign w:val="superscript"/>',
            priority=99,
            quick=False,
        ),
    )
