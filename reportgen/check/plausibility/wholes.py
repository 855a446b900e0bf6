"""A part that is larger than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

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
            if whole is not None and not _is_net(sheet, whole):
                yield from _told(sheet, _exceeding(sheet, line, whole))
        for line in sheet.lines:
            yield from _told(sheet, _in_columns(sheet, line))
    for at, sheet in enumerate(every):
        whole_sheet = next((s for s in reversed(every[:at]) if _is_subset(sheet, s)), None)
        if whole_sheet is not None:
            yield from _between_tables(sheet, whole_sheet)


def _whole_row(sheet: Sheet, line: Line) -> Line | None:
    """The row that a `varav` row is part of; none when a heading stands between.

    Parts right under a heading are parts of what it names, which has no figures of its own. A row
    indented under another part is a part of that.
    """
    if not line.is_detail or not line.figures:
        return None
    for above in reversed(sheet.lines[: line.at]):
        if above.spec.type == "rubrik":
            return None
        outer = not above.is_detail or above.spec.indent < line.spec.indent
        if outer and above.figures:
            return above
    return None


def _details(sheet: Sheet, whole: Line) -> list[Line]:
    """The parts that stand under the row."""
    below = takewhile(lambda n: n.is_detail, sheet.lines[whole.at + 1 :])
    return [n for n in below if n.figures]


def _is_net(sheet: Sheet, whole: Line) -> bool:
    """Whether the row is what is left of income and costs, each of which may be larger."""
    names = [n.name.casefold() for n in _details(sheet, whole)]
    return words.is_result(whole.name) or any(re.search(r"intäkt|inkomst", n) for n in names)


def _is_amount(sheet: Sheet, at: int) -> bool:
    """Whether the column holds whole amounts, and no nets or differences."""
    heading = sheet.headings[at]
    net = words.is_difference(heading) or words.is_result(heading)
    return not net and sheet.columns[at].role not in ("avvikelse", "resultat")


def _exceeding(sheet: Sheet, part: Line, whole: Line) -> Iterator[tuple[Figure, Figure]]:
    details = _details(sheet, whole)
    for at, figure in part.figures.items():
        other = whole.figures.get(at)
        if other is None or not (_is_amount(sheet, at) and sheet.adds(figure)):
            continue
        values = [n.figures[at].value for n in details if at in n.figures]
        mixed = any(v < 0 for v in values) and any(v > 0 for v in values)
        if not mixed and sheet.adds(other) and _exceeds(sheet, figure, other):
            yield figure, other


def _exceeds(sheet: Sheet, part: Figure, whole: Figure) -> bool:
    """Whether the part is larger, of the same kind and sign, however the two were rounded."""
    if part.fact.unit != whole.fact.unit or part.value * whole.value < 0:
        return False
    if sheet.counts(part):
        return part.value > whole.value
    return abs(part.interval).low > abs(whole.interval).high


def _in_columns(sheet: Sheet, line: Line) -> Iterator[tuple[Figure, Figure]]:
    """Columns called `varav …`, against the nearest before them that is not."""
    for at, heading in enumerate(sheet.headings):
        before = [n for n in range(at) if not words.is_detail(sheet.headings[n])]
        if not words.is_detail(heading) or not before or not _is_amount(sheet, before[-1]):
            continue
        part, whole = line.figures.get(at), line.figures.get(before[-1])
        if part is not None and whole is not None and _exceeds(sheet, part, whole):
            yield part, whole


def _told(sheet: Sheet, wrong: Iterator[tuple[Figure, Figure]]) -> Iterator[Finding]:
    """One finding for a row, at the first of its parts that are too large."""
    pairs = list(wrong)
    if not pairs:
        return
    part, whole = pairs[0]
    message = f"{sheet.what(part)} är {part.show()}, mer än {sheet.what(whole)}, {whole.show()}"
    hint = "delen kan inte vara större än det hela: rätta den ena"
    if len(pairs) > 1:
        others = "” och ”".join(sheet.headings[p.column] for p, _ in pairs[1:])
        hint += f"; gäller också ”{others}”"
    tell = fel if part.fact.unit.kind == "count" else varning
    yield tell("part-exceeds-whole", message, part.fact.source, hint)


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
