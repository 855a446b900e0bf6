"""Sentences that contradict themselves: differences, percentages and totals with all their ends."""

from __future__ import annotations

import pytest

from tests.support import findings_of, with_text

CODES = (
    *("share-differs", "fraction-differs", "approximation-differs", "direction-differs"),
    *("text-differs", "count-differs"),
)


def told(text: str) -> list[str]:
    """What is said of the figures in a section with the text."""
    found = findings_of(with_text(text))
    return [f"{f.message} [{f.code}]".replace("\u00a0", " ") for f in found if f.code in CODES]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Inköpen blev 21,4 mnkr, 2,7 mnkr mer än budgeten på 17,7 mnkr.",
            "skillnaden mellan 21,4 och 17,7 är 3,7, inte 2,7 mnkr [text-differs]",
        ),
        (
            "Index blev 64, sex enheter högre än målet på 60.",
            "skillnaden mellan 64 och 60 är 4, inte sex [text-differs]",
        ),
        (
            "Index blev 59, en enhet under målet på 63.",
            "skillnaden mellan 59 och 63 är 4, inte en [text-differs]",
        ),
        (
            "Andelen är 81 procent, sex procentenheter lägre än målet på 85 procent.",
            "skillnaden mellan 81 och 85 är 4, inte sex procentenheter [text-differs]",
        ),
        (
            "Vi gjorde 412 besök, 22 fler än de 380 som planerats.",
            "skillnaden mellan 412 och 380 är 32, inte 22 [text-differs]",
        ),
        (
            "Vi gjorde 412 besök, 12 procent fler än planerade 380.",
            "skillnaden mellan 412 och 380 är 8,4 procent, inte 12 procent [text-differs]",
        ),
        (
            "Resultatet är 41,0 mnkr. Det är 14,2 mnkr bättre än budgeten på 25,8 mnkr.",
            "skillnaden mellan 41,0 och 25,8 är 15,2, inte 14,2 mnkr [text-differs]",
        ),
        (
            "Prognosen är ett underskott på 9,6 mnkr, vilket är 5,5 sämre än föregående prognos "
            "på −3,1 mnkr.",
            "skillnaden mellan 9,6 och −3,1 är 6,5, inte 5,5 [text-differs]",
        ),
        (
            "Kostnaden är 64,2 mnkr, 6 500 tkr mer än budgeten på 58,6 mnkr.",
            "skillnaden mellan 64,2 och 58,6 är 5 600, inte 6 500 tkr [text-differs]",
        ),
        (
            "Inköpen blev 21,4 mnkr, 3,7 mnkr mindre än budgeten på 17,7 mnkr.",
            "texten säger mindre men 21,4 är högre än 17,7 [direction-differs]",
        ),
        (
            "Resultatet är 41,0 mnkr. Det är 15,2 mnkr sämre än budgeten på 25,8 mnkr.",
            "texten säger sämre men 41,0 är högre än 25,8 [direction-differs]",
        ),
        (
            "Prognosen är ett underskott på 9,6 mnkr, 6,5 mnkr bättre än prognosen på −3,1 mnkr.",
            "texten säger bättre men −9,6 är lägre än −3,1 [direction-differs]",
        ),
    ],
)
def test_a_difference_that_its_two_ends_do_not_make_is_told(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Inköpen blev 21,4 mnkr, 3,7 mnkr mer än budgeten på 17,7 mnkr.",
        "Inköpen blev 21,4 mnkr, materialkostnaderna 1,7 mnkr högre än budgeten på 9,0 mnkr.",
        "Intäkterna blev 12 mnkr högre, 5 mnkr mer än prognosen på 108 mnkr.",
        "Vi tog emot 412 barn, sju fler än i de 12 andra områdena.",
        "Resultatet blev −2,1 mnkr, 0,8 mnkr sämre än budgeten på −1,3 mnkr.",
        "Resultatet blev 2,1 mnkr, 3,4 mnkr bättre än det budgeterade underskottet på 1,3 mnkr.",
        "Kostnaden är −64,2 mnkr, 5,6 mnkr högre än budgeten på −58,6 mnkr.",
        "Kostnaden är 64,2 mnkr, 5,6 mnkr sämre än budgeten på 58,6 mnkr.",
        "Kötiden är 38 dagar, en vecka längre än målet på 31 dagar.",
        "Det kom 12 361 anmälningar, 621 fler än året innan (5,3 procent).",
        "Bidraget är 15,4 mnkr, drygt 6 mnkr lägre än förra årets 21,9 mnkr.",
        "Utlånen var 8,4 miljoner, 2,9 miljoner fler än målet på 5,5.",
        "Andelen är 81 procent, tre procentenheter lägre än målet på 85 procent.",
        "Betyget är 94, en något högre nivå än målet på 92.",
    ],
)
def test_it_is_silent_about_differences_that_are_right_or_of_something_else(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Kostnaden för tolkar är 84,5 mnkr mot budget 81,2 mnkr, ett underskott på 4,3 mnkr.",
            "skillnaden mellan 84,5 och 81,2 är 3,3, inte 4,3 mnkr [text-differs]",
        ),
        (
            "Kostnaden för tolkar är 84,5 mnkr mot budget 81,2 mnkr, ett överskott på 3,3 mnkr.",
            "texten säger överskott men kostnaden 84,5 är högre än 81,2 [direction-differs]",
        ),
        (
            "Året gav 92,4 mnkr av budgeten 120,0 mnkr, 37,6 mnkr används inte.",
            "skillnaden mellan 92,4 och 120,0 är 27,6, inte 37,6 mnkr [text-differs]",
        ),
        (
            "Budgeten är 120,0 mnkr. Prognosen är 92,4 mnkr, vilket innebär att 37,6 mnkr inte "
            "kommer att användas.",
            "skillnaden mellan 92,4 och 120,0 är 27,6, inte 37,6 mnkr [text-differs]",
        ),
        (
            "I augusti väntades +212 mnkr. Vid årets slut uppgick den till +341 mnkr, vilket är en "
            "avvikelse på 192 mnkr.",
            "skillnaden mellan +341 och +212 är 129, inte 192 mnkr [text-differs]",
        ),
        (
            "Kostnaden var 306,2 mnkr. Samma period 2023 var den 299,3 mnkr. Kostnaden har därmed "
            "ökat med 3,2 procent.",
            "skillnaden mellan 306,2 och 299,3 är 2,3 procent, inte 3,2 procent [text-differs]",
        ),
        (
            "Kostnaden var 306,2 mnkr. Samma period 2023 var den 299,3 mnkr. Kostnaden har därmed "
            "minskat med 2,3 procent.",
            "från 299,3 till 306,2 är en ökning [direction-differs]",
        ),
        (
            "Prognosen är −5,9 mnkr. Den har försämrats med 2,4 mnkr sedan i våras, då den var "
            "−4,5 mnkr.",
            "skillnaden mellan −5,9 och −4,5 är 1,4, inte 2,4 mnkr [text-differs]",
        ),
        (
            "Prognosen är −5,9 mnkr. Den har förbättrats med 1,4 mnkr sedan i våras, då den var "
            "−4,5 mnkr.",
            "texten säger förbättrats men det är från −4,5 till −5,9 [direction-differs]",
        ),
    ],
)
def test_what_is_told_of_the_two_figures_before_is_tried(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Kostnaden för tolkar är 84,5 mnkr mot budget 81,2 mnkr, ett underskott på 3,3 mnkr.",
        "Intäkterna är 84,5 mnkr mot budget 81,2 mnkr, ett överskott på 3,3 mnkr.",
        "Resultatet är −5,6 mnkr mot −3,0 mnkr förra året, en försämring med 2,6 mnkr.",
        "Budgeten är 120,0 mnkr. Bilarna kostade 3,0 mnkr, vilket innebär att 2,0 mnkr inte "
        "används för bilar.",
        "Prognosen är −5,9 mnkr. Den har försämrats med 1,4 mnkr sedan tertialrapport 1, då den "
        "var −4,5 mnkr.",
        "Kostnaden var 306,2 mnkr. Lönerna var 199,3 mnkr. Kostnaden har därmed ökat med 9 mnkr.",
    ],
)
def test_it_is_silent_about_figures_before_that_make_it(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Kostnaden ökade med 24 mnkr (7,1 procent) till 424 mnkr.",
            "24 av 400 är 6,0 procent, inte 7,1 procent [share-differs]",
        ),
        (
            "Köerna minskade med 150, eller 15 procent, till 1 350.",
            "150 av 1 500 är 10,0 procent, inte 15 procent [share-differs]",
        ),
        (
            "Kostnaden är 424,0 mnkr, en ökning med 24,0 mnkr (5,7 procent) från 2023.",
            "24,0 av 400,0 är 6,0 procent, inte 5,7 procent [share-differs]",
        ),
        (
            "Vi är 380 anställda, 20 färre än 2023 (5,6 procent).",
            "20 av 400 är 5,0 procent, inte 5,6 procent [share-differs]",
        ),
        (
            "Kostnaden är 26 400 tkr, vilket är 1 400 tkr högre än budgeten på 25 000 tkr. "
            "Avvikelsen motsvarar 6,5 procent av budgeten.",
            "1 400 av 25 000 är 5,6 procent, inte 6,5 procent [share-differs]",
        ),
        (
            "Hittills har 14,4 mnkr använts, motsvarande 8,4 procent av budgeten på 180,0 mnkr.",
            "14,4 av 180,0 är 8,0 procent, inte 8,4 procent [share-differs]",
        ),
        (
            "Köpen var 80,0 mnkr, vilket är två tredjedelar av kostnaderna på 160,0 mnkr.",
            "80,0 av 160,0 är 50,0 procent, inte två tredjedelar [fraction-differs]",
        ),
        (
            "Hittills har halkan kostat 450 tkr av budgeterade 900 tkr (60 procent).",
            "450 av 900 är 50,0 procent, inte 60 procent [share-differs]",
        ),
        (
            "Av årets budget på 900 tkr har 450 tkr (60 procent) använts.",
            "450 av 900 är 50,0 procent, inte 60 procent [share-differs]",
        ),
        (
            "40 fakturor har granskats. I 6 av dem (25 procent) saknas attest.",
            "6 av 40 är 15,0 procent, inte 25 procent [share-differs]",
        ),
        (
            "Urvalet var 30 avtal. För 24 avtal (70 procent) finns en plan.",
            "24 av 30 är 80,0 procent, inte 70 procent [share-differs]",
        ),
        (
            "Urvalet var 30 avtal. För 24 avtal (80 procent) finns en plan, för övriga åtta inte.",
            "24 av 30 avtal: då återstår sex, inte åtta [count-differs]",
        ),
        (
            "Det kom 600 anmälningar, mot 580 året innan. Utredningarna blev 250, vilket är 32 "
            "procent av anmälningarna.",
            "250 av 600 är 41,7 procent, inte 32 procent [share-differs]",
        ),
        (
            "Budgeten är 120,0 mnkr. Prognosen är 90,0 mnkr. Genomförandegraden blir därmed 57 "
            "procent.",
            "90,0 av 120,0 är 75,0 procent, inte 57 procent [share-differs]",
        ),
    ],
)
def test_a_percentage_that_its_figures_do_not_make_is_told(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Kostnaden ökade med 24 mnkr (6,0 procent) till 424 mnkr.",
        "Köerna minskade med 150, eller 10 procent, till 1 350.",
        "Lönerna ökade med 24 mnkr (4,0 procent) till 424 mnkr i fasta priser.",
        "Antalet ökade med 24 barn, 5 procent av alla, till 424 barn.",
        "Kostnaden är 26 400 tkr, 1 400 tkr högre än budgeten på 25 000 tkr. Det motsvarar 105,6 "
        "procent av budgeten.",
        "Kostnaden är 108,0 mnkr, 15,5 mnkr mer än budgeten på 92,5 mnkr. Det motsvarar 14 procent "
        "av intäkterna.",
        "Bidraget är 15,4 mnkr, 6,5 mnkr (30 procent) lägre än förra årets 21,9 mnkr.",
        "Hittills har halkan kostat 950 tkr av budgeten på 900 tkr (106 procent).",
        "Antalet ökade med 40. I 6 av dem (25 procent) saknas attest.",
        "Urvalet var 30 avtal i 4 enheter. I 24 av dem (70 procent) finns en plan.",
        "Urvalet var 30 avtal. För 24 avtal (80 procent) finns en plan, för övriga sex inte.",
    ],
)
def test_it_is_silent_about_percentages_that_are_right_or_of_something_else(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Inköpen kostade 6,2 mnkr och tjänsterna 3,5 mnkr, sammanlagt 10,7 mnkr.",
            "6,2 + 3,5 = 9,7, inte 10,7 mnkr [share-differs]",
        ),
        (
            "Nämnden har 150 platser, fördelade på 90 i egna boenden och 70 i köpta.",
            "90 + 70 = 160, men det hela är 150 [share-differs]",
        ),
        (
            "Överskottet är 12,0 mnkr, fördelat på skola (8,5 mnkr) och fritid (4,5 mnkr).",
            "8,5 + 4,5 = 13,0, men det hela är 12,0 mnkr [share-differs]",
        ),
        (
            "I kön finns 180 barn, varav 210 barn saknar erbjudande.",
            "180, varav 210: delen är större än det hela [share-differs]",
        ),
        (
            "Kostnaderna är 45,0 mnkr, varav köpt vård 54,0 mnkr.",
            "45,0 mnkr, varav 54,0 mnkr: delen är större än det hela [share-differs]",
        ),
    ],
)
def test_parts_that_do_not_make_their_total_are_told(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Inköpen kostade 6,2 mnkr och tjänsterna 3,5 mnkr, sammanlagt 9,7 mnkr.",
        "Bygget kostade 9,0 mnkr, marken 6,2 mnkr och rivningen 3,5 mnkr, tillsammans 9,7 mnkr.",
        "Intäkterna är 12 mnkr och kostnaderna 10 mnkr, totalt 2 mnkr.",
        "Skolan fick 3,2 mnkr av 5,0 mnkr och fritid 1,1 mnkr, tillsammans 4,3 mnkr.",
        "Skolan fick 3,2 mnkr, fritid 1,1 mnkr, totalt 40,7 mnkr för hela området.",
        "Överskottet är 12,0 mnkr, främst inom skola (8,5 mnkr) och fritid (4,5 mnkr).",
        "Överskottet är 5,3 mnkr och består av lägre kostnader (7,1 mnkr) och lägre intäkter "
        "(1,8 mnkr).",
        "Vi är 45 anställda, 3 fler än budgeterat, varav 28 kvinnor.",
        "Nämnden har 120 platser fördelade på 3 boenden och 2 kommuner.",
        "Under året placerades 12 familjer, varav 30 barn.",
        "Nettokostnaden är 45,0 mnkr, varav kostnader 54,0 mnkr.",
        "Antalet platser är 412, varav 287 kvinnor och 200 i egna boenden.",
    ],
)
def test_it_is_silent_about_totals(text: str) -> None:
    assert told(text) == []
