"""A theme changes how a report looks, never what it says."""

from __future__ import annotations

import re

import pytest

from tests.built.building import ENKOPING, Built, build_sample
from tests.built.words import Form, docx_text, html_text, words

THEMES = ("klar", "lugn")


@pytest.fixture(scope="module")
def pair() -> tuple[Built, Built]:
    """The sample in the two themes."""
    own = build_sample(ENKOPING)[0]
    first, second = (
        own if own.theme.spec.name.lower() == name else build_sample(ENKOPING, name)[0]
        for name in THEMES
    )
    return first, second


def _text(built: Built, form: Form) -> list[str]:
    match form:
        case "html":
            return words(html_text(built.html.find("body")))
        case "docx":
            text = words(docx_text(built.part("word/document.xml")))
            return [w for w in text if not w.isdigit()]  # contents tell pages, and those may differ
        case "pdf":
            told = words(built.pdf.root.text(without=("Figure", "Lbl", "THead")))
            return sorted(w for w in told if not w.isdigit())


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_the_words_are_the_same_in_both_themes(pair: tuple[Built, Built], form: Form) -> None:
    first, second = (_text(built, form) for built in pair)
    assert first
    assert first == second


def _colours(css: str) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}\b", css.lower()))


def test_colours_differ_between_the_themes(pair: tuple[Built, Built]) -> None:
    first, second = pair
    for role in ("accent", "cover"):
        colours = [getattr(b.theme.spec.colours, role).lower() for b in pair]
        assert colours[0] != colours[1]
    styles = [built.html.findtext(".//style").lower() for built in pair]
    assert first.theme.spec.colours.accent.lower() in _colours(styles[0])
    assert second.theme.spec.colours.accent.lower() in _colours(styles[1])
    accents = [built.theme.spec.colours.accent.lstrip("#").upper() for built in pair]
    for built, own in zip(pair, accents, strict=True):
        used = built.docx["word/styles.xml"] + built.docx["word/theme/theme1.xml"]
        assert own.encode() in used.upper()


def test_each_theme_s_own_fonts_are_in_every_format(pair: tuple[Built, Built]) -> None:
    for built in pair:
        fonts = built.theme.spec.fonts
        for family in (fonts.body, fonts.heading):
            assert family in built.html.findtext(".//style")
            plain = family.replace(" ", "")
            assert any(plain in f.replace("-", "").replace(" ", "") for f in built.pdf.fonts)
            assert family.encode() in built.docx["word/fontTable.xml"]
