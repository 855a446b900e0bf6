"""What an author may write about tables, facts and charts."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, StringConstraints, Tag, model_validator

from reportgen.node import Node, Number, Prose, YesNo, author_fault
from reportgen.yamltext import PlacedDict, PlacedList

Id = Annotated[str, StringConstraints(pattern=r"^[a-zåäöéü][a-zåäöéü0-9_]*$")]
"""A name figures are asked for by; no hyphen, which would mean minus."""

ColumnRole = Literal[
    "", "utfall", "budget", "prognos", "avvikelse", "resultat", "bokslut", "mål", "volym"
]
RowType = Literal["rad", "rubrik", "varav", "delsumma", "total", "kommentar"]


def _one_or_many(value: object) -> object:
    return value if isinstance(value, list | tuple) else (value,)


class StatusRule(Node):
    """How a status follows from outcome, target and which way is better."""

    outcome: str = Field(alias="utfall")
    target: str = Field(alias="mål")
    direction: str = Field(alias="riktning", default="högre")


class ColumnSpec(Node):
    """A column, or with `från` and `till` a column per year."""

    id: Id
    title: Prose = Field(alias="rubrik", default="")
    role: ColumnRole = Field(alias="roll", default="")
    unit: str | None = Field(alias="enhet", default=None)
    decimals: int | None = Field(alias="decimaler", default=None, ge=0, le=6)
    format: Literal["tal", "procent", "text", "mål", "bedömning"] = "tal"
    months: YesNo = Field(alias="månader", default=False)
    only_sums: YesNo = Field(alias="bara_summor", default=False)
    merged: YesNo = Field(alias="slås_ihop", default=False)
    per_block: YesNo = False
    derived: StatusRule | None = Field(alias="härled", default=None)
    shows: Literal["symbol", "text", "båda"] = Field(alias="visa", default="båda")
    tinted: YesNo = Field(alias="färgad", default=False)
    mark: str = Field(alias="märke", default="")
    scale: str = Field(alias="skala", default="måluppfyllelse")
    formula: Prose = Field(alias="formel", default="")
    fetch: str = Field(alias="hämta", default="")
    year: int | None = Field(alias="år", default=None)
    first_year: int | None = Field(alias="från", default=None)
    last_year: int | None = Field(alias="till", default=None)
    group: str = Field(alias="grupp", default="")
    summed: YesNo = Field(alias="summeras", default=True)
    plus: YesNo = False
    show_unit: YesNo | None = Field(alias="visa_enhet", default=None)
    zero_base: Literal["streck", "tomt"] = Field(alias="nollbas", default="streck")
    width: Number | None = Field(alias="bredd", default=None)

    @model_validator(mode="after")
    def _one_way_to_get_values(self) -> Self:
        if self.formula and self.fetch:
            raise author_fault("en kolumn har antingen formel eller hämta, inte båda")
        if (self.first_year is None) != (self.last_year is None):
            raise author_fault("från och till skrivs tillsammans")
        if self.per_block and not self.formula:
            raise author_fault("per_block hör ihop med formel: ett uträknat värde för hela blocket")
        if self.derived is not None and self.format != "bedömning":
            raise author_fault("härled hör ihop med format: bedömning")
        return self


class RowSpec(Node):
    """A row; every key that is not the row's own is a column."""

    gathers: ClassVar[str] = "cells"

    id: Id | None = None
    name: Prose = Field(alias="namn", default="")
    type: RowType = Field(alias="typ", default="rad")
    role: Literal["", "resultat", "avvikelse"] = Field(alias="roll", default="")
    sum: Annotated[tuple[str, ...], BeforeValidator(_one_or_many)] = Field(
        alias="summa", default=()
    )
    formula: Prose = Field(alias="formel", default="")
    unit: str | None = Field(alias="enhet", default=None)
    decimals: int | None = Field(alias="decimaler", default=None, ge=0, le=6)
    show_unit: YesNo | None = Field(alias="visa_enhet", default=None)
    indent: int = Field(alias="indrag", default=0, ge=0, le=2)
    text: str = ""
    comment: Prose = Field(alias="kommentar", default="")
    values: tuple[Any, ...] = Field(alias="värden", default=())
    block: str = ""
    marks: dict[str, str] = Field(alias="märken", default_factory=dict)
    fill_in: tuple[str, ...] = Field(alias="fyll_i", default=())
    cells: dict[str, Any] = Field(default_factory=dict)


class RowsFrom(Node):
    """Rows in a file of their own."""

    file: str = Field(alias="fil")
    sheet: str = Field(alias="blad", default="")


class MarkedNote(Node):
    """A note that belongs to a mark."""

    mark: str = Field(alias="märke", default="")
    text: Prose


class SmallChart(Node):
    """A table's own little chart: rows are series, columns (not derived ones) categories."""

    type: Literal["stapel", "linje"] = Field(alias="typ", default="linje")
    alt: Prose = Field(min_length=1)


def _plain_notes(value: object) -> object:
    """A note that is only words is short for `{text: …}`; it keeps its place."""
    if not isinstance(value, PlacedList):
        return value
    notes = PlacedList(value.source)
    for note, place in zip(value, value.items_at, strict=True):
        if not isinstance(note, dict):
            whole = PlacedDict(place)
            whole["text"] = note
            whole.keys_at["text"] = whole.values_at["text"] = place
            note = whole
        notes.append(note)
        notes.items_at.append(place)
    return notes


TableNotes = Annotated[tuple[MarkedNote, ...], BeforeValidator(_plain_notes)]


class _TableBase(Node):
    title: Prose = Field(alias="titel", default="")
    columns: tuple[ColumnSpec, ...] = Field(alias="kolumner", min_length=1)
    rows: tuple[RowSpec, ...] = Field(alias="rader", default=())
    rows_from: RowsFrom | None = Field(alias="rader_från", default=None)
    notes: TableNotes = Field(alias="noter", default=())
    source_note: Prose = Field(alias="källa", default="")
    mark: str = Field(alias="märke", default="")
    head: YesNo = Field(alias="rubrikrad", default=True)
    comments_in_table: YesNo = Field(alias="kommentarer_i_tabell", default=False)
    summary: Prose = Field(alias="sammanfattning", default="")
    landscape: YesNo = Field(alias="liggande", default=False)


class NumberTable(_TableBase):
    """A table of figures."""

    type: Literal["tal"] = Field(alias="typ", default="tal")
    corner: Prose = Field(alias="hörn", default="")
    unit: str = Field(alias="enhet", default="antal")
    decimals: int = Field(alias="decimaler", default=0, ge=0, le=6)
    sign: Literal["", "kostnader_negativa", "kostnader_positiva"] = Field(
        alias="tecken", default=""
    )
    exact: YesNo | None = Field(alias="exakt", default=None)
    details: str = Field(alias="specificerar", default="")
    details_reversed: YesNo = Field(alias="omvänt_tecken", default=False)
    chart: SmallChart | None = Field(alias="diagram", default=None)
    persons: YesNo = Field(alias="personer", default=False)


class TextTable(_TableBase):
    """A table whose cells are Markdown."""

    type: Literal["text"] = Field(alias="typ")


def _kind(value: object) -> str:
    kind = value.get("typ", "tal") if isinstance(value, dict) else getattr(value, "type", "tal")
    return f"[{kind}]"


TableSpec = Annotated[
    Annotated[NumberTable, Tag("[tal]")] | Annotated[TextTable, Tag("[text]")],
    Discriminator(_kind),
]


class FactSpec(Node):
    """A figure that stands in no table, for one year or several."""

    name: Prose = Field(alias="namn", default="")
    unit: str = Field(alias="enhet", default="antal")
    decimals: int | None = Field(alias="decimaler", default=None, ge=0, le=6)
    value: Number | None = Field(alias="värde", default=None)
    values: dict[int, Number] = Field(alias="värden", default_factory=dict)
    formula: Prose = Field(alias="formel", default="")
    source_note: Prose = Field(alias="källa", default="")

    @model_validator(mode="after")
    def _one_way_to_get_values(self) -> Self:
        ways = [self.value is not None, bool(self.values), bool(self.formula)]
        if sum(ways) != 1:
            raise author_fault("ange ett av värde, värden och formel")
        return self


class ChartSeriesSpec(Node):
    """A series picked fact by fact."""

    name: Prose = Field(alias="namn")
    facts: tuple[str, ...] = Field(alias="fakta", min_length=1)


class ChartSpec(Node):
    """A chart, fed by a table's rows and columns or by facts."""

    title: Prose = Field(alias="titel", default="")
    subtitle: Prose = Field(alias="underrubrik", default="")
    type: Literal["stapel", "liggande", "linje", "staplad", "andelar"] = Field(
        alias="typ", default="stapel"
    )
    table: str = Field(alias="tabell", default="")
    rows: tuple[str, ...] = Field(alias="rader", default=())
    columns: tuple[str, ...] = Field(alias="kolumner", default=())
    categories: tuple[Prose, ...] = Field(alias="kategorier", default=())
    series: Literal["rader", "kolumner"] | tuple[ChartSeriesSpec, ...] = Field(
        alias="serier", default="rader"
    )
    amounts: Literal["som_de_är", "positiva"] = Field(alias="belopp", default="som_de_är")
    unit: str | None = Field(alias="enhet", default=None)
    decimals: int | None = Field(alias="decimaler", default=None, ge=0, le=6)
    alt: Prose = Field(min_length=1)
    notes: tuple[Prose, ...] = Field(alias="noter", default=())
    source_note: Prose = Field(alias="källa", default="")
