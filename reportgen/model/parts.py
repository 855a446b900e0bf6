"""The parts a section is made of; the key that names a part's kind says which model reads it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from reportgen.finding import Finding, Source
from reportgen.node import Node, Number, Prose, YesNo
from reportgen.tables.spec import Id
from reportgen.yamltext import PlacedDict, PlacedList


class PartNode(Node):
    """A part of a section."""

    @classmethod
    def hint_for(cls, key: str) -> str:
        """The key of another kind means that a part ends and the next begins."""
        return "börja en ny del med - på raden före" if key in KINDS else super().hint_for(key)


class TextPart(PartNode):
    """Running text in Markdown."""

    kind: Literal["text"] = "text"
    text: Prose


class LeadInPart(PartNode):
    """A fixed line before a list, a table or a text."""

    kind: Literal["ledtext"] = "ledtext"
    text: Prose = Field(alias="ledtext", min_length=1)


class TablePart(PartNode):
    """A table from the data, or some of its rows and columns."""

    kind: Literal["tabell"] = "tabell"
    table: str = Field(alias="tabell")
    id: Id | None = None
    title: Prose | None = Field(alias="titel", default=None)
    rows: tuple[str, ...] = Field(alias="rader", default=())
    columns: tuple[str, ...] = Field(alias="kolumner", default=())
    landscape: YesNo | None = Field(alias="liggande", default=None)
    with_chart: YesNo = Field(alias="med_diagram", default=False)


class ReusePart(PartNode):
    """Another section's text and parts, without its heading: one home, several places."""

    kind: Literal["återanvänd"] = "återanvänd"
    section: str = Field(alias="återanvänd")


class DecisionPart(PartNode):
    """What the board is asked to decide; the profile says in which style."""

    kind: Literal["beslut"] = "beslut"
    points: tuple[Prose, ...] = Field(alias="beslut", min_length=1)
    lead: Prose = Field(alias="inledning", default="")


class PapersPart(PartNode):
    """The documents the decision rests on: those of the ärende, and others named."""

    kind: Literal["handlingar"] = "handlingar"
    wanted: YesNo = Field(alias="handlingar")
    more: tuple[Prose, ...] = Field(alias="fler", default=())


class GoalPart(PartNode):
    """A goal with assessment, text and indicators, in that order or another."""

    kind: Literal["mål"] = "mål"
    goal: str = Field(alias="mål")
    pieces: tuple[Literal["bedömning", "text", "indikatorer", "agenda2030"], ...] = Field(
        alias="visa", default=("bedömning", "text", "indikatorer", "agenda2030")
    )
    lead: Prose | None = Field(alias="ledtext", default=None)
    title: YesNo = Field(alias="rubrik", default=True)


class GoalOverviewPart(PartNode):
    """All goals with their assessments, as a table."""

    kind: Literal["målöversikt"] = "målöversikt"
    wanted: YesNo = Field(alias="målöversikt")
    id: Id = "målöversikt"
    goals: tuple[str, ...] = Field(alias="mål", default=())
    title: Prose = Field(alias="titel", default="")
    corner: Prose = Field(alias="hörn", default="Mål")


class Headline(Node):
    """A point made in a few words, and its text."""

    title: Prose = Field(alias="rubrik")
    text: Prose


class HeadlinesPart(PartNode):
    """Points made in a few words, one after the other."""

    kind: Literal["rubrikpunkter"] = "rubrikpunkter"
    headlines: tuple[Headline, ...] = Field(alias="rubrikpunkter", min_length=1)


class RowCommentsPart(PartNode):
    """A heading and a comment for each row of a table that has one."""

    kind: Literal["radkommentarer"] = "radkommentarer"
    table: str = Field(alias="radkommentarer")
    rows: tuple[str, ...] = Field(alias="rader", default=())


class LinesPart(PartNode):
    """Dotted lines to write on."""

    kind: Literal["skrivrader"] = "skrivrader"
    count: int = Field(alias="skrivrader", ge=0, le=40)
    lead: Prose = Field(alias="ledtext", default="")


class LabelledRow(Node):
    """A label and its text."""

    name: Prose = Field(alias="namn")
    value: Prose = Field(alias="värde", default="")


class LabelledPart(PartNode):
    """Lines of label and text: Indikator, Mått, Återrapport."""

    kind: Literal["fakta_rader"] = "fakta_rader"
    rows: tuple[LabelledRow, ...] = Field(alias="fakta_rader", min_length=1)


class ChartPart(PartNode):
    """A chart from the data."""

    kind: Literal["diagram"] = "diagram"
    chart: str = Field(alias="diagram")


class SmallChartsPart(PartNode):
    """The small charts of several tables, side by side."""

    kind: Literal["små_diagram"] = "små_diagram"
    tables: tuple[str, ...] = Field(alias="små_diagram", min_length=1)


class AssessmentPart(PartNode):
    """An assessment on one of the profile's scales."""

    kind: Literal["bedömning"] = "bedömning"
    level: str = Field(alias="bedömning")
    scale: str = Field(alias="skala", default="måluppfyllelse")
    lead: Prose | None = Field(alias="ledtext", default=None)
    text: Prose = ""


class LegendPart(PartNode):
    """The levels of a scale with symbol and words."""

    kind: Literal["teckenförklaring"] = "teckenförklaring"
    scale: str = Field(alias="teckenförklaring")


class KeyFigure(Node):
    """One big figure and what it is."""

    figure: Prose = Field(alias="siffra")
    text: Prose


class KeyFiguresPart(PartNode):
    """A few big figures side by side."""

    kind: Literal["nyckelsiffror"] = "nyckelsiffror"
    figures: tuple[KeyFigure, ...] = Field(alias="nyckelsiffror", min_length=1, max_length=4)


class FactBoxPart(PartNode):
    """A box with text of its own."""

    kind: Literal["faktaruta"] = "faktaruta"
    text: Prose = Field(alias="faktaruta")
    title: Prose = Field(alias="rubrik", default="")


class ImagePart(PartNode):
    """A picture; `alt` says what it shows (WCAG 1.1.1)."""

    kind: Literal["bild"] = "bild"
    file: str = Field(alias="bild")
    alt: Prose = Field(min_length=1)
    title: Prose = Field(alias="titel", default="")
    width_mm: Number | None = Field(alias="bredd_mm", default=None)
    source_note: Prose = Field(alias="källa", default="")


class PageBreakPart(PartNode):
    """What follows begins on a new page."""

    kind: Literal["sidbrytning"] = "sidbrytning"
    wanted: YesNo = Field(alias="sidbrytning")


PARTS = (
    TextPart,
    TablePart,
    ChartPart,
    SmallChartsPart,
    AssessmentPart,
    LegendPart,
    KeyFiguresPart,
    FactBoxPart,
    ImagePart,
    PageBreakPart,
    ReusePart,
    DecisionPart,
    PapersPart,
    GoalPart,
    GoalOverviewPart,
    HeadlinesPart,
    RowCommentsPart,
    LinesPart,
    LabelledPart,
    LeadInPart,
)
"""Every kind of part; the key that names a kind is the model's `kind`."""

KINDS = tuple(str(p.model_fields["kind"].default) for p in PARTS)


_ALSO_WITH_OTHERS = ("mål", "ledtext", "text")
"""Kinds whose key other kinds have too, the most telling first."""


def _kind(value: object) -> str | None:
    """The union's tag: in brackets, so that it is never taken for a key of the mapping."""
    if isinstance(value, dict):
        telling = [k for k in KINDS if k not in _ALSO_WITH_OTHERS]
        found = next((k for k in (*telling, *_ALSO_WITH_OTHERS) if k in value), None)
        return f"[{found}]" if found else None
    return f"[{getattr(value, 'kind', '')}]"


Part = Annotated[
    Annotated[TextPart, Tag("[text]")]
    | Annotated[TablePart, Tag("[tabell]")]
    | Annotated[ChartPart, Tag("[diagram]")]
    | Annotated[SmallChartsPart, Tag("[små_diagram]")]
    | Annotated[AssessmentPart, Tag("[bedömning]")]
    | Annotated[LegendPart, Tag("[teckenförklaring]")]
    | Annotated[KeyFiguresPart, Tag("[nyckelsiffror]")]
    | Annotated[FactBoxPart, Tag("[faktaruta]")]
    | Annotated[ImagePart, Tag("[bild]")]
    | Annotated[PageBreakPart, Tag("[sidbrytning]")]
    | Annotated[ReusePart, Tag("[återanvänd]")]
    | Annotated[DecisionPart, Tag("[beslut]")]
    | Annotated[PapersPart, Tag("[handlingar]")]
    | Annotated[GoalPart, Tag("[mål]")]
    | Annotated[GoalOverviewPart, Tag("[målöversikt]")]
    | Annotated[HeadlinesPart, Tag("[rubrikpunkter]")]
    | Annotated[RowCommentsPart, Tag("[radkommentarer]")]
    | Annotated[LinesPart, Tag("[skrivrader]")]
    | Annotated[LabelledPart, Tag("[fakta_rader]")]
    | Annotated[LeadInPart, Tag("[ledtext]")],
    Discriminator(
        _kind,
        custom_error_type="unknown_part",
        custom_error_message="{what}",
        custom_error_context={
            "what": "det framgår inte vilken sorts del detta är",
            "hint": f"en av nycklarna {', '.join(KINDS)} ska finnas",
        },
    ),
]


class _PartList(Node):
    parts: tuple[Part, ...] = Field(alias="delar")


def read_parts(
    data: PlacedDict | PlacedList, place: Source
) -> tuple[tuple[Part, ...], tuple[Finding, ...]]:
    """The parts in a table's cell: one mapping, or a list of them."""
    parts = data
    if isinstance(data, PlacedDict):
        parts = PlacedList(place)
        parts.append(data)
        parts.items_at.append(place)
    whole = PlacedDict(place)
    whole["delar"] = parts
    whole.keys_at["delar"] = whole.values_at["delar"] = place
    found, findings = _PartList.read(whole, place)
    return (() if found is None else found.parts), findings
