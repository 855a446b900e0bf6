"""The ärende as written: one fact bank, one or more documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 (a field is called date)
from typing import Literal

from pydantic import Field

from reportgen.files import Files
from reportgen.finding import Source
from reportgen.model.profile import Profile
from reportgen.model.section import Section
from reportgen.model.type import DocumentType
from reportgen.node import Node, Prose
from reportgen.tables.spec import ChartSpec, FactSpec, Id, TableSpec


class DocumentSpec(Node):
    """A document to build."""

    id: Id
    type: str = Field(alias="typ")
    title: Prose = Field(alias="titel", default="")
    date: Date = Field(alias="datum")
    sections: tuple[str, ...] | None = Field(alias="avsnitt", default=None)


class ReportSpec(Node):
    """`rapport.yaml`."""

    municipality: str = Field(alias="kommun", min_length=1)
    board: str = Field(alias="nämnd", min_length=1)
    year: int = Field(alias="år", ge=1900, le=2200)
    period: Literal["helår", "delår"] = "helår"
    profile: str = Field(alias="profil", default="standard")
    theme: str = Field(alias="tema", default="")
    case_number: Prose = Field(alias="diarienummer", default="")
    documents: tuple[DocumentSpec, ...] = Field(alias="dokument", min_length=1)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything an author wrote, read and found to be well-formed.

    `types` holds the document type of each document by the type's name.
    """

    spec: ReportSpec
    profile: Profile
    types: Mapping[str, DocumentType]
    sections: tuple[Section, ...]
    tables: Mapping[str, TableSpec]
    facts: Mapping[str, FactSpec]
    charts: Mapping[str, ChartSpec]
    files: Files
    source: Source
