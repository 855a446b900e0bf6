"""Reading a Word file back, the way its tests ask about it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from lxml import etree

from reportgen.files import DiskFiles
from reportgen.theme import Theme, load_theme

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "f": "urn:reportgen:fakta:1",
}
W = f"{{{NS['w']}}}"
R = f"{{{NS['r']}}}"
TEMPLATES = Path(__file__).parents[3] / "templates"


def theme(name: str = "klar") -> Theme:
    """A theme of the package."""
    return load_theme(name, DiskFiles(TEMPLATES))


class WordFile:
    """A DOCX opened for questions."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.zip.namelist()

    def part(self, name: str) -> Any:
        """A part as XML."""
        return etree.fromstring(self.zip.read(name))

    @property
    def body(self) -> Any:
        """The main part."""
        return self.part("word/document.xml")

    def python_docx(self) -> WordDocument:
        """The file as python-docx sees it."""
        return docx.Document(io.BytesIO(self.data))

    def find(self, path: str, part: str = "word/document.xml") -> list[Any]:
        """An XPath on a part, with the usual prefixes."""
        found = self.part(part).xpath(path, namespaces=NS)
        assert isinstance(found, list)
        return found

    def parts(self, start: str) -> list[str]:
        """The parts whose name begins so."""
        return [name for name in self.names if name.startswith(start)]


def text_of(element: Any) -> str:
    """The words in an element, fields' codes left out."""
    return "".join(element.itertext(f"{W}t"))


def style_names(word: WordFile) -> dict[str, str]:
    """Each style's id and name."""
    styles = word.find("//w:style", "word/styles.xml")
    return {s.get(f"{W}styleId"): s.find(f"{W}name").get(f"{W}val") for s in styles}


def styled(word: WordFile, name: str) -> list[str]:
    """The words of all paragraphs in the style with that name."""
    ids = [id_ for id_, known in style_names(word).items() if known == name]
    found = word.find("//w:p[w:pPr/w:pStyle]")
    return [text_of(p) for p in found if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in ids]


def field_codes(element: Any) -> list[str]:
    """The instructions of all fields in an element."""
    return [code.strip() for code in element.xpath(".//w:instrText/text()", namespaces=NS)]
