"""Tables typed as they were published, and what the checks say of them."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from reportgen.language import decimals_of, parse_number
from tests.support import findings_of, folder_contents, report_files

PUBLISHED = Path(__file__).parents[2] / "published"

OWN = frozenset(
    (
        *("sum-differs", "sum-unlikely", "row-differs", "percent-differs", "percent-of-zero"),
        *("shares-differ", "months-differ", "partition-differs", "details-differ"),
        *("value-is-header", "part-exceeds-whole", "too-many-days", "sudden-jump"),
        *("duplicate-row", "share-out-of-range", "missing-month", "odd-zero"),
        "deviation-without-comment",
    )
)
"""The codes of the two families."""


class _Dumper(yaml.SafeDumper):
    pass


def _number(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    tag = "tag:yaml.org,2002:float" if decimals_of(value) else "tag:yaml.org,2002:int"
    return dumper.represent_scalar(tag, str(value))


_Dumper.add_representer(Decimal, _number)


def typed(
    columns: list[str], rows: list[list[str]], *, unit: str = "mnkr", **more: Any
) -> dict[str, Any]:
    """A table of figures without formulas, roles or sums; a column with % holds percentages."""
    by_column = list(zip(*(row[1:] for row in rows), strict=True))
    decimals = [max(map(_decimals, cells), default=0) for cells in by_column]
    percent = [any("%" in cell for cell in cells) for cells in by_column]
    specs = [
        {
            "id": f"c{n}",
            "rubrik": heading,
            "decimaler": decimals[n],
            **({"format": "procent"} if percent[n] else {}),
        }
        for n, heading in enumerate(columns)
    ]
    return {
        "titel": more.pop("title", "Tabell"),
        "enhet": unit,
        **more,
        "kolumner": specs,
        "rader": [
            {"namn": name, **{f"c{n}": _cell(cell) for n, cell in enumerate(cells) if cell}}
            for name, *cells in rows
        ],
    }


def _decimals(cell: str) -> int:
    number = _cell(cell)
    return decimals_of(number) if isinstance(number, Decimal) else 0


def _cell(cell: str) -> Decimal | str:
    plain = cell.replace("%", "").strip()
    if re.fullmatch(r"\d{1,3}\.\d{3}", plain):  # as one of the reports writes thousands
        plain = plain.replace(".", " ")
    return parse_number(plain) if any(c.isdigit() for c in plain) else plain


def told(*tables: dict[str, Any], year: int = 2024, profile: str = "") -> list[str]:
    """`grade code: message` of what the two families find."""
    data = {"tabeller": {f"t{n}": table for n, table in enumerate(tables)}}
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    files: dict[str, str | bytes] = {"data/mer.yaml": text}
    if year != 2024:
        ground = folder_contents(report_root())
        files["rapport.yaml"] = ground["rapport.yaml"].replace(b"2024", str(year).encode())
    if profile:
        files["mallar/profiles/standard.yaml"] = profile
    found = (f for f in findings_of(report_files(files)) if f.code in OWN)
    return [f"{f.severity} {f.code}: {f.message}" for f in found]


def report_root() -> Path:
    """Where the small ärende lies."""
    return Path(__file__).parents[2] / "cases/_grund"


def published(name: str) -> list[dict[str, Any]]:
    """The published tables of figures of a report, mistakes and all, typed plainly."""
    data = yaml.safe_load((PUBLISHED / f"{name}.yaml").read_text(encoding="utf-8"))
    tables = []
    for table in data["tabeller"].values():
        head, rows = table["kolumner"], table["rader"]
        numeric = [n for n in range(1, len(head)) if rows and _is_numeric([r[n] for r in rows])]
        if numeric:
            words = " ".join([table.get("titel", ""), *head])
            unit = "mnkr" if re.search("mnkr|mkr|miljoner", words) else "antal"
            cells = [[row[0], *(row[n] for n in numeric)] for row in rows]
            title = table.get("titel", head[0])
            tables.append(typed([head[n] for n in numeric], cells, unit=unit, title=title))
    return tables


def _is_numeric(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell not in ("", "-", "–")]
    return bool(filled) and all(re.fullmatch(r"[-−]?[\d .,]+ ?%?", cell) for cell in filled)
