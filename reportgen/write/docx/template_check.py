"""What a municipality's own Word template lacks or overrides, said before it is used."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from reportgen.finding import Finding, Source, fel, sort_findings, upplysning, varning
from reportgen.theme import Colours, ThemeSpec
from reportgen.write.docx.look import HEADING_LEVELS, Look
from reportgen.write.docx.page import A4, page_of, themed_page
from reportgen.write.docx.paper_css import paper_css
from reportgen.write.docx.style_sheet import style_sheet
from reportgen.write.docx.styles import StyleDef
from reportgen.write.docx.xml import R, W

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how .doc files and locked ones begin (MS-CFB 2.2)
_MAIN = "officeDocument"
_MACROS = ("macroEnabled", "vbaProject")
_PRESENT_MODE = 15  # Word 2013 and later (MS-DOCX 2.3.1)
_NEAR = 60  # twips, a millimetre: A4 is rounded in different ways
_LANGUAGE = "sv-SE"
_CENTRAL = (*(f"heading {level}" for level in range(1, 5)), "title", "subtitle", "caption")
# What Word in Swedish calls its own styles; the file has the English names (17.7.4.9).
_SWEDISH = {
    **{f"heading {level}": f"Rubrik {level}" for level in range(1, 5)},
    **{f"toc {level}": f"Innehåll {level}" for level in range(1, 5)},
    "title": "Rubrik",
    "subtitle": "Underrubrik",
    "caption": "Beskrivning",
    "toc heading": "Innehållsförteckningsrubrik",
    "list bullet": "Punktlista",
    "list number": "Numrerad lista",
    "list continue": "Listfortsättning",
    "quote": "Citat",
    "header": "Sidhuvud",
    "footer": "Sidfot",
    "footnote text": "Fotnotstext",
    "footnote reference": "Fotnotsreferens",
    "annotation text": "Kommentarer",
    "annotation reference": "Kommentarsreferens",
    "hyperlink": "Hyperlänk",
    "default paragraph font": "Standardstycketeckensnitt",
    "normal table": "Normal tabell",
}


class _Unreadable(Exception):
    """The file cannot be a template; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.message)


@dataclass(frozen=True, slots=True)
class _Template:
    """The parts that are looked at; `running` has headers and footers by their relationship."""

    document: Any
    styles: Any
    settings: Any
    running: dict[str, Any]


def check_template(data: bytes, file: str) -> tuple[Finding, ...]:
    """What to know about a .docx or .dotx before reports are written into it.

    A fault (`fel`) is what makes it unusable; what is lacking is added when a report is written.
    """
    place = Source(file)
    try:
        template = _template(_files(data, place), place)
    except _Unreadable as refused:
        return (refused.finding,)
    section = template.document.find(f"{W}body/{W}sectPr")
    section = etree.Element(f"{W}sectPr") if section is None else section
    return sort_findings(
        [
            *_protection(template.settings, place),
            *_compatibility(template.settings, place),
            *_styles(template.styles, place),
            *_numbering(template.styles, place),
            *_language(template.styles, place),
            *_page(section, place),
            *_running(template, section, place),
            *_body(template.document, place),
        ]
    )


# --------------------------------------------------------------------------------------- the file


def _files(data: bytes, place: Source) -> dict[str, bytes]:
    """The package's parts by name; raises when it is no Word template or has macros."""
    if data.startswith(_OLE):
        message = "filen är låst med lösenord eller sparad i det gamla formatet .doc"
        hint = "ta bort lösenordet i Word och spara som Word-mall (.dotx)"
        raise _Unreadable(fel("locked-template", message, place, hint))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if (broken := package.testzip()) is not None:
                raise _Unreadable(_broken(broken, place))
            files = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise _Unreadable(_not_word(place)) from error
    types = files.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    if any(word in types for word in _MACROS):
        message = "mallen innehåller makron, som rapporten inte får bära med sig"
        raise _Unreadable(fel("macro-template", message, place, "spara som .dotx utan makron"))
    if "wordprocessingml" not in types:
        raise _Unreadable(_not_word(place))
    return files


def _not_word(place: Source) -> Finding:
    hint = "öppna mallen i Word och spara som Word-mall (.dotx)"
    return fel("not-a-word-file", "filen är ingen Word-mall", place, hint)


def _broken(name: str, place: Source) -> Finding:
    message = f"filen är skadad: ”{name}” går inte att läsa"
    return fel("broken-template", message, place, "öppna och spara om den i Word")


def _template(files: dict[str, bytes], place: Source) -> _Template:
    """The parts, found as Word finds them: by relationship and not by name (ISO 29500-2, 6.5)."""
    main = next((n for kind, n in _related(files, "", place).values() if kind == _MAIN), "")
    if main not in files:
        raise _Unreadable(_not_word(place))
    found = _related(files, main, place)
    by_kind = {kind: name for kind, name in found.values() if name in files}

    def read(kind: str) -> Any:
        return _xml(files, by_kind[kind], place) if kind in by_kind else etree.Element("none")

    return _Template(
        document=_xml(files, main, place),
        styles=read("styles"),
        settings=read("settings"),
        running={
            id_: _xml(files, name, place)
            for id_, (kind, name) in found.items()
            if kind in ("header", "footer") and name in files
        },
    )


def _related(files: dict[str, bytes], part: str, place: Source) -> dict[str, tuple[str, str]]:
    """A part's relationships by id: the last word of the type, and the target's name."""
    folder, _, own = part.rpartition("/")
    name = f"{folder}/_rels/{own}.rels".lstrip("/")
    if name not in files:
        return {}
    return {
        rel.get("Id", ""): (
            rel.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/" + folder, rel.get("Target", ""))).lstrip("/"),
        )
        for rel in _xml(files, name, place)
        if isinstance(rel.tag, str)
    }


def _xml(files: dict[str, bytes], name: str, place: Source) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(files[name], parser)
    except etree.XMLSyntaxError as error:
        raise _Unreadable(_broken(name, place)) from error


# ----------------------------------------------------------------------------------- the settings


def _is_on(element: Any, attribute: str = "val") -> bool:
    """A switch that is there and not turned off (17.17.4)."""
    value = "0" if element is None else element.get(f"{W}{attribute}", "1")
    return value not in ("0", "false", "off")


def _protection(settings: Any, place: Source) -> Iterator[Finding]:
    """Protection is inherited by the report (17.15.1.29, 17.15.1.93)."""
    protection = settings.find(f"{W}documentProtection")
    if protection is not None and protection.get(f"{W}enforcement", "0") in ("1", "true", "on"):
        message = "mallen är skyddad, så rapporten skulle inte gå att redigera"
        hint = "stäng av skyddet: Granska > Begränsa redigering"
        yield fel("protected-template", message, place, hint)
    if settings.find(f"{W}writeProtection") is not None:
        message = "mallen är skrivskyddad, och det blir rapporten också"
        hint = "ta bort det: Spara som > Verktyg > Allmänna alternativ"
        yield varning("write-protected-template", message, place, hint)


def _compatibility(settings: Any, place: Source) -> Iterator[Finding]:
    mode = 12  # what Word takes a file for that does not say
    for setting in settings.iter(f"{W}compatSetting"):
        value = setting.get(f"{W}val", "")
        if setting.get(f"{W}name") == "compatibilityMode" and value.isdecimal():
            mode = int(value)
    if mode < _PRESENT_MODE:
        message = "mallen är gjord för en äldre Word, så rapporten öppnas i kompatibilitetsläge"
        hint = "öppna mallen, välj Arkiv > Info > Konvertera och spara"
        yield varning("old-template", message, place, hint)


# ------------------------------------------------------------------------------------- the styles


def _known(styles: Any) -> dict[tuple[str, str], Any]:
    """The styles by kind and name, as Word compares names: in any case."""
    return {
        (style.get(f"{W}type"), name.get(f"{W}val", "").lower()): style
        for style in styles.findall(f"{W}style")
        for name in style.findall(f"{W}name")
    }


def _wanted() -> tuple[StyleDef, ...]:
    """Every style that the writer asks for; only their names matter here."""
    colours = Colours(accent="#000000", tint="#ffffff", cover="#000000", series=("#000000",) * 4)
    spec = ThemeSpec(name="", colours=colours)
    return style_sheet(Look(spec, themed_page(spec.sizes), 240, paper_css("")))


def _styles(styles: Any, place: Source) -> Iterator[Finding]:
    """Headings and titles one by one, as they set the tone; the rest together."""
    known = _known(styles)
    missing = [s for s in _wanted() if (s.kind, s.name.lower()) not in known]
    for style in missing:
        if style.name.lower() not in _CENTRAL:
            continue
        swedish = _swedish(style)
        message = f"formatmallen ”{swedish}” ({style.name}) saknas och läggs till ur temat"
        if (style.kind, swedish.lower()) in known:
            message += f"; mallens egen ”{swedish}” är inte Words inbyggda och används inte"
        hint = "använd formatmallen i mallen en gång och spara, så finns den där"
        yield varning("missing-style", message, place, hint)
    for own, whose in ((False, "Words"), (True, "rapportens egna")):
        names = [_swedish(s) for s in missing if s.own == own and s.name.lower() not in _CENTRAL]
        if names:
            message = f"{whose} formatmallar läggs till ur temat: {', '.join(names)}"
            hint = "lägg in dem i mallen om de ska se ut på ett annat sätt"
            yield upplysning("added-styles", message, place, hint)


def _swedish(style: StyleDef) -> str:
    return _SWEDISH.get(style.name.lower(), style.name)


def _numbering(styles: Any, place: Source) -> Iterator[Finding]:
    known = _known(styles)
    headings = [known.get(("paragraph", f"heading {n}")) for n in range(1, HEADING_LEVELS + 1)]
    numbered = [
        str(level)
        for level, style in enumerate(headings, start=1)
        if style is not None and style.find(f"{W}pPr/{W}numPr") is not None
    ]
    if len(numbered) == HEADING_LEVELS:
        message = "mallen numrerar rubrikerna själv; dess numrering används"
        yield upplysning("numbered-headings", message, place)
    elif numbered:
        message = f"mallen numrerar bara rubriker på nivå {', '.join(numbered)}"
        hint = f"koppla nivå 1–{HEADING_LEVELS} till en flernivålista, eller ingen av dem"
        yield varning("numbered-headings", message, place, hint)


def _language(styles: Any, place: Source) -> Iterator[Finding]:
    found = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    language = "" if found is None else found.get(f"{W}val", "")
    if language != _LANGUAGE:
        said = f"är {language}" if language else "är inte satt"
        message = f"mallens språk {said}; rapporten får {_LANGUAGE}"
        hint = "Granska > Språk > Ange korrekturspråk > svenska > Använd som standard"
        yield upplysning("template-language", message, place, hint)


# --------------------------------------------------------------------------------------- the page


def _page(section: Any, place: Source) -> Iterator[Finding]:
    """A4 standing is what the report counts on; lying pages are turned where asked for."""
    page = page_of(section)
    size = (page.width, page.height)
    if size[0] > size[1]:
        message = "mallens sista avsnitt är liggande, så hela rapporten blir liggande"
        yield varning("page-size", message, place, "ställ sidan upp: Layout > Orientering")
    if any(abs(a - b) > _NEAR for a, b in zip(sorted(size), A4, strict=True)):
        width, height = (round(side * 25.4 / 1440) for side in size)
        message = f"sidan är {width} × {height} mm och inte A4"
        yield varning("page-size", message, place, "Layout > Storlek > A4")


def _running(template: _Template, section: Any, place: Source) -> Iterator[Finding]:
    """Headers and footers are the template's own: what they lack the pages lack."""
    codes = ""
    for kind, name in (("header", "sidhuvud"), ("footer", "sidfot")):
        ids = [ref.get(f"{R}id") for ref in section.findall(f"{W}{kind}Reference")]
        used = [template.running[id_] for id_ in ids if id_ in template.running]
        codes += "".join(f"{code} " for part in used for code in _field_codes(part))
        if not used:
            message = f"mallen har {'inget' if kind == 'header' else 'ingen'} {name}"
            yield varning(f"missing-{kind}", message, place, "Infoga > Sidhuvud eller Sidfot")
        elif not any(_shows_something(part) for part in used):
            message = f"mallens {name} är {'tomt' if kind == 'header' else 'tom'}"
            yield varning(f"empty-{kind}", message, place, "skriv kommunens och nämndens namn")
    if "PAGE" not in codes.split():
        message = "mallen har inga sidnummer, och innehållsförteckningen hänvisar till sidor"
        yield varning("missing-page-numbers", message, place, "Infoga > Sidnummer")


def _shows_something(part: Any) -> bool:
    """Text, a field or a picture."""
    text = "".join(part.itertext(f"{W}t")).strip()
    shown = (f"{W}drawing", f"{W}pict", f"{W}fldSimple", f"{W}instrText")
    return bool(text) or next(part.iter(*shown), None) is not None


def _field_codes(part: Any) -> Iterator[str]:
    """The codes of both kinds of fields (17.16.18, 17.16.19)."""
    yield from (field.get(f"{W}instr", "") for field in part.iter(f"{W}fldSimple"))
    yield from part.itertext(f"{W}instrText")


def _body(document: Any, place: Source) -> Iterator[Finding]:
    """What stands on the template's own page is not carried over."""
    if "".join(document.itertext(f"{W}t")).strip():
        message = "texten i mallen följer inte med; bara formatmallar, sidhuvud och sidfot används"
        yield upplysning("template-text", message, place)
    if len(list(document.iter(f"{W}sectPr"))) > 1:
        message = "mallen har flera avsnitt; bara det sista avsnittets sida och sidhuvud används"
        yield upplysning("template-sections", message, place)
