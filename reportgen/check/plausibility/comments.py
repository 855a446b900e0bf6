"""Deviations large enough that the house wants them explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

import reportgen.check.table_words as words
from reportgen.check.arithmetic.sheet import Figure, Line, Sheet, sheets
from reportgen.check.material import Material
from reportgen.finding import Finding, varning
from reportgen.model.profile import CommentLimit

_DEVIATION = re.compile(r"(?:budget)?avvikelse(?: mot budget)?(?: \d{4})?", re.IGNORECASE)
_CODE = re.compile(r"\A[\d.]+\s+")
"""The number of an account before a row's name, which no text repeats."""


def deviations_explained(material: Material) -> Iterator[Finding]:
    """Rows whose deviation is above the profile's limits, without a comment.

    A comment is the row's own, a cell of words, or running text that names the row.
    """
    limit = material.report.profile.comment_above
    if limit is None:
        return
    texts = [p.text.casefold() for p in material.prose.passages if p.kind in ("text", "item")]
    for sheet in sheets(material):
        for line in sheet.lines:
            if line.spec.type != "rad" or line.is_total or _commented(sheet, line, texts):
                continue
            for at, figure in line.figures.items():
                if _is_deviation(sheet, at) and _is_above(sheet, line, figure, limit):
                    message = f"{sheet.what(figure)} är {figure.show()} och saknar kommentar"
                    hint = "skriv kommentar på raden, eller förklara den i texten"
                    code = "deviation-without-comment"
                    yield varning(code, message, figure.fact.source, hint)


def _commented(sheet: Sheet, line: Line, texts: list[str]) -> bool:
    if line.spec.comment.strip():
        return True
    named = [c.id for c in sheet.columns if c.format == "text"]
    if any(str(line.spec.cells.get(name) or "").strip() for name in named):
        return True
    name = _CODE.sub("", line.name.casefold()).strip()
    return any(name in text for text in texts)


def _is_deviation(sheet: Sheet, at: int) -> bool:
    """Whether the column is the deviation from budget, by its role or else by its heading."""
    role = sheet.columns[at].role
    return role == "avvikelse" or (
        not role and _DEVIATION.fullmatch(sheet.headings[at].strip()) is not None
    )


def _is_above(sheet: Sheet, line: Line, figure: Figure, limit: CommentLimit) -> bool:
    """Whether the deviation is above every limit that the profile sets."""
    unit = figure.fact.unit
    if unit.kind != "money":
        return False
    if limit.amount is not None and abs(figure.value) * unit.factor <= limit.amount * 1000:
        return False
    budgets = [n for n, c in enumerate(sheet.columns) if c.role == "budget"]
    budgets = budgets or [n for n, h in enumerate(sheet.headings) if words.is_budget(h)]
    base = line.figures.get(budgets[0]) if budgets else None
    if limit.percent is None or base is None or not base.value:
        return limit.amount is not None
    return abs(figure.value / base.value) * 100 > limit.percent
