"""The table of contents: a field that Word can update, already filled in."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document.tree import Contents, ContentsEntry
from reportgen.write.docx.bundle import part_range
from reportgen.write.docx.fields import text_field
from reportgen.write.docx.inlines import hyperlink_to
from reportgen.write.docx.targets import Target
from reportgen.write.docx.text_styles import number_indent, number_tab, page_tab
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import (
    SOFT_HYPHEN,
    ParagraphFormat,
    RunFormat,
    paragraph,
    run,
    unnumbered,
)


def write_contents(writing: Writing, block: Contents, place: Place) -> str:
    """Title, entries with links and cached page numbers, inside one TOC field (17.16.5.68).

    A chapter's entries stay together. Only `\\o` collects, not outline levels, so that headings
    outside the contents stay outside; in a bundle `\\b` keeps to the part's own.
    The settings never ask for an update of fields: Word would greet every reader with a question.
    """
    # In many templates the title's style is built on heading 1 and would be counted as a chapter.
    title = paragraph(writing.styles["TOC Heading"], run(block.title), unnumbered())
    entries = [
        (entry, writing.targets[entry.target])
        for entry in block.entries
        if entry.target in writing.targets
    ]
    within = rf"\b {part_range(writing.part)} " if writing.part else ""
    code = rf" TOC {within}\o &quot;1-{block.depth}&quot; \h \z "
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    levels = [entry.level for entry, _ in entries]
    lines = [
        _entry(
            writing,
            entry,
            target,
            start if number == 0 else "",
            replace(place, keep_next=levels[number + 1 :][:1] > [min(levels)]),
        )
        for number, (entry, target) in enumerate(entries)
    ]
    end = ("" if entries else start) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"{title}{''.join(lines)}{paragraph(writing.styles['Avstånd'], end)}"


def _entry(writing: Writing, entry: ContentsEntry, target: Target, start: str, place: Place) -> str:
    """A line: number, words, dots, page; all of it a link to the heading."""
    tab = "<w:r><w:tab/></w:r>"
    number = run(entry.number, RunFormat(bold=False).xml()) + tab if entry.number else ""
    page = str(writing.pages.get(entry.target, ""))
    shown = number + run(entry.text.replace(SOFT_HYPHEN, "")) + tab
    content = shown + text_field(rf"PAGEREF {target.bookmark} \h", page)
    tabs = number_tab(entry.level) if entry.number else ""
    tabs += page_tab(place.width) if writing.own_template else ""
    indent = number_indent(entry.level) if entry.number else ""
    layout = ParagraphFormat(keep_next=place.keep_next, tabs=tabs, indent=indent)
    style = writing.styles[f"toc {entry.level}"]
    return paragraph(style, start + hyperlink_to(target.bookmark, content), layout)
