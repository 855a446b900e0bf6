"""The documentation names every command and every option, and none that does not exist."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from reportgen.cli.main import cli

ROOT = Path(__file__).parents[1]
SWEDISH = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs/sv").glob("*.md"))
)
COMMANDS: dict[str, click.Command] = dict(cli.commands)
_MENTION = re.compile(r"(?<![\w./-])reportgen +([a-zåäö][\w-]*)")
_CODE = re.compile(r"^(?: {4}|\t)[^\n]*$|`[^`\n]+`|^```.*?^```", re.MULTILINE | re.DOTALL)


def _options(command: click.Command) -> list[str]:
    return [
        option
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for option in parameter.opts
        if option.startswith("--")
    ]


def _part(command: str) -> str:
    """What the page of commands says under the command's own heading."""
    page = (ROOT / "docs/sv/kommandon.md").read_text(encoding="utf-8")
    parts = re.split(r"^## +", page, flags=re.MULTILINE)[1:]
    named = {part.splitlines()[0].strip("` "): part for part in parts}
    assert command in named, f"no heading for {command}"
    return named[command]


def _code_in(path: Path) -> str:
    return "\n".join(_CODE.findall(path.read_text(encoding="utf-8")))


PAGES = [
    path for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if path.is_file()
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_part_of_its_own_in_the_page_of_commands(command: str) -> None:
    assert len(_part(command).split()) > 15


@pytest.mark.parametrize(
    ("command", "option"), [(name, o) for name, c in COMMANDS.items() for o in _options(c)]
)
def test_every_option_is_explained_with_its_command(command: str, option: str) -> None:
    assert re.search(rf"{re.escape(option)}(?![\w-])", _part(command))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named_for_administrators(command: str) -> None:
    assert re.search(rf"reportgen {re.escape(command)}(?![\w-])", SWEDISH)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_page_names_a_command_that_does_not_exist(page: Path) -> None:
    assert set(_MENTION.findall(_code_in(page))) <= set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), target


def test_the_readme_says_how_to_build() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make report" in readme or "reportgen bygg" in readme


def test_every_make_target_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for page in PAGES:
        assert set(re.findall(r"\bmake ([a-z]+)\b", _code_in(page))) <= targets, page
