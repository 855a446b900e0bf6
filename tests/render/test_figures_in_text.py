"""Figures and phrases in an author's text, with sign, zero and gap."""

from __future__ import annotations

import pytest

from reportgen.document.text import walk
from reportgen.document.tree import Paragraph, Value
from tests.support import document_of, findings_of, prose_of, with_text

DATA = """
tabeller:
  t:
    enhet: mnkr
    decimaler: 1
    tecken: kostnader_negativa
    kolumner:
      - {id: fg, år: -1, roll: bokslut}
      - {id: nu, år: 0, roll: utfall}
      - {id: avvikelse, formel: nu - fg, roll: avvikelse}
    rader:
      - {id: ökar, fg: -114.6, nu: -126.0}
      - {id: minskar, fg: -36.0, nu: -28.5}
      - {id: lika, fg: -4.0, nu: -4.0}
      - {id: nästan, fg: -4.00, nu: -4.04}
      - {id: intäkt, fg: 10.0, nu: 12.0}
      - {id: noll, fg: 0, nu: 3.0}
      - {id: saknas, fg: "-", nu: 3.0}
      - {id: liten, fg: 0, nu: -0.04}
fakta:
  antal: 4
  många: 2711
  hushåll: {enhet: hushåll, värden: {2023: 350, 2024: 421}}
  andel: {enhet: procent, värde: 77.7}
  andel_fg: {enhet: procent, värde: 75.0}
  tal: {värde: 4.86}
  belopp: {enhet: tkr, värde: 264200}
  jämnt: {enhet: mnkr, värde: 264.0}
  under: {enhet: mnkr, värde: 263.8}
  över: {enhet: mnkr, värde: 264.2}
  promille: {enhet: promille, värde: 3.5}
  index: {enhet: index, värde: 102}
"""


def _says(expression: str) -> str:
    document = document_of(with_text(f"Det {expression}.", data=DATA))
    line = next(x for x in prose_of(document).split("\n") if x.startswith("Det "))
    return line.removeprefix("Det ").removesuffix(".").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("{{ t.ökar.nu }}", "126,0 mnkr"),  # a cost: no bookkeeping minus in prose
        ("{{ t.intäkt.nu }}", "12,0 mnkr"),
        ("{{ t.ökar.avvikelse }}", "−11,4 mnkr"),  # a deviation keeps its sign
        ("{{ t.ökar.nu | mnkr(0) }}", "126 mnkr"),
        ("{{ t.ökar.nu | tkr }}", "126 000 tkr"),
        ("{{ t.ökar.nu | kr }}", "126 000 000 kr"),
        ("{{ t.ökar.nu | mdkr(2) }}", "0,13 mdkr"),
        ("{{ t.ökar.avvikelse | mnkr(tecken='utan') }}", "11,4 mnkr"),
        ("{{ t.minskar.avvikelse | mnkr(tecken='med') }}", "+7,5 mnkr"),
        ("{{ t.liten.nu | mnkr }}", "0,0 mnkr"),  # never −0,0
        ("{{ t.ökar[2023] }}", "114,6 mnkr"),
        ("{{ t.ökar[år - 1] }}", "114,6 mnkr"),
        ("{{ fakta.belopp | mnkr }}", "264,2 mnkr"),
        ("{{ fakta.andel }}", "77,7 procent"),
        ("{{ fakta.andel | procent(0) }}", "78 procent"),
        ("{{ fakta.promille }}", "3,5 promille"),
        ("{{ fakta.index }}", "102"),
        ("{{ fakta.antal }}", "4"),
        ("{{ fakta.antal | ord }}", "fyra"),
        ("{{ fakta.många | ord }}", "2 711"),
        ("{{ fakta.många | antal }}", "2 711"),
        ("{{ fakta.antal | antal('hushåll') }}", "4 hushåll"),
        ("{{ fakta.hushåll[år] }}", "421 hushåll"),
        ("{{ fakta.tal | heltal }}", "5"),
        ("{{ fakta.tal | tal(1) }}", "4,9"),
        ("{{ år }}", "2024"),
        ("{{ nämnd }} i {{ kommun }}", "Socialnämnden i Exempelköpings kommun"),
        ("{{ (t.ökar.nu - t.ökar.fg) | mnkr }}", "−11,4 mnkr"),
        ("{{ fakta.andel - fakta.andel_fg }}", "2,7 procentenheter"),
        ("{{ 2 * fakta.antal }}", "8"),
        ("{{ andel(t.minskar.nu, t.ökar.nu) | procent(0) }}", "23 procent"),
    ],
)
def test_a_figure_is_shown_as_asked(expression: str, says: str) -> None:
    assert _says(expression) == says


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("{{ t.minskar.avvikelse | överskott }}", "ett överskott på 7,5 mnkr"),
        ("{{ t.ökar.avvikelse | överskott }}", "ett underskott på 11,4 mnkr"),
        ("{{ t.lika.avvikelse | överskott }}", "ett nollresultat"),
        ("{{ t.nästan.avvikelse | överskott }}", "ett nollresultat"),  # zero as shown
        ("{{ t.ökar.avvikelse | överskott(bestämd=true) }}", "underskottet på 11,4 mnkr"),
        ("{{ t.ökar.avvikelse | överskott_ord }}", "underskott"),
        ("{{ t.lika.avvikelse | överskott_ord }}", "nollresultat"),
        ("{{ förändring(t.ökar.nu, t.ökar.fg) }}", "ökade med 11,4 mnkr"),  # costs grew
        ("{{ förändring(t.minskar.nu, t.minskar.fg) }}", "minskade med 7,5 mnkr"),
        ("{{ förändring(t.intäkt.nu, t.intäkt.fg) }}", "ökade med 2,0 mnkr"),
        ("{{ förändring(t.lika.nu, t.lika.fg) }}", "var oförändrat"),
        ("{{ förändring(t.nästan.nu, t.nästan.fg) }}", "var oförändrat"),
        ("{{ förändring(t.lika.nu, t.lika.fg, form='perfekt') }}", "är oförändrat"),
        ("{{ förändring(t.ökar.nu, t.ökar.fg, form='grundform') }}", "öka med 11,4 mnkr"),
        (
            "{{ förändring(t.ökar.nu, t.ökar.fg, form='perfekt', procent=true) }}",
            "har ökat med 11,4 mnkr (9,9 procent)",
        ),
        ("{{ förändring(t.ökar.nu, t.ökar.fg, enhet='tkr') }}", "ökade med 11 400 tkr"),
        ("{{ förändring(t.noll.nu, t.noll.fg) }}", "ökade med 3,0 mnkr"),
        (
            "{{ förändring(fakta.andel, fakta.andel_fg) }}",
            "ökade med 2,7 procentenheter",
        ),
        ("{{ förändring(fakta.hushåll[2024], fakta.hushåll[2023]) }}", "ökade med 71 hushåll"),
        ("{{ från_till(t.ökar.fg, t.ökar.nu) }}", "från 114,6 till 126,0 mnkr"),
        ("{{ från_till(t.ökar.fg, t.ökar.nu, decimaler=0) }}", "från 115 till 126 mnkr"),
        ("{{ riktning(t.ökar.nu, t.ökar.fg, 'högre', 'lägre', 'lika hög') }}", "högre"),
        ("{{ riktning(t.minskar.nu, t.minskar.fg, 'högre', 'lägre') }}", "lägre"),
        ("{{ riktning(t.lika.nu, t.lika.fg, 'högre', 'lägre', 'lika hög') }}", "lika hög"),
        ("{{ riktning(fakta.belopp, t.ökar.nu, 'högre', 'lägre') }}", "högre"),  # tkr and mnkr
        ("{{ med_andel(t.minskar.nu, t.ökar.nu) }}", "28,5 mnkr (22,6 procent)"),
        ("{{ varav(t.ökar.nu, t.lika.nu) }}", "126,0 mnkr, varav 4,0 mnkr"),
        ("{{ respektive(t.ökar.nu, t.lika.nu) }}", "126,0 respektive 4,0 mnkr"),
        ("{{ av(fakta.antal, fakta.många) }}", "4 av 2 711"),
        ("{{ intervall(fakta.hushåll[2023], fakta.hushåll[2024]) }}", "350–421"),
        ("{{ fakta.över | ungefär('mnkr', 0) }}", "drygt 264 mnkr"),
        ("{{ fakta.under | ungefär('mnkr', 0) }}", "knappt 264 mnkr"),
        ("{{ fakta.jämnt | ungefär('mnkr', 0) }}", "264 mnkr"),
        ("{{ t.ökar.nu | ungefär(till=100) }}", "drygt 100 mnkr"),
        ("{{ fakta.många | cirka(till=100) }}", "cirka 2 700"),
        ("{{ 'ja' if t.ökar.nu > t.ökar.fg else 'nej' }}", "nej"),  # −126 is less than −114,6
        ("{% if t.minskar.avvikelse > 0 %}bra{% else %}dåligt{% endif %}", "bra"),
    ],
)
def test_words_follow_the_figures(expression: str, says: str) -> None:
    assert _says(expression) == says


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("{{ t.saknas.fg }}", "t.saknas.fg har inget värde"),
        ("{{ t.saknas.fg | mnkr }}", "t.saknas.fg har inget värde"),
        ("{{ förändring(t.saknas.nu, t.saknas.fg) }}", "t.saknas.fg har inget värde"),
        (
            "{{ förändring(t.noll.nu, t.noll.fg, procent=true) }}",
            "t.noll.fg är noll och kan inte vara nämnare",
        ),
        (
            "{{ förändring(t.ökar.nu, t.ökar.fg, form='framtid') }}",
            "form kan vara dåtid, perfekt, grundform, inte ”framtid”",
        ),
        (
            "{{ t.ökar.nu | procent }}",
            "t.ökar.nu är angivet i mnkr och kan inte visas i procent",
        ),
        ("{{ fakta.antal | mnkr }}", "fakta.antal är angivet i antal och kan inte visas i mnkr"),
        ("{{ 'text' | mnkr }}", "mnkr behöver en siffra men fick ”text”"),
        (
            "{{ t.ökar }}",
            "”t.ökar” är inte en siffra utan har flera: fg, nu, avvikelse, 2023, 2024",
        ),
        (
            "{{ t.ökar.nu + fakta.antal }}",
            "t.ökar.nu (mnkr) och fakta.antal (antal) har olika enheter",
        ),
        ("{{ t.ökar.nu | datum }}", "datum behöver ett datum, inte t.ökar.nu"),
        ("{{ t.ökar.nu.value }}", "”value” finns inte: t.ökar.nu är en siffra"),
        ("{{ t.ökar[1999] }}", "”1999” finns inte i ”t.ökar”"),
        ("{{ kommun * 1000000000 }}", "bara siffror kan multipliceras"),
        ("{{ fakta.antal * 0.5 }}", "”0.5” kan inte stå i ett uttryck: bara heltal går"),
        ("{{ 9 ** 9 ** 9 }}", "uttrycket kan inte stå i text"),
        ("{{ kommun.upper() }}", "bara innehållsformatets funktioner kan anropas i text"),
        ("{{ t.__class__ }}", "uttrycket är inte tillåtet i text"),
        ("{{ ''.__class__.__mro__ }}", "uttrycket är inte tillåtet i text"),
        ("{{ förändring.__globals__ }}", "uttrycket är inte tillåtet i text"),
        (
            "{{ förändring(t.ökar.nu) }}",
            "en funktion eller ett filter får för få värden inom parentesen",
        ),
        (
            "{{ förändring(t.ökar.nu, t.ökar.fg, forma='perfekt') }}",
            "en funktion eller ett filter får värden som det inte känner till",
        ),
        (
            "{{ t.ökar.nu | mnkr(1, 2, 3) }}",
            "en funktion eller ett filter får värden som det inte känner till",
        ),
        ("{% for x in t %}x{% endfor %}", "av {% … %} kan bara if stå i text"),
        ("{% set x = 1 %}", "av {% … %} kan bara if stå i text"),
        ("{% include 'base/base.css' %}", "av {% … %} kan bara if stå i text"),
        ("{% macro a() %}{% endmacro %}", "av {% … %} kan bara if stå i text"),
        ("{{ range(10) }}", "”range” finns inte"),
        ("{{ self }}", "uttrycket ger inget som kan stå i texten"),
        ("{{ kolumnår }}", "”kolumnår” finns inte"),
        ("{{ t.ökar.nu | mnkr }", "uttrycket stängs inte rätt"),
        ("{{ t.ökar.nu | mnkr ", "uttrycket stängs inte rätt"),
        ("{% hej %}", "”hej” finns inte i mallspråket"),
        ("{{ 1 + }}", "uttrycket går inte att läsa"),
        ("{{ 1 / 0 }}", "uttrycket delar med noll"),
    ],
)
def test_what_cannot_be_shown_is_told_in_words(expression: str, message: str) -> None:
    findings = findings_of(with_text(f"Det {expression}.", data=DATA))
    assert [(f.code, f.message) for f in findings] == [("template-error", message)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ett {{ x }} två", [(4, 10)]),
        ("Ett\n\ntvå {{ t.ökar.x }}", [(6, 17)]),
        ("Ett {{ x }}\ntvå {{ y }} {{ z }}", [(4, 10), (5, 10), (5, 18)]),
        ("Ett {{ t.ökar.nu | mnk }}", [(4, 22)]),
        ("Ett\n{{ t.ökar.saknas\n }} två", [(5, 13)]),
    ],
)
def test_faults_stand_at_the_authors_line_and_column(
    text: str, places: list[tuple[int, int]]
) -> None:
    found = [f.source for f in findings_of(with_text(text, data=DATA))]
    assert [(s.line, s.column) for s in found] == places
    assert {s.file for s in found} == {"avsnitt/01-inledning.yaml"}


def test_a_figure_in_prose_keeps_its_exact_value_and_where_it_comes_from() -> None:
    document = document_of(with_text("Det {{ t.nästan.nu | mnkr(0) }}.", data=DATA))
    values = [
        inline
        for block in document.blocks
        if isinstance(block, Paragraph)
        for inline in walk(block.children)
        if isinstance(inline, Value)
    ]
    (value,) = values
    assert (value.text, value.fact, str(value.value), value.unit) == (
        "4\u00a0mnkr",
        "t.nästan.nu",
        "4.04",
        "mnkr",
    )


@pytest.mark.parametrize(
    "text", ["<b>", "*a*", "&amp;", "[a](b)", "`kod`", "# rubrik", "\\*", "{{ 1 }}"]
)
def test_what_a_figure_shows_is_never_read_as_markdown_or_html(text: str) -> None:
    data = f"fakta:\n  x: {{värde: 1, enhet: '{text}'}}\n"
    document = document_of(with_text("Det {{ fakta.x }}.", data=data))
    assert f"Det 1\u00a0{text}." in prose_of(document)


def test_private_characters_cannot_forge_a_figure() -> None:
    (finding,) = findings_of(with_text("Det \ue0000\ue001.", data=DATA))
    assert finding.code == "private-character"
