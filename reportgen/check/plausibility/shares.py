"""Shares below 0 or above 100 percent."""

from __future__ import annotations

import re
from collections.abc import Iterator

import reportgen.check.table_words as words
from reportgen.check.arithmetic.sheet import Figure, Sheet, sheets
from reportgen.check.material import Material
from reportgen.finding import Finding, varning

_SHARE = re.compile(r"\bandel(en|ar|arna)?\b|\bsom\b.*(%|procent)")
_MAY_EXCEED = re.compile(
    r"budget|förbruk|upparbet|\bplan\b|\bmål\b|\bram|anslag|intäkt|täck|belägg"
)
"""Shares of what was planned, which can be more than all of it."""


def shares_in_range(material: Material) -> Iterator[Finding]:
    """A figure called a share (`andel`), and no change of one, that no share can be."""
    for sheet in sheets(material):
        for line in sheet.lines:
            for figure in line.figures.values():
                if _is_share(sheet, figure) and not 0 <= figure.value <= 100:
                    message = f"{sheet.what(figure)} är {figure.show()} %: en andel är 0 till 100 %"
                    hint = "kontrollera talet, eller kalla det något annat än andel"
                    yield varning("share-out-of-range", message, figure.fact.source, hint)


def _is_share(sheet: Sheet, figure: Figure) -> bool:
    line, heading = sheet.lines[figure.row], sheet.headings[figure.column]
    column = sheet.columns[figure.column]
    if words.is_difference(heading) or words.is_difference(line.name) or column.formula:
        return False
    if column.role == "avvikelse" or figure.fact.unit.kind == "money":
        return False
    if _MAY_EXCEED.search(f"{line.name} {heading}".casefold()):
        return False
    in_row = _SHARE.search(line.name.casefold())
    in_column = _SHARE.search(heading.casefold())
    percent = figure.fact.unit.kind == "percent" or "%" in line.name + heading
    return percent and bool(in_row or in_column)
