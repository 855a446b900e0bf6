"""Figures on their way through text: each is a token that no later step can change.

A filter or phrase gives a `Shown`. In the text it stands as a token of private-use characters, so
Markdown cannot touch it; the Markdown step puts an element there that names the figure, and the
reader of the HTML puts the `Value` itself in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from reportgen.document.tree import Value

OPEN, CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to a section, table or figure."""

    target: str
    capital: bool = False


Piece = str | Value | Reference


class Shown:
    """What an expression in an author's text shows: words, figures and references in a row."""

    __slots__ = ("_figures", "pieces")

    def __init__(self, pieces: tuple[Piece, ...], figures: Figures) -> None:
        self.pieces = pieces
        self._figures = figures

    def __str__(self) -> str:
        return self._figures.token(self.pieces)

    def __html__(self) -> str:
        return str(self)


@dataclass(slots=True)
class Figures:
    """Everything shown in one document, in order; a token is a place in `shown`."""

    shown: list[tuple[Piece, ...]] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)

    def token(self, pieces: tuple[Piece, ...]) -> str:
        """A token that stands for the pieces."""
        self.shown.append(pieces)
        return f"{OPEN}{len(self.shown) - 1}{CLOSE}"

    def number(self, value: Value) -> int:
        """The value's place among the document's values."""
        self.values.append(value)
        return len(self.values) - 1

    def replace(self, text: str, write: Callable[[Piece], str]) -> str:
        """The text with each token replaced by its pieces as `write` puts them."""

        def pieces(match: re.Match[str]) -> str:
            return "".join(write(piece) for piece in self.shown[int(match[1])])

        return _TOKEN.sub(pieces, text)

    def plain(self, text: str) -> str:
        """The text with each token replaced by the words it shows."""

        def words(piece: Piece) -> str:
            if isinstance(piece, Value):
                return piece.text
            return piece.target if isinstance(piece, Reference) else piece

        return self.replace(text, words)
