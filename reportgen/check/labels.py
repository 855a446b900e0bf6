"""Labels as the reader sees them: a heading's `{{ år }}` and `{{ kolumnår }}` put in."""

from __future__ import annotations

from functools import cache

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.model.report import Report
from reportgen.tables.grid import Grid, GridRow
from reportgen.tables.spec import ColumnSpec

_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined)


def label(text: str, report: Report, column_year: int | None = None) -> str:
    """The words of a label; what asks for more than the ärende's plain words stays as written."""
    if "{" not in text:
        return text
    spec = report.spec
    known = {
        "kommun": spec.municipality,
        "nämnd": spec.board,
        "förvaltning": spec.administration,
        "år": spec.year,
        "kolumnår": column_year,
    }
    try:
        return _template(text).render(known)
    except (TemplateError, TypeError, ValueError):
        return text


@cache
def _template(text: str) -> Template:
    """The label ready to fill in; the same labels are read by many checks."""
    return _ENVIRONMENT.from_string(text)


def column_label(column: ColumnSpec, report: Report) -> str:
    """A column's heading, its group's before it."""
    own = label(column.title, report, column.year) or column.id
    return f"{label(column.group, report)} {own}".strip()


def row_label(row: GridRow, report: Report) -> str:
    """A row's name."""
    return label(row.spec.name, report) or row.id


def table_label(grid: Grid, report: Report) -> str:
    """A table's title, else its id."""
    return label(grid.spec.title, report) or grid.id
