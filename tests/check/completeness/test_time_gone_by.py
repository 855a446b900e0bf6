"""Last year's year, days that have passed, verdicts left out, tables no one shows."""

from __future__ import annotations

import pytest

from reportgen.finding import Finding
from tests.support import findings_of, report_files

HEAD = (
    "kommun: Exempelköpings kommun\nnämnd: Socialnämnden\når: 2024\nprofil: standard\n"
    "dokument:\n  - {id: rapport, typ: kort, datum: 2025-02-17}\n"
)


def found(code: str, section: str, data: str = "") -> list[Finding]:
    files: dict[str, str | bytes] = {"rapport.yaml": HEAD, "avsnitt/01-inledning.yaml": section}
    if data:
        files["data/mer.yaml"] = data
    return [f for f in findings_of(report_files(files)) if f.code == code]


def under(heading: str, text: str) -> str:
    return f"id: inledning\nrubrik: {heading}\ntext: |\n  {text}\n"


def decisions(point: str) -> str:
    return (
        "id: inledning\nrubrik: Förslag till beslut\n"
        f"delar:\n  - inledning: Socialnämnden beslutar\n    beslut:\n      - {point}\n"
    )


def test_a_decision_on_last_years_accounts_is_told() -> None:
    (told,) = found("stale-year", decisions("godkänna årsbokslutet för 2023"))
    assert told.source.line == 6
    assert found("stale-year", decisions("godkänna årsbokslutet för 2024")) == []
    assert found("stale-year", decisions("anta budgeten för 2025")) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Lagen är den största frågan inför 2024.", 1),
        ("Kostnaden väntas öka under 2024.", 1),
        ("Lagen är den största frågan inför 2025.", 0),
        ("Normen räknades upp inför 2024.", 0),
        ("Kostnaden ökade under 2024 och väntas öka 2025.", 0),
    ],
)
def test_the_future_is_not_in_the_year_told_of(text: str, count: int) -> None:
    assert len(found("stale-year", under("Förväntad utveckling", text))) == count
    assert found("stale-year", under("Ekonomi", text)) == []


def columns(outcome: str, deviations: tuple[int, int] = (2, -3)) -> str:
    return (
        "tabeller:\n  t:\n    kolumner:\n      - {id: budget, rubrik: Budget 2024}\n"
        f"      - {{id: utfall, rubrik: {outcome}}}\n      - {{id: avvikelse, rubrik: Avvikelse}}\n"
        f"    rader:\n      - {{namn: A, värden: [40, 42, {deviations[0]}]}}\n"
        f"      - {{namn: B, värden: [31, 28, {deviations[1]}]}}\n"
    )


def test_a_column_of_this_years_outcome_called_last_years_is_told() -> None:
    text = under("Volymer", "Text.")
    (told,) = found("stale-year", text, columns("Utfall 2023"))
    assert "Utfall 2023" in told.message
    assert found("stale-year", text, columns("Utfall 2024")) == []
    assert found("stale-year", text, columns("Utfall 2023", (7, 9))) == []


def test_two_columns_of_the_same_year_are_told() -> None:
    data = (
        "tabeller:\n  t:\n    kolumner: [{id: a, rubrik: Bokslut 2023}, "
        "{id: b, rubrik: Bokslut 2023}]\n    rader: [{namn: A, värden: [40, 42]}]\n"
    )
    assert len(found("stale-year", under("Volymer", "Text."), data)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Planen ska vara klar senast den 30 juni 2024.",
        "Åtgärder har beslutats, som ska vara klara senast den 30 november 2024.",
        "Lokalerna beräknas öppna under hösten 2024.",
        "Utredningen ska redovisas i mars 2024.",
    ],
)
def test_what_was_to_be_done_by_now_is_told(text: str) -> None:
    (told,) = found("deadline-passed", under("Åtgärder", text))
    assert told.severity == "varning"


@pytest.mark.parametrize(
    "text",
    [
        "Planen ska vara klar senast den 30 juni 2025.",
        "Planen skulle vara klar senast den 30 juni 2024, och det var den.",
        "Planen ska vara klar senast den 30 juni 2024. Arbetet är genomfört.",
        "Nämnden ska enligt beslutet den 5 mars 2024 redovisa utfallet.",
        "Nämnden fick i uppdrag att utreda frågan, som ska vara klar i mars 2024.",
        "Avtalet som började gälla i mars 2024 ska följas upp.",
        "Under 2024 ska nämnden utreda frågan.",
    ],
)
def test_days_told_of_otherwise_are_no_passed_deadlines(text: str) -> None:
    assert found("deadline-passed", under("Åtgärder", text)) == []


def test_what_others_have_assigned_is_repeated_as_it_was() -> None:
    text = "Nämnden ska redovisa planen i mars 2024."
    assert found("deadline-passed", under("Uppdrag från fullmäktige", text)) == []


def verdicts(*words: str) -> str:
    rows = "".join(f"      - {{process: P{n}, resultat: {w}}}\n" for n, w in enumerate(words))
    return (
        "tabeller:\n  t:\n    typ: text\n    kolumner:\n      - {id: process, rubrik: Process}\n"
        f"      - {{id: resultat, rubrik: Resultat}}\n    rader:\n{rows}"
    )


def test_an_empty_verdict_among_verdicts_is_told() -> None:
    text = under("Intern kontroll", "Text.")
    data = verdicts("Bra", "Bra", '""', "Svag", "Svag")
    (told,) = found("empty-assessment", text, data)
    assert "”P2”" in told.message
    assert found("empty-assessment", text, verdicts("Ett", "Två", '""', "Tre", "Fyra")) == []


def test_a_table_named_by_a_common_word_is_used_only_where_it_is_shown() -> None:
    table = "kolumner: [{id: a, rubrik: A}]\n    rader: [{namn: R, a: 1}]\n"
    data = f"tabeller:\n  familjehem:\n    {table}  andra:\n    {table}  tredje:\n    {table}"
    text = under("Volymer", "Fler barn bor i familjehem.")
    shown = "delar:\n  - tabell: andra\n  - tabell: tredje\n"
    (told,) = found("unused-data", text + shown, data)
    assert "familjehem" in told.message
    assert found("unused-data", f"{text}{shown}  - tabell: familjehem\n", data) == []
