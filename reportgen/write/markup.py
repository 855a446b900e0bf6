"""Elements as escaped text: the only way the HTML and SVG writers make markup."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

# HTML Living Standard 13.1.2: elements that have no end tag.
_VOID = frozenset({"br", "col", "img", "link", "meta"})


def element(name: str, /, *children: str, **attributes: str | int | None) -> Markup:
    """`<name …>children</name>`; plain strings are escaped, Markup is kept.

    Attribute names are written as Python allows (`class_`, `aria_label`); an attribute that is
    None is left out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{join(children)}</{name}>")


def join(parts: Iterable[str], between: str = "") -> Markup:
    """The parts one after the other, each escaped unless it is Markup already."""
    return Markup(between).join(parts)


def classes(*names: str) -> str | None:
    """The value of a class attribute, None when no name is given."""
    return " ".join(name for name in names if name) or None
