"""PDF: the page laid out by WeasyPrint, tagged by our own tree, made fit for the archive."""

from reportgen.write.pdf.attached import AttachedFile
from reportgen.write.pdf.layout import Layout, lay_out, lay_out_bundle
from reportgen.write.pdf.parts import part_prefix

__all__ = ["AttachedFile", "Layout", "lay_out", "lay_out_bundle", "part_prefix"]
