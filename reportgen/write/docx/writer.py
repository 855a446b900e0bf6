"""The DOCX writer: a document and a theme in, a Word file out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.document import Document as WordDocument

from reportgen.document.tree import Contents, Document, Heading
from reportgen.theme import FontFile, Theme
from reportgen.write.docx.blocks import write_blocks
from reportgen.write.docx.facts import add_facts
from reportgen.write.docx.fonts import embed_fonts, line_pitch, text_measure
from reportgen.write.docx.headers import add_running, mark_template_headers
from reportgen.write.docx.look import Look
from reportgen.write.docx.notes import footnotes_part, write_notes
from reportgen.write.docx.numbering import Numbering
from reportgen.write.docx.office_theme import apply_office_theme
from reportgen.write.docx.package import open_template, saved
from reportgen.write.docx.page import PageSetup, page_of, themed_page
from reportgen.write.docx.properties import set_properties, timestamp
from reportgen.write.docx.sections import TemplateSections, ThemedSections
from reportgen.write.docx.style_sheet import style_sheet
from reportgen.write.docx.styles import Styles, set_defaults, set_language
from reportgen.write.docx.targets import find_targets, shown_blocks
from reportgen.write.docx.tidy import Sections, tidy
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import ALL, W, half_points, hex_colour, parse

UNKNOWN_FONT_ROOM = 3  # half points added when a template's own, unknown font is measured


def write_docx(document: Document, theme: Theme, pages: Mapping[str, int]) -> bytes:
    """The document as a Word file; the same input gives the same bytes.

    `pages` says on which page each heading stands, for the contents that the file opens with.
    """
    word = open_template(theme.reference_docx)
    writing = _begin(document, theme, word, pages)
    notes = footnotes_part(word)
    place = Place(word.part, writing.page.text_width, top_level=True)
    body_xml = write_blocks(writing, document.blocks, place)
    write_notes(writing, notes, write_blocks)
    sections = _sections(writing, document)
    _fill_body(word, body_xml)
    tidy(word.element.body, sections)
    add_facts(word, writing.facts)
    set_properties(word, document.meta)
    return saved(word)


def _begin(
    document: Document, theme: Theme, word: WordDocument, pages: Mapping[str, int]
) -> Writing:
    """Styles, numbering and what the document holds, ready for its blocks to be written."""
    own_template = bool(theme.spec.reference_docx)
    shown = list(shown_blocks(document.blocks))
    page = page_of(_last_section(word)) if own_template else themed_page(theme.spec.sizes)
    styles = _styles(word, theme, page, document.meta.language)
    if not own_template:
        apply_office_theme(word, theme.spec)
        wanted = {theme.spec.fonts.body, theme.spec.fonts.heading}
        embed_fonts(word, [font for font in theme.fonts if font.family in wanted])
    _never_ask_for_update(word)
    size = half_points(theme.spec.sizes.table_pt)
    numbering = Numbering(word, styles)
    if any(isinstance(block, Heading) and block.numbered for block in shown):
        numbering.bind_headings()
    return Writing(
        word=word,
        spec=theme.spec,
        logo=theme.logo,
        logo_cover=theme.logo_cover,
        language=document.meta.language,
        created=timestamp(document.meta.date),
        page=page,
        measure=text_measure(_body_face(theme, 700), size + UNKNOWN_FONT_ROOM * own_template),
        styles=styles,
        numbering=numbering,
        targets=find_targets(document.blocks),
        pages=dict(pages),
        own_template=own_template,
        draft=document.meta.draft,
        has_contents=any(isinstance(block, Contents) for block in shown),
    )


def _styles(word: WordDocument, theme: Theme, page: PageSetup, language: str) -> Styles:
    """The template's styles with ours: all of them in our own template, else those it lacks."""
    spec = theme.spec
    own_template = bool(spec.reference_docx)
    element = word.styles.element
    if own_template:
        set_language(element, language)
    else:
        size = half_points(spec.sizes.body_pt)
        set_defaults(element, spec.fonts.body, size, language, hex_colour(spec.colours.text))
    line = line_pitch(_body_face(theme, 400), spec.sizes.line_height)
    styles = Styles(element)
    styles.install(style_sheet(Look(spec, page, line)), replace=not own_template)
    return styles


def _body_face(theme: Theme, weight: int) -> FontFile | None:
    """The upright face of the body's family in that weight, if the theme has it."""
    faces = [font for font in theme.fonts if font.family == theme.spec.fonts.body]
    return next((font for font in faces if font.weight == weight and not font.italic), None)


def _last_section(word: WordDocument) -> Any:
    """The template's page set-up; an empty one when it says nothing."""
    section = word.element.body.find(f"{W}sectPr")
    return parse("<w:sectPr/>") if section is None else section


def _sections(writing: Writing, document: Document) -> Sections:
    """Sections of our own making, or the template's with its headers and logo."""
    if not writing.own_template:
        running = add_running(writing, document.meta)
        return ThemedSections(writing.page, running)
    section = _last_section(writing.word)
    if document.meta.draft:
        mark_template_headers(writing, writing.word, section)
    return TemplateSections(section, writing.page)


def _fill_body(word: WordDocument, xml: str) -> None:
    """Parses the whole body at once: cell by cell through python-docx is twenty times slower."""
    body = word.element.body
    for child in list(body):
        body.remove(child)
    for child in list(parse(f"<w:body>{xml}</w:body>", ALL)):
        body.append(child)


def _never_ask_for_update(word: WordDocument) -> None:
    """Takes away the setting that makes Word greet every reader with a question (17.15.1.81)."""
    settings = word.settings.element
    for element in settings.findall(f"{W}updateFields"):
        settings.remove(element)
