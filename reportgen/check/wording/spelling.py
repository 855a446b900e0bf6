"""Words that no dictionary has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.check.wording.dictionary import (
    Dictionary,
    municipal_words,
    plain_words,
    swedish,
    words_of_list,
)
from reportgen.check.wording.passages import passages_once
from reportgen.document.text import inlines_of, plain_text, walk
from reportgen.document.tree import Foreign
from reportgen.files import Files
from reportgen.finding import Finding, Source, upplysning

WORD_LIST = "ordlista.txt"
_SHOWN = 25
"""How many misspelt words are told of one by one; a longer list is not read."""

_LABELS = ("cell", "caption", "heading", "label")
_SENTENCE_STARTS = frozenset('\0.!?:;–—•·*”“"»(/')
_ADVICE = f"är ordet rätt: skriv det på en egen rad i ärendets {WORD_LIST}"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word at its first place; `text` as it stands there, `key` in small letters."""

    passage: Passage
    start: int
    text: str
    opens: bool
    """Whether it begins a sentence or a label, so that its capital says nothing."""

    @property
    def key(self) -> str:
        return self.text.casefold()


def misspelt(material: Material) -> Iterator[Finding]:
    """Words that neither the dictionary nor a word list has, each once; names are let be."""
    language = swedish()
    if language is None:
        message = "stavningen är inte granskad: den svenska ordlistan är inte installerad"
        yield upplysning(
            "no-dictionary", message, material.report.source, "pip install hunspell-sv"
        )
        return
    passages = passages_once(material)
    own = words_of_list(_own_list(material.report.files)) | _foreign(material) | _names(material)
    words = Dictionary(language, municipal_words() | own | _terms(passages))
    found = tuple(_faults(words, passages))
    for word, near in found[:_SHOWN]:
        message = f"”{word.text}” finns inte i ordlistan"
        meant = f"menade du {_quoted(near)}? " if near else ""
        advice = _ADVICE[0].upper() + _ADVICE[1:] if near else _ADVICE
        yield upplysning("misspelt", message, _place(material, word), meant + advice)
    if rest := found[_SHOWN:]:
        message = f"ytterligare {len(rest)} ord finns inte i ordlistan: " + ", ".join(
            word.text for word, _ in rest
        )
        yield upplysning("misspelt", message, _place(material, rest[0][0]), _ADVICE)


def _faults(
    words: Dictionary, passages: tuple[Passage, ...]
) -> Iterator[tuple[_Word, tuple[str, ...]]]:
    """The misspelt words in reading order, each with what may have been meant."""
    every = [word for passage in passages for word in _words(passage)]
    count = Counter(word.key for word in every)
    names = {word.text for word in every if word.text[0].isupper() and not word.opens}
    used, seen = frozenset(count), set[str]()
    for word in every:
        if word.key in seen or word.text in names or not _is_plain(word):
            continue
        seen.add(word.key)
        if words.has(word.text) or words.has(word.key):
            continue
        near = words.near(word.key, used)
        sure = any(one in count or _is_surely(one, word.key, words) for one in near)
        if near and not sure and (len(word.text) <= 4 or words.is_compound(word.key)):
            continue
        if word.text[0].isupper() and not any(n in count or len(n) >= 8 for n in near):
            continue  # a name that begins a sentence
        if not near and (count[word.key] >= 3 or words.is_compound(word.key)):
            continue  # a term of the trade
        yield word, near


def _is_surely(near: str, key: str, words: Dictionary) -> bool:
    """Whether a slip of the hand explains the word better than a compound nobody has listed."""
    slip = len(near) != len(key) or sorted(near) == sorted(key)
    return slip and len(near) > 4 and words.is_entry(near)


def _words(passage: Passage) -> Iterator[_Word]:
    for match in plain_words(passage.text):
        before = passage.text[: match.start()].rstrip()
        if not passage.is_bound(*match.span()):
            opens = (before[-1:] or "\0") in _SENTENCE_STARTS
            yield _Word(passage, match.start(), match[0], opens)


def _is_plain(word: _Word) -> bool:
    """Whether it is a word to look up: no name, abbreviation, or half of a compound ("hälso-")."""
    after = word.passage.text[word.start + len(word.text) :]
    if not (word.text[1:].islower() and (word.text[0].islower() or word.opens)):
        return False
    if re.match(r"[-‑](?!\w)|\.\s+[a-zåäö]", after) or (len(word.text) <= 4 and after[:1] == "."):
        return False
    return len(word.text) > 4 or word.passage.kind not in _LABELS


def _terms(passages: tuple[Passage, ...]) -> frozenset[str]:
    """Words that labels of at least two places share: probably terms of the municipality's."""
    labels = [p for p in passages if p.kind in _LABELS]
    pairs = {(m[0].casefold(), p.source) for p in labels for m in plain_words(p.text)}
    count = Counter(word for word, _ in pairs)
    return frozenset(word for word, places in count.items() if places >= 2)


def _foreign(material: Material) -> frozenset[str]:
    """The words marked as being of another language."""
    runs = (run for _, document in material.documents for run in inlines_of(document))
    foreign = (one for run in runs for one in walk(run) if isinstance(one, Foreign))
    texts = (plain_text(one.children) for one in foreign)
    return frozenset(match[0].casefold() for text in texts for match in plain_words(text))


def _names(material: Material) -> frozenset[str]:
    """The words of the names in `rapport.yaml`: of the municipality, its board and its office."""
    spec = material.report.spec
    names = " ".join((spec.municipality, spec.board, spec.administration))
    return frozenset(match[0].casefold() for match in plain_words(names))


def _own_list(files: Files) -> str:
    """The ärende's word list; Windows Notepad may have written it in its own encoding."""
    if not files.exists(WORD_LIST):
        return ""
    data = files.read(WORD_LIST)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _place(material: Material, word: _Word) -> Source:
    return material.prose.place(word.passage, word.start, word.start + len(word.text))


def _quoted(words: tuple[str, ...]) -> str:
    quoted = [f"”{word}”" for word in words]
    return " eller ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
