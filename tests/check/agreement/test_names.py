"""Labels, units, case numbers, names and dates."""

from __future__ import annotations

import pytest

from tests.support import findings_of, report_files, with_text


def codes(text: str, **report: str) -> list[str]:
    """What the small ärende's text is told, with some keys changed in rapport.yaml."""
    head = "kommun: Enköpings kommun\nnämnd: Socialnämnden\når: 2024\nprofil: standard\n"
    head += "".join(f"{key}: {value}\n" for key, value in report.items() if key != "dokument")
    document = f"  - {{id: rapport, typ: kort, datum: 2025-02-17{report.get('dokument', '')}}}\n"
    section = f"id: inledning\nrubrik: Beslutsunderlag\ntext: |\n  {text}\n"
    files = {"rapport.yaml": f"{head}dokument:\n{document}", "avsnitt/01-inledning.yaml": section}
    found = findings_of(report_files(files))
    wanted = ("case-number-differs", "name-differs", "date-differs", "unit-contradiction")
    return [f.code for f in found if f.code in wanted]


@pytest.mark.parametrize(
    "number",
    ["SCN-2025-00024", "SCN-2025-00043", "SCN-00042-1", "SCN-2024-00042"],
)
def test_a_misspelt_case_number_is_told(number: str) -> None:
    assert codes(f"Ärendet {number} är öppet.", diarienummer="SCN-2025-00042") == [
        "case-number-differs"
    ]


@pytest.mark.parametrize(
    "words",
    ["ärende SCN-2023-00317", "ärende KSN-2025-00024", "ärende SCN 2025-00042", "SCN-gruppen 2024"],
)
def test_other_case_numbers_may_be_named(words: str) -> None:
    assert codes(f"Beslutet togs i {words}.", diarienummer="SCN-2025-00042") == []


def test_a_number_called_the_ärendes_own_must_be_it() -> None:
    text = "Ärendet har diarienummer SCN-2023-00317."
    assert codes(text, diarienummer="SCN-2025-00042") == ["case-number-differs"]


def test_a_documents_own_number_may_be_another_ärendes() -> None:
    own = ", diarienummer: SCN-2024-00187"
    assert codes("Text.", diarienummer="SCN-2025-00042", dokument=own) == []
    misspelt = ", diarienummer: SCN-2025-00043"
    found = codes("Text.", diarienummer="SCN-2025-00042", dokument=misspelt)
    assert found == ["case-number-differs"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Socialnämden beslutar.", ["name-differs"]),
        ("Socialnämndens beslut och socialnämnderna i länet.", []),
        ("Omsorgsnämnden och kommunstyrelsen deltar.", []),
        ("Enköping kommun och Enköpings kommuns bolag.", []),
        ("Enköpins kommun deltar.", ["name-differs"]),
        ("Håbo kommun och Linköpings kommun deltar.", []),
    ],
)
def test_names_are_compared_with_the_ärendes_own(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ärendet behandlas av nämnden den 26 februari 2025.", []),
        ("Ärendet behandlas av nämnden den 19 februari.", ["date-differs"]),
        ("Rapporten tas upp vid nämndens sammanträde 2025-02-19.", ["date-differs"]),
        ("Nämnden beslutade om budgeten den 19 december 2023.", []),
    ],
)
def test_the_boards_day_is_that_of_the_report(text: str, expected: list[str]) -> None:
    assert codes(text, dokument=", nämndbehandlas: 2025-02-26") == expected


def test_an_index_is_no_percentage_in_text_either() -> None:
    assert codes("HME blev 85 procent.") == ["unit-contradiction"]
    assert codes("HME ökade med 9 procent. Svarsfrekvensen var 85 procent.") == []


def hints(*labels: str, units: tuple[str, str] = ("antal", "antal")) -> list[str]:
    tables = "".join(
        f"  t{n}:\n    titel: Tabell {n}\n    kolumner: [{{id: u, rubrik: '{{{{ kolumnår }}}}', "
        f"från: -2, till: 0}}]\n    rader:\n"
        f"      - {{namn: {label}, enhet: {unit}, värden: [74, 78, 85]}}\n"
        for n, (label, unit) in enumerate(zip(labels, units, strict=True))
    )
    found = findings_of(with_text("Text.", data=f"tabeller:\n{tables}"))
    return [f.code for f in found if f.code in ("label-variant", "unit-contradiction")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Öppna insatser vuxna", "Öppna insatser vuxen"),
        ("Barn- och ungdomsvård", "Barn och ungdomsvård"),
        ("Antal vårddygn", "Antal vård dygn"),
        ("Personalkostnad", "Personalkostnader"),
        ("Barn och Unga", "Barn och unga"),
    ],
)
def test_labels_that_differ_in_spelling_are_told(one: str, other: str) -> None:
    assert hints(one, other) == ["label-variant"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bidrag (intäkter)", "Bidrag (kostnader)"),
        ("Antal vårddygn*", "Antal vårddygn"),
        ("Besök", "besök"),
        ("Barn 0–12 år", "Barn 0-12 år"),
        ("Kost", "Kostnad"),
        ("Antal hushåll", "Hushåll"),
        ("Utredning barn", "Utredning vuxna"),
    ],
)
def test_labels_that_differ_otherwise_are_not(one: str, other: str) -> None:
    assert hints(one, other) == []


def test_two_names_in_one_table_are_two_things() -> None:
    tables = """\
tabeller:
  a:
    kolumner: [{id: u, rubrik: Utfall}]
    rader: [{namn: Familjehem, u: 12}, {namn: Familjehemmen, u: 13}]
  b:
    kolumner: [{id: u, rubrik: Utfall}]
    rader: [{namn: Familjehem, u: 12}]
"""
    found = findings_of(with_text("Text.", data=tables))
    assert "label-variant" not in [f.code for f in found]


def test_a_measure_in_two_units_is_told_by_its_acronym_and_figures() -> None:
    names = ("Hållbart medarbetarengagemang (HME)", "HME-värde")
    assert "unit-contradiction" in hints(*names, units=("index", "procent"))
    assert hints(*names, units=("index", "index")) == []
    assert hints("Nöjda", "Nöjda", units=("antal", "procent")) == ["unit-contradiction"]
    assert hints("Andel nöjda, %", "Andel nöjda, %", units=("antal", "procent")) == []
