"""Word's styles: found by the name a person sees, added where the template lacks them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from reportgen.write.docx.xml import W, esc, parse

Kind = Literal["paragraph", "character", "table"]


@dataclass(frozen=True, slots=True)
class StyleDef:
    """A style as we want it. `name` is Word's own English name ("heading 1") or a Swedish one.

    `table` is what a table style has after its paragraph and run formatting.
    """

    kind: Kind
    name: str
    id: str
    based_on: str = ""
    next: str = ""
    ppr: str = ""
    rpr: str = ""
    table: str = ""
    priority: int = 20
    quick: bool = True
    own: bool = False


def own_style(
    name: str,
    ppr: str = "",
    rpr: str = "",
    *,
    based_on: str = "Normal",
    following: str = "Normal",
    priority: int = 20,
) -> StyleDef:
    """A paragraph style of ours; its id is its Swedish name without spaces and dots."""
    return StyleDef(
        "paragraph",
        name,
        style_id(name),
        based_on,
        following,
        ppr,
        rpr,
        own=True,
        priority=priority,
    )


def style_id(name: str) -> str:
    """An id such as Word makes from a style's name."""
    words = name.translate(str.maketrans("åäöÅÄÖ", "aaoAAO")).split()
    return "".join(word[0].upper() + word[1:] for word in words)


class Styles:
    """The styles of one document, looked up by `w:name`.

    Word translates the ids of its own styles ("Rubrik1" in Swedish) but stores their names in
    English (17.7.4.9), so the name is the only safe key into a municipality's own template.
    """

    def __init__(self, element: Any) -> None:
        self.element = element
        self._found: dict[tuple[str, str], Any] = {}
        for style in element.findall(f"{W}style"):
            name = style.find(f"{W}name").get(f"{W}val")
            self._found[(style.get(f"{W}type"), name.lower())] = style

    def __getitem__(self, name: str) -> str:
        """The id of a paragraph style."""
        return self.id_of("paragraph", name)

    def character(self, name: str) -> str:
        """The id of a character style."""
        return self.id_of("character", name)

    def table(self, name: str) -> str:
        """The id of a table style."""
        return self.id_of("table", name)

    def id_of(self, kind: Kind, name: str) -> str:
        """The id of the style with that name."""
        return str(self.find(kind, name).get(f"{W}styleId"))

    def find(self, kind: Kind, name: str) -> Any:
        """The style's element."""
        return self._found[(kind, name.lower())]

    def install(self, definitions: Iterable[StyleDef], *, replace: bool) -> None:
        """Adds the styles that are missing; with `replace` also gives the others our looks."""
        wanted = [
            style
            for style in definitions
            if replace or (style.kind, style.name.lower()) not in self._found
        ]
        taken = {style.get(f"{W}styleId") for style in self._found.values()}
        places = {(style.kind, style.name.lower()): self._free_id(style, taken) for style in wanted}
        names = {key: style.get(f"{W}styleId") for key, style in self._found.items()} | places
        for style in wanted:
            key = (style.kind, style.name.lower())
            element = parse(_style_xml(style, names))
            old = self._found.get(key)
            if old is None:
                self.element.append(element)
            else:
                self.element.replace(old, element)
            self._found[key] = element

    def _free_id(self, style: StyleDef, taken: set[str]) -> str:
        old = self._found.get((style.kind, style.name.lower()))
        if old is not None:
            return str(old.get(f"{W}styleId"))
        free = style.id
        while free in taken:
            free += "x"
        taken.add(free)
        return free


def _style_xml(style: StyleDef, ids: dict[tuple[str, str], str]) -> str:
    """A `w:style`; the order of its children is fixed (17.7.4.17)."""

    def pointer(tag: str, name: str) -> str:
        return f'<w:{tag} w:val="{ids[(style.kind, name.lower())]}"/>' if name else ""

    custom = ' w:customStyle="1"' if style.own else ""
    default = ' w:default="1"' if not style.based_on and not style.own else ""
    parts = [
        f'<w:name w:val="{esc(style.name)}"/>',
        pointer("basedOn", style.based_on),
        pointer("next", style.next),
        f'<w:uiPriority w:val="{style.priority}"/>',
        "<w:qFormat/>" if style.quick else "",
        f"<w:pPr>{style.ppr}</w:pPr>" if style.ppr else "",
        f"<w:rPr>{style.rpr}</w:rPr>" if style.rpr else "",
        style.table,
    ]
    own_id = ids[(style.kind, style.name.lower())]
    head = f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{own_id}">'
    return f"{head}{''.join(parts)}</w:style>"


def set_defaults(element: Any, family: str, size: int, language: str) -> None:
    """The document's default font, size (half points) and language, with kerning (17.7.5.1).

    Not its colour: in a table, LibreOffice lets the default's win over a character style's.
    """
    old = element.find(f"{W}docDefaults")
    if old is not None:
        element.remove(old)
    name = esc(family)
    fonts = f'w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"'
    element.insert(
        0,
        parse(
            "<w:docDefaults><w:rPrDefault><w:rPr>"
            f"<w:rFonts {fonts}/>"
            f'<w:kern w:val="2"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
            f'<w:lang w:val="{esc(language)}" w:eastAsia="{esc(language)}" w:bidi="ar-SA"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        ),
    )


def set_language(element: Any, language: str) -> None:
    """The default language only; the template's other defaults are kept."""
    defaults = element.find(f"{W}docDefaults")
    if defaults is None:
        defaults = parse("<w:docDefaults/>")
        element.insert(0, defaults)
    for tag in ("rPrDefault", "rPr"):
        child = defaults.find(f"{W}{tag}")
        if child is None:
            child = parse(f"<w:{tag}/>")
            defaults.insert(0, child)
        defaults = child
    for old in defaults.findall(f"{W}lang"):
        defaults.remove(old)
    attributes = f'w:val="{esc(language)}" w:eastAsia="{esc(language)}" w:bidi="ar-SA"'
    defaults.append(parse(f"<w:lang {attributes}/>"))
