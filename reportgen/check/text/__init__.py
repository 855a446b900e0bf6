"""Running text against the figures: typed figures, directions, counts."""

from __future__ import annotations

from reportgen.check.material import Check

TEXT: tuple[Check, ...] = ()
