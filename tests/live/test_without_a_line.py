"""The public page behind a proxy that lets no socket through: it asks for the cacheable answer, and says so."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser import DESKTOP, PHONE, findings
from tests.live.council import HOST
from tests.live.test_posts import path

PATIENCE = 60  # seconds that a crowded machine may take
NEXT_LINE = 40_000  # milliseconds: longer than any wait between two attempts


class Proxy:
    """Between one tab and the server. `shut`: sockets are closed at once; `dumb`: they open and stay silent."""

    def __init__(self, tab):
        self.way, self.questions, self.answers, self.down = "shut", 0, [], False
        tab.route_web_socket(re.compile("/ws/"), self._socket)
        tab.route(re.compile("/live/stand/"), self._question)
        tab.on("response", self._note)

    def _socket(self, line):
        if self.way == "shut":
            line.close()
        elif self.way == "open":
            line.connect_to_server()

    def _question(self, route):
        self.questions += 1
        if self.down:
            route.abort()
        else:
            route.continue_()

    def _note(self, response):
        if "/live/stand/" in response.url:
            self.answers.append((response.status, "if-none-match" in response.request.headers))


@pytest.fixture
def tab(council, live_site, fresh_page):
    council.opened()
    page = fresh_page(live_site.of(HOST))
    page.clock.install()
    return page


def state(page, name):
    expect(page.locator("#sitting")).to_have_attribute("data-state", name)


def pass_time(page, proxy, until):
    """Moves the page's clock until the condition holds; between two moves the server has its turn, so that a slow
    one is not taken for a silent one.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if until():
            return
        page.clock.run_for(1_000)
        page.evaluate("() => fetch('/impressum/').then(answer => answer.text())")
    raise AssertionError((page.locator("#sitting").get_attribute("data-state"), proxy.answers))


def is_in(page, name):
    return lambda: page.locator("#sitting").get_attribute("data-state") == name


@pytest.mark.parametrize("way", ["shut", "dumb"])
def test_where_no_socket_comes_through_the_public_page_asks_and_says_so(council, tab, way):
    proxy = Proxy(tab)
    proxy.way = way
    tab.goto(path(council, "live"))
    pass_time(tab, proxy, is_in(tab, "asking"))
    expect(tab.locator("#line")).to_be_visible()
    council.do("olga", "call_item", item=council.item("Ö 4"))
    item = tab.locator('[data-region="item"]')
    pass_time(tab, proxy, lambda: "Ö 4" in (item.text_content() or ""))
    pass_time(tab, proxy, lambda: (304, True) in proxy.answers)
    assert proxy.answers[0] == (200, False)


def test_the_page_returns_to_the_line_when_one_comes_about_and_asks_no_more(council, tab):
    proxy = Proxy(tab)
    tab.goto(path(council, "live"))
    pass_time(tab, proxy, is_in(tab, "asking"))
    proxy.way = "open"
    pass_time(tab, proxy, is_in(tab, "live"))
    asked = proxy.questions
    council.do("olga", "call_item", item=council.item("Ö 4"))
    expect(tab.locator('[data-region="item"]')).to_contain_text("Ö 4")
    tab.clock.run_for(9_000)
    assert (proxy.questions, is_in(tab, "live")()) == (asked, True)


def test_where_not_even_the_asking_is_answered_the_page_says_that_it_is_disconnected(council, tab):
    proxy = Proxy(tab)
    tab.goto(path(council, "live"))
    pass_time(tab, proxy, is_in(tab, "asking"))
    proxy.down = True
    pass_time(tab, proxy, is_in(tab, "lost"))
    council.do("olga", "call_item", item=council.item("Ö 4"))
    proxy.down = False
    pass_time(tab, proxy, is_in(tab, "asking"))
    expect(tab.locator('[data-region="item"]')).to_contain_text("Ö 4")


def test_a_member_never_falls_back_to_what_the_public_sees(council, tab):
    council.let_in(tab, "anna")
    proxy = Proxy(tab)
    tab.goto(path(council, "platz"))
    pass_time(tab, proxy, is_in(tab, "lost"))
    tab.clock.run_for(NEXT_LINE)
    assert (proxy.answers, is_in(tab, "lost")()) == ([], True)


def test_where_the_public_is_too_many_the_page_asks_until_there_is_a_place(council, tab, settings):
    settings.ANONYMOUS_SOCKETS = 0
    proxy = Proxy(tab)
    proxy.way = "open"
    tab.goto(path(council, "live"))
    pass_time(tab, proxy, is_in(tab, "asking"))
    settings.ANONYMOUS_SOCKETS = 1
    pass_time(tab, proxy, is_in(tab, "live"))


def test_the_page_that_asks_is_accessible_on_phone_and_desktop(council, tab):
    proxy = Proxy(tab)
    tab.goto(path(council, "live"))
    pass_time(tab, proxy, is_in(tab, "asking"))
    for size in (DESKTOP, PHONE):
        tab.set_viewport_size(size)
        assert findings(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
