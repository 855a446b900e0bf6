"""The unit that a title, corner or heading names, against the unit of the figures below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.labels import label
from reportgen.check.material import Material
from reportgen.facts import Fact
from reportgen.finding import Finding, Source, varning
from reportgen.tables.grid import Grid
from reportgen.tables.spec import NumberTable
from reportgen.units import Unit, unit_of

_WORDS = {
    "mnkr": "mnkr", "mkr": "mnkr", "msek": "mnkr", "miljoner kronor": "mnkr", "mdkr": "mdkr",
    "tkr": "tkr", "kkr": "tkr", "tusental kronor": "tkr", "tusen kronor": "tkr",
}  # fmt: skip
_SAID = re.compile(
    rf"(?:^|[(,–-]\s*|\bi\s+|\bbelopp\s+)(?P<word>{'|'.join(_WORDS)})\s*(?:\)|$)", re.IGNORECASE
)


def units_said(material: Material) -> Iterator[Finding]:
    """`Verksamhet (mnkr)` over amounts that are all in tkr."""
    for grid in material.computed.grids.values():
        spec = grid.spec
        if not isinstance(spec, NumberTable):
            continue
        everywhere = _units(grid, [c.id for c in grid.columns])
        for key, text in (("titel", spec.title), ("hörn", spec.corner)):
            place = spec.places.get(key, spec.source)
            yield from _compared(label(text, material.report), everywhere, place)
        for column in grid.columns:
            place = column.places.get("rubrik", column.source)
            heading = label(column.title, material.report, column.year)
            yield from _compared(heading, _units(grid, [column.id]), place)


def _units(grid: Grid, columns: list[str]) -> frozenset[Unit]:
    """The units of the amounts in the columns."""
    cells = (row.cells.get(column) for row in grid.rows for column in columns)
    facts = (c for c in cells if isinstance(c, Fact) and c.value is not None)
    return frozenset(f.unit for f in facts if f.unit.kind == "money")


def _compared(text: str, units: frozenset[Unit], place: Source) -> Iterator[Finding]:
    """A finding when all the amounts are in one other unit than the text says."""
    match = _SAID.search(text)
    if match is None or len({unit.factor for unit in units}) != 1:
        return
    unit = next(iter(units))
    if unit_of(_WORDS[match["word"].casefold()]).factor != unit.factor:
        message = f"här står {match['word']} men tabellens belopp är i {unit.word}"
        yield varning("unit-contradiction", message, place, "rätta ordet, eller tabellens enhet")
