"""Figures against each other inside tables: sums, differences, percentages, parts and wholes."""

from __future__ import annotations

from reportgen.check.arithmetic.details import details_agree
from reportgen.check.arithmetic.shares import shares_make_a_whole
from reportgen.check.arithmetic.tables import tables_add_up
from reportgen.check.material import Check

ARITHMETIC: tuple[Check, ...] = (tables_add_up, shares_make_a_whole, details_agree)
