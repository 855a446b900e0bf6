"""What makes the tagged PDF one to archive: its metadata and the labels of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.write.markup import element

# PDF/UA-1, 5: the claim. PDF/A-2, 6.6.2.3: what is not in XMP itself must be described in the file.
_UA_CLAIM = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about=""\
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description>"""

_LANGUAGE = """\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">\
<dc:language><rdf:Bag>{}</rdf:Bag></dc:language></rdf:Description>"""


def finish(pdf: Any, language: str, first_pages: Sequence[int]) -> None:
    """Completes the catalog and the XMP metadata.

    `first_pages` counts from 0: where each part begins, and its page numbers with it.
    """
    import pydyf

    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    labels = pydyf.Array()
    for page in first_pages:  # ISO 32000-1, 12.4.2: decimal, from 1
        labels += [page, pydyf.Dictionary({"S": "/D"})]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})
    _complete_metadata(pdf, language)


def _complete_metadata(pdf: Any, language: str) -> None:
    """Adds the claim of PDF/UA-1 and the language to WeasyPrint's metadata.

    Its own way to add metadata makes a second rdf:RDF, which validators pass over.
    """
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    (metadata,) = stream.stream
    end = b"</rdf:RDF>"
    assert metadata.count(end) == 1
    spoken = _LANGUAGE.format(element("rdf:li", language)).encode()
    stream.stream = [metadata.replace(end, spoken + _UA_CLAIM + end)]
