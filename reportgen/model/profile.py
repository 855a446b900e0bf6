"""A kommunprofil: the house's choice of words, scales and theme (`profiles/<name>.yaml`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from reportgen.node import Node, Number, Prose, YesNo, author_fault
from reportgen.tables.spec import Id

DecisionStyle = Literal["att", "meningar"]
MetadataStyle = Literal["etiketter", "rader"]
ArchiveFormat = Literal["PDF/A-2a", "PDF/A-3a"]
"""How a PDF is made fit for the archive: with 3a the figures of its tables lie in it as files."""


class Level(Node):
    """A level of a scale. The words always stand beside the symbol (WCAG 1.4.1)."""

    id: Id
    name: Prose = Field(alias="namn")
    symbol: Annotated[str, StringConstraints(min_length=1, max_length=1)]
    colour: Literal["bra", "delvis", "dålig", "neutral"] = Field(alias="färg", default="neutral")
    sentence: Prose = Field(alias="mening", default="")


class Derivation(Node):
    """Which level follows from an outcome and its target.

    `partly_within` is how many percent of the target an outcome may fall short and still be partly
    there; None knows no such level.
    """

    met: Id = Field(alias="uppfyllt")
    partly: Id | None = Field(alias="delvis", default=None)
    partly_within: Number | None = Field(alias="delvis_inom_procent", default=None)
    unmet: Id = Field(alias="ej_uppfyllt")


class Scale(Node):
    """An assessment scale, best level first."""

    name: Prose = Field(alias="namn")
    lead: Prose = Field(alias="ledtext", default="Bedömning")
    levels: tuple[Level, ...] = Field(alias="nivåer", min_length=2)
    derivation: Derivation | None = Field(alias="härledning", default=None)


class SmallCountRule(Node):
    """Which counts of persons are too small to publish, and what is done about them."""

    limit: int = Field(alias="gräns", default=5, ge=2)
    action: Literal["varna", "dölj"] = Field(alias="åtgärd", default="varna")
    zero_too: YesNo = Field(alias="även_noll", default=False)

    @property
    def least(self) -> int:
        """The smallest count that points someone out."""
        return 0 if self.zero_too else 1

    def points_out(self, count: Decimal | None) -> bool:
        """Whether the count is a whole number under the limit."""
        return count is not None and self.least <= count < self.limit and count % 1 == 0


class CommentLimit(Node):
    """How large a deviation may be before it must be explained; above both, when both are set."""

    percent: Number | None = Field(alias="procent", default=None)
    amount: Number | None = Field(alias="belopp", default=None)  # in tkr

    @model_validator(mode="after")
    def _some_limit(self) -> Self:
        if self.percent is None and self.amount is None:
            raise author_fault("ange procent, belopp (i tkr) eller båda")
        return self


class Profile(Node):
    """House style that is not looks."""

    name: str = Field(alias="namn")
    theme: str = Field(alias="tema")
    percent_in_text: Literal["procent", "%"] = Field(alias="procent_i_text", default="procent")
    million: Literal["mnkr", "mkr"] = Field(alias="miljoner", default="mnkr")
    decision_style: DecisionStyle = Field(alias="beslutsstil", default="att")
    metadata: MetadataStyle = "etiketter"
    archive_format: ArchiveFormat = Field(alias="arkivformat", default="PDF/A-2a")
    standard_texts: dict[Id, Prose] = Field(alias="standardtexter", default_factory=dict)
    show_rounding_note: YesNo = Field(alias="avrundningsnot", default=True)
    rounding_note: Prose = Field(
        alias="avrundningsnot_text",
        default="På grund av avrundning summerar inte alla belopp.",
    )
    comment_above: CommentLimit | None = Field(alias="kommentar_krävs_över", default=None)
    scales: dict[Id, Scale] = Field(alias="skalor", default_factory=dict)
    small_counts: SmallCountRule = Field(alias="små_tal", default_factory=SmallCountRule)
