"""Captions with numbers that Word counts, and the lines under tables and figures."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document.tree import Inline, Paragraph
from reportgen.write.docx.fields import bookmark, text_field
from reportgen.write.docx.inlines import write_inlines
from reportgen.write.docx.paragraphs import write_paragraph
from reportgen.write.docx.text_styles import FIRST_CAPTION, LED_CAPTION
from reportgen.write.docx.writing import Place, Writing
from reportgen.write.docx.xml import ParagraphFormat, RunFormat, paragraph, run


def write_caption(
    writing: Writing,
    caption: tuple[Inline, ...],
    label: str,
    id_: str,
    place: Place,
    *,
    has_subtitle: bool = False,
) -> str:
    """ "Tabell 3. …", kept with what follows; the number is bookmarked for references.

    There is no room above it in a cell that it opens, nor else below it before a subtitle.
    """
    if not caption and not label:
        return ""
    words = write_inlines(writing, caption, place)
    head = _label(writing, label, id_)
    look = RunFormat(style=writing.styles.character("Etikett")).xml()
    dot = run(".", look) + run(" ") if head and words else ""
    style = FIRST_CAPTION if place.opens_box else LED_CAPTION if has_subtitle else "caption"
    layout = ParagraphFormat(keep_next=True)
    return paragraph(writing.styles[style], f"{head}{dot}{words}", layout)


def _label(writing: Writing, label: str, id_: str) -> str:
    """The label; its number is a SEQ field (17.16.5.56) that counts as the document does."""
    if not label:
        return ""
    look = RunFormat(style=writing.styles.character("Etikett")).xml()
    word, _, number = label.rpartition(" ")
    shown = run(number, look)
    if word.isalpha() and number.isdecimal():
        jump = "" if int(number) == writing.captions.get(word, 0) + 1 else rf"\r {number} "
        writing.captions[word] = int(number)
        shown = text_field(rf"SEQ {word} {jump}\* ARABIC", number, look)
    target = writing.targets.get(id_)
    if target is not None and target.bookmark not in writing.bookmarked:
        writing.bookmarked.add(target.bookmark)
        shown = bookmark(writing.new_id(), target.bookmark, shown)
    return run(f"{word} ", look) + shown if word else shown


def write_notes_below(writing: Writing, notes: Iterable[Paragraph], place: Place) -> str:
    """Notes and source, kept together with each other."""
    lines = list(notes)
    written = []
    for number, note in enumerate(lines, start=1):
        layout = ParagraphFormat(keep_next=number < len(lines) or place.keep_next)
        style = "Källa efter not" if number > 1 and note.role == "source" else ""
        written.append(write_paragraph(writing, note, place, layout=layout, style=style))
    return "".join(written)
