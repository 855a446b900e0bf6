"""Which rows and facts a sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.check.figures import Mention
from reportgen.check.prose import Passage
from reportgen.check.text.bank.agree import agrees, comparable
from reportgen.check.text.bank.known import Subject
from reportgen.check.words import Vocabulary, stems
from reportgen.language import round_half_up

_WHOLE = re.compile(
    r"\b(?:nämnd\w*|\w+nämnden\w*|totalt|sammanlagt|sammantaget|nettokostnad\w*)\b"
    r"|\b(?:årets|helårets) (?:\w+ )?(?:resultat|överskott|underskott|utfall)\b",
    re.IGNORECASE,
)
_SIDES = re.compile(r"\b(?:intäkt\w*|kostnader(?:na)?)\b", re.IGNORECASE)
_UNIT_OF = re.compile(
    r"\b(\w{5,}?)s?(?:verksamhet|enhet|avdelning|område)(?:en|er|erna|et)?\b", re.IGNORECASE
)
_OF_BOARD = re.compile(r"\b(?:\w*nämnden|totalt|sammanlagt|sammantaget)\b", re.IGNORECASE)
_SUM = re.compile(r"(?:del)?summa|totalt?\b", re.IGNORECASE)
_LEAD = re.compile(r"(?P<lead>[^.:;\d]{3,60}):[ \u00a0]")
_GOES_ON = re.compile(
    r"(?:Det|Den|Detta|Denna|De|Där|(?:Kostnad|Andel|Volym|Avvikels|Budget)en"
    r"|(?:Överskott|Underskott|Antal|Resultat|Utfall)et|\w*[Pp]rognosen|Ökningen|Minskningen)\b"
)
"""How a sentence begins that goes on about what the one before it named."""
_CLAUSES = re.compile(r"\b(?:och|men|medan)\s+(\w+)")
"""The word that a clause of its own begins with."""
_SAME_THING = re.compile(
    r"20\d\d|\d|år|helår|period|hela|nämnd|kommun|verksamhet|januari|den|det|de\b|att|budget|följd|\w+år\b",
    re.IGNORECASE,
)
"""What may follow a row's name and a preposition without making it a part of the row."""
_AVERAGE = re.compile(r"\b(?:snitt|genomsnitt\w*|medel(?:tal|värde\w*)?)\b", re.IGNORECASE)
_EVERYWHERE = frozenset(stems("verksamhet verksamhetens nämnd nämnden nämndens"))
"""Words that name no row at all by themselves."""
_GENERIC = frozenset(stems("kostnad kostnader kostnaderna intäkt intäkter intäkterna verksamhet"))
"""Words of rows that nearly every sentence has: they name a row only where the sentence begins."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The subjects of a sentence.

    `named` are those whose whole name it has, or whose other figures it has; `implied` those of
    the sentence before, the heading and the section's tables; `touched` those it shares most words
    with; `first` those it begins with; `outright` those named by words of its own. `foreign`: it
    speaks of something that no table has; `sides` that it names costs or incomes of something;
    `shown` are the rows implied only by being in a table of the section.
    """

    named: tuple[Subject, ...]
    implied: tuple[Subject, ...]
    touched: tuple[Subject, ...]
    first: tuple[Subject, ...] = ()
    outright: tuple[Subject, ...] = ()
    foreign: bool = False
    sides: bool = False
    shown: tuple[Subject, ...] = ()


NOBODY = Spoken((), (), ())
FOREIGN = Spoken((), (), (), foreign=True)


class Index:
    """All subjects, to be found by their words, their figures and their tables."""

    def __init__(self, subjects: Sequence[Subject], board: str = "") -> None:
        self.board = frozenset(stems(board))
        self.totals = tuple(s for s in subjects if s.whole)
        self.sums = tuple(s for s in subjects if not s.whole and _SUM.match(s.name))
        parts = {w for s in subjects for k in s.figures for w in k.part}
        self._vocabulary = Vocabulary(
            (*(w for s in subjects for w in (*s.words, *s.table_words)), *parts)
        )
        self._by_word: dict[str, list[Subject]] = {}
        self._by_digits: dict[str, list[Subject]] = {}
        self._by_table: dict[str, list[Subject]] = {}
        self._by_counted: dict[str, list[Subject]] = {}
        for subject in subjects:
            if subject.whole or subject.average:
                for word in subject.table_words[:2]:
                    self._by_counted.setdefault(word, []).append(subject)
            self._by_table.setdefault(subject.grid, []).append(subject)
            for word in dict.fromkeys(subject.words):
                self._by_word.setdefault(word, []).append(subject)
            for digits in {d for k in subject.figures for d in _digits(k.value, k.decimals)}:
                self._by_digits.setdefault(digits, []).append(subject)

    def words_of(self, text: str) -> tuple[str, ...]:
        """The stems of a text; `fritidsverksamheten` has that of `fritid` too."""
        return (*stems(text), *stems(" ".join(_UNIT_OF.findall(text))))

    def known(self, words: Iterable[str]) -> frozenset[str]:
        """The words of any subject's name that a text has."""
        return self._vocabulary.found_in(words)

    def sharing(self, words: frozenset[str]) -> tuple[Subject, ...]:
        """The subjects that have any of the words in their names."""
        found = (s for word in sorted(words) for s in self._by_word.get(word, ()))
        return tuple({id(s): s for s in found}.values())

    def having(self, mention: Mention) -> Iterator[Subject]:
        """The subjects one of whose figures the mention is, to the digit."""
        digits = re.sub(r"\D", "", mention.text)
        telling = len(digits) >= (3 if mention.unit is not None else 4)
        for subject in self._by_digits.get(digits.strip("0"), ()) if telling else ():
            given = (k for k in subject.figures if not k.derived)
            if any(comparable(mention, k) and agrees(mention, k) for k in given):
                yield subject

    def totals_of(self, headings: str) -> tuple[Subject, ...]:
        """The totals of the tables that the headings name; else those of the whole board."""
        words = self.known(stems(headings))
        of_part = tuple(s for s in self.totals if s.table_words and words.issuperset(s.table_words))
        return of_part or tuple(s for s in self.totals if not s.table_words)

    def is_of(self, word: str, subjects: Iterable[Subject]) -> bool:
        """Whether a noun belongs to the subjects: to their names, tables or columns."""
        own = {w for s in subjects for w in (*s.words, *s.table_words, *stems(s.name))}
        own |= {w for s in subjects for k in s.figures for w in k.part}
        return bool(Vocabulary((*own, *self.board)).found_in(self.words_of(word)))

    def siblings(self, text: str, subjects: Sequence[Subject]) -> tuple[Subject, ...]:
        """The rows a text names by the word that tells them from those spoken of: `männens`."""
        words = self.known(stems(text))
        return tuple(
            other
            for subject in subjects
            for other in self._by_table.get(subject.grid, ())
            if len(other.words) == len(subject.words) > 1
            and len(own := set(other.words) - set(subject.words)) == 1
            and own <= words
        )

    def joining(
        self, subjects: Sequence[Subject], before: Sequence[Subject]
    ) -> tuple[Subject, ...]:
        """The rows that each name makes with one from before: `chefer`, then `kvinnor`."""
        names = [{*s.words, *b.words} for s in subjects for b in before if {*s.words} - {*b.words}]
        found = (o for s in subjects for o in self._by_table.get(s.grid, ()))
        other = {id(o): o for o in found if o not in subjects and set(o.words) in names}
        joined = [set(o.words) for o in other.values()]
        every = all(any({*s.words} < words for words in joined) for s in subjects)
        return tuple(other.values()) if every else ()

    def counting(self, mention: Mention, *, average: bool) -> tuple[Subject, ...]:
        """The totals of the tables that count what the mention counts: `361 hushåll`."""
        nouns = stems(mention.word)
        found = (s for noun in nouns for s in self._by_counted.get(noun, ()))
        return tuple(s for s in found if s.average == average)

    def shown_in(self, tables: Iterable[str]) -> tuple[Subject, ...]:
        """The rows of the tables."""
        return tuple(s for table in sorted(tables) for s in self._by_table.get(table, ()))


def _digits(value: Decimal, decimals: int) -> Iterator[str]:
    """The figure's digits as shown, and rounded to fewer decimals."""
    for places in range(max(decimals, 0) + 1):
        yield str(abs(round_half_up(value, places))).replace(".", "").strip("0")


@dataclass(frozen=True, slots=True)
class Around:
    """Where a sentence stands: the headings over it, the tables shown there, the paragraph's lead.

    `lead` are the rows that the paragraph begins by naming, as in `Återvinning: intäkterna …`.
    """

    section: tuple[str, ...]
    shown: frozenset[str]
    lead: tuple[Subject, ...] = ()


def speaks_of_board(text: str) -> bool:
    """Whether a text names the board or all of it."""
    return _OF_BOARD.search(text) is not None


def lead_of(passage: Passage, index: Index) -> tuple[Subject, ...]:
    """The rows that a paragraph's opening words name, before a colon or set in bold.

    Else those that the subheading over it names.
    """
    own = found[1] if (found := _LEAD.match(passage.text)) else ""
    opening = passage.lead or own or passage.run_in
    words = stems(opening)
    known = index.known(words)
    named = _most_specific((s for s in index.sharing(known) if not _is_generic(s)), known)
    return tuple(s for s in named if len(words) <= len(s.words) + 2)


def spoken_of(
    text: str,
    mentions: Sequence[Mention],
    index: Index,
    around: Around,
    before: Spoken,
    *,
    alone: bool,
) -> Spoken:
    """What a sentence or a clause of it speaks of; `before` is what those before it spoke of.

    `alone`: the sentence has no figure but one, which cannot tell itself what it is about.
    """
    own = index.words_of(text)
    words = index.known(own)
    openings = (*own[:2], *index.words_of(" ".join(_CLAUSES.findall(text))))
    sharing = index.sharing(words)
    touched = tuple(s for s in sharing if 2 * _named_words(s, words) > len(s.words))
    named = _most_specific((s for s in touched if _can_name(s, index.known(openings))), words)
    if any(not _is_generic(s) for s in before.named):
        named = tuple(s for s in named if not _is_generic(s))
    narrowed = tuple(s for s in named if _is_narrowed(s, text))
    named = tuple(s for s in named if s not in narrowed)
    if named:  # a table that is called as the row has a total for it too
        names = {frozenset(s.words) for s in named}
        named = (*named, *(s for s in index.totals if frozenset(s.table_words) in names))
    outright, sums = named, tuple[Subject, ...]()
    loosely = tuple(s for s in touched if len(s.words) >= 4 and _is_nearly_named(s, words))
    if not named and not speaks_of_board(text):
        named = around.lead
    if not named and _GOES_ON.match(text):
        named = before.named
    if not named and not loosely and _WHOLE.search(text):
        named, sums = index.totals_of(" ".join(around.section)), index.sums
    accompanied = [s for m in mentions for s in index.having(m)] if not alone else []
    companions = tuple(s for s in {id(s): s for s in accompanied}.values() if s not in named)
    implied = () if named else before.named or before.implied
    if under := _headed(around, own, index, narrowed):
        named, implied = (named, (*under, *implied)) if named else (under, implied)
    nearer = (*sums, *loosely, *narrowed, *_counted(text, mentions, index), *implied)
    in_tables = tuple(s for s in index.shown_in(around.shown) if s not in (*named, *nearer))
    opening = index.known(own[:5])
    first = tuple(s for s in named if s.words and _is_named(s, opening))
    sides = _SIDES.search(text) is not None and any(_is_generic(s) for s in sharing)
    implied = (*nearer, *in_tables)
    return Spoken(
        (*named, *companions), implied, touched, first, outright, sides=sides, shown=in_tables
    )


def _headed(
    around: Around, own: Sequence[str], index: Index, narrowed: Sequence[Subject]
) -> tuple[Subject, ...]:
    """The rows that the heading or the lead names, together with the sentence's own words."""
    if not around.section:
        return ()
    lead = (word for subject in around.lead for word in subject.words)
    heading = index.known((*index.words_of(around.section[-1]), *lead, *own))
    rows = (s for s in index.sharing(heading) if _can_name(s, frozenset()) and s not in narrowed)
    return _most_specific(rows, heading)


def _counted(text: str, mentions: Sequence[Mention], index: Index) -> tuple[Subject, ...]:
    """The totals of the tables that count what the figures count."""
    average = _AVERAGE.search(text) is not None
    return tuple(s for m in mentions for s in index.counting(m, average=average))


def _named_words(subject: Subject, words: frozenset[str]) -> int:
    return sum(word in words for word in subject.words)


def _most_specific(subjects: Iterable[Subject], words: frozenset[str]) -> tuple[Subject, ...]:
    """Those named in full that are not part of a longer name also named."""
    full = [s for s in subjects if _is_named(s, words)]
    return tuple(s for s in full if not any(set(s.words) < set(other.words) for other in full))


def _is_narrowed(subject: Subject, text: str) -> bool:
    """Whether the sentence speaks of a part: `bidrag för ensamkommande` where the row is Bidrag."""
    last = re.escape(subject.words[-1][:6]) if subject.words else "$"
    if re.search(rf"\b(?:övrig\w*|annan|resten av|en del av)[ \u00a0]\w*{last}", text, re.I):
        return True
    part = re.search(rf"{last}\w*[ \u00a0](?:för|till|från|avseende|hos)[ \u00a0](\w+)", text, re.I)
    return part is not None and not _SAME_THING.match(part[1])


def _is_generic(subject: Subject) -> bool:
    """Whether nothing in the name tells the row from others."""
    return all(word in _GENERIC or word in _EVERYWHERE for word in subject.words)


def _can_name(subject: Subject, beginning: frozenset[str]) -> bool:
    return bool(subject.words) and (
        not _is_generic(subject) or _named_words(subject, beginning) > 0
    )


def _is_named(subject: Subject, words: frozenset[str]) -> bool:
    telling = [w for w in subject.words if w not in _GENERIC and w not in _EVERYWHERE]
    if not telling:  # "Verksamhetens kostnader" is "kostnaderna"
        return any(word in words for word in subject.words if word not in _EVERYWHERE)
    return words.issuperset(subject.words)


def _is_nearly_named(subject: Subject, words: frozenset[str]) -> bool:
    return _named_words(subject, words) * 10 >= len(subject.words) * 7
