"""Documents as Word files."""

from reportgen.write.docx.template_check import check_template
from reportgen.write.docx.writer import write_docx, write_docx_bundle

__all__ = ["check_template", "write_docx", "write_docx_bundle"]
