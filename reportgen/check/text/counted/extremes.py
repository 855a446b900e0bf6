"""What is said to be highest or lowest against the months, quarters or years of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.check.figures import WORDS, Mention, figures_in
from reportgen.check.material import Material
from reportgen.check.prose import Passage, Sentence
from reportgen.check.text.bank.agree import meant
from reportgen.check.text.bank.shown import Section
from reportgen.check.text.counted.listed import shown_beside, shown_sections
from reportgen.check.text.counted.series import (
    MONTH_NAMES,
    Point,
    Series,
    of_periods,
    of_years,
    period_of,
)
from reportgen.check.words import Vocabulary, stems
from reportgen.finding import Finding, fel, varning
from reportgen.language import format_number
from reportgen.tables.interval import Interval
from reportgen.units import COUNT, convert

_ORDER = {"första": "1", "andra": "2", "tredje": "3", "fjärde": "4"}
_PERIOD = rf"(?:{'|'.join(MONTH_NAMES)}|(?:det )?(?:{'|'.join(_ORDER)})(?: kvartalet)?|kvartal \d)"
_EXTREME = re.compile(
    r"\b(?P<word>lägst|högst|flest|färst|minst|störst)\b(?P<between>[^.;:()\d]{0,60}?)"
    rf"\b(?:i|under) (?P<period>{_PERIOD})\b(?P<more>(?:,| och| samt)? (?:i )?{_PERIOD}\b)?",
    re.IGNORECASE,
)
_LEAST = re.compile(r"lägst|färst|minst", re.IGNORECASE)
_PART_OF_YEAR = re.compile(
    r"\b(?:hösten|våren|sommar\w*|vintern|halvåret|halvår|sista|sedan|efter|mellan|bland|utom"
    r"|exklusive|per|andel\w*|snitt|genomsnitt\w*|ökning\w*|minskning\w*|procent\w*)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"(?: 20\d\d)?(?:,|, då| då| med| på|:)* ?(?:\w+ ){0,2}$")
_OF_ALL = re.compile(
    r",? (?:vilket (?:är|var) |som (?:är|var) )?(?:det|den) (?P<word>högsta|lägsta|största|minsta)"
    r" (?P<noun>siffran|antalet|värdet|nivån|andelen|noteringen|mängden)"
    r" (?P<span>under (?:året|20\d\d)|på (?P<years>\w+) år"
    r"|under de (?P<shown>\w+) (?:senaste )?år(?:en)?(?: som (?:redovisas|visas))?)",
    re.IGNORECASE,
)
_LONGEST_GAP = 50
_SINGLE_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Shown:
    """Series that a sentence can speak of, those beside it first."""

    beside: tuple[Series, ...]
    yearly: tuple[Series, ...]
    year: int


def extremes(material: Material) -> Iterator[Finding]:
    """`lägst i juli, 345` where August is lower, or where July has another figure."""
    report = material.report
    grids = tuple(material.computed.grids.values())
    periods = {g.id: tuple(of_periods(g, report)) for g in grids}
    yearly = tuple(s for g in grids for s in of_years(g, report))
    shown = shown_sections(material)
    for passage in material.prose.passages:
        if passage.kind not in ("text", "item"):
            continue
        here = _Shown(_beside(passage, periods, shown, material), yearly, report.spec.year)
        for sentence in passage.sentences:
            yield from _of_periods(sentence, here, material)
            yield from _of_all(sentence, here, material)


def _beside(
    passage: Passage,
    periods: Mapping[str, tuple[Series, ...]],
    shown: Mapping[Section, frozenset[str]],
    material: Material,
) -> tuple[Series, ...]:
    return tuple(s for g in shown_beside(passage, shown, material) for s in periods[g.id])


# ------------------------------------------------------------------ lägst i augusti, 345


def _of_periods(sentence: Sentence, here: _Shown, material: Material) -> Iterator[Finding]:
    text = sentence.text.replace("\u00a0", " ")
    found = [m for m in _EXTREME.finditer(text) if not _PART_OF_YEAR.search(text)]
    for at, match in enumerate(found):
        period = _key(match["period"], text)
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        if not period or match["more"] or _EXTREME.search(match["between"]):
            continue
        figure = _figure_after(sentence, match.end(), end)
        series = _candidates(here, _year_told(match, text, here.year))
        least = _LEAST.match(match["word"]) is not None
        series = tuple(s for s in series if s.at(period) is not None)
        if figure is not None:
            series = tuple(s for s in series if any(_is(figure, p) for p in s.points))
        else:
            series = series if _is_named(series, match, text) else ()
        if not series or any(_holds(s, period, figure, least=least) for s in series):
            continue
        message = _message(series[0], period, least=least)
        start = sentence.start + match.start("period")
        place = material.prose.place(sentence.passage, start, sentence.start + match.end("period"))
        told = fel if figure is not None else varning
        yield told("text-differs", message, place, "rätta månaden, siffran eller ordet")


def _key(words: str, text: str) -> str:
    """The period that the words name; an ordinal is a quarter where quarters are spoken of."""
    tidy = words.casefold().removeprefix("det ")
    number = _ORDER.get(tidy.split()[0])
    if number is not None:
        return f"k{number}" if "kvartal" in text.casefold() else ""
    return period_of(tidy)[0]


def _figure_after(sentence: Sentence, start: int, end: int) -> Mention | None:
    """The figure that is said of the period: `i augusti, 345`."""
    for mention in figures_in(sentence):
        at = mention.start - sentence.start
        if start <= at < end:
            between = sentence.text[start:at].replace("\u00a0", " ")
            return mention if _THEN.fullmatch(between) and not mention.fraction else None
    return None


def _candidates(here: _Shown, year: int) -> tuple[Series, ...]:
    """The series of the year that the section shows."""
    return tuple(s for s in here.beside if s.year in (year, None))


def _year_told(match: re.Match[str], text: str, year: int) -> int:
    """The year spoken of: just after the words (`i juli 2023`), else last before."""
    after = re.match(r" (20\d\d)\b", text[match.end() :])
    before = _SINGLE_YEAR.findall(text[: match.end()])
    return int(after[1]) if after else int(before[-1]) if before else year


def _is_named(series: Sequence[Series], match: re.Match[str], text: str) -> bool:
    """Whether the sentence names the only series, and nothing else between the words."""
    if len(series) != 1:
        return False
    names = Vocabulary(stems(series[0].name))
    between = stems(match["between"])
    return bool(names.found_in(stems(text))) and all(names.found_in((w,)) for w in between)


def _is(mention: Mention, point: Point) -> bool:
    """Whether the figure can be the point's."""
    factor = convert(Decimal(1), mention.unit or COUNT, point.fact.unit)
    if factor is None and mention.unit is not None:
        return False
    return (meant(mention) * Interval.exactly(factor or Decimal(1))).meets(point.spread)


def _holds(series: Series, period: str, figure: Mention | None, *, least: bool) -> bool:
    """Whether the period is the series' extreme, and has the figure."""
    point = series.at(period)
    if point is None:
        return False
    end = series.extreme(least=least)[0]
    unit = end.spread.high - end.spread.low
    return abs(point.value - end.value) < unit and (figure is None or _is(figure, point))


def _message(series: Series, period: str, *, least: bool) -> str:
    ends = series.extreme(least=least)
    word = "lägst" if least else "högst"
    names = " och ".join(_in_words(p.period) for p in ends[:2])
    message = f"{word} är {names}, {_shown(ends[0])}"
    own = series.at(period)
    if own is not None and own not in ends:
        message += f", men texten säger {_in_words(period)} ({_shown(own)})"
    return f"{message} ({series.name})"


def _in_words(period: str) -> str:
    if period.startswith("k"):
        return f"kvartal {period[1]}"
    return next((name for name in MONTH_NAMES if name.startswith(period)), period)


def _shown(point: Point) -> str:
    return format_number(point.value, point.fact.decimals)


# ------------------------------------------------- 345, det lägsta antalet under året


def _of_all(sentence: Sentence, here: _Shown, material: Material) -> Iterator[Finding]:
    text = sentence.text.replace("\u00a0", " ")
    for match in _OF_ALL.finditer(text):
        before = [m for m in figures_in(sentence) if m.end - sentence.start <= match.start()]
        if not before or before[-1].fraction or before[-1].approximation:
            continue
        figure = before[-1]
        gap = text[figure.end - sentence.start : match.start()]
        if len(gap) > _LONGEST_GAP or re.search(r"[.;:]", gap) or abs(figure.value) < 10:
            continue
        least = match["word"].casefold() in ("lägsta", "minsta")
        series = _of_span(match, figure, sentence, here)
        having = [(s, p) for s in series for p in s.points if _is(figure, p)]
        if not having or any(_holds(s, p.period, figure, least=least) for s, p in having):
            continue
        ends = having[0][0].extreme(least=least)
        word = "lägst" if least else "högst"
        message = (
            f"{figure.text} är inte {match['word']} {match['noun']}: {word} är "
            f"{_in_words(ends[0].period)}, {_shown(ends[0])} ({having[0][0].name})"
        )
        start, end = (sentence.start + at for at in match.span("word"))
        place = material.prose.place(sentence.passage, start, end)
        yield fel("text-differs", message, place, "rätta ordet eller siffran")


def _of_span(
    match: re.Match[str], figure: Mention, sentence: Sentence, here: _Shown
) -> tuple[Series, ...]:
    """The year's months, or the last years, as many as are told of."""
    told = match["years"] or match["shown"]
    if told is None:
        return _candidates(here, _year_told(match, sentence.text, here.year))
    count = int(told) if told.isdigit() else int(WORDS.get(told.casefold(), 0))
    wanted = {str(here.year - back) for back in range(count)}
    said = frozenset(stems(sentence.text))
    found = []
    for series in here.yearly:
        points = tuple(p for p in series.points if p.period in wanted)
        now = series.at(str(here.year))
        named = Vocabulary(stems(series.name)).found_in(said)
        if len(points) == len(wanted) > 1 and now is not None and named and _is(figure, now):
            found.append(replace(series, points=points))
    return tuple(found)
