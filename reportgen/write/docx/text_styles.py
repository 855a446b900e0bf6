"""The styles of running text, figures, lists, the contents and footnotes."""

from __future__ import annotations

from reportgen.write.docx.look import BOLD, HEADING_LEVELS, Look, border, spacing
from reportgen.write.docx.numbering import HEADLINE_STEP, LIST_STEP
from reportgen.write.docx.styles import StyleDef, own_style
from reportgen.write.docx.xml import half_points

QUOTE_INDENT, NOTE_INDENT = 240, 227
# Styles with another room around them, for what ends a list and for what opens a box.
LAST_IN_LIST = {
    "List Bullet": "Sist i punktlista",
    "List Number": "Sist i numrerad lista",
    "List Continue": "Sist i lista",
}
FIRST_IN_BOX = {
    "Mellanrubrik": "Mellanrubrik överst",
    "Bedömning": "Bedömning överst",
}

FIRST_CAPTION, LED_CAPTION = "Beskrivning överst", "Beskrivning före underrubrik"


def text_styles(look: Look) -> tuple[StyleDef, ...]:
    """The roles that running text can have."""
    colours = look.spec.colours
    kept, text = "<w:keepNext/><w:keepLines/>", look.colour(look.spec.colours.text)
    # Without a line between them, paragraphs with the same border have it only under the last.
    lines = (border(side, 6, colours.muted, 1, "dotted") for side in ("bottom", "between"))
    dots = f"<w:pBdr>{''.join(lines)}</w:pBdr>"
    sign = f'<w:ind w:left="{HEADLINE_STEP}" w:hanging="{HEADLINE_STEP}"/>'
    return (
        own_style("Ingress", spacing(0, look.rem(".95"), look.line), look.letters("1.19")),
        own_style(
            "Mellanrubrik",
            kept + spacing(look.rem("1"), look.rem(".15"), look.pitch("1.25")),
            BOLD + text,
        ),
        # Its size is said, or LibreOffice passes over those of the symbol and the words in it.
        own_style("Bedömning", spacing(look.rem(".15"), 0, look.line), look.letters("1")),
        *(
            own_style(twin, spacing(0, look.rem(".15")), based_on=name)
            for name, twin in FIRST_IN_BOX.items()
        ),
        own_style(
            "Punktrubrik",
            kept + spacing(look.rem(".9"), look.rem(".15"), look.line) + sign,
            BOLD + text,
        ),
        own_style(
            "Ifyllnadsrad",
            dots + spacing(look.rem(".95"), look.rem(".62"), 240),
            following="Ifyllnadsrad",
        ),
        own_style("Ledrad", "<w:keepNext/>" + spacing(0, look.rem(".25"))),
        own_style("Inget att redovisa", rpr=look.colour(colours.muted)),
        _quote(look),
    )


def _quote(look: Look) -> StyleDef:
    """Larger, with a rule to the left at the margin; in some themes in the headings' font."""
    rule = f"<w:pBdr>{border('left', 16, look.spec.colours.accent, 10)}</w:pBdr>"
    room = spacing(look.rem("1"), look.rem(".8"), look.line)
    serif = look.paper.token("blockquote", "font-family") == "font-heading"
    return StyleDef(
        *("paragraph", "Quote", "Quote", "Normal", "Normal"),
        ppr=rule + room + f'<w:ind w:left="{QUOTE_INDENT}"/>',
        rpr=(look.heading_font if serif else "") + look.letters("1.14"),
        priority=29,
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
    kept, whole = "<w:keepNext/><w:keepLines/>", "<w:keepLines/>"
    hairlines = "".join(border(side, 4, spec.colours.hairline, 4) for side in ("top", "bottom"))
    framed = f"<w:pBdr>{hairlines}</w:pBdr>" + spacing(look.rem(".9"), look.rem(".9"), look.line)
    above = kept + spacing(look.rem("1.25"), look.rem(".4"), look.pitch("1.3"))
    below = whole + spacing(look.rem(".35"), 0, look.pitch("1.35"))
    number = look.heading_font + BOLD + accent + look.letters("2")
    rule = border("top", 16, spec.colours.accent, 4)
    return (
        StyleDef(
            *("paragraph", "caption", "Caption", "Normal", "Normal", above, BOLD), priority=35
        ),
        own_style(FIRST_CAPTION, spacing(0, look.rem(".4")), based_on="caption"),
        own_style(LED_CAPTION, spacing(look.rem("1.25"), 0), based_on="caption"),
        own_style(
            "Underrubrik till figur",
            kept + spacing(0, look.rem(".4"), look.pitch("1.3")),
            muted + look.letters(".92"),
        ),
        own_style("Figur", whole + spacing(0, 0, 240)),
        own_style("Not under tabell", below, note),
        own_style("Källa", below, note),
        own_style("Källa efter not", spacing(look.rem(".1"), 0), based_on="Källa"),
        own_style("Avstånd", _low(0, look.rem("1.4")), look.size(8)),
        own_style("Avstånd efter ruta", _low(0, look.rem("1.2")), look.size(8)),
        own_style("Avstånd före ruta", "<w:keepNext/>" + _low(look.rem("1.1"), 0), look.size(8)),
        own_style("Teckenförklaring", framed, look.size(half_points(spec.sizes.note_pt))),
        own_style(
            "Nyckeltal",
            f"<w:keepNext/><w:pBdr>{rule}</w:pBdr>" + spacing(0, look.rem(".2"), look.pitch("1.1")),
            number,
        ),
        own_style("Nyckeltal text", spacing(0, 0, look.pitch("1.3")), muted + look.letters(".92")),
    )


def _low(before: int, after: int) -> str:
    """A line that is not seen, with room around it."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="20" w:lineRule="exact"/>'


def list_styles(look: Look) -> tuple[StyleDef, ...]:
    """Lists; their signs and indents come from the numbering."""
    close = spacing(0, look.rem(".22"), look.line)
    return (
        StyleDef("paragraph", "List Bullet", "ListBullet", "Normal", ppr=close, priority=36),
        StyleDef("paragraph", "List Number", "ListNumber", "Normal", ppr=close, priority=36),
        StyleDef(
            "paragraph",
            "List Continue",
            "ListContinue",
            "Normal",
            ppr=close + f'<w:ind w:left="{LIST_STEP}"/>',
            priority=36,
        ),
        *(
            own_style(twin, spacing(0, look.rem(".7")), based_on=name, priority=36)
            for name, twin in LAST_IN_LIST.items()
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
            "<w:keepNext/>" + spacing(0, look.rem(".4"), look.pitch("1.2")),
            f"{look.heading_font}{BOLD}{colour}{title}",
            priority=39,
        )
    ]
    # Paragraphs after each other with the same border have but one, and the line between.
    lines = (border(side, 4, look.spec.colours.hairline, 4) for side in ("top", "between"))
    rule = f"<w:pBdr>{''.join(lines)}</w:pBdr>"
    for level in range(1, HEADING_LEVELS + 1):
        before, after = (look.rem(".36"), look.rem(".16")) if level == 1 else (0, look.rem(".16"))
        found.append(
            StyleDef(
                "paragraph",
                f"toc {level}",
                f"TOC{level}",
                "Normal",
                "Normal",
                (rule if level == 1 else "")
                + f"<w:tabs>{page_tab(look.page.text_width)}</w:tabs>"
                + spacing(before, after, look.line)
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
            ppr=spacing(0, 40, look.pitch("1.3"))
            + f'<w:ind w:left="{NOTE_INDENT}" w:hanging="{NOTE_INDENT}"/>',
            rpr=size,
            priority=99,
            quick=False,
        ),
        StyleDef(
            "character",
            "footnote reference",
            "FootnoteReference",
            "Default Paragraph Font",
            rpr='<w:b w:val="0"/><w:bCs w:val="0"/><w:vertAlign w:val="superscript"/>',
            priority=99,
            quick=False,
        ),
    )
