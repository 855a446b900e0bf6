"""The same figure has one value, and the same thing one name, wherever it stands."""

from __future__ import annotations

from reportgen.check.agreement.alt_figures import alt_figures
from reportgen.check.agreement.case_numbers import case_numbers_alike
from reportgen.check.agreement.dates import dates_alike
from reportgen.check.agreement.details import same_figure_in_details
from reportgen.check.agreement.last_year import last_years_figures
from reportgen.check.agreement.names import (
    administrations_alike,
    names_spelt_alike,
    other_boards_results,
)
from reportgen.check.agreement.said_units import units_said
from reportgen.check.agreement.sentences import same_figure_in_sentences
from reportgen.check.agreement.series import same_figure_in_series
from reportgen.check.agreement.tables import same_figure_in_tables
from reportgen.check.agreement.units import index_in_percent_in_text, unit_contradictions
from reportgen.check.agreement.variants import label_variants
from reportgen.check.material import Check

AGREEMENT: tuple[Check, ...] = (
    same_figure_in_tables,
    same_figure_in_sentences,
    same_figure_in_series,
    same_figure_in_details,
    alt_figures,
    last_years_figures,
    units_said,
    unit_contradictions,
    index_in_percent_in_text,
    label_variants,
    case_numbers_alike,
    names_spelt_alike,
    other_boards_results,
    administrations_alike,
    dates_alike,
)
