"""A part that is larger than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import reportgen.check.table_words as words
from reportgen.check.arithmetic.sheet import Figure, Line, Sheet, sheets
from reportgen.check.material import Material
from reportgen.finding import Finding, fel, varning

_SUBSET = re.compile(r"\s+(där|varav|med|som|till följd|avseende|för barn|under \d)\b")
_COUNTED = re.compile(r",?\s*\bantal\b.*\Z|\(.*?\)")


def parts_within_wholes(material: Material) -> Iterator[Finding]:
    """`varav` rows and columns, and tables that count some of what another table counts."""
    every = list(sheets(material))
    for sheet in every:
        for line in sheet.lines:
            whole = _whole_row(sheet, line)
            if whole is not None:
                yield from _exceeding(sheet, line, whole)
        yield from _columns(sheet)
    for at, sheet in enumerate(every):
        whole_sheet = next((s for s in reversed(every[:at]) if _is_subset(sheet, s)), None)
        if whole_sheet is not None:
            yield from _between_tables(sheet, whole_sheet)


def _whole_row(sheet: Sheet, line: Line) -> Line | None:
    """The row that a `varav` row is part of."""
    if not line.is_detail or not line.figures:
        return None
    above = (n for n in reversed(sheet.lines[: line.at]))
    return next((n for n in above if not n.is_detail and n.figures), None)


def _exceeding(sheet: Sheet, part: Line, whole: Line) -> Iterator[Finding]:
    for at, figure in part.figures.items():
        other = whole.figures.get(at)
        if other is None or words.is_difference(sheet.headings[at]):
            continue
        if sheet.columns[at].role in ("avvikelse", "resultat"):
            continue
        if sheet.adds(figure) and sheet.adds(other) and _exceeds(sheet, figure, other):
            yield _finding(sheet, figure, sheet, other)


def _exceeds(sheet: Sheet, part: Figure, whole: Figure) -> bool:
    """Whether the part is larger, of the same kind and sign, however the two were rounded."""
    if part.fact.unit != whole.fact.unit or part.value * whole.value < 0:
        return False
    if sheet.counts(part):
        return part.value > whole.value
    return abs(part.interval).low > abs(whole.interval).high


def _columns(sheet: Sheet) -> Iterator[Finding]:
    """Columns called `varav …`, against the nearest before them that is not."""
    for at, heading in enumerate(sheet.headings):
        if not words.is_detail(heading):
            continue
        before = [n for n in range(at) if not words.is_detail(sheet.headings[n])]
        for line in sheet.lines if before else ():
            part, whole = line.figures.get(at), line.figures.get(before[-1])
            if part is not None and whole is not None and _exceeds(sheet, part, whole):
                yield _finding(sheet, part, sheet, whole)


def _finding(sheet: Sheet, part: Figure, whole_sheet: Sheet, whole: Figure) -> Finding:
    message = (
        f"{sheet.what(part)} är {part.show()}, mer än {whole_sheet.what(whole)}, {whole.show()}"
    )
    hint = "delen kan inte vara större än det hela: rätta den ena"
    counted = sheet is whole_sheet and part.fact.unit.kind == "count"
    tell = fel if counted else varning
    return tell("part-exceeds-whole", message, part.fact.source, hint)


# ------------------------------------------------------------------------------ between tables


def _is_subset(sheet: Sheet, whole: Sheet) -> bool:
    """Whether the table's title is the other's, narrowed: `Ärenden där det finns barn`."""
    part_title, whole_title = (_plain(s.spec.title) for s in (sheet, whole))
    if not whole_title or not part_title.startswith(whole_title):
        return False
    return _SUBSET.match(part_title[len(whole_title) :]) is not None


def _plain(title: str) -> str:
    return _COUNTED.sub("", title.casefold()).strip(" ,")


def _between_tables(sheet: Sheet, whole_sheet: Sheet) -> Iterator[Finding]:
    """Cells of the same row and column; told when nearly all the others are within the whole."""
    wholes = {line.name: line for line in whole_sheet.lines}
    pairs = []
    for line in sheet.lines:
        other = wholes.get(line.name)
        for at, figure in line.figures.items() if other is not None else ():
            heading = sheet.headings[at]
            same = [n for n, h in enumerate(whole_sheet.headings) if h == heading]
            if other is not None and len(same) == 1 and same[0] in other.figures:
                pairs.append((figure, other.figures[same[0]]))
    pairs = [p for p in pairs if sheet.adds(p[0])]
    wrong = [p for p in pairs if _exceeds(sheet, *p)]
    if len(pairs) >= 3 and 5 * len(wrong) <= len(pairs):
        for part, whole in wrong:
            name = sheet.spec.title
            message = (
                f"{sheet.what(part)} är {part.show()} i ”{name}”, mer än i "
                f"”{whole_sheet.spec.title}”, {whole.show()}"
            )
            hint = "delen kan inte vara större än det hela: rätta den ena"
            yield varning("part-exceeds-whole", message, part.fact.source, hint)
