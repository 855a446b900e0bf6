"""The one door to what a report is made of; remembers everything that was read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol


class Files(Protocol):
    """A folder to read from. Names are relative, with `/`, and never lead out of it."""

    @property
    def read_paths(self) -> frozenset[str]:
        """Everything read so far, as shown to the author."""

    def label(self, name: str) -> str:
        """The path of `name` as shown to the author."""

    def read(self, name: str) -> bytes:
        """The bytes of `name`; FileNotFoundError when there is no such file in the folder."""

    def exists(self, name: str) -> bool:
        """Whether there is a file `name`."""

    def names(self, folder: str = "") -> tuple[str, ...]:
        """All files below `folder`, sorted, hidden ones left out."""


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise FileNotFoundError(name)
    return path


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "~$")) for part in name.split("/"))


class DiskFiles:
    """A folder on disk."""

    def __init__(self, root: Path, *, shown_as: str | None = None) -> None:
        self.root = root
        self._shown_as = root.as_posix() if shown_as is None else shown_as
        self._read: set[str] = set()

    @property
    def read_paths(self) -> frozenset[str]:
        """Everything read so far, as shown to the author."""
        return frozenset(self._read)

    def label(self, name: str) -> str:
        """The path of `name` as shown to the author."""
        return (PurePosixPath(self._shown_as) / name).as_posix()

    def read(self, name: str) -> bytes:
        """The bytes of `name`; a symbolic link that leads out of the folder is not followed."""
        path = self._found(name)
        if path is None:
            raise FileNotFoundError(name)
        self._read.add(self.label(name))
        return path.read_bytes()

    def exists(self, name: str) -> bool:
        """Whether there is a file `name` that can be read."""
        return self._found(name) is not None

    def _found(self, name: str) -> Path | None:
        """The file `name`; None when there is none, or when it lies outside the folder."""
        try:
            path = (self.root / _inside(name)).resolve()
        except FileNotFoundError:
            return None
        inside = path.is_relative_to(self.root.resolve())
        return path if inside and path.is_file() else None

    def names(self, folder: str = "") -> tuple[str, ...]:
        """All files below `folder`, sorted, hidden ones and Office lock files left out."""
        start = self.root / _inside(folder)
        found = (p.relative_to(self.root) for p in start.rglob("*") if p.is_file())
        names = (p.as_posix() for p in found)
        return tuple(sorted(n for n in names if not _hidden(n) and self.exists(n)))


class MemoryFiles:
    """A folder that exists only in memory, for tests and previews."""

    def __init__(self, contents: Mapping[str, bytes | str], *, shown_as: str = "") -> None:
        self._contents = {
            name: text.encode() if isinstance(text, str) else text
            for name, text in contents.items()
        }
        self._shown_as = shown_as
        self._read: set[str] = set()

    @property
    def read_paths(self) -> frozenset[str]:
        """Everything read so far, as shown to the author."""
        return frozenset(self._read)

    def label(self, name: str) -> str:
        """The path of `name` as shown to the author."""
        return (PurePosixPath(self._shown_as) / name).as_posix()

    def read(self, name: str) -> bytes:
        """The bytes of `name`."""
        try:
            data = self._contents[_inside(name).as_posix()]
        except KeyError:
            raise FileNotFoundError(name) from None
        self._read.add(self.label(name))
        return data

    def exists(self, name: str) -> bool:
        """Whether there is a file `name`."""
        try:
            return _inside(name).as_posix() in self._contents
        except FileNotFoundError:
            return False

    def names(self, folder: str = "") -> tuple[str, ...]:
        """All files below `folder`, sorted, hidden ones and Office lock files left out."""
        prefix = f"{folder.rstrip('/')}/" if folder else ""
        found = (n for n in self._contents if n.startswith(prefix) and not _hidden(n))
        return tuple(sorted(found))
