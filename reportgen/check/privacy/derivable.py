"""Withheld counts that a reader can work out from what the documents show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.check.material import Material
from reportgen.check.privacy.cells import listed, named
from reportgen.check.privacy.shown import shown_facts
from reportgen.compute.disclosure import derivable
from reportgen.compute.withheld import hide_with
from reportgen.facts import Fact
from reportgen.finding import Finding, fel, varning
from reportgen.tables.spec import NumberTable

_PERSONS = (
    *("personer", "barn", "ungdomar", "vuxna", "klienter", "brukare", "elever", "hushåll"),
    *("individer", "kvinnor", "män", "flickor", "pojkar", "familjer", "patienter"),
)
"""Units that count people."""


def derivable_counts(material: Material) -> Iterator[Finding]:
    """A count shown as `..` that follows from sums, differences and shares that are shown.

    Of persons it is a fault; another count may be `..` because it is uncertain.
    """
    withheld = dict(_withheld(material))
    if not withheld:
        return
    relations = material.computed.relations
    facts = _as_a_reader_knows_them(material)
    unknown = {name for name, fact in facts.items() if fact.gap == ".."}
    found = derivable(relations, unknown, facts)
    given_away = {name for name in withheld if name in found}
    if not given_away:
        return
    more = hide_with(withheld.keys(), facts, relations)
    hint = f'skriv ".." även i {listed(material, more)}' if more else "visa inte summan"
    for name in sorted(given_away):
        results = dict.fromkeys(relations[number].result for number in sorted(found[name]))
        by = [one for one in results if one != name]
        through = f" ur {listed(material, by)} och övriga tal" if by else " ur de tal som visas"
        message = f"{named(material, name)} är dolt (..) men går att räkna ut{through}"
        tell = fel if withheld[name] else varning
        yield tell("derivable-count", message, facts[name].source, hint)


def _withheld(material: Material) -> Iterator[tuple[str, bool]]:
    """The counts that show `..`, and whether they are counts of persons."""
    hidden = material.computed.small_counts
    for grid in material.computed.grids.values():
        marked = isinstance(grid.spec, NumberTable) and grid.spec.persons
        for row in grid.rows:
            for column in grid.columns:
                cell = row.cells[column.id]
                if not isinstance(cell, Fact) or cell.gap != ".." or cell.unit.kind != "count":
                    continue
                if not hidden.hidden or cell.id not in hidden.besides:
                    yield cell.id, marked or cell.unit.word in _PERSONS


def _as_a_reader_knows_them(material: Material) -> dict[str, Fact]:
    """The facts with `..` also for those that no document shows."""
    shown = shown_facts(document for _, document in material.documents)
    return {
        name: fact
        if name in shown or fact.value is None
        else replace(fact, value=None, gap="..", formula="")
        for name, fact in material.computed.facts.items()
    }
