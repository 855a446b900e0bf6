"""Paragraphs that say word for word what last year's report said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.check.prose import Passage
from reportgen.finding import Finding, upplysning

FOLDER = "föregående"
_LEAST_WORDS = 12


def unchanged_text(material: Material) -> Iterator[Finding]:
    """Paragraphs found in `föregående/`, where last year's texts may lie; one finding a section."""
    files = material.report.files
    names = [n for n in files.names(FOLDER) if n.endswith((".yaml", ".yml", ".md", ".txt"))]
    if not names:
        return
    earlier = _plain(" ".join(files.read(n).decode("utf-8", errors="replace") for n in names))
    unchanged: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in material.prose.passages:
        long = len(passage.text.split()) >= _LEAST_WORDS
        if passage.kind in ("text", "item") and long and _plain(passage.text) in earlier:
            unchanged[passage.document, passage.section[-1] if passage.section else ""].append(
                passage
            )
    for (_, heading), found in unchanged.items():
        count = "ett stycke" if len(found) == 1 else f"{len(found)} stycken"
        verb = "är ordagrant detsamma" if len(found) == 1 else "är ordagrant desamma"
        message = f"{count} under ”{heading}” {verb} som förra året"
        yield upplysning("unchanged-text", message, found[0].source, "gäller det fortfarande?")


def _plain(text: str) -> str:
    """The words alone: no emphasis, every run of spaces one."""
    return re.sub(r"[\s\u00a0]+", " ", re.sub(r"[*_\\]", "", text)).strip().casefold()
