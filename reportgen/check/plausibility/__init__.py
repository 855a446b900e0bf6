"""Figures that can be read but can hardly be right."""

from __future__ import annotations

from reportgen.check.material import Check

PLAUSIBILITY: tuple[Check, ...] = ()
