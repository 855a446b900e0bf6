"""Right words: the Swedish dictionary, our own list of municipal terms and the ärende's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from hunspell import Hunspell, HunspellFilePathError

from reportgen.files import DiskFiles

LETTERS = "aeintrsldomkgvåäöfhpubcyjxéwzq"
"""Those a missing or wrong letter may be, the most common in Swedish first."""

_ENDINGS = frozenset(
    [
        "", "s", "n", "ns", "en", "ens", "et", "ets", "t", "ts", "e", "a", "as", "ar", "ars",
        "er", "ers", "or", "ors", "na", "nas", "arna", "arnas", "erna", "ernas", "orna",
        "ornas", "ade", "at", "ande", "erar", "erade", "erat", "ering", "eringar",
    ]
)  # fmt: skip
_INHABITANT = re.compile(r"(.{3,}?)bo(?:n|r|rna|s|ns|rs|rnas)?")
_LEAST = 3
"""The letters a part of a compound must have."""


@cache
def swedish() -> Hunspell | None:
    """The dictionary of the package hunspell-sv; None when its files are not to be found."""
    try:
        files = metadata.files("hunspell-sv") or ()
    except metadata.PackageNotFoundError:
        return None
    found = next((file for file in files if file.name == "sv_SE.dic"), None)
    if found is None:
        return None
    folder = str(Path(str(found.locate())).parent)
    try:
        return Hunspell("sv_SE", hunspell_data_dir=folder, system_encoding="UTF-8")
    except HunspellFilePathError:
        return None


def words_of_list(text: str) -> frozenset[str]:
    """The words of a word list: one a line, `#` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line.casefold() for line in lines if line)


@cache
def municipal_words() -> frozenset[str]:
    """Our own list of terms that the dictionary lacks."""
    files = DiskFiles(Path(__file__).parent)
    return words_of_list(files.read("ordlista.txt").decode())


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What counts as a right word; `listed` are those of the lists, in small letters."""

    swedish: Hunspell
    listed: frozenset[str]

    def has(self, word: str) -> bool:
        """Whether the word is right as it stands, or has a listed word as one of its parts."""
        return bool(self.swedish.spell(word)) or self._is_listed(word.casefold())

    def _is_listed(self, word: str) -> bool:
        return (
            self._is_form(word)
            or self._is_inhabitant(word)
            or any(self._is_head(head) and self._is_tail(tail) for head, tail in _parts(word))
        )

    def _is_form(self, word: str) -> bool:
        """Whether the word is a listed one, perhaps with an ending."""
        return any(
            word[:at] in self.listed and word[at:] in _ENDINGS
            for at in range(len(word), max(1, len(word) - 8), -1)
        )

    def _is_head(self, head: str) -> bool:
        return head in self.listed or head.removesuffix("s") in self.listed

    def _is_tail(self, tail: str) -> bool:
        return bool(self.swedish.spell(tail)) or self._is_form(tail)

    def _is_inhabitant(self, word: str) -> bool:
        """`solnaborna`, from the name of the place."""
        found = _INHABITANT.fullmatch(word)
        return found is not None and bool(self.swedish.spell(found[1].capitalize()))

    def is_compound(self, word: str) -> bool:
        """Whether two right words make it, with or without an s between."""
        return any(
            (self.has(head) or (head.endswith("s") and self.has(head[:-1]))) and self.has(tail)
            for head, tail in _parts(word.casefold())
        )

    def near(self, word: str, used: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The right words one slip away, at most three: those in `used`, or else any."""
        slips = dict.fromkeys((*_slips(word), *_wrong_letters(word)))
        if known := tuple(near for near in slips if near in used and self.has(near)):
            return known[:3]
        right: list[str] = []
        for slips in (dict.fromkeys(_slips(word)), dict.fromkeys(_wrong_letters(word))):
            right += [near for near in slips if near not in right and self.has(near)]
            if any(self.is_entry(near) for near in right):
                break
        return tuple(sorted(right, key=lambda near: not self.is_entry(near))[:3])

    def is_entry(self, word: str) -> bool:
        """Whether the word stands in the dictionary, and is no compound made up from its parts."""
        return any(found and "pa:" not in found for found in self.swedish.analyze(word))


def _parts(word: str) -> Iterator[tuple[str, str]]:
    for at in range(_LEAST, len(word) - _LEAST + 1):
        yield word[:at], word[at:]


def _slips(word: str) -> Iterator[str]:
    """What the word may have been before a letter was doubled, moved, lost or added."""
    for at, letter in enumerate(word):
        yield word[:at] + letter + word[at:]
        yield word[:at] + word[at + 1 : at + 2] + letter + word[at + 2 :]
    for at in range(len(word) + 1):
        for letter in LETTERS:
            yield word[:at] + letter + word[at:]
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _wrong_letters(word: str) -> Iterator[str]:
    for at in range(len(word)):
        for letter in LETTERS:
            yield word[:at] + letter + word[at + 1 :]


def plain_words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that can be misspelt: no address, code, abbreviation or part of one."""
    for run in _RUN.finditer(text):
        if not _NO_WORD.search(run[0]):
            yield from _WORD.finditer(text, *run.span())


_RUN = re.compile(r"[^\s\u00a0()\[\]”\"“„»«,;]+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_WORD = re.compile(r"[\d@_/\\&+=#\u00ad]|\w\.\w|\w[’'´`]\w")
