"""Built documents, shared by all tests in this folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.built.building import ENKOPING, Built, build_sample, sample_names

_CHROMIUMS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_WITH_BOOKMARKS = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'


def _machine() -> dict[str, str]:
    """The environment without the empty font list that the PDF writer makes for itself."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


@pytest.fixture(scope="session", params=sample_names())
def built(request: pytest.FixtureRequest) -> Built:
    """A document of a sample ärende, each in turn."""
    folder, _, document = request.param.partition("/")
    return next(b for b in build_sample(folder) if b.spec.id == document)


@pytest.fixture(scope="session")
def enkoping() -> Built:
    """The report whose figures were once published."""
    return build_sample(ENKOPING)[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, cut off from the network."""
    executable = next(filter(None, map(shutil.which, _CHROMIUMS)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable, args=list(_QUIET), env=_machine()
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every sample's DOCX as LibreOffice lays it out, by `ärende/dokument`; one run for all."""
    source, target = tmp_path_factory.mktemp("docx"), tmp_path_factory.mktemp("office")
    for number, name in enumerate(sample_names()):
        folder, _, document = name.partition("/")
        one = next(b for b in build_sample(folder) if b.spec.id == document)
        (source / f"{number}.docx").write_bytes(one.files["docx"])
    profile = tmp_path_factory.mktemp("profile").as_uri()
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={profile}"),
            *("--convert-to", _WITH_BOOKMARKS, "--outdir", str(target)),
            *map(str, sorted(source.iterdir())),
        ],
        check=True,
        capture_output=True,
        timeout=180,
        env=_machine(),
    )
    return {name: target / f"{number}.pdf" for number, name in enumerate(sample_names())}


@pytest.fixture(scope="session")
def office_pdf(built: Built, office: dict[str, Path]) -> Path:
    """The built document's DOCX as PDF from LibreOffice."""
    return office[f"{built.name}/{built.spec.id}"]
