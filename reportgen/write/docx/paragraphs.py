"""Paragraphs and headings."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document.tree import Heading, Paragraph, ParagraphRole, Status, Styled, Text
from reportgen.write.docx.fields import bookmark
from reportgen.write.docx.inlines import write_inlines
from reportgen.write.docx.table_styles import WITH_SYMBOL
from reportgen.write.docx.text_styles import FIRST_IN_BOX, LAST_IN_LIST
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import ParagraphFormat, numbering, paragraph, twips_pt, unnumbered

# "text" and "meta" are not here: the place they stand in says what they look like.
_ROLE_STYLES: dict[ParagraphRole, str] = {
    "lead": "Ingress",
    "title": "Title",
    "subtitle": "Subtitle",
    "kicker": "Vinjett",
    "note": "Not under tabell",
    "source": "Källa",
    "none": "Inget att redovisa",
    "run-in": "Mellanrubrik",
    "figure-number": "Nyckeltal",
    "figure-label": "Nyckeltal text",
    "lead-in": "Ledrad",
    "headline": "Punktrubrik",
    "fill-line": "Ifyllnadsrad",
}
_LETTERHEAD_STYLES: dict[ParagraphRole, str] = {
    "title": "Brevhuvud titel",
    "subtitle": "Brevhuvud underrubrik",
    "kicker": "Brevhuvud vinjett",
}
_SMALL_ROLES: tuple[ParagraphRole, ...] = ("none", "lead-in", "lead")
_KEPT_WITH_NEXT: tuple[ParagraphRole, ...] = (
    *("run-in", "lead-in", "kicker", "title", "headline"),
)


def write_paragraph(
    writing: Writing,
    block: Paragraph,
    place: Place,
    lead: str = "",
    layout: ParagraphFormat | None = None,
    style: str = "",
) -> str:
    """A paragraph in its role's style; `lead` is run content put before its own."""
    form = layout or _layout(writing, block, place)
    keep = place.keep_next or form.keep_next or block.role in _KEPT_WITH_NEXT
    content = _content(writing, block, place)
    name = style or style_name(block.role, place)
    name = LAST_IN_LIST.get(name, name) if place.ends_list else name
    name = FIRST_IN_BOX.get(name, name) if place.opens_box else name
    name = WITH_SYMBOL.get(name, name) if _has_symbol(block) else name
    return paragraph(writing.styles[name], lead + content, replace(form, keep_next=keep))


def _has_symbol(block: Paragraph) -> bool:
    return any(isinstance(inline, Status) and inline.show_symbol for inline in block.children)


def _content(writing: Writing, block: Paragraph, place: Place) -> str:
    """The inlines. A metadata line's label is followed by a tab, so that values line up.

    The label has a style of its own, and on a cover's ground its colour.
    """
    children = block.children
    match children:
        case (Styled("strong", label), *rest) if block.role == "meta":
            quiet = replace(place.look, style=writing.styles.character("Uppgiftsnamn"))
            named = write_inlines(writing, label, place, quiet)
            match rest:
                case (Text(text), *more) if text.startswith(" "):
                    named += "<w:r><w:tab/></w:r>"
                    rest = [Text(text.lstrip(" ")), *more]
            return named + write_inlines(writing, rest, place)
    return write_inlines(writing, children, place)


def _layout(writing: Writing, block: Paragraph, place: Place) -> ParagraphFormat:
    """What the paragraph says beside its style; a headline's sign is a list's, not text."""
    if block.role == "headline":
        return ParagraphFormat(numbering=numbering(writing.numbering.headlines(), 0))
    indent = f'<w:ind w:left="{place.text_indent}"/>' if place.text_indent else ""
    return ParagraphFormat(indent=indent)


def style_name(role: ParagraphRole, place: Place) -> str:
    """The style for a role. In small print (cells, notes) the size of the place wins."""
    small = place.text_style != "Normal"
    if role == "meta":
        return place.meta_style
    if place.letterhead and role in _LETTERHEAD_STYLES:
        return _LETTERHEAD_STYLES[role]
    if role == "text" or (small and role in _SMALL_ROLES):
        return place.text_style
    return _ROLE_STYLES[role]


def write_heading(writing: Writing, block: Heading, place: Place) -> str:
    """A heading with its bookmark; Word writes the number itself.

    A heading that stays out of the contents has a style of its own, as the contents field collects
    by style name and would bring it back when updated.
    """
    outside = writing.has_contents and not block.in_contents
    name = f"Rubrik {block.level} utanför innehåll" if outside else f"heading {block.level}"
    layout = ParagraphFormat(keep_next=True) if block.numbered else unnumbered()
    if block.numbered and writing.heading_list:
        layout = replace(layout, numbering=numbering(writing.heading_list, block.level - 1))
    if place.heading_room is not None and not writing.own_template:
        room = twips_pt(writing.spec.sizes.body_pt * place.heading_room)
        layout = replace(layout, spacing=f'<w:spacing w:before="{room}"/>')
    content = write_inlines(writing, block.children, place)
    target = writing.targets[block.id]
    if target.bookmark not in writing.bookmarked:
        writing.bookmarked.add(target.bookmark)
        content = bookmark(writing.new_id(), target.bookmark, content)
    return paragraph(writing.styles[name], content, layout)
