"""The report as one web page that needs no other file (WCAG 2.1 AA)."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from reportgen.document.tree import Block, Box, Contents, Document, Meta, Note, Paragraph
from reportgen.theme import Theme
from reportgen.write.html.blocks import (
    write_block,
    write_blocks,
    write_contents,
    write_logo,
    write_sections,
)
from reportgen.write.html.inlines import call_id, note_id
from reportgen.write.markup import element, join
from reportgen.write.theme_css import embedded_font_faces, stylesheet
from reportgen.write.walk import Walk

_MAIN = "huvudinnehall"
_HEADS = ("cover", "letterhead")


def write_html(document: Document, theme: Theme) -> bytes:
    """The page as UTF-8. The same document and theme give the same bytes."""
    body = _body(document, Walk(theme, "html"))
    fonts = embedded_font_faces(theme, frozenset(body))
    head = write_head(document.meta, Markup(stylesheet(theme, fonts)))
    page = element("html", head, body, lang=document.meta.language)
    return f"<!doctype html>\n{page}\n".encode()


def document_title(meta: Meta) -> str:
    """`Verksamhetsberättelse 2024 – Exempelköpings kommun`."""
    return f"{meta.title} – {meta.municipality}"


def write_head(meta: Meta, css: Markup) -> Markup:
    """Title, language of search engines, and the stylesheet."""
    description = f"{meta.type_name} för {meta.board}, {meta.municipality}, {meta.period}"
    # Midnight without a zone of its own: the date is the report's, not the clock's.
    day = f"{meta.date.isoformat()}T00:00:00Z"
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "author": f"{meta.board}, {meta.municipality}",
        "description": description,
        "keywords": ", ".join(meta.keywords),
        "generator": "reportgen",
        "dcterms.created": day,
        "dcterms.modified": day,
    }
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("title", document_title(meta)),
        *(element("meta", name=name, content=text) for name, text in named.items() if text),
        element("style", css),
    )


def _body(document: Document, walk: Walk) -> Markup:
    """Skip link, cover, contents at the side, and the report itself."""
    blocks = list(walk.visible(document.blocks))
    head = next((b for b in blocks if isinstance(b, Box) and b.role in _HEADS), None)
    contents = next((b for b in blocks if isinstance(b, Contents)), None)
    rest = [block for block in blocks if block is not head and block is not contents]
    parts = [element("a", "Hoppa till innehållet", class_="skip-link", href=f"#{_MAIN}")]
    if document.meta.draft:
        parts.append(element("p", "UTKAST", class_="draft"))
    title = Markup("")
    if not has_title(blocks):  # a page must have a first heading to find
        title = element("h1", document.meta.title, class_="visually-hidden")
    parts.append(join((write_block(head, walk), title)) if head else _logo_head(walk, title))
    if contents:
        parts.append(write_contents(contents, walk))
    text = write_sections(rest, walk)
    parts.append(element("main", text, _notes(walk), id=_MAIN, tabindex="-1"))
    layout = "with-contents" if contents else "without-contents"
    return element("body", *parts, class_=layout)


def has_title(blocks: Iterable[Block]) -> bool:
    """Whether the document's title stands somewhere in the blocks."""
    return any(
        (isinstance(block, Paragraph) and block.role == "title")
        or (isinstance(block, Box) and has_title(block.blocks))
        for block in blocks
    )


def has_letterhead(blocks: Iterable[Block]) -> bool:
    """Whether the document begins with a head of its own, which carries the logo."""
    return any(isinstance(block, Box) and block.role == "letterhead" for block in blocks)


def _logo_head(walk: Walk, title: Markup) -> Markup:
    """The logo over a document without a head of its own."""
    logo = write_logo(walk, cover=False)
    return element("header", logo, title, class_="letterhead") if logo or title else Markup("")


def _notes(walk: Walk) -> Markup:
    """The notes in the order they are called, each with links back to where."""
    if not walk.notes:
        return Markup("")
    written: list[Markup] = []
    # A note can call another, so the list may grow while it is written.
    while len(written) < len(walk.notes):
        written.append(_note(list(walk.notes.values())[len(written)], walk))
    return element(
        "section", element("ol", *written), class_="notes", role="doc-endnotes", aria_label="Noter"
    )


def _note(note: Note, walk: Walk) -> Markup:
    match note.blocks:
        case (Paragraph() as only,):
            text = write_blocks((only,), walk)
        case blocks:
            text = write_blocks(blocks, walk)
    times = range(1, walk.calls[note.id] + 1)
    links = (_back_link(note, time, len(times)) for time in times)
    number = element("span", str(note.number), class_="note-number", aria_hidden="true")
    back = element("span", join(links, " "), class_="note-backs")
    return element("li", number, element("div", text, back), id=note_id(note), value=note.number)


def _back_link(note: Note, time: int, times: int) -> Markup:
    which = f", ställe {time}" if times > 1 else ""
    return element(
        "a",
        "↩" if times == 1 else f"↩{time}",
        href=f"#{call_id(note, time)}",
        role="doc-backlink",
        aria_label=f"Tillbaka till not {note.number}{which}",
    )
