"""Report → ComputedReport: every table, fact and chart worked out, nothing rounded on the way."""

from reportgen.compute.report import ComputedReport, compute

__all__ = ["ComputedReport", "compute"]
