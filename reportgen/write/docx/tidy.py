"""Breaks and sections put where Word wants them: inside the paragraphs they belong to."""

from __future__ import annotations

from typing import Any, Protocol

from reportgen.write.docx.sections import MARK, SectionKind
from reportgen.write.docx.xml import W, low_paragraph, parse


class Sections(Protocol):
    """Whatever can say what a section looks like."""

    def properties(self, kind: SectionKind) -> Any:
        """The `w:sectPr` of a section of that kind."""


def tidy(body: Any, sections: Sections) -> None:
    """Folds page breaks and section ends into paragraphs and gives the body its last section.

    An empty paragraph that only carries a break is a line on the page it should not be on.
    """
    _fold_breaks(body)
    _drop_empty_sections(body)
    marks = [child for child in body if child.tag == MARK]
    closing: SectionKind = "standing"
    if marks and body[-1] is marks[-1]:
        closing = marks.pop().get("kind")
        body.remove(body[-1])
    for mark in marks:
        end_section(body, mark, sections.properties(mark.get("kind")))
    body.append(sections.properties(closing))


def _is_break(element: Any) -> bool:
    breaks = element.tag == f"{W}p" and element.findall(f"{W}r/{W}br")
    return bool(breaks) and len(element) == 1 and breaks[0].get(f"{W}type") == "page"


def _fold_breaks(body: Any) -> None:
    """A break becomes "page break before" of the paragraph after it (17.3.1.23).

    Breaks at the document's ends and beside a section end, which is a new page already, go.
    """
    for element in [child for child in body if _is_break(child)]:
        before, after = element.getprevious(), element.getnext()
        at_edge = before is None or after is None or before.tag == MARK or after.tag == MARK
        if at_edge or _is_break(after):
            body.remove(element)
        elif after.tag == f"{W}p":
            after.get_or_add_pPr().get_or_add_pageBreakBefore()
            body.remove(element)


def _drop_empty_sections(body: Any) -> None:
    """A section end with nothing before it would make an empty page."""
    for mark in [child for child in body if child.tag == MARK]:
        before = mark.getprevious()
        if before is None or before.tag == MARK:
            body.remove(mark)


def end_section(body: Any, mark: Any, properties: Any) -> None:
    """The last paragraph of a section carries its properties; after a table, a low empty one."""
    before = mark.getprevious()
    if before is not None and before.tag == f"{W}p" and before.find(f"{W}pPr/{W}sectPr") is None:
        before.get_or_add_pPr().append(properties)
        body.remove(mark)
        return
    low = parse(low_paragraph())
    low.pPr.append(properties)
    body.replace(mark, low)
