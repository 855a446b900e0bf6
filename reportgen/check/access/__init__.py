"""What shuts out a reader who listens, magnifies or sees colours otherwise."""

from __future__ import annotations

from reportgen.check.access.alt_texts import alt_texts
from reportgen.check.access.contrast import contrasts
from reportgen.check.access.headings import heading_order
from reportgen.check.access.links import link_texts
from reportgen.check.access.table_heads import table_heads
from reportgen.check.material import Check

ACCESS: tuple[Check, ...] = (alt_texts, heading_order, table_heads, link_texts, contrasts)
