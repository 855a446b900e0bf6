"""The catalogue of what real reports contain, and where the gallery shows each of it.

`content/galleri/täckning.yaml` says for every id where it is and which words must be there;
`STRUCTURES` says, for what is structure rather than words, which markup must be there too.
`python -m tests.built.coverage` writes docs/coverage.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "coverage.md"

_SIZES = {"A": 21, "B": 31, "C": 20, "D": 49, "E": 17, "S": 13, "G": 4, "F": 22}
CATALOGUE = tuple(f"{letter}{n}" for letter, last in _SIZES.items() for n in range(1, last + 1))
"""Every id of the catalogue: documents, sections, figures in text, tables, cells, status, forms,
formulas."""

TITLES = {
    "A": "Dokument och metadata",
    "B": "Avsnitt och text",
    "C": "Siffror i text",
    "D": "Tabeller",
    "E": "Celler och noter",
    "S": "Bedömningar och diagram",
    "G": "Formulär",
    "F": "Formler",
}

STRUCTURES = {
    "A1": "//header[contains(@class,'cover')]//*[contains(@class,'title')]",
    "A2": "//*[contains(@class,'metadata')]//strong[.='Handläggare']",
    "A7": "/ancestor::body//nav//a[starts-with(normalize-space(), '1')]",
    "A10": "//h4[contains(@class,'numbered')]",
    "A11": "//h5",
    "A14": "//*[contains(@class,'landscape')]//table",
    "A15": "//img[contains(@class,'logo')]",
    "A16": "//*[contains(@class,'signature')]",
    "A17": "//*[contains(@class,'signatures')]/*[2]",
    "A21": "//*[contains(@class,'metadata')]//a[@href]",
    "B2": "//p[strong and em] | //p[em]/..//strong",
    "B3": "//*[contains(@class,'run-in')]",
    "B7": "//p[contains(@class,'none')]",
    "B10": "//ul/li",
    "B11": "//ol/li",
    "B12": "//li//ol/li",
    "B13": "//li[count(p) > 1]",
    "B14": "//*[contains(@class,'headline')]",
    "B15": "//ol/li//strong[.='att']",
    "B18": "//blockquote",
    "B20": "//*[contains(@class,'figure-number')]//data",
    "B21": "//a[contains(@class,'ref')]",
    "B25": "//ul/li",
    "B26": "//*[contains(@class,'metadata')]//strong",
    "B31": "//*[contains(@class,'assessment')]",
    "C1": "//p//data",
    "D3": "//td[not(contains(@class,'number'))]",
    "D8": "//table//th[.='dec']",
    "D17": "//tr[contains(@class,'subtotal')]",
    "D18": "//tr[contains(@class,'total')]",
    "D19": "//tr[contains(@class,'total')]/td[not(normalize-space())]",
    "D22": "//*[contains(@class,'indent-1')]",
    "D24": "//tr[contains(@class,'varav')]",
    "D25": "//tr[contains(@class,'heading')]",
    "D26": "//tr[contains(@class,'comment')]//p | //tr[contains(@class,'comment')]/td[@colspan]",
    "D27": "//td[@rowspan='2']",
    "D28": "//th[number(@rowspan) > 1] | //td[number(@rowspan) > 1]",
    "D34": "//table/thead/tr/th",
    "D36": "//table[not(tbody/tr)]//thead//th",
    "D37": "//table[not(thead/tr)]//tbody/tr",
    "D38": "//table[count(tbody/tr) = 1]",
    "D39": "//table//td//p | //table//td",
    "D40": "//td//li",
    "D42": "//td//ul | //td//ol",
    "D43": "//td//table | //th//table",
    "D44": "//td//*[contains(@class,'symbol')]",
    "E1": "//td[contains(@class,'number')][not(normalize-space())]",
    "E13": "//caption//a[contains(@href,'not')] | //th//a[contains(@href,'not')]",
    "S2": "//td//*[contains(@class,'status')]",
    "S3": "//*[contains(@class,'symbol')]",
    "S4": "//td[contains(@class,'tint-')]",
    "S5": "//*[contains(@class,'legend')]",
    "S7": "//*[contains(@class,'assessment')]//*[contains(@class,'symbol')]",
    "S8": "//table//*[contains(@class,'status')]",
    "S10": "//figure//svg | //figure//*[local-name()='svg']",
    "S11": "//figure//*[local-name()='svg']",
    "S12": "//figure//*[local-name()='svg']",
    "S13": "//figure[not(figcaption)]//*[local-name()='svg']",
    "G2": "//td[contains(@class,'input')]",
    "G3": "//*[contains(@class,'fill-line')]",
}
"""XPath into the section's part of the web page (or the whole page when no section is named)."""


@dataclass(frozen=True)
class Entry:
    """Where the gallery shows a construct, and words that must be there."""

    id: str
    document: str
    section: str
    shows: str
    text: str


def entries() -> tuple[Entry, ...]:
    """What the gallery says it covers."""
    file = ROOT / "content" / "galleri" / "täckning.yaml"
    listed = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(Entry(e["id"], e["dokument"], e["avsnitt"], e["visar"], e["text"]) for e in listed)


def page() -> str:
    """docs/coverage.md: every construct, where it is shown and what is asserted of it."""
    lines = [
        "# Vad reportgen kan visa",
        "",
        "Varje konstruktion som finns i verkliga nämndrapporter, var galleriet (`content/galleri`)",
        "visar den och vilka ord som ska finnas där i det byggda dokumentet. `tests/built/`",
        "prövar orden i html, pdf och docx, och för dem som är märkta ◆ också strukturen.",
        "Sidan skrivs av `make coverage`.",
    ]
    for letter, title in TITLES.items():
        lines += ["", f"## {letter}. {title}", "", "| id | visar | dokument, avsnitt | ord |"]
        lines.append("|---|---|---|---|")
        for entry in entries():
            if entry.id[0] == letter:
                place = ", ".join(part for part in (entry.document, entry.section) if part)
                mark = " ◆" if entry.id in STRUCTURES else ""
                words = entry.text.replace("|", "\\|").replace("*", "\\*").replace("<", "\\<")
                lines.append(f"| {entry.id}{mark} | {entry.shows} | {place} | {words} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
