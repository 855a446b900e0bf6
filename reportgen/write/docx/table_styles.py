"""The styles of tables and of the text in them."""

from __future__ import annotations

from reportgen.document.tree import RowRole
from reportgen.theme import ThemeSpec
from reportgen.write.docx.styles import StyleDef
from reportgen.write.docx.xml import half_points, hex_colour

REPORT_TABLE = "Rapporttabell"
BOX_TABLE = "Faktaruta"
ASSESSMENT_TABLE = "Bedömningsruta"
KEY_FIGURE_TABLE = "Nyckeltalsrad"
COVER_TABLE = "Omslag"
SIGNATURE_TABLE = "Underskrifter"

_BOLD = "<w:b/><w:bCs/>"
_ROW_STYLES: dict[RowRole, str] = {
    "head": "Tabellhuvud",
    "heading": "Tabellmellanrubrik",
    "data": "Tabelltext",
    "varav": "Tabellvarav",
    "subtotal": "Tabelldelsumma",
    "total": "Tabellsumma",
    "comment": "Tabellkommentar",
}


def cell_style(role: RowRole, number: bool) -> str:
    """The name of the paragraph style for a cell: the row's role says which, and what it holds."""
    name = _ROW_STYLES[role]
    if not number or role == "comment":
        return name
    return "Tabelltal" if role == "data" else f"{name} tal"


def table_text_styles(spec: ThemeSpec) -> tuple[StyleDef, ...]:
    """Text and figures in cells.

    Weight lives here and not in the table style: bold is a toggle that two style levels would
    switch off again (17.7.3), and only here does it survive in every program.
    """
    size = half_points(spec.sizes.table_pt)
    muted = f'<w:color w:val="{hex_colour(spec.colours.muted)}"/>'
    accent = f'<w:color w:val="{hex_colour(spec.colours.accent)}"/>'
    text = StyleDef(
        "paragraph",
        "Tabelltext",
        "Tabelltext",
        "Normal",
        "Tabelltext",
        '<w:spacing w:before="40" w:after="40" w:line="247" w:lineRule="auto"/>',
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        own=True,
        priority=21,
    )

    def from_text(name: str, id_: str, ppr: str = "", rpr: str = "") -> tuple[StyleDef, StyleDef]:
        label = StyleDef(
            "paragraph", name, id_, "Tabelltext", name, ppr, rpr, own=True, priority=22
        )
        figure = StyleDef(
            "paragraph",
            f"{name} tal",
            f"{id_}Tal",
            name,
            f"{name} tal",
            '<w:jc w:val="right"/>',
            own=True,
            priority=22,
        )
        return label, figure

    return (
        text,
        StyleDef(
            "paragraph",
            "Tabelltal",
            "Tabelltal",
            "Tabelltext",
            "Tabelltal",
            '<w:jc w:val="right"/>',
            own=True,
            priority=21,
        ),
        *from_text("Tabellhuvud", "Tabellhuvud", "<w:keepNext/>", _BOLD),
        *from_text(
            "Tabellmellanrubrik",
            "Tabellmellanrubrik",
            '<w:keepNext/><w:spacing w:before="140" w:after="40"/>',
            _BOLD + accent,
        ),
        *from_text("Tabellvarav", "Tabellvarav", rpr="<w:i/><w:iCs/>"),
        *from_text("Tabelldelsumma", "Tabelldelsumma", rpr=_BOLD),
        *from_text("Tabellsumma", "Tabellsumma", rpr=_BOLD),
        from_text("Tabellkommentar", "Tabellkommentar", '<w:ind w:left="198"/>', muted)[0],
        StyleDef(
            "paragraph",
            "Tabellhuvud grupp",
            "TabellhuvudGrupp",
            "Tabellhuvud",
            "Tabellhuvud",
            '<w:jc w:val="center"/>',
            own=True,
            priority=22,
        ),
    )


def _plain_id(name: str) -> str:
    return name.replace("ö", "o")


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


def shade(colour: str) -> str:
    """A plain background."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hex_colour(colour)}"/>'


def table_styles(spec: ThemeSpec) -> tuple[StyleDef, ...]:
    """The report's tables, fact boxes, rows of key figures and the cover."""
    colours = spec.colours
    hairline, accent = colours.hairline, colours.accent

    def part(kind: str, borders: str, cell: str = "") -> str:
        edges = f"<w:tcBorders>{borders}</w:tcBorders>"
        return f'<w:tblStylePr w:type="{kind}"><w:tcPr>{edges}{cell}</w:tcPr></w:tblStylePr>'

    report = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
        f"{line('bottom', 4, hairline)}{line('insideH', 4, hairline)}</w:tblBorders>"
        f"{cell_margins(0, 74, 0)}</w:tblPr>"
        + part("firstRow", line("bottom", 8, accent), '<w:vAlign w:val="bottom"/>')
        + part("lastRow", line("top", 8, colours.text), shade(colours.tint))
        + '<w:tblStylePr w:type="firstCol"><w:rPr>'
        f'<w:color w:val="{hex_colour(colours.text)}"/></w:rPr></w:tblStylePr>'
    )
    assessment = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{line('left', 24, accent)}</w:tblBorders>{cell_margins(85, 227, 57)}"
        f"</w:tblPr><w:tcPr>{shade(colours.tint)}</w:tcPr>"
    )
    box = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{line('top', 18, accent)}</w:tblBorders>{cell_margins(142, 227, 85)}"
        f"</w:tblPr><w:tcPr>{shade(colours.tint)}</w:tcPr>"
    )
    figures = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
        f"{line('top', 18, accent)}{line('insideH', 18, accent)}"
        f"{line('insideV', 96, '#ffffff')}</w:tblBorders>{cell_margins(85, 57, 85)}</w:tblPr>"
    )
    side = 1417
    cover = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{cell_margins(0, side, 0)}</w:tblPr>'

    signatures = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{cell_margins(283, 113, 57)}</w:tblPr>'

    def own(name: str, table: str) -> StyleDef:
        return StyleDef(
            "table",
            name,
            _plain_id(name),
            "Normal Table",
            table=table,
            own=True,
            priority=50,
            quick=False,
        )

    return (
        own(REPORT_TABLE, report),
        own(BOX_TABLE, box),
        own(ASSESSMENT_TABLE, assessment),
        own(KEY_FIGURE_TABLE, figures),
        own(SIGNATURE_TABLE, signatures),
        own(COVER_TABLE, cover),
    )
