"""Tables against themselves: marks and their notes."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.finding import Finding, fel
from reportgen.node import closest


def marks_and_notes(material: Material) -> Iterator[Finding]:
    """A mark without a note, or a note for a mark that stands nowhere."""
    for grid in material.computed.grids.values():
        spec = grid.spec
        used = {spec.mark: spec.source} if spec.mark else {}
        used |= {c.mark: c.source for c in grid.columns if c.mark}
        for row in grid.rows:
            used |= dict.fromkeys(row.spec.marks.values(), row.spec.source)
            known = {"namn", *(c.id for c in grid.columns)}
            for place in row.spec.marks:
                if place not in known:
                    message = f"”{place}” är ingen kolumn i ”{grid.id}”"
                    yield fel("unknown-column", message, row.spec.source, closest(place, known))
        noted = {note.mark: note.source for note in spec.notes if note.mark}
        for mark, source in used.items():
            if mark not in noted:
                hint = f'lägg till under noter: {{märke: "{mark}", text: …}}'
                yield fel("mark-without-note", f"märket {mark} har ingen not", source, hint)
        for mark in noted:
            if mark not in used:
                message = f"noten {mark} hör till ett märke som inte finns i tabellen"
                yield fel("note-without-mark", message, spec.source)
