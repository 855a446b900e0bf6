"""Several documents in one PDF: ids that do not collide, bookmarks part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

# Attributes that hold one id or several.
_IDS = ("id", "headers", "aria-labelledby")


def part_prefix(number: int) -> str:
    """What the ids of part `number` (from 1) begin with."""
    return f"del{number}-"


def mark_part(root: Element, prefix: str, title: str) -> None:
    """Lets the HTML be a part of several; without prefix it is left as it is.

    Ids inside drawings are kept: each drawing is painted by itself.
    """
    if not prefix:
        return
    root.set("data-part", title)
    for tag in root.iter():
        if tag.tag.startswith("{"):
            continue
        for name in _IDS:
            if ids := tag.get(name):
                tag.set(name, " ".join(f"{prefix}{id_}" for id_ in ids.split()))
        if (target := tag.get("href", "")).startswith("#"):
            tag.set("href", f"#{prefix}{target[1:]}")


def bookmark_part(pages: Sequence[Any], title: str) -> None:
    """Puts the part's bookmarks under one with its title, at the top of its first page."""
    for page in pages:
        page.bookmarks[:] = [(level + 1, *rest) for level, *rest in page.bookmarks]
    pages[0].bookmarks.insert(0, (1, title, (0, 0), "open"))
