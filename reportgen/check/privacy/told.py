"""Withheld figures in running text: those shown as `..`, and those an author typed all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.check.privacy.cells import named
from reportgen.check.prose import Passage
from reportgen.facts import Fact
from reportgen.finding import Finding, varning
from reportgen.language import NUMBER_WORDS

_RUNNING = ("text", "item", "heading", "alt", "caption", "note")
_OTHER_UNITS = r"(?!\s*(?:%|procent|\w*kr\b|kronor|år|månad|veck|dag|dygn|timm|av\b))"
_COMMON = ("totalt", "summa", "antal", "övriga", "övrigt", "andel")


def told_in_words(material: Material) -> Iterator[Finding]:
    """`..` in a sentence, and a hidden small count said beside what its row is called."""
    told = tuple(_hidden(material))
    for passage in material.prose.passages:
        if passage.kind in _RUNNING:
            yield from _gaps(passage)
            for name, fact, row in told:
                yield from _said(material, passage, name, fact, row)


def _gaps(passage: Passage) -> Iterator[Finding]:
    for bound in passage.bound:
        if bound.value is None and passage.text[bound.start : bound.end] == "..":
            message = f"texten visar .. eftersom {bound.fact} är dolt eller för osäkert"
            hint = "skriv om meningen så att talet inte behövs"
            yield varning("withheld-in-text", message, passage.source, hint)


def _hidden(material: Material) -> Iterator[tuple[str, Fact, str]]:
    """The hidden small counts, with what their rows are called."""
    counts = material.computed.small_counts
    for grid in material.computed.grids.values() if counts.hidden else ():
        for row in grid.rows:
            for column in grid.columns:
                name = f"{grid.id}.{row.id}.{column.id}"
                if name in counts.small:
                    yield name, counts.small[name], row.spec.name


def _said(
    material: Material, passage: Passage, name: str, fact: Fact, row: str
) -> Iterator[Finding]:
    assert fact.value is not None
    about = [w for w in re.findall(r"\w{4,}", row.casefold()) if w not in _COMMON]
    number = int(fact.value)
    words = [str(number), *([NUMBER_WORDS[number]] if 1 < number < len(NUMBER_WORDS) else [])]
    said = re.compile(rf"(?<![\w,.–−-])(?:{'|'.join(words)})(?![\w,.–-]*\d|\w){_OTHER_UNITS}", re.I)
    for sentence in passage.sentences:
        folded = sentence.text.casefold()
        if not about or not all(word[:6] in folded for word in about):
            continue
        for match in said.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if not passage.is_bound(start, end):
                message = f"texten kan röja ett tal som tabellen döljer: {named(material, name)}"
                hint = "skriv om meningen utan talet, om det är samma"
                yield varning(
                    "small-count", message, material.prose.place(passage, start, end), hint
                )
