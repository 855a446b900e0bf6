"""Personal data, and counts so small that they point someone out."""

from __future__ import annotations

from reportgen.check.material import Check

PRIVACY: tuple[Check, ...] = ()
