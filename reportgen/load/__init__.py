"""Folder → Report: reads everything an ärende is made of and reports every fault at once."""

from reportgen.load.report import load_report

__all__ = ["load_report"]
