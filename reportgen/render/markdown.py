"""Markdown → semantic HTML, with the author's line on every block and raw HTML off."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from reportgen.document.tree import Value
from reportgen.finding import Finding, Source, fel, varning
from reportgen.render.figures import Figures, Piece, Reference

_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(\s[^<>]*)?/?>")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:", re.MULTILINE)
_TABLE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*\|", re.MULTILINE)

_SIMPLE = {
    "strong": "strong",
    "em": "em",
    "bullet_list": "ul",
    "list_item": "li",
    "blockquote": "blockquote",
}
_REFUSED = {
    "code_block": ("ett indrag på fyra mellanslag blir kod i Markdown", "ta bort indraget"),
    "fence": ("kod (```) kan inte stå i en rapport", ""),
    "code_inline": ("kod (`…`) kan inte stå i en rapport", "ta bort de bakvända apostroferna"),
    "image": ("bilder läggs in som en del: bild: fil.png, med alt", ""),
    "hr": ("en linje (---) kan inte stå i en text", "ta bort den"),
}


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).use(footnote_plugin, inline=False)


class Markdown:
    """Turns an author's text, its figures already tokens, into HTML; gathers `findings`."""

    def __init__(
        self, figures: Figures, shared_note: Callable[[str], str | None] = lambda _: None
    ) -> None:
        self.findings: list[Finding] = []
        self._figures = figures
        self._shared_note = shared_note

    def blocks(self, text: str, source: Source) -> str:
        """Paragraphs, lists, quotes and run-in headings."""
        self._look_for_slips(text, source)
        text, shared = self._with_shared_notes(text, source)
        tree = SyntaxTreeNode(_parser().parse(text, {}))
        writer = _Writer(self._figures, source, _notes(tree), shared, self.findings)
        return "".join(
            writer.block(node) for node in tree.children if node.type != "footnote_block"
        )

    def inline(self, text: str, source: Source) -> str:
        """A single line: emphasis, links, footnotes and figures."""
        self._look_for_slips(text, source)
        line, shared = self._with_shared_notes(" ".join(text.split("\n")).strip(), source)
        if not line:
            return ""
        if not shared:
            tree = SyntaxTreeNode(_parser().parseInline(line, {}))
            writer = _Writer(self._figures, source, {}, shared, self.findings)
            return "".join(writer.inlines(node) for node in tree.children)
        tree = SyntaxTreeNode(_parser().parse(line, {}))
        writer = _Writer(self._figures, source, _notes(tree), shared, self.findings)
        return "".join(writer.inlines(n) for n in tree.children[0].children)

    def _with_shared_notes(self, text: str, source: Source) -> tuple[str, frozenset[str]]:
        """The text with the definitions of the ärende's own footnotes it uses, and their labels."""
        labels = dict.fromkeys(_NOTE_MARK.findall(text))
        shared = {}
        for label in labels:
            if f"[^{label}]:" in text:
                continue
            note = self._shared_note(label)
            if note is None:
                message = f"fotnoten ”[^{label}]” finns inte"
                hint = "skriv den sist i texten, [^…]: Text., eller under fotnoter i data/"
                at = text.index(f"[^{label}]")
                place = source.shifted(text.count("\n", 0, at), source.column)
                finding = fel("unknown-footnote", message, place, hint)
                if finding not in self.findings:
                    self.findings.append(finding)
            else:
                shared[label] = note
        for unused in _NOTE.finditer(text):
            if unused[1] not in labels:
                message = f"fotnoten ”[^{unused[1]}]” används inte i texten"
                place = source.shifted(text.count("\n", 0, unused.start()), source.column)
                hint = f"skriv [^{unused[1]}] där den hör hemma, eller ta bort den"
                self.findings.append(varning("unused-footnote", message, place, hint))
        definitions = "".join(f"\n\n[^{label}]: {note}" for label, note in shared.items())
        return text + definitions, frozenset(shared)

    def _look_for_slips(self, text: str, source: Source) -> None:
        for pattern, finding, message, hint in (
            (
                _HTML,
                varning,
                "HTML kan inte skrivas i text och visas som den står",
                "använd Markdown",
            ),
            (_TABLE, fel, "tabeller kan inte skrivas i text", "lägg tabellen i data/"),
        ):
            if found := pattern.search(text):
                line = text.count("\n", 0, found.start())
                place = source.shifted(line, source.column) if source.line else source
                self.findings.append(finding("markdown", message, place, hint))


def _notes(tree: SyntaxTreeNode) -> dict[str, SyntaxTreeNode]:
    """The footnotes' texts by label."""
    found = {}
    for node in tree.walk():
        if node.type == "footnote":
            found[str(node.meta["label"])] = node
    return found


class _Writer:
    def __init__(
        self,
        figures: Figures,
        source: Source,
        notes: dict[str, SyntaxTreeNode],
        shared: frozenset[str],
        findings: list[Finding],
    ) -> None:
        self._figures = figures
        self._source = source
        self._notes = notes
        self._shared = shared
        self._findings = findings
        self._open: list[str] = []

    def _at(self, node: SyntaxTreeNode) -> Source:
        placed = node
        while not placed.map and placed.parent is not None and not placed.parent.is_root:
            placed = placed.parent  # inlines have no line of their own
        line = placed.map[0] if placed.map else 0
        return (
            self._source.shifted(line, self._source.column) if self._source.line else self._source
        )

    def _src(self, node: SyntaxTreeNode) -> str:
        return f' data-src="{escape(str(self._at(node)))}"'

    def block(self, node: SyntaxTreeNode) -> str:
        inner = "".join
        match node.type:
            case "paragraph":
                content = inner(self.inlines(child) for child in node.children)
                # a tight list's paragraphs are hidden in Markdown; a list item holds blocks anyway
                return f"<p{self._src(node)}>{content}</p>"
            case "heading":
                content = inner(self.inlines(child) for child in node.children)
                return f'<p class="run-in"{self._src(node)}>{content}</p>'
            case "ordered_list":
                start = node.attrs.get("start", 1)
                items = inner(self.block(child) for child in node.children)
                return f'<ol start="{start}"{self._src(node)}>{items}</ol>'
            case kind if kind in _SIMPLE:
                tag = _SIMPLE[kind]
                content = inner(self.block(child) for child in node.children)
                return f"<{tag}{self._src(node)}>{content}</{tag}>"
            case _:
                return self._refuse(node)

    def inlines(self, node: SyntaxTreeNode) -> str:
        inner = "".join
        match node.type:
            case "inline":
                return inner(self.inlines(child) for child in node.children)
            case "text":
                return self._text(node.content)
            case "softbreak":
                return " "
            case "hardbreak":
                return "<br>"
            case "link":
                content = inner(self.inlines(child) for child in node.children)
                return f'<a href="{escape(str(node.attrs["href"]))}">{content}</a>'
            case "footnote_ref":
                return self._note(str(node.meta["label"]), node)
            case kind if kind in _SIMPLE:
                tag = _SIMPLE[kind]
                return f"<{tag}>{inner(self.inlines(child) for child in node.children)}</{tag}>"
            case _:
                return self._refuse(node)

    def _note(self, label: str, node: SyntaxTreeNode) -> str:
        note = self._notes.get(label)
        if note is None:
            return self._refuse(node)
        if label in self._open:
            message = f"fotnoten ”[^{label}]” hänvisar till sig själv"
            self._findings.append(fel("markdown", message, self._at(node), "ta bort hänvisningen"))
            return ""
        self._open.append(label)
        content = "".join(
            self.block(child) for child in note.children if child.type != "footnote_anchor"
        )
        self._open.pop()
        own = f"{self._source.file}:{self._source.line}:{label}"
        key = label if label in self._shared else own
        return f'<aside data-note="{escape(key)}">{content}</aside>'

    def _text(self, text: str) -> str:
        return self._figures.replace(escape(text, quote=False), self._piece)

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Value():
                return f'<data value="{self._figures.number(piece)}"></data>'
            case Reference(target, capital):
                place = escape(str(self._source))
                versal = ' data-capital="1"' if capital else ""
                return f'<a data-ref="{escape(target)}"{versal} data-src="{place}"></a>'
            case str():
                return escape(piece, quote=False)

    def _refuse(self, node: SyntaxTreeNode) -> str:
        if node.type == "footnote_anchor":
            return ""
        message, hint = _REFUSED.get(node.type, ("texten innehåller något som inte kan visas", ""))
        self._findings.append(fel("markdown", message, self._at(node), hint))
        return ""
