"""A section: heading, text, parts, subsections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from reportgen.model.parts import Part
from reportgen.node import Node, Prose, YesNo
from reportgen.tables.spec import Id


def _yes_or_sentence(value: object) -> Any:
    if isinstance(value, str) and value.casefold() in ("ja", "nej"):
        return value.casefold() == "ja"
    return value


class Section(Node):
    """A section: heading, text, parts, subsections."""

    id: Id
    under: str = ""
    title: Prose = Field(alias="rubrik", default="")
    responsible: str = Field(alias="ansvarig", default="")
    status: Literal["", "påbörjad", "klar", "granskad"] = ""
    numbered: YesNo = Field(alias="numrerad", default=True)
    in_contents: YesNo = Field(alias="i_innehåll", default=True)
    new_page: YesNo = Field(alias="ny_sida", default=False)
    standard_text: str = Field(alias="standardtext", default="")
    nothing: Annotated[bool | str, BeforeValidator(_yes_or_sentence)] = Field(
        alias="inget_att_redovisa", default=False
    )
    text: Prose = ""
    parts: tuple[Part, ...] = Field(alias="delar", default=())
    subsections: tuple[Section, ...] = Field(alias="underavsnitt", default=())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it, nor in any section below it."""
        own = bool(self.text.strip() or self.parts or self.nothing)
        return not own and all(section.is_empty for section in self.subsections)

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for section in self.subsections:
            yield from section.walk()

    def find(self, name: str) -> Section | None:
        """This section or one below it, by id."""
        return next((s for s in self.walk() if s.id == name), None)
