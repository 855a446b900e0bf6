"""Counts in words against what is counted in a list or an enumeration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportgen.check.figures import Mention, figures_in
from reportgen.check.labels import row_label
from reportgen.check.material import Material
from reportgen.check.prose import Sentence
from reportgen.check.words import stems
from reportgen.document.text import plain_text
from reportgen.document.tree import Block, Box, BulletList, NumberedList, Paragraph, Quote
from reportgen.finding import Finding, fel, varning
from reportgen.language import number_word

_CLAUSE = re.compile(r":[ \u00a0]+(?P<list>[^:.;]+)\.?$")
_SOME = re.compile(
    r"\b(?:bland annat|till exempel|t\.ex|exempelvis|bl\.a|framför allt|m\.m|m\.fl|med flera|varav"
    r"|en av|i huvudsak|främst|däribland)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:och|samt|respektive|eller)\b")
_ONE_MORE = re.compile(r"(?:,|\boch|\bsamt|\bplus)[ \u00a0](?:en|ett)[ \u00a0]")
_ONE_BEFORE = re.compile(r"\b(?:en|ett)[ \u00a0]\w+,?[ \u00a0](?:och|samt)[ \u00a0]$")
_NO_NAMES = re.compile(
    r"\(|, (?:som|vilk\w+|där|och|samt|men|trots|när|då|eftersom|medan|dock|att|dels)\b"
)
"""What stands in a clause after a colon that does more than name things."""

_OF_ALL = re.compile(r"\bav[ \u00a0](?:\w+s?[ \u00a0])?$", re.IGNORECASE)
_A_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    rf"[ \u00a0](?:tillfällen|gånger|år)(?:,? nämligen|:| \() ?(?:åren |år )?"
    rf"(?P<list>{_A_YEAR}(?:, {_A_YEAR})*(?:,? (?:och|samt) {_A_YEAR}))(?=[.)]|$)"
)
"""`tillfällen: åren 2015, 2017 och 2019` after a count."""
_LONGEST_NAME = 7
_OF_TIME = re.compile(r"(?:år|månad|veck|dag|dygn|timm|gång|kvartal|procent|kron)", re.IGNORECASE)
_OTHER_THINGS = re.compile(
    r"\b(?:följande|nedan|dessa|detta|enligt|där)\b"
    r"|\b(?:med|på|om|för|av|till|inom|att|i|vid|hos|kring|mot|genom|under|som|ska|kan|bör|är|var)"
    r"\s*$",
    re.IGNORECASE,
)
"""Words between a count and its colon that let the list hold something else than the counted."""


def counts(material: Material) -> Iterator[Finding]:
    """A count in words before a list or an enumeration of another length."""
    yield from _before_lists(material)
    names = _row_names(material)
    for passage in material.prose.passages:
        if passage.kind in ("text", "item", "cell"):
            for sentence in passage.sentences:
                yield from _enumerated(sentence, names, material)
                yield from _years(sentence, material)


def is_typed_count(mention: Mention) -> bool:
    """Whether the author counts things: a whole number up to twenty, exact and without unit."""
    whole = mention.value == mention.value.to_integral_value()
    typed = mention.bound is None and not mention.approximation
    return whole and typed and mention.unit is None and 1 <= mention.value <= 20


def count_finding(
    mention: Mention, message: str, material: Material, *, sure: bool = True
) -> Finding:
    """A fault in a count."""
    place = material.prose.place(mention.sentence.passage, mention.start, mention.end)
    return (fel if sure else varning)("count-differs", message, place, "rätta antalet")


def _counted(sentence: Sentence, end: int, *, parts: bool = False) -> Mention | None:
    """The one count whose things the words up to `end` in the sentence announce.

    `parts`: of `av de tio är det två` the two are what is announced.
    """
    own = [m for m in figures_in(sentence) if is_typed_count(m) and m.word]
    own = [m for m in own if m.end - sentence.start <= end]
    if parts and len(own) > 1:
        own = [m for m in own if not _OF_ALL.search(sentence.text[: m.start - sentence.start])]
    if len(own) != 1:
        return None
    after = sentence.text[own[0].end - sentence.start : end]
    of_time = any(_OF_TIME.match(word) for word in after.split()[:3])
    return None if of_time or own[0].word == "av" or _OTHER_THINGS.search(after) else own[0]


def _ones_beside(counted: Mention, sentence: Sentence, end: int) -> int:
    """The things said one by one beside the count: `tre avdelningar och en stab`."""
    before = sentence.text[: counted.start - sentence.start]
    after = sentence.text[counted.end - sentence.start : end]
    return len(_ONE_MORE.findall(after)) + bool(_ONE_BEFORE.search(before))


# ------------------------------------------------------------------------------- lists


def _before_lists(material: Material) -> Iterator[Finding]:
    """`fyra delar:` before a list of another length."""
    by_text = {(p.document, p.text, p.source): p for p in material.prose.passages}
    for spec, document in material.documents:
        for before, after in _neighbours(document.blocks):
            text = plain_text(before.children)
            passage = by_text.get((spec.id, text, before.source))
            if passage is None or not text.rstrip().endswith(":") or _SOME.search(text):
                continue
            *_, last = passage.sentences
            end = last.text.rindex(":")
            counted, length = _counted(last, end), Decimal(len(after.items))
            if counted is None:
                continue
            more = _ones_beside(counted, last, end)
            if length not in (counted.value, counted.value + more):
                message = (
                    f"texten säger {counted.text} {counted.word} men listan har "
                    f"{number_word(length)} punkter"
                )
                yield count_finding(counted, message, material)


def _neighbours(blocks: Sequence[Block]) -> Iterator[tuple[Paragraph, BulletList | NumberedList]]:
    for before, after in pairwise(blocks):
        if isinstance(before, Paragraph) and isinstance(after, BulletList | NumberedList):
            yield before, after
    for block in blocks:
        if isinstance(block, Box | Quote):
            yield from _neighbours(block.blocks)


# ------------------------------------------------------------------------ enumerations


def _row_names(material: Material) -> frozenset[frozenset[str]]:
    """The names of the tables' rows, as the stems of their words."""
    grids = material.computed.grids.values()
    rows = (row_label(row, material.report) for grid in grids for row in grid.rows)
    return frozenset(frozenset(stems(name)) for name in rows) - {frozenset()}


def _enumerated(
    sentence: Sentence, names: frozenset[frozenset[str]], material: Material
) -> Iterator[Finding]:
    """`fyra inriktningar: a, b, c och d.` with another number of names."""
    clause = _CLAUSE.search(sentence.text)
    if clause is None or _SOME.search(sentence.text) or any(c.isdigit() for c in clause["list"]):
        return
    counted = _counted(sentence, clause.start(), parts=True)
    pieces = clause["list"].split(", ")
    couple = _AND.split(clause["list"]) if len(pieces) == 1 else []
    two = len(couple) == 2 and all(frozenset(stems(name)) in names for name in couple)
    if counted is None or (len(pieces) < 2 and not two) or _NO_NAMES.search(clause["list"]):
        return
    own = (m for m in figures_in(sentence) if m.start >= sentence.start + clause.start())
    if any(own) or max(len(piece.split()) for piece in pieces) > _LONGEST_NAME:
        return
    possible = {Decimal(2)} if two else _lengths(pieces)
    more = _ones_beside(counted, sentence, clause.start())
    if not {counted.value, counted.value + more} & possible:
        yield _of_another_length(counted, max(possible), material)


def _of_another_length(counted: Mention, length: Decimal, material: Material) -> Finding:
    noun = "" if counted.word == "som" else f" {counted.word}"
    message = f"texten säger {counted.text.casefold()}{noun} men räknar upp {number_word(length)}"
    return count_finding(counted, message, material)


def _years(sentence: Sentence, material: Material) -> Iterator[Finding]:
    """`vid fyra tillfällen: 2015, 2017 och 2019` with another number of years."""
    for match in _YEARS.finditer(sentence.text):
        length = Decimal(len(re.findall(_A_YEAR, match["list"])))
        at = sentence.start + match.start()
        counted = [m for m in figures_in(sentence) if m.end == at and is_typed_count(m)]
        for mention in counted:
            if mention.value != length:
                yield _of_another_length(mention, length, material)


def _lengths(pieces: Sequence[str]) -> set[Decimal]:
    """How many names an enumeration may have: `risk och skydd, stöd och nätverk` two or three.

    An `och` joins the last two names or stands within one; only when every piece has one, or the
    last has none, may all of them divide names.
    """
    joins = [len(_AND.findall(piece)) for piece in pieces]
    lengths = {len(pieces) + more for more in range(joins[-1] + 1)}
    if all(joins) or not joins[-1]:
        lengths |= {len(pieces) + more for more in range(sum(joins) + 1)}
    return {Decimal(length) for length in lengths}
