"""ComputedReport → semantic HTML, one string a document, through Jinja and Markdown."""

from reportgen.render.document import bundle_title, render_document

__all__ = ["bundle_title", "render_document"]
