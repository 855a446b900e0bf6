"""Captions with numbers that Word counts, and the lines under tables and figures."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document.tree import Inline, Paragraph
from reportgen.write.docx.fields import bookmark, text_field
from reportgen.write.docx.inlines import write_inlines
from reportgen.write.docx.paragraphs import write_paragraph
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import ParagraphFormat, paragraph, run


def write_caption(
    writing: Writing, caption: tuple[Inline, ...], label: str, id_: str, place: Place
) -> str:
    """ "Tabell 3. …", kept with what follows; "Tabell 3" is bookmarked for references."""
    if not caption and not label:
        return ""
    words = write_inlines(writing, caption, place)
    head = _label(writing, label, id_)
    dot = run(". ") if head and words else ""
    return paragraph(
        writing.styles["caption"], f"{head}{dot}{words}", ParagraphFormat(keep_next=True)
    )


def _label(writing: Writing, label: str, id_: str) -> str:
    """The label as a SEQ field (17.16.5.56), or as text where Word would count differently."""
    if not label:
        return ""
    word, _, number = label.rpartition(" ")
    running = writing.captions.get(word, 0) + 1
    if word.isalpha() and number == str(running):
        writing.captions[word] = running
        content = run(f"{word} ") + text_field(rf"SEQ {word} \* ARABIC", number)
    else:
        content = run(label)
    target = writing.targets.get(id_)
    if target is None or target.bookmark in writing.bookmarked:
        return content
    writing.bookmarked.add(target.bookmark)
    return bookmark(writing.new_id(), target.bookmark, content)


def write_notes_below(writing: Writing, notes: Iterable[Paragraph], place: Place) -> str:
    """Notes and source, kept together with each other."""
    lines = list(notes)
    return "".join(
        write_paragraph(writing, note, place, layout=ParagraphFormat(keep_next=number < len(lines)))
        for number, note in enumerate(lines, start=1)
    )
