"""The command line, in Swedish, for administrators."""

from reportgen.cli.main import main

__all__ = ["main"]
