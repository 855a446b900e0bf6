"""Words made comparable: stems, without those that say nothing of what a figure is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("swedish")
_WORD = re.compile(r"[a-zåäöéü]+(?:-[a-zåäöéü]+)*", re.IGNORECASE)
_EMPTY = frozenset(
    [
        "alla",
        "allt",
        "andel",
        "andelen",
        "antal",
        "antalet",
        "att",
        "av",
        "bland",
        "blev",
        "bli",
        "de",
        "dem",
        "den",
        "denna",
        "dessa",
        "det",
        "detta",
        "du",
        "där",
        "då",
        "efter",
        "eller",
        "en",
        "enligt",
        "ett",
        "flera",
        "för",
        "från",
        "fram",
        "genom",
        "gäller",
        "ha",
        "hade",
        "har",
        "helt",
        "hos",
        "hur",
        "i",
        "inom",
        "inte",
        "ha",
        "jämfört",
        "kan",
        "kom",
        "kommer",
        "med",
        "mellan",
        "men",
        "mer",
        "mest",
        "mindre",
        "mot",
        "måste",
        "ned",
        "ner",
        "nu",
        "ny",
        "när",
        "nämnden",
        "och",
        "också",
        "om",
        "på",
        "per",
        "samt",
        "sedan",
        "sig",
        "sin",
        "sina",
        "sitt",
        "ska",
        "som",
        "stor",
        "större",
        "så",
        "sådan",
        "till",
        "totalt",
        "totala",
        "under",
        "upp",
        "uppgick",
        "uppgår",
        "ut",
        "utan",
        "utom",
        "var",
        "vara",
        "varav",
        "vid",
        "vilka",
        "vilken",
        "vilket",
        "än",
        "är",
        "även",
        "över",
        "året",
        "årets",
        "år",
        "summa",
        "sammanlagt",
        "netto",
        "mnkr",
        "mkr",
        "tkr",
        "kr",
        "procent",
        "procentenheter",
        "st",
    ]
)


@cache
def stem(word: str) -> str:
    """The word's stem, in small letters."""
    return str(_STEMMER.stemWord(word.casefold()))


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words that say something, in order."""
    whole = [match[0] for match in _WORD.finditer(text)]
    short = [part for word in whole for part in word.split("-")[:-1] if part.isupper()]
    words = (word.casefold() for word in (*whole, *short))
    return tuple(stem(word) for word in words if word not in _EMPTY and len(word) > 1)


def _forms(word: str) -> tuple[str, ...]:
    """The stem, and the shorter ones another ending may have left of it."""
    cuts = 3 if len(word) > 8 else 2 if len(word) > 5 else 1
    return (word, *(word[:-cut] for cut in range(1, cuts + 1) if len(word) - cut >= 3))


class Vocabulary:
    """The stems one looks for, and which of them a word of a text is, endings apart."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_form: dict[str, set[str]] = {}
        self._exact = frozenset(words)
        self._known: dict[str, frozenset[str]] = {}
        for word in self._exact:
            for form in _forms(word):
                self._by_form.setdefault(form, set()).add(word)

    def found_in(self, words: Iterable[str]) -> frozenset[str]:
        """The stems of the vocabulary that the words have."""
        return frozenset().union(*(self._of(word) for word in words))

    def _of(self, word: str) -> frozenset[str]:
        if word not in self._known:
            shorter = (form for form in _forms(word) if form in self._exact)
            self._known[word] = frozenset(shorter) | frozenset(self._by_form.get(word, ()))
        return self._known[word]
