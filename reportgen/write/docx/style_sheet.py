"""The report's styles, worked out from the theme: text, headings, cover, lists, contents, notes."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.theme import ThemeSpec
from reportgen.write.docx.numbering import LIST_STEP
from reportgen.write.docx.page import PageSetup
from reportgen.write.docx.styles import StyleDef
from reportgen.write.docx.table_styles import table_styles, table_text_styles
from reportgen.write.docx.xml import esc, half_points, hex_colour, twips_pt

HEADING_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """What the styles are made from. `line` is the body's line pitch in 240ths of the font's own."""

    spec: ThemeSpec
    page: PageSetup
    line: int
    on_cover: bool

    def size(self, points: int) -> str:
        """`w:sz` for a size in half points."""
        return f'<w:sz w:val="{points}"/><w:szCs w:val="{points}"/>'

    def colour(self, colour: str) -> str:
        """`w:color` for a theme colour."""
        return f'<w:color w:val="{hex_colour(colour)}"/>'

    @property
    def heading_font(self) -> str:
        """`w:rFonts` for headings."""
        name = esc(self.spec.fonts.heading)
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


BOLD = "<w:b/><w:bCs/>"


def spacing(before: int, after: int, line: int = 0) -> str:
    """`w:spacing`; `line` in 240ths of the font's line, 0 to inherit."""
    pitch = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{pitch}/>'


def style_sheet(look: Look) -> tuple[StyleDef, ...]:
    """Every style that the writer asks for by name."""
    return (
        *_base(look),
        *_headings(look),
        *_cover(look),
        *_text(look),
        *_figures(look),
        *_lists(look),
        *_contents(look),
        *_notes(look),
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
    """Title, subtitle and the line above it; in the cover's colours when there is a cover."""
    spec = look.spec
    top = spec.colours.on_cover if look.on_cover else spec.colours.accent
    rest = spec.colours.on_cover if look.on_cover else spec.colours.text
    return (
        StyleDef(
            "paragraph",
            "Title",
            "Title",
            "Normal",
            "Subtitle",
            ppr="<w:keepNext/><w:suppressAutoHyphens/>"
            + spacing(0, twips_pt(8), 228)
            + "<w:contextualSpacing/>",
            rpr=f"{look.heading_font}{BOLD}{look.colour(top)}"
            + look.size(half_points(spec.sizes.title_pt)),
            priority=10,
        ),
        StyleDef(
            "paragraph",
            "Subtitle",
            "Subtitle",
            "Normal",
            "Normal",
            ppr=spacing(0, twips_pt(6), 252),
            rpr=f"{look.colour(rest)}{look.size(36)}",
            priority=11,
        ),
        StyleDef(
            "paragraph",
            "Vinjett",
            "Vinjett",
            "Normal",
            "Title",
            ppr="<w:keepNext/>" + spacing(0, twips_pt(4), 240),
            rpr=f"{BOLD}{look.colour(rest)}{look.size(26)}",
            priority=12,
            own=True,
        ),
        StyleDef(
            "paragraph",
            "Dokumentuppgift",
            "Dokumentuppgift",
            "Normal",
            ppr=spacing(0, twips_pt(3), 264),
            rpr=look.colour(spec.colours.text),
            priority=13,
            own=True,
        ),
    )


def _text(look: Look) -> tuple[StyleDef, ...]:
    """The roles that running text can have."""
    spec = look.spec
    body, muted = half_points(spec.sizes.body_pt), look.colour(spec.colours.muted)

    def own(
        name: str, id_: str, ppr: str = "", rpr: str = "", following: str = "Normal"
    ) -> StyleDef:
        return StyleDef("paragraph", name, id_, "Normal", following, ppr, rpr, own=True)

    rule = (
        f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" '
        f'w:color="{hex_colour(spec.colours.accent)}"/></w:pBdr>'
    )
    return (
        own("Ingress", "Ingress", spacing(0, twips_pt(10), look.line), look.size(body + 5)),
        own(
            "Mellanrubrik",
            "Mellanrubrik",
            "<w:keepNext/><w:keepLines/>" + spacing(twips_pt(8), twips_pt(1), 252),
            f"{look.heading_font}{BOLD}{look.colour(spec.colours.text)}",
        ),
        own("Ledrad", "Ledrad", "<w:keepNext/>" + spacing(0, twips_pt(3))),
        own("Inget att redovisa", "IngetAttRedovisa", rpr=f"<w:i/><w:iCs/>{muted}"),
        own(
            "Teckenförklaring",
            "Teckenforklaring",
            spacing(0, twips_pt(1), 252),
            look.size(half_points(spec.sizes.table_pt)),
            "Teckenförklaring",
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


def _figures(look: Look) -> tuple[StyleDef, ...]:
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
            look.size(half_points(spec.sizes.table_pt)),
        ),
    )


def _lists(look: Look) -> tuple[StyleDef, ...]:
    """Lists; their signs and indents come from the numbering."""
    close = spacing(0, twips_pt(3), look.line) + "<w:contextualSpacing/>"
    return (
        StyleDef("paragraph", "List Bullet", "ListBullet", "Normal", ppr=close, priority=36),
        StyleDef("paragraph", "List Number", "ListNumber", "Normal", ppr=close, priority=36),
        StyleDef(
            "paragraph",
            "List Continue",
            "ListContinue",
            "Normal",
            ppr=spacing(0, twips_pt(3), look.line) + f'<w:ind w:left="{LIST_STEP}"/>',
            priority=36,
        ),
    )


def contents_tabs(level: int, text_width: int) -> str:
    """A tab after the number and one, with dots, for the page."""
    return (
        f'<w:tab w:val="left" w:pos="{_CONTENTS_TEXT[level - 1]}"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{text_width}"/>'
    )


_CONTENTS_TEXT = (454, 1021, 1758, 2608)
_CONTENTS_LEFT = (0, 454, 1021, 1758)


def _contents(look: Look) -> tuple[StyleDef, ...]:
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
    for level in range(1, HEADING_LEVELS + 1):
        before, after = (twips_pt(7), twips_pt(2)) if level == 1 else (0, twips_pt(2))
        left, text = _CONTENTS_LEFT[level - 1], _CONTENTS_TEXT[level - 1]
        found.append(
            StyleDef(
                "paragraph",
                f"toc {level}",
                f"TOC{level}",
                "Normal",
                "Normal",
                f"<w:tabs>{contents_tabs(level, look.page.text_width)}</w:tabs>"
                + spacing(before, after, 252)
                + f'<w:ind w:left="{text}" w:right="567" w:hanging="{text - left}"/>',
                BOLD if level == 1 else "",
                priority=39,
                quick=False,
            )
        )
    return tuple(found)


def _notes(look: Look) -> tuple[StyleDef, ...]:
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
