"""A section and the parts it is made of."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from reportgen.node import Node, Number, Prose, YesNo
from reportgen.tables.spec import Id


class TextPart(Node):
    """Running text in Markdown."""

    kind: Literal["text"] = "text"
    text: Prose


class TablePart(Node):
    """A table from the data, or some of its rows and columns."""

    kind: Literal["tabell"] = "tabell"
    table: str = Field(alias="tabell")
    id: Id | None = None
    title: Prose | None = Field(alias="titel", default=None)
    rows: tuple[str, ...] = Field(alias="rader", default=())
    columns: tuple[str, ...] = Field(alias="kolumner", default=())
    landscape: YesNo | None = Field(alias="liggande", default=None)


class ChartPart(Node):
    """A chart from the data."""

    kind: Literal["diagram"] = "diagram"
    chart: str = Field(alias="diagram")


class AssessmentPart(Node):
    """An assessment on one of the profile's scales."""

    kind: Literal["bedömning"] = "bedömning"
    level: str = Field(alias="bedömning")
    scale: str = Field(alias="skala", default="måluppfyllelse")
    lead: Prose | None = Field(alias="ledtext", default=None)
    text: Prose = ""


class LegendPart(Node):
    """The levels of a scale with symbol and words."""

    kind: Literal["teckenförklaring"] = "teckenförklaring"
    scale: str = Field(alias="teckenförklaring")


class KeyFigure(Node):
    """One big figure and what it is."""

    figure: Prose = Field(alias="siffra")
    text: Prose


class KeyFiguresPart(Node):
    """A few big figures side by side."""

    kind: Literal["nyckelsiffror"] = "nyckelsiffror"
    figures: tuple[KeyFigure, ...] = Field(alias="nyckelsiffror", min_length=1, max_length=4)


class FactBoxPart(Node):
    """A box with text of its own."""

    kind: Literal["faktaruta"] = "faktaruta"
    text: Prose = Field(alias="faktaruta")
    title: Prose = Field(alias="rubrik", default="")


class ImagePart(Node):
    """A picture; `alt` says what it shows (WCAG 1.1.1)."""

    kind: Literal["bild"] = "bild"
    file: str = Field(alias="bild")
    alt: Prose = Field(min_length=1)
    title: Prose = Field(alias="titel", default="")
    width_mm: Number | None = Field(alias="bredd_mm", default=None)
    source_note: Prose = Field(alias="källa", default="")


class PageBreakPart(Node):
    """What follows begins on a new page."""

    kind: Literal["sidbrytning"] = "sidbrytning"
    wanted: YesNo = Field(alias="sidbrytning")


PARTS = (
    TextPart,
    TablePart,
    ChartPart,
    AssessmentPart,
    LegendPart,
    KeyFiguresPart,
    FactBoxPart,
    ImagePart,
    PageBreakPart,
)
"""Every kind of part; the key that names a kind is the model's `kind`."""

KINDS = tuple(str(p.model_fields["kind"].default) for p in PARTS)


def _kind(value: object) -> str | None:
    """The union's tag: in brackets, so that it is never taken for a key of the mapping."""
    if isinstance(value, dict):
        present = [k for k in KINDS if k in value]
        # `text` also goes with an assessment; the more telling key decides.
        telling = [k for k in present if k != "text"] or present
        return f"[{telling[0]}]" if telling else None
    return f"[{getattr(value, 'kind', '')}]"


Part = Annotated[
    Annotated[TextPart, Tag("[text]")]
    | Annotated[TablePart, Tag("[tabell]")]
    | Annotated[ChartPart, Tag("[diagram]")]
    | Annotated[AssessmentPart, Tag("[bedömning]")]
    | Annotated[LegendPart, Tag("[teckenförklaring]")]
    | Annotated[KeyFiguresPart, Tag("[nyckelsiffror]")]
    | Annotated[FactBoxPart, Tag("[faktaruta]")]
    | Annotated[ImagePart, Tag("[bild]")]
    | Annotated[PageBreakPart, Tag("[sidbrytning]")],
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


def _yes_or_sentence(value: object) -> Any:
    if isinstance(value, str) and value.casefold() in ("ja", "nej"):
        return value.casefold() == "ja"
    return value


class Section(Node):
    """A section: heading, text, parts, subsections."""

    id: Id
    title: Prose = Field(alias="rubrik", default="")
    responsible: str = Field(alias="ansvarig", default="")
    status: Literal["", "påbörjad", "klar", "granskad"] = ""
    numbered: YesNo = Field(alias="numrerad", default=True)
    nothing: Annotated[bool | str, BeforeValidator(_yes_or_sentence)] = Field(
        alias="inget_att_redovisa", default=False
    )
    text: Prose = ""
    parts: tuple[Part, ...] = Field(alias="delar", default=())
    subsections: tuple[Section, ...] = Field(alias="underavsnitt", default=())
