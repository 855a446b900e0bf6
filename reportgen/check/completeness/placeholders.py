"""Words that stand where others should have been written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.material import Material
from reportgen.finding import Finding, fel

_BRACKETED = (
    r"text|fyll|ange|skriv|infoga|namn|datum|belopp|siffr|rubrik|kommentar|klicka|antal|procent"
    r"|år\b|här|tabell|diagram|bild|x+\b|kompletter|beskriv|redogör|redovisa|kommentera|analysera"
    r"|motivera|sammanfatta|förklara|lägg (?:in|till)|välj|ta bort|kort |utveckla"
    r"|instruktion|anvisning"
)
_PLACEHOLDERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:TODO|FIXME|TBD|ATT GÖRA)\b",
        r"(?<![\w,.-])(?:X{2,}|x{2,}|[Xx]+,[Xx]+)(?![\w-])(?! kap)",
        r"(?<![\w,.-])[Xx](?=[ \u00a0](?:mnkr|mkr|tkr|kronor|procent|%))",
        r"(?<!\w)(?:ÅÅÅÅ|åååå)(?:-(?:MM|mm)-(?:DD|dd))?(?!\w)",
        r"(?i:\blorem ipsum\b)",
        rf"(?i:\[(?:{_BRACKETED})[^\]]{{0,200}}\])",
        r"(?i:<(?:namn|datum|belopp|text|rubrik|antal|siffra|år|kommun|nämnd|förvaltning)\w*>)",
        r"(?:\A|(?<=[.!?] ))(?:Beskriv|Redogör)\b(?! inte)[^.?!]{0,200}",
        r"(?i:\A(?:instruktion|anvisning|hjälptext|mallanvisning)(?:er)?\s*:)",
        r"(?i:\((?:fylls i|fyll i|kompletteras|uppdateras|text saknas|text kommer)[^)]{0,60}\))",
        r"(?i:\((?:obs|notera|minns|kom ihåg)\b[^)]{0,80}\b(?:fyll|skriv|koll|komplett|lägg"
        r"|uppdater|stäm|ändra|ta bort|kontroller|återkom|fråga)[^)]{0,80}\))",
        r"(?:…|\.{3})\s*fylls i\b",
        r"(?i:\b(?:text|uppgift(?:er)?|siffror|analys|kommentar|bedömning)(?:en|na)?"
        r" (?:kommer|fylls i|kompletteras|skrivs|tillkommer|läggs in) (?:senare|här|inom kort))",
        r"(?i:\bklicka (?:eller tryck )?här för att (?:ange|skriva)[^.]{0,20})",
        r"(?i:\A(?:här (?:fylls|skrivs|ska text)|skriv (?:text |in )?här|fyll i (?:text|här))\b)",
        r"\?{3,}",
    )
)


def placeholders(material: Material) -> Iterator[Finding]:
    """Marks for what was to be written later; the program's own words are no such marks."""
    for passage in material.prose.passages:
        if passage.kind == "label":
            continue
        for pattern in _PLACEHOLDERS:
            for match in pattern.finditer(passage.text):
                if not passage.is_bound(*match.span()):
                    message = f"här står ”{match[0]}” kvar"
                    place = material.prose.place(passage, *match.span())
                    yield fel("placeholder-text", message, place, "skriv det som ska stå här")
