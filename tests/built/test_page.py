"""The web page in Chromium: wide and narrow, by keyboard, without scripts, in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from reportgen.document.tree import Contents
from tests.built.building import Built, every_block

pytestmark = pytest.mark.browser

WIDE, NARROW = 1280, 390
ADDRESS = "http://rapport.test/"


@dataclass
class Visit:
    """A page that has been opened, and what happened meanwhile."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def _visit(browser: Browser, built: Built, **settings: object) -> Iterator[Visit]:
    """The page served at an address of its own; every other request is written down and refused."""
    context = browser.new_context(**settings)
    visit = Visit(context.new_page())

    def answer(route: Route) -> None:
        if route.request.url == ADDRESS:
            route.fulfill(body=built.files["html"], content_type="text/html; charset=utf-8")
        else:
            visit.requests.append(route.request.url)
            route.abort()

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "favicon" not in message.location["url"]:
            visit.complaints.append(message.text)

    context.route("**/*", answer)
    visit.page.on("console", console)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.goto(ADDRESS)
    visit.page.evaluate("document.fonts.ready")
    yield visit
    context.close()


@pytest.fixture(scope="session")
def opened(browser: Browser, built: Built) -> Iterator[Visit]:
    """The page, opened once; the screens below are turned to in place."""
    yield from _visit(browser, built, viewport={"width": WIDE, "height": 900})


def _turned(visit: Visit, width: int, scheme: str) -> Visit:
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.page.emulate_media(color_scheme=scheme)
    return visit


@pytest.fixture
def wide(opened: Visit) -> Visit:
    """The page on a desktop screen."""
    return _turned(opened, WIDE, "light")


@pytest.fixture
def narrow(opened: Visit) -> Visit:
    """The page on a telephone."""
    return _turned(opened, NARROW, "light")


@pytest.fixture
def dark(opened: Visit) -> Visit:
    """The page for a reader who prefers dark screens."""
    return _turned(opened, WIDE, "dark")


@pytest.fixture(scope="session")
def scriptless(browser: Browser, built: Built) -> Iterator[Visit]:
    """The page with scripts switched off."""
    yield from _visit(browser, built, java_script_enabled=False)


# ------------------------------------------------------------------------------------------ layout


_TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  const inScroller = e => e.closest('.scroll, .visually-hidden, .skip-link');
  return [...document.body.querySelectorAll('*')]
    .filter(e => !inScroller(e) && e.getBoundingClientRect().right > wide + 1)
    .map(e => e.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("screen", ["wide", "narrow"])
@pytest.mark.usefixtures("built")
def test_the_page_is_never_wider_than_the_screen(
    screen: str, request: pytest.FixtureRequest
) -> None:
    page = request.getfixturevalue(screen).page
    sizes = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert page.evaluate(_TOO_WIDE) == []
    assert sizes[0] <= sizes[1]


_CUT = """() => [...document.querySelectorAll('.scroll > .texts, .drawing, tr.comment > td > *')]
  .filter(e => e.checkVisibility())
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth
    || e.parentElement.scrollWidth > e.parentElement.clientWidth + 1 && !e.closest('tr'))
  .map(e => e.outerHTML.slice(0, 120))"""


def test_texts_and_drawings_fit_a_telephone(narrow: Visit) -> None:
    """Figures may be scrolled to; words and charts are seen whole."""
    assert narrow.page.evaluate(_CUT) == []


def test_a_note_s_arrow_back_is_never_alone_on_a_line(narrow: Visit) -> None:
    alone = narrow.page.evaluate(
        "[...document.querySelectorAll('.notes li')].filter(note =>"
        " note.querySelector('.note-backs a').getBoundingClientRect().top"
        " >= [...note.querySelector('p').getClientRects()].at(-1).bottom - 2)"
        ".map(note => note.innerText)"
    )
    assert alone == []


def test_a_table_that_can_be_scrolled_has_a_shadow_where_there_is_more(narrow: Visit) -> None:
    unsigned = narrow.page.evaluate(
        "[...document.querySelectorAll('.scroll')]"
        ".filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)"
        ".map(e => [getComputedStyle(e), e.outerHTML.slice(0, 120)])"
        ".filter(([style]) => !style.backgroundImage.includes('gradient')"
        " || !style.backgroundAttachment.includes('local')).map(([, start]) => start)"
    )
    assert unsigned == []


@pytest.mark.parametrize("screen", ["wide", "narrow"])
@pytest.mark.usefixtures("built")
def test_each_chart_is_shown_once(screen: str, request: pytest.FixtureRequest) -> None:
    shown = request.getfixturevalue(screen).page.evaluate(
        "[...document.querySelectorAll('figure.chart')]"
        ".map(e => [...e.querySelectorAll('svg')].filter(s => s.checkVisibility()).length)"
    )
    assert set(shown) <= {1}


def test_running_text_is_large_enough_on_a_telephone(narrow: Visit) -> None:
    sizes = narrow.page.evaluate(
        "[...document.querySelectorAll('main section > p:not([class])')]"
        ".map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert sizes
    assert min(sizes) >= 16


@pytest.mark.parametrize("screen", ["narrow", "dark", "scriptless"])
@pytest.mark.usefixtures("built")
def test_opening_the_page_asks_for_nothing_and_complains_of_nothing(
    screen: str, request: pytest.FixtureRequest
) -> None:
    visit = request.getfixturevalue(screen)
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.endswith("/favicon.ico")] == []


def test_the_page_is_drawn_in_the_theme_s_own_font(wide: Visit, built: Built) -> None:
    family = built.theme.spec.fonts.body
    loaded = wide.page.evaluate(
        "document.fonts.ready.then(fonts =>"
        " [...fonts].filter(f => f.status === 'loaded').map(f => f.family))"
    )
    assert family in {name.strip('"') for name in loaded}
    used = wide.page.evaluate("getComputedStyle(document.querySelector('main p')).fontFamily")
    assert used.split(",")[0].strip('"') == family


# ---------------------------------------------------------------------------------------- structure


def test_the_page_has_the_landmarks_a_screen_reader_jumps_between(built: Built) -> None:
    body = built.html.find("body")
    assert len(body.xpath(".//main")) == 1
    has_contents = any(isinstance(b, Contents) for b in every_block(built.document.blocks))
    assert len(body.xpath(".//nav")) == has_contents
    for nav in body.xpath(".//nav"):
        assert nav.get("aria-label") or nav.get("aria-labelledby")
    assert len(body.xpath("./header")) <= 1
    assert built.html.get("lang") == built.document.meta.language
    assert built.document.meta.title in built.html.findtext(".//title")


def test_there_is_one_first_heading_and_no_level_is_skipped(built: Built) -> None:
    headings = built.html.iter("h1", "h2", "h3", "h4", "h5", "h6")
    levels = [int(h.tag[1]) for h in headings if h.getparent().tag != "nav"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    for before, after in pairwise(levels):
        assert after <= before + 1


def test_every_table_has_a_name_and_heads_with_scope(built: Built) -> None:
    for table in built.html.xpath("//table[not(ancestor::details)]"):
        named = table.find("caption") is not None or table.get("aria-label")
        region = table.getparent()
        assert named or region.get("aria-label") or region.get("aria-labelledby")
        heads = list(table.iter("th"))
        assert heads
        assert all(h.get("scope") in ("col", "colgroup", "row", "rowgroup") for h in heads)
        for cell in table.xpath("./thead//td | ./thead//th"):
            assert cell.tag == "th" or not "".join(cell.itertext()).strip()
        for row in table.xpath("./tbody/tr[not(@class='comment')]"):
            assert row[0].tag == "th" or all(cell.get("headers") for cell in row)


def test_ids_are_unique_and_every_link_within_the_page_leads_somewhere(built: Built) -> None:
    ids = built.html.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [str(h)[1:] for h in built.html.xpath("//a/@href") if str(h).startswith("#")]
    assert targets
    assert set(targets) <= set(ids)
    for attribute in ("aria-labelledby", "aria-describedby", "headers"):
        named = {i for value in built.html.xpath(f"//@{attribute}") for i in str(value).split()}
        assert named <= set(ids)


def test_every_picture_says_what_it_shows(built: Built) -> None:
    for image in built.html.iter("img"):
        assert image.get("alt") is not None
    for drawing in built.html.xpath("//figure//*[local-name()='svg']"):
        label = drawing.get("aria-label") or "".join(
            e for e in drawing.xpath("./*[local-name()='title' or local-name()='desc']//text()")
        )
        assert len(label) > 20


# ----------------------------------------------------------------------------------------- keyboard


def test_the_first_stop_by_keyboard_leads_past_the_contents(wide: Visit) -> None:
    page = wide.page
    page.goto(ADDRESS)
    page.keyboard.press("Tab")
    focused = "document.activeElement"
    assert "skip-link" in page.evaluate(f"{focused}.className")
    box = page.evaluate(f"(r => [r.left, r.top, r.width])({focused}.getBoundingClientRect())")
    assert box[0] >= 0
    assert box[1] >= 0
    assert box[2] > 50
    page.keyboard.press("Enter")
    assert page.evaluate(f"{focused}.tagName") == "MAIN"
    inside = "main :is(a[href], button, summary, [tabindex='0'])"
    if page.locator(inside).count():
        page.keyboard.press("Tab")
        assert page.evaluate(f"{focused}.closest('main') !== null")


def test_contents_lead_to_their_headings_in_order(wide: Visit, built: Built) -> None:
    page = wide.page
    for contents in (b for b in every_block(built.document.blocks) if isinstance(b, Contents)):
        links = page.locator("nav a").all()
        assert len(links) == len(contents.entries)
        for link, entry in zip(links, contents.entries, strict=True):
            link.evaluate("e => e.click()")
            shown = page.evaluate(
                "(e => [e.tagName, e.innerText, e.getBoundingClientRect().top, innerHeight])"
                "(document.getElementById(decodeURIComponent(location.hash.slice(1))))"
            )
            assert shown[0] == f"H{entry.level + 1}"
            assert " ".join(shown[1].split()) == f"{entry.number} {entry.text}".strip()
            assert -1 <= shown[2] < shown[3]


def test_a_keyboard_reader_can_reach_and_scroll_what_does_not_fit(narrow: Visit) -> None:
    stuck = narrow.page.evaluate(
        "[...document.querySelectorAll('.scroll, .drawing')]"
        ".filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)"
        ".filter(e => e.tabIndex < 0"
        " || !['auto', 'scroll'].includes(getComputedStyle(e).overflowX))"
        ".map(e => e.outerHTML.slice(0, 120))"
    )
    assert stuck == []


def test_the_page_is_whole_without_scripts(scriptless: Visit, built: Built) -> None:
    page = scriptless.page
    assert built.html.xpath("//script") == []
    headings = page.locator("main h2, main h3, main h4, main h5").all_inner_texts()
    for heading in built.headings:
        assert any(text.startswith(heading.number) for text in headings)
    assert page.locator("table >> visible=true").count() >= len(built.tables)


# ------------------------------------------------------------------------------------------ colours


_CONTRASTS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = text => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = e => {
    for (let at = e; at; at = at.parentElement) {
      const style = getComputedStyle(at), colour = rgba(style.backgroundColor);
      if (style.backgroundImage !== 'none') return null;
      if (colour[3] === 255) return colour;
    }
    return rgba('Canvas');
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest('style')) continue;
    if (e.closest('.skip-link, .visually-hidden')) continue;
    const inDrawing = e.closest('svg');
    const style = getComputedStyle(e);
    const back = inDrawing ? ground(inDrawing.parentElement) : ground(e);
    if (!back) continue;
    const [a, b] = [light(rgba(inDrawing ? style.fill : style.color)), light(back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = parseFloat(style.fontSize) >= 24
      || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    const graphic = e.closest('.symbol') !== null;  // its words stand beside it
    found.push([ratio, large || graphic ? 3 : 4.5, walker.currentNode.data.trim().slice(0, 60)]);
  }
  return found;
}"""


@pytest.mark.parametrize("screen", ["wide", "dark"])
@pytest.mark.usefixtures("built")
def test_all_text_can_be_told_from_its_ground(screen: str, request: pytest.FixtureRequest) -> None:
    """WCAG 2.1, 1.4.3; text inside bars of a chart is left to the theme's own tests."""
    found = request.getfixturevalue(screen).page.evaluate(_CONTRASTS)
    assert len(found) > 20
    faint = [(round(ratio, 2), text) for ratio, least, text in found if ratio < least]
    assert faint == []


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("screen", ["wide", "dark"])
def test_the_dark_page_is_dark_and_the_light_page_light(
    screen: str, request: pytest.FixtureRequest
) -> None:
    colour = request.getfixturevalue(screen).page.evaluate(
        "[document.body, document.documentElement].map(e => getComputedStyle(e).backgroundColor)"
        ".find(c => !c.startsWith('rgba')) || 'none'"
    )
    parts = [int(n) for n in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    assert max(parts) < 80 if screen == "dark" else min(parts) > 200
