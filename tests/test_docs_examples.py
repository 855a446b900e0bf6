"""The examples of docs/sv/begrepp are ärenden that build, and every key is explained somewhere.

The fenced blocks under one heading are one ärende. Their info strings say where each belongs:
`yaml rapport`, `yaml data`, `yaml avsnitt` (perhaps with a document's id), `yaml profil`,
`yaml dokumenttyp`, `yaml godkända`, `csv namn.csv`. A block `yaml fel` takes the place of the
ärende's data or section, or of the file its first key belongs to, and the `text` block after it is
what the author is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from reportgen.files import MemoryFiles
from reportgen.finding import Finding
from reportgen.model.acceptance import AcceptanceFile
from reportgen.model.data import DataFile
from reportgen.model.profile import Profile
from reportgen.model.report import ReportSpec
from reportgen.model.section import Section
from reportgen.model.type import DocumentType
from reportgen.node import Node
from reportgen.render.figures import Figures
from reportgen.render.phrases import Phrases
from tests.support import findings_of

DOCS = Path(__file__).parents[1] / "docs/sv"
PAGES = [*sorted((DOCS / "begrepp").glob("*.md")), DOCS / "granskning.md"]
_BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"^(?: {4}|\t)[^\n]*$|`[^`\n]+`|^```.*?^```", re.MULTILINE | re.DOTALL)

REPORT = """\
kommun: Exempelköpings kommun
nämnd: Socialnämnden
år: 2024
dokument:
  - {id: rapport, typ: exempel, datum: 2025-02-07}
"""
TYPE = 'namn: exempel\ntitel: "Exempel {{ år }}"\ninnehåll_nivåer: 0\nhuvud: inget\n'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"><path d="M0 0h10v5z"/></svg>'


@dataclass(frozen=True)
class Block:
    info: str
    body: str
    line: int


@dataclass(frozen=True)
class Example:
    """The blocks under a heading of a page."""

    page: Path
    heading: str
    blocks: tuple[Block, ...]

    def __str__(self) -> str:
        return f"{self.page.stem}: {self.heading}"


def _examples(page: Path) -> Iterator[Example]:
    text = page.read_text(encoding="utf-8")
    marks = [(m.start(), m[1]) for m in re.finditer(r"^##+ +(.+)$", text, re.MULTILINE)]
    for (start, heading), (end, _) in pairwise([*marks, (len(text), "")]):
        blocks = tuple(
            Block(m["info"].strip(), m["body"], text.count("\n", 0, start + m.start()) + 1)
            for m in _BLOCK.finditer(text[start:end])
        )
        if blocks:
            yield Example(page, heading, blocks)


EXAMPLES = [example for page in PAGES for example in _examples(page)]


def _files(blocks: tuple[Block, ...]) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {
        "rapport.yaml": REPORT,
        "mallar/types/exempel/type.yaml": TYPE,
        "bilder/karta.svg": PICTURE,
    }
    shown: dict[str, Any] = {"tabell": {}, "diagram": {}, "mål": {}}
    for number, block in enumerate(blocks):
        match block.info.split():
            case ["yaml", "rapport"]:
                files["rapport.yaml"] = block.body
            case ["yaml", "profil"]:
                files["mallar/profiles/standard.yaml"] = block.body
            case ["yaml", "dokumenttyp"]:
                files["mallar/types/exempel/type.yaml"] = block.body
            case ["yaml", "avsnitt", *document]:
                files["/".join(["avsnitt", *document, f"{number:02}.yaml"])] = block.body
            case ["yaml", "godkända"]:
                files["godkända.yaml"] = block.body
            case ["csv", name]:
                files[f"data/{name}"] = block.body
            case ["yaml", "data"]:
                files[f"data/{number:02}.yaml"] = block.body
                data = yaml.safe_load(block.body)
                for kind, key in (("tabell", "tabeller"), ("diagram", "diagram"), ("mål", "mål")):
                    shown[kind] |= data.get(key, {})
    if not any(name.startswith("avsnitt/") for name in files):
        parts = "".join(f"  - {kind}: {name}\n" for kind, names in shown.items() for name in names)
        files["avsnitt/00.yaml"] = f"id: allt\nrubrik: Allt\ndelar:\n{parts or '  - text: Text.'}"
    return files


def _with_fault(example: Example, fault: Block) -> dict[str, str | bytes]:
    """The example's ärende with the faulty block in place of its data or its section."""
    first = fault.body.split(":", 1)[0]
    kinds = {"id": "avsnitt", "kommun": "rapport", "godkända": "godkända"}
    kind = kinds.get(first, "data")
    sound = [b for b in example.blocks if b.info.split()[:2] != ["yaml", kind]]
    return _files((*sound, Block(f"yaml {kind}", fault.body, fault.line)))


def _told(finding: Finding) -> str:
    """A finding as the command line prints it, without the place."""
    first = f"{finding.severity.value}: {finding.message} [{finding.code}]"
    return f"{first}\n    {finding.hint}" if finding.hint else first


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_is_built_without_findings(example: Example) -> None:
    found = findings_of(MemoryFiles(_files(example.blocks)))
    assert [f"{f.source} {_told(f)}" for f in found] == []


@pytest.mark.parametrize(
    ("example", "fault", "told"),
    [
        (example, block, after)
        for example in EXAMPLES
        for block, after in zip(example.blocks, [*example.blocks[1:], None], strict=True)
        if block.info == "yaml fel"
    ],
    ids=str,
)
def test_a_fault_in_the_documentation_is_told_as_it_says(
    example: Example, fault: Block, told: Block | None
) -> None:
    assert told is not None
    assert told.info == "text"
    found = findings_of(MemoryFiles(_with_fault(example, fault)))
    assert "\n".join(_told(f) for f in found) == told.body.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_block_of_a_page_is_tried(page: Path) -> None:
    files = r"yaml (rapport|data|avsnitt( \w+)?|profil|dokumenttyp|godkända|fel)|csv [\w.-]+"
    known = rf"{files}|text|markdown"
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        assert re.fullmatch(known, block["info"].strip()), block["info"]


# ------------------------------------------------------------------------------ completeness

CODE = "\n".join(
    code for page in DOCS.rglob("*.md") for code in _CODE.findall(page.read_text(encoding="utf-8"))
)


def _models(root: type[Node]) -> Iterator[type[Node]]:
    """The models an author's file is read by, from the root of the file."""
    seen: dict[type[Node], None] = {}

    def visit(thing: Any) -> None:
        if isinstance(thing, type) and issubclass(thing, Node):
            if thing in seen:
                return
            seen[thing] = None
            for field in thing.model_fields.values():
                visit(field.annotation)
        for inner in get_args(thing):
            visit(inner)

    visit(root)
    yield from seen


def _choices(annotation: Any) -> Iterator[str]:
    """The words an author may choose between (what a `Literal` holds)."""
    for inner in get_args(annotation):
        if isinstance(inner, str):
            yield inner
        else:
            yield from _choices(inner)


MODELS = {
    m
    for root in (ReportSpec, Section, DataFile, Profile, DocumentType, AcceptanceFile)
    for m in _models(root)
}
KEYS = sorted({(m.__name__, key) for m in MODELS for key in m.keys()})  # noqa: SIM118
WORDS = sorted(
    {
        (m.__name__, word)
        for m in MODELS
        for name, field in m.model_fields.items()
        if name not in ("kind", "places")
        for word in _choices(field.annotation)
        if word
    }
)


PHRASES = Phrases(Figures(), "procent", "mnkr")


def _is_in_code(word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", CODE) is not None


@pytest.mark.parametrize(("model", "key"), KEYS)
def test_every_key_is_in_the_documentation(model: str, key: str) -> None:
    assert _is_in_code(key), f"{key} ({model}) finns inte i docs/sv"


@pytest.mark.parametrize(("model", "word"), WORDS)
def test_every_word_to_choose_is_in_the_documentation(model: str, word: str) -> None:
    assert _is_in_code(word), f"{word} ({model}) finns inte i docs/sv"


@pytest.mark.parametrize("name", [*PHRASES.filters(), *PHRASES.functions()])
def test_every_filter_and_function_is_in_the_documentation(name: str) -> None:
    assert _is_in_code(name)
