"""Sentences that do not end, and sentences that never do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.check.material import Material
from reportgen.check.prose import Passage, Sentence
from reportgen.check.wording.passages import passages_once
from reportgen.document.text import every_block, plain_text
from reportgen.document.tree import Paragraph, Styled
from reportgen.finding import Finding, Source, upplysning

_FEW = 6
"""A paragraph of fewer words may be a heading or a label."""
_MANY = 45
"""Words in a sentence that hardly anyone takes in."""
_SHOWN = 3
"""So many are told of one by one."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDED = re.compile(r"[.!?…:;–—][)\]”\"’'*¹²³]*$")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S*$")


def missing_stop(material: Material) -> Iterator[Finding]:
    """Paragraphs of running text that end without a full stop; many of them are told of at once."""
    by_document: dict[str, list[Passage]] = {}
    bold = _bold(material)
    for passage, after in pairwise((*passages_once(material), None)):
        if passage is None or (passage.document, passage.text) in bold:
            continue
        if _lacks_stop(passage, after):
            by_document.setdefault(passage.document, []).append(passage)
    for lacking in by_document.values():
        told = lacking if len(lacking) <= _SHOWN else lacking[:1]
        for passage in told:
            words = passage.text.split()
            start = passage.text.rindex(words[-1])
            place = material.prose.place(passage, start, start + len(words[-1]))
            message = f"stycket slutar utan punkt: ”… {' '.join(words[-4:])}”"
            if len(told) < len(lacking):
                message += f", och så slutar {len(lacking) - 1} stycken till"
            yield upplysning("missing-stop", message, place, "sätt punkt")


def _bold(material: Material) -> frozenset[tuple[str, str]]:
    """The paragraphs that are bold throughout, each with its document: headings in their way."""
    return frozenset(
        (spec.id, plain_text(block.children))
        for spec, document in material.documents
        for block in every_block(document.blocks)
        if isinstance(block, Paragraph)
        and all(
            isinstance(one, Styled) and one.style == "strong"
            for one in block.children
            if plain_text((one,)).strip()
        )
    )


def _lacks_stop(passage: Passage, after: Passage | None) -> bool:
    text = passage.text.strip()
    leads_in = after is not None and after.kind == "item" and after.section == passage.section
    return (
        passage.kind == "text"
        and not leads_in
        and len(_WORD.findall(text)) >= _FEW
        and re.match(r"[A-ZÅÄÖ0-9”\"]", text) is not None
        and not (_ENDED.search(text) or _ADDRESS.search(text) or _ends_in_assessment(passage))
    )


def _ends_in_assessment(passage: Passage) -> bool:
    """Whether the last words are the program's own and no figure: a line with an assessment."""
    end = len(passage.text.rstrip())
    return any(b.end >= end and b.value is None and not b.fact for b in passage.bound)


def long_sentence(material: Material) -> Iterator[Finding]:
    """The longest of a document's sentences over 45 words, told of together."""
    by_document: dict[str, list[tuple[int, Sentence]]] = {}
    for passage in passages_once(material):
        if passage.kind in ("text", "item"):
            for sentence in passage.sentences:
                words = _length(sentence)
                if words > _MANY:
                    by_document.setdefault(passage.document, []).append((words, sentence))
    for long in by_document.values():
        long.sort(key=lambda pair: -pair[0])
        named = [f"”{_beginning(s)} …” ({words} ord)" for words, s in long[:_SHOWN]]
        what = "en mening är" if len(long) == 1 else f"{len(long)} meningar är"
        message = f"{what} längre än {_MANY} ord: {', '.join(named)}"
        yield upplysning("long-sentence", message, _place(material, long[0][1]), "dela upp")


def _length(sentence: Sentence) -> int:
    """The words of the longest stretch: a semicolon or colon gives the reader a rest."""
    return max(len(_WORD.findall(piece)) for piece in re.split(r"[:;]\s", sentence.text))


def _beginning(sentence: Sentence) -> str:
    return " ".join(sentence.text.split()[:4])


def _place(material: Material, sentence: Sentence) -> Source:
    passage = sentence.passage
    for match in _WORD.finditer(passage.text, sentence.start):
        if not passage.is_bound(*match.span()):
            return material.prose.place(passage, *match.span())
    return passage.source
