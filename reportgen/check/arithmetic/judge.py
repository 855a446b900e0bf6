"""Relations that do not hold → which figure is wrong, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.check.arithmetic.causes import slip
from reportgen.check.arithmetic.relations import Linear
from reportgen.check.arithmetic.sheet import Figure, Sheet
from reportgen.finding import Finding, fel, varning
from reportgen.language import round_half_up
from reportgen.tables.interval import Agreement, Interval

_UNLIKELY = {"sum-differs": "sum-unlikely", "details-differ": "sum-unlikely"}


@dataclass(frozen=True, slots=True)
class Blame:
    """The figure that is wrong, what it must be, and the relations that then hold.

    `harmed` counts those that held and then do not.
    """

    figure: Figure
    right: Decimal
    mended: tuple[Linear, ...]
    harmed: int = 0

    @property
    def main(self) -> Linear:
        """The relation to tell of: the one that works the figure out, if any does."""
        own = (r for r in self.mended if r.target.place == self.figure.place)
        return next(own, self.mended[0])


def blamed(sheet: Sheet, relations: Iterable[Linear]) -> tuple[Blame, ...]:
    """The fewest figures that explain all relations that do not hold.

    A figure that, changed, mends several relations and breaks none is the one that is wrong; else
    the figure that the relation works out.
    """
    every = tuple(dict.fromkeys(relations))
    broken = [r for r in every if not _fits(sheet, r)]
    sound = [r for r in every if r not in broken]
    found: list[Blame] = []
    while broken:
        best = max(_candidates(sheet, broken, sound), key=lambda c: c[0])[1]
        if all(best.figure.place != other.figure.place for other in found):
            found.append(best)
        broken = [r for r in broken if r not in best.mended]
    return tuple(found)


def _fits(sheet: Sheet, relation: Linear) -> bool:
    """Whether the relation holds; things counted are not rounded."""
    if relation.divisor == 1 and all(map(sheet.counts, relation.figures)):
        return relation.target.value == relation.worked_out()
    return relation.holds()


def _candidates(
    sheet: Sheet, broken: list[Linear], sound: list[Linear]
) -> Iterator[tuple[tuple[int, ...], Blame]]:
    """Every relation's own figure, and the parts that would mend more.

    A lone part is taken when the figure of the relation is right elsewhere and a simple slip
    explains the part.
    """
    for relation in broken:
        own = _blame(relation.target, relation, broken, sound)
        yield (len(own.mended) - own.harmed, 1, -own.figure.row), own
        parts = [_blame(f, relation, broken, sound) for _, f in relation.terms if f.typed]
        parts = [part for part in parts if not part.harmed]
        most = max((len(part.mended) for part in parts), default=0)
        parts = [part for part in parts if len(part.mended) == most]
        if len(parts) > 1:
            parts = [part for part in parts if _explains(sheet, part)]
        if len(parts) == 1 and (most > 1 or (own.harmed and _explains(sheet, parts[0]))):
            yield (most, 0, -parts[0].figure.row), parts[0]


def _blame(figure: Figure, relation: Linear, broken: list[Linear], sound: list[Linear]) -> Blame:
    """What follows if `figure` is what is wrong in `relation`."""
    possible = relation.allows(figure)
    mended = [relation]
    for other in broken:
        if (
            other is not relation
            and _touches(other, figure)
            and other.allows(figure).meets(possible)
        ):
            possible = possible.common(other.allows(figure))
            mended.append(other)
    harmed = [r for r in sound if _touches(r, figure) and not r.allows(figure).meets(possible)]
    right = relation.solved_for(figure)
    if not Interval.exactly(right).meets(possible):
        right = (possible.low + possible.high) / 2
    return Blame(figure, round_half_up(right, figure.decimals), tuple(mended), len(harmed))


def _explains(sheet: Sheet, blame: Blame) -> bool:
    """Whether a simple slip makes the figure of what it must be."""
    figure = blame.figure
    right = Interval.rounded(blame.right, figure.decimals)
    cause = slip(figure.value, figure.decimals, right)
    return (cause is not None and cause.telling) or _above(sheet, figure) is not None


def _touches(relation: Linear, figure: Figure) -> bool:
    return any(f.place == figure.place for f in relation.figures)


def findings(sheet: Sheet, found: Iterable[Blame]) -> Iterator[Finding]:
    """What to tell of the figures that are wrong."""
    for blame in found:
        figure, relation = blame.figure, blame.main
        message = _message(sheet, figure, relation)
        impossible = not relation.holds()
        certain = any(mended.certain for mended in blame.mended)
        tell = fel if impossible and certain else varning
        yield tell(relation.code, message, figure.fact.source, _hint(sheet, blame))


def unlikely(sheet: Sheet, relations: Iterable[Linear]) -> Iterator[Finding]:
    """Sums that rounding could explain but hardly ever would."""
    for relation in relations:
        if relation.code in _UNLIKELY and relation.agreement() is Agreement.UNLIKELY:
            figure = relation.target
            message = _message(sheet, figure, relation)
            message += " (möjligt med avrundning men osannolikt)"
            hint = "kontrollera talet och dess delar mot källan"
            yield varning(_UNLIKELY[relation.code], message, figure.fact.source, hint)


def _message(sheet: Sheet, figure: Figure, relation: Linear) -> str:
    return f"{sheet.what(figure)} anges till {figure.show()} men {relation.arithmetic(figure)}"


def _hint(sheet: Sheet, blame: Blame) -> str:
    """What has probably happened, and what to do."""
    figure = blame.figure
    others = len(blame.mended) - 1
    hints = [] if blame.main.hint == "" else [blame.main.hint]
    right = Interval.rounded(blame.right, figure.decimals)
    cause = slip(figure.value, figure.decimals, right)
    if (left_out := _left_out(sheet, blame)) is not None:
        hints.append(left_out)
    elif cause is not None:
        hints.append(cause.text)
    elif (above := _above(sheet, figure)) is not None:
        hints.append(f"samma tal står i raden ovanför, ”{above}”")
    if others:
        also = "också de andra räkningarna" if others > 1 else "också den andra räkningen"
        hints.append(f"med {figure.show(blame.right)} stämmer {also} som talet ingår i")
    elif blame.harmed:
        hints.append("talet stämmer i andra räkningar: felet kan ligga i en av delarna")
    return "; ".join(hints) or "rätta talet, eller de tal som det räknas av"


def _left_out(sheet: Sheet, blame: Blame) -> str | None:
    """Whether the sum is right without one of its parts, or with one of them turned."""
    relation = blame.main
    if relation.target.place != blame.figure.place or len(relation.terms) < 3:
        return None
    difference = relation.worked_out() - relation.target.value
    for weight, part in relation.terms:
        name = sheet.lines[part.row].name
        if part.row == relation.target.row:
            name = sheet.headings[part.column]
        if part.value and difference == weight * part.value:
            return f"det stämmer om ”{name}” inte räknas med"
        if part.value and difference == 2 * weight * part.value:
            return f"det stämmer om ”{name}” har omvänt tecken"
    return None


def _above(sheet: Sheet, figure: Figure) -> str | None:
    """The row above, when it has the same figure in the column."""
    if figure.row == 0 or not figure.value:
        return None
    above = sheet.lines[figure.row - 1]
    same = above.figures.get(figure.column)
    return above.name if same is not None and same.value == figure.value else None
