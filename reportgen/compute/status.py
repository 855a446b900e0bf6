"""Statuses that follow from target, direction and outcome; and those stated against them."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.facts import Fact
from reportgen.finding import Finding, Source, fel, varning
from reportgen.language import format_number
from reportgen.model.profile import Derivation, Scale
from reportgen.node import closest
from reportgen.tables.grid import Assessed, GridCell, Written
from reportgen.tables.spec import ColumnSpec, StatusRule
from reportgen.tables.target import Direction, Target, read_target


def settle_status(
    column: ColumnSpec,
    stated: Assessed | None,
    cells: Mapping[str, GridCell],
    scales: Mapping[str, Scale],
    place: Source,
) -> tuple[Assessed | None, tuple[Finding, ...]]:
    """The status of a row: the stated one, else the derived one; a finding when they disagree."""
    rule = column.derived
    if rule is None:
        return stated, ()
    missing = [n for n in (rule.outcome, rule.target) if n not in cells]
    if missing:
        message = f"kolumnen ”{missing[0]}” finns inte"
        hint = closest(missing[0], cells)
        return stated, (fel("unknown-column", message, rule.source, hint),)
    scale = scales.get(column.scale)
    if scale is None or scale.derivation is None:
        message = f"skalan ”{column.scale}” säger inte hur nivån följer av mål och utfall"
        hint = "lägg till härledning i kommunprofilens skala"
        return stated, (fel("no-derivation", message, rule.source, hint),)
    derived = _derived(rule, cells, scale.derivation)
    if derived is None:
        return stated, ()
    level, why = derived
    if stated is not None and stated.level != level:
        names = {one.id: one.name for one in scale.levels}
        message = (
            f"bedömningen anges till ”{names.get(stated.level, stated.level)}” "
            f"men {why} ger ”{names.get(level, level)}”"
        )
        hint = "rätta bedömningen eller målet; skriv i texten varför om den ändå gäller"
        return stated, (varning("status-differs", message, stated.source, hint),)
    return stated or Assessed(column.scale, level, place, column.shows, column.tinted), ()


def _derived(
    rule: StatusRule, cells: Mapping[str, GridCell], derivation: Derivation
) -> tuple[str, str] | None:
    """The level and why, or None when outcome or target is no figure."""
    outcome = cells[rule.outcome]
    if not isinstance(outcome, Fact) or outcome.value is None:
        return None
    target, words = _target(cells[rule.target], _direction(rule, cells))
    if target is None:
        return None
    why = f"utfallet {format_number(outcome.value, outcome.decimals)} mot målet {words}"
    missed = target.missed_by(outcome.value)
    if target.met(outcome.value):
        return derivation.met, why
    within = derivation.partly_within
    if derivation.partly is not None and within is not None and missed <= within:
        return derivation.partly, why
    return derivation.unmet, why


def _direction(rule: StatusRule, cells: Mapping[str, GridCell]) -> Direction:
    """`högre` or `lägre`, said by the rule or by a column of the row."""
    said = cells.get(rule.direction)
    words = said.text if isinstance(said, Written) else rule.direction
    return "lägre" if words.strip().casefold() in ("lägre", "minska", "ned", "↓") else "högre"


def _target(cell: GridCell, direction: Direction) -> tuple[Target | None, str]:
    if isinstance(cell, Fact) and cell.value is not None:
        words = format_number(cell.value, cell.decimals)
        return read_target(str(cell.value), direction), words
    if isinstance(cell, Written):
        return read_target(cell.text, direction), cell.text
    return None, ""
