"""How long each step of a build takes, in this process: `make bench`, or with an ärende named."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

from reportgen.build import Options, prepare, review
from reportgen.files import DiskFiles
from reportgen.resources import package_templates
from reportgen.write import FORMATS, Manuscript

CONTENT = Path(__file__).parents[1] / "content"
SAMPLE = CONTENT / "enkoping-socialnamnden-2024"
LARGEST = CONTENT / "uppsala-socialnamnden-2024"
ROUNDS = 3

T = TypeVar("T")


def timed(step: Callable[[], T], times: list[float]) -> T:
    """What the step gives; how many seconds it took is added to `times`."""
    start = time.perf_counter()
    result = step()
    times.append(time.perf_counter() - start)
    return result


def measure(folder: Path, rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Seconds of each step, round by round; the first round bears the imports."""
    times: dict[str, list[float]] = {"load … render": []}
    for _ in range(rounds):
        prepared = timed(
            lambda: prepare(DiskFiles(folder), package_templates(), Options()),
            times["load … render"],
        )
        sums = dict.fromkeys(FORMATS, 0.0)
        for spec, document in prepared.documents:
            manuscript = Manuscript(document, prepared.theme, spec.source)
            for name, write in FORMATS.items():
                taken: list[float] = []
                timed(lambda write=write, m=manuscript: write(m), taken)
                sums[name] += taken[0]
        for name, taken_by_all in sums.items():
            times.setdefault(name, []).append(taken_by_all)
    return times


def measure_review(folder: Path, rounds: int = ROUNDS) -> list[float]:
    """Seconds that `reportgen granska` takes with every check, round by round."""
    times: list[float] = []
    for _ in range(rounds):
        timed(lambda: review(DiskFiles(folder), package_templates(), Options()), times)
    return times


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    times = measure(folder)
    print(f"{folder.name}: seconds, {ROUNDS} rounds")
    print(f"{'step':<16}{'first':>8}{'median':>8}")
    rows = [*times.items(), ("all", [sum(r) for r in zip(*times.values(), strict=True)])]
    for name, taken in rows:
        print(f"{name:<16}{taken[0]:>8.2f}{median(taken):>8.2f}")
    reviewing = measure_review(LARGEST)
    print(f"{'granska':<16}{reviewing[0]:>8.2f}{median(reviewing):>8.2f}  ({LARGEST.name})")
    print("docx takes its page numbers from the layout of pdf, which it shares here.")


if __name__ == "__main__":
    main()
