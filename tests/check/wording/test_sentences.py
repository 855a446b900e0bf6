"""Sentences, double words and punctuation marks."""

from __future__ import annotations

import pytest

from reportgen.finding import Finding
from tests.support import findings_of, with_text


def _found(text: str, code: str) -> list[Finding]:
    return [f for f in findings_of(with_text(text)) if f.code == code]


@pytest.mark.parametrize(
    "text",
    [
        "Det är bra att att göra så.",
        "Nämnden och\noch kommunen.",
        "Verksamheten verksamheten var god.",
        "Vi är nöjda i i hög grad.",
    ],
)
def test_a_word_written_twice_is_told_of(text: str) -> None:
    assert len(_found(text, "double-word")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "De insatser vi har har gett resultat.",
        "Det läge vi är i i dag är gott.",
        "Det som är är bra, och det det handlar om är svårt.",
        "Gruppen Duran Duran spelade.",
        "År för år, steg för steg, 10 10.",
        "Tre hade en liten brist och en en stor, och två en liten och en en stor.",
    ],
)
def test_a_word_that_may_follow_itself_is_not(text: str) -> None:
    assert _found(text, "double-word") == []


def test_a_paragraph_without_a_stop_is_told_of_at_its_last_word() -> None:
    (found,) = _found("Kostnaderna ökade under året med köpta dygn", "missing-stop")
    assert (found.source.line, found.source.column) == (4, 42)


@pytest.mark.parametrize(
    "text",
    [
        "Kostnaderna ökade under året med köpta dygn.",
        "En kort rubrik utan punkt",
        "Följande insatser har ökat under hela året\n\n- en insats\n- en till",
        "- en lång punkt i en lista utan någon punkt sist",
        "Läs mer om det här på webbplatsen www.exempel.se",
        "Så här många köpta dygn blev det till sist:",
        "**Kommentarer till årets utfall och nästa års ram**\n\nBudgeten höll.",
    ],
)
def test_what_need_not_end_with_a_stop_is_not(text: str) -> None:
    assert _found(text, "missing-stop") == []


def test_many_paragraphs_without_a_stop_are_told_of_once() -> None:
    text = "\n\n".join(f"Stycke {n} har ingen punkt efter sista ordet" for n in "ABCDE")
    (found,) = _found(text, "missing-stop")
    assert "4 stycken till" in found.message


def test_long_sentences_are_told_of_together_with_the_longest_first() -> None:
    long = " ".join(["Nämnden", *["och barnen"] * 24]) + "."
    longer = " ".join(["Staden", *["och barnen"] * 30]) + "."
    (found,) = _found(f"{long}\n\n{longer}", "long-sentence")
    assert found.message.startswith("2 meningar är längre än 45 ord: ”Staden")
    assert found.source.line == 6


def test_a_colon_gives_the_reader_a_rest() -> None:
    half = " ".join(["och barnen"] * 15)
    assert _found(f"Nämnden {half}: staden {half}.", "long-sentence") == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Slut.Nästa mening kommer.", 3),
        ("Kostnader,intäkter och annat.", 3),
        ("Kostnaden ,som var hög, föll.", 3),
        ("Kostnaden var hög .", 17),
        ("Kostnaden var hög..", 17),
        ("Det gäller verksamheten. nästa mening börjar.", 14),
        ("Detta (som är bra är fel.", 9),
        ("Detta som är bra) är fel.", 16),
        ("Han sa ”bra och gick.", 10),
    ],
)
def test_a_slip_at_a_mark_is_told_of_at_its_place(text: str, column: int) -> None:
    (found,) = _found(text, "punctuation")
    assert (found.source.line, found.source.column) == (4, column)


@pytest.mark.parametrize(
    "text",
    [
        "Först a) ett, b) två, 1) tre och 2) fyra.",
        "Enligt bl.a. regeln. Så är det m.m. och så vidare, inkl. moms, resp. vård.",
        "Se Kolada.se och www.exempel.se samt och/eller.",
        "Han sa ”bra” och gick (snart).",
        "En skärm på 15” räcker.",
        "Lagen (2001:453) gäller (se bilaga 1), 1 kap. 2 § och st. 3.",
        "Värdet är .. eller – här.",
    ],
)
def test_marks_in_their_place_are_let_be(text: str) -> None:
    assert _found(text, "punctuation") == []
