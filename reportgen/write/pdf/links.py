"""The links of laid-out pages: one area each, words that say where they lead, notes both ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any


def laid(box: Any) -> Any:
    """The box itself, where one taken out of the flow has left a placeholder."""
    return getattr(box, "_box", box)


def names(box: Any) -> tuple[str, str]:
    """The names of the element and the pseudo-element: only one is given.

    `li` is ("li", ""), `li::marker` is ("", "marker").
    """
    name, _, pseudo = str(box.element_tag or "").partition("::")
    return ("" if pseudo else name), pseudo


def link_words(box: Any) -> str:
    """What a link is called (PDF/UA-1, 7.18.5): its text, or which note it leads to or from."""
    number = box.element.get("data-number")
    match names(box)[1]:
        case "footnote-call":
            return f"Not {number}"
        case "footnote-marker":
            return f"Tillbaka till texten vid not {number}"
        case _:
            text = " ".join("".join(box.element.itertext()).split())
            return f"Not {text}" if box.element.get("class") == "note-again" else text


def mend_links(pages: Sequence[Any]) -> None:
    """Takes away areas on top of each other, and links each note with the place that calls it.

    WeasyPrint gives every box inside a link an area of its own, and a note's number none.
    """
    for page in pages:
        page.links[:] = [link for link in page.links if link[3].link]
        for box in _boxes(page._page_box):
            match names(box)[1]:
                case "footnote-call":
                    _link(page, box, box.element.get("id"))
                    page.anchors[_call_anchor(box)] = _area(box)
                case "footnote-marker":
                    _link(page, box, _call_anchor(box))
                case _:
                    pass


def _call_anchor(box: Any) -> str:
    return f"{box.element.get('id')}-anrop"


def _link(page: Any, box: Any, target: str) -> None:
    page.links.append(("internal", target, _area(box), box))


def _area(box: Any) -> tuple[float, float, float, float]:
    left, top, width, height = box.hit_area()
    return left, top, left + width, top + height


def _boxes(box: Any) -> Iterator[Any]:
    """The box and those inside, but of a pseudo-element only the outermost."""
    box = laid(box)
    yield box
    if not names(box)[1]:
        for child in getattr(box, "children", ()):
            yield from _boxes(child)
