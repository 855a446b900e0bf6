"""Inlines as runs, links, fields and note marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from docx.opc.constants import RELATIONSHIP_TYPE

from reportgen.document.tree import (
    Foreign,
    Inline,
    LineBreak,
    Link,
    Note,
    Ref,
    Status,
    Styled,
    Text,
    Value,
)
from reportgen.write.docx.fields import bookmark, text_field
from reportgen.write.docx.hyphens import with_soft_hyphens
from reportgen.write.docx.table_styles import CELL_STYLES
from reportgen.write.docx.targets import Target
from reportgen.write.docx.writing import Footnote, Place, Writing
from reportgen.write.docx.xml import RunFormat, esc, hex_colour, run

NBSP = "\u00a0"
LINE_BREAK = "<w:r><w:br/></w:r>"
SYMBOL_STYLES = {
    "Bedömning": "Bedömningssymbol i ruta",
    "Teckenförklaring": "Bedömningssymbol i teckenförklaring",
}
# Word proofs and reads aloud only in a language with a country.
_CULTURES = {
    "en": "en-GB",
    "fi": "fi-FI",
    "fr": "fr-FR",
    "de": "de-DE",
    "no": "nb-NO",
    "nb": "nb-NO",
    "da": "da-DK",
    "se": "se-SE",
    "es": "es-ES",
}


def write_inlines(
    writing: Writing, inlines: Iterable[Inline], place: Place, form: RunFormat | None = None
) -> str:
    """The inlines as run content of a paragraph."""
    look = form or place.look
    return "".join(_inline(writing, inline, place, look) for inline in inlines)


def _inline(writing: Writing, inline: Inline, place: Place, form: RunFormat) -> str:
    match inline:
        case Text(text=text):
            divided = with_soft_hyphens(text, writing.language) if place.divides else text
            return run(divided, form.xml())
        case Value():
            return _value(writing, inline, form)
        case Styled():
            return write_inlines(writing, inline.children, place, _styled(inline, form))
        case Foreign():
            language = _CULTURES.get(inline.language, inline.language)
            look = replace(form, language=language)
            return write_inlines(writing, inline.children, place, look)
        case Link():
            return _link(writing, inline, place, form)
        case Ref():
            return _reference(writing, inline, form)
        case Note():
            return note_mark(writing, inline)
        case Status():
            return _status(writing, inline, place, form)
        case LineBreak():
            return LINE_BREAK
    assert_never(inline)


def _styled(styled: Styled, form: RunFormat) -> RunFormat:
    match styled.style:
        case "strong":
            return replace(form, bold=True)
        case "emphasis":
            return replace(form, italic=True)
        case "superscript" | "subscript":
            return replace(form, vertical=styled.style)
    assert_never(styled.style)


def _value(writing: Writing, value: Value, form: RunFormat) -> str:
    """A figure in a hidden bookmark that the facts part explains.

    Not a content control: python-docx and many programs like it do not see the text in one.
    """
    shown = run(value.text, form.xml())
    if not value.fact or not shown:
        return shown
    return bookmark(writing.new_id(), writing.mark_fact(value), shown)


def _link(writing: Writing, link: Link, place: Place, form: RunFormat) -> str:
    """A link out of the document (17.16.22); the address is a relationship of the part it is in."""
    relation = place.part.relate_to(link.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    look = replace(form, style=writing.styles.character("Hyperlink"), colour=place.look.colour)
    inner = write_inlines(writing, link.children, place, look)
    return f'<w:hyperlink r:id="{relation}" w:history="1">{inner}</w:hyperlink>'


def _reference(writing: Writing, ref: Ref, form: RunFormat) -> str:
    """A cross-reference: a REF field where Word can work out the same words, else a link.

    What this format does not hold (it stands in a block for another format) is named, not linked.
    """
    target = writing.targets.get(ref.target)
    if target is None or not ref.text:
        return run(ref.text, form.xml())
    before, shown, switches = _reference_code(ref.text, target)
    if not shown:
        inner = run(ref.text, form.xml())
        return f'<w:hyperlink w:anchor="{target.bookmark}" w:history="1">{inner}</w:hyperlink>'
    code = f"REF {target.bookmark} {switches}"
    return run(before, form.xml()) + text_field(code, shown, form.xml())


def _reference_code(words: str, target: Target) -> tuple[str, str, str]:
    """The words before the field, the field's cached words and its switches (17.16.5.51).

    Only the number is a field: the word before it has the case and the form that its sentence
    needs, and not all programs know the switch that would change the caption's.
    """
    before = words.removesuffix(target.number)
    if target.number and before != words and not before[-1:].isalnum() and before[-1:] != ".":
        return before, target.number, r"\r \h" if target.heading else r"\h"
    if target.heading and words == target.words:
        return "", words, r"\h"
    return "", "", ""


def note_mark(writing: Writing, note: Note) -> str:
    """A footnote's mark; the second time the same note is met, a reference to the first mark."""
    style = RunFormat(style=writing.styles.character("footnote reference")).xml()
    name = writing.bookmark_name("Not", str(note.number))
    if note.id in writing.notes:
        return text_field(rf"NOTEREF {name} \f \h", str(note.number), style)
    writing.notes.add(note.id)
    writing.footnotes.append(Footnote(writing, note))
    mark = f'<w:r>{style}<w:footnoteReference w:id="{len(writing.footnotes)}"/></w:r>'
    return bookmark(writing.new_id(), name, mark)


def _status(writing: Writing, status: Status, place: Place, form: RunFormat) -> str:
    """The symbol in its colour and the words, or the one of them that is asked for.

    The words keep the text's colour: they are what is read, the colour only helps to find them.
    The symbol is larger than they and stands a little apart. An assessment's own line is larger.
    """
    style = SYMBOL_STYLES.get(place.text_style, "Bedömningssymbol")
    if place.text_style in CELL_STYLES:
        style = "Bedömningssymbol i tabell"
    if place.text_style == "Bedömning" and status.show_text:
        form = replace(form, style=writing.styles.character("Bedömningsord"))
    role = status.colour.removeprefix("status_")
    colour = hex_colour(writing.spec.colours.status(role))
    look = replace(form, style=writing.styles.character(style), colour=colour)
    symbol = run(status.symbol, look.xml())
    words = run(status.text, form.xml())
    if not status.show_symbol:
        return words
    return symbol + run(NBSP, form.xml()) + words if status.show_text else symbol


def hyperlink_to(name: str, content: str) -> str:
    """A link to a bookmark in the document."""
    return f'<w:hyperlink w:anchor="{esc(name)}" w:history="1">{content}</w:hyperlink>'
