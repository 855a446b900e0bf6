"""The same content gives the same bytes, whoever builds it and wherever."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built.building import CONTENT, ENKOPING, ROOT, build_sample

pytestmark = pytest.mark.slow


def _built_elsewhere(folder: str, target: Path) -> dict[str, bytes]:
    """The ärende built by a process of another place, language, time zone and hash seed."""
    environment = {name: v for name, v in os.environ.items() if name != "FONTCONFIG_FILE"}
    environment |= {
        "PYTHONHASHSEED": "4711",
        "PYTHONPATH": str(ROOT),
        "TZ": "Pacific/Auckland",
        "LANG": "C",
        "LC_ALL": "C",
    }
    subprocess.run(
        [
            *(sys.executable, "-m", "reportgen.cli", "bygg"),
            *(str(CONTENT / folder), "--ut", str(target)),
        ],
        check=True,
        cwd=target,
        env=environment,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in (target / folder).iterdir()}


def test_a_second_build_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    elsewhere = _built_elsewhere(ENKOPING, tmp_path)
    here = {
        f"{b.document.meta.file_name}.{form}": data
        for b in build_sample(ENKOPING)
        for form, data in b.files.items()
    }
    assert sorted(elsewhere) == sorted(here)
    sums = [
        {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        for files in (here, elsewhere)
    ]
    assert sums[0] == sums[1]
