"""Counts of goals, indicators and controls against how they are assessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.check.figures import Mention, figures_in
from reportgen.check.labels import column_label, label, table_label
from reportgen.check.material import Material
from reportgen.check.prose import Sentence, sentences
from reportgen.check.text.counts import count_finding, is_typed_count
from reportgen.check.text.shares import OF, between, words_after, words_before
from reportgen.check.words import stem
from reportgen.finding import Finding
from reportgen.language import number_word
from reportgen.tables.grid import Assessed, Grid, Written
from reportgen.tables.spec import NumberTable

_STATUS = re.compile(r"bedöm|status|resultat|uppfyll|avvikelse|läge|måluppf", re.IGNORECASE)
_GOALS = re.compile(r"\w*mål(?:en|et|ens)?", re.IGNORECASE)
_OWN_GOALS = re.compile(
    r"\b(?:de|nämndens|samtliga|alla|våra|förvaltningens)(?: \w+)? $"
    r"|\bnämnden (?:har|arbetar (?:med|mot|efter)|följer(?: upp)?|har antagit|har beslutat om) $",
    re.IGNORECASE,
)
_FOR_THE_BOARD = re.compile(
    r" (?:för|till) (?:social|omsorgs|vård)?\w*nämnden\b(?! och\b)", re.IGNORECASE
)
_HAS = re.compile(r"\b(?:beslutat om|fastställt|antagit|formulerat|finns|satt upp) (?:\w+ )?$")
_SOME_OF = re.compile(
    r" (?:\w+ )?(?:inom|som (?:rör|gäller|avser|handlar)|per|kopplade|utan|med)\b"
)
_WHOLE = re.compile(r"\bav (?:de |nämndens |våra |alla |samtliga |totalt )*$", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:föregående år|förra året|i fjol|året (?:innan|före)|delår\w*|tertial\w*|augusti"
    r"|prognos\w*|vänta\w*|jämfört|kommer|ska|planera\w*|beräkna\w*|nästa)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
_NEXT = re.compile(
    r"(?:,| och| men| medan| samt|;) (?:en|ett|inget|inga|ingen|övriga|resterande|resten|de)\b"
)
_WORD = re.compile(r"[a-zåäöé]+", re.IGNORECASE)
_ENDING = re.compile(r"(?<=..)(?:ades?|ad|ats?|at|dda|tts?|das?|des?|ts|[dtsae])$")
_SAME = {"inte": "ej", "inget": "ingen", "inga": "ingen", "nått": "når",
         "nås": "når", "nådde": "når", "nåtts": "når", "nå": "når", "uppnår": "når",
         "uppnås": "når", "uppnått": "når", "uppnådda": "når", "uppnådd": "når", "röda": "röd",
         "rött": "röd"}  # fmt: skip
_SAYS_NOTHING = re.compile(
    r"mål(?:et|en)?|är|i|år|året|som|bedöm(?:s|ts|des|d)|en|ett|den|det|de|uppdraget|indikator(?:n|er"
    r"|erna)?|sina?|sitt|har|blev|blivit|visa(?:de|r|t)|till|nämndens|under|av|dem|dessa|för|att|med"
    r"|och|vid|om|på"
)
_DEGREES = frozenset(
    [
        *("delvi", "ej", "ingen", "hög", "grad", "stor", "del", "näst", "nära", "lång", "låg"),
        *("viss", "mycket", "huvudsak", "knapp"),
    ]
)
_MET = frozenset(["uppfyll", "når", "genomför", "klar", "avslut"])
_REACHED = re.compile(
    r"^[^,.;]{0,40}?\b(?:når|nådde|har nått|uppnår|uppnådde|uppfyller|uppfyllde|klarar)"
    r" (?:\w+ ){0,2}?(?:mål|målet|målen|målvärdet|målvärdena)\b"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Things assessed together: what they are called, how many, and how many on each level.

    `levels` has the telling words of each level's name, also of levels that nothing is on where
    the scale is known. `of_goals`: they are goals, and no indicators or tasks.
    """

    name: str
    about: str
    size: int
    levels: Mapping[str, frozenset[str]]
    counted: Counter[str]
    of_goals: bool = False


def assessed(material: Material) -> Iterator[Finding]:
    """A count of goals, or of what is on a level, that is not the one assessed."""
    groups = tuple(_groups(material))
    if not groups:
        return
    for passage in material.prose.passages:
        if passage.kind not in ("text", "item", "cell"):
            continue
        before: Sentence | None = None
        for sentence in sentences(passage):
            mentions = [m for m in figures_in(sentence) if is_typed_count(m)]
            yield from _sizes(mentions, groups, material)
            if not _of_another_time(sentence, material.report.spec.year):
                yield from _levels(mentions, before, groups, material)
            before = sentence


# ------------------------------------------------------------------- what is assessed


def _groups(material: Material) -> Iterator[Group]:
    """All goals, those of each scale, and each table with an assessed column."""
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
        yield from _of_table(grid, material)


def _of_scale(name: str, material: Material) -> Mapping[str, frozenset[str]]:
    scale = material.report.profile.scales.get(name)
    levels = scale.levels if scale is not None else ()
    return {level.id: telling(label(level.name, material.report)) for level in levels}


def _of_table(grid: Grid, material: Material) -> Iterator[Group]:
    report = material.report
    name = table_label(grid, report)
    corner = grid.spec.corner if isinstance(grid.spec, NumberTable) else grid.columns[0].title
    corner = label(corner, report)
    about, of_goals = f"{name} {corner}", _GOALS.fullmatch(corner) is not None
    for column in grid.columns:
        cells = [cell for row in grid.rows if (cell := row.cells.get(column.id)) is not None]
        levels = [c for c in cells if isinstance(c, Assessed)]
        if len(levels) > 1:
            counted = Counter(c.level for c in levels)
            scale = _of_scale(levels[0].scale, material)
            yield Group(name, about, len(levels), scale, counted, of_goals)
            continue
        words = [c.text.strip(" *") for c in cells if isinstance(c, Written) and c.text.strip()]
        if len(words) < 3 or not _STATUS.search(column_label(column, report)):
            continue
        short = all(len(w.split()) <= 5 for w in words)
        if short and len({w.casefold() for w in words}) < len(words):
            counted = Counter(w.casefold() for w in words)
            named = {w: telling(w) for w in counted}
            yield Group(name, about, len(words), named, counted, of_goals)


def telling(text: str) -> frozenset[str]:
    """The words of a level's name that tell it from others; `uppfyllt` and `uppfyllda` are one."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(
        _SAME.get(w) or _ENDING.sub("", w) for w in words if not _SAYS_NOTHING.fullmatch(w)
    )


# --------------------------------------------------------------------------- how many


def _sizes(
    mentions: Sequence[Mention], groups: Sequence[Group], material: Material
) -> Iterator[Finding]:
    """`Nämnden har fem mål` where four are told of."""
    sizes = {g.size for g in groups if g.of_goals}
    for mention in mentions:
        if not sizes or not _GOALS.fullmatch(mention.word) or mention.value in sizes:
            continue
        before = words_before(mention).replace("\u00a0", " ")
        after = re.sub(r"^\s*\S+", "", words_after(mention).replace("\u00a0", " "))
        own = _OWN_GOALS.search(before)
        given = _HAS.search(before) and _FOR_THE_BOARD.match(after)
        if (own or given) and not _SOME_OF.match(after):
            size = number_word(Decimal(max(sizes)))
            message = f"texten säger {mention.text} {mention.word} men {size} redovisas"
            yield count_finding(mention, message, material, sure=False)


# --------------------------------------------------------------------- how many on which


def _of_another_time(sentence: Sentence, year: int) -> bool:
    years = set(_YEAR.findall(sentence.text)) - {str(year)}
    return bool(years) or _OTHER_TIME.search(sentence.text) is not None


def _levels(
    mentions: Sequence[Mention],
    before: Sentence | None,
    groups: Sequence[Group],
    material: Material,
) -> Iterator[Finding]:
    """`två av fem mål är helt uppfyllda` with other numbers in the assessments."""
    whole, noun = _whole(mentions, before)
    about = [g for g in groups if _speaks_of(g, noun, whole)]
    parts = [m for m in mentions if m is not whole]
    for at, part in enumerate(parts):
        start = whole if whole is not None and _is_whole_of(part, whole) else part
        until = parts[at + 1].start if at + 1 < len(parts) else None
        text = start.sentence.passage.text[start.end : until] if until else words_after(start)
        told = _NEXT.split(text)[0]
        found = [(g, right) for g in about if (right := _counted(g, told)) is not None]
        if found and all(part.value not in right for _, right in found):
            group, right = found[0]
            shown = number_word(Decimal(min(right)))
            message = (
                f"texten säger {part.text.casefold()} {_level_words(told)} men "
                f"{shown} bedöms så ({group.name})"
            )
            yield count_finding(part, message, material)


def _whole(mentions: Sequence[Mention], before: Sentence | None) -> tuple[Mention | None, str]:
    """The count of all, and the name of what is counted; the name from the sentence before."""
    for mention in mentions:
        if _WHOLE.search(words_before(mention)):
            return mention, mention.word
    if mentions and (named := mentions[0].word) and _GOALS.fullmatch(named):
        return None, named
    if (
        mentions
        and before is not None
        and re.match(r" av (?:dem|dessa)\b", words_after(mentions[0]))
    ):
        earlier = [m for m in figures_in(before) if is_typed_count(m)]
        if len(earlier) == 1:
            return earlier[0], earlier[0].word
    return None, ""


def _is_whole_of(part: Mention, whole: Mention) -> bool:
    return part.end <= whole.start and OF.fullmatch(between(part, whole)) is not None


def _speaks_of(group: Group, noun: str, whole: Mention | None) -> bool:
    """Whether the group can be what is counted: of that size, and called so."""
    if whole is not None and whole.value != group.size:
        return False
    if not noun:
        return False
    if _GOALS.fullmatch(noun):
        return group.of_goals
    root = stem(noun)[:7]
    return whole is not None and len(root) > 3 and root in group.about.casefold()


def _counted(group: Group, told: str) -> set[int] | None:
    """How many there can be on the level that the words name; None when they name none."""
    if _REACHED.search(told):
        return _met(group)
    words = telling(told)
    named = {k: own for k, own in group.levels.items() if own and own <= words}
    longest = max((len(own) for own in named.values()), default=0)
    best = [k for k, own in named.items() if len(own) == longest]
    if len(best) != 1:
        return None
    left = (words - named[best[0]]) & _DEGREES
    if left or ("eller" in words and "eller" not in named[best[0]]):
        return _either(group, told) if "eller" in words else None
    return {group.counted[best[0]]}


def _either(group: Group, told: str) -> set[int] | None:
    """`helt eller i hög grad uppfyllda`: the two levels together."""
    one, other = told.split(" eller ", 1)
    head = next((w for w in telling(other) if w in _MET), "")
    sides = [telling(one) | ({head} if head else frozenset()), telling(other)]
    found = [
        [k for k, own in group.levels.items() if own == side & (own | _DEGREES | {"hel"})]
        for side in sides
    ]
    if any(len(levels) != 1 for levels in found):
        return None
    return {sum(group.counted[levels[0]] for levels in found)}


def _met(group: Group) -> set[int] | None:
    """How many reach their goal: those wholly there, and perhaps those partly."""
    met = [k for k, own in group.levels.items() if own <= _MET | {"hel", "ja", "grön"}]
    unmet = [k for k, own in group.levels.items() if own & {"ej", "ingen", "nej", "röd"}]
    if len(met) != 1 or len(unmet) > 1:
        return None
    most = group.size - sum(group.counted[k] for k in unmet)
    return set(range(group.counted[met[0]], most + 1))


def _level_words(told: str) -> str:
    """The words that name the level, as the text has them."""
    return f"”{' '.join(told.split()).strip(' .,')}”"
