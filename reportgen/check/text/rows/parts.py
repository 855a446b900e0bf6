"""Shares of a table's whole: "en femtedel av kostnaderna är löner", "löner utgör 48 procent"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.check.figures import Mention
from reportgen.check.material import Material
from reportgen.check.text.bank.agree import agrees, meant
from reportgen.check.text.bank.known import Known, Subject
from reportgen.check.text.reading.read import Reading
from reportgen.check.text.sentence.shares import (
    between,
    is_percent,
    share_fits,
    words_after,
    words_before,
)
from reportgen.check.words import Vocabulary, stem, stems
from reportgen.finding import Finding, varning
from reportgen.language import format_number
from reportgen.tables.interval import Interval

_ALL = r"(?:(?:de|dem|den|alla|samtliga|hela|totala|sammanlagda|nämndens|kommunens|våra)[ \u00a0])*"
_PERCENT = r"[ \u00a0]?(?:%|procent)?"
_NEAR = r"(?:(?:knappt|drygt|nästan|närmare|cirka|omkring|ungefär|runt|mer än|mindre än)[ \u00a0])?"
_IS = (
    r"(?:är|var|utgörs av|utgjordes av|består av|bestod av|går till|gick till|avser|avsåg|gäller"
    r"|gällde|bor i|bor på|bodde i|bodde på|finns i|finns på|kommer från|kom från)"
)
_MAKES = r"(?:utgör|utgjorde|står för|stod för|svarar för|svarade för)"
_AMOUNT = r"[\d \u00a0,]+(?:mnkr|mkr|tkr|kr|miljoner kronor|kronor)?"
_ROW = r"(?P<row>[^.,;:()\d]{3,60}?)"
_AFTER = (
    re.compile(
        rf"{_PERCENT}[ \u00a0]av[ \u00a0]{_ALL}(?P<noun>\w+)(?:[ \u00a0]\([^()]*\))?[ \u00a0]"
        rf"{_IS}[ \u00a0]{_ROW}(?:[.,;]|$| \()",
        re.IGNORECASE,
    ),
    re.compile(rf"{_PERCENT}, {_AMOUNT}, {_IS}[ \u00a0]{_ROW}(?:[.,;]|$| \()", re.IGNORECASE),
)
"""The share before the row: `48 procent av kostnaderna är löner`, `En femtedel, 34 mkr, avser`."""
_BEFORE = re.compile(rf"^{_ROW}[ \u00a0]{_MAKES}[ \u00a0]{_NEAR}$", re.IGNORECASE)
_THEN = re.compile(rf"{_PERCENT}(?:[ \u00a0]av[ \u00a0]{_ALL}(?P<noun>\w+))?(?:[.,;]|$| \()")
"""The row before its share: `Löner utgör 48 procent av kostnaderna`."""
_OF_TEN = re.compile(r"[ \u00a0]av[ \u00a0]")
_MONEY = re.compile(r"kostnad|budget|utfall|intäkt|medel|pengar|\bram", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:en|ett|de|den|det|i|på)[ \u00a0]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    """A share told of a row; `noun` names the whole, "" where the sentence does not."""

    mention: Mention
    percent: Decimal
    row: str
    noun: str


def parts(read: Iterable[Reading], material: Material) -> Iterator[Finding]:
    """A share in the text that is not what the row is of its table's whole."""
    for reading in read:
        subjects = [s for s in reading.spoken.outright if s.wholes]
        for said in _said(reading) if subjects else ():
            possible = [i for s in subjects for i in _possible(said, s, reading)]
            if possible and not any(_fits(said, i) for i in possible):
                right = format_number((possible[0].low + possible[0].high) / 2, 0)
                message = (
                    f"texten säger {_words(said.mention)} men ”{said.row.strip()}” är "
                    f"{right} procent av det hela i tabellen"
                )
                start, end = said.mention.start, said.mention.end
                place = material.prose.place(reading.sentence.passage, start, end)
                code = "fraction-differs" if said.mention.unit is None else "share-differs"
                code = "fraction-differs" if said.mention.fraction else code
                yield varning(code, message, place, "rätta den siffra som är fel")


def _said(reading: Reading) -> Iterator[_Said]:
    mentions = [m for m, _ in reading.figures]
    for at, mention in enumerate(mentions):
        last, percent = mention, mention.value
        if not is_percent(mention):
            whole = mentions[at + 1] if at + 1 < len(mentions) else None
            if whole is None or not _is_of_ten(mention, whole):
                continue
            last, percent = whole, 100 * mention.value / whole.value
        if mention.bound is not None:
            continue
        after, before = words_after(last), words_before(mention).replace("\u00a0", " ")
        found = next((m for pattern in _AFTER if (m := pattern.match(after))), None)
        if found is None and last is not mention:  # `tre av fyra anställda är kvinnor`
            found = _AFTER[0].match(f" av{after}")
        if found is not None:
            yield _Said(mention, percent, found["row"], found.groupdict().get("noun") or "")
        elif (named := _BEFORE.match(before)) and (then := _THEN.match(after)):
            yield _Said(mention, percent, named["row"], then["noun"] or "")


def _is_of_ten(part: Mention, whole: Mention) -> bool:
    """`sju av tio`: a fraction in words."""
    small = part.in_words and whole.in_words and 2 < whole.value <= 10
    return small and _OF_TEN.fullmatch(between(part, whole)) is not None


def _possible(said: _Said, subject: Subject, reading: Reading) -> Iterator[Interval]:
    """What percent the row can be of its whole, by each column of the year."""
    words = stems(_ARTICLE.sub("", said.row.strip()))
    named = Vocabulary(subject.words).found_in(words)
    if len(words) != len(subject.words) or named != frozenset(subject.words):
        return
    for whole in subject.wholes:
        if not _is_called(said.noun, whole):
            continue
        for part in _outcomes(subject, reading.year):
            for other in _outcomes(whole, reading.year):
                same = (part.unit, part.heading, part.year) == (
                    other.unit,
                    other.heading,
                    other.year,
                )
                if same and other.spread.low > 0 and _anchors(part, said, reading):
                    yield part.spread / other.spread * Interval.exactly(Decimal(100))


def _outcomes(subject: Subject, year: int) -> Iterator[Known]:
    for known in subject.figures:
        given = not known.derived and known.unit.kind in ("money", "count")
        if given and known.measure in ("outcome", "", "budget") and known.year in (None, year):
            yield known


def _is_called(noun: str, whole: Subject) -> bool:
    """Whether the whole is what the noun says; without one it is the table's."""
    if not noun:
        return True
    if any(k.unit.kind == "money" for k in whole.figures):
        return _MONEY.search(noun) is not None
    return stem(noun) in (*whole.table_words, *whole.words)


def _anchors(part: Known, said: _Said, reading: Reading) -> bool:
    """Whether the amount that stands beside the share, if any, is the row's."""
    beside = [m for m, _ in reading.figures if m.unit is not None and m.unit.kind == "money"]
    return not beside or any(agrees(m, part) for m in beside)


def _fits(said: _Said, possible: Interval) -> bool:
    mention = said.mention
    if mention.fraction or mention.unit is None:
        return share_fits(mention.approximation, said.percent, possible)
    return meant(mention).meets(possible)


def _words(mention: Mention) -> str:
    percent = mention.unit is not None and not mention.fraction
    return f"{mention.text} procent" if percent else mention.text.lower()
