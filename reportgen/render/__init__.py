"""ComputedReport → semantic HTML, one string a document, through Jinja and Markdown."""

from reportgen.render.document import render_document

__all__ = ["render_document"]
