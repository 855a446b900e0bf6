"""The rest of a whole that the sentence before told: `20 inköp … För 16 … för övriga fyra`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check.figures import Mention, figures_in
from reportgen.check.material import Material
from reportgen.check.text.counted.counts import count_finding
from reportgen.check.text.counted.listed import is_form_of
from reportgen.check.text.sentence.shares import between, is_count, words_before
from reportgen.check.text.sentence.wholes import number_or_figure
from reportgen.finding import Finding

_REST = re.compile(r"\b(?:de )?(?:övriga|resterande|återstående)[ \u00a0]$", re.IGNORECASE)
_VERB = re.compile(r"|\w*(?:ades?|des?|tes?|s|var|är|har|finns|blev|gick)")
"""What may follow the rest, where the noun is left out."""
_OTHERS_TOO = re.compile(r"(?:,|;|\boch|\bmen|\bmedan|\bsamt) (?:en|ett|någon|några|ytterligare)\b")


def rests(material: Material) -> Iterator[Finding]:
    """A rest that is not the whole of the sentence before less the part of this one."""
    for passage in material.prose.passages:
        if passage.kind not in ("text", "item"):
            continue
        before: Sequence[Mention] = ()
        for sentence in passage.sentences:
            own = [m for m in figures_in(sentence) if is_count(m)]
            wholes = [m for m in before if is_count(m) and m.bound is None]
            if len(own) == 2 and len(wholes) == 1:
                yield from _rest(own[0], own[1], wholes[0], material)
            before = figures_in(sentence)


def _rest(part: Mention, rest: Mention, whole: Mention, material: Material) -> Iterator[Finding]:
    told = _REST.search(words_before(rest).replace("\u00a0", " "))
    same = is_form_of(part.word, whole.word) or part.word == whole.word != ""
    same = same and (is_form_of(rest.word, whole.word) or bool(_VERB.fullmatch(rest.word)))
    exact = not any(m.approximation or m.bound is not None for m in (part, rest, whole))
    if told is None or not same or not exact or whole.value < part.value:
        return
    if _OTHERS_TOO.search(between(part, rest)) or re.search(r"\bav\b", words_before(part)):
        return
    left = whole.value - part.value
    if left != rest.value:
        message = (
            f"{part.text} av {whole.text} {whole.word}: då återstår {number_or_figure(left)}, "
            f"inte {rest.text}"
        )
        yield count_finding(rest, message, material)
