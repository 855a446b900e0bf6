"""ComputedReport → semantic HTML, one string a document, through Jinja and Markdown."""

from reportgen.render.document import file_name, render_document

__all__ = ["file_name", "render_document"]
