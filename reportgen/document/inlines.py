"""Inline markup → inline nodes; white space as HTML collapses it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from reportgen.document.markup import Element
from reportgen.document.rendered import Rendered
from reportgen.document.tree import (
    Block,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Note,
    Ref,
    Style,
    Styled,
    Text,
)
from reportgen.finding import Finding, fel

_STYLES: dict[str, Style] = {
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "sup": "superscript",
    "sub": "subscript",
}
_SPACE = re.compile(r"[ \t\r\n\f]+")


class Refusal(Exception):
    """Markup that cannot be read; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def refuse_loose_text(element: Element) -> None:
    """Raises Refusal when words stand where only elements may: nothing is left out in silence."""
    if words := element.loose_text:
        message = f"texten ”{words[:40]}” kan inte stå direkt i <{element.tag}>"
        raise Refusal(fel("unknown-markup", message, element.source))


class Inlines:
    """Reads runs of inline markup."""

    TAGS: ClassVar[frozenset[str]] = frozenset({*_STYLES, "a", "data", "span", "br", "aside"})

    def __init__(
        self,
        rendered: Rendered,
        blocks: Callable[[Element], tuple[Block, ...]],
        findings: list[Finding],
    ) -> None:
        self._rendered = rendered
        self._blocks = blocks
        self._findings = findings

    def read(self, children: Sequence[Element | str]) -> tuple[Inline, ...]:
        """The inlines, runs of white space as one space, none at the ends."""
        return _trimmed(self._run(children))

    def _run(self, children: Sequence[Element | str]) -> list[Inline]:
        found: list[Inline] = []
        for child in children:
            if isinstance(child, str):
                text = _SPACE.sub(" ", child)
                if text:
                    found.append(Text(text))
                continue
            try:
                found.append(self._inline(child))
            except Refusal as refusal:
                self._findings.append(refusal.finding)
        return found

    def _inline(self, element: Element) -> Inline:
        match element.tag:
            case tag if tag in _STYLES:
                return Styled(_STYLES[tag], tuple(self._run(element.children)))
            case "br":
                return LineBreak()
            case "data":
                number = element.get("value")
                if not (number.isdecimal() and int(number) < len(self._rendered.values)):
                    message = f"<data value=”{number}”> är ingen siffra i rapporten"
                    raise Refusal(fel("unknown-markup", message, element.source))
                return self._rendered.values[int(number)]
            case "a":
                return self._link(element)
            case "span":
                return self._span(element)
            case "aside":
                return Note(element.get("data-note"), self._blocks(element))
            case _:
                message = f"<{element.tag}> kan inte stå i löpande text"
                raise Refusal(fel("unknown-markup", message, element.source))

    def _link(self, element: Element) -> Inline:
        if target := element.get("data-ref"):
            capital = "versal" if element.get("data-capital") else ""
            return Ref(target, capital, element.source)
        url = element.get("href")
        children = tuple(self._run(element.children))
        if url.startswith("#"):
            return Ref(url[1:], _plain(children), element.source)
        if not url.startswith(("https://", "http://", "mailto:")):
            message = f"länken ”{url}” kan inte följas av läsaren"
            hint = "skriv hela adressen, https://…"
            raise Refusal(fel("bad-link", message, element.source, hint))
        return Link(url, children)

    def _span(self, element: Element) -> Inline:
        if name := element.get("data-status"):
            shows = element.get("data-shows", "båda")
            if name not in self._rendered.statuses:
                message = f"nivån ”{name}” finns inte i kommunprofilens skalor"
                raise Refusal(fel("unknown-markup", message, element.source))
            status = self._rendered.statuses[name]
            return replace(status, show_text=shows != "symbol", show_symbol=shows != "text")
        if language := element.get("lang"):
            return Foreign(language, tuple(self._run(element.children)))
        message = "<span> utan data-status eller lang betyder inget"
        raise Refusal(fel("unknown-markup", message, element.source))


def _plain(inlines: Sequence[Inline]) -> str:
    return "".join(i.text for i in inlines if isinstance(i, Text))


def _trimmed(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Without white space at the ends, and without the space before a footnote's mark."""
    while inlines and isinstance(inlines[0], Text) and not inlines[0].text.strip(" "):
        inlines.pop(0)
    while inlines and isinstance(inlines[-1], Text) and not inlines[-1].text.strip(" "):
        inlines.pop()
    if inlines and isinstance(first := inlines[0], Text):
        inlines[0] = replace(first, text=first.text.lstrip(" "))
    if inlines and isinstance(last := inlines[-1], Text):
        inlines[-1] = replace(last, text=last.text.rstrip(" "))
    return tuple(inlines)
