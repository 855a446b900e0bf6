"""What several tests share: small ärenden in memory, and what the steps find in them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from reportgen.build import Options, Prepared, prepare
from reportgen.compute import ComputedReport, compute
from reportgen.document.text import block_inlines, plain_text
from reportgen.document.tree import Document
from reportgen.files import MemoryFiles
from reportgen.finding import Finding, ReportError, has_errors, sort_findings
from reportgen.load import load_report
from reportgen.resources import package_templates

CASES = Path(__file__).parent / "cases"
GROUND = CASES / "_grund"

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def two_at_a_time(work: Callable[[_Item], _Result], items: Iterable[_Item]) -> list[_Result]:
    """The result for each item, in their order; for what takes long in all.

    The processes are new ones: a fork of one in which Java or a browser's threads run (an earlier
    test's) may stand still for ever.
    """
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=2, mp_context=fresh) as pool:
        return list(pool.map(work, items, chunksize=4))


def folder_contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name inside it."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def report_files(contents: dict[str, str | bytes] | None = None) -> MemoryFiles:
    """The small ärende of `cases/_grund`, with files of the test's own laid over it."""
    return MemoryFiles({**folder_contents(GROUND), **(contents or {})})


def with_text(text: str, *, data: str = "") -> MemoryFiles:
    """The small ärende with a single section that says `text`, and perhaps more data."""
    block = "".join(f"  {line}\n" for line in text.split("\n"))
    section = f"id: inledning\nrubrik: Inledning\ntext: |\n{block}"
    return report_files(
        {"avsnitt/01-inledning.yaml": section, **({"data/mer.yaml": data} if data else {})}
    )


def prepared(files: MemoryFiles) -> Prepared:
    """Everything up to writing."""
    return prepare(files, package_templates(), Options())


def findings_of(files: MemoryFiles) -> tuple[Finding, ...]:
    """What the whole flow finds, as `reportgen granska` does."""
    try:
        return prepared(files).findings
    except ReportError as error:
        return error.findings


def shown(finding: Finding) -> str:
    """A finding in short: place, code."""
    return f"{finding.source} {finding.code}"


def document_of(files: MemoryFiles) -> Document:
    """The one document of an ärende without faults; what the checks think of it is let be."""
    found = prepared(files)
    assert not has_errors(found.findings), found.findings
    return found.documents[0][1]


def prose_of(document: Document) -> str:
    """Every run of words in the document, a line each."""
    runs = (run for block in document.blocks for run in block_inlines(block))
    return "\n".join(plain_text(run) for run in runs)


def computed(data: str, *, year: int = 2024) -> tuple[ComputedReport, tuple[Finding, ...]]:
    """A data file worked out, in an ärende that shows none of it."""
    ground = folder_contents(GROUND)
    files = MemoryFiles(
        {
            "rapport.yaml": ground["rapport.yaml"].replace(b"2024", str(year).encode()),
            "mallar/types/kort/type.yaml": ground["mallar/types/kort/type.yaml"],
            "data/prov.yaml": data,
        }
    )
    report, findings = load_report(files, package_templates())
    result, faults = compute(report)
    return result, sort_findings(findings + faults)
