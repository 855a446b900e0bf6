"""What is missing, and what is left from an earlier time."""

from __future__ import annotations

import pytest

from reportgen.finding import Finding
from tests.support import findings_of, report_files, with_text


def of_code(code: str, files: dict[str, str | bytes]) -> list[Finding]:
    """The findings of one code in the small ärende with these files."""
    return [f for f in findings_of(report_files(files)) if f.code == code]


def in_text(code: str, text: str) -> list[Finding]:
    return [f for f in findings_of(with_text(text)) if f.code == code]


def report(documents: str, **keys: str) -> str:
    head = "kommun: Exempelköpings kommun\nnämnd: Socialnämnden\når: 2024\nprofil: standard\n"
    return head + "".join(f"{k}: {v}\n" for k, v in keys.items()) + f"dokument:\n{documents}"


# ------------------------------------------------------------------------------- placeholders


@pytest.mark.parametrize(
    "text",
    [
        "TODO: skriv om personalen.",
        "Nämnden hade XX anställda.",
        "Kostnaden blev x,x mnkr.",
        "Kostnaden blev X mnkr.",
        "Beslutet togs ÅÅÅÅ-MM-DD.",
        "Lorem ipsum dolor sit amet.",
        "Resultatet blev [belopp] bättre.",
        "[Fyll i analys av utfallet]",
        "[Beskriv hur barn berörs av beslutet]",
        "Beskriv hur barn berörs av beslutet.",
        "Överskottet är <belopp> i år.",
        "Utfallet (kompletteras efter bokslut) är gott.",
        "Jouren fortsätter. (OBS! Kollegan fyller på här)",
        "Text kommer senare.",
        "Här fylls analysen i.",
        "Överskottet beror på ???",
    ],
)
def test_words_to_be_replaced_are_told(text: str) -> None:
    (found,) = in_text("placeholder-text", text)
    assert found.severity == "fel"
    assert found.source.line == 4


@pytest.mark.parametrize(
    "text",
    [
        "Blanketten fylls i av handläggaren.",
        "”Vi måste [sic] vänta […] länge”, sade nämnden.",
        "Storlek XL och kapitel XXI, 5 x 3 meter.",
        "Vad gäller? Det vet ingen!",
        "Text och bild kommer från kommunen.",
    ],
)
def test_ordinary_words_are_no_placeholders(text: str) -> None:
    assert in_text("placeholder-text", text) == []


# -------------------------------------------------------------------------------------- years


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Årets resultat 2023 är gott.", 1),
        ("Under året 2023 byttes lokaler.", 1),
        ("I denna verksamhetsberättelse för 2023 redovisas målen.", 1),
        ("Under 2023 byttes lokaler, och föregående årets resultat 2023 var gott.", 0),
        ("Årets resultat {{ år - 1 }} var gott.", 0),
        ("Årets resultat 2024 är bättre än årets resultat 2023 och 2022.", 0),
        ("Verksamhetsplan 2023–2025 gäller.", 0),
    ],
)
def test_last_year_as_this_year_in_text(text: str, count: int) -> None:
    assert len(in_text("stale-year", text)) == count


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("Väsentliga händelser 2023", 1),
        ("Verksamhetsberättelse för 2023", 1),
        ("Väsentliga händelser 2024", 0),
        ("Väsentliga händelser {{ år - 1 }}", 0),
        ("Återrapportering av beslut från 2023", 0),
        ("Uppföljning av mål 2021–2023", 0),
        ("Händelser 2023 jämfört med 2022", 0),
    ],
)
def test_last_year_in_a_heading(heading: str, count: int) -> None:
    section = f'id: h\nrubrik: "{heading}"\ntext: Text.\n'
    assert len(of_code("stale-year", {"avsnitt/02.yaml": section})) == count


def test_last_year_in_a_tables_title_unless_this_year_has_one_too() -> None:
    one = "    kolumner: [{id: u, rubrik: Utfall}]\n    rader: [{namn: A, u: 1}]\n"
    old = f"tabeller:\n  gammal:\n    titel: Nyckeltal 2023\n{one}"
    assert len(of_code("stale-year", {"data/a.yaml": old})) == 1
    both = f'{old}  ny:\n    titel: "Nyckeltal {{{{ år }}}}"\n{one}'
    assert of_code("stale-year", {"data/a.yaml": both}) == []


def test_last_year_in_a_documents_title() -> None:
    document = "  - {id: rapport, typ: kort, titel: Årsredovisning 2023, datum: 2025-02-17}\n"
    assert len(of_code("stale-year", {"rapport.yaml": report(document)})) == 1


# --------------------------------------------------------------------------------- references


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Se tabell 1 och avsnitt 1.", 0),
        ("Se tabell 2.", 1),
        ("Se avsnitt 4.7.", 1),
        ("Se tabell 9 i budgeten, kapitel 4 i kommunallagen och kapitel 11 kommunallagen.", 0),
        ("Se bilaga 5.", 0),
        ("Se figur 3.", 0),
    ],
)
def test_a_typed_reference_leads_to_something(text: str, count: int) -> None:
    section = f"id: inledning\nrubrik: Inledning\ntext: {text}\ndelar:\n  - tabell: resultat\n"
    files: dict[str, str | bytes] = {"avsnitt/01-inledning.yaml": section}
    assert len(of_code("reference-to-nothing", files)) == count


def test_an_appendix_is_in_the_ärende_or_among_its_papers() -> None:
    documents = (
        "  - {id: rapport, typ: kort, datum: 2025-02-17}\n"
        "  - {id: bilaga_1, typ: kort, bilaga: 1, datum: 2025-02-17}\n"
    )
    text = "id: inledning\nrubrik: Inledning\ntext: |\n  Se bilaga 1 och bilaga 2.\n"
    files: dict[str, str | bytes] = {
        "rapport.yaml": report(documents),
        "avsnitt/01-inledning.yaml": text,
    }
    assert len(of_code("reference-to-nothing", files)) == 1
    files["avsnitt/01-inledning.yaml"] = f"{text}\n  - Bilaga 2, avtal\n"
    assert of_code("reference-to-nothing", files) == []


# ---------------------------------------------------------------------------------- data unused


def test_data_that_nothing_names_is_told_once_a_file() -> None:
    data = "fakta:\n  a1: 1\n  b2: 2\n  c3: {formel: fakta.b2 + fakta.d4}\n  d4: 4\n"
    (found,) = of_code("unused-data", {"data/a.yaml": data})
    assert found.message == "visas inte i något dokument: fakta.a1, fakta.c3"


def test_a_file_of_which_little_is_used_is_an_export() -> None:
    data = "fakta:\n  a1: 1\n  b2: 2\n  c3: 3\n"
    assert of_code("unused-data", {"data/a.yaml": data}) == []


def test_a_comment_is_no_use() -> None:
    shown = "id: mer\nrubrik: Mer\n# fakta.a1 ska bort\ntext: Det blev {{ fakta.b2 }} besök.\n"
    data = "fakta:\n  a1: 1\n  b2: 2\n"
    (found,) = of_code("unused-data", {"data/a.yaml": data, "avsnitt/02.yaml": shown})
    assert "fakta.a1" in found.message
    assert "fakta.b2" not in found.message


# ----------------------------------------------------------------------------------- assessments


def goals(*levels: str) -> dict[str, str | bytes]:
    lines = "".join(f'  m{n}: {{namn: Mål {n}, bedömning: "{x}"}}\n' for n, x in enumerate(levels))
    parts = "".join(f"  - mål: m{n}\n" for n in range(len(levels)))
    return {
        "data/mål.yaml": f"mål:\n{lines}",
        "avsnitt/02.yaml": f"id: mål\nrubrik: Mål\ndelar:\n{parts}",
    }


def test_a_goal_shown_without_assessment_is_told() -> None:
    assert len(of_code("empty-assessment", goals("helt", ""))) == 1
    assert of_code("empty-assessment", goals("helt", "helt")) == []


def test_a_goal_below_the_best_level_says_why() -> None:
    (found,) = of_code("goal-without-comment", goals("helt", "delvis"))
    assert "”Mål 1”" in found.message
    assert of_code("goal-without-comment", goals("helt", "helt")) == []


@pytest.mark.parametrize(
    ("statuses", "count"), [(("Klar", "Pågår", ""), 1), (("Klar", "", ""), 0), (("", "", ""), 0)]
)
def test_a_row_without_the_status_that_most_rows_have(
    statuses: tuple[str, ...], count: int
) -> None:
    rows = "".join(f'      - {{uppdrag: U{n}, status: "{s}"}}\n' for n, s in enumerate(statuses))
    data = (
        "tabeller:\n  uppdrag:\n    typ: text\n    kolumner:\n"
        f"      - {{id: uppdrag, rubrik: Uppdrag}}\n      - {{id: status, rubrik: Status}}\n"
        f"    rader:\n{rows}"
    )
    assert len(of_code("empty-assessment", {"data/u.yaml": data})) == count


# ------------------------------------------------------------------------------ days and sections


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("datum: 2025-02-17, lämnas_senast: 2025-02-10", "deadline-passed"),
        ("datum: 2025-02-17, nämndbehandlas: 2025-02-12", "deadline-passed"),
        ("datum: 2024-02-17", "date-before-period"),
    ],
)
def test_days_in_the_wrong_order(document: str, code: str) -> None:
    files: dict[str, str | bytes] = {
        "rapport.yaml": report(f"  - {{id: rapport, typ: kort, {document}}}\n")
    }
    assert len(of_code(code, files)) == 1


def test_the_ärendes_day_is_every_documents() -> None:
    document = "  - {id: rapport, typ: kort, datum: 2025-02-17}\n"
    files: dict[str, str | bytes] = {"rapport.yaml": report(document, lämnas_senast="2025-02-10")}
    assert len(of_code("deadline-passed", files)) == 1


def test_days_in_order_are_not_told() -> None:
    days = "datum: 2025-02-10, lämnas_senast: 2025-02-10, nämndbehandlas: 2025-02-10"
    halfway = "  - {id: delår, typ: kort, datum: 2024-09-20, period: delår}\n"
    files: dict[str, str | bytes] = {
        "rapport.yaml": report(f"  - {{id: rapport, typ: kort, {days}}}\n{halfway}")
    }
    found = [f.code for f in findings_of(report_files(files))]
    assert not {"deadline-passed", "date-before-period"} & {*found}


def test_sections_begun_but_not_done_are_told_together() -> None:
    files: dict[str, str | bytes] = {
        f"avsnitt/0{n}.yaml": f"id: a{n}\nrubrik: A{n}\nstatus: {status}\ntext: Text.\n"
        for n, status in ((2, "påbörjad"), (3, "påbörjad"), (4, "klar"))
    }
    (found,) = of_code("unfinished-section", files)
    assert found.message == "avsnitt som bara är påbörjade: ”A2”, ”A3”"


# ------------------------------------------------------------------------------------ last year

LONG = (
    "Nämnden ansvarar för individ- och familjeomsorg och för råd och stöd till dem som behöver det."
)


def test_paragraphs_that_last_year_had_too_are_told_once_a_heading() -> None:
    now = f"id: uppdrag\nrubrik: Uppdrag\ntext: |\n  {LONG}\n\n  Nytt för i år är en mottagning.\n"
    before = f"id: uppdrag\ntext: |\n  Nämnden\n  {LONG.removeprefix('Nämnden ')}\n"
    files: dict[str, str | bytes] = {"avsnitt/02.yaml": now, "föregående/02.yaml": before}
    (found,) = of_code("unchanged-text", files)
    assert found.message == "ett stycke under ”Uppdrag” är ordagrant detsamma som förra året"
    files["föregående/02.yaml"] = before.replace("råd", "hjälp")
    assert of_code("unchanged-text", files) == []
