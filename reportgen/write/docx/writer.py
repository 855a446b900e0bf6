"""The DOCX writer: a document or a bundle and a theme in, a Word file out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument

from reportgen.document.tree import Block, Bundle, Contents, Document, Heading, Meta, Paragraph
from reportgen.finding import Source
from reportgen.theme import FontFile, Theme
from reportgen.write.columns import tables_alike
from reportgen.write.docx.blocks import write_blocks
from reportgen.write.docx.boxes import letterhead_logo
from reportgen.write.docx.bundle import PartSections, join_parts, mark_part
from reportgen.write.docx.comments import add_comments, attach_comments
from reportgen.write.docx.facts import add_facts
from reportgen.write.docx.fonts import embed_fonts, line_pitch, text_measure
from reportgen.write.docx.headers import add_running, mark_template_headers
from reportgen.write.docx.look import Look
from reportgen.write.docx.notes import footnotes_part, write_notes
from reportgen.write.docx.numbering import Numbering
from reportgen.write.docx.office_theme import apply_office_theme
from reportgen.write.docx.package import open_template, saved
from reportgen.write.docx.page import PageSetup, page_of, themed_page
from reportgen.write.docx.paper_css import PaperCss, paper_css
from reportgen.write.docx.properties import set_properties, timestamp
from reportgen.write.docx.sections import TemplateSections, ThemedSections
from reportgen.write.docx.style_sheet import style_sheet
from reportgen.write.docx.styles import Styles, set_defaults, set_language
from reportgen.write.docx.targets import FORMAT, find_targets, shown_blocks
from reportgen.write.docx.tidy import Sections, tidy
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import ALL, W, half_points, parse

UNKNOWN_FONT_ROOM = 3  # half points added when a template's own, unknown font is measured


@dataclass(frozen=True, slots=True)
class Part:
    """A document, the page of each of its headings, and the comments on it."""

    document: Document
    pages: Mapping[str, int]
    comments: Sequence[tuple[Source, str]] = ()


def write_docx(
    document: Document,
    theme: Theme,
    pages: Mapping[str, int],
    comments: Sequence[tuple[Source, str]] = (),
) -> bytes:
    """The document as a Word file; the same input gives the same bytes.

    `pages` says on which page each heading stands, for the contents that the file opens with.
    Each comment is put beside the words that come from its place in the author's files, or else
    by the title.
    """
    return _write(document.meta, theme, (Part(document, pages, comments),))


def write_docx_bundle(
    bundle: Bundle, theme: Theme, pages_by_part: Sequence[Mapping[str, int]]
) -> bytes:
    """The bundle as one Word file, its properties the bundle's own.

    Each part has its own header and footer, its own contents, and counts its pages, headings,
    captions and footnotes from 1.
    """
    pairs = zip(bundle.parts, pages_by_part, strict=True)
    return _write(bundle.meta, theme, tuple(Part(document, pages) for document, pages in pairs))


def _write(meta: Meta, theme: Theme, parts: tuple[Part, ...]) -> bytes:
    """One file of all parts. A document on its own is not told that it is a part."""
    word = open_template(theme.reference_docx)
    template = _last_section(word)
    opening = _begin(meta, theme, word, template)
    notes = footnotes_part(word)
    if any(_numbers_headings(part.document) for part in parts):
        opening.numbering.bind_headings()
    if opening.own_template and any(part.document.meta.draft for part in parts):
        mark_template_headers(opening, word, template)
    bodies = [
        _write_part(opening, part, template, number if len(parts) > 1 else 0)
        for number, part in enumerate(parts, start=1)
    ]
    write_notes(opening, notes, write_blocks)
    for child in list(word.element.body):
        word.element.body.remove(child)
    join_parts(word.element.body, bodies)
    add_facts(word, opening.facts)
    set_properties(word, meta)
    return saved(word)


def _begin(meta: Meta, theme: Theme, word: WordDocument, template: Any) -> Writing:
    """Styles, fonts and numbering, ready for the first document."""
    own_template = bool(theme.spec.reference_docx)
    page = page_of(template) if own_template else themed_page(theme.spec.sizes)
    paper = paper_css(theme.css)
    styles = _styles(word, theme, page, paper, meta.language)
    if not own_template:
        apply_office_theme(word, theme.spec)
        wanted = {theme.spec.fonts.body, theme.spec.fonts.heading}
        embed_fonts(word, [font for font in theme.fonts if font.family in wanted])
    _never_ask_for_update(word)
    size = half_points(theme.spec.sizes.table_pt) + UNKNOWN_FONT_ROOM * own_template
    return Writing(
        word=word,
        theme=theme,
        language=meta.language,
        created=timestamp(meta.date),
        page=page,
        measure=text_measure(_body_face(theme, 700), size),
        em=size * 10,
        paper=paper,
        styles=styles,
        numbering=Numbering(word, styles, theme.spec.colours.accent),
        own_template=own_template,
    )


def _write_part(opening: Writing, part: Part, template: Any, number: int) -> Any:
    """The part's body: its blocks, tidied, and last its closing section."""
    document = part.document
    writing = opening.begin_part(number, find_targets(document.blocks, number))
    writing.pages = dict(part.pages)
    writing.alike = tables_alike(document.blocks, FORMAT)
    writing.draft = document.meta.draft
    shown = list(shown_blocks(document.blocks))
    writing.has_contents = any(isinstance(block, Contents) for block in shown)
    if number > 1 and _numbers_headings(document):
        writing.heading_list = writing.numbering.restarted_headings()
    add_comments(writing, document.blocks, part.comments)
    place = Place(writing.word.part, writing.page.text_width, top_level=True)
    xml = _lone_logo(writing, shown, place) + write_blocks(writing, document.blocks, place)
    # All at once: cell by cell through python-docx is twenty times slower.
    body = parse(f"<w:body>{xml}</w:body>", ALL)
    attach_comments(writing, body)
    sections = _sections(writing, document.meta, template)
    tidy(body, PartSections(sections) if number else sections)
    if number:
        mark_part(body, number, writing.new_id)
    return body


def _lone_logo(writing: Writing, shown: list[Block], place: Place) -> str:
    """The logo over a title that stands in neither cover nor letterhead."""
    bare = bool(shown) and isinstance(shown[0], Paragraph) and shown[0].role == "title"
    return letterhead_logo(writing, place) if bare else ""


def _numbers_headings(document: Document) -> bool:
    return any(
        isinstance(block, Heading) and block.numbered for block in shown_blocks(document.blocks)
    )


def _styles(
    word: WordDocument, theme: Theme, page: PageSetup, paper: PaperCss, language: str
) -> Styles:
    """The template's styles with ours: all of them in our own template, else those it lacks."""
    spec = theme.spec
    own_template = bool(spec.reference_docx)
    element = word.styles.element
    if own_template:
        set_language(element, language)
    else:
        size = half_points(spec.sizes.body_pt)
        set_defaults(element, spec.fonts.body, size, language)
    line = line_pitch(_body_face(theme, 400), spec.sizes.line_height)
    styles = Styles(element)
    styles.install(style_sheet(Look(spec, page, line, paper)), replace=not own_template)
    return styles


def _body_face(theme: Theme, weight: int) -> FontFile | None:
    """The upright face of the body's family in that weight, if the theme has it."""
    faces = [font for font in theme.fonts if font.family == theme.spec.fonts.body]
    return next((font for font in faces if font.weight == weight and not font.italic), None)


def _last_section(word: WordDocument) -> Any:
    """The template's page set-up; an empty one when it says nothing."""
    section = word.element.body.find(f"{W}sectPr")
    return parse("<w:sectPr/>") if section is None else section


def _sections(writing: Writing, meta: Meta, template: Any) -> Sections:
    """Sections of our own making, or the template's with its headers and logo."""
    if writing.own_template:
        return TemplateSections(template, writing.page)
    return ThemedSections(writing.page, add_running(writing, meta))


def _never_ask_for_update(word: WordDocument) -> None:
    """Takes away the setting that makes Word greet every reader with a question (17.15.1.81)."""
    settings = word.settings.element
    for element in settings.findall(f"{W}updateFields"):
        settings.remove(element)
