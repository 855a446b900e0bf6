"""A document type: its standard sections and how it is set up (`type.yaml`)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.node import Node, Prose, YesNo
from reportgen.tables.spec import Id


class StandardSection(Node):
    """A section the type knows."""

    id: Id
    title: Prose = Field(alias="rubrik")
    required: YesNo = Field(alias="krävs", default=False)


class DocumentType(Node):
    """What belongs in a document of this type. Titles may use `{{ år }}` and the like."""

    name: str = Field(alias="namn")
    title: Prose = Field(alias="titel")
    contents_depth: int = Field(alias="innehåll_nivåer", default=2, ge=0, le=4)
    numbered: YesNo = Field(alias="numrerade_rubriker", default=True)
    numbered_tables: YesNo = Field(alias="numrerade_tabeller", default=True)
    head: Literal["omslag", "brevhuvud", "inget"] = Field(alias="huvud", default="omslag")
    label: Prose = Field(alias="benämning", default="")
    nothing: Prose = Field(
        alias="inget_att_redovisa",
        default="Nämnden har inget att redovisa under den här rubriken.",
    )
    sections: tuple[StandardSection, ...] = Field(alias="avsnitt", default=())
