"""A strict reader of the markup templates write: every tag closed, in order, or it is a finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from reportgen.finding import Finding, Source, fel

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


def source_from(text: str, default: Source) -> Source:
    """The place a `data-src` attribute names (`fil:rad:kolumn`), or the default."""
    if not text:
        return default
    file, _, rest = text.partition(":")
    numbers = [int(n) for n in rest.split(":") if n.isdigit()]
    line, column = (*numbers, 0, 0)[:2]
    return Source(file, line, column)


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
