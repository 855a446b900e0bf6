"""A strict reader of the markup templates write: every tag closed, in order, or it is a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from reportgen.finding import Finding, Source, fel

_ATTRIBUTES = frozenset(
    {"class", "colspan", "href", "id", "lang", "rowspan", "scope", "start", "value"}
)
_VOID = frozenset({"br", "hr", "col"})


@dataclass(slots=True)
class Element:
    """An element with attributes and children (elements and text, in order)."""

    tag: str
    attributes: dict[str, str]
    source: Source
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """An attribute's value."""
        return self.attributes.get(name, default)

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [c for c in self.children if isinstance(c, Element)]

    @property
    def loose_text(self) -> str:
        """The words that stand directly in the element."""
        return " ".join("".join(c for c in self.children if isinstance(c, str)).split())


def source_from(text: str, default: Source) -> Source:
    """The place a `data-src` attribute names (`fil:rad:kolumn`), or the default."""
    if not text:
        return default
    match = re.fullmatch(r"(.*?)(?::(\d+))?(?::(\d+))?", text)
    assert match is not None
    return Source(match[1], int(match[2] or 0), int(match[3] or 0))


class _Parser(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root", {}, Source(name))
        self.open = [self.root]
        self.findings: list[Finding] = []

    def _here(self, attributes: dict[str, str]) -> Source:
        return source_from(attributes.get("data-src", ""), self.open[-1].source)

    def _fault(self, message: str) -> None:
        place = self.open[-1].source
        hint = "rätta mallen; varje tagg ska stängas i rätt ordning"
        self.findings.append(fel("template-markup", message, place, hint))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        for name in attributes:
            if name not in _ATTRIBUTES and not name.startswith("data-"):
                message = f"attributet {name} i <{tag}> kan inte visas i alla format"
                hint = "ta bort det; utseende hör hemma i temat"
                place = self._here(attributes)
                self.findings.append(fel("unknown-markup", message, place, hint))
        element = Element(tag, attributes, self._here(attributes))
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()
        else:
            self._fault(f"</{tag}> stänger inget öppet element (öppet är <{self.open[-1].tag}>)")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str, name: str) -> tuple[Element, tuple[Finding, ...]]:
    """The tree of `html`; `name` is what findings without a better place are filed under."""
    parser = _Parser(name)
    parser.feed(html)
    parser.close()
    for element in parser.open[1:]:
        parser.open = [element]
        parser._fault(f"<{element.tag}> stängs aldrig")
    return parser.root, tuple(parser.findings)
