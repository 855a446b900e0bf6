"""What the ärende consists of: names, sections, documents, rows, marks."""

from __future__ import annotations

from reportgen.check.material import Check
from reportgen.check.structure.documents import appendices_have_own_numbers
from reportgen.check.structure.names import (
    bundles_hold_documents,
    files_of_their_own,
    one_name_one_thing,
    sections_have_ids_of_their_own,
)
from reportgen.check.structure.rows import rows_that_show
from reportgen.check.structure.sections import required_sections, section_order
from reportgen.check.structure.tables import marks_and_notes

STRUCTURE: tuple[Check, ...] = (
    required_sections,
    section_order,
    one_name_one_thing,
    sections_have_ids_of_their_own,
    bundles_hold_documents,
    files_of_their_own,
    appendices_have_own_numbers,
    marks_and_notes,
    rows_that_show,
)
