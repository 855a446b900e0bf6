"""What stands at a place in a file: a line, and where in it; or a cell of a workbook."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from dataclasses import dataclass, replace

from reportgen.files import Files
from reportgen.finding import Finding, Source

WITHHELD = frozenset(
    {
        "case-identity",
        "contact-details",
        "derivable-count",
        "personal-number",
        "small-count",
        "withheld-in-text",
    }
)
"""Findings whose lines hold what a protocol, a log or a comment must not repeat (DOMAIN.md §6)."""

_UNSEEN = "\N{REPLACEMENT CHARACTER}"
_CONTROL = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line or a cell; `column` is a character of `text` from 1, 0 for the whole of it."""

    name: str
    text: str
    column: int = 0

    def clipped(self, width: int) -> Excerpt:
        """At most so many characters of the text, those around the column among them."""
        if len(self.text) <= width:
            return self
        start = 0
        if self.column > width * 3 // 4:
            start = min(self.column - width // 2, len(self.text) - width)
        before, after = "… " * (start > 0), " …" * (start + width < len(self.text))
        text = before + self.text[start : start + width] + after
        return replace(self, text=text, column=self.column and self.column - start + len(before))

    def caret(self) -> str:
        """What to write below the text so that a caret stands under the column."""
        return "".join(map(_blank, self.text[: self.column - 1])) + "^" if self.column else ""


class Excerpts:
    """Looks up places in the folders that findings speak of."""

    def __init__(self, *folders: Files) -> None:
        self._folders = folders
        self._homes: dict[str, tuple[Files, str]] = {}
        self._lines: dict[str, list[str]] = {}
        self._sheets: dict[tuple[str, str], dict[str, str]] = {}

    def of(self, finding: Finding) -> Excerpt | None:
        """What the finding is about; nothing of what must not be spread (`WITHHELD`)."""
        return None if finding.code in WITHHELD else self.at(finding.source)

    def at(self, source: Source) -> Excerpt | None:
        """What stands at the place; None when it is no place in a file that can be shown."""
        if source.cell:
            value = self._sheet(source).get(source.cell)
            return None if value is None else Excerpt(source.cell, _visible(value))
        lines = self._text(source.file) if source.line else []
        if not 0 < source.line <= len(lines):
            return None
        line = lines[source.line - 1]
        column = source.column
        if source.file.lower().endswith(".csv"):
            column = _cell_start(lines[0], line, column)
        return Excerpt(str(source.line), _visible(line), column if column <= len(line) else 0)

    def _text(self, file: str) -> list[str]:
        if file not in self._lines:
            text = self._bytes(file).decode("utf-8-sig", errors="replace")
            self._lines[file] = [line.rstrip("\r") for line in text.split("\n")] if text else []
        return self._lines[file]

    def _sheet(self, source: Source) -> dict[str, str]:
        """The cells of the sheet that hold something."""
        key = (source.file, source.sheet)
        if key not in self._sheets:
            self._sheets[key] = _read_sheet(self._bytes(source.file), source.sheet)
        return self._sheets[key]

    def _bytes(self, file: str) -> bytes:
        """The file's bytes; none when no folder has it (`--profil` is a place too)."""
        if not self._homes:
            self._homes = {
                folder.label(name): (folder, name)
                for folder in reversed(self._folders)
                for name in folder.names()
            }
        if file not in self._homes:
            return b""
        folder, name = self._homes[file]
        return folder.read(name)


def _read_sheet(content: bytes, sheet: str) -> dict[str, str]:
    import openpyxl  # heavy; only findings in workbooks pay for it

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError):
        return {}
    cells = book[sheet].iter_rows() if sheet in book.sheetnames else ()
    return {
        cell.coordinate: _cell_text(cell.value)
        for row in cells
        for cell in row
        if cell.value is not None
    }


def _cell_text(value: object) -> str:
    return str(value).replace(".", ",") if isinstance(value, int | float) else str(value)


def _cell_start(heading: str, line: str, number: int) -> int:
    """The character where cell `number` of a csv line begins; 0 when there is no such cell."""
    separator = max(";\t,", key=heading.count)
    starts, quoted = [1], False
    for at, sign in enumerate(line, start=1):
        quoted ^= sign == '"'
        if sign == separator and not quoted:
            starts.append(at + 1)
    return starts[number - 1] if 0 < number <= len(starts) else 0


def _visible(text: str) -> str:
    """The text with signs that cannot be seen, or that steer a terminal, made visible."""
    return "".join(
        _UNSEEN if unicodedata.category(sign) in _CONTROL and sign != "\t" else sign
        for sign in text
    )


def _blank(sign: str) -> str:
    """Blank space as wide as the sign is on a terminal."""
    if sign == "\t":
        return sign
    if unicodedata.combining(sign):
        return ""
    return "  " if unicodedata.east_asian_width(sign) in "WF" else " "
