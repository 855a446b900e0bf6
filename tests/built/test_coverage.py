"""Every construct of real reports is shown in the gallery, in every format."""

from __future__ import annotations

import re
from functools import cache

import lxml.html
import pytest

from tests.built.building import Built, build_sample
from tests.built.coverage import CATALOGUE, PAGE, STRUCTURES, Entry, entries, page
from tests.built.words import W

_SYMBOL = re.compile("[●▲◆▼■○✓↑→↓] ")


@cache
def _document(name: str) -> Built:
    return next(b for b in build_sample("galleri") if b.spec.id == name)


def _tidy(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def _squeezed(text: str) -> str:
    """The text without any white space: cells and lines meet differently in each format."""
    return "".join(text.replace("\u00ad", "").split())


def _section(entry: Entry) -> lxml.html.HtmlElement:
    """The part of the page the entry names: its section, or the whole page."""
    root = _document(entry.document).html
    if not entry.section:
        return root
    found = root.xpath("//*[@id=$name]", name=entry.section)
    assert found, f"{entry.id}: avsnittet {entry.section} finns inte"
    inside = found[0].xpath("ancestor-or-self::section[1]")
    return inside[0] if inside else found[0]


def test_the_gallery_covers_the_whole_catalogue_once() -> None:
    assert sorted(e.id for e in entries()) == sorted(CATALOGUE)


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.id)
def test_a_construct_is_on_the_page(entry: Entry) -> None:
    section = _section(entry)
    called = section.xpath(".//a[contains(@class,'note-call') or parent::sup]/@href")
    notes = [section.xpath("//*[@id=$name]", name=href.removeprefix("#")) for href in called]
    texts = [e.text_content() for e in (section, *(n for found in notes for n in found))]
    assert _squeezed(entry.text) in _squeezed("".join(texts))


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.id)
def test_a_construct_is_in_the_word_file(entry: Entry) -> None:
    built = _document(entry.document)
    parts = ("word/document.xml", "word/footnotes.xml")
    texts = [t.text or "" for name in parts for t in built.part(name).iter(f"{W}t")]
    charts = [data.decode() for name, data in built.docx.items() if "/charts/chart" in name]
    assert _squeezed(entry.text) in _squeezed("".join([*texts, *charts]))


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.id)
def test_a_construct_is_in_the_pdf(entry: Entry) -> None:
    built = _document(entry.document)
    # a symbol beside its words is decoration there, so that it is not read twice
    assert _squeezed(_SYMBOL.sub("", entry.text)) in _squeezed(built.pdf.root.text())


@pytest.mark.parametrize("entry", [e for e in entries() if e.id in STRUCTURES], ids=lambda e: e.id)
def test_a_construct_has_its_structure(entry: Entry) -> None:
    section = _section(entry)
    path = " | ".join(f".{p.strip()}" for p in STRUCTURES[entry.id].split(" | "))
    assert section.xpath(path), f"{entry.shows}: {path}"


def test_the_printed_map_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "kör make coverage"
