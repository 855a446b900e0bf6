"""Several documents in one Word file: what each part has for itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from reportgen.document.tree import Block, Bundle, Document, Heading, Text
from reportgen.write.docx import write_docx, write_docx_bundle
from tests.sample_tree import NOTE_NET, box, p, sample_meta
from tests.write.docx.bundles import bundle_bytes, memo, sample_bundle
from tests.write.docx.references import reference_faults
from tests.write.docx.test_template import own_theme
from tests.write.docx.wordfile import NS, R, W, WordFile, field_codes, text_of, theme

BARE = replace(theme(), fonts=())


@pytest.fixture(scope="module")
def word() -> WordFile:
    """A memo, the sample report, and the sample again as a draft."""
    return WordFile(bundle_bytes())


def bundled(*parts: tuple[Block, ...]) -> WordFile:
    """A bundle of parts with those blocks."""
    documents = tuple(Document(sample_meta(), blocks) for blocks in parts)
    bundle = Bundle(sample_meta(), documents)
    return WordFile(write_docx_bundle(bundle, BARE, [{}] * len(documents)))


def running(word: WordFile, kind: str) -> list[str]:
    """The text of each section's header or footer, in order."""
    rels = {r.get("Id"): r.get("Target") for r in word.part("word/_rels/document.xml.rels")}
    references = word.find(f"//w:sectPr/w:{kind}Reference")
    return [text_of(word.part(f"word/{rels[ref.get(f'{R}id')]}")) for ref in references]


def test_the_properties_are_the_bundles_own(word: WordFile) -> None:
    assert word.python_docx().core_properties.title == "Handlingar till nämnden"


def test_the_same_bundle_gives_the_same_bytes(word: WordFile) -> None:
    assert bundle_bytes() == word.data


def test_every_reference_leads_to_its_own_part(word: WordFile) -> None:
    assert reference_faults(word) == []
    codes = field_codes(word.body)
    assert r"REF _Ref1_forslag \r \h" in codes
    assert {r"REF _Ref2_ekonomi \r \h", r"REF _Ref3_ekonomi \r \h"} <= set(codes)


def test_each_part_has_header_and_footer_of_its_own_and_covers_empty_ones(word: WordFile) -> None:
    report, blank = "Exempelköpings kommun, socialnämndenVerksamhetsberättelse 2024", ""
    each = [blank, report, report, report]
    assert running(word, "header") == ["FörvaltningenTjänsteskrivelse", *each, *each]
    assert running(word, "footer")[0] == "SN/2025:151 (1)"


def test_each_part_counts_its_pages_from_one(word: WordFile) -> None:
    sections = word.find("//w:sectPr")
    starts = [section.xpath("string(w:pgNumType/@w:start)", namespaces=NS) for section in sections]
    assert starts == ["1", "1", "", "", "", "1", "", "", ""]
    codes = {code for name in word.parts("word/footer") for code in field_codes(word.part(name))}
    assert codes == {"PAGE", "PAGEREF _Slut1", "PAGEREF _Slut2", "PAGEREF _Slut3"}


def test_the_contents_are_limited_to_the_part(word: WordFile) -> None:
    codes = [code for code in field_codes(word.body) if code.startswith("TOC")]
    assert codes == [rf'TOC \b _Del{part} \o "1-3" \h \z' for part in (2, 3)]
    order = [
        element.get(f"{W}name") or element.text.strip()
        for element in word.body.iter(f"{W}bookmarkStart", f"{W}instrText")
    ]
    wanted = [o for o in order if o.startswith(("_Del", "TOC", "_Slut"))]
    assert [o.split()[0] for o in wanted] == [
        *("_Del1", "_Slut1", "_Del2", "TOC", "_Slut2", "_Del3", "TOC", "_Slut3"),
    ]


def test_footnotes_begin_anew_in_each_part_and_go_on_within_it(word: WordFile) -> None:
    restarts = [
        section.xpath("string(w:footnotePr//w:numRestart/@w:val)", namespaces=NS)
        for section in word.find("//w:sectPr")
    ]
    anew, on = "eachSect", ""
    assert restarts == [anew, anew, anew, on, on, anew, anew, on, on]
    ids = word.find("//w:footnoteReference/@w:id")
    assert ids == [str(number) for number in range(1, len(ids) + 1)]


def test_captions_begin_anew_in_each_part(word: WordFile) -> None:
    codes = [code for code in field_codes(word.body) if code.startswith("SEQ Figur")]
    half = len(codes) // 2
    assert codes[0] == r"SEQ Figur \* ARABIC"
    assert codes[half] == r"SEQ Figur \r 1 \* ARABIC"
    assert codes[1:half] == codes[half + 1 :]


def test_headings_are_numbered_anew_in_each_part(word: WordFile) -> None:
    styled = "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]/w:pPr"
    lists = [
        ppr.xpath("string(w:numPr/w:numId/@w:val)", namespaces=NS) for ppr in word.find(styled)
    ]
    own = list(dict.fromkeys(id_ for id_ in lists if id_ not in ("", "0")))
    assert len(own) == 2, "the first part's headings are numbered by their styles"
    for id_ in own:
        (num,) = word.find(f"//w:num[@w:numId='{id_}']", "word/numbering.xml")
        assert num.xpath("w:lvlOverride/w:startOverride/@w:val", namespaces=NS) == ["1"] * 4
    bound = word.find("//w:style[@w:styleId='Heading1']//w:numId/@w:val", "word/styles.xml")
    abstract = {
        etree.tostring(found)
        for id_ in (*own, *bound)
        for found in word.find(f"//w:num[@w:numId='{id_}']/w:abstractNumId", "word/numbering.xml")
    }
    assert len(abstract) == 1


def test_only_the_parts_that_are_drafts_are_marked(word: WordFile) -> None:
    marked = [name for name in word.parts("word/header") if b"UTKAST" in word.zip.read(name)]
    assert len(marked) == 2, "standing and lying pages of the third part"


def test_a_part_that_ends_in_an_empty_line_or_a_table_has_its_end_marked() -> None:
    sign = box("signatures", box("signature", p("Namn")))
    word = bundled((p("Ett"), p(role="fill-line")), (p("Två"), sign), ())
    assert reference_faults(word) == []
    assert len(word.find("//w:sectPr")) == 3


def test_a_bundle_of_one_is_a_document_like_any_other() -> None:
    blocks = (Heading(1, (Text("Rubrik"),), "r", number="1"), p("Text", NOTE_NET))
    alone = write_docx(Document(sample_meta(), blocks), BARE, {})
    assert bundled(blocks).data == alone


def test_a_template_of_ones_own_counts_pages_by_part_too() -> None:
    word = WordFile(write_docx_bundle(sample_bundle(), own_theme(), [{}, {}, {}]))
    assert reference_faults(word) == []
    starts = word.find("//w:sectPr/w:pgNumType/@w:start")
    assert starts == ["1", "1", "1"]


def test_each_part_needs_its_pages() -> None:
    with pytest.raises(ValueError, match="zip"):
        write_docx_bundle(Bundle(sample_meta(), (memo(), memo())), BARE, [{}])
