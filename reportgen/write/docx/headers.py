"""Headers and footers of our own template, and the draft mark in any."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from reportgen.document.tree import Meta
from reportgen.write.docx.bundle import part_end
from reportgen.write.docx.fields import text_field
from reportgen.write.docx.page import PageSetup
from reportgen.write.docx.sections import Running, SectionKind
from reportgen.write.docx.watermark import watermark
from reportgen.write.docx.writing import Writing
from reportgen.write.docx.xml import ALL, W, low_paragraph, paragraph, parse, run


def add_running(writing: Writing, meta: Meta) -> dict[SectionKind, Running]:
    """Headers and footers for every kind of section.

    Standing and lying pages have one each: a tab to the right margin has one place only, and the
    alignment tab that would fit both is not drawn by all programs. The cover has none; its band
    would hide half of a draft mark, so it says in words that it is a draft. In a bundle the
    cover's are there but empty: a section without any has those of the part before (17.10.1).
    """
    cover = _empty_pair(writing) if writing.part else Running()
    standing = _pair(writing, meta, writing.page)
    lying = _pair(writing, meta, writing.page.lying())
    return {"cover": cover, "standing": standing, "lying": lying}


def _pair(writing: Writing, meta: Meta, page: PageSetup) -> Running:
    header = _header_part(writing, _header(writing, meta, page), draft=meta.draft)
    footer_part = _part(writing, "footer", _footer(writing, meta, page))
    footer = writing.word.part.relate_to(footer_part, RELATIONSHIP_TYPE.FOOTER)
    return Running(header, footer)


def _empty_pair(writing: Writing) -> Running:
    """Hardly a line of either."""
    header = _header_part(writing, low_paragraph(), draft=False)
    empty = _part(writing, "footer", low_paragraph())
    return Running(header, writing.word.part.relate_to(empty, RELATIONSHIP_TYPE.FOOTER))


def _header_part(writing: Writing, content: str, *, draft: bool) -> str:
    part = _part(writing, "header", content)
    if draft:
        add_watermark(writing, part)
    return writing.word.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)


def _part(writing: Writing, kind: str, content: str) -> XmlPart:
    """A header or footer part with a name that is free."""
    package: Any = writing.word.part.package
    name: PackURI = package.next_partname(f"/word/{kind}%d.xml")
    tag, content_type = {
        "header": ("hdr", CONTENT_TYPE.WML_HEADER),
        "footer": ("ftr", CONTENT_TYPE.WML_FOOTER),
    }[kind]
    return XmlPart(name, content_type, parse(f"<w:{tag}>{content}</w:{tag}>", ALL), package)


def _header(writing: Writing, meta: Meta, page: PageSetup) -> str:
    """Municipality and board to the left, what the document is to the right."""
    left = run(meta.header or f"{meta.municipality}, {meta.board.lower()}")
    return _line(writing.styles["header"], left, run(meta.title), page)


def _footer(writing: Writing, meta: Meta, page: PageSetup) -> str:
    """Case number to the left, "3 (24)" to the right; Word counts both when it lays out.

    In a bundle the whole is the part's pages, which are many sections: the page of its end.
    """
    left = run(meta.footer or meta.case_number)
    all_pages = f"PAGEREF {part_end(writing.part)}" if writing.part else "NUMPAGES"
    known = str(max(writing.pages.values(), default=1)) if writing.part else "1"
    right = text_field("PAGE", "1") + run(" (") + text_field(all_pages, known) + run(")")
    return _line(writing.styles["footer"], left, right, page)


def _line(style: str, left: str, right: str, page: PageSetup) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{page.text_width}"/></w:tabs>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tab}</w:pPr>'
        f"{left}<w:r><w:tab/></w:r>{right}</w:p>"
    )


def add_watermark(writing: Writing, part: Any) -> None:
    """The draft mark, first in the header's last paragraph so that text lies over it."""
    paragraphs = part.element.findall(f"{W}p")
    if not paragraphs:
        part.element.append(parse(paragraph(writing.styles["header"], "")))
        paragraphs = part.element.findall(f"{W}p")
    font = writing.spec.fonts.body
    paragraphs[-1].append(parse(watermark(writing.new_id(), font), ("w", "v", "o", "w10")))


def mark_template_headers(writing: Writing, word: WordDocument, section: Any) -> None:
    """The draft mark in the headers that a template has; a plain one where it has none."""
    references = section.findall(f"{W}headerReference")
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for reference in references:
        add_watermark(writing, word.part.related_parts[reference.get(key)])
    if not any(reference.get(f"{W}type") == "default" for reference in references):
        header = _header_part(writing, "", draft=True)
        section.insert(
            0, parse(f'<w:headerReference w:type="default" r:id="{header}"/>', ("w", "r"))
        )
