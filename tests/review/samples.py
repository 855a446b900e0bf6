"""A small ärende with findings in it, some of them accepted, as the tests of reviews want it."""

from __future__ import annotations

from reportgen.build import Options, review
from reportgen.files import MemoryFiles
from reportgen.resources import package_templates
from reportgen.review import Review
from tests.support import report_files

RESULT = """\
tabeller:
  resultat:
    titel: Resultat
    enhet: mnkr
    decimaler: 1
    tecken: kostnader_negativa
    kolumner:
      - {id: budget, rubrik: Budget, roll: budget}
      - {id: utfall, rubrik: Utfall, roll: utfall}
    rader:
      - {id: personal, namn: Personal, budget: -128.2, utfall: -126.0}
      - {id: lokaler, namn: Lokaler, budget: -11.9, utfall: -11.8}
      - {id: totalt, namn: Totalt, typ: total, summa: alla, budget: -140.9, utfall: -139.8}
"""
"""Both sums are stated wrong."""

TABLE = "data/resultat.yaml"


def acceptance(**changed: str) -> str:
    """An entry of `godkända.yaml`, for one of the sums unless told otherwise."""
    keys = {
        "kod": "stated-differs",
        "fil": TABLE,
        "gäller": "”Budget” för ”Totalt”",
        "skäl": "Fullmäktige beslutade om 140,9.",
        "av": "ekonomichef",
        "datum": "2025-02-01",
        **changed,
    }
    first, *rest = (f"{key}: {value!r}" for key, value in keys.items() if value)
    return "\n".join([f"  - {first}", *(f"    {line}" for line in rest)]) + "\n"


def with_acceptances(*entries: str, **more: str | bytes) -> MemoryFiles:
    """The ärende with a `godkända.yaml` of the entries."""
    files: dict[str, str | bytes] = {TABLE: RESULT, **more}
    if entries:
        files["godkända.yaml"] = "godkända:\n" + "".join(entries)
    return report_files(files)


def reviewed(files: MemoryFiles, options: Options | None = None) -> Review:
    """What `reportgen granska` works from."""
    return review(files, package_templates(), options or Options())
