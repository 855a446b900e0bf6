"""Blocks as HTML, for the web page and for the PDF's layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from typing import assert_never

from markupsafe import Markup

from reportgen.document.tree import (
    Block,
    Box,
    BulletList,
    Contents,
    ContentsEntry,
    Figure,
    Heading,
    Landscape,
    ListItem,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Styled,
    Table,
    Text,
)
from reportgen.write.html.figures import (
    data_url,
    write_figure,
    write_small_charts,
)
from reportgen.write.html.inlines import write_inlines
from reportgen.write.html.tables import write_table
from reportgen.write.markup import classes, element, join
from reportgen.write.setting import introduces, is_small_chart
from reportgen.write.walk import Walk

_BOX_ELEMENTS = {"callout": "aside", "letterhead": "header"}


def write_sections(blocks: Iterable[Block], walk: Walk) -> Markup:
    """The blocks with each heading's part in a <section> of its own, nested by level."""
    open_sections: list[tuple[int, str, list[Markup]]] = [(0, "", [])]

    def close(level: int) -> None:
        while open_sections[-1][0] >= level:
            _, heading, parts = open_sections.pop()
            section = element("section", *parts, aria_labelledby=heading)
            open_sections[-1][2].append(section)

    for small, run in groupby(walk.visible(blocks), is_small_chart):
        if small:
            open_sections[-1][2].append(write_small_charts(run, walk))
            continue
        for block, following in _with_next(run):
            match block:
                case PageBreak() if isinstance(following, Heading):
                    walk.new_page = walk.medium == "pdf"
                case Heading():
                    close(block.level)
                    open_sections.append((block.level, block.id, [write_block(block, walk)]))
                case Landscape(blocks=(Heading() as first, *_)):
                    close(first.level)
                    open_sections[-1][2].append(write_block(block, walk))
                case _:
                    open_sections[-1][2].append(write_block(block, walk))
    close(1)
    return join(open_sections[0][2])


def _with_next(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block | None]]:
    """Each block and the one after it."""
    listed = list(blocks)
    return zip_longest(listed, listed[1:])


def write_blocks(blocks: Iterable[Block], walk: Walk) -> Markup:
    """The blocks one after the other; small charts that follow each other side by side."""
    return join(
        write_small_charts(run, walk) if small else join(write_block(block, walk) for block in run)
        for small, run in groupby(walk.visible(blocks), is_small_chart)
    )


def write_block(block: Block, walk: Walk) -> Markup:
    """One block as HTML."""
    match block:
        case Heading():
            return _heading(block, walk)
        case Paragraph():
            return _paragraph(block, walk)
        case BulletList():
            return element("ul", *_items(block.items, walk))
        case NumberedList():
            return _numbered_list(block, walk)
        case Quote():
            return element("blockquote", write_blocks(block.blocks, walk))
        case Table():
            return write_table(block, walk, write_blocks)
        case Figure():
            return write_figure(block, walk)
        case Box():
            if block.role == "cover":
                return write_cover(block, walk)
            name = _BOX_ELEMENTS.get(block.role, "div")
            logo = write_logo(walk, cover=False) if block.role == "letterhead" else Markup("")
            return element(name, logo, write_blocks(block.blocks, walk), class_=block.role)
        case Landscape():
            walk.lying, before = True, walk.lying
            content = write_sections(block.blocks, walk)
            walk.lying = before
            return element("div", content, class_="landscape")
        case Contents():
            return write_contents(block, walk)
        case PageBreak():
            return element("div", class_="page-break") if walk.medium == "pdf" else Markup("")
        case Only():
            return write_blocks((block,), walk)
    assert_never(block)


def _heading(block: Heading, walk: Walk) -> Markup:
    """The heading one level down where the document's title is the first."""
    walk.level = min(block.level + walk.first_level - 1, 6)
    new_page, walk.new_page = walk.new_page, False
    number = Markup("")
    if block.number:
        number = element("span", block.number, class_="number") + " "
    return element(
        f"h{walk.level}",
        number,
        element("span", write_inlines(block.children, walk)),
        id=block.id,
        class_=classes("numbered" if block.number else "", "new-page" if new_page else ""),
    )


def _paragraph(block: Paragraph, walk: Walk) -> Markup:
    """A paragraph; the title and run-in headings are headings also to who listens."""
    content = write_inlines(block.children, walk)
    match block.role:
        case "text":
            kept = walk.medium == "pdf" and introduces(block)
            return element("p", content, class_="introduces" if kept else None)
        case "title":
            return element("h1", content, class_="title")
        case "run-in":
            return element(f"h{min(walk.level + 1, 6)}", content, class_="run-in")
        case role:
            return element(
                "p", content, class_=classes(role, "labelled" if _is_labelled(block) else "")
            )


def _is_labelled(block: Paragraph) -> bool:
    """Whether the row begins with what it tells of: `**Handläggare** Controller`."""
    match block:
        case Paragraph(role="meta", children=(Styled(style="strong"), *_)):
            return True
        case _:
            return False


def _numbered_list(block: NumberedList, walk: Walk) -> Markup:
    """A list that may begin elsewhere than at 1; WeasyPrint counts in CSS, not by `start`."""
    items = _items(block.items, walk)
    if block.start == 1:
        return element("ol", *items)
    if walk.medium == "pdf":
        return element("ol", *items, style=f"counter-reset:list-item {block.start - 1}")
    return element("ol", *items, start=block.start)


def _items(items: Iterable[ListItem], walk: Walk) -> list[Markup]:
    """List items; one that is a single paragraph stands without <p>."""
    written = []
    for item in items:
        match tuple(walk.visible(item.blocks)):
            case (Paragraph(role="text") as first, *rest) if not any(
                isinstance(block, Paragraph) for block in rest
            ):
                lists = write_blocks(rest, walk)
                written.append(element("li", write_inlines(first.children, walk), lists))
            case blocks:
                written.append(element("li", write_blocks(blocks, walk)))
    return written


# ------------------------------------------------------------------------------------------ cover


def write_cover(cover: Box, walk: Walk) -> Markup:
    """Logo and kicker, then title and subtitle, then the rest, each in a part to be placed."""
    parts: dict[str, list[Markup]] = {
        "top": [write_logo(walk, cover=True)],
        "title": [],
        "foot": [],
    }
    for block in walk.visible(cover.blocks):
        role = block.role if isinstance(block, Paragraph) else ""
        place = {"kicker": "top", "title": "title", "subtitle": "title"}.get(role, "foot")
        parts[place].append(write_block(block, walk))
    if walk.draft and walk.medium == "pdf":  # the cover hides the watermark
        parts["foot"].append(element("p", "UTKAST", class_="draft"))
    return element(
        "header",
        *(element("div", *markup, class_=f"cover-{place}") for place, markup in parts.items()),
        class_="cover",
    )


def write_logo(walk: Walk, *, cover: bool) -> Markup:
    """The theme's logo, the one for covers or the one for paper; nothing when there is none."""
    theme = walk.theme
    data = theme.logo_cover if cover else theme.logo
    name = theme.spec.logo_cover if cover else theme.spec.logo
    if not data:
        return Markup("")
    media_type = "image/png" if name.lower().endswith(".png") else "image/svg+xml"
    alt = theme.spec.logo_alt
    if walk.medium == "pdf" and not alt:  # PDF/UA-1 7.3: every figure says what it is
        alt = "Logotyp"
    return element("img", src=data_url(data, media_type), alt=alt, class_="logo")


# --------------------------------------------------------------------------------------- contents


def write_contents(contents: Contents, walk: Walk) -> Markup:
    """The contents as nested lists of links; in the PDF the stylesheet adds page numbers."""
    heading = element("h2", contents.title, id="innehallsforteckning")
    entries = [e for e in contents.entries if e.level <= contents.depth]
    return element(
        "nav",
        heading,
        _entry_list(entries, walk),
        class_="contents",
        role="doc-toc",
        aria_labelledby="innehallsforteckning",
    )


def _entry_list(entries: list[ContentsEntry], walk: Walk) -> Markup:
    """The entries as a list, each followed by the list of the deeper ones under it."""
    if not entries:
        return Markup("")
    top = min(entry.level for entry in entries)
    items: list[tuple[ContentsEntry, list[ContentsEntry]]] = []
    for entry in entries:
        if entry.level == top or not items:
            items.append((entry, []))
        else:
            items[-1][1].append(entry)
    return element(
        "ol",
        *(element("li", _entry(entry, walk), _entry_list(below, walk)) for entry, below in items),
    )


def _entry(entry: ContentsEntry, walk: Walk) -> Markup:
    number = Markup("")
    if entry.number:
        number = element("span", entry.number, class_="number") + " "
    name = "numbered" if entry.number else None
    text = element("span", write_inlines((Text(entry.text),), walk), class_="text")
    # The space parts the text from the page number that the stylesheet adds on paper.
    return element("a", number, text, " ", href=f"#{entry.target}", class_=name)
