"""A difference told with both its ends: "13,5 mnkr, 5,5 mnkr mer än budgeten på 8,0 mnkr"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.check.figures import Mention
from reportgen.check.text.bank.agree import meant
from reportgen.check.text.sentence.beside import (
    NEAR,
    THAT_IS,
    Earlier,
    Wrong,
    after,
    as_written,
    before,
    between,
    gaps,
    kind,
    only_like,
    readings,
    said,
    same_measure,
    signs,
    spread,
    with_sign,
)
from reportgen.tables.interval import Interval

_UP = ("mer", "fler", "högre", "längre", "större", "dyrare", "över")
_DOWN = ("mindre", "färre", "lägre", "kortare", "billigare", "under")
_WAY = rf"(?P<way>{'|'.join((*_UP, *_DOWN))}|bättre|sämre)"
_REFERENCE = (
    r"(?:\w*(?:budget|ram|anslag|mål|plan|prognos|utfall|resultat|nivå|värde|riktpunkt|gräns"
    r"|genomsnitt|medelvärde|snitt|bokslut|ambition|krav|under|överskott|året|år|innan|före|fjol"
    r"|bedömning|avvikelse|kostnad|intäkt)\w*)"
)
_NO_TURN = (
    r"(?:(?!(?:och|men|medan|samt|varav|vilket|som|då|när|där|eftersom|i|hos|bland)\b)"
    r"[^\s.,;:()\d]+ )"
)
_THAN = re.compile(
    rf"[ %]?(?:[^\s.,;:()\d]+ ){{0,3}}?{_WAY} (?:än )?"
    rf"(?:(?:i |för |under )?{_NO_TURN}{{0,4}}?{_REFERENCE} (?:20\d\d )?"
    rf"(?:på|om|var|\()(?: ?{NEAR})"
    r"|(?:de |den |det )?(?:budgeterade?|planerade?|beräknade?|prognostiserade?|förväntade?"
    r"|budgetens|målets|planens|prognosens|fjolårets|föregående års|förra årets) "
    rf"(?:{_NO_TURN}{{0,2}}(?:på|om) )?{NEAR}"
    r"|(?P<those>de ))",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"[ %]?(?:[^\s.,;:()\d]+ ){{0,3}}?{_WAY} än [^.;:()]{{1,40}}?, (?:då|när) (?:\w+ ){{1,3}}?"
    rf"(?:var|låg på|uppgick till|blev|visade) {NEAR}",
    re.IGNORECASE,
)
_THOSE = re.compile(
    r"(?: \w+)? (?:som (?:\w+ )?(?:budgetera|planera|beräkna|prognostisera|förvänta)\w+"
    r"|(?:året innan|föregående år|förra året|i fjol|20\d\d))\b"
)
_APPOSED = re.compile(
    rf"(?P<own>[^.;:,()\d]{{0,45}}?)(?:, (?:{THAT_IS} )?(?:hela )?|,? {THAT_IS} | \(){NEAR}"
)
_IT_IS = re.compile(
    rf"(?:Det|Detta) (?:(?:är|var|blir|blev|motsvarar|innebär) )(?:därmed |alltså |således )?{NEAR}"
)
_AND_IS = re.compile(
    r"[^.;:()\d]{0,30}?,? och (?:uppgick|uppgår|slutade|landade|blev|är|var|ligger)"
    rf"(?: därmed| alltså| nu)?(?: till| på)? {NEAR}"
)
_A_CHANGE = re.compile(rf"\b(?<!skott )(?<!avvikelse )med {NEAR}$")
_COMPARED = re.compile(rf"\b(?:{'|'.join((*_UP[:-1], *_DOWN[:-1]))}|bättre|sämre)\b")
_HUNDRED = Interval.exactly(Decimal(100))
_RESULT = re.compile(r"resultat|överskott|index|avvikelse", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Compared:
    """`value` is `difference` more or less than `base`, as `way` says; as written in the text."""

    value: Mention
    difference: Mention
    base: Mention
    way: str
    way_at: int

    @property
    def in_percent(self) -> bool:
        """Whether the difference is told in percent of amounts or counts."""
        return kind(self.difference) == "percent" and "percent" not in (
            kind(self.value),
            kind(self.base),
        )


def differences_told(own: Sequence[Mention], earlier: Earlier) -> Iterator[Wrong]:
    """A difference that is not what its two ends make, or goes the other way."""
    for told in comparisons(own, earlier):
        possible = _possible(told)
        if not possible:
            continue
        if any(meant(told.difference).meets(p) for p in possible):
            yield from _turned(told)
        elif _is_near(told.difference, possible):
            yield told.difference, "text-differs", _message(told, possible), True


def comparisons(own: Sequence[Mention], earlier: Earlier) -> Iterator[Compared]:
    """What the sentence compares, when it or the sentence before gives both ends."""
    for at in range(len(own) - 1):
        difference, base = own[at], own[at + 1]
        words = between(difference, base)
        told = _THAN.fullmatch(words) or _THEN.fullmatch(words)
        if told is None or ("those" in told.groupdict() and told["those"] and not _those(base)):
            continue
        value = _value(own, at, earlier)
        if value is not None:
            yield Compared(value, difference, base, told["way"], difference.end + told.start("way"))


def _those(base: Mention) -> bool:
    return _THOSE.match(after(base)) is not None


def _value(own: Sequence[Mention], at: int, earlier: Earlier) -> Mention | None:
    """What is compared: just before the difference, after the base, or in the sentence before."""
    difference, base = own[at], own[at + 1]
    if at and (told := _APPOSED.fullmatch(between(own[at - 1], difference))):
        value = own[at - 1]
        changed = _A_CHANGE.search(before(value)) or _COMPARED.search(told["own"])
        return None if changed else value
    if at + 2 < len(own) and _AND_IS.fullmatch(between(base, own[at + 2])):
        return own[at + 2]
    if at == 0 and earlier and _IT_IS.fullmatch(before(difference)):
        like = base if base.unit is not None or kind(difference) != "money" else difference
        found = only_like(like, earlier[-1])
        return None if found is None or _A_CHANGE.search(before(found)) else found
    return None


def _possible(told: Compared) -> list[Interval]:
    """What the difference can be, in its own unit."""
    if told.in_percent:
        ends = same_measure(told.value, told.base)
        if ends is None or spread(ends[1]).low <= 0 or signs(ends[0]) or signs(ends[1]):
            return []
        shares = [spread(ends[0]), *gaps(*ends)]  # the first when the value is the difference
        return [share / spread(ends[1]) * _HUNDRED for share in reversed(shares)]
    same = same_measure(told.difference, told.value, told.base)
    if same is None:
        return []
    if kind(told.difference) == "percent" and spread(same[2]).low > 0:
        return [*gaps(*same[1:]), gaps(*same[1:])[0] / spread(same[2]) * _HUNDRED]
    return gaps(*same[1:])


def _is_near(difference: Mention, possible: Sequence[Interval]) -> bool:
    """Whether the figures can be meant to belong together: right within a factor of four."""
    said = abs(difference.value)
    return any(p.low <= 4 * said and said <= 4 * p.high for p in possible)


def _message(told: Compared, possible: Sequence[Interval]) -> str:
    middle = (possible[0].low + possible[0].high) / 2
    right = as_written(middle, told.difference, decimals=1 if told.in_percent else 0)
    unit = " procent" if told.in_percent else ""
    return (
        f"skillnaden mellan {told.value.text} och {told.base.text} är {right}{unit}, "
        f"inte {said(told.difference)}"
    )


def _turned(told: Compared) -> Iterator[Wrong]:
    """`högre` where the figure is the lower of the two."""
    ends = same_measure(told.value, told.base)
    if ends is None:
        return
    way, known = told.way.casefold(), [bool(signs(m)) for m in ends]
    if way in ("bättre", "sämre"):
        words = before(told.value) + before(told.difference)
        if not any(known) and not _RESULT.search(words):
            return
        up = way == "bättre"
    else:
        if any(signs(m) == (-1,) for m in ends):
            return
        up = way in _UP
    fitting = [
        (a, b)
        for a, b in readings(*ends)
        if told.in_percent or meant(told.difference).meets(abs(a - b))
    ]
    turned = [not a.meets(b) and (a.low > b.high) != up for a, b in fitting]
    if turned and all(turned):
        than = "lägre" if up else "högre"
        value, base = with_sign(told.value), with_sign(told.base)
        message = f"texten säger {told.way} men {value} är {than} än {base}"
        yield told.difference, "direction-differs", message, True
