"""Running text against the figures: typed figures, directions, counts, scales."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.material import Check, Material
from reportgen.check.text.aims import aims
from reportgen.check.text.assessed import assessed
from reportgen.check.text.compared import compared
from reportgen.check.text.contradictions import contradictions
from reportgen.check.text.counts import counts
from reportgen.check.text.directions import directions
from reportgen.check.text.extremes import extremes
from reportgen.check.text.parts import parts
from reportgen.check.text.reading import readings
from reportgen.check.text.rests import rests
from reportgen.check.text.scales import scales
from reportgen.check.text.shares import shares
from reportgen.check.text.signs import signs
from reportgen.check.text.sums import sentences_add_up
from reportgen.check.text.typed import typed_figures
from reportgen.check.text.wholes import wholes
from reportgen.finding import Finding


def figures_and_directions(material: Material) -> Iterator[Finding]:
    """The checks that need every sentence read against the bank, which is done once."""
    read = readings(material)
    yield from typed_figures(read, material)
    yield from directions(read, material)
    yield from parts(read, material)
    yield from compared(read, material)


TEXT: tuple[Check, ...] = (
    figures_and_directions,
    sentences_add_up,
    shares,
    wholes,
    contradictions,
    counts,
    assessed,
    signs,
    rests,
    extremes,
    aims,
    scales,
)
