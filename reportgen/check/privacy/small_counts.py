"""Counts of persons so few that they can be recognised (OSL 26 kap.; the profile's limit)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.check.privacy.cells import listed, named
from reportgen.check.privacy.shown import shown_facts
from reportgen.finding import Finding, upplysning, varning
from reportgen.language import format_number


def small_counts(material: Material) -> Iterator[Finding]:
    """A small count that is shown, and what to hide with it; or what is hidden, by table."""
    counts = material.computed.small_counts
    if counts.hidden:
        yield from _hidden(material)
        return
    limit = material.report.profile.small_counts.limit
    with_it = f", och i {listed(material, counts.besides)}" if counts.besides else ""
    because = " så att det inte går att räkna ut" if with_it else ""
    hint = f'skriv ".." i cellen{with_it}{because}; eller låt profilen dölja: små_tal'
    shown_somewhere = shown_facts(document for _, document in material.documents)
    for name, count in counts.small.items():
        if name not in shown_somewhere:
            continue
        assert count.value is not None
        shown = format_number(count.value, 0)
        message = f"{named(material, name)} är {shown}: färre än {limit} personer kan pekas ut"
        yield varning("small-count", message, count.source, hint)


def _hidden(material: Material) -> Iterator[Finding]:
    """Never the figures themselves: findings become comments in a draft."""
    counts = material.computed.small_counts
    small: dict[str, list[str]] = defaultdict(list)
    for name in counts.small:
        small[name.partition(".")[0]].append(name)
    other = [n for n in counts.besides if n.partition(".")[0] not in small]
    for table, names in small.items():
        spec = material.computed.grids[table].spec
        title = spec.title if spec.title and "{{" not in spec.title else table
        with_them = [n for n in counts.besides if n.startswith(f"{table}.")] + other
        other = []
        message = f"små tal visas som .. i ”{title}”: {listed(material, names)}"
        if with_them:
            message += f"; så att de inte går att räkna ut även {listed(material, with_them)}"
        yield upplysning("counts-withheld", message, spec.source)
