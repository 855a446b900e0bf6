"""Several documents in one Word file, each with its own pages, notes and contents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportgen.write.docx.sections import MARK, SectionKind
from reportgen.write.docx.tidy import Sections, end_section
from reportgen.write.docx.xml import W, low_paragraph, parse

# What stands after w:pgNumType in section properties (17.6.17, CT_SectPr).
_AFTER_PAGE_NUMBERS = (
    *("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi"),
    *("rtlGutter", "docGrid", "printerSettings", "sectPrChange"),
)
_RESTART = (
    '<w:footnotePr><mc:AlternateContent><mc:Choice Requires="w">'
    '<w:numRestart w:val="eachSect"/></mc:Choice></mc:AlternateContent></w:footnotePr>'
)


def part_range(part: int) -> str:
    """The bookmark around a part, to which its contents are limited."""
    return f"_Del{part}"


def part_end(part: int) -> str:
    """The bookmark at a part's end: its page is the number of pages the part has."""
    return f"_Slut{part}"


class PartSections:
    """The sections of one part: its pages are counted from 1 (17.6.12)."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self._first = True

    def properties(self, kind: SectionKind) -> Any:
        """The section's properties; only the part's first section begins the count."""
        section = self._sections.properties(kind)
        if self._first:
            _count_pages_from_one(section)
        self._first = False
        return section


def _count_pages_from_one(section: Any) -> None:
    numbers = section.find(f"{W}pgNumType")
    if numbers is None:
        numbers = parse("<w:pgNumType/>")
        later = [f"{W}{name}" for name in _AFTER_PAGE_NUMBERS]
        place = next((n for n, child in enumerate(section) if child.tag in later), len(section))
        section.insert(place, numbers)
    numbers.set(f"{W}start", "1")


def mark_part(body: Any, part: int, new_id: Callable[[], int]) -> None:
    """Bookmarks around a part's blocks and in its last paragraph; `body` is tidied already."""
    _restart_notes(body)
    section = body[-1]
    last = section.getprevious()
    if last is None or last.tag != f"{W}p":
        last = parse(low_paragraph())
        section.addprevious(last)
    around, end = new_id(), new_id()
    body.insert(0, parse(f'<w:bookmarkStart w:id="{around}" w:name="{part_range(part)}"/>'))
    run = _last_run(last)
    run.addprevious(parse(f'<w:bookmarkStart w:id="{end}" w:name="{part_end(part)}"/>'))
    run.addprevious(parse(f'<w:bookmarkEnd w:id="{end}"/>'))
    last.append(parse(f'<w:bookmarkEnd w:id="{around}"/>'))


def _last_run(paragraph: Any) -> Any:
    """The run before which the part's end is marked; an empty paragraph is given a space.

    Behind the last run LibreOffice loses the mark, and in a field's words Word would.
    """
    runs = paragraph.findall(f"{W}r")
    if not runs:
        paragraph.append(parse('<w:r><w:t xml:space="preserve"> </w:t></w:r>'))
        return paragraph[-1]
    return runs[0] if paragraph.find(f".//{W}fldChar") is not None else runs[-1]


def _restart_notes(body: Any) -> None:
    """Footnotes are counted anew in each section up to and with the one where the first stands.

    Word restarts by section (17.11.19) and a part has several: those after go on counting.
    """
    met = False
    for element in list(body.iter(f"{W}footnoteReference", f"{W}sectPr")):
        if element.tag == f"{W}footnoteReference":
            met = True
            continue
        _restart_in(element)
        if met:
            return


def _restart_in(section: Any) -> None:
    """`w:footnotePr` after the headers and footers, before all else (CT_SectPr).

    As a choice among one (ISO 29500-3, 7.6), which Word makes and LibreOffice does not: it knows
    no restart by section and would number all notes but the first 0. There they count on.
    """
    references = (f"{W}headerReference", f"{W}footerReference")
    place = sum(child.tag in references for child in section)
    for old in section.findall(f"{W}footnotePr"):
        section.remove(old)
    section.insert(place, parse(_RESTART, ("w", "mc")))


def join_parts(body: Any, parts: Sequence[Any]) -> None:
    """Puts the parts' blocks after each other; the body's own section is the last part's."""
    for part in parts[:-1]:
        section = part[-1]
        part.remove(section)
        mark = part.makeelement(MARK, {})
        part.append(mark)
        end_section(part, mark, section)
    for part in parts:
        for child in list(part):
            body.append(child)
