"""HTML: one page that carries all it needs; the PDF is laid out from the same markup."""

from reportgen.write.html.page import write_html

__all__ = ["write_html"]
