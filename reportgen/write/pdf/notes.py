"""Footnotes that WeasyPrint moves to the page after their call, and how they are kept together.

When a paragraph's first lines do not fit over the footnotes, WeasyPrint makes room by moving a note
to the next page (Kozea/WeasyPrint#2432), whatever `footnote-policy` says. A page break before that
paragraph leaves the note where it is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from reportgen.write.pdf.links import laid, names

_NEW_PAGE = "break-before:page"


def keep_note(pages: Sequence[Any]) -> bool:
    """Lets the first note gone astray stay with its call when the same HTML is laid out again.

    False when there is none, or none that can be helped.
    """
    called: dict[Element, int] = {}
    for number, page in enumerate(pages):
        for box in _boxes(page._page_box):
            if names(box)[1] == "footnote-call":
                called[box.element] = number
            elif names(box)[1] == "footnote-marker" and called.get(box.element, number) < number:
                place = called[box.element]
                torn = _torn(pages[place], pages[place + 1])
                if torn is not None and torn.get("style") != _NEW_PAGE:
                    torn.set("style", _NEW_PAGE)
                    return True
    return False


def _torn(page: Any, following: Any) -> Element | None:
    """The paragraph or item that begins on the one page and goes on on the other."""
    before = {id(box.element) for box in _boxes(page._page_box)}
    for box in _boxes(following._page_box):
        element: Element | None = box.element
        if names(box)[0] in ("p", "li") and element is not None and id(element) in before:
            return element
    return None


def _boxes(box: Any) -> Iterator[Any]:
    box = laid(box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)
