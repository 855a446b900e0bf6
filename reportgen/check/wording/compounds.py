"""Compounds written apart: ”personal kostnader” in a report that otherwise joins them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hunspell import Hunspell

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.check.wording.dictionary import plain_words, swedish
from reportgen.check.wording.passages import passages_once
from reportgen.finding import Finding, upplysning

_PAIR = re.compile(
    r"(?<![\w-])(?P<first>[^\W\d_]{4,})(?=[ \u00a0\n]+(?P<second>[a-zåäö]{4,})(?![\w-]))"
)
_USED = 2
"""How often the report itself must write the word joined."""

_OFTEN_FREE = frozenset(
    [
        "alla", "andra", "annan", "både", "båda", "dels", "delvis", "efter", "emot", "endast",
        "ensam", "extra", "flera", "fram", "framför", "från", "före", "förra", "genom",
        "helt", "hela", "hemma", "inför", "inga", "innan", "inne", "inom", "inte", "lika",
        "många", "mellan", "mest", "minst", "mycket", "nästan", "nära", "också", "redan",
        "samma", "samt", "sedan", "själv", "till", "tillbaka", "tvär", "under", "upp", "uppe",
        "utan", "utanför", "utom", "vidare", "varje", "åter", "även", "över", "övrig",
    ]
)  # fmt: skip
_NEVER_APART = re.compile(
    r"social (?:tjänsten|nämnden|förvaltningen|sekreterar)|kommun (?:fullmäktige|styrelsen)|"
    r"sjuk frånvaro|personal (?:kostnad|omsättning)|budget avvikelse|verksamhets "
    r"(?:berättelse|område|mått|plan|år)|försörjnings stöd|vård dygn|netto kostnad",
    re.IGNORECASE,
)


def split_compound(material: Material) -> Iterator[Finding]:
    """Two words that the report otherwise writes as one."""
    language = swedish()
    if language is None:
        return
    passages = passages_once(material)
    joined = Counter(m[0].casefold() for p in passages for m in plain_words(p.text))
    apart: dict[str, list[tuple[Passage, int, int]]] = {}
    for passage in passages:
        for match in _PAIR.finditer(passage.text):
            first, second = match["first"].casefold(), match["second"]
            never = _NEVER_APART.match(f"{first} {second}")
            habit = joined[first + second] >= _USED and not _stands_free(first, language)
            span = match.start(), match.end("second")
            if (never or habit) and not passage.is_bound(*span):
                apart.setdefault(f"{first} {second}", []).append((passage, *span))
    for words, places in apart.items():
        often = f" på {len(places)} ställen" if len(places) > 1 else ""
        message = f"”{words}” är särskrivet{often}"
        hint = f"skriv ”{words.replace(' ', '')}”"
        yield upplysning("split-compound", message, material.prose.place(*places[0]), hint)


def _stands_free(word: str, language: Hunspell) -> bool:
    """Whether the word may stand before a noun: an adjective, a preposition, an adverb."""
    forms = [f"{word}t", f"{word}are"]
    if word.endswith(("n", "d")):
        forms.append(f"{word[:-1]}t")  # öppen, öppet
    return word in _OFTEN_FREE or any(language.spell(form) for form in forms)
