"""Documents as Word files."""

from reportgen.write.docx.writer import write_docx, write_docx_bundle

__all__ = ["write_docx", "write_docx_bundle"]
