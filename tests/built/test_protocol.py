"""The protocol of a review, judged by axe-core in Chromium on every screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from reportgen.finding import Source, fel, upplysning, varning
from reportgen.resources import package_templates
from reportgen.review import Review
from reportgen.review.excerpt import Excerpts
from reportgen.review.protocol import as_html
from tests.built.test_axe import _JUDGE, _TAGS, AXE
from tests.review.samples import acceptance, reviewed, with_acceptances

pytestmark = pytest.mark.browser

LONG = "en_mycket_lång_rad_utan_mellanrum_" * 8
OTHER = Review(
    "content/annat-ärende",
    (
        fel("personal", LONG, Source("--profil")),
        varning("vård", "värdet är osannolikt", Source(f"data/{LONG}.xlsx", sheet="A", cell="C4")),
        upplysning("ord", "ordet är felstavat", Source("avsnitt/a.yaml", 4, 1), LONG),
    ),
    Excerpts(),
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, width: int, scheme: str
) -> None:
    reviews = [reviewed(with_acceptances(acceptance())), OTHER]
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.set_content(as_html(reviews, package_templates()))
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = page.evaluate(_JUDGE, _TAGS)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert found == []
    assert wide <= width
