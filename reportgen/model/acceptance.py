"""Findings that someone answers for leaving as they are: `godkända.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from reportgen.node import Day, Node, Prose, author_fault


def _said(text: str) -> str:
    if not text.strip():
        raise author_fault("texten får inte vara tom")
    return text.strip()


Words = Annotated[Prose, AfterValidator(_said)]
"""Text that says something."""


class Acceptance(Node):
    """Which finding is accepted, why and by whom; a role, never a person's name."""

    code: Words = Field(alias="kod")
    file: Words = Field(alias="fil")
    about: Words | None = Field(alias="gäller", default=None)
    reason: Words = Field(alias="skäl")
    by: Words = Field(alias="av")
    date: Day | None = Field(alias="datum", default=None)


class AcceptanceFile(Node):
    """`godkända.yaml`."""

    acceptances: tuple[Acceptance, ...] = Field(alias="godkända")
