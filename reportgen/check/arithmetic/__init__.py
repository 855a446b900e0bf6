"""Figures against each other inside tables: sums, differences, percentages, parts and wholes."""

from __future__ import annotations

from reportgen.check.material import Check

ARITHMETIC: tuple[Check, ...] = ()
