"""Columns on paper: figures get what they need, like columns are alike, words get the rest."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.document.tree import Cell, Column, Row, Table
from reportgen.write.html.columns import column_shares
from reportgen.write.html.tables import place_cells
from tests.sample_tree import head_cell, indicator_table, month_table, operations_table, p
from tests.write.test_pdf import theme


def shares(table: Table, width_em: float = 50) -> list[float] | None:
    cells = (
        (rows is table.head, placed.column, placed.cell)
        for rows in (table.head, table.body)
        for line in place_cells(rows, "")
        for placed in line
        if placed.cell.colspan == 1
    )
    return column_shares(table, cells, theme(), width_em)


@pytest.mark.parametrize("table", [operations_table(), indicator_table(), month_table()])
def test_the_shares_make_up_the_whole_width(table: Table) -> None:
    found = shares(table, 75)
    assert found
    assert sum(found) == pytest.approx(100)


def test_columns_of_figures_side_by_side_are_equally_wide() -> None:
    found = shares(indicator_table())
    assert found
    assert len({round(share, 6) for share in found[2:]}) == 1


def test_a_long_label_gets_the_width_that_short_figures_leave() -> None:
    found = shares(indicator_table())
    assert found
    assert found[1] > 45


def test_where_words_do_not_fit_nothing_is_measured() -> None:
    long = "Socialtjänstlagskompetensutvecklingsinsatser"
    columns = tuple(Column("number", Decimal(1)) for _ in range(6))
    table = Table(
        id="t",
        caption=(),
        columns=columns,
        head=(Row(tuple(head_cell(long) for _ in columns), "head"),),
        body=(Row(tuple(Cell((p("1"),), number=True) for _ in columns)),),
    )
    assert shares(table) is None
