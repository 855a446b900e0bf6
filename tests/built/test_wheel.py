"""The wheel holds all it needs: it builds an ärende far from the source tree."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.built.building import CONTENT, ENKOPING, ROOT

pytestmark = pytest.mark.slow
_BUILT_FROM = ("pyproject.toml", "README.md", "LICENSES", "reportgen", "templates", "docs")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in _BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name)
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, source / name)
    subprocess.run(
        [
            *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
            *("--outdir", str(target), str(source)),
        ],
        check=True,
        capture_output=True,
    )
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; the libraries are this environment's."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    packages = next((home / "lib").glob("python*/site-packages"))
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"),
            *("--python", str(home / "bin" / "python")),
            *("install", "--no-deps", "--no-index", str(wheel)),
        ],
        check=True,
        capture_output=True,
    )
    # Added to the path plainly, so that this environment's own .pth files (the editable install
    # of the source tree among them) are not followed.
    (packages / "libraries.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    return home


def _run(installed: Path, where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = ("PYTHONPATH", "FONTCONFIG_FILE", "PYTHONHOME")
    environment = {name: v for name, v in os.environ.items() if name not in hidden}
    return subprocess.run(
        [str(installed / "bin" / "reportgen"), *arguments],
        cwd=where,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_holds_templates_fonts_and_licences_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for file in (p for p in (ROOT / "templates").rglob("*") if p.is_file()):
        assert f"reportgen/templates/{file.relative_to(ROOT / 'templates').as_posix()}" in names
    for file in (p for p in (ROOT / "reportgen").rglob("*.py")):
        assert file.relative_to(ROOT).as_posix() in names
    assert any(name.endswith(".ttf") for name in names)
    assert not [n for n in names if n.startswith(("tests/", "content/", "output/", "docs/"))]


def test_the_installed_program_builds_an_arende_from_any_folder(
    installed: Path, tmp_path: Path
) -> None:
    case, elsewhere = tmp_path / "ärenden" / ENKOPING, tmp_path / "någon annanstans"
    shutil.copytree(CONTENT / ENKOPING, case)
    elsewhere.mkdir()
    done = _run(installed, elsewhere, "bygg", str(case), "--ut", "färdigt")
    assert done.returncode == 0, done.stderr
    files = sorted((elsewhere / "färdigt" / ENKOPING).iterdir())
    assert [f.suffix for f in files] == [".docx", ".html", ".pdf"]
    assert files[0].read_bytes()[:2] == b"PK"
    assert files[1].read_bytes().startswith(b"<!doctype html>")
    assert files[2].read_bytes()[:5] == b"%PDF-"
    assert done.stdout.split() == [
        str(Path("färdigt", ENKOPING, f.name))
        for f in sorted(files, key=lambda f: [".html", ".pdf", ".docx"].index(f.suffix))
    ]


def test_the_installed_program_describes_the_codes_in_sarif(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "rapport.yaml").write_text("komun: Exempelköping\n", encoding="utf-8")
    done = _run(installed, tmp_path, "granska", "--format", "sarif")
    assert done.returncode == 1, done.stderr
    assert "Nyckeln finns inte här" in done.stdout


def test_code_templates_and_fonts_come_from_the_installation(installed: Path) -> None:
    script = (
        "import reportgen, pathlib; from reportgen.resources import package_templates as t;"
        "from reportgen.theme import load_theme; files = t(); theme = load_theme('klar', files);"
        "print(pathlib.Path(reportgen.__file__).resolve()); print(files.root.resolve());"
        "print(sum(len(f.data) for f in theme.fonts))"
    )
    environment = {name: v for name, v in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(installed / "bin" / "python"), "-c", script],
        cwd=installed,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    code, templates, fonts = done.stdout.split()
    assert Path(code).is_relative_to(installed.resolve())
    assert Path(templates).is_relative_to(installed.resolve())
    assert int(fonts) > 100_000


def test_the_installed_program_answers_wrong_usage_in_swedish(
    installed: Path, tmp_path: Path
) -> None:
    done = _run(installed, tmp_path, "bygg", "finns-inte")
    assert done.returncode == 2
    assert "finns-inte" in done.stderr
    assert "--help" in done.stderr
    assert "Traceback" not in done.stderr
