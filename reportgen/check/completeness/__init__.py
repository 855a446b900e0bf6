"""What ought to be there and is not, or is left from an earlier time."""

from __future__ import annotations

from reportgen.check.material import Check

COMPLETENESS: tuple[Check, ...] = ()
