"""The ärende as written: one fact bank, one or more documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

from pydantic import Field, model_validator

from reportgen.files import Files
from reportgen.finding import Source
from reportgen.language import file_name
from reportgen.model.acceptance import Acceptance
from reportgen.model.data import PublishedFigure
from reportgen.model.goal import Goal
from reportgen.model.profile import DecisionStyle, MetadataStyle, Profile
from reportgen.model.section import Section
from reportgen.model.type import DocumentType
from reportgen.node import Day, Node, Prose, YesNo, author_fault
from reportgen.tables.grid import Written
from reportgen.tables.spec import ChartSpec, FactSpec, Id, TableSpec

Period = Literal["helår", "delår"]


class MetadataField(Node):
    """A row of metadata of the document's own; an empty value keeps its row."""

    name: Prose = Field(alias="namn")
    value: Prose = Field(alias="värde", default="")
    link: str = Field(alias="länk", default="")

    @model_validator(mode="after")
    def _link_has_words(self) -> Self:
        if self.link and not self.value:
            raise author_fault("en länk behöver ett värde att stå på")
        return self


class Signatory(Node):
    """Who signs: a role, never a person's name."""

    unit: Prose = Field(alias="enhet", default="")
    title: Prose = Field(alias="titel")
    acting: YesNo = Field(alias="tillförordnad", default=False)


class _Named(Node):
    """What is written to files of its own."""

    id: Id

    @property
    def file_name(self) -> str:
        """The id as a file name every system can keep."""
        return file_name(self.id)


class DocumentSpec(_Named):
    """A document to build; what it leaves out the type, the profile or the ärende decides."""

    type: str = Field(alias="typ")
    title: Prose = Field(alias="titel", default="")
    subtitle: Prose = Field(alias="underrubrik", default="")
    date: Day = Field(alias="datum")
    appendix: int | None = Field(alias="bilaga", default=None, ge=1)
    case_number: Prose = Field(alias="diarienummer", default="")
    administrator: Prose = Field(alias="handläggare", default="")
    recipient: Prose = Field(alias="till", default="")
    board_date: Day | None = Field(alias="nämndbehandlas", default=None)
    due: Day | None = Field(alias="lämnas_senast", default=None)
    fields: tuple[MetadataField, ...] = Field(alias="fält", default=())
    signatories: tuple[Signatory, ...] = Field(alias="undertecknare", default=())
    distribution: tuple[Prose, ...] = Field(alias="sändlista", default=())
    numbered: YesNo | None = Field(alias="numrerade_rubriker", default=None)
    contents_depth: int | None = Field(alias="innehåll_nivåer", default=None, ge=0, le=4)
    period: Period | None = None
    metadata: MetadataStyle | None = None
    decision_style: DecisionStyle | None = Field(alias="beslutsstil", default=None)
    sections: tuple[str, ...] | None = Field(alias="avsnitt", default=None)


class BundleSpec(_Named):
    """Several documents in one file."""

    title: Prose = Field(alias="titel")
    documents: tuple[str, ...] = Field(alias="dokument", min_length=1)


class ReportSpec(Node):
    """`rapport.yaml`."""

    municipality: str = Field(alias="kommun", min_length=1)
    board: str = Field(alias="nämnd", min_length=1)
    administration: str = Field(alias="förvaltning", default="")
    year: int = Field(alias="år", ge=1900, le=2200)
    period: Period = "helår"
    profile: str = Field(alias="profil", default="standard")
    theme: str = Field(alias="tema", default="")
    case_number: Prose = Field(alias="diarienummer", default="")
    due: Day | None = Field(alias="lämnas_senast", default=None)
    documents: tuple[DocumentSpec, ...] = Field(alias="dokument", min_length=1)
    bundles: tuple[BundleSpec, ...] = Field(alias="paket", default=())


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section and the folder below `avsnitt/` its file lies in ("" directly there)."""

    folder: str
    section: Section


@dataclass(frozen=True, slots=True)
class Report:
    """Everything an author wrote, read and found to be well-formed.

    `types` holds the document type of each document by the type's name; `footnotes` the footnotes
    that the whole ärende shares, by label; `published` figures of earlier reports by year and
    name.
    """

    spec: ReportSpec
    profile: Profile
    types: Mapping[str, DocumentType]
    placed: tuple[PlacedSection, ...]
    tables: Mapping[str, TableSpec]
    facts: Mapping[str, FactSpec]
    charts: Mapping[str, ChartSpec]
    goals: Mapping[str, Goal]
    footnotes: Mapping[str, Written]
    published: Mapping[int, Mapping[str, PublishedFigure]]
    acceptances: tuple[Acceptance, ...]
    files: Files
    source: Source

    def sections(self, document: DocumentSpec) -> tuple[Section, ...]:
        """The document's own sections: those of its folder, else those directly in `avsnitt/`."""
        folders = {p.folder for p in self.placed}
        folder = document.id if document.id in folders else ""
        return tuple(p.section for p in self.placed if p.folder == folder)

    def section(self, path: str) -> Section | None:
        """A section of any document by `dokument/avsnitt` or `avsnitt`, at any level."""
        folder, _, name = path.rpartition("/")
        for placed in self.placed:
            if (not folder or placed.folder == folder) and (
                found := placed.section.find(name)
            ) is not None:
                return found
        return None
