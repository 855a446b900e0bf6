"""What the profile hides is in no file that is written, in no form; and cannot be worked out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal

import pikepdf
import pytest

from reportgen.build import Build, Options, build
from reportgen.language import NBSP, format_number
from reportgen.resources import package_templates
from tests.built.pdf_reading import ReadPdf
from tests.support import report_files

DATA = """\
tabeller:
  placerade:
    titel: Placerade barn
    enhet: barn
    personer: ja
    kolumner:
      - {id: flickor, rubrik: Flickor}
      - {id: pojkar, rubrik: Pojkar}
      - {id: totalt, rubrik: Totalt, formel: flickor + pojkar}
      - {id: förra, rubrik: "2023", år: 2023}
      - {id: skillnad, rubrik: Förändring, formel: totalt - förra}
      - {id: andel, rubrik: Andel flickor, formel: "procent(flickor, totalt)", format: procent}
    rader:
      - {id: norr, namn: Norr, flickor: 7919, pojkar: 41521, förra: 40577}
      - {id: söder, namn: Söder, flickor: 27529, pojkar: 19541, förra: 51539}
      - {id: öster, namn: Öster, flickor: 17551, pojkar: 29569, förra: 37567}
      - {id: summa, namn: Summa, typ: total, summa: alla}
    diagram: {typ: stapel, alt: "Flickor i Norr {{ placerade.norr.flickor }}, i Söder fler"}
  igen:
    titel: Samma igen
    enhet: barn
    kolumner:
      - {id: hämtat, rubrik: Hämtat, hämta: placerade.flickor}
      - {id: dubbelt, rubrik: Dubbelt, formel: hämtat * 2}
    rader: [{id: norr, namn: Norr}, {id: söder, namn: Söder}]
fakta:
  hälften: {namn: Hälften, formel: placerade.norr.flickor / 2}
  kostnad: {namn: Kostnad, enhet: tkr, värde: 990001}
  per_flicka: {namn: Kostnad per flicka, enhet: tkr, formel: fakta.kostnad / placerade.norr.flickor}
diagram:
  staplar:
    titel: Placerade efter kön
    tabell: placerade
    kolumner: [flickor, pojkar]
    alt: "I Norr {{ placerade.norr.flickor | antal }} flickor, flest i Söder"
"""
SECTION = """\
id: inledning
rubrik: Inledning
delar:
  - text: |
      I Norr var {{ placerade.norr.flickor | antal }} flickor, dubbelt {{ igen.norr.dubbelt }},
      hälften {{ fakta.hälften }} och {{ fakta.per_flicka }} av {{ fakta.kostnad }}.
  - tabell: placerade
    med_diagram: ja
  - tabell: igen
  - diagram: staplar
  - nyckelsiffror:
      - {siffra: "{{ placerade.norr.flickor }}", text: flickor i Norr}
"""
PROFILE = "namn: Standard\ntema: klar\nsmå_tal: {gräns: 9000, åtgärd: dölj}\n"

HIDDEN = {
    "small count": 7919,
    "in the same row": 41521,
    "in the same column": 17551,
    "in both": 29569,
    "doubled": 15838,
    "halved": 3960,
}
SHARES = ("16,0", "125,02", "37,2", "16.0", "125.0")
SHOWN = {"sum": 52999, "another row": 27529, "total of the row": 49440}


@pytest.fixture(scope="module")
def built() -> Build:
    files = {
        "data/mer.yaml": DATA,
        "avsnitt/01-inledning.yaml": SECTION,
        "mallar/profiles/standard.yaml": PROFILE,
    }
    result = build(report_files(dict(files)), package_templates(), Options())
    assert {name.rpartition(".")[2] for name in result.outputs} == {"html", "pdf", "docx"}
    return result


def _forms(number: int) -> set[str]:
    grouped = format_number(Decimal(number), 0)
    return {str(number), grouped, grouped.replace(NBSP, " "), grouped.replace(NBSP, "&nbsp;")}


def _parts(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Every part of a zip package as text, and of the packages in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            content = package.read(part)
            if content.startswith(b"PK"):
                yield from _parts(content, f"{name}/{part}")
            elif not part.endswith((".odttf", ".png", ".ttf")):
                yield f"{name}/{part}", content.decode("utf-8", errors="replace")


def _pdf(data: bytes) -> Iterator[tuple[str, str]]:
    yield "text", ReadPdf(data).root.text()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, item in enumerate(pdf.objects):
            raw = item.read_bytes() if isinstance(item, pikepdf.Stream) else b""
            yield f"object {number}", raw.decode("latin-1")
            if isinstance(item, pikepdf.Dictionary):
                for key in ("/Alt", "/ActualText", "/E", "/Contents", "/Title", "/T"):
                    value = item.get(key)
                    if isinstance(value, pikepdf.String):
                        yield f"object {number} {key}", str(value)


def _everything(built: Build) -> Iterator[tuple[str, str]]:
    for name, data in built.outputs.items():
        match name.rpartition(".")[2]:
            case "html":
                yield name, data.decode()
            case "docx":
                yield from _parts(data, name)
            case _:
                yield from _pdf(data)


def test_the_hidden_figures_are_nowhere(built: Build) -> None:
    places = tuple(_everything(built))
    assert any("chart" in place for place, _ in places)
    assert any("xlsx/" in place for place, _ in places)
    assert any("customXml" in place for place, _ in places)
    for what, number in HIDDEN.items():
        found = [place for place, text in places if any(form in text for form in _forms(number))]
        assert found == [], what
    words = [(p, t) for p, t in places if p.endswith("html") or p == "text" or "document.xml" in p]
    for share in SHARES:
        assert [p for p, text in words if f">{share}" in text or f" {share}" in text] == [], share


def test_what_is_not_hidden_is_there(built: Build) -> None:
    texts = dict(_everything(built))
    for number in SHOWN.values():
        for end in ("html", "text", "word/document.xml"):
            (text,) = (t for place, t in texts.items() if place.endswith(end) and t)
            assert any(form in text for form in _forms(number)), (end, number)


def test_running_text_says_two_dots(built: Build) -> None:
    page = next(data.decode() for name, data in built.outputs.items() if name.endswith("html"))
    assert page.count(">..<") >= 5
    assert "I Norr .. flickor, flest i Söder" in page  # the alternative text too


def test_no_finding_says_what_is_hidden(built: Build) -> None:
    said = "\n".join(f.message + f.hint for f in built.findings)
    assert not any(form in said for number in HIDDEN.values() for form in _forms(number))
    assert not any(f.code == "derivable-count" for f in built.findings)
