"""The command line: exit codes, words, and what is left on disk."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import click
import pytest

import reportgen
from reportgen.cli import main
from reportgen.cli.main import cli
from reportgen.finding import Source, upplysning
from tests.support import GROUND, folder_contents


class Run:
    """One run of the command line."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Runs the command line as a user would, in this process."""

    def one(*arguments: str) -> Run:
        with pytest.raises(SystemExit) as stopped:
            main(list(arguments))
        written = capsys.readouterr()
        return Run(stopped.value.code, written.out, written.err)

    return one


@pytest.fixture
def ärende(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small ärende in a folder of its own, beside where the user stands."""
    folder = tmp_path / "nämnden-2024"
    for name, data in folder_contents(GROUND).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return folder


def _break(ärende: Path) -> None:
    path = ärende / "avsnitt/01-inledning.yaml"
    path.write_text(path.read_text().replace("utfall", "utfal"))


def _accept(ärende: Path, code: str, file: str, about: str = "") -> None:
    """Accepts a finding."""
    (ärende / "godkända.yaml").write_text(
        f"godkända:\n  - kod: {code}\n    fil: {file}\n    skäl: Så är det.\n    av: ekonomichef\n"
        + (f"    gäller: {about}\n" if about else "")
    )


def _miscount(ärende: Path) -> None:
    path = ärende / "data/resultat.yaml"
    path.write_text(path.read_text().replace("summa: alla", "summa: alla, budget: -140.9"))


def _doubt(ärende: Path) -> None:
    """A file that is not read, which is a warning."""
    (ärende / "avsnitt/anteckning.txt").write_text("")


def test_version_is_told(run) -> None:
    told = run("--version")
    assert (told.code, told.out) == (0, f"reportgen {reportgen.__version__}\n")


def test_without_a_command_the_help_is_shown(run) -> None:
    assert run().out == run("--help").out


@pytest.mark.parametrize("command", ["", *cli.commands])
def test_the_help_is_in_swedish(run, command: str) -> None:
    told = run(*filter(None, [command]), "--help")
    assert told.code == 0
    english = r"Usage|Options|OPTIONS|Commands|COMMAND|Show|message|exit|ARGS|Arguments|default"
    assert re.findall(english, told.out) == []
    assert told.out.startswith("Användning: reportgen")
    assert "Visa den här hjälpen." in told.out


@pytest.mark.parametrize("command", list(cli.commands))
def test_every_flag_says_what_it_does(command: str) -> None:
    flags = [p for p in cli.commands[command].params if isinstance(p, click.Option)]
    assert [f.name for f in flags if not f.help] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["byg"], "kommandot ”byg” finns inte; välj bland bygg, granska"),
        (["granska", "--finns"], "flaggan --finns finns inte"),
        (["bygg", "--formt", "pdf"], "flaggan --formt finns inte; menade du --format?"),
        (["bygg", "--format", "doc"], "flaggan --format: välj bland html, pdf, docx"),
        (["granska", "--format", "xml"], "flaggan --format: välj bland text, json, sarif"),
        (
            ["granska", "--format", "html"],
            "protokollet behöver en fil: --format html --ut protokoll",
        ),
        (
            ["granska", "--ut", "svar.txt"],
            "flaggan --ut gäller bara med --format html, json eller sarif",
        ),
        (
            ["granska", "--format", "json", "--ut", "nämnden-2024"],
            "flaggan --ut: ”nämnden-2024” är en mapp, ingen fil",
        ),
        (["bygg", "--ut"], "flaggan --ut saknar sitt värde"),
        (["granska", "--strikt=ja"], "flaggan --strikt ska inte ha något värde"),
        (["granska", "finns_inte"], "MAPP: ”finns_inte” är ingen mapp som finns"),
        (
            ["granska"],
            "här finns inget ärende (en mapp med rapport.yaml); ange mappen",
        ),
    ],
)
def test_wrong_usage_is_told_in_swedish_with_exit_code_2(
    run, ärende: Path, arguments: list[str], told: str
) -> None:
    del ärende
    found = run(*arguments)
    first = found.err.splitlines()[0]
    assert found.code == 2
    assert found.out == ""
    assert re.match(rf"reportgen: {re.escape(told)}(, |[.]html$|$)", first)


def test_a_clean_ärende_is_clean(run, ärende: Path) -> None:
    told = run("granska", ärende.name)
    assert (told.code, told.out, told.err) == (0, "", "nämnden-2024: inga anmärkningar\n")


def test_errors_give_exit_code_1_and_their_place_from_where_the_user_stands(
    run, ärende: Path
) -> None:
    _break(ärende)
    told = run("granska", ärende.name)
    assert told.code == 1
    assert told.err == (
        "nämnden-2024/avsnitt/01-inledning.yaml:4:46: fel: ”utfal” finns inte i "
        "”resultat.totalt” [template-error]\n"
        "    4 |   Nämndens kostnader blev {{ resultat.totalt.utfal | mnkr }}.\n"
        "      |                                              ^\n"
        "    menade du ”utfall”?\nnämnden-2024: 1 fel\n"
    )


@pytest.mark.parametrize(("flags", "code"), [([], 0), (["--strikt"], 1)])
def test_warnings_stop_only_when_asked_to(run, ärende: Path, flags: list[str], code: int) -> None:
    _doubt(ärende)
    told = run("granska", ärende.name, *flags)
    assert told.code == code
    assert told.err.endswith("nämnden-2024: 1 varning\n")


def test_the_folder_one_stands_in_is_the_ärende(
    run, ärende: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ärende)
    _break(ärende)
    assert run("granska").err.startswith("avsnitt/01-inledning.yaml:4:46: fel:")


def test_else_every_ärende_in_content_is_meant(
    run, ärende: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = ärende.parent / "här"
    for name in ("a", "b"):
        (root / "content").mkdir(parents=True, exist_ok=True)
        (root / "content" / name).symlink_to(ärende)
    monkeypatch.chdir(root)
    assert run("granska").err == ("content/a: inga anmärkningar\ncontent/b: inga anmärkningar\n")


def test_json_has_every_finding_with_its_place(run, ärende: Path) -> None:
    _break(ärende)
    told = run("granska", "--format", "json", ärende.name)
    assert told.code == 1
    assert told.err == ""
    assert json.loads(told.out) == {
        "findings": [
            {
                "code": "template-error",
                "severity": "fel",
                "message": "”utfal” finns inte i ”resultat.totalt”",
                "hint": "menade du ”utfall”?",
                "file": "nämnden-2024/avsnitt/01-inledning.yaml",
                "line": 4,
                "column": 46,
            }
        ]
    }


def test_json_of_a_clean_ärende_is_an_empty_list(run, ärende: Path) -> None:
    told = run("granska", "--format", "json", ärende.name)
    assert (told.code, json.loads(told.out)) == (0, {"findings": []})


def test_an_accepted_finding_is_counted_and_does_not_stop(run, ärende: Path) -> None:
    _miscount(ärende)
    assert run("granska", ärende.name).code == 1
    _accept(ärende, "stated-differs", "data/resultat.yaml")
    told = run("granska", "--strikt", ärende.name)
    assert (told.code, told.err) == (0, "nämnden-2024: inga anmärkningar (1 godkänd)\n")


def test_json_has_what_was_accepted_with_the_reason(run, ärende: Path) -> None:
    _miscount(ärende)
    _accept(ärende, "stated-differs", "data/resultat.yaml")
    told = json.loads(run("granska", "--format", "json", ärende.name).out)
    (accepted,) = told["accepted"]
    assert told["findings"] == []
    assert (accepted["code"], accepted["line"]) == ("stated-differs", 14)
    assert accepted["acceptance"] == {
        "reason": "Så är det.",
        "by": "ekonomichef",
        "file": "nämnden-2024/godkända.yaml",
        "line": 2,
    }


@pytest.mark.parametrize("form", ["html", "json", "sarif"])
def test_a_review_is_written_to_the_file_asked_for(run, ärende: Path, form: str) -> None:
    _break(ärende)
    told = run("granska", "--format", form, "--ut", f"ut/svar.{form}", ärende.name)
    assert (told.code, told.out) == (1, f"{Path(f'ut/svar.{form}')}\n")
    assert told.err == "nämnden-2024: 1 fel\n"
    assert "template-error" in Path(f"ut/svar.{form}").read_text(encoding="utf-8")


def test_a_review_that_cannot_be_written_is_told_of(run, ärende: Path) -> None:
    Path("ut").write_text("")
    told = run("granska", "--format", "json", "--ut", "ut/svar.json", ärende.name)
    assert (told.code, told.out) == (1, "")
    assert told.err.endswith("kan inte skrivas: är den öppen i ett annat program?\n")


def test_the_findings_of_several_files_stand_apart_and_are_counted(run, ärende: Path) -> None:
    _miscount(ärende)
    _doubt(ärende)
    told = run("granska", ärende.name).err
    assert "\n\nnämnden-2024/data/resultat.yaml:14:" in told
    assert told.endswith(
        "nämnden-2024: 1 fel, 1 varning\n"
        "    nämnden-2024/avsnitt/anteckning.txt  1 varning\n"
        "    nämnden-2024/data/resultat.yaml      1 fel\n"
    )


def test_a_finding_in_a_workbook_shows_what_the_cell_holds(run, ärende: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["id", "namn", "Budget", "Utfall"], ["kapital", "Kapital", -1.5, "ca 1"]):
        book.active.append(row)
    book.active.title = "Utfall"
    book.save(ärende / "data/rader.xlsx")
    path = ärende / "data/resultat.yaml"
    path.write_text(
        path.read_text().replace("    rader:", "    rader_från: {fil: rader.xlsx}\n    rader:")
    )
    told = run("granska", ärende.name).err.splitlines()
    assert told[0].startswith("nämnden-2024/data/rader.xlsx[Utfall!D2]: fel: ")
    assert told[1] == "   D2 | ca 1"


def _remark(ärende: Path, remarks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many `upplysningar` as are asked for."""
    place = Source(f"{ärende.name}/rapport.yaml")
    found = tuple(upplysning("hint", f"nummer {n}", place) for n in range(remarks))
    monkeypatch.setattr("reportgen.build.check_report", lambda *_: found)


@pytest.mark.parametrize(
    ("remarks", "flags", "shown", "last"),
    [
        (15, [], 15, None),
        (16, [], 15, "… och 1 upplysning till; reportgen granska --alla visar alla"),
        (40, [], 15, "… och 25 upplysningar till; reportgen granska --alla visar alla"),
        (40, ["--alla"], 40, None),
    ],
)
def test_more_remarks_than_a_screenful_are_only_counted(
    run,
    ärende: Path,
    monkeypatch: pytest.MonkeyPatch,
    remarks: int,
    flags: list[str],
    shown: int,
    last: str | None,
) -> None:
    _remark(ärende, remarks, monkeypatch)
    told = run("granska", ärende.name, *flags)
    assert told.code == 0
    assert told.err.count(": upplysning: ") == shown
    assert (last in told.err.splitlines()) if last else ("… och" not in told.err)
    assert f"{remarks} upplysningar" in told.err.splitlines()[-1]


@pytest.mark.parametrize(("unwanted", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_terminals_that_want_them(
    run, ärende: Path, monkeypatch: pytest.MonkeyPatch, unwanted: str, coloured: bool
) -> None:
    _break(ärende)
    assert "\033[" not in run("granska", ärende.name).err
    monkeypatch.setenv("NO_COLOR", unwanted)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert ("\033[" in run("granska", ärende.name).err) == coloured


def test_only_the_documents_asked_for_are_checked(run, ärende: Path) -> None:
    path = ärende / "rapport.yaml"
    path.write_text(path.read_text() + "  - {id: andra, typ: kort, datum: 2025-02-17}\n")
    assert run("granska", "--dokument", "andra", ärende.name).code == 0
    told = run("granska", "--dokument", "andre", ärende.name)
    assert told.code == 1
    assert "dokumentet ”andre” finns inte" in told.err
    assert "menade du ”andra”?" in told.err


@pytest.mark.parametrize(
    ("flag", "told"),
    [
        ("--profil", "--profil: fel: profilen ”ingen” finns inte [unknown-name]"),
        ("--tema", "--tema: fel: temat ”ingen” finns inte [unknown-theme]"),
    ],
)
def test_a_profile_or_theme_that_is_not_there_is_told_of_as_asked_for(
    run, ärende: Path, flag: str, told: str
) -> None:
    found = run("bygg", "--format", "html", flag, "ingen", ärende.name)
    assert found.code == 1
    assert found.err.splitlines()[0] == told


def test_building_writes_what_is_asked_for_where_it_is_asked_for(run, ärende: Path) -> None:
    told = run("bygg", "--format", "html", "--ut", "ut/här", ärende.name)
    assert (told.code, told.out) == (0, f"{Path('ut/här/nämnden-2024/rapport.html')}\n")
    assert told.err == ""  # no progress where there is no terminal
    assert "126,0" in Path(told.out.strip()).read_text()


def test_a_build_that_fails_leaves_what_was_there(run, ärende: Path) -> None:
    run("bygg", "--format", "html", ärende.name)
    built = Path("output/nämnden-2024/rapport.html")
    before, when = built.read_bytes(), built.stat().st_mtime_ns
    _break(ärende)

    told = run("bygg", "--format", "html", ärende.name)

    assert (told.code, told.out) == (1, "")
    assert told.err.endswith("nämnden-2024: byggdes inte (1 fel)\n")
    assert (built.read_bytes(), built.stat().st_mtime_ns) == (before, when)
    assert [p.name for p in built.parent.iterdir()] == ["rapport.html"]


def test_a_strict_build_stops_at_warnings(run, ärende: Path) -> None:
    _doubt(ärende)
    assert run("bygg", "--format", "html", "--strikt", ärende.name).code == 1
    assert not Path("output").exists()
    assert run("bygg", "--format", "html", ärende.name).code == 0


def test_the_same_input_gives_the_same_bytes(run, ärende: Path) -> None:
    for out in ("ett", "två"):
        run("bygg", "--format", "html", "--ut", out, ärende.name)
    one, two = (Path(o, "nämnden-2024/rapport.html").read_bytes() for o in ("ett", "två"))
    assert one == two


def test_one_broken_ärende_does_not_stop_the_others(run, ärende: Path) -> None:
    other = ärende.parent / "trasig"
    other.mkdir()
    (other / "rapport.yaml").write_text("kommun: [\n")
    told = run("bygg", "--format", "html", "trasig", ärende.name)
    assert told.code == 1
    assert told.out == f"{Path('output/nämnden-2024/rapport.html')}\n"
    assert "trasig/rapport.yaml:2:1: fel:" in told.err


def test_a_file_that_cannot_be_written_is_told_of(run, ärende: Path) -> None:
    Path("output/nämnden-2024/rapport.html/inuti").mkdir(parents=True)
    told = run("bygg", "--format", "html", ärende.name)
    assert told.code == 1
    assert told.err.endswith("kan inte skrivas: är den öppen i ett annat program?\n")
    left = [p.name for p in Path("output/nämnden-2024").iterdir()]
    assert left == ["rapport.html"]  # nothing half-made


def test_a_fault_of_ours_is_a_traceback_and_exit_code_70(
    run, ärende: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("ojdå")

    monkeypatch.setattr("reportgen.build.compute", broken)
    told = run("granska", ärende.name)
    assert told.code == 70
    assert "Traceback" in told.err
    assert told.err.endswith("Detta är ett fel i reportgen, inte i ärendet.\n")


def test_progress_is_told_on_a_terminal_and_wiped(
    run, ärende: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    told = run("bygg", "--format", "html", ärende.name)
    assert "nämnden-2024: bygger …" in told.err
    assert "rapport.html klar …" in told.err
    assert told.err.endswith("\r\033[K")
