"""Documents as Word files."""

from reportgen.write.docx.writer import write_docx

__all__ = ["write_docx"]
