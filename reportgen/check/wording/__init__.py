"""Spelling and notation."""

from __future__ import annotations

from reportgen.check.material import Check

WORDING: tuple[Check, ...] = ()
