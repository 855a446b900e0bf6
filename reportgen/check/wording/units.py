"""One amount, one word: mkr and mnkr do not stand in the same document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.check.wording.passages import passages_once
from reportgen.finding import Finding, varning

_SPELLINGS = (("mnkr", "mkr", "MSEK"), ("tkr", "kkr", "KSEK"))
"""Words for the same amount."""

_WORDS = {word.casefold(): word for words in _SPELLINGS for word in words}
_WORD = re.compile(rf"(?<![^\W\d]){'(' + '|'.join(_WORDS) + ')'}(?!\w)", re.IGNORECASE)


def one_word_for_an_amount(material: Material) -> Iterator[Finding]:
    """A document that writes the same amount in two ways, in texts, tables or headings."""
    by_document: dict[str, list[tuple[str, Passage, re.Match[str]]]] = {}
    for passage in passages_once(material):
        uses = by_document.setdefault(passage.document, [])
        uses += [(_WORDS[m[0].casefold()], passage, m) for m in _WORD.finditer(passage.text)]
    for document, uses in by_document.items():
        for words in _SPELLINGS:
            used = [(word, [use for use in uses if use[0] == word]) for word in words]
            used = [pair for pair in used if pair[1]]
            if len(used) > 1:
                used.sort(key=lambda pair: -len(pair[1]))
                yield _mixed(material, document, used)


def _mixed(
    material: Material,
    document: str,
    used: list[tuple[str, list[tuple[str, Passage, re.Match[str]]]]],
) -> Finding:
    most, (rare, uses) = used[0][0], used[-1]
    places = [material.prose.place(passage, *match.span()) for _, passage, match in uses]
    counts = " och ".join(f"{word} ({_times(len(found))})" for word, found in used)
    others = ", ".join(f"{p.file.rpartition('/')[2]} rad {p.line}" for p in places[1:9])
    message = f"dokumentet ”{document}” skriver samma sak på flera sätt: {counts}"
    hint = f"skriv {most} överallt" + (f"; {rare} står också i {others}" if others else "")
    return varning("mixed-unit-words", message, places[0], hint)


def _times(count: int) -> str:
    return f"{count} {'gång' if count == 1 else 'gånger'}"
