"""Options and fixtures for all tests."""

from __future__ import annotations

import hypothesis
import pytest

# The same examples every time, on machines however slow: a test that fails, fails for everyone.
hypothesis.settings.register_profile("same", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes the expected files anew; read them before they are committed."""
    parser.addoption("--accept", action="store_true", help="write tests/cases/*/expected.txt anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share what is slow to make run in the same process: a file's, and all of built."""
    for item in items:
        folder, file = item.path.parent.name, item.path.name
        item.add_marker(pytest.mark.xdist_group("built" if folder == "built" else file))
