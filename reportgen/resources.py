"""Where the templates lie: inside the package in a wheel, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from reportgen.files import DiskFiles


def package_templates() -> DiskFiles:
    """The folder of types, base, themes and profiles."""
    package = Path(__file__).resolve().parent
    installed = package / "templates"
    root = installed if installed.is_dir() else package.parent / "templates"
    return DiskFiles(root, shown_as="templates")
