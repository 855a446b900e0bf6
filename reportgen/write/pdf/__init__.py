"""PDF: the page laid out by WeasyPrint, tagged by our own tree, made fit for the archive."""

from reportgen.write.pdf.layout import Layout, lay_out, lay_out_bundle

__all__ = ["Layout", "lay_out", "lay_out_bundle"]
