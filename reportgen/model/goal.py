"""A goal: its words, its assessment, and the indicators that speak of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.model.parts import TablePart
from reportgen.node import Node, Prose

GoalPiece = Literal["bedömning", "text", "indikatorer", "agenda2030"]


class Goal(Node):
    """A goal in a data file, under `mål`."""

    name: Prose = Field(alias="namn")
    scale: str = Field(alias="skala", default="måluppfyllelse")
    level: str = Field(alias="bedömning", default="")
    text: Prose = ""
    indicators: TablePart | None = Field(alias="indikatorer", default=None)
    agenda: tuple[Prose, ...] = Field(alias="agenda2030", default=())
