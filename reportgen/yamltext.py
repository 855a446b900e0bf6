"""YAML text → plain data that knows its places.

PyYAML's C parser does the parsing; the meaning is YAML 1.2's core schema (`ja`, `no`, `1:30` and
`0151` stay text), numbers are `Decimal` or `int` from the scalar's own text (`1e5` stays text, as
no author writes so), dates are dates, a key that stands twice is a fault, and tags, merge keys and
unbounded aliases are refused.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import BaseResolver

from reportgen.finding import Finding, Source, fel

MAX_ALIASED_NODES = 10_000
"""How many nodes aliases may repeat in one file ("billion laughs" stops here)."""

_MAX_DEPTH = 200

_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "!", None}
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,29})\Z")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]{1,30}|(0|[1-9][0-9]{0,29})(\.[0-9]{0,30})?)\Z")
_AMBIGUOUS = re.compile(r"[-+]?[1-9][0-9]{0,2}(\.[0-9]{3})+\Z")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class PlacedDict(dict[str, Any]):
    """A mapping that knows where it, its keys and its values stand."""

    __slots__ = ("keys_at", "source", "values_at")

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.keys_at: dict[str, Source] = {}
        self.values_at: dict[str, Source] = {}


class PlacedList(list[Any]):
    """A sequence that knows where it and its items stand."""

    __slots__ = ("items_at", "source")

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.items_at: list[Source] = []


def place_of(data: object, path: tuple[str | int, ...], default: Source) -> Source:
    """The place of the value at `path`, or of the nearest thing around it that has one."""
    here = getattr(data, "source", default)
    for step in path:
        if isinstance(data, PlacedDict) and isinstance(step, str) and step in data:
            here, data = data.values_at[step], data[step]
        elif isinstance(data, PlacedList) and isinstance(step, int) and step < len(data):
            here, data = data.items_at[step], data[step]
    return here


class _Composer(CParser, BaseResolver):
    """The C parser with no implicit types: plain scalars are resolved here, not by YAML 1.1."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 (PyYAML's own attribute)

    def __init__(self, stream: bytes | str) -> None:
        CParser.__init__(self, stream)
        BaseResolver.__init__(self)


@dataclass(slots=True)
class _Builder:
    file: str
    lines: list[str]
    findings: list[Finding] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    repeated: int = 0

    def at(self, node: Node) -> Source:
        mark = node.start_mark
        if isinstance(node, ScalarNode) and node.style in ("'", '"'):
            return Source(self.file, mark.line + 1, mark.column + 2)
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            first = mark.line + 1
            while first < len(self.lines) - 1 and not self.lines[first].strip():
                first += 1
            text = self.lines[first] if first < len(self.lines) else ""
            return Source(self.file, first + 1, len(text) - len(text.lstrip(" ")) + 1)
        return Source(self.file, mark.line + 1, mark.column + 1)

    def fault(self, code: str, message: str, node: Node, hint: str = "") -> None:
        mark = node.start_mark
        place = Source(self.file, mark.line + 1, mark.column + 1)
        self.findings.append(fel(code, message, place, hint))

    def build(self, node: Node) -> Any:
        if id(node) in self.seen:
            self.repeated += 1
            if self.repeated > MAX_ALIASED_NODES:
                message = "filen upprepar sig själv för många gånger med alias (*)"
                self.fault("yaml-aliases", message, node)
                raise _Stop
        self.seen.add(id(node))
        if node.tag not in _TAGS:
            self.fault("yaml-tag", f"taggen {node.tag} kan inte användas", node, "ta bort den")
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        if isinstance(node, SequenceNode):
            return self.sequence(node)
        assert isinstance(node, MappingNode)
        return self.mapping(node)

    def sequence(self, node: SequenceNode) -> PlacedList:
        items = PlacedList(self.at(node))
        for child in node.value:
            items.append(self.build(child))
            items.items_at.append(self.at(child))
        return items

    def mapping(self, node: MappingNode) -> PlacedDict:
        result = PlacedDict(self.at(node))
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.fault("yaml-key", "en nyckel måste vara ett ord eller en text", key)
                continue
            name = str(key.value)
            if name == "<<":
                self.fault("yaml-merge", "<< kan inte användas", key, "skriv ut nycklarna")
            elif name in result:
                first = result.keys_at[name].line
                message = f"nyckeln ”{name}” finns redan på rad {first}"
                self.fault("yaml-duplicate-key", message, key, "ta bort eller döp om den ena")
            else:
                result.keys_at[name] = self.at(key)
                result[name] = self.build(value)
                result.values_at[name] = self.at(value)
        return result

    def scalar(self, node: ScalarNode) -> object:
        text = str(node.value)
        if node.style:
            return text
        if text in _NULL:
            return None
        if text in _BOOL:
            return _BOOL[text]
        if _INT.match(text):
            return int(text)
        if _DECIMAL.match(text) and not _AMBIGUOUS.match(text):
            return Decimal(text)  # 178.503 stays text: whoever wants a number asks what it means
        if _DATE.match(text):
            with suppress(ValueError):  # stays text: whoever wants a date asks
                return date.fromisoformat(text)
        return text


class _Stop(Exception):
    """No use reading the rest of this file."""


_SYNTAX = (
    ("expected a single document", "filen innehåller flera YAML-dokument", "ta bort raden ---"),
    ("found duplicate anchor", "samma ankare (&) står två gånger", ""),
    ("found undefined alias", "aliaset (*) pekar på ett ankare som inte finns", ""),
    (
        "mapping values are not allowed",
        "ett kolon står där YAML inte väntar sig det",
        "sätt texten inom citattecken eller kontrollera indraget",
    ),
    (
        "scanning an alias",
        "* först i ett värde betyder något särskilt i YAML",
        "sätt texten inom citattecken; ett alias (*namn) kan bara ha a–z, 0–9, - och _",
    ),
    (
        "scanning an anchor",
        "& först i ett värde betyder något särskilt i YAML",
        "sätt texten inom citattecken; ett ankare (&namn) kan bara ha a–z, 0–9, - och _",
    ),
    (
        "scanning a block scalar",
        "| och > först i ett värde betyder text på raderna under",
        "sätt texten inom citattecken, eller skriv den på nästa rad",
    ),
    (
        "escape",
        'omvänt snedstreck (\\) betyder något särskilt inom "…"',
        "använd enkla citattecken: '…'",
    ),
    (
        "parsing a flow",
        "en parentes, [ eller {, stängs inte, eller ett komma saknas",
        "kontrollera raden och den ovanför",
    ),
    (
        "did not find expected",
        "indraget eller parenteserna går inte ihop",
        "kontrollera raden och den ovanför",
    ),
    (
        "could not find expected",
        "ett kolon eller en avslutning saknas",
        "kontrollera raden och den ovanför",
    ),
    (
        "cannot start any token",
        "ett tecken kan inte stå först i ett värde",
        "sätt texten inom citattecken",
    ),
    ("unexpected end of stream", "ett citattecken stängs aldrig", "det börjar här"),
    ("control characters", "filen innehåller styrtecken som inte kan läsas", "ta bort dem"),
)


def _syntax_finding(error: yaml.MarkedYAMLError, file: str, text: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    if error.problem == "found unexpected end of stream":  # then the beginning tells more
        mark = error.context_mark or mark
    place = Source(file, mark.line + 1, mark.column + 1) if mark else Source(file)
    english = f"{error.context or ''} {error.problem or ''}"
    if mark and text[mark.index : mark.index + 1] == "\t":
        message = "tabbtecken kan inte användas för indrag"
        return fel("yaml-syntax", message, place, "använd mellanslag")
    for phrase, message, hint in _SYNTAX:
        if phrase in english:
            return fel("yaml-syntax", message, place, hint)
    return fel(
        "yaml-syntax", "filen kan inte läsas som YAML", place, "kontrollera indrag och citattecken"
    )


def _too_deep(text: str) -> bool:
    """Whether brackets or dashes nest so deeply that the C parser would exhaust its stack."""
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]", text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > _MAX_DEPTH:
            return True
    return re.search(rf"([-?] ){{{_MAX_DEPTH}}}", text) is not None


def read_yaml(content: bytes, file: str) -> tuple[Any, tuple[Finding, ...]]:
    """The data of one YAML file and what is wrong with it; `None` when it cannot be read at all.

    Mappings and sequences come as `PlacedDict` and `PlacedList`. The place of a block of text
    (`|`) is its first line of content, that of a quoted text its first character.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "filen är inte sparad som UTF-8"
        return None, (fel("yaml-encoding", message, Source(file, line), "spara om den som UTF-8"),)
    if _too_deep(text):
        message = "filen är för djupt nästlad"
        return None, (fel("yaml-depth", message, Source(file), "kontrollera parenteserna"),)
    builder = _Builder(file, text.split("\n"))
    try:
        root = _Composer(text).get_single_node()
        data = None if root is None else builder.build(root)
    except yaml.MarkedYAMLError as error:
        return None, (*builder.findings, _syntax_finding(error, file, text))
    except yaml.reader.ReaderError:
        found = _FORBIDDEN.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 0
        message = "filen innehåller tecken som inte får stå i YAML"
        return None, (fel("yaml-syntax", message, Source(file, line), "skriv om raden för hand"),)
    except (_Stop, RecursionError):
        if not builder.findings:
            message = "ett alias (*) upprepar det som det självt står i"
            builder.findings.append(fel("yaml-aliases", message, Source(file)))
        return None, tuple(builder.findings)
    return data, tuple(builder.findings)
