"""Every sample ärende built once, in every format, and opened for reading."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

import lxml.html
import yaml
from lxml import etree

from reportgen.build import Options, Prepared, prepare
from reportgen.document.tree import Block, Document, Figure, Heading, Table
from reportgen.files import DiskFiles, Files, MemoryFiles
from reportgen.finding import Finding, has_errors
from reportgen.model.report import DocumentSpec
from reportgen.resources import package_templates
from reportgen.theme import Theme
from reportgen.write import FORMATS, Manuscript
from tests.built.pdf_reading import Piece, ReadPdf

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
ENKOPING = "enkoping-socialnamnden-2024"


@dataclass(frozen=True, repr=False, eq=False)
class Built:
    """A document as typed tree and as files."""

    name: str
    prepared: Prepared
    spec: DocumentSpec
    document: Document
    theme: Theme
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    printed: Mapping[str, int]

    @cached_property
    def html(self) -> lxml.html.HtmlElement:
        """The page's root element."""
        parser = lxml.html.HTMLParser(encoding="utf-8")
        return lxml.html.document_fromstring(self.files["html"], parser=parser)

    @cached_property
    def pdf(self) -> ReadPdf:
        """The PDF, read."""
        return ReadPdf(self.files["pdf"])

    @cached_property
    def docx(self) -> Mapping[str, bytes]:
        """The parts of the Word file by name."""
        with zipfile.ZipFile(BytesIO(self.files["docx"])) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def part(self, name: str) -> etree._Element:
        """A part of the Word file as XML."""
        return etree.fromstring(self.docx[name])

    @cached_property
    def pdf_lines(self) -> Mapping[int, Mapping[float, list[Piece]]]:
        """The tagged text of each page of the PDF, line by line from the top."""
        lines: dict[int, dict[float, list[Piece]]] = {}
        for piece in self.pdf.root.pieces():
            if piece.text.strip():
                lines.setdefault(piece.page, {}).setdefault(round(piece.top), []).append(piece)
        return {page: dict(sorted(found.items())) for page, found in lines.items()}

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table by its id."""
        return {b.id: b for b in every_block(self.document.blocks) if isinstance(b, Table)}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its id."""
        return {b.id: b for b in every_block(self.document.blocks) if isinstance(b, Figure)}

    @cached_property
    def headings(self) -> list[Heading]:
        """Every heading in order."""
        return [b for b in every_block(self.document.blocks) if isinstance(b, Heading)]


def every_block(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks and those inside them, in order; cells and notes are not entered."""
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        found += every_block(getattr(block, "blocks", ()))
    return found


def every_table(blocks: tuple[Block, ...]) -> list[Table]:
    """The tables in order, also those in the cells of others and in lists."""
    found: list[Table] = []
    for block in every_block(blocks):
        if isinstance(block, Table):
            found.append(block)
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    found += every_table(cell.blocks)
        for item in getattr(block, "items", ()):
            found += every_table(item.blocks)
    return found


def sample_names() -> list[str]:
    """Every document of every sample ärende, as `ärende/dokument`."""
    names = []
    for file in sorted(CONTENT.glob("*/rapport.yaml")):
        report = yaml.safe_load(file.read_text(encoding="utf-8"))
        names += [f"{file.parent.name}/{document['id']}" for document in report["dokument"]]
    return names


@cache
def build_sample(folder: str, theme: str = "") -> tuple[Built, ...]:
    """Every document of a sample ärende."""
    return build_files(DiskFiles(CONTENT / folder, shown_as=folder), folder, theme)


def build_files(files: Files, name: str = "", theme: str = "") -> tuple[Built, ...]:
    """Every document of an ärende, in every format, by the steps of `reportgen.build.build`."""
    prepared = prepare(files, package_templates(), Options(theme=theme))
    assert not has_errors(prepared.findings), "\n".join(map(str, prepared.findings))
    return tuple(_written(name, prepared, spec, document) for spec, document in prepared.documents)


def _written(name: str, prepared: Prepared, spec: DocumentSpec, document: Document) -> Built:
    manuscript = Manuscript(document, prepared.theme, spec.source)
    with warnings.catch_warnings():
        # WeasyPrint 70 leaves its colour profile open until it is collected.
        warnings.filterwarnings("ignore", "unclosed file.*sRGB2014", ResourceWarning)
        outputs = {form: write(manuscript) for form, write in FORMATS.items()}
    findings = (*prepared.findings, *manuscript.findings)
    pages = manuscript.layout.pages
    return Built(name, prepared, spec, document, prepared.theme, outputs, findings, pages)


def in_memory(folder: str, changes: Mapping[str, str] | None = None) -> MemoryFiles:
    """A copy of a sample ärende in memory, some of its files replaced."""
    root = CONTENT / folder
    disk = DiskFiles(root)
    contents: dict[str, bytes | str] = {name: disk.read(name) for name in disk.names()}
    for name, text in (changes or {}).items():
        assert name in contents, name
        contents[name] = text
    return MemoryFiles(contents, shown_as=folder)
