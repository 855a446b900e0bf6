"""Personal data, and counts so small that they point someone out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportgen.check.material import Check, Material
from reportgen.check.privacy.case_ids import case_identities, one_persons_story
from reportgen.check.privacy.contacts import contact_details
from reportgen.check.privacy.derivable import derivable_counts
from reportgen.check.privacy.personal_numbers import personal_numbers
from reportgen.check.privacy.pieces import Piece, pieces
from reportgen.check.privacy.promised import counts_a_note_hides, told_though_hidden
from reportgen.check.privacy.small_counts import small_counts
from reportgen.check.privacy.told import told_in_words
from reportgen.finding import Finding

SOUGHT: tuple[Callable[[Piece, int], Iterable[Finding]], ...] = (
    personal_numbers,
    contact_details,
    case_identities,
)
"""What is sought in each piece; the number is the report's year."""


def personal_data(material: Material) -> Iterator[Finding]:
    """What points a person out in any file of the ärende; each file is read once."""
    for piece in pieces(material.report.files):
        for seek in SOUGHT:
            yield from seek(piece, material.report.spec.year)


PRIVACY: tuple[Check, ...] = (
    personal_data,
    one_persons_story,
    small_counts,
    counts_a_note_hides,
    derivable_counts,
    told_in_words,
    told_though_hidden,
)
