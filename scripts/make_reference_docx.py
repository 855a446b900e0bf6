"""Makes templates/base/reference.docx: the clean Word template that themes build on.

Run from the top of the checkout: python scripts/make_reference_docx.py
A municipality that wants a Word template of its own can begin with the file it writes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from reportgen.finding import Source
from reportgen.theme import ThemeSpec
from reportgen.write.docx.fonts import line_pitch
from reportgen.write.docx.look import Look
from reportgen.write.docx.notes import footnotes_part
from reportgen.write.docx.office_theme import apply_office_theme
from reportgen.write.docx.package import open_template, saved
from reportgen.write.docx.page import themed_page
from reportgen.write.docx.paper_css import paper_css
from reportgen.write.docx.style_sheet import style_sheet
from reportgen.write.docx.styles import Styles, set_defaults
from reportgen.write.docx.xml import NAMESPACES, half_points, parse
from reportgen.yamltext import read_yaml

BASE = Path("templates/base/reference.docx")
THEME = Path("templates/themes/klar/theme.yaml")
LANGUAGE = "sv-SE"
MADE = datetime(2025, 1, 1, tzinfo=UTC)

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = f'xmlns:w="{NAMESPACES["w"]}"'
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WML = f"{_OFFICE}.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = {
    "/word/document.xml": f"{_WML}.document.main+xml",
    "/word/styles.xml": f"{_WML}.styles+xml",
    "/word/settings.xml": f"{_WML}.settings+xml",
    "/word/numbering.xml": f"{_WML}.numbering+xml",
    "/word/fontTable.xml": f"{_WML}.fontTable+xml",
    "/word/theme/theme1.xml": f"{_OFFICE}.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
}
_WORD = "http://schemas.microsoft.com/office/word"
# The current way of laying text out; without it Word opens in compatibility mode (MS-DOCX 2.3.1).
_COMPAT = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="{_WORD}" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
        ("useWord2013TrackBottomHyphenation", 0),
    )
)
_SETTINGS = (
    f'<w:settings {_W}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:saveSubsetFonts/>'
    '<w:defaultTabStop w:val="1304"/><w:hyphenationZone w:val="425"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    f'<w:compat>{_COMPAT}</w:compat><w:themeFontLang w:val="{LANGUAGE}"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
    'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
    'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
    'w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)


def relationships(targets: dict[str, str]) -> str:
    """A relationships part; the keys are target paths, the values the types' last words."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE_REL}">{inner}</Relationships>'


def bare_package() -> bytes:
    """A valid document with nothing in it: no text, no styles."""
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items()
    )
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{types}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": relationships(
            {
                "word/document.xml": f"{_REL}/officeDocument",
                "docProps/core.xml": f"{_PACKAGE_REL}/metadata/core-properties",
                "docProps/app.xml": f"{_REL}/extended-properties",
            }
        ),
        "word/_rels/document.xml.rels": relationships(
            {
                "styles.xml": f"{_REL}/styles",
                "settings.xml": f"{_REL}/settings",
                "numbering.xml": f"{_REL}/numbering",
                "fontTable.xml": f"{_REL}/fontTable",
                "theme/theme1.xml": f"{_REL}/theme",
            }
        ),
        "word/document.xml": f"{_HEAD}<w:document {_W}><w:body/></w:document>",
        "word/styles.xml": f"{_HEAD}<w:styles {_W}/>",
        "word/settings.xml": _HEAD + _SETTINGS,
        "word/numbering.xml": f"{_HEAD}<w:numbering {_W}/>",
        "word/fontTable.xml": f"{_HEAD}<w:fonts {_W}/>",
        "word/theme/theme1.xml": f'{_HEAD}<a:theme xmlns:a="{NAMESPACES["a"]}" name="x"/>',
        "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties"/>',
        "docProps/app.xml": f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/'
        'officeDocument/2006/extended-properties"><Application>reportgen</Application></Properties>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


def main() -> None:
    """Writes the template with the styles of the theme Klar."""
    data, _ = read_yaml(THEME.read_bytes(), str(THEME))
    spec, faults = ThemeSpec.read(data, Source(str(THEME)))
    if spec is None:
        raise SystemExit("\n".join(map(str, faults)))
    word = open_template(bare_package())
    page = themed_page(spec.sizes)
    word.element.body.append(page_section(page.xml()))
    size = half_points(spec.sizes.body_pt)
    element = word.styles.element
    set_defaults(element, spec.fonts.body, size, LANGUAGE)
    line = line_pitch(None, spec.sizes.line_height)
    Styles(element).install(style_sheet(Look(spec, page, line, paper_css(""))), replace=True)
    apply_office_theme(word, spec)
    footnotes_part(word)
    properties = word.core_properties
    properties.title, properties.language = "Mall för rapporter", LANGUAGE
    properties.created = properties.modified = MADE
    BASE.write_bytes(saved(word))


def page_section(inner: str) -> object:
    """The template's one section."""
    return parse(f'<w:sectPr>{inner}<w:cols w:space="708"/></w:sectPr>')


if __name__ == "__main__":
    main()
