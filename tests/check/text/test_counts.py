"""Counts in words before lists and enumerations, of goals and of what is assessed."""

from __future__ import annotations

import pytest

from tests.support import findings_of, with_text

GOALS = """\
mål:
  ett: {namn: Ett, bedömning: helt}
  två: {namn: Två, bedömning: i_hög_grad}
  tre: {namn: Tre, bedömning: i_hög_grad}
  fyra: {namn: Fyra, bedömning: delvis}
tabeller:
  indikatorer:
    titel: Indikatorer till målen
    hörn: Indikator
    kolumner: [{id: nu, rubrik: Utfall}, {id: bedömning, rubrik: Bedömning, format: text}]
    rader:
      - {namn: Väntetid, nu: 18, bedömning: Uppfyllt}
      - {namn: Delaktighet, nu: 86, bedömning: Uppfyllt}
      - {namn: Trygghet, nu: 80, bedömning: Uppfyllt}
      - {namn: Återkomst, nu: 78, bedömning: Ej uppfyllt}
      - {namn: Utredningstid, nu: 101, bedömning: Delvis uppfyllt}
  kontroll:
    typ: text
    titel: Uppföljning av internkontrollplanen
    kolumner: [{id: process, rubrik: Process}, {id: resultat, rubrik: Resultat}]
    rader:
      - {process: A, resultat: Ingen eller försumbar avvikelse}
      - {process: B, resultat: Ingen eller försumbar avvikelse}
      - {process: C, resultat: Lindrig avvikelse}
"""


def told(text: str, *, data: str = "") -> list[str]:
    """What is said of the counts in a section with the text."""
    found = findings_of(with_text(text, data=data))
    return [f.message for f in found if f.code == "count-differs"]


LIST = "\n\n- barn\n- unga\n- vuxna\n- stöd"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f"Förvaltningen är indelad i fem avdelningar:{LIST}",
            "texten säger fem avdelningar men listan har fyra punkter",
        ),
        (
            "Vi har fem områden: risk och skydd, barnets behov, föräldrar och familjens nätverk.",
            "texten säger fem områden men räknar upp fyra",
        ),
        (
            "Vi har två områden: barn, unga, vuxna och äldre.",
            "texten säger två områden men räknar upp fyra",
        ),
    ],
)
def test_a_count_that_is_not_the_lists_is_told(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        f"Förvaltningen är indelad i fyra avdelningar:{LIST}",
        f"Förvaltningen är indelad i tre avdelningar och en stab:{LIST}",
        f"Förvaltningen har två avdelningar, en stab och en enhet:{LIST}",
        f"Nämnden har tre enheter med följande uppgifter:{LIST}",
        f"Under de senaste tre åren har detta gjorts:{LIST}",
        f"Fem medarbetare har arbetat med:{LIST}",
        f"Av sex delar görs bland annat dessa:{LIST}",
        f"Listan följs upp två gånger per år:{LIST}",
        "Vi har fyra områden: risk och skydd, barnets behov, föräldrar och familjens nätverk.",
        "Vi har tre områden: barn, unga samt stöd och service.",
        "Vi har fyra områden: barn, unga samt stöd och service.",
        "Vi har fyra grupper: kvinnor och män, flickor och pojkar.",
        f"Nämnden har en stab och tre avdelningar:{LIST}",
        "Vi har två enheter: barn, som växer, och unga, som minskar.",
        "Gruppen är sex personer: chef, ekonom och tre handläggare.",
        "Fem medarbetare arbetar med: barn, unga och vuxna.",
    ],
)
def test_it_is_silent_about_lists(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Nämnden har fem mål.", "texten säger fem mål men fyra redovisas"),
        ("De fem målen gäller till 2027.", "texten säger fem målen men fyra redovisas"),
        (
            "Kommunfullmäktige har beslutat om fem utvecklingsmål för nämnden.",
            "texten säger fem utvecklingsmål men fyra redovisas",
        ),
        (
            "Två mål bedöms som helt uppfyllda, två som i hög grad uppfyllda och ett som delvis.",
            "texten säger två ”mål bedöms som helt uppfyllda” men ett bedöms så (målen)",
        ),
        (
            "Två av fyra mål är helt uppfyllda.",
            "texten säger två ”mål är helt uppfyllda” men ett bedöms så (målen)",
        ),
        (
            "Två av fyra mål bedöms som helt eller i hög grad uppfyllda.",
            "texten säger två ”mål bedöms som helt eller i hög grad uppfyllda” "
            "men tre bedöms så (målen)",
        ),
        (
            "Två av fem indikatorer når målet.",
            "texten säger två ”indikatorer når målet” men tre bedöms så (Indikatorer till målen)",
        ),
        (
            "Av de tre kontrollerna visade två en lindrig avvikelse.",
            "texten säger två ”en lindrig avvikelse” men ett bedöms så "
            "(Uppföljning av internkontrollplanen)",
        ),
    ],
)
def test_a_count_that_is_not_the_assessed_is_told(text: str, message: str) -> None:
    assert told(text, data=GOALS) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden har fyra mål.",
        "Nämnden har tre mål inom området trygghet.",
        "Kommunfullmäktige har beslutat om nio mål.",
        "Ett mål bedöms som helt uppfyllt, två som i hög grad uppfyllda och ett som delvis.",
        "Ett av fyra mål är helt uppfyllt.",
        "Tre av fyra mål bedöms som helt eller i hög grad uppfyllda.",
        "Två av fyra mål var helt uppfyllda 2023.",
        "Två av fyra mål väntas bli helt uppfyllda.",
        "Inget av de fyra målen bedöms som inte uppfyllt.",
        "Tre av fem indikatorer når målet.",
        "Två av tre enheter har uppfyllt kraven.",
        "Av de tre kontrollerna visade två ingen eller försumbar avvikelse och en lindrig.",
        "Två av sex delmål är uppfyllda.",
    ],
)
def test_it_is_silent_about_assessments(text: str) -> None:
    assert told(text, data=GOALS) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Åtta av tio aktiviteter är klara. De tre som återstår görs nästa år.",
            "Åtta av tio: då återstår två, inte tre",
        ),
        (
            "Nio av tolv visade ingen avvikelse. För de fyra övriga har åtgärder beslutats.",
            "Nio av tolv: då återstår tre, inte fyra",
        ),
        (
            "Av 12 platser är 9 belagda och de övriga 4 är lediga.",
            "9 av 12: då återstår tre, inte 4",
        ),
    ],
)
def test_a_rest_that_is_not_the_whole_less_the_part_is_told(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Åtta av tio aktiviteter är klara. De två som återstår görs nästa år.",
        "Åtta av tio aktiviteter är klara och en pågår. De tre nya börjar nästa år.",
        "Åtta av tio är klara, en pågår och de övriga är inte påbörjade.",
        "Åtta av tio svarade. De tre övriga frågorna handlar om annat.",
        "Drygt åtta av tio är nöjda. De tre som återstår är ett annat mått.",
    ],
)
def test_it_is_silent_about_a_rest(text: str) -> None:
    assert told(text) == []
