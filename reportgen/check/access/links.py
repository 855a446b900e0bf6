"""Links whose words say where they lead (WCAG 2.4.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.check.prose import Prose
from reportgen.document.text import inlines_of, plain_text, walk
from reportgen.document.tree import Document, Inline, Link
from reportgen.finding import Finding, Source, varning

_EMPTY_WORDS = re.compile(
    r"(?:klicka|tryck|gå|läs|se|finns|följ|ladda)?\s*(?:gärna\s+)?(?:på\s+)?"
    r"(?:mer|vidare|ned|ner)?\s*(?:här|hit|den här|denna|denna länk|denna sida|länk|länken"
    r"|denna webbplats|webbplatsen|sidan)?[\s.!:>»…→]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def link_texts(material: Material) -> Iterator[Finding]:
    """ "Här", "läs mer" or a bare address as a link's words."""
    for _, document in material.documents:
        for run, link in _links(document):
            words = plain_text(link.children).strip()
            if _ADDRESS.fullmatch(words):
                message = f"länken visar bara sin adress: {words}"
            elif _EMPTY_WORDS.fullmatch(words):
                message = f"länktexten ”{words}” säger inte vart länken leder"
            else:
                continue
            hint = "skriv vad man kommer till: [Socialstyrelsens öppna jämförelser](https://…)"
            yield varning("link-text", message, _place(material.prose, run, words), hint)


def _links(document: Document) -> Iterator[tuple[tuple[Inline, ...], Link]]:
    """Each link and the run of words it stands in."""
    for run in inlines_of(document):
        yield from ((run, inline) for inline in walk(run) if isinstance(inline, Link))


def _place(prose: Prose, run: tuple[Inline, ...], words: str) -> Source:
    """Where the words stand as a link in the author's text; at worst the passage they are in."""
    around = plain_text(run)
    passage = next((p for p in prose.passages if p.text == around), None)
    if passage is None:
        return Source("")
    starts = [m.start() for m in re.finditer(re.escape(words), around)]
    places = (prose.place(passage, start, start + len(words)) for start in starts)
    return next((place for place in places if place != passage.source), passage.source)
