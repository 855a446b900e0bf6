"""Counts of goals, indicators and controls against how they are assessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.check.figures import Mention, figures_in
from reportgen.check.labels import table_label
from reportgen.check.material import Material
from reportgen.check.prose import Passage, Sentence
from reportgen.check.text.bank.agree import meant
from reportgen.check.text.bank.shown import Section
from reportgen.check.text.counted.assessments import (
    DEGREES,
    GOALS,
    MEASURES,
    MET,
    Group,
    groups_of,
    telling,
)
from reportgen.check.text.counted.counts import count_finding, is_typed_count
from reportgen.check.text.counted.listed import is_called, listed, shown_beside, shown_sections
from reportgen.check.text.sentence.shares import OF, between, is_percent, words_after, words_before
from reportgen.check.words import stem
from reportgen.finding import Finding, fel
from reportgen.language import format_number, number_word
from reportgen.model.report import Report
from reportgen.tables.grid import Grid
from reportgen.tables.interval import Interval

_OWN_GOALS = re.compile(
    r"\b(?:de|nämndens|samtliga|alla|våra|förvaltningens)(?: \w+)? $"
    r"|\bnämnden (?:har|arbetar (?:med|mot|efter)|följer(?: upp)?|har antagit|har beslutat om) $",
    re.IGNORECASE,
)
_FOR_THE_BOARD = re.compile(
    r" (?:för|till) (?:social|omsorgs|vård)?\w*nämnden\b(?! och\b)", re.IGNORECASE
)
_HAS = re.compile(r"\b(?:beslutat om|fastställt|antagit|formulerat|finns|satt upp) (?:\w+ )?$")
_HAS_ROWS = re.compile(
    r"\b(?:nämnden|förvaltningen|\w*planen|programmet) (?:har|omfattar|innehåller|består av"
    r"|följer(?: upp)?) $|\b\w*(?:planen|plan|programmet|program|paket|paketet) med $",
    re.IGNORECASE,
)
_ALL_DONE = re.compile(
    r" har (?:genomförts|gjorts|utförts|granskats|kontrollerats|följts upp)"
    r"(?: under året| enligt \w+)?[.,]?\s*$"
)
_SOME_OF = re.compile(
    r" (?:\w+ )?(?:inom|som (?:rör|gäller|avser|handlar)|per|kopplade|utan|med)\b"
)
_WHOLE = re.compile(r"\bav (?:de |nämndens |våra |alla |samtliga |totalt )*$", re.IGNORECASE)
_ALL = re.compile(r"\b(?:samtliga|alla)(?: de| nämndens| våra)? $", re.IGNORECASE)
_OF_THEM = re.compile(r"av (?:dem|dessa)\b", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:föregående år|förra året|i fjol|året (?:innan|före)|delår\w*|tertial\w*|augusti"
    r"|prognos\w*|vänta\w*|jämfört|kommer|ska|planera\w*|beräkna\w*|nästa)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
_NEXT = re.compile(
    r"(?:,| och| men| medan| samt|;) (?:en|ett|inget|inga|ingen|övriga|resterande|resten|de)\b"
)
_ONE = re.compile(r"(?:, | och | samt | men | medan |; |^)(?P<one>en|ett)(?=[ \u00a0])", re.I)
_REACHED = re.compile(
    r"^[^,.;]{0,40}?\b(?:når|nådde|har nått|uppnår|uppnådde|uppfyller|uppfyllde|klarar)"
    r" (?:(?!inte\b|ej\b|inga?\b|inget\b)\w+ ){0,2}?"
    r"(?:mål|målet|målen|målvärdet|målvärdena)\b(?! (?:inte|ej)\b)"
)
_NEUTRAL = telling("procent grönt gult rött röda")


@dataclass(frozen=True, slots=True)
class _Here:
    """Where a sentence stands: the tables its section shows, and the sentence before."""

    tables: tuple[Grid, ...]
    report: Report
    before: Sentence | None = None

    def shows(self, group: Group) -> bool:
        """Whether the group's table stands in the section."""
        return any(grid is group.grid for grid in self.tables)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a sentence counts: the count of all, if it gives one, and what the things are called."""

    whole: Mention | None
    noun: str
    every: bool = False


def assessed(material: Material) -> Iterator[Finding]:
    """A count of goals, or of what is on a level, that is not the one assessed."""
    groups = tuple(groups_of(material))
    shown = shown_sections(material)
    for passage in material.prose.passages:
        if passage.kind in ("text", "item", "cell"):
            yield from _of_passage(passage, groups, shown, material)


def _of_passage(
    passage: Passage,
    groups: Sequence[Group],
    shown: Mapping[Section, frozenset[str]],
    material: Material,
) -> Iterator[Finding]:
    here = _Here(shown_beside(passage, shown, material), material.report)
    for sentence in passage.sentences:
        mentions = [m for m in figures_in(sentence) if is_typed_count(m)]
        yield from _sizes(mentions, groups, material)
        yield from _sizes_of_tables(mentions, here, groups, material)
        if groups and not _of_another_time(sentence, material.report.spec.year):
            yield from _levels(sentence, mentions, here, groups, material)
            yield from _shares_of_levels(sentence, here, groups, material)
        here = replace(here, before=sentence)


# --------------------------------------------------------------------------- how many


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _sizes(
    mentions: Sequence[Mention], groups: Sequence[Group], material: Material
) -> Iterator[Finding]:
    """`Nämnden har fem mål` where four are told of."""
    sizes = {g.size for g in groups if g.of_goals}
    for mention in mentions:
        if not sizes or not GOALS.fullmatch(mention.word) or mention.value in sizes:
            continue
        before = _plain(words_before(mention))
        after = re.sub(r"^\s*\S+", "", _plain(words_after(mention)))
        own = _OWN_GOALS.search(before)
        given = _HAS.search(before) and _FOR_THE_BOARD.match(after)
        if (own or given) and not _SOME_OF.match(after):
            size = number_word(Decimal(max(sizes)))
            message = f"texten säger {mention.text} {mention.word} men {size} redovisas"
            yield count_finding(mention, message, material, sure=False)


def _sizes_of_tables(
    mentions: Sequence[Mention], here: _Here, groups: Sequence[Group], material: Material
) -> Iterator[Finding]:
    """`Nämnden har nio indikatorer` beside a table that lists eight."""
    report = material.report
    for mention in mentions:
        tables = [g for g in here.tables if _lists(mention.word, g, report)]
        if len(tables) != 1 or mention.value < 2 or GOALS.fullmatch(mention.word):
            continue
        before = _plain(words_before(mention))
        after = re.sub(r"^\s*\S+", "", _plain(words_after(mention)))
        done = not before.strip() and _ALL_DONE.match(after)
        rows = len(listed(tables[0], report))
        levels = {n for g in groups if g.grid is tables[0] for n in g.counted.values()}
        if not (_HAS_ROWS.search(before) or done) or _SOME_OF.match(after):
            continue
        if rows > 1 and mention.value not in {rows, *levels}:
            shown = number_word(Decimal(rows))
            name = table_label(tables[0], report)
            message = (
                f"texten säger {mention.text.casefold()} {mention.word} men tabellen har {shown} "
                f"({name})"
            )
            yield count_finding(mention, message, material, sure=False)


def _lists(noun: str, grid: Grid, report: Report) -> bool:
    """Whether the noun is the table's word for its rows; of measures also the title's word."""
    titled = MEASURES.fullmatch(noun) and stem(noun)[:7] in table_label(grid, report).casefold()
    return is_called(noun, grid, report) or bool(titled)


# --------------------------------------------------------------------- how many on which


def _of_another_time(sentence: Sentence, year: int) -> bool:
    years = set(_YEAR.findall(sentence.text)) - {str(year)}
    return bool(years) or _OTHER_TIME.search(sentence.text) is not None


def _with_ones(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The counts with each `en` and `ett` told beside them: `två är klara, en pågår`."""
    if not mentions:
        return []
    found = list(mentions)
    for match in _ONE.finditer(sentence.text):
        start, end = (sentence.start + at for at in match.span("one"))
        after = re.match(r"[ \u00a0]+([\wåäöé-]+)", sentence.text[match.end() :])
        if all(end <= m.start or m.end <= start for m in mentions):
            word = after[1] if after else ""
            found.append(replace(mentions[0], start=start, end=end, value=Decimal(1), word=word))
    return sorted(found, key=lambda m: m.start)


def _levels(
    sentence: Sentence,
    typed: Sequence[Mention],
    here: _Here,
    groups: Sequence[Group],
    material: Material,
) -> Iterator[Finding]:
    """`två av fem mål är helt uppfyllda` with other numbers in the assessments."""
    mentions = _with_ones(sentence, typed)
    counted = _what_is_counted(mentions, here, groups)
    about = [g for g in groups if _speaks_of(g, counted, here)]
    bare = counted.whole is None and not GOALS.fullmatch(counted.noun)
    wholes = [m for m in mentions if _WHOLE.search(words_before(m))]
    parts = [m for m in mentions if m not in wholes and (counted.every or m is not counted.whole)]
    for at, part in enumerate(parts):
        start = next((m for m in wholes if _is_whole_of(part, m)), part)
        until = parts[at + 1].start if at + 1 < len(parts) else None
        text = start.sentence.passage.text[start.end : until] if until else words_after(start)
        told = _NEXT.split(text)[0]
        strictly = bare or part not in typed
        found = [
            (g, right)
            for g in about
            if (right := _counted(g, told)) is not None
            and not (strictly and _says_more(g, told, counted.noun))
        ]
        if found and all(part.value not in right for _, right in found):
            group, right = found[0]
            shown = number_word(Decimal(min(right)))
            message = (
                f"texten säger {part.text.casefold()} {_level_words(told)} men "
                f"{shown} bedöms så ({group.name})"
            )
            yield count_finding(part, message, material)


def _what_is_counted(mentions: Sequence[Mention], here: _Here, groups: Sequence[Group]) -> _Counted:
    """The count of all, and the name of what is counted; perhaps from the sentence before."""
    for mention in mentions:
        before = words_before(mention)
        if _WHOLE.search(before):
            return _Counted(mention, mention.word)
        if _ALL.search(before):
            return _Counted(mention, mention.word, every=True)
    if not mentions:
        return _Counted(None, "")
    first = mentions[0]
    if GOALS.fullmatch(first.word):
        return _Counted(None, first.word)
    if here.before is not None and _goes_on(first, groups):
        earlier = [m for m in figures_in(here.before) if is_typed_count(m)]
        if len(earlier) == 1:
            return _Counted(earlier[0], earlier[0].word)
    return _Counted(None, first.word)


def _goes_on(first: Mention, groups: Sequence[Group]) -> bool:
    """Whether a sentence counts what the one before it named: `Tre av dem`, `Tre nåddes`."""
    before, after = words_before(first), _plain(words_after(first)).lstrip()
    if _OF_THEM.match(after) or _OF_THEM.match(before):
        return True
    said = telling(re.sub(r"^(?:är|har|blev|bedöms|bedömdes) ", "", after).split(" ")[0])
    return not before.strip() and any(said & own for g in groups for own in g.levels.values())


def _is_whole_of(part: Mention, whole: Mention) -> bool:
    return part.end <= whole.start and OF.fullmatch(between(part, whole)) is not None


def _speaks_of(group: Group, counted: _Counted, here: _Here) -> bool:
    """Whether the group can be what is counted: of that size, and called so."""
    noun, whole = counted.noun, counted.whole
    if not noun or (whole is not None and whole.value != group.size):
        return False
    if GOALS.fullmatch(noun):
        return group.of_goals or (whole is not None and group.of_targets and here.shows(group))
    if whole is None:
        tables = [g for g in here.tables if is_called(noun, g, here.report)]
        return [group.grid] == tables
    root = stem(noun)[:7]
    if len(root) > 3 and root in group.about.casefold():
        return True
    return MEASURES.fullmatch(noun) is not None and group.of_targets and here.shows(group)


def _counted(group: Group, told: str) -> set[int] | None:
    """How many there can be on the level that the words name; None when they name none."""
    if _REACHED.search(told):
        return _met(group)
    level = _level(group, told)
    if level is not None:
        return {group.counted[level]}
    return _either(group, told) if "eller" in telling(told) else None


def _level(group: Group, told: str) -> str | None:
    """The one level that the words name."""
    words = telling(told)
    named = {k: own for k, own in group.levels.items() if own and own <= words}
    longest = max((len(own) for own in named.values()), default=0)
    best = [k for k, own in named.items() if len(own) == longest]
    if len(best) != 1:
        return None
    left = (words - named[best[0]]) & DEGREES
    either = "eller" in words and "eller" not in named[best[0]]
    return None if left or either else best[0]


def _says_more(group: Group, told: str, noun: str) -> bool:
    """Whether the words tell more than the level, so that only some of those on it are meant."""
    level = _level(group, told)
    own = group.levels[level] if level is not None else frozenset()
    return bool(telling(told) - own - telling(noun))


def _either(group: Group, told: str) -> set[int] | None:
    """`helt eller i hög grad uppfyllda`: the two levels together."""
    one, other = told.split(" eller ", 1)
    head = next((w for w in telling(other) if w in MET), "")
    sides = [telling(one) | ({head} if head else frozenset()), telling(other)]
    found = [
        [k for k, own in group.levels.items() if own == side & (own | DEGREES | {"hel"})]
        for side in sides
    ]
    if any(len(levels) != 1 for levels in found):
        return None
    return {sum(group.counted[levels[0]] for levels in found)}


def _met(group: Group) -> set[int] | None:
    """How many reach their goal: those wholly there, and perhaps those partly."""
    met = [k for k, own in group.levels.items() if own <= MET | {"hel", "ja", "grön"}]
    unmet = [k for k, own in group.levels.items() if own & {"ej", "ingen", "nej", "röd"}]
    if len(met) != 1 or len(unmet) > 1:
        return None
    most = group.size - sum(group.counted[k] for k in unmet)
    return set(range(group.counted[met[0]], most + 1))


def _level_words(told: str) -> str:
    """The words that name the level, as the text has them."""
    return f"”{re.sub(r'(?: och| samt|[ .,])+$', '', ' '.join(told.split()))}”"


def _shares_of_levels(
    sentence: Sentence, here: _Here, groups: Sequence[Group], material: Material
) -> Iterator[Finding]:
    """`50 procent är uppfyllda, 25 procent delvis`: each level's share of all assessed."""
    percents = [m for m in figures_in(sentence) if is_percent(m) and not m.fraction]
    if len(percents) < 2 or not re.search("mål|indikator", sentence.text):
        return
    read = ((g, _told_shares(percents, g)) for g in groups if here.shows(g))
    speaking = [(g, shares) for g, shares in read if len(shares) > 1]
    if len(speaking) != 1:
        return
    group, shares = speaking[0]
    wrong = [(m, n) for m, n in shares if not meant(m).meets(_percent(n, group))]
    for share, count in wrong if len(wrong) < len(shares) else []:
        place = material.prose.place(sentence.passage, share.start, share.end)
        actual = _percent(count, group).low
        shown = format_number(actual, max(share.decimals, 0 if actual % 1 == 0 else 1))
        message = (
            f"texten säger {share.text} procent men {count} av {group.size} är "
            f"{shown} procent ({group.name})"
        )
        yield fel("share-differs", message, place, "rätta andelen eller bedömningen")


def _told_shares(percents: Sequence[Mention], group: Group) -> list[tuple[Mention, int]]:
    """The shares that name a level of the group and nothing else, with how many are on it."""
    found = []
    for at, share in enumerate(percents):
        last = at + 1 == len(percents)
        told = words_after(share) if last else between(share, percents[at + 1])
        level = _level(group, told)
        if level is not None and not telling(told) - group.levels[level] - _NEUTRAL:
            found.append((share, group.counted[level]))
    return found


def _percent(count: int, group: Group) -> Interval:
    return Interval.exactly(Decimal(100 * count) / group.size)
