"""The styles of tables and of the text in them."""

from __future__ import annotations

from decimal import Decimal

from reportgen.document.tree import RowRole
from reportgen.theme import Colours, ThemeSpec
from reportgen.write.docx.look import BOLD, Look, spacing
from reportgen.write.docx.styles import StyleDef, own_style, style_id
from reportgen.write.docx.xml import half_points, hex_colour, shade, twips_pt

REPORT_TABLE = "Rapporttabell"
BOX_TABLE = "Faktaruta"
ASSESSMENT_TABLE = "Bedömningsruta"
KEY_FIGURE_TABLE = "Nyckeltalsrad"
COVER_TABLE = "Omslag"
SIGNATURE_TABLE = "Underskrifter"
FIGURE_TABLE = "Figurrad"

ROOM = 54  # above and below what stands in a cell
LINE_IN_CELL = Decimal("1.33")  # in sizes of its letters
CELL_SIDE, TIGHT_SIDE = 90, 54  # to the left and right of it, the less in a wide table
SUM_ROOM, COMMENT_ROOM = 18, 72  # more around a total, and under a comment
_ROW_STYLES: dict[RowRole, str] = {
    "head": "Tabellhuvud",
    "heading": "Tabellmellanrubrik",
    "data": "Tabelltext",
    "varav": "Tabellvarav",
    "subtotal": "Tabelldelsumma",
    "total": "Tabellsumma",
    "comment": "Tabellkommentar",
}

FIRST_HEADING = "Tabellmellanrubrik överst"
# An assessment's symbol is larger than letters; its line is as high as its neighbours'.
WITH_SYMBOL = {"Tabelltext": "Tabellbedömning"}
CELL_STYLES = (
    FIRST_HEADING,
    *_ROW_STYLES.values(),
    *(f"{name} tal" for name in _ROW_STYLES.values()),
)


def cell_style(role: RowRole, number: bool) -> str:
    """The name of the paragraph style for a cell: the row's role says which, and what it holds."""
    name = _ROW_STYLES[role]
    if not number or role == "comment":
        return name
    return "Tabelltal" if role == "data" else f"{name} tal"


def table_text_styles(look: Look) -> tuple[StyleDef, ...]:
    """Text and figures in cells.

    Weight lives here and not in the table style: bold is a toggle that two style levels would
    switch off again (17.7.3), and only here does it survive in every program.
    """
    spec = look.spec
    muted = f'<w:color w:val="{hex_colour(spec.colours.muted)}"/>'
    accent = f'<w:color w:val="{hex_colour(spec.colours.accent)}"/>'
    tight = spacing(0, ROOM, look.pitch(str(LINE_IN_CELL)))
    head = "<w:keepNext/>" + spacing(0, ROOM, look.pitch("1.22"))
    apart = "<w:keepNext/>" + spacing(118, ROOM)
    right, centred = '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'
    letters = look.size(half_points(spec.sizes.table_pt))
    return (
        own_style("Tabelltext", tight, letters, following="Tabelltext"),
        _row_style(
            WITH_SYMBOL["Tabelltext"],
            f'<w:spacing w:line="{twips_pt(spec.sizes.table_pt * LINE_IN_CELL)}"'
            ' w:lineRule="exact"/>',
        ),
        _row_style("Tabelltal", right),
        *_row_pair("Tabellhuvud", head, BOLD),
        _row_style("Tabellhuvud grupp", centred, based_on="Tabellhuvud"),
        *_row_pair("Tabellmellanrubrik", apart, BOLD + accent),
        _row_style(FIRST_HEADING, spacing(27, ROOM), based_on="Tabellmellanrubrik"),
        *_row_pair("Tabellvarav", "", "<w:i/><w:iCs/>"),
        *_row_pair("Tabelldelsumma", "", BOLD),
        *_row_pair("Tabellsumma", spacing(SUM_ROOM, ROOM + SUM_ROOM), BOLD),
        _row_style(
            "Tabellkommentar",
            spacing(0, ROOM + COMMENT_ROOM) + '<w:ind w:left="198"/>',
            muted,
        ),
    )


def _row_style(name: str, ppr: str, rpr: str = "", based_on: str = "Tabelltext") -> StyleDef:
    return own_style(name, ppr, rpr, based_on=based_on, following=name, priority=22)


def _row_pair(name: str, ppr: str, rpr: str) -> tuple[StyleDef, StyleDef]:
    """A row's style for labels, and the same set to the right for figures."""
    right = _row_style(f"{name} tal", '<w:jc w:val="right"/>', based_on=name)
    return _row_style(name, ppr, rpr), right


def line(side: str, eighths: int, colour: str, kind: str = "single") -> str:
    """A border of a cell or table; `eighths` of a point wide (17.18.2)."""
    ink = hex_colour(colour)
    return f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="0" w:color="{ink}"/>'


def pale(colour: str) -> str:
    """A light ground of the colour, on which text keeps its contrast."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{255 - (255 - part) * 15 // 100:02x}" for part in parts)


def cell_margins(top: int, side: int, bottom: int) -> str:
    """The room inside cells, in twips."""
    sides = (("top", top), ("left", side), ("bottom", bottom), ("right", side))
    inner = "".join(f'<w:{name} w:w="{width}" w:type="dxa"/>' for name, width in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def table_styles(spec: ThemeSpec) -> tuple[StyleDef, ...]:
    """The report's tables, fact boxes, rows of key figures and the cover."""
    colours = spec.colours
    tint = f"<w:tcPr>{shade(colours.tint)}</w:tcPr>"
    top = line("top", 18, colours.accent)
    side = line("left", 24, colours.accent)
    looks = {
        REPORT_TABLE: _report_table(colours),
        BOX_TABLE: _table(cell_margins(170, 231, 48), top) + tint,
        ASSESSMENT_TABLE: _table(cell_margins(126, 210, 126), side) + tint,
        KEY_FIGURE_TABLE: _table(cell_margins(60, 142, 40)),
        SIGNATURE_TABLE: _table(cell_margins(283, 142, 57)),
        FIGURE_TABLE: _table(cell_margins(0, 142, 0)),
        COVER_TABLE: _table(cell_margins(0, 0, 0)),
    }
    return tuple(
        StyleDef(
            *("table", name, style_id(name), "Normal Table"),
            table=look,
            priority=50,
            quick=False,
            own=True,
        )
        for name, look in looks.items()
    )


def _table(margins: str, borders: str = "") -> str:
    """A style's `w:tblPr`."""
    edges = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    return f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{edges}{margins}</w:tblPr>'


def _report_table(colours: Colours) -> str:
    """Hairlines between rows, a rule under the head, a ground under the total (17.7.6)."""

    def part(kind: str, borders: str, cell: str) -> str:
        edges = f"<w:tcBorders>{borders}</w:tcBorders>"
        return f'<w:tblStylePr w:type="{kind}"><w:tcPr>{edges}{cell}</w:tcPr></w:tblStylePr>'

    lines = line("bottom", 4, colours.hairline) + line("insideH", 4, colours.hairline)
    return (
        _table(cell_margins(ROOM, CELL_SIDE, 0), lines)
        + part("firstRow", line("bottom", 8, colours.accent), '<w:vAlign w:val="bottom"/>')
        + part("lastRow", line("top", 8, colours.text), shade(colours.tint))
        + '<w:tblStylePr w:type="firstCol"><w:rPr>'
        f'<w:color w:val="{hex_colour(colours.text)}"/></w:rPr></w:tblStylePr>'
    )
