"""The review as a page to read, keep and print (WCAG 2.1 AA); it needs no other file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

import reportgen
from reportgen.document.text import plain_text
from reportgen.document.tree import Document, Heading
from reportgen.files import Files
from reportgen.finding import Finding, Severity, Source
from reportgen.language import date_in_text
from reportgen.review import Review
from reportgen.review.acceptance import Accepted
from reportgen.theme import Theme, load_theme
from reportgen.write.markup import element, join
from reportgen.write.theme_css import embedded_font_faces, tokens

TITLE = "Granskningsprotokoll"
_WORDS = {
    Severity.FEL: ("Fel", "fel", "fel"),
    Severity.VARNING: ("Varning", "varning", "varningar"),
    Severity.UPPLYSNING: ("Upplysning", "upplysning", "upplysningar"),
}
"""Each severity as a label, of one and of several."""
_ENDS = ",;:.)]}"
"""Signs that end a word and are no part of it."""
_HERE = "."
"""The folder that the one who reviews stands in."""
_THEME = "klar"
"""What a protocol looks like when no ärende could be read."""


def as_html(reviews: Iterable[Review], templates: Files) -> str:
    """The page: for each ärende its facts, counts, findings and acceptances."""
    told = tuple(reviews)
    theme = next((r.theme for r in told if r.theme), None) or load_theme(_THEME, templates)
    title = f"{TITLE} – {_subject(told[0])}" if len(told) == 1 else TITLE
    parts = [_ärende(review, f"a{number}") for number, review in enumerate(told, start=1)]
    body = element("body", element("main", element("h1", TITLE), *parts))
    css = _stylesheet(theme, templates, frozenset(body))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("title", title),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content="reportgen"),
        element("style", css),
    )
    return f"<!doctype html>\n{element('html', head, body, lang='sv')}\n"


def _stylesheet(theme: Theme, templates: Files, characters: frozenset[str]) -> Markup:
    own = templates.read("base/granskning.css").decode()
    css = "\n".join((embedded_font_faces(theme, characters), tokens(theme), own))
    return Markup(css.replace("</", "<\\/"))


@dataclass(frozen=True, slots=True)
class _Group:
    """What was found in one file; `heading` is that of the section that stands in it."""

    id: str
    file: str
    heading: str
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]


def _ärende(review: Review, id: str) -> Markup:
    groups = tuple(_groups(review, id))
    parts = [element("h2", _subject(review)), _facts(review), _verdict(review)]
    if groups:
        parts.append(_counts(groups))
    if review.findings:
        parts.append(element("h3", "Anmärkningar"))
        parts += [_written(group, review) for group in groups if group.findings]
    if review.accepted:
        parts.append(element("h3", "Godkända anmärkningar"))
        items = (_accepted(one, review) for one in review.accepted)
        parts.append(element("ul", *items, class_="findings", role="list"))
    return element("section", *parts)


def _subject(review: Review) -> str:
    """`Socialnämnden, Uppsala kommun 2024`; the folder when the ärende could not be read."""
    if not review.documents:
        return "Ärendet" if review.name == _HERE else review.name
    meta = review.documents[0].meta
    return f"{meta.board}, {meta.municipality} {meta.period}"


def _facts(review: Review) -> Markup:
    documents = [
        element("li", f"{d.meta.title}, {date_in_text(d.meta.date)}") for d in review.documents
    ]
    case_number = next((d.meta.case_number for d in review.documents if d.meta.case_number), "")
    facts = {
        "Ärende": "" if review.name == _HERE else element("code", review.name),
        "Diarienummer": case_number,
        "Dokument": element("ul", *documents, role="list") if documents else "",
        "Granskat med": f"reportgen {reportgen.__version__}",
    }
    return _described(facts)


def _described(facts: dict[str, str]) -> Markup:
    pairs = (element("dt", name) + element("dd", said) for name, said in facts.items() if said)
    return element("dl", *pairs, class_="facts")


def _verdict(review: Review) -> Markup:
    """What it comes to, in words."""
    counts = Counter(f.severity for f in review.findings)
    found = [_number(counts[s], *_WORDS[s][1:]) for s in Severity if counts[s]]
    told = (
        f"Granskningen fann {_listed(found)}."
        if found
        else "Granskningen fann inget att anmärka på."
    )
    if review.accepted:
        words = ("anmärkning är godkänd", "anmärkningar är godkända")
        told += f" {_number(len(review.accepted), *words)}."
    then = _consequence(counts)
    return element("div", element("p", told), element("p", then) if then else "", class_="verdict")


def _consequence(counts: Counter[Severity]) -> str:
    if wrong := counts[Severity.FEL]:
        what = "Felet" if wrong == 1 else "Felen"
        return f"{what} måste rättas innan dokumenten kan byggas."
    if doubtful := counts[Severity.VARNING]:
        what = "Varningen" if doubtful == 1 else "Varningarna"
        return f"{what} hindrar inte att dokumenten byggs, men ska prövas."
    return ""


def _number(count: int, one: str, several: str) -> str:
    return f"{count}\N{NO-BREAK SPACE}{one if count == 1 else several}"


def _listed(words: Sequence[str]) -> str:
    return " och ".join(filter(None, (", ".join(words[:-1]), words[-1])))


# ------------------------------------------------------------------------------- file by file


def _groups(review: Review, id: str) -> Iterator[_Group]:
    """The findings and what was accepted, by file in the order of the findings."""
    headings = dict(_headings(review.documents))
    places = [*(f.source for f in review.findings), *(a.finding.source for a in review.accepted)]
    for number, file in enumerate(sorted({place.file for place in places}), start=1):
        yield _Group(
            f"{id}-{number}",
            file.removeprefix(f"{review.name}/"),
            headings.get(file, ""),
            tuple(f for f in review.findings if f.source.file == file),
            tuple(a for a in review.accepted if a.finding.source.file == file),
        )


def _headings(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """The first heading of each file of text, the last document's file first."""
    for document in reversed(tuple(documents)):
        headings = [block for block in document.blocks if isinstance(block, Heading)]
        for heading in reversed(headings):
            number = f"{heading.number} " if heading.number else ""
            yield heading.source.file, number + plain_text(heading.children)


def _counts(groups: Sequence[_Group]) -> Markup:
    """How many of each severity, file by file."""
    heads = ["Fil", "Fel", "Var\N{SOFT HYPHEN}ningar", "Upp\N{SOFT HYPHEN}lysningar"]
    heads.append("God\N{SOFT HYPHEN}kända")
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    rows = [element("tr", _name_of(group), *_cells([group])) for group in groups]
    total = element("tr", element("th", "Summa", scope="row"), *_cells(groups))
    return element(
        "table",
        element("caption", "Antal anmärkningar"),
        element("thead", head),
        element("tbody", *rows),
        element("tfoot", total),
    )


def _name_of(group: _Group) -> Markup:
    name = group.heading or group.file
    shown = element("a", name, href=f"#{group.id}") if group.findings else Markup.escape(name)
    file = element("code", group.file, class_="file") if group.heading else ""
    return element("th", join((shown, file), " "), scope="row")


def _cells(groups: Sequence[_Group]) -> list[Markup]:
    counts = Counter(f.severity for group in groups for f in group.findings)
    accepted = sum(len(group.accepted) for group in groups)
    return [element("td", str(n)) for n in (*(counts[s] for s in Severity), accepted)]


def _written(group: _Group, review: Review) -> Markup:
    file = element("code", group.file, class_="file")
    name = join((group.heading, file), " ") if group.heading else file
    heading = element("h4", name, id=group.id)
    items = (
        element("li", *_told(finding, review), class_=f"finding {finding.severity}")
        for finding in group.findings
    )
    return heading + element("ul", *items, class_="findings", role="list")


# --------------------------------------------------------------------------------- one finding


def _told(finding: Finding, review: Review, label: str = "") -> Iterator[Markup]:
    """What was found: severity, place and code, message, the line it stands on, and the hint."""
    head = (
        element("span", label or _WORDS[finding.severity][0], class_="severity"),
        element("span", _place(finding.source)),
        element("code", finding.code),
    )
    yield element("p", join(head, " "), class_="head")
    yield element("p", _sentence(finding.message), class_="message")
    excerpt = review.excerpts.of(finding)
    if excerpt and excerpt.text.strip():
        line = excerpt.text if excerpt.column else excerpt.text.strip()
        yield element("pre", element("code", _marked(line, excerpt.column)))
    if finding.hint and not label:
        yield element(
            "p", element("span", "Gör så här: ", class_="muted"), finding.hint, class_="hint"
        )


def _sentence(message: str) -> str:
    """The message with a capital first, unless it begins with a name (`tabell.rad.kolumn`)."""
    first = message.split(maxsplit=1)[0]
    return message[:1].upper() + message[1:] if first.isalpha() else message


def _place(source: Source) -> str:
    if source.cell:
        return f"blad {source.sheet}, cell {source.cell}" if source.sheet else f"cell {source.cell}"
    return f"rad {source.line}" if source.line else "hela filen"


def _marked(text: str, column: int) -> Markup:
    """The line with the word that begins at the column marked."""
    if not column:
        return Markup.escape(text)
    before, rest = text[: column - 1].lstrip(), text[column - 1 :]
    word = rest[: len(rest.partition(" ")[0].rstrip(_ENDS)) or 1]
    return join((before, element("mark", word), rest[len(word) :]))


def _accepted(accepted: Accepted, review: Review) -> Markup:
    acceptance, finding = accepted.acceptance, accepted.finding
    facts = {
        "Fil": element("code", finding.source.file.removeprefix(f"{review.name}/")),
        "Skäl": acceptance.reason,
        "Godkänd av": acceptance.by,
        "Datum": date_in_text(acceptance.date) if acceptance.date else "",
    }
    label = f"{_WORDS[finding.severity][0]}, godkänd"
    return element(
        "li", *_told(finding, review, label), _described(facts), class_="finding godkänd"
    )
