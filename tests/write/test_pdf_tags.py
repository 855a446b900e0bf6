"""The structure tree: read in the right order, as the right things, heads with every cell."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import weasyprint
import weasyprint.pdf
import weasyprint.pdf.stream

from reportgen.document.tree import Block, Box, Bundle, Document
from reportgen.write.pdf import Layout, lay_out, lay_out_bundle
from tests.pdf_reader import Node, read_open, read_structure
from tests.sample_tree import (
    assignments_table,
    columns_chart,
    cover,
    figure,
    indicator_table,
    operations_table,
    p,
    sample_document,
    sample_meta,
    summary_chapter,
)
from tests.write.pdf_proofs import (
    prove_figures,
    prove_heads,
    prove_ids,
    prove_order,
    prove_tables,
    tables_of,
)
from tests.write.test_pdf import theme


@cache
def sample() -> tuple[Layout, bytes, Node]:
    layout = lay_out(sample_document(), theme())
    data, _ = layout.write()
    return layout, data, read_structure(data)


def structure(*blocks: Block) -> Node:
    data, _ = lay_out(Document(sample_meta(), blocks), theme()).write()
    return read_structure(data)


def tree() -> Node:
    return sample()[2]


def table_named(id_: str) -> Node:
    """The table whose heads' ids begin so."""
    return next(t for t in tree().all("Table") if any(c.id.startswith(id_) for c in t.all("TH")))


# ----------------------------------------------------------------------------- order and wholeness


def test_the_text_is_read_in_the_documents_order() -> None:
    layout, _, root = sample()
    prove_order(root, sample_document(), layout.pages)


def test_lines_do_not_run_together_and_divided_words_are_whole() -> None:
    paragraph = next(n for n in tree().all("P") if n.text().startswith("Nämnden ansvarar"))
    assert "myndighetsutövning, förebyggande arbete och stöd till den" in paragraph.text()
    heading = next(cell for cell in tree().all("TH") if cell.text().startswith("Tilläggs"))
    assert heading.text().replace("\u00ad", "") == "Tilläggsanslag"
    broken = next(n for n in tree().all("P") if n.text().startswith("Arbetet beskrivs"))
    assert "lägenheter. Förvaltningen" in broken.text()


def test_a_long_paragraph_and_a_long_list_item_are_whole_over_page_breaks() -> None:
    long = "Ord på rad efter rad. " * 300
    root = structure(p(long), replace(sample_list(), items=sample_list().items * 60))
    paragraph, lists = root.all("P")[0], root.all("L")
    assert paragraph.pages == {1, 2}
    assert paragraph.text().split() == long.split()
    assert len(lists) == 1
    assert len(lists[0].pages) > 1


def sample_list() -> Any:
    from reportgen.document.tree import BulletList
    from tests.sample_tree import items

    return BulletList(items("en punkt", "en punkt till"))


def test_no_text_stands_outside_a_paragraph_cell_or_heading() -> None:
    groups = {"Document", "Part", "Sect", "Div", "BlockQuote", "Table", "THead", "TBody", "TR"}
    groups |= {"L", "LI", "TOC", "TOCI"}
    assert not [n.text() for n in tree().walk() if n.kind in groups and _own_text(n)]


def _own_text(node: Node) -> str:
    return "".join(kid for kid in node.kids if isinstance(kid, str))


def test_running_heads_page_numbers_and_watermarks_are_artifacts() -> None:
    meta = sample_meta(draft=True)
    data, _ = lay_out(Document(meta, (p("Text på sidan."),)), theme()).write()
    assert read_structure(data).text().strip() == "Text på sidan."
    with pikepdf.open(BytesIO(data)) as pdf:
        begun = [
            str(operands[1].get("/Subtype"))
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
        ]
    assert begun == ["/Header", "/Header", "/Footer", "/Footer"]


# -------------------------------------------------------------------------------------- the tables


def test_every_cell_has_the_heads_that_its_table_says() -> None:
    prove_tables(tree(), sample_document())


def test_a_table_over_pages_is_one_and_its_head_is_read_once() -> None:
    table = table_named("tabell-drift")
    assert len(table.pages) > 1
    assert len(table.all("THead")) == len(table.all("Caption")) == 1
    assert table.text().count("Tillägg") == 1


def test_heads_have_scope_and_spans() -> None:
    heads = table_named("tabell-drift").all("TH")
    found = {
        h.text(): {k: str(v) for k, v in h.attributes.items() if k not in ("/O", "/Headers")}
        for h in heads
    }
    assert found["Verksamhet"] == {"/Scope": "/Column", "/RowSpan": "2"}
    assert found["2024"] == {"/Scope": "/Column", "/ColSpan": "4"}
    assert found["Barn och unga"] == {"/Scope": "/Row", "/ColSpan": "7"}
    assert found["Familjehem"]["/Scope"] == "/Row"


def test_a_table_without_rows_has_its_head_as_body() -> None:
    empty = replace(operations_table(), body=())
    (table,) = structure(empty).all("Table")
    assert table.outline().startswith("Table(Caption TBody(TR(TH TH TH) TR(")
    prove_heads(table, empty)


def test_all_ids_are_different_and_lead_somewhere() -> None:
    prove_ids(tree())
    with pikepdf.open(BytesIO(sample()[1])) as pdf:
        names = [str(name) for name in pdf.Root.StructTreeRoot.IDTree.Names[::2]]
    assert names == sorted(names)
    assert set(names) == {node.id for node in tree().walk() if node.id}


# ------------------------------------------------------------------------------ everything else


def test_lists_have_marks_bodies_and_say_how_they_count() -> None:
    nested = next(n for n in tree().all("L") if n.text().startswith("barn som far illa"))
    assert nested.outline() == (
        "L(LI(Lbl LBody) LI(Lbl LBody(L(LI(Lbl LBody) LI(Lbl LBody)))) LI(Lbl LBody))"
    )
    assert nested.attributes["/ListNumbering"] == "/Decimal"
    bullets = next(n for n in tree().all("L") if n.text().startswith("fler uppsökande"))
    numbering = [str(n.attributes["/ListNumbering"]) for n in bullets.all("L")]
    assert numbering == ["/Disc", "/Circle"]
    marks = [_own_text(n).strip() for n in nested.all("Lbl")]
    assert marks == ["1.", "2.", "1.", "2.", "3."]


def test_a_note_is_called_by_a_link_and_leads_back() -> None:
    paragraph = next(n for n in tree().all("P") if n.text().startswith("Nettokostnaden1 blev"))
    assert paragraph.outline() == (
        "P(Reference(Link) Link Reference(Link) Note(Lbl(Link)) Note(Lbl(Link) Link))"
    )
    first = paragraph.all("Note")[0]
    assert first.id == "not-1"
    assert first.text().startswith("Med nettokostnad avses")
    assert first.all("Link")[0].links == ["Tillbaka till texten vid not 1"]
    with pikepdf.open(BytesIO(sample()[1])) as pdf:
        names = [str(name) for name in pdf.Root.Names.Dests.Names[::2]]
    assert {"not-1", "not-1-anrop"} <= set(names)
    again = [n for n in tree().all("Reference") if n.all("Link")[0].links == ["Not 1"]]
    assert len(again) == 3  # the call, a caption, a later paragraph


def test_links_say_where_they_lead_and_each_has_one_area_a_line() -> None:
    links = tree().all("Link")
    assert all(node.links and all(words.strip() for words in node.links) for node in links)
    words = [node.links for node in links]
    assert ["tabell 1"] in words
    assert ["kommunens webbplats"] in words


def test_the_contents_are_a_table_of_contents() -> None:
    (first, *_) = tree().all("TOC")
    entry = first.all("TOCI")[0]
    assert entry.outline() == "TOCI(Reference(Link))"
    assert entry.text().split() == ["1", "Sammanfattning", "3"]
    assert "TOCI(Reference(Link) TOC(" in first.outline()


def test_headings_have_their_levels() -> None:
    kinds = {n.text().split(" ", 1)[0]: n.kind for n in tree().all("H1", "H2", "H3", "H4", "H5")}
    assert kinds["4"] == "H2"
    assert kinds["3.1"] == "H3"
    assert kinds["3.1.1"] == "H4"
    assert [n.text().replace("\u00ad", "") for n in tree().all("H1")] == [
        "Verksamhetsberättelse 2024"
    ]


def test_in_a_document_without_a_title_the_chapters_are_the_first_headings() -> None:
    root = structure(*summary_chapter()[:2])
    assert [n.text() for n in root.all("H1")] == ["1 Sammanfattning"]


def test_figures_have_words_and_the_place_where_they_are_seen() -> None:
    prove_figures(tree(), sample_document())
    chart = next(n for n in tree().all("Figure") if n.alt.startswith("Avvikelsen är störst"))
    assert "−6,8" in chart.alt
    left, bottom, right, top = (float(v) for v in chart.attributes["/BBox"])
    assert 50 < left < 100
    assert 500 < right < 550
    assert 0 < bottom < top < 842
    captions = [n.text() for n in tree().all("Caption")]
    assert any("Avvikelse per verksamhet, mnkr" in text for text in captions)


def test_foreign_words_and_lone_symbols_say_what_they_are() -> None:
    spans = tree().all("Span")
    assert [n.text() for n in spans if n.language == "en"] == ["Housing First"]
    assert {n.text(): n.expansion for n in spans if n.expansion}["●"] == "Målet är uppfyllt"


def test_quotations_are_quotations() -> None:
    (quote,) = tree().all("BlockQuote")
    assert quote.text().startswith("Alla barn i kommunen")


# ---------------------------------------------------------------------------------------- bundles


@cache
def bundle() -> tuple[Layout, bytes]:
    second = replace(sample_meta(), title="Tjänsteskrivelse", language="sv-FI")
    parts = (
        Document(sample_meta(), (cover(), *summary_chapter()[:4], operations_table())),
        Document(second, (*summary_chapter()[:4], operations_table())),
    )
    meta = replace(sample_meta(), title="Handlingar till nämnden")
    layout = lay_out_bundle(Bundle(meta, parts), theme())
    return layout, layout.write()[0]


def test_each_part_of_a_bundle_counts_its_own_pages() -> None:
    layout, data = bundle()
    first, second = layout.pages_by_part
    assert first["sammanfattning"] == 2
    assert second["sammanfattning"] == 1
    assert layout.warnings == ()
    with pikepdf.open(BytesIO(data)) as pdf:
        labels = pdf.Root.PageLabels.Nums
        assert [int(n) for n in labels[::2]] == [0, layout._first_pages[1]]
        assert str(pdf.docinfo["/Title"]).startswith("Handlingar till nämnden")
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [
                "Verksamhetsberättelse 2024",
                "Tjänsteskrivelse",
            ]
            assert [i.title for i in outline.root[1].children] == ["1 Sammanfattning"]


def test_the_parts_of_a_bundle_are_parts_with_ids_of_their_own() -> None:
    root = read_structure(bundle()[1])
    assert [(part.title, part.language) for part in root.all("Part")] == [
        ("Verksamhetsberättelse 2024", "sv-SE"),
        ("Tjänsteskrivelse", "sv-FI"),
    ]
    prove_ids(root)
    for table in root.all("Table"):
        prove_heads(table, operations_table())


# ---------------------------------------------------------------- the proofs fail when they should


def small() -> Document:
    chart = figure(1, columns_chart(), "Diagram")
    blocks = (*summary_chapter()[:4], operations_table(), indicator_table(), chart)
    return Document(sample_meta(), (*blocks, assignments_table()))


@cache
def small_pdf() -> bytes:
    return lay_out(small(), theme()).write()[0]


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """The structure elements of a kind, in order."""
    found: list[Any] = []

    def visit(element: Any) -> None:
        if not isinstance(element, pikepdf.Dictionary) or element.get("/S") is None:
            return
        if str(element.S) == f"/{kind}":
            found.append(element)
        for kid in element.get("/K", []):
            visit(kid)

    visit(pdf.Root.StructTreeRoot.K[0])
    return found


def drop_alt(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


def drop_head_row(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "THead")[0].K[0]


def split_table(pdf: pikepdf.Pdf) -> None:
    table = elements(pdf, "Table")[0]
    half = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem,
            S=pikepdf.Name.Table,
            P=table.P,
            K=pikepdf.Array([table.K[-1]]),
        )
    )
    del table.K[-1]
    above = table.P.K
    at = next(n for n, kid in enumerate(above) if kid.objgen == table.objgen)
    above.insert(at + 1, half)


def duplicate_id(pdf: pikepdf.Pdf) -> None:
    first, second, *_ = elements(pdf, "TH")
    second.ID = first.ID


def swap_paragraphs(pdf: pikepdf.Pdf) -> None:
    kids = elements(pdf, "TR")[4].K
    kids[1], kids[2] = kids[2], kids[1]


def name_wrong_head(pdf: pikepdf.Pdf) -> None:
    first, second, *_ = elements(pdf, "TD")
    second.A.Headers = first.A.Headers


FAULTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "drop_alt": (drop_alt, "figures"),
    "drop_head_row": (drop_head_row, "tables"),
    "split_table": (split_table, "tables"),
    "duplicate_id": (duplicate_id, "ids"),
    "swap_paragraphs": (swap_paragraphs, "order"),
    "name_wrong_head": (name_wrong_head, "tables"),
}


def proofs(root: Node) -> dict[str, Callable[[], None]]:
    return {
        "figures": lambda: prove_figures(root, small()),
        "tables": lambda: prove_tables(root, small()),
        "ids": lambda: prove_ids(root),
        "order": lambda: prove_order(root, small(), {}),
    }


def test_the_proofs_hold_for_the_small_document() -> None:
    assert len(list(tables_of(small().blocks))) == 3
    for prove in proofs(read_structure(small_pdf())).values():
        prove()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str) -> None:
    plant, proof = FAULTS[fault]
    with pikepdf.open(BytesIO(small_pdf())) as pdf:
        plant(pdf)
        root = read_open(pdf)
    with pytest.raises((AssertionError, KeyError)):
        proofs(root)[proof]()


# ---------------------------------------------------------------------------- what we build upon


def test_the_inner_parts_of_weasyprint_that_are_replaced_are_as_they_were() -> None:
    """Fails when a new WeasyPrint must be read before `pdf_paint` and `pdf_plan` are trusted."""
    assert weasyprint.__version__.startswith("70.")
    assert list(inspect.signature(weasyprint.pdf.add_tags).parameters) == [
        "pdf",
        "document",
        "pdf_version",
        "page_streams",
    ]
    stream = weasyprint.pdf.stream.Stream
    assert weasyprint.pdf.Stream is stream
    assert {"Stream", "add_tags"} <= set(weasyprint.pdf.generate_pdf.__code__.co_names)
    assert list(inspect.signature(stream.marked).parameters) == ["self", "box", "tag"]
    assert "finisher" in inspect.signature(weasyprint.Document.write_pdf).parameters
    text = inspect.getsource(stream.marked)
    assert "self._tags[box]" in text


def test_weasyprint_is_left_as_it_was() -> None:
    before = weasyprint.pdf.Stream, weasyprint.pdf.add_tags
    structure(Box("callout", (p("Text."),)))
    assert (weasyprint.pdf.Stream, weasyprint.pdf.add_tags) == before
