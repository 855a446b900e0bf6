"""Options and fixtures for all tests."""

from __future__ import annotations

from typing import Any

import hypothesis
import pytest
from xdist.scheduler import LoadScopeScheduling

# The same examples every time, on machines however slow: a test that fails, fails for everyone.
hypothesis.settings.register_profile("same", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes the expected files anew; read them before they are committed."""
    parser.addoption("--accept", action="store_true", help="write tests/cases/*/expected.txt anew")


class ByShared(LoadScopeScheduling):
    """Tests that share what is slow to make run in the same process: a file's, and all of built."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.split("::")[0]
        return "built" if "/built/" in path else path


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByShared:
    """How `make test` shares the tests between its processes."""
    return ByShared(config, log)
