"""The municipality's, the board's and the administration's names are those of rapport.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.agreement.spelling import letters_apart
from reportgen.check.material import Material
from reportgen.finding import Finding, Source, varning

_BOARD = re.compile(r"\b\w+nä?m+n?d\w{0,4}\b", re.IGNORECASE)
_MUNICIPALITY = re.compile(r"\b(?P<name>[A-ZÅÄÖ]\w{3,})\s+(?:kommun|stad)(?:en|s|ens)?\b")
_OTHERS = re.compile(
    r"(?i:tidigare|dåvarande|före detta|f\.d\.|hette|namn|övertog|tillsammans|respektive|jämfört)"
    r"|\b(?:[A-ZÅÄÖ]\w+s? (?:kommun|stad)|kommunerna|andra kommuner|grannkommun\w*)\b"
)
"""What shows that another's board or administration may be meant."""

_BOARD_WORD = re.compile(r"\b[a-zåäö]+nämnden(?=s?\b)")
_OWN_RESULT = re.compile(
    r"\b(?P<board>[a-zåäö]+nämnden)s\s+(?:nettokostnad|resultat|verksamhetsberättelse|årsbokslut"
    r"|årsredovisning|förvaltningsberättelse|bokslut|budgetavvikelse|utfall|överskott|underskott"
    r"|delårsrapport|delårsbokslut)\w*",
    re.IGNORECASE,
)
_ADMINISTRATION = re.compile(r"\b(?P<root>[a-zåäö]{5,})förvaltningen?s?\b", re.IGNORECASE)
_ROOT = 5
"""The letters two administrations' names must begin with alike to be taken for one."""


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


def other_boards_results(material: Material) -> Iterator[Finding]:
    """`Socialnämndens nettokostnad` in another board's report, where that board is never named."""
    spec = material.report.spec
    boards = _BOARD_WORD.findall(" ".join(p.text for p in material.prose.passages).casefold())
    for passage in material.prose.passages:
        for sentence in passage.sentences:
            match = _OWN_RESULT.search(sentence.text)
            if match is None or _OTHERS.search(sentence.text):
                continue
            board = match["board"].casefold()
            own = board in spec.board.casefold() or spec.board.casefold().split()[-1] in board
            if not own and boards.count(board) == 1:
                start = sentence.start + match.start()
                place = material.prose.place(passage, start, start + len(board) + 1)
                message = f"”{match[0]}” men rapporten är {spec.board}s"
                hint = "är det en annan nämnd som menas, säg det i meningen"
                yield varning("name-differs", message, place, hint)


def administrations_alike(material: Material) -> Iterator[Finding]:
    """`Socialtjänstförvaltningen` where the ärende's is called Socialförvaltningen."""
    spec = material.report.spec
    own = _ADMINISTRATION.fullmatch(spec.administration)
    for passage in material.prose.passages if own else ():
        for sentence in passage.sentences:
            if _OTHERS.search(sentence.text):
                continue
            for match in _ADMINISTRATION.finditer(sentence.text):
                names = {m["root"].casefold() for m in (own, match) if m is not None}
                shortest = min(names, key=len)
                begin_alike = all(name.startswith(shortest) for name in names)
                if len(names) == 2 and begin_alike and len(shortest) >= _ROOT:
                    start = sentence.start + match.start()
                    place = material.prose.place(passage, start, start + len(match[0]))
                    message = f"”{match[0]}” heter ”{spec.administration}” i rapport.yaml"
                    hint = "kalla förvaltningen likadant överallt, eller rätta rapport.yaml"
                    yield varning("name-differs", message, place, hint)


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
