"""What is said of a target against the one that the table has in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check.figures import Mention, figures_in
from reportgen.check.material import Material
from reportgen.check.prose import Sentence
from reportgen.check.text.bank.agree import meant
from reportgen.check.text.counted.targets import Aim, aims_of
from reportgen.check.text.sentence.shares import words_after, words_before
from reportgen.check.words import Vocabulary, stems
from reportgen.finding import Finding, fel
from reportgen.language import format_number
from reportgen.tables.interval import Interval

_AIM = r"(?:mål|målet|målvärdet|målnivån|målsättningen)"
_AIM_IS = re.compile(
    rf"\b{_AIM}(?: (?:är|var|på|om))*"
    r"(?: (?P<least>minst|lägst)| (?P<most>högst|som mest))?[ \u00a0]$",
    re.IGNORECASE,
)
_APART = re.compile(
    rf"[ \u00a0](?:\w+[ \u00a0])?(?:(?P<up>över|fler än|högre än|längre än|mer än)"
    rf"|(?P<down>under|färre än|lägre än|kortare än|mindre än)|från) (?:sitt )?{_AIM}\b"
)
_BESIDE = re.compile(rf"\b(?:(?P<up>över)|(?P<down>under)) {_AIM}\b")
_MEASURE = re.compile(r",[^,]*$|\([^)]*\)|%")
"""How a row is measured, after its name."""


def aims(material: Material) -> Iterator[Finding]:
    """A target, or the distance to it, that is not the table's."""
    report = material.report
    known = tuple(a for grid in material.computed.grids.values() for a in aims_of(grid, report))
    if not known:
        return
    vocabulary = Vocabulary(word for aim in known for word in _words(aim))
    for passage in material.prose.passages:
        if passage.kind not in ("text", "item"):
            continue
        for sentence in passage.sentences:
            if re.search("mål", sentence.text, re.IGNORECASE):
                yield from _of_sentence(sentence, known, vocabulary, material)


def _words(aim: Aim) -> frozenset[str]:
    return frozenset(stems(_MEASURE.sub("", aim.name)))


def _of_sentence(
    sentence: Sentence, known: Sequence[Aim], vocabulary: Vocabulary, material: Material
) -> Iterator[Finding]:
    mentions = figures_in(sentence)
    words = vocabulary.found_in(stems(sentence.text))
    years = set(re.findall(r"\b20\d\d\b", sentence.text)) - {str(material.report.spec.year)}
    spoken = [aim for aim in known if _is_spoken_of(aim, mentions, words)]
    if len(spoken) != 1:
        return
    aim = spoken[0]
    for mention in mentions:
        wrong = _target_told(mention, aim) or _distance_told(mention, aim)
        near = sentence.text[: mention.end - sentence.start]
        later = years and re.search(rf"{_AIM}\b[^,;]*20\d\d", near)
        if wrong and mention.bound is None and not later:
            place = material.prose.place(sentence.passage, mention.start, mention.end)
            yield fel("text-differs", wrong, place, "rätta texten eller målet i tabellen")
    for match in _BESIDE.finditer(sentence.text):
        told = any(m.end - sentence.start <= match.end() and _APART.match(words_after(m))
                   for m in mentions)  # fmt: skip
        wrong = "" if told else _side(match["up"] is not None, aim)
        if wrong and not years:
            start, end = (sentence.start + at for at in match.span())
            place = material.prose.place(sentence.passage, start, end)
            yield fel("direction-differs", wrong, place, "rätta ordet eller siffran")


def _is_spoken_of(aim: Aim, mentions: Sequence[Mention], words: frozenset[str]) -> bool:
    """Whether the sentence gives the row's outcome and a word of its name."""
    if aim.outcome is None or aim.outcome.value is None:
        return False
    shown = abs(aim.outcome.value)
    has_outcome = any(
        m.decimals == aim.outcome.decimals and m.value == shown
        for m in mentions
        if not m.fraction and (m.unit is None or m.unit.kind in ("percent", "count", "index"))
    )
    return has_outcome and bool(_words(aim) & words)


def _target_told(mention: Mention, aim: Aim) -> str:
    """`målet på minst 75` where the table has 70."""
    told = _AIM_IS.search(words_before(mention))
    if told is None or _APART.match(words_after(mention)):
        return ""
    least, most = told["least"] is not None, told["most"] is not None
    other_way = (least and aim.target.low is None) or (most and aim.target.high is None)
    if mention.value == aim.number and not other_way:
        return ""
    said = told[0].split()[-1] if least or most else ""
    return (
        f"texten säger {f'{said} {mention.text}'.strip()} men målet för ”{aim.name}” är {aim.words}"
    )


def _distance_told(mention: Mention, aim: Aim) -> str:
    """`tre procentenheter under målet` where two are lacking, or where it lies above."""
    told = _APART.match(words_after(mention))
    if told is None or aim.outcome is None or aim.outcome.value is None or mention.fraction:
        return ""
    if mention.unit is not None and mention.unit.kind not in ("points", "count"):
        return ""
    reached = Interval.rounded(aim.outcome.value, aim.outcome.decimals)
    said, real = meant(mention), abs(reached - Interval.exactly(aim.number))
    if said.high <= real.low or real.high <= said.low:
        apart = format_number(abs(aim.outcome.value - aim.number), aim.outcome.decimals)
        return f"texten säger {mention.text} men skillnaden {_against(aim)} är {apart}"
    return _side(told["up"] is not None, aim) if told["up"] or told["down"] else ""


def _side(up: bool, aim: Aim) -> str:
    """What is wrong, when the outcome lies on the other side of the target."""
    if aim.outcome is None or aim.outcome.value is None or aim.outcome.value == aim.number:
        return ""
    if (aim.outcome.value > aim.number) == up:
        return ""
    said, right = ("över", "under") if up else ("under", "över")
    return f"texten säger {said} målet men utfallet ligger {right} {_against(aim)}"


def _against(aim: Aim) -> str:
    assert aim.outcome is not None
    reached = format_number(aim.outcome.amount, aim.outcome.decimals)
    return f"för ”{aim.name}” (utfall {reached}, mål {aim.words.lower()})"
