"""The one door to what a report is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.files import DiskFiles, Files, MemoryFiles

CONTENTS = {"rapport.yaml": "a: 1", "data/b.csv": "x", "data/ö/c.yaml": "å: ä"}


@pytest.fixture(params=["disk", "memory"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    """The same folder on disk and in memory."""
    if request.param == "memory":
        return MemoryFiles(CONTENTS, shown_as="ärende")
    for name, text in CONTENTS.items():
        path = tmp_path / "ärende" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "hemligt.yaml").write_text("x: 1")
    return DiskFiles(tmp_path / "ärende", shown_as="ärende")


def test_files_are_named_in_order(files: Files) -> None:
    assert files.names() == ("data/b.csv", "data/ö/c.yaml", "rapport.yaml")
    assert files.names("data") == ("data/b.csv", "data/ö/c.yaml")
    assert files.names("finns_inte") == ()


def test_everything_read_is_remembered_as_the_author_sees_it(files: Files) -> None:
    assert files.read_paths == frozenset()
    assert files.read("data/ö/c.yaml") == "å: ä".encode()
    assert files.exists("rapport.yaml")
    assert files.read_paths == {"ärende/data/ö/c.yaml"}


@pytest.mark.parametrize(
    "name", ["../hemligt.yaml", "data/../../hemligt.yaml", "/etc/passwd", "data", "", "finns_inte"]
)
def test_nothing_outside_the_folder_can_be_read(files: Files, name: str) -> None:
    assert not files.exists(name)
    with pytest.raises(FileNotFoundError):
        files.read(name)
    assert files.read_paths == frozenset()


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "hemligt.yaml").write_text("x: 1")
    root = tmp_path / "ärende"
    root.mkdir()
    (root / "länk.yaml").symlink_to(tmp_path / "hemligt.yaml")
    (root / "bruten.yaml").symlink_to(tmp_path / "finns_inte.yaml")
    files = DiskFiles(root)

    assert files.names() == ()
    assert not files.exists("länk.yaml")
    with pytest.raises(FileNotFoundError):
        files.read("länk.yaml")


def test_hidden_files_and_those_that_office_leaves_are_not_named(tmp_path: Path) -> None:
    for name in (".dold", "~$bok.xlsx", "bok.xlsx", ".git/x", "a/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert DiskFiles(tmp_path).names() == ("bok.xlsx",)


@pytest.mark.parametrize(
    ("shown_as", "label"), [("", "a.yaml"), (".", "a.yaml"), ("x/y", "x/y/a.yaml")]
)
def test_a_label_is_the_path_the_author_sees(shown_as: str, label: str) -> None:
    assert MemoryFiles({}, shown_as=shown_as).label("a.yaml") == label
