"""Where long words in columns of text may be divided: at the same places as on paper."""

from __future__ import annotations

import re
from functools import cache

import pyphen

from reportgen.write.docx.xml import SOFT_HYPHEN

# As hyphenate-limit-chars in base.css: words of 14 letters, divided with 6 on either side.
_LONG = re.compile(r"[^\W\d_]{14,}")
_LEAST = 6


def with_soft_hyphens(text: str, language: str) -> str:
    """The text with soft hyphens (U+00AD) in its long words; as it is in an unknown language."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return text
    return _LONG.sub(lambda word: dictionary.inserted(word[0], SOFT_HYPHEN), text)


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=_LEAST, right=_LEAST) if known else None
