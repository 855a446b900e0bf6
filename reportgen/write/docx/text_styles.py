"""The styles of running text, figures, lists, the contents and footnotes."""

from __future__ import annotations

from reportgen.write.docx.look import BOLD, HEADING_LEVELS, Look, border, spacing
from reportgen.write.docx.numbering import LIST_STEP
from reportgen.write.docx.styles import StyleDef
from reportgen.write.docx.xml import half_points, twips_pt


def text_styles(look: Look) -> tuple[StyleDef, ...]:
    """The roles that running text can have."""
    spec = look.spec
    body, muted = half_points(spec.sizes.body_pt), look.colour(spec.colours.muted)

    def own(
        name: str, id_: str, ppr: str = "", rpr: str = "", following: str = "Normal"
    ) -> StyleDef:
        return StyleDef("paragraph", name, id_, "Normal", following, ppr, rpr, own=True)

    rule = f"<w:pBdr>{border('left', 18, spec.colours.accent, 10)}</w:pBdr>"
    hairlines = "".join(border(side, 4, spec.colours.hairline, 4) for side in ("top", "bottom"))
    return (
        own("Ingress", "Ingress", spacing(0, twips_pt(10), look.line), look.size(body + 5)),
        own(
            "Mellanrubrik",
            "Mellanrubrik",
            "<w:keepNext/><w:keepLines/>" + spacing(twips_pt(8), twips_pt(1), 252),
            f"{look.heading_font}{BOLD}{look.colour(spec.colours.text)}",
        ),
        own(
            "Punktrubrik",
            "Punktrubrik",
            "<w:keepNext/><w:keepLines/>" + spacing(twips_pt(6), twips_pt(1), 252),
            f"{look.heading_font}{BOLD}{look.colour(spec.colours.accent)}",
        ),
        own(
            "Ifyllnadsrad",
            "Ifyllnadsrad",
            f"<w:pBdr>{border('bottom', 4, spec.colours.muted, 1, 'dotted')}</w:pBdr>"
            + spacing(twips_pt(14), twips_pt(4), 240),
            following="Ifyllnadsrad",
        ),
        own("Ledrad", "Ledrad", "<w:keepNext/>" + spacing(0, twips_pt(3))),
        own("Inget att redovisa", "IngetAttRedovisa", rpr=f"<w:i/><w:iCs/>{muted}"),
        own(
            "Teckenförklaring",
            "Teckenforklaring",
            f"<w:pBdr>{hairlines}</w:pBdr>" + spacing(twips_pt(10), twips_pt(12), 252),
            look.size(half_points(spec.sizes.table_pt)),
        ),
        own(
            "Bedömning",
            "Bedomning",
            spacing(0, twips_pt(4), 252),
            BOLD + look.size(body + 2),
        ),
        StyleDef(
            "paragraph",
            "Quote",
            "Quote",
            "Normal",
            "Normal",
            rule
            + spacing(twips_pt(4), twips_pt(10), look.line)
            + '<w:ind w:left="397" w:right="397"/>',
            f"<w:i/><w:iCs/>{look.colour(spec.colours.text)}",
            priority=29,
        ),
        StyleDef(
            "paragraph",
            "header",
            "Header",
            "Normal",
            ppr=spacing(0, 0, 240),
            rpr=f"{muted}{look.size(17)}",
            quick=False,
            priority=99,
        ),
        StyleDef(
            "paragraph",
            "footer",
            "Footer",
            "Normal",
            ppr=spacing(0, 0, 240),
            rpr=f"{muted}{look.size(17)}",
            quick=False,
            priority=99,
        ),
    )


def figure_styles(look: Look) -> tuple[StyleDef, ...]:
    """Captions, pictures, the lines under them, and key figures."""
    spec = look.spec
    note = look.size(half_points(spec.sizes.note_pt))
    muted = look.colour(spec.colours.muted)

    def own(name: str, id_: str, ppr: str, rpr: str = "") -> StyleDef:
        return StyleDef("paragraph", name, id_, "Normal", "Normal", ppr, rpr, own=True)

    return (
        StyleDef(
            "paragraph",
            "caption",
            "Caption",
            "Normal",
            "Normal",
            "<w:keepNext/><w:keepLines/>" + spacing(twips_pt(10), twips_pt(4), 250),
            BOLD + look.size(half_points(spec.sizes.body_pt) - 1),
            priority=35,
        ),
        own(
            "Underrubrik till figur",
            "UnderrubrikTillFigur",
            "<w:keepNext/><w:keepLines/>" + spacing(0, twips_pt(4), 250),
            muted + look.size(half_points(spec.sizes.table_pt)),
        ),
        own("Figur", "Figur", "<w:keepLines/>" + spacing(0, twips_pt(4), 240)),
        own(
            "Not under tabell",
            "NotUnderTabell",
            "<w:keepLines/>" + spacing(60, 60, 250),
            muted + note,
        ),
        own("Källa", "Kalla", "<w:keepLines/>" + spacing(60, twips_pt(8), 250), muted + note),
        own(
            "Avstånd",
            "Avstand",
            '<w:spacing w:before="0" w:after="0" w:line="180" w:lineRule="exact"/>',
            look.size(8),
        ),
        own(
            "Nyckeltal",
            "Nyckeltal",
            "<w:keepNext/>" + spacing(twips_pt(4), 0, 240),
            f"{look.heading_font}{BOLD}{look.colour(spec.colours.accent)}{look.size(44)}",
        ),
        own(
            "Nyckeltal text",
            "NyckeltalText",
            spacing(0, twips_pt(4), 250),
            muted + look.size(half_points(spec.sizes.table_pt)),
        ),
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


def contents_tabs(level: int, text_width: int) -> str:
    """A tab after the number and one for the page."""
    return (
        f'<w:tab w:val="left" w:pos="{_CONTENTS_TEXT[level - 1]}"/>'
        f'<w:tab w:val="right" w:pos="{text_width}"/>'
    )


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
        left, text = _CONTENTS_LEFT[level - 1], _CONTENTS_TEXT[level - 1]
        found.append(
            StyleDef(
                "paragraph",
                f"toc {level}",
                f"TOC{level}",
                "Normal",
                "Normal",
                (rule if level == 1 else "")
                + f"<w:tabs>{contents_tabs(level, look.page.text_width)}</w:tabs>"
                + spacing(before, after, 252)
                + f'<w:ind w:left="{text}" w:hanging="{text - left}"/>',
                BOLD if level == 1 else "",
                priority=39,
                quick=False,
            )
        )
    return tuple(found)


def note_styles(look: Look) -> tuple[StyleDef, ...]:
    """Footnotes."""
    size = look.size(half_points(look.spec.sizes.note_pt))
    return (
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
