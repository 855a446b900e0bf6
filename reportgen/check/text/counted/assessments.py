"""What is assessed: goals on a scale, rows with a status in words, outcomes beside targets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.check.labels import column_label, label, table_label
from reportgen.check.material import Material
from reportgen.check.text.counted.listed import called, listed
from reportgen.check.text.counted.targets import aims_of
from reportgen.tables.grid import Assessed, Grid, Written

GOALS = re.compile(r"\w*mål(?:en|et|ens)?", re.IGNORECASE)
"""What goals are called."""
MEASURES = re.compile(
    r"(?:indikator|mätetal|nyckeltal|målvärde|målnivå|mätning|styrtal|mått)\w*", re.IGNORECASE
)
"""What the rows with a target are called, whatever the table's own word is."""
DEGREES = frozenset(
    [
        *("delvi", "ej", "ingen", "hög", "grad", "stor", "del", "näst", "nära", "lång", "låg"),
        *("viss", "mycket", "huvudsak", "knapp"),
    ]
)
"""Words that make another level of the one they stand with."""
MET = frozenset(["uppfyll", "når", "genomför", "klar", "avslut"])
"""Words of levels where nothing is left to do."""

_STATUS = re.compile(
    r"bedöm|status|resultat|uppfyll|avvikelse|läge|måluppf|\b(?:upp)?nå(?:tt|s|dd?|r)\b|\bklar"
    r"|genomförd|utförd",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-zåäöé]+", re.IGNORECASE)
_ENDING = re.compile(r"(?<=..)(?:ades?|ad|ats?|at|dda|tts?|das?|des?|ts|[dtsae])$")
_REACH = re.compile(r"(?:upp)?nå(?:r|s|dd?(?:e|es|a)?|tts?)?")
_SAME = {"inte": "ej", "inget": "ingen", "inga": "ingen", "röda": "röd", "rött": "röd"}
_SAYS_NOTHING = re.compile(
    r"mål(?:et|en)?|är|i|år|året|som|bedöm(?:s|ts|des|d)|en|ett|den|det|de|uppdraget|indikator(?:n|er"
    r"|erna)?|sina?|sitt|har|blev|blivit|visa(?:de|r|t)|till|nämndens|under|av|dem|dessa|för|att|med"
    r"|och|vid|om|på"
)
_YES = {"ja": frozenset[str](), "nej": frozenset(["ej"]), "delvis": frozenset(["delvi"])}


@dataclass(frozen=True, slots=True)
class Group:
    """Things assessed together: what they are called, how many, and how many on each level.

    `levels` has the telling words of each level's name, also of levels that nothing is on where
    the scale is known. `of_goals`: they are goals, and no indicators or tasks; `of_targets`: they
    have a target each. `grid` is the table they stand in, if any.
    """

    name: str
    about: str
    size: int
    levels: Mapping[str, frozenset[str]]
    counted: Counter[str]
    of_goals: bool = False
    of_targets: bool = False
    grid: Grid | None = field(default=None, compare=False)


def groups_of(material: Material) -> Iterator[Group]:
    """All goals, those of each scale, and each table with what is assessed."""
    report = material.report
    goals = [*report.goals.values()]
    scales = {g.scale for g in goals}
    for scale in scales:
        own = [g for g in goals if g.scale == scale]
        counted = Counter(g.level for g in own if g.level)
        yield Group("målen", "mål", len(own), _of_scale(scale, material), counted, True)
    if len(scales) > 1:
        yield Group("målen", "mål", len(goals), {}, Counter(), True)
    for grid in material.computed.grids.values():
        found = tuple(_of_table(grid, material))
        yield from found or _of_targets(grid, material)


def _of_scale(name: str, material: Material) -> Mapping[str, frozenset[str]]:
    scale = material.report.profile.scales.get(name)
    levels = scale.levels if scale is not None else ()
    return {level.id: telling(label(level.name, material.report)) for level in levels}


def _of_table(grid: Grid, material: Material) -> Iterator[Group]:
    report = material.report
    name, corner = table_label(grid, report), called(grid, report)
    about, of_goals = f"{name} {corner}", GOALS.fullmatch(corner) is not None
    of_targets = re.search("mål", f"{about} {_headings(grid, material)}", re.IGNORECASE) is not None
    for column in grid.columns:
        cells = [cell for row in grid.rows if (cell := row.cells.get(column.id)) is not None]
        levels = [c for c in cells if isinstance(c, Assessed)]
        if len(levels) > 1:
            counted = Counter(c.level for c in levels)
            scale = _of_scale(levels[0].scale, material)
            yield Group(name, about, len(levels), scale, counted, of_goals, of_targets, grid)
            continue
        words = [c.text.strip(" *") for c in cells if isinstance(c, Written) and c.text.strip()]
        heading = column_label(column, report)
        if len(words) < 3 or not _STATUS.search(heading):
            continue
        short = all(len(w.split()) <= 5 for w in words)
        if short and len({w.casefold() for w in words}) < len(words):
            counted = Counter(w.casefold() for w in words)
            named = _levels(tuple(counted), heading)
            yield Group(name, about, len(words), named, counted, of_goals, of_targets, grid)


def _headings(grid: Grid, material: Material) -> str:
    return " ".join(column_label(column, material.report) for column in grid.columns)


def _levels(words: Sequence[str], heading: str) -> Mapping[str, frozenset[str]]:
    """The levels' telling words; yes and no have those of the question that they answer."""
    if set(words) <= set(_YES):
        asked = telling(heading)
        return {word: asked | _YES[word] for word in words} if asked else {}
    return {word: telling(word) for word in words}


def _of_targets(grid: Grid, material: Material) -> Iterator[Group]:
    """Outcomes beside targets in words: those that reach theirs, and the others."""
    report = material.report
    met = [aim.met for aim in aims_of(grid, report)]
    if len(met) < 2 or None in met or len(met) != len(listed(grid, report)):
        return
    levels = {"nått": frozenset(["når"]), "ej nått": frozenset(["når", "ej"])}
    counted = Counter("nått" if m else "ej nått" for m in met)
    name, corner = table_label(grid, report), called(grid, report)
    of_goals = GOALS.fullmatch(corner) is not None
    yield Group(name, f"{name} {corner}", len(met), levels, counted, of_goals, True, grid)


def telling(text: str) -> frozenset[str]:
    """The words of a level's name that tell it from others; `uppfyllt` and `uppfyllda` are one."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_telling(word) for word in words if not _SAYS_NOTHING.fullmatch(word))


def _telling(word: str) -> str:
    if _REACH.fullmatch(word):
        return "når"
    return _SAME.get(word) or _ENDING.sub("", word)
