"""The ärende has one case number; others' numbers may be named, a misspelt one may not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.agreement.spelling import letters_apart
from reportgen.check.material import Material
from reportgen.finding import Finding, Source, varning
from reportgen.model.report import DocumentSpec

_OWN = re.compile(
    r"(?:ärende(?:t|ts)?|skrivelsen|rapporten|berättelsen|redovisningen)\b[^.]{0,40}$"
    r"|^\s*$|^\s*(?:diarienummer|dnr\.?|diarienr\.?):?\s*$",
    re.IGNORECASE,
)
_AFTER_LABEL = re.compile(r"(?:diarienummer|diarienr\.?|dnr\.?):?\s*$", re.IGNORECASE)


def case_numbers_alike(material: Material) -> Iterator[Finding]:
    """Case numbers of documents and texts that are all but the ärende's own."""
    spec = material.report.spec
    if not spec.case_number:
        return
    known = {_plain(d.case_number) for d in spec.documents} | {_plain(spec.case_number)}
    for document in spec.documents:
        yield from _of_document(document, spec.case_number)
    shape = _like(spec.case_number)
    if shape is None:
        return
    for passage in material.prose.passages:
        for match in shape.finditer(passage.text):
            if _plain(match[0]) in known or passage.is_bound(*match.span()):
                continue
            before = passage.text[: match.start()]
            called_own = _AFTER_LABEL.search(before) and _OWN.search(_AFTER_LABEL.sub("", before))
            if called_own or _misspelt(match[0], spec.case_number):
                place = material.prose.place(passage, *match.span())
                yield _finding(match[0], spec.case_number, place)


def _of_document(document: DocumentSpec, own: str) -> Iterator[Finding]:
    """The document's own number, where it can hardly be another ärende's."""
    number = document.case_number
    if number and _plain(number) != _plain(own) and _misspelt(number, own):
        yield _finding(number, own, document.places.get("diarienummer", document.source))
    for field in document.fields:
        labelled = re.fullmatch(r"(?:ärendets )?(?:diarienummer|dnr\.?)", field.name.casefold())
        if labelled and field.value and _plain(field.value) != _plain(own):
            yield _finding(field.value, own, field.places.get("värde", field.source))


def _finding(found: str, own: str, place: Source) -> Finding:
    message = f"diarienumret {found} är inte ärendets, {own}"
    hint = "ett ärende har ett nummer; skriv {{ diarienummer }} så blir det lika överallt"
    return varning("case-number-differs", message, place, hint)


def _plain(number: str) -> str:
    return re.sub(r"[\s_–-]+", "", number).casefold()


def _like(number: str) -> re.Pattern[str] | None:
    """Numbers that begin as the ärende's own; None when it has no letters to know it by."""
    letters = re.match(r"[A-ZÅÄÖa-zåäö]{2,}", number.strip())
    if letters is None:
        return None
    return re.compile(rf"\b{letters[0]}[ \u00a0]?[-–/ ]?\d[\d:/–-]*\d")


def _misspelt(found: str, own: str) -> bool:
    """One or two digits away, digits that swapped places, or a part that fell out."""
    one, other = _plain(found), _plain(own)
    if letters_apart(one, other) <= 1:
        return True
    if len(one) == len(other) and sorted(one) == sorted(other):
        return letters_apart(one, other) <= 2
    groups, wanted = (re.findall(r"\d+", text) for text in (found, own))
    serial = wanted[-1] if wanted else ""
    return len(serial) >= 3 and serial in groups and groups[:1] != wanted[:1]
