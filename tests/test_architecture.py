"""The house: floors, sizes and habits that hold for every module of the package."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import reportgen

ROOT = Path(reportgen.__file__).parent

FLOORS = (
    ("__init__", "finding", "language"),
    ("files", "yamltext", "units"),
    ("node", "resources", "facts"),
    ("theme", "tables"),
    ("model",),
    ("load",),
    ("compute",),
    ("document",),
    ("render", "check"),
    ("write",),
    ("review",),
    ("build",),
    ("cli",),
)
"""From the ground up; a package is one module here. See ARCHITECTURE.md."""

FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names}
FLOATS = ("write/svg", "write/columns", "write/html/tables", "write/fonts", "write/pdf")
"""Where lengths and geometry are; money and measures are Decimal everywhere."""


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def _module(dotted: str) -> str:
    """`reportgen.tables.spec` → `tables`."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def _is_module(dotted: str) -> bool:
    path = ROOT.joinpath(*dotted.split(".")[1:])
    return path.is_dir() or path.with_suffix(".py").is_file()


def _imports(path: Path) -> set[str]:
    """The modules of the package that a module imports, types too."""
    found = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            parts = {f"{node.module}.{a.name}" for a in node.names}
            modules = {p for p in parts if _is_module(p)}
            found |= {node.module, *modules}  # a module's package is run before it
    return {name for name in found if name.split(".")[0] == "reportgen"}


PATHS = tuple(sorted(ROOT.rglob("*.py")))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").as_posix()


every_module = pytest.mark.parametrize("path", PATHS, ids=_name)


@every_module
def test_a_module_imports_only_downward(path: Path) -> None:
    own = _name(path).split("/")[0]
    upward = [
        name
        for name in _imports(path)
        if _module(name) != own and FLOOR[_module(name)] >= FLOOR[own]
    ]
    assert upward == []


def test_every_module_stands_on_a_floor() -> None:
    assert {_name(p).split("/")[0] for p in PATHS} == set(FLOOR)


def test_no_modules_import_each_other_in_a_circle() -> None:
    paths = {f"reportgen.{_name(p)}".replace("/", ".").removesuffix(".__init__"): p for p in PATHS}
    left = {
        name: {i for i in _imports(path) if i in paths and i not in (name, "reportgen")}
        for name, path in paths.items()
    }
    while free := [name for name, wanted in left.items() if not wanted & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


@every_module
def test_a_module_has_at_most_400_lines_and_a_function_55(path: Path) -> None:
    text = path.read_text()
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 55
    ]
    assert long == []
    assert text.count("\n") <= 400


@every_module
def test_a_module_says_in_a_line_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(_tree(path))
    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":", "`", "?"))


@every_module
def test_nothing_prints_and_no_amount_becomes_a_float(path: Path) -> None:
    names = {
        node.func.id
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in names
    if not _name(path).startswith(FLOATS):
        assert "float" not in names


@every_module
def test_only_one_door_leads_to_the_disk(path: Path) -> None:
    """`files` reads, `build` writes; WeasyPrint's fonts need a file of their own."""
    calls = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
    }
    if _name(path) not in ("files", "build", "write/pdf/engine"):
        assert not calls & {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
