"""Figures typed in running text, against the tables: what the text says and what it should be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.check.figures import Mention
from reportgen.check.material import Material
from reportgen.check.text.bank.known import Known
from reportgen.check.text.reading.read import Reading
from reportgen.check.text.rows.judge import Judged, judge
from reportgen.finding import Finding, fel, upplysning, varning
from reportgen.language import format_number

_APPROXIMATED = re.compile(r"\b(?:knappt|drygt|nästan|närmare|cirka|omkring|runt|ungefär) $")


def typed_figures(read: Iterable[Reading], material: Material) -> Iterator[Finding]:
    """A figure typed in the text that is not what the table says of the same thing."""
    loose: dict[tuple[str, str], list[Mention]] = {}
    for reading in read:
        for one in judge(reading):
            if one.should_be is not None:
                yield _differs(one, one.should_be, material)
            elif not one.agrees and _tells_much(one.mention):
                passage = reading.sentence.passage
                loose.setdefault((passage.document, passage.source.file), []).append(one.mention)
    for mentions in loose.values():
        yield _unbound(mentions, material)


def _tells_much(mention: Mention) -> bool:
    """Whether the figure is one that ought to have a home in the data."""
    if mention.sentence.passage.kind not in ("text", "item", "note"):
        return False
    return not mention.in_words and (mention.unit is not None or len(mention.text) > 2)


def _unbound(mentions: Sequence[Mention], material: Material) -> Finding:
    """One remark on a file's figures that could not be tried, each with its line."""
    places = [material.prose.place(m.sentence.passage, m.start, m.end) for m in mentions]
    told = zip(mentions, places, strict=True)
    shown = ", ".join(dict.fromkeys(f"{_with_unit(m)} (rad {place.line})" for m, place in told))
    number = f"{len(mentions)} siffror" if len(mentions) > 1 else "en siffra"
    message = (
        f"{number} i texten finns inte bland ärendets data och har inte kunnat prövas: {shown}"
    )
    hint = "lägg dem bland fakta och hämta dem därifrån, så har varje siffra ett hem"
    return upplysning("text-unbound", message, places[0], hint)


def _with_unit(mention: Mention) -> str:
    unit = mention.unit.word if mention.unit is not None else mention.word
    return f"{mention.text} {unit}".strip()


def _differs(judged: Judged, known: Known, material: Material) -> Finding:
    mention = judged.mention
    place = material.prose.place(mention.sentence.passage, mention.start, mention.end)
    right = format_number(abs(known.value), known.decimals)
    word = f" {known.unit.word}" if known.unit.word else ""
    said = _APPROXIMATED.search(mention.sentence.passage.text[: mention.start])
    message = (
        f"texten säger {said[0] if said else ''}{mention.text} men {known.name} är {right}{word}"
    )
    cause = f"{judged.slip}; " if judged.slip else ""
    hint = f"{cause}rätta texten, eller hämta siffran: {{{{ {known.id} }}}}"
    rough = mention.approximation in ("below", "above", "about")
    code = "approximation-differs" if rough else "text-differs"
    code = "fraction-differs" if mention.fraction else code
    return (fel if judged.sure else varning)(code, message, place, hint)
