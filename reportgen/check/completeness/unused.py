"""Figures, tables, charts and goals that are in the data but in no document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from reportgen.check.material import Material
from reportgen.files import Files
from reportgen.finding import Finding, Source, upplysning
from reportgen.node import Node

_SHOWN = 6
_COMMENT = re.compile(r"(?m)(?:^|\s)#.*$")
_NAME = re.compile(r"[\w-]+")
_BEFORE_POINT = re.compile(r"(?<![\w.-])([\w-]+)\.(?=\w)")
_FACT = re.compile(r"(?<![\w.-])fakta\.([\w-]+)")
_ALONE = re.compile(r"(?m)(?:^|[:\-{,])[ \t]*[\"']?([\w-]+)[\"']?[ \t]*(?=$|[,}])")
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_FLOW_LIST = re.compile(r"\[[^\[\]{}]*\]")


def unused_data(material: Material) -> Iterator[Finding]:
    """What nothing else in the ärende names, one finding a file.

    A file of which little is used is a whole export, and no one forgot the rest of it.
    """
    report = material.report
    words = _words(report.files)
    uses = _uses(words)
    everything: Counter[str] = Counter()
    unused: dict[str, list[tuple[Source, str]]] = defaultdict(list)
    kinds: tuple[tuple[str, str, Mapping[str, Node]], ...] = (
        ("tabellen ", "", report.tables),
        ("diagrammet ", "", report.charts),
        ("målet ", "", report.goals),
        ("", "fakta.", report.facts),
    )
    overview = bool(re.search(r"målöversikt:\s*ja", words))
    for kind, prefix, items in kinds:
        for name, item in items.items():
            everything[item.source.file] += 1
            if kind == "målet " and overview:
                continue
            if prefix + name not in uses:
                unused[item.source.file].append((item.source, f"{kind}{prefix}{name}"))
    for file, found in unused.items():
        if len(found) * 2 > everything[file]:
            continue
        names = [name for _, name in found[:_SHOWN]]
        more = f" och {len(found) - _SHOWN} till" if len(found) > _SHOWN else ""
        message = f"visas inte i något dokument: {', '.join(names)}{more}"
        hint = "visa dem, eller ta bort dem om de inte behövs"
        yield upplysning("unused-data", message, found[0][0], hint)


def _words(files: Files) -> str:
    """Everything the ärende's files say, comments left out."""
    names = [
        n
        for n in files.names()
        if n.endswith((".yaml", ".yml", ".j2", ".csv")) and not n.startswith("föregående/")
    ]
    text = "\n".join(files.read(n).decode("utf-8", errors="replace") for n in names)
    return _COMMENT.sub("", text)


def _uses(words: str) -> frozenset[str]:
    """The names that the files use: before a point, in an expression, alone as a value."""
    found = set(_BEFORE_POINT.findall(words)) | set(_ALONE.findall(words))
    found.update(f"fakta.{name}" for name in _FACT.findall(words))
    for pattern in (_EXPRESSION, _FLOW_LIST):
        for match in pattern.finditer(words):
            found.update(_NAME.findall(match[0]))
    return frozenset(found)
