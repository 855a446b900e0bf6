"""What Word must not part from what comes after it."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document.tree import BulletList, ListItem, Paragraph, Text
from reportgen.write.docx import write_docx
from tests.sample_tree import sample_document
from tests.write.docx.wordfile import WordFile, theme


def _words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_a_paragraph_that_introduces_a_list_stays_with_it() -> None:
    blocks = (
        _words("Verksamheten har två delar:"),
        BulletList((ListItem((_words("barn"),)), ListItem((_words("vuxna"),)))),
        _words("Delarna leds av var sin chef."),
        _words("De samarbetar."),
    )
    document = replace(sample_document(), blocks=blocks, notes=())
    file = WordFile(write_docx(document, theme(), {}))
    kept = {
        "".join(paragraph.xpath(".//*[local-name()='t']/text()"))
        for paragraph in file.find("//w:body/w:p[w:pPr/w:keepNext]")
    }
    assert "Verksamheten har två delar:" in kept
    assert "Delarna leds av var sin chef." not in kept
