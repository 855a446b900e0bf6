"""The municipality's and the board's names are spelt as in rapport.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.agreement.spelling import letters_apart
from reportgen.check.material import Material
from reportgen.finding import Finding, Source, varning

_BOARD = re.compile(r"\b\w+nä?m+n?d\w{0,4}\b", re.IGNORECASE)
_MUNICIPALITY = re.compile(r"\b(?P<name>[A-ZÅÄÖ]\w{3,})\s+(?:kommun|stad)(?:en|s|ens)?\b")


def names_spelt_alike(material: Material) -> Iterator[Finding]:
    """Names a letter or two from the ärende's own; those are misspelt."""
    spec = material.report.spec
    board = spec.board.casefold().split()[-1]
    town = spec.municipality.split()[0]
    for passage in material.prose.passages:
        for match in _BOARD.finditer(passage.text):
            if _is_misspelt(match[0].casefold(), _forms(board)):
                place = material.prose.place(passage, *match.span())
                yield _finding(match[0], spec.board, place)
        for match in _MUNICIPALITY.finditer(passage.text):
            name = match["name"]
            if len(town) > 5 and _is_misspelt(name, {town, town.removesuffix("s"), f"{town}s"}):
                place = material.prose.place(passage, *match.span("name"))
                yield _finding(match[0], spec.municipality, place)


def _forms(board: str) -> set[str]:
    """`socialnämnden` and how it is inflected."""
    root = board.removesuffix("en")
    return {root + ending for ending in ("", "s", "en", "ens", "er", "erna", "ers", "ernas")}


def _is_misspelt(word: str, forms: set[str]) -> bool:
    """Not one of the forms, but a letter from one of them."""
    if word in forms:
        return False
    return min(letters_apart(word, form) for form in forms) == 1


def _finding(found: str, own: str, place: Source) -> Finding:
    message = f"”{found}” skrivs inte som i rapport.yaml, ”{own}”"
    return varning("name-differs", message, place, "rätta stavningen, eller rapport.yaml")
