"""The web page judged by axe-core in Chromium, and walked through with the Tab key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.built.building import ROOT, Built, build_sample

AXE = ROOT / "tests" / "axe" / "node_modules" / "axe-core" / "axe.min.js"

pytestmark = pytest.mark.browser

_ADDRESS = "http://rapport.test/"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
_WIDTHS = {"desktop": 1280, "telephone": 390}
_EVERY_SCREEN = ("bilaga_stil", "delårsbokslut")
"""The documents that are tried on all screens; each other on two, unlike in both ways."""

# What hides in an opened part counts too.
_JUDGE = """async tags => {
  document.querySelectorAll('details').forEach(e => e.open = true);
  const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
  return found.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 160))]);
}"""


@pytest.fixture(scope="session")
def page(browser: Browser, built: Built) -> Iterator[Page]:
    """The page with axe-core in it; what it asks the network for is refused and remembered."""
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url == _ADDRESS:
            route.fulfill(body=built.files["html"], content_type="text/html; charset=utf-8")
        else:
            requests.append(route.request.url)
            route.abort()

    context.route("**/*", answer)
    page.goto(_ADDRESS)
    page.evaluate("document.fonts.ready")
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    yield page
    context.close()
    assert [url for url in requests if not url.endswith("/favicon.ico")] == []


def _turn(page: Page, device: str, scheme: str) -> None:
    page.set_viewport_size({"width": _WIDTHS[device], "height": 900})
    page.emulate_media(color_scheme=scheme)


# --------------------------------------------------------------------------------------------- axe


def _screens(built: Built) -> list[tuple[str, str]]:
    if built.spec.id in _EVERY_SCREEN:
        return [(device, scheme) for device in _WIDTHS for scheme in ("light", "dark")]
    return [("desktop", "light"), ("telephone", "dark")]


def test_axe_finds_nothing(page: Page, built: Built) -> None:
    for device, scheme in _screens(built):
        _turn(page, device, scheme)
        assert page.evaluate(_JUDGE, _TAGS) == [], (device, scheme)


_FAULTS = {
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "image-alt": "document.querySelector('img').removeAttribute('alt')",
    "svg-img-alt": "document.querySelectorAll('svg[role=img]').forEach(e => {"
    " e.removeAttribute('aria-label'); e.removeAttribute('aria-labelledby');"
    " e.querySelectorAll('title, desc').forEach(t => t.remove()); })",
    "td-headers-attr": "document.querySelector('main td').setAttribute('headers', 'ingen')",
    "color-contrast": "document.querySelector('main p').style.color = '#aaaaaa'",
    "scrollable-region-focusable": "document.querySelectorAll('.scroll')"
    ".forEach(e => e.removeAttribute('tabindex'))",
    "empty-table-header": "document.querySelector('main th').textContent = ''",
    "heading-order": "document.querySelector('h2[id]:not(nav *)').outerHTML = '<h5>Fel</h5>'",
}


@pytest.mark.parametrize("rule", _FAULTS)
def test_axe_finds_a_planted_fault(browser: Browser, rule: str) -> None:
    built = next(b for b in build_sample("uppsala-socialnamnden-2024") if b.spec.id == "bilaga_3")
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.set_content(built.files["html"].decode())
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    page.evaluate(_FAULTS[rule])
    found = page.evaluate(
        "async rule => (await axe.run(document, {runOnly: {type: 'rule', values: [rule]}}))"
        ".violations.map(v => v.id)",
        rule,
    )
    page.close()
    assert found == [rule]


# ---------------------------------------------------------------------------------------- keyboard


# Where the focus is: which of the page's stops, whether it is in view, and whether it shows.
_STOP = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return {
    at: stops.indexOf(e),
    what: e.outerHTML.slice(0, 100),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    marked: e.matches(':focus-visible') && style.outlineStyle !== 'none'
      && parseFloat(style.outlineWidth) >= 2,
  };
}"""


@pytest.mark.parametrize("device", _WIDTHS)
def test_the_tab_key_goes_through_all_in_order_and_shows_where(page: Page, device: str) -> None:
    _turn(page, device, "light")
    number = page.evaluate(
        "document.activeElement.blur(), scrollTo(0, 0), getSelection().removeAllRanges(),"
        "document.querySelectorAll('details').forEach(e => e.open = true),"
        "window.stops = [...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')]"
        ".filter(e => e.checkVisibility()), stops.length"
    )
    page.evaluate("document.body.tabIndex = -1, document.body.focus()")
    for place in range(number):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        assert (stop["at"], stop["seen"], stop["marked"]) == (place, True, True), stop
    assert "skip-link" in page.evaluate("stops[0].className")
    scrolling = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.checkVisibility()"
        " && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)"
        " && e.scrollWidth > e.clientWidth + 1 && !stops.includes(e))"
        ".map(e => e.outerHTML.slice(0, 100))"
    )
    assert scrolling == []
