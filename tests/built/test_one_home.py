"""A figure has one home: changed there, it changes in prose, table, drawing and every format."""

from __future__ import annotations

import re
import subprocess
import zipfile
from io import BytesIO

import pytest

from tests.built.building import ENKOPING, Built, build_files, in_memory
from tests.built.parts import FORMS, Section, table_in, texts_of
from tests.built.words import Form, docx_text, html_text

FILE, OLD, NEW = "data/ekonomi.yaml", "56,0", "56,1"
OLD_DIFFERENCE, NEW_DIFFERENCE = "14,8", "14,7"


@pytest.fixture(scope="module")
def changed() -> Built:
    """The sample where the outcome of bought care is 0,1 mnkr higher."""
    text = in_memory(ENKOPING).read(FILE).decode("utf-8")
    row = re.search(r"\{id: köp,[^}]*\}", text)
    assert row is not None
    other = row[0].replace("utfall: -56.0", "utfall: -56.1")
    assert other != row[0]
    return build_files(in_memory(ENKOPING, {FILE: text.replace(row[0], other)}), ENKOPING)[0]


def _everything(built: Built, form: Form) -> str:
    """All that a file of this format says, also what is not seen at once."""
    match form:
        case "html":
            body = built.html.find("body")
            hidden = [
                str(a) for a in body.xpath("//@alt | //@aria-label | //@value | //@data-fact")
            ]
            drawn = [" ".join(e.itertext()) for e in body.xpath("//details | //*[name()='svg']")]
            return " ".join([html_text(body), *hidden, *drawn])
        case "docx":
            parts = dict(built.docx)
            for name, data in built.docx.items():
                if name.endswith(".xlsx"):
                    with zipfile.ZipFile(BytesIO(data)) as book:
                        parts |= {f"{name}/{n}": book.read(n) for n in book.namelist()}
            seen = docx_text(built.part("word/document.xml"))
            xml = [p.decode() for n, p in parts.items() if n.endswith(".xml")]
            return " ".join([seen, *xml])
        case "pdf":
            run = subprocess.run(
                ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"],
                input=built.files["pdf"],
                capture_output=True,
                check=True,
            )
            alts = [figure.alt for figure in built.pdf.root.walk("Figure")]
            return " ".join([run.stdout.decode(), *alts])


def _says(figure: str, text: str) -> bool:
    """Whether the text holds the figure, in Swedish or exact notation."""
    either = f"{re.escape(figure)}|{re.escape(figure.replace(',', '.'))}"
    return bool(re.search(rf"(?<![\d.,])(?:{either})(?![\d,]|\.\d)", text))


@pytest.mark.parametrize("form", FORMS)
def test_the_old_figure_is_nowhere_and_the_new_one_is_there(
    enkoping: Built, changed: Built, form: Form
) -> None:
    before, after = _everything(enkoping, form), _everything(changed, form)
    for old, new in ((OLD, NEW), (OLD_DIFFERENCE, NEW_DIFFERENCE)):
        assert _says(old, before)
        assert not _says(new, before)
        assert _says(new, after)
        assert not _says(old, after)


@pytest.mark.parametrize("form", FORMS)
def test_the_new_figure_is_in_the_table_and_in_the_prose_about_it(
    changed: Built, form: Form
) -> None:
    (row,) = [r for r in table_in(changed, "resultaträkning", form).body if "Köp av" in r[0]]
    assert row[3] == f"−{NEW}"
    texts = texts_of(changed, form)
    for section in (Section("7", "Sammanfattning"), Section("7.1", "Köpt vård")):
        assert _says(NEW, texts[section])
    assert _says(NEW_DIFFERENCE, texts[Section("7", "Sammanfattning")])


def test_the_new_figure_is_drawn_in_the_chart(changed: Built) -> None:
    figure = "//figure[@id='personal_och_köp']"
    drawing = changed.html.xpath(f"{figure}//*[name()='svg']")[0]
    assert _says(NEW, " ".join(drawing.itertext()))
    assert _says(NEW, " ".join(changed.html.xpath(f"{figure}//details")[0].itertext()))
    charts = [p.decode() for n, p in changed.docx.items() if n.startswith("word/charts/d")]
    assert any(f"<c:v>{NEW.replace(',', '.')}</c:v>" in chart for chart in charts)
    pages = [f for f in changed.pdf.root.walk("Figure") if "Köp av verksamhet" in f.alt]
    assert [_says(NEW, f.alt) for f in pages] == [True]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_else_changes(enkoping: Built, changed: Built, form: Form) -> None:
    before, after = texts_of(enkoping, form), texts_of(changed, form)
    assert before.keys() == after.keys()
    known = {OLD: NEW, OLD_DIFFERENCE: NEW_DIFFERENCE}
    for section, text in before.items():
        for old, new in known.items():
            text = re.sub(rf"(?<![\d,]){old}(?![\d,])", new, text)
        assert after[section] == text
