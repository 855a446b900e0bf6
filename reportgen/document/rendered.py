"""What rendering leaves for reading: HTML with names in it, and what the names stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.document.tree import Chart, Image, Meta, Status, Value


@dataclass(frozen=True, slots=True)
class Rendered:
    """One document as semantic HTML; figures, charts and pictures never pass through the text.

    `values` are found by place (`<data value="17">`), the others by name.
    """

    html: str
    meta: Meta
    values: tuple[Value, ...]
    charts: Mapping[str, Chart]
    images: Mapping[str, Image]
    statuses: Mapping[str, Status]
