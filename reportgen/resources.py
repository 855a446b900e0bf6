"""Where templates and documentation lie: inside the package in a wheel, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from reportgen.files import DiskFiles


def package_templates() -> DiskFiles:
    """The folder of types, base, themes and profiles."""
    return DiskFiles(_folder("templates", "templates"), shown_as="templates")


def package_docs() -> DiskFiles:
    """The folder of documentation; a wheel holds only the page of messages."""
    return DiskFiles(_folder("docs", "docs/sv"), shown_as="docs/sv")


def _folder(in_wheel: str, in_checkout: str) -> Path:
    package = Path(__file__).resolve().parent
    installed = package / in_wheel
    return installed if installed.is_dir() else package.parent / in_checkout
