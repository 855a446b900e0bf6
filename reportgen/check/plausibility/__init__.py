"""Figures that can be read but can hardly be right."""

from __future__ import annotations

from reportgen.check.material import Check
from reportgen.check.plausibility.comments import deviations_explained
from reportgen.check.plausibility.days import days_of_care
from reportgen.check.plausibility.headers import value_is_header
from reportgen.check.plausibility.rows import duplicate_rows
from reportgen.check.plausibility.series import missing_months, odd_zeros, sudden_jumps
from reportgen.check.plausibility.shares import shares_in_range
from reportgen.check.plausibility.statuses import statuses_agree
from reportgen.check.plausibility.wholes import parts_within_wholes

PLAUSIBILITY: tuple[Check, ...] = (
    value_is_header,
    parts_within_wholes,
    days_of_care,
    sudden_jumps,
    duplicate_rows,
    shares_in_range,
    missing_months,
    odd_zeros,
    deviations_explained,
    statuses_agree,
)
