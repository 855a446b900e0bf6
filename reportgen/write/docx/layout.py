"""Tables that are only for looks: boxes, and things side by side."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.write.docx.tables import grid_xml


def layout_table(style: str, widths: Sequence[int], rows: Sequence[str], indent: int = 0) -> str:
    """A table for looks: no header row or column is claimed in its look."""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"{grid_xml(widths)}{''.join(rows)}</w:tbl>"
    )


def layout_row(cells: Sequence[str], *, keep_next: bool = False) -> str:
    """A row that is not split over pages.

    One whose paragraphs are all kept with the next is whole without saying so; if it did,
    LibreOffice would part it from what follows the table.
    """
    whole = "" if keep_next else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{whole}{''.join(cells)}</w:tr>"


def layout_cell(width: int, content: str, *, at_bottom: bool = False) -> str:
    """A cell; `content` ends in a paragraph (17.4.65)."""
    place = '<w:vAlign w:val="bottom"/>' if at_bottom else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{place}</w:tcPr>{content}</w:tc>'
