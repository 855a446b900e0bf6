"""When a figure in a sentence is not to be tried, though its row is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.check.figures import Mention
from reportgen.check.text.bank.agree import comparable
from reportgen.check.text.bank.known import Known
from reportgen.check.text.reading.cues import Cue
from reportgen.check.text.reading.read import Reading
from reportgen.check.words import Vocabulary, stems

_OTHER_BASIS = re.compile(
    r"\b(?:preliminär\w*|omräkna\w*|inklusive|exklusive|inkl|exkl|inräkna\w*|frånräkna\w*|därutöver"
    r"|räkna\w* bort|räknats bort|borträkna\w*|utöver|dessutom köpt\w*|rensa[dt] för"
    r"|justera[dt] för|förra årets (?:bokslut|rapport|årsredovisning)|räkna\w* om)\b",
    re.IGNORECASE,
)
"""Words that say the figure is worked out in another way than the table's."""
_MEAN = re.compile(r"snitt|medel|per månad|/månad", re.IGNORECASE)
_SURPLUS_IN = re.compile(
    r"(?:skott|avvikelse)\w*[ \u00a0](?:i|inom|för|hos|avseende)[ \u00a0](?:den |det |de )?"
    r"(\w+(?: \w+)?)",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"[ \u00a0]?(?:mnkr|mkr|tkr|kr|procent|%|\w+)?,[ \u00a0](?:\w+[ \u00a0])?")
_BRACKET_OF = re.compile(r"(\w{5,}(?:en|et|an|na))[ \u00a0]\([^()]*$", re.IGNORECASE)
OUTWEIGHED = re.compile(
    r"[^,.;\d]{0,20}\b(?:uppväg|väg|kompenser|balanser|täck|mötas|möts)\w*", re.IGNORECASE
)
"""What a surplus does to a deficit told before it."""
_OF_SURPLUS = re.compile(r"skott|avvikelse", re.IGNORECASE)


def is_exempt(
    mention: Mention,
    cue: Cue,
    reading: Reading,
    named: Sequence[Known],
    implied: Sequence[Known],
) -> bool:
    """Whether the figure is of another time, another basis, a part, or a change of a budget."""
    deviates = cue.measure in ("deviation", "outlook")
    return (
        (deviates and _is_of_part(mention, reading))
        or _is_after_another_name(cue, reading, mention)
        or _is_of_group(mention, cue, reading)
        or _is_outweighed(mention, reading)
        or _OTHER_BASIS.search(mention.sentence.text) is not None
        or _is_of_another_time(cue, named, implied)
        or (cue.measure == "change" and _is_of_budget(mention, reading))
    )


def is_whole(cue: Cue) -> bool:
    """Whether the figure is the whole of `19 av 29`, which is about something wider."""
    of = re.search(r"\b(?:av|utav)[ \u00a0](?:\w+[ \u00a0])?$", cue.before, re.IGNORECASE)
    of_amount = re.search(
        r"\bav[ \u00a0](?:\w+[ \u00a0]){1,3}(?:på|om)[ \u00a0]$", cue.before, re.I
    )
    told = cue.measure in ("budget", "forecast", "target")
    return bool((of and not cue.measure) or (of_amount and not told))


def _is_of_another_time(cue: Cue, named: Sequence[Known], implied: Sequence[Known]) -> bool:
    """Whether the words speak of a month, a coming year or a forecast that no table has."""
    known = (*named, *implied)
    revised = cue.measure in ("change", "miss") and any(k.measure == "revision" for k in known)
    of_month = revised or any(k.month == cue.month for k in known)
    ahead = any(k.measure in ("forecast", "outlook", "miss") for k in known)
    later = cue.beyond is None or any(k.year == cue.beyond for k in known)
    return bool(cue.month and not of_month) or (cue.clause.ahead and not ahead) or not later


def _is_of_part(mention: Mention, reading: Reading) -> bool:
    """Whether a surplus is told of something else than the rows: `underskott i bygglovsarbetet`."""
    clause = mention.sentence.text[: mention.start - mention.sentence.start]
    told = _SURPLUS_IN.search(clause)
    words = stems(told[1]) if told else ()
    rows = reading.at(mention).named
    return bool(words) and not any(Vocabulary(s.words).found_in(words) or s.whole for s in rows)


def _is_after_another_name(cue: Cue, reading: Reading, mention: Mention) -> bool:
    """Whether a bracket follows a name that is none of those read: `administrationen (1,1 mkr)`."""
    name = _BRACKET_OF.search(cue.before)
    rows = reading.at(mention).outright
    own = Vocabulary(w for s in rows for w in (*s.words, *s.table_words, *stems(s.name)))
    return bool(name and rows) and not own.found_in(stems(name[1] if name else ""))


def _is_of_group(mention: Mention, cue: Cue, reading: Reading) -> bool:
    """Whether the figure is of a row among some that another row counts: `bland kvinnor var
    sjukfrånvaron`."""
    words = stems(cue.before)
    rows = [s for s in reading.at(mention).outright if Vocabulary(s.words).found_in(words)]
    fitting = [any(comparable(mention, k) for k in s.figures if not k.derived) for s in rows]
    return len({s.grid for s in rows}) == 1 and len(set(fitting)) == 2


def _is_outweighed(mention: Mention, reading: Reading) -> bool:
    """Whether the rows are only named as what outweighs it: `underskottet (2,9) vägs upp av`."""
    text, start = mention.sentence.passage.text, mention.sentence.start
    own = Vocabulary(w for s in reading.at(mention).outright for w in (*s.words, *s.table_words))
    outweighed = OUTWEIGHED.match(text[mention.end :])
    beside = f"{text[start : mention.start]} {outweighed[0]}" if outweighed else ""
    return outweighed is not None and not own.found_in(stems(beside))


def _is_of_budget(mention: Mention, reading: Reading) -> bool:
    """Whether a change is of a budget or a surplus told just before, and of no outcome:
    `Budgeten var 478,5, 11,8 högre än`."""
    before = [(m, c) for m, c in reading.figures if m.start < mention.start]
    if not before:
        return False
    told, cue = before[-1]
    apart = mention.sentence.passage.text[told.end : mention.start]
    of = cue.measure in ("budget", "forecast", "deviation", "outlook")
    return _APPOSED.fullmatch(apart) is not None and (of or bool(_OF_SURPLUS.search(cue.before)))


def is_mean(known: Known) -> bool:
    """Whether the figure is a mean, by its row or column."""
    return _MEAN.search(f"{known.thing} {known.heading}") is not None
