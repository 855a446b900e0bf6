"""The review of an ärende, and the ways it is told to others than the terminal."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.tree import Document
from reportgen.finding import Finding
from reportgen.review.acceptance import Accepted
from reportgen.review.excerpt import Excerpts
from reportgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in the ärende in the folder `name`.

    An ärende that could not be read has neither documents nor theme.
    """

    name: str
    findings: tuple[Finding, ...]
    excerpts: Excerpts
    accepted: tuple[Accepted, ...] = ()
    documents: tuple[Document, ...] = ()
    theme: Theme | None = None
