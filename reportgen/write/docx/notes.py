"""Real footnotes: the footnotes part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from reportgen.document.tree import Block, Note, Paragraph
from reportgen.write.docx.package import add_named_part, related_part, set_blob
from reportgen.write.docx.paragraphs import write_paragraph
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import NAMESPACES, W, parse

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
# What may stand after w:footnotePr in the settings and so tells where it goes (17.15.1.78).
_LATER_SETTINGS = (
    *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang"),
    *("clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator"),
)

WriteBlocks = Callable[[Writing, tuple[Block, ...], Place], str]


def footnotes_part(document: WordDocument) -> Part:
    """The part that will hold the footnotes; made, with its settings, where there is none."""
    found = related_part(document.part, RELATIONSHIP_TYPE.FOOTNOTES)
    if found is not None:
        return found
    _declare(document.settings.element)
    blob = _document(_separators()).encode()
    return add_named_part(
        document.part, "/word/footnotes.xml", _TYPE, blob, RELATIONSHIP_TYPE.FOOTNOTES
    )


def write_notes(writing: Writing, part: Part, write_blocks: WriteBlocks) -> None:
    """Fills the part with the notes that were met in the text, in that order.

    A note's text may itself hold a new note; Word has no such thing, so the loop refuses it.
    """
    notes = list(writing.footnotes)
    place = Place(part, writing.page.text_width, text_style="footnote text")
    written = [
        _footnote(met.writing, met.note, number, place, write_blocks)
        for number, met in enumerate(notes, start=1)
    ]
    if len(writing.footnotes) != len(notes):
        raise ValueError("a footnote inside a footnote")
    kept = _template_separators(part) or _separators()
    set_blob(part, _document(kept + "".join(written)).encode())


def _footnote(
    writing: Writing, note: Note, number: int, place: Place, write_blocks: WriteBlocks
) -> str:
    """One `w:footnote` (17.11.10): its own mark, as large as the text, then its blocks."""
    lead = "<w:r><w:footnoteRef/></w:r><w:r><w:tab/></w:r>"
    blocks: tuple[Block, ...] = note.blocks
    first, rest = Paragraph(()), blocks
    if blocks and isinstance(blocks[0], Paragraph):
        first, rest = blocks[0], blocks[1:]
    text = write_paragraph(writing, first, place, lead) + write_blocks(writing, rest, place)
    return f'<w:footnote w:id="{number}">{text}</w:footnote>'


def _separators() -> str:
    """The line above the notes, and the one when they go on from the page before."""
    spacing = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    return "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        f"<w:p>{spacing}<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for kind, number in _SEPARATORS
    )


def _template_separators(part: Part) -> str:
    """The template's own lines; its ordinary notes belonged to the text that was removed."""
    root = etree.fromstring(part.blob)
    kept = [note for note in root.findall(f"{W}footnote") if note.get(f"{W}type")]
    return "".join(etree.tostring(note, encoding="unicode") for note in kept)


def _document(notes: str) -> str:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:footnotes {declared}>{notes}</w:footnotes>"


def _declare(settings: Any) -> None:
    """Names the separators in the settings, where Word looks for them (17.11.9)."""
    inner = "".join(f'<w:footnote w:id="{number}"/>' for _, number in _SEPARATORS)
    element = parse(f"<w:footnotePr>{inner}</w:footnotePr>")
    for child in settings:
        if etree.QName(child).localname in (*_LATER_SETTINGS, "mathPr"):
            child.addprevious(element)
            return
    settings.append(element)
