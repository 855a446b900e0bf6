"""The three published reports, typed in with their mistakes: those are found, and nothing else.

`publicerat/<name>/` is the ärende, `publicerat/<name>.yaml` what the checker should say of it;
the keys are explained in publicerat/README.md.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.compute import ComputedReport, compute
from reportgen.facts import Fact
from reportgen.files import MemoryFiles
from reportgen.finding import Finding, Severity
from reportgen.language import parse_number
from reportgen.load import load_report
from reportgen.resources import package_templates
from reportgen.tables.grid import Grid, GridCell
from tests.support import findings_of, folder_contents

HERE = Path(__file__).parent / "publicerat"
PUBLISHED = Path(__file__).parents[1] / "published"
REPORTS = ("enkoping", "uppsala", "solna")
_POINTED = re.compile(rb"\b(\d{1,3})\.(\d{3})(?=[\],])")
"""A point between thousands, which the loader refuses."""


@cache
def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _published(name: str) -> Any:
    return _yaml(PUBLISHED / f"{name}.yaml")


def _expected(name: str) -> Any:
    return _yaml(HERE / f"{name}.yaml")


def _said(name: str, key: str) -> list[dict[str, Any]]:
    return list(_expected(name).get(key, ()))


# -------------------------------------------------------------------------------- what is found


@cache
def _contents(name: str) -> dict[str, bytes]:
    return folder_contents(HERE / name)


@cache
def _readable(name: str) -> dict[str, bytes]:
    """The ärende with the points the loader refuses written as it advises."""
    return {f: _POINTED.sub(rb"\1 \2", t) for f, t in _contents(name).items()}


@dataclass(frozen=True)
class Found:
    """A finding and the words it points at."""

    finding: Finding
    table: str
    here: str

    def __str__(self) -> str:
        return str(self.finding)

    def is_(self, said: dict[str, Any]) -> bool:
        """Whether it is the finding that is spoken of."""
        f = self.finding
        named = (said.get(k) for k in ("rad", "kolumn"))
        return (
            f.code == said["kod"]
            and ("tabell" not in said or self.table == said["tabell"].replace("-", "_"))
            and f.source.file.startswith(said.get("fil", ""))
            and said.get("rad_i_filen", f.source.line) == f.source.line
            and self.here.startswith(said.get("text", ""))
            and all(f"”{n}”" in f.message or f"({n})" in f.message for n in named if n)
            and said.get("räkning", "") in _plain(f.message)
        )


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _alarms(contents: dict[str, bytes]) -> tuple[Found, ...]:
    found = findings_of(MemoryFiles(contents))
    return tuple(_located(f, contents) for f in found if f.severity is not Severity.UPPLYSNING)


def _located(finding: Finding, contents: dict[str, bytes]) -> Found:
    source = finding.source
    lines = contents[source.file].decode().splitlines()[: source.line]
    tables = [m[1] for line in lines if (m := re.match(r"  (\w+):$", line))]
    here = lines[-1][source.column - 1 :] if lines else ""
    return Found(finding, tables[-1] if tables else "", here)


@cache
def _alarms_of(name: str) -> tuple[Found, ...]:
    return _alarms(_readable(name))


@pytest.mark.parametrize("name", REPORTS)
def test_the_published_mistakes_are_found_and_nothing_else(name: str) -> None:
    said = [*_said(name, "förväntat"), *_said(name, "falska")]
    missing = [s for s in said if not any(f.is_(s) for f in _alarms_of(name))]
    extra = [str(f) for f in _alarms_of(name) if not any(f.is_(s) for s in said)]
    twice = [str(f) for f in _alarms_of(name) if sum(f.is_(s) for s in said) > 1]
    assert (missing, extra, twice) == ([], [], [])
    assert len(said) == len(_alarms_of(name))


@pytest.mark.parametrize("name", REPORTS)
def test_what_is_missed_is_still_missed(name: str) -> None:
    found = [(s, str(f)) for s in _said(name, "missade") for f in _alarms_of(name) if f.is_(s)]
    assert not found, "nu hittas det: flytta det till förväntat"


def test_what_cannot_be_read_is_said_first() -> None:
    said = _expected("uppsala")["vid_inläsning"]
    codes = Counter(found.finding.code for found in _alarms(_contents("uppsala")))
    follow = {one["kod"]: one["antal"] for one in said["följdfynd"]}
    pointed = sum(len(_POINTED.findall(text)) for text in _contents("uppsala").values())
    later = Counter(found.finding.code for found in _alarms_of("uppsala"))
    assert codes[said["kod"]] == pointed == len(_covered("uppsala", [said]))
    assert {code: codes[code] for code in follow} == follow
    assert not set(codes) - {said["kod"], *follow} - set(later)


# ----------------------------------------------------- the lists and the corrections in the samples


def _corrections(name: str) -> list[dict[str, Any]]:
    listed = _yaml(PUBLISHED / f"{name}_corrections.yaml")
    labels = [{**c, "form": "etikett"} for c in listed.get("etiketter", ())]
    form = ("decimaler", "räkning", "tecken", "nämnare", "samma_som", "skäl")
    others = [c for key in ("tabeller", "text", "metadata") for c in listed.get(key, ())]
    return [{**c, "form": next(f for f in form if f in c)} for c in others] + labels


def _fits(correction: dict[str, Any], chosen: dict[str, Any]) -> bool:
    return all(
        correction.get(key) in (value if isinstance(value, list) else [value])
        for key, value in chosen.items()
    )


def _covered(name: str, said: list[dict[str, Any]]) -> list[int]:
    """The corrections that the entries speak of, by their place in the list."""
    chosen = [one for s in said if (one := _chosen(s))]
    return [i for i, c in enumerate(_corrections(name)) if any(_fits(c, one) for one in chosen)]


def _chosen(said: dict[str, Any]) -> dict[str, Any]:
    if direct := said.get("rättelser") or said.get("rättelse"):
        return dict(direct)
    columns = {"kolumn": said["gäller"]} if "gäller" in said else {}
    return {k: said[k] for k in ("tabell", "rad", "kolumn") if k in said} | columns


@pytest.mark.parametrize("name", REPORTS)
def test_every_correction_in_the_sample_is_accounted_for_once(name: str) -> None:
    parts = [[_expected(name)["vid_inläsning"]]] if "vid_inläsning" in _expected(name) else []
    parts += [_said(name, key) for key in ("förväntat", "syns_inte", "missade")]
    places = Counter(place for part in parts for place in _covered(name, part))
    listed = _corrections(name)
    assert [c for i, c in enumerate(listed) if places[i] != 1] == []


@pytest.mark.parametrize("name", REPORTS)
def test_every_entry_says_why(name: str) -> None:
    assert all(len(s["räkning"]) > 8 for s in _said(name, "förväntat"))
    assert all(len(s["skäl"].split()) > 5 for s in _said(name, "syns_inte"))
    assert all(len(s["varför"].split()) > 5 for k in ("missade", "falska") for s in _said(name, k))
    chosen = [s for k in ("syns_inte", "missade") for s in _said(name, k) if _chosen(s)]
    assert all(_covered(name, [s]) for s in chosen)


# --------------------------------------------------------------------- typed in as it was published

NOT_TABLES = ("innehallsforteckning", "namndmal")
"""The program makes the table of contents and the overview of the goals itself."""


@cache
def _computed(name: str) -> ComputedReport:
    report, _ = load_report(MemoryFiles(_readable(name)), package_templates())
    return compute(report)[0]


def _tables() -> list[tuple[str, str]]:
    return [(n, t) for n in REPORTS for t in _published(n)["tabeller"] if t not in NOT_TABLES]


@pytest.mark.parametrize(("name", "table"), _tables())
def test_a_table_is_typed_in_as_it_was_published(name: str, table: str) -> None:
    published = _published(name)["tabeller"][table]
    grid = _computed(name).grids[table.replace("-", "_")]
    heads = published["kolumner"]
    assert [c.title for c in grid.columns] == (heads if grid.spec.type == "text" else heads[1:])
    typed = [_typed(grid, row) for row in range(len(grid.rows))]
    assert len(typed) == len(published["rader"])
    for row, cells in zip(published["rader"], typed, strict=True):
        of_our_own = grid.spec.type == "text"
        pairs = [(str(p), t) for p, t in zip(row, cells, strict=True) if p or not of_our_own]
        assert [(p, t) for p, t in pairs if not _same(p, t)] == []


def _typed(grid: Grid, place: int) -> list[Any]:
    row = grid.rows[place]
    cells = [_said_in(row.cells.get(column.id)) for column in grid.columns]
    return cells if grid.spec.type == "text" else [row.spec.name, *cells]


def _said_in(cell: GridCell) -> Any:
    return cell.gap or cell.value if isinstance(cell, Fact) else getattr(cell, "text", None)


def _same(printed: str, typed: Any) -> bool:
    if not printed or not isinstance(typed, Decimal):
        return printed == (typed or "").replace("\\", "").strip()
    return parse_number(re.sub(r"(\d)\.(\d{3})", r"\1 \2", printed.rstrip("% "))) == typed


def _places() -> list[tuple[str, str]]:
    return [(name, place) for name in REPORTS for place in _published(name)["text"]]


@pytest.mark.parametrize(("name", "place"), _places())
def test_a_text_has_the_published_figures(name: str, place: str) -> None:
    texts = [text.decode() for text in _contents(name).values()]
    marked = re.compile(rf"# plats: {re.escape(place)}\n(.*?)(?=# plats: |# slut|\Z)", re.DOTALL)
    pieces = [" ".join(m[1].split()) for text in texts for m in marked.finditer(text)]
    assert pieces
    for figure in _published(name)["text"][place]["siffror"].values():
        shown = re.escape(str(figure))
        for piece in pieces:
            assert re.search(rf"(?<![\w,]){shown}(?!\w|,\d)", piece, re.IGNORECASE), (figure, piece)
