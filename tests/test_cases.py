"""Whole transcripts: an ärende with a fault in it, and what `reportgen granska` prints.

Each folder in `cases/` holds the files that differ from `cases/_grund` (`ta-bort.txt` names those
that are taken away) and `expected.txt`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import main
from tests.support import CASES, GROUND, folder_contents

NAMES = sorted(p.name for p in CASES.iterdir() if p.is_dir() and p != GROUND)


def _set_up(case: Path, folder: Path) -> None:
    """The ärende of the case in `folder`."""
    own = folder_contents(case)
    own.pop("expected.txt", None)
    removed = own.pop("ta-bort.txt", b"").decode().split()
    for name, data in {**folder_contents(GROUND), **own}.items():
        if name not in removed:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _checked(capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of `reportgen granska` in the current folder."""
    with pytest.raises(SystemExit) as stopped:
        main(["granska", ".", "--strikt"])
    output = capsys.readouterr()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, output.out, output.err


@pytest.mark.parametrize("name", NAMES)
def test_a_faulty_ärende_is_told_of_its_faults(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pytestconfig: pytest.Config,
) -> None:
    _set_up(CASES / name, tmp_path)
    monkeypatch.chdir(tmp_path)

    code, out, err = _checked(capsys)

    if pytestconfig.getoption("accept"):
        (CASES / name / "expected.txt").write_text(err)
    assert code == 1
    assert out == ""
    assert err == (CASES / name / "expected.txt").read_text()


def test_the_ground_of_all_cases_has_no_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _set_up(GROUND, tmp_path)
    monkeypatch.chdir(tmp_path)

    assert _checked(capsys) == (0, "", ".: inga anmärkningar\n")
