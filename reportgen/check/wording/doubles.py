"""The same word twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.check.wording.passages import passages_once
from reportgen.finding import Finding, varning

_DOUBLE = re.compile(r"(?<![\w-])([^\W\d_]+)(?:[\s\u00a0]+)(\1)(?![\w-])", re.IGNORECASE)
_RIGHT = frozenset(
    [
        "allt", "blev", "blir", "de", "dem", "den", "det", "där", "då", "finns", "får",
        "fick", "ger", "gick", "gjorde", "gäller", "gällde", "går", "gör", "ha", "hade",
        "han", "har", "hon", "hur", "här", "in", "innebär", "kan", "kommer", "kunde", "man",
        "mer", "mindre", "mycket", "många", "nej", "ned", "ner", "nu", "när", "sa", "ska",
        "skulle", "så", "stor", "stora", "upp", "ut", "vad", "var", "vi", "vill", "väldigt",
        "är",
    ]
)  # fmt: skip
"""Words that may follow themselves: ”de insatser vi har har gett resultat”."""

_TODAY = re.compile(r"[\s\u00a0]+(?:dag|går|fjol|år|morgon|kväll|natt|stort|princip)\b")

_NUMBER = r"(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)"
_ONE_OF_SEVERAL = re.compile(rf"\b{_NUMBER}\b.*\b(?:en|ett)\b.*(?:,|\boch)\Z", re.IGNORECASE)


def _shares_out(before: str) -> bool:
    """Whether the sentence tells how many have which: ”två har en liten och en en stor”."""
    return _ONE_OF_SEVERAL.search(re.split(r"[.!?]\s", before)[-1].strip()) is not None


def double_word(material: Material) -> Iterator[Finding]:
    """A word written twice in a row, also over a line's end."""
    for passage in passages_once(material):
        for match in _DOUBLE.finditer(passage.text):
            word, again = match[1], match[2]
            in_two_words = word.casefold() == "i" and _TODAY.match(passage.text, match.end())
            name = again[0].isupper() and not passage.text.isupper()
            each = word.casefold() in ("en", "ett") and _shares_out(passage.text[: match.start()])
            right = word.casefold() in _RIGHT or in_two_words or name or each
            if not right and not passage.is_bound(*match.span()):
                message = f"ordet ”{again}” står två gånger i rad"
                place = material.prose.place(passage, match.start(), match.end())
                yield varning("double-word", message, place, "ta bort det ena")
