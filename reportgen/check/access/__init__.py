"""What makes the report usable for those who listen to it or see it badly."""

from __future__ import annotations

from reportgen.check.material import Check

ACCESS: tuple[Check, ...] = ()
