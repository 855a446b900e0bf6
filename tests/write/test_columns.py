"""Columns on paper: figures get what they need, like columns are alike, words get the rest."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.document.tree import Cell, Column, Row, Table
from reportgen.write.columns import column_shares
from reportgen.write.html.tables import place_cells
from tests.sample_tree import head_cell, indicator_table, month_table, operations_table, p
from tests.write.test_pdf import theme


def shares(table: Table, width_em: float = 50, shape: str = "") -> list[float] | None:
    cells = (
        (rows is table.head, placed.column, placed.cell)
        for rows in (table.head, table.body)
        for line in place_cells(rows, "")
        for placed in line
        if placed.cell.colspan == 1
    )
    return column_shares(table, cells, theme(), width_em, shape)


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


def texts_table(*words: str, widths: tuple[str, ...] = ()) -> Table:
    """A table of one row of texts, its columns as wide as asked for."""
    columns = tuple(
        Column("label" if n == 0 else "text", Decimal(w or 1), bool(w))
        for n, w in enumerate(widths or ("",) * len(words))
    )
    head = Row(tuple(head_cell("Rubrik") for _ in columns), "head")
    return Table("t", (), columns, (head,), (Row(tuple(Cell((p(w),)) for w in words)),))


def test_a_given_width_is_kept_though_the_label_takes_more_lines() -> None:
    label = "Stärka arbetet med att ge fler barn och unga stöd i tid"
    table = texts_table(label, "Klar", "Fler fick stöd.", widths=("2", "1", "7"))
    assert shares(table) == pytest.approx([20, 10, 70])


def test_columns_of_long_texts_share_the_width_by_how_much_they_say() -> None:
    short, long = "Fler barn har fått stöd. " * 4, "Fler barn har fått stöd. " * 40
    found = shares(texts_table("Barn", short, long))
    assert found
    assert found[2] > 2 * found[1]


def test_a_long_word_that_can_be_divided_does_not_widen_its_column() -> None:
    words = ("Plan", "Kompetensförsörjningsplanen", "Fler barn har fått stöd. " * 40)
    table = texts_table(*words, widths=("1", "1", "3"))
    whole, divided = shares(table), shares(table, shape="texts")
    assert whole
    assert divided == pytest.approx([20, 20, 60])
    assert whole[1] > divided[1]


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
