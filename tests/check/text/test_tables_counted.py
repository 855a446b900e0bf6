"""Counts in prose of what a table lists: by status, by sign, by rows; extremes and targets."""

from __future__ import annotations

import pytest

from tests.support import findings_of, report_files

DATA = """\
tabeller:
  drift:
    titel: Driftredovisning
    hörn: Verksamhet
    enhet: tkr
    kolumner:
      - {id: b, rubrik: Budget 2024}
      - {id: u, rubrik: Utfall 2024}
      - {id: a, rubrik: Avvikelse}
    rader:
      - {namn: Förskola, b: 41000, u: 42100, a: -1100}
      - {namn: Grundskola, b: 90000, u: 88000, a: 2000}
      - {namn: Fritidshem, b: 20000, u: 20010, a: -10}
      - {namn: Musikskola, b: 5000, u: 4700, a: 300}
      - {namn: Central ledning, b: 3000, u: 3100, a: -100}
      - {namn: Summa, typ: total, b: 159000, u: 157910, a: 1090}
  plan:
    titel: Handlingsplan
    hörn: Aktivitet
    kolumner: [{id: s, rubrik: Status, format: text}, {id: n, rubrik: Antal möten}]
    rader:
      - {namn: Utbildning, s: Genomförd, n: 4}
      - {namn: Rutin, s: Genomförd, n: 2}
      - {namn: Enkät, s: Pågår, n: 1}
      - {namn: Mässa, s: Ej påbörjad, n: 0}
      - {namn: Webb, s: Genomförd, n: 3}
  mått:
    titel: Nämndens mål
    hörn: Mätning
    kolumner:
      - {id: f, rubrik: "2023"}
      - {id: u, rubrik: "2024"}
      - {id: m, rubrik: Mål 2024, format: text}
    rader:
      - {namn: "Nöjda föräldrar, %", f: 80, u: 84, m: minst 85}
      - {namn: "Väntetid, dagar", f: 20, u: 14, m: högst 15}
      - {namn: "Behöriga lärare, %", f: 70, u: 72, m: ≥ 70 %}
  besök:
    titel: Besök på biblioteket
    hörn: Kvartal
    kolumner: [{id: f, rubrik: "2023"}, {id: u, rubrik: "2024"}]
    rader:
      - {namn: Januari–mars, f: 960, u: 1225}
      - {namn: April–juni, f: 790, u: 1040}
      - {namn: Juli–september, f: 710, u: 1025}
      - {namn: Oktober–december, f: 960, u: 1235}
      - {namn: Hela året, f: 3420, u: 4525}
  lån:
    titel: Lån per månad
    kolumner:
      - {id: m1, rubrik: jan}
      - {id: m2, rubrik: feb}
      - {id: m3, rubrik: mar}
      - {id: m4, rubrik: apr}
    rader:
      - {namn: Lån, m1: 3120, m2: 2980, m3: 3260, m4: 3010}
"""
CODES = {"count-differs", "text-differs", "direction-differs", "share-differs"}


def told(text: str) -> list[str]:
    """What is said of a section with the text, beside the tables."""
    shown = "".join(f"  - tabell: {t}\n" for t in ("drift", "plan", "mått", "besök", "lån"))
    section = f"id: året\nrubrik: Året\ndelar:\n  - text: |\n      {text}\n{shown}"
    files = {"avsnitt/01-året.yaml": section, "data/mer.yaml": DATA}
    return [
        f.message.replace("\u00a0", " ")
        for f in findings_of(report_files(files))
        if f.code in CODES
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Fyra aktiviteter är genomförda, en pågår och en är inte påbörjad.",
            "texten säger fyra ”aktiviteter är genomförda” men tre bedöms så (Handlingsplan)",
        ),
        (
            "Tre aktiviteter är genomförda, två pågår och en är inte påbörjad.",
            "texten säger två ”pågår” men ett bedöms så (Handlingsplan)",
        ),
        (
            "Planen har fem aktiviteter. Två är genomförda.",
            "texten säger två ”är genomförda” men tre bedöms så (Handlingsplan)",
        ),
        (
            "Planen har sex aktiviteter.",
            "texten säger sex aktiviteter men tabellen har fem (Handlingsplan)",
        ),
        (
            "Av målen i planen är 40 procent genomförda och 20 procent pågår.",
            "texten säger 40 procent men 3 av 5 är 60 procent (Handlingsplan)",
        ),
        (
            "Samtliga tre mätetal når målet.",
            "texten säger tre ”mätetal når målet” men två bedöms så (Nämndens mål)",
        ),
    ],
)
def test_a_count_that_is_not_the_tables_is_told(text: str, message: str) -> None:
    assert message in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tre aktiviteter är genomförda, en pågår och en är inte påbörjad.",
        "Planen har fem aktiviteter. Tre är genomförda.",
        "Planen innehåller två nya aktiviteter.",
        "Två aktiviteter är genomförda tillsammans med biblioteket.",
        "Under hösten startade två aktiviteter.",
        "Av målen i planen är 60 procent genomförda och 20 procent pågår.",
        "Två av tre mätetal når målet, ett av tre mätetal når inte målet.",
        "Samtliga tre mätetal har förbättrats.",
    ],
)
def test_it_is_silent_about_counts(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Fyra verksamheter redovisar underskott.",
            "texten säger fyra verksamheter men tre av fem har underskott "
            "(”Avvikelse” i Driftredovisning)",
        ),
        (
            "Tre av fem verksamheter visar ett överskott.",
            "texten säger tre men två av fem har överskott (”Avvikelse” i Driftredovisning)",
        ),
        (
            "Av de fem verksamheterna redovisar tre överskott.",
            "texten säger tre men två av fem har överskott (”Avvikelse” i Driftredovisning)",
        ),
        (
            "Förskolan gick över. Övriga fyra verksamheter höll sin budget.",
            "texten säger fyra verksamheter men tre av fem håller sin budget "
            "(”Avvikelse” i Driftredovisning)",
        ),
        (
            "Musikskola är den enda verksamhet som visar överskott.",
            "texten säger ”den enda verksamhet som” men två har överskott "
            "(”Avvikelse” i Driftredovisning)",
        ),
        (
            "Det är tre verksamheter som visar överskott: grundskola och musikskola.",
            "texten säger tre verksamheter men räknar upp två",
        ),
    ],
)
def test_a_count_of_deviations_that_is_not_the_tables_is_told(text: str, message: str) -> None:
    assert message in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tre verksamheter redovisar underskott.",
        "En mindre avvikelse räknas ofta inte: två verksamheter redovisar underskott.",
        "Två av fem verksamheter visar ett överskott.",
        "Fyra verksamheter visade underskott 2023.",
        "Fyra verksamheter inom skolan redovisar underskott.",
        "Fyra verksamheter har ett mindre underskott än året innan.",
        "Tre verksamheter höll sin budget.",
        "Fyra verksamheter har bytt lokal.",
        "Två av åtta verksamheter redovisar underskott.",
        "Det är två verksamheter som visar överskott: grundskola och musikskola.",
    ],
)
def test_it_is_silent_about_deviations(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Flest besök på biblioteket kom under det första kvartalet, 1 225.",
            "högst är kvartal 4, 1 235, men texten säger kvartal 1 (1 225) "
            "(”2024” i Besök på biblioteket)",
        ),
        (
            "Lägst var antalet lån i april, 2 980.",
            "lägst är februari, 2 980, men texten säger april (3 010) (”Lån” i Lån per månad)",
        ),
        (
            "Antalet lån var högst i januari.",
            "högst är mars, 3 260, men texten säger januari (3 120) (”Lån” i Lån per månad)",
        ),
        (
            "I januari gjordes 3 120 lån, det högsta antalet under året.",
            "3 120 är inte högsta antalet: högst är mars, 3 260 (”Lån” i Lån per månad)",
        ),
        (
            "Besöken på biblioteket blev 4 525, den lägsta siffran på två år.",
            "4 525 är inte lägsta siffran: lägst är 2023, 3 420 "
            "(”Hela året” i Besök på biblioteket)",
        ),
    ],
)
def test_an_extreme_that_is_not_the_tables_is_told(text: str, message: str) -> None:
    assert message in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Flest besök på biblioteket kom under det fjärde kvartalet, 1 235.",
        "Lägst var antalet lån i februari, 2 980, och högst i mars, 3 260.",
        "Antalet lån var högst i mars.",
        "Antalet lån per dag var högst i januari.",
        "Ökningen av lån var störst i april.",
        "Flest klagomål kom i april.",
        "I mars gjordes 3 260 lån, det högsta antalet under året.",
        "Besöken på biblioteket blev 4 525, den högsta siffran på två år.",
        "Besöken på biblioteket blev 4 525, den lägsta siffran på fem år.",
    ],
)
def test_it_is_silent_about_extremes(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Andelen nöjda föräldrar var 84 procent, två procentenheter under målet.",
            "texten säger två men skillnaden för ”Nöjda föräldrar, %” "
            "(utfall 84, mål minst 85) är 1",
        ),
        (
            "Väntetiden var 14 dagar, över målet.",
            "texten säger över målet men utfallet ligger under för ”Väntetid, dagar” "
            "(utfall 14, mål högst 15)",
        ),
        (
            "Väntetiden var 14 dagar och målet högst 20.",
            "texten säger högst 20 men målet för ”Väntetid, dagar” är högst 15",
        ),
        (
            "Andelen behöriga lärare var 72 procent, under målet på 70 procent.",
            "texten säger under målet men utfallet ligger över för ”Behöriga lärare, %” "
            "(utfall 72, mål ≥ 70 %)",
        ),
    ],
)
def test_a_target_that_is_not_the_tables_is_told(text: str, message: str) -> None:
    assert message in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Andelen nöjda föräldrar var 84 procent, en procentenhet under målet.",
        "Andelen nöjda föräldrar var 84 procent, jämfört med målet på minst 85 procent.",
        "Andelen nöjda föräldrar var 84 procent. Målet för 2025 är 90 procent.",
        "Andelen nöjda föräldrar är 84 procent och målet för 2025 är minst 90 procent.",
        "Väntetiden var 14 dagar, en dag kortare än målet.",
        "Behöriga lärare var 72 procent, över målet på 70 procent.",
        "Målet är att alla ska trivas.",
    ],
)
def test_it_is_silent_about_targets(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Urvalet är 20 köp. För 16 köp fanns avtal, för övriga fem saknades det.",
            "16 av 20 köp: då återstår fyra, inte fem",
        ),
        (
            "Det har hänt vid fyra tillfällen: åren 2015, 2018 och 2021.",
            "texten säger fyra tillfällen men räknar upp tre",
        ),
    ],
)
def test_a_rest_or_an_enumeration_of_years_is_counted(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Urvalet är 20 köp. För 16 köp fanns avtal, för övriga fyra saknades det.",
        "Urvalet är 20 köp. För 16 köp fanns avtal och i övriga sex ärenden skrevs ett nytt.",
        "Det har hänt vid tre tillfällen (2015, 2018 och 2021).",
    ],
)
def test_it_is_silent_about_rests_and_years(text: str) -> None:
    assert told(text) == []
