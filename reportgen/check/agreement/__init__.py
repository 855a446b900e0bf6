"""The same figure has one value, and the same thing one name, wherever it stands."""

from __future__ import annotations

from reportgen.check.material import Check

AGREEMENT: tuple[Check, ...] = ()
