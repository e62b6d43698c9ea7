"""Whoever looks for faults finds them: each is built into a page that was in order a moment before, in a used window."""

import pytest

from tests.browser import findings

PAGE = """<!DOCTYPE html><html lang="de"><head><title>Sitzung</title></head><body><main><h1>Sitzung</h1>
<div data-region="agenda"><p>Tagesordnung</p><p class="badge">beschlossen</p></div>
<div data-region="vote"><p>Keine Abstimmung</p></div></main></body></html>"""
STYLE = """body { background: #fff; color: #222 } .badge { background: #eee; color: #555 } .pale { color: #aaa }
.fading { opacity: .75 } .low { height: 2em; overflow: auto }"""
FAULTS = {  # what is found: (what stands there besides, the class of the region)
    "color-contrast": ('<p class="pale">Blass</p>', ""),
    "color-contrast in what fades": ("", "fading"),
    "label": ('<input type="text">', ""),
    "button-name": ("<button></button>", ""),
    "label in an opened fold": ('<details open><summary>Mehr</summary><input type="text"></details>', ""),
    "scrollable-region-focusable": (f'<p class="low">{"Wort " * 999}</p>', ""),
}
DRESS = """css => {
    document.adoptedStyleSheets = [new CSSStyleSheet()];  // in the page itself the policy allows none
    document.adoptedStyleSheets[0].replaceSync(css);
}"""
BUILD_IN = """([html, kind]) => {
    const region = document.querySelector("[data-region=agenda]"), whole = region.innerHTML;
    region.insertAdjacentHTML("beforeend", html);
    region.className = kind;
    window.takeOut = () => { region.innerHTML = whole; region.removeAttribute("class"); };
}"""
MEDIA = ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "print"]


@pytest.fixture
def page(live_site, browser_page):
    page = browser_page(live_site.url)
    page.goto("/robots.txt")
    page.set_content(PAGE)
    page.evaluate(DRESS, STYLE)
    return page


def test_what_is_built_in_is_found_though_all_around_it_was_in_order(page):
    assert findings(page) == []
    for fault, built_in in FAULTS.items():
        page.evaluate(BUILD_IN, built_in)
        assert {each.split(":")[0] for each in findings(page)} == {fault.split()[0]}, fault
        page.evaluate("takeOut()")
        assert findings(page) == []


@pytest.mark.parametrize("turn", ["fresh", "kept"])
def test_a_window_looks_as_it_was_asked_for_whatever_the_one_before_did(live_site, browser_page, turn):
    page = browser_page(live_site.url, color_scheme="dark", reduced_motion="reduce")
    assert page.evaluate("media => media.map(each => matchMedia(each).matches)", MEDIA) == [True, True, False]
    page.emulate_media(media="print", color_scheme="light", reduced_motion="no-preference")
