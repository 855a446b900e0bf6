"""The ärende's documents together: appendices have numbers of their own."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.finding import Finding, fel


def appendices_have_own_numbers(material: Material) -> Iterator[Finding]:
    """Two appendices with the same number: a reference could mean either."""
    seen: dict[int, str] = {}
    for document in material.report.spec.documents:
        number = document.appendix
        if number is None:
            continue
        if number in seen:
            message = f"både ”{seen[number]}” och ”{document.id}” är bilaga {number}"
            place = document.places.get("bilaga", document.source)
            yield fel("duplicate-appendix", message, place, "ge den ena ett annat nummer")
        seen.setdefault(number, document.id)
