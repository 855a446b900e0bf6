"""Running text against the figures: typed figures, directions, counts, scales."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.material import Check, Material
from reportgen.check.text.counted.aims import aims
from reportgen.check.text.counted.assessed import assessed
from reportgen.check.text.counted.counts import counts
from reportgen.check.text.counted.extremes import extremes
from reportgen.check.text.counted.scales import scales
from reportgen.check.text.counted.signs import signs
from reportgen.check.text.reading.read import readings
from reportgen.check.text.rows.compared import compared
from reportgen.check.text.rows.directions import directions
from reportgen.check.text.rows.parts import parts
from reportgen.check.text.rows.together import together
from reportgen.check.text.rows.typed import typed_figures
from reportgen.check.text.sentence.contradictions import contradictions
from reportgen.check.text.sentence.shares import shares
from reportgen.check.text.sentence.sums import sentences_add_up
from reportgen.check.text.sentence.wholes import wholes
from reportgen.finding import Finding


def figures_and_directions(material: Material) -> Iterator[Finding]:
    """The checks that need every sentence read against the bank, which is done once."""
    read = readings(material)
    yield from typed_figures(read, material)
    yield from directions(read, material)
    yield from parts(read, material)
    yield from compared(read, material)
    yield from together(read, material)


TEXT: tuple[Check, ...] = (
    figures_and_directions,
    sentences_add_up,
    shares,
    wholes,
    contradictions,
    counts,
    assessed,
    signs,
    extremes,
    aims,
    scales,
)
