"""A table's columns as they stand: series of years and months written out."""

from __future__ import annotations

from reportgen.tables.spec import ColumnSpec

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
"""The months as tables write them; also the ids of their columns."""


def expand_columns(columns: tuple[ColumnSpec, ...], year: int) -> tuple[ColumnSpec, ...]:
    """The columns with every `från`–`till` as one column a year, and `månader` as twelve.

    Years up to 0 count from the report's year: `från: -3, till: 0` is four years.
    """
    expanded: list[ColumnSpec] = []
    for column in columns:
        if column.months:
            expanded += (
                column.model_copy(update={"id": m, "title": m, "months": False}) for m in MONTHS
            )
            continue
        if column.first_year is None or column.last_year is None:
            own = None if column.year is None else absolute_year(column.year, year)
            expanded.append(column.model_copy(update={"year": own}))
            continue
        first, last = (absolute_year(y, year) for y in (column.first_year, column.last_year))
        step = 1 if last >= first else -1
        expanded += (
            column.model_copy(
                update={
                    "id": f"{column.id}_{y}",
                    "year": y,
                    "first_year": None,
                    "last_year": None,
                }
            )
            for y in range(first, last + step, step)
        )
    return tuple(expanded)


def absolute_year(year: int, report_year: int) -> int:
    """A year as written, or counted from the report's when it is 0 or less."""
    return report_year + year if year <= 0 else year
