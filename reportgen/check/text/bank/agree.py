"""Whether a figure in prose can be a figure of the bank: rounding, units, approximations.

A figure shown with fewer decimals than the bank's must be its rounding; "drygt" and "knappt" say
which side it lies on, "cirka" that it is near (docs/sv/granskning.md gives the rules in words).
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.check.figures import Mention
from reportgen.check.text.bank.known import Known
from reportgen.language import decimals_of, round_half_up
from reportgen.tables.interval import Interval
from reportgen.units import COUNT, convert

_NEARBY = Decimal("0.10")
_ABOUT = Decimal("0.07")
_FRACTION = Decimal("4")
"""How far, in percentage points, a share may be from the fraction it is called; `knappt`: twice."""


def comparable(mention: Mention, known: Known) -> bool:
    """Whether the two measure the same kind of thing."""
    if mention.unit is None:
        return known.unit.kind in ("count", "index") or mention.bound is not None
    kinds = {mention.unit.kind, known.unit.kind}
    if kinds == {"percent", "points"}:
        return bool(known.derived)  # told of as points-not-percent, when it is so
    return len(kinds) == 1


def in_unit_of(mention: Mention, known: Known) -> Decimal:
    """The mention's value in the bank figure's unit."""
    own = mention.unit or COUNT
    converted = convert(mention.value, own, known.unit)
    return mention.value if converted is None else converted


def scale_of(mention: Mention, known: Known) -> Decimal:
    """The size of the mention's unit in the bank figure's."""
    if mention.unit is None or mention.unit.kind != "money" or known.unit.kind != "money":
        return Decimal(1)
    return mention.unit.factor / known.unit.factor


def agrees(mention: Mention, known: Known) -> bool:
    """Whether the words are true of the bank's figure; signs are left to the words around."""
    value = abs(in_unit_of(mention, known))
    spread = abs(known.spread)
    if mention.fraction:
        margin = _FRACTION * (2 if mention.approximation else 1)
        return spread.low - margin <= value <= spread.high + margin
    allowed = _allowed(mention, value, scale_of(mention, known))
    return allowed.low < spread.high and spread.low < allowed.high


def meant(mention: Mention) -> Interval:
    """The values the words allow, in the mention's own unit; the sign left out."""
    if mention.unit is None and not mention.approximation and mention.decimals == 0:
        return Interval.exactly(abs(mention.value))
    return _allowed(mention, abs(mention.value), Decimal(1))


def _allowed(mention: Mention, value: Decimal, scale: Decimal) -> Interval:
    step = _step(mention) * scale
    half = step / 2
    near = max(min(step, value * _NEARBY), half)
    match mention.approximation:
        case "below":
            return Interval(value - near, value + half / 100)
        case "above":
            return Interval(value - half / 100, value + near)
        case "about" | "range":
            around = max(half, value * _ABOUT)
            return Interval(value - around, value + around)
        case "at least":
            return Interval(value - half, value * 2)
        case "at most":
            return Interval(Decimal(0), value + half)
        case _:
            return Interval(value - half, value + half)


def _step(mention: Mention) -> Decimal:
    """One in the last place that is meant: in 2 700 that is a hundred, in 20 still one."""
    decimals = mention.decimals
    if decimals == 0 and abs(mention.value) >= 100 and not mention.in_words:
        digits = str(abs(int(mention.value)))
        decimals = len(digits.rstrip("0")) - len(digits)
    return Decimal(1).scaleb(-decimals)


def slip(mention: Mention, known: Known, *, strong: bool) -> str:
    """The likely slip that made the bank's figure into the one in the text; "" when none.

    `strong`: the sentence plainly speaks of it, so a figure of two digits is enough.
    """
    scale = scale_of(mention, known)
    value, right = abs(mention.value), abs(known.value) / scale
    decimals = decimals_of(value)
    if not right or not value or (scale <= 1 and decimals > max(known.decimals, 0)):
        return ""
    if _is_scaled(value * scale, abs(known.value)):
        return "decimaltecknet eller enheten har hamnat fel"
    typed, shown = (_digits(v, decimals) for v in (value, right))
    if len(typed) == len(shown) > (1 if strong else 2) and sorted(typed) == sorted(shown):
        return "siffror som bytt plats"
    differing = sum(a != b for a, b in zip(typed, shown, strict=False))
    if len(typed) == len(shown) >= (2 if strong else 3) and differing == 1:
        return "en siffra skiljer"
    rough = mention.approximation in ("below", "above", "about")
    if (strong or rough) and abs(value - right) <= right * _NEARBY:
        return "ett närliggande tal"
    return ""


def _is_scaled(value: Decimal, right: Decimal) -> bool:
    """Whether the two have the same digits, more than one, and another size."""
    typed, shown = (_digits(v, decimals_of(value)) for v in (value, right))
    same = typed.rstrip("0") == shown.rstrip("0") != ""
    return same and len(typed) != len(shown) and len(shown.rstrip("0")) > 1


def _digits(value: Decimal, decimals: int) -> str:
    return str(round_half_up(value, decimals)).replace(".", "").lstrip("0")
