"""Options and fixtures for all tests."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes the expected files anew; read them before they are committed."""
    parser.addoption("--accept", action="store_true", help="write tests/cases/*/expected.txt anew")
