"""A real browser against a real ASGI server on the test's own database.

    def test_a_visitor_reads_the_agenda(live_site, browser_page):
        page = browser_page(live_site)
        page.goto("/sitzungen/")
        assert_accessible(page)

The server is uvicorn in a thread of the test process: same settings, same database file, same channel
layer, so a test can look at the rows and the browser at the pages. Fixtures: `tests/conftest.py`.
"""

import mimetypes
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uvicorn
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, expect
from test_parts import browser_program

from asgi import application

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-opt --no-maglev",  # hardly a window lives long enough for what optimizing its scripts costs
]
PATIENCE = 60_000  # milliseconds: a crowded machine draws late
PHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1440, "height": 900}
AXE = Path(__file__).parent / "vendor/axe/axe.min.js"
LOOK = Path(__file__).parent / "look.js"
IN_ORDER: dict[str, None] = {}  # what look.js learned, the oldest first

FINDINGS = "news => { look.knows(news); return look.findings(); }"

# The page as it stands is the page that a reload would show: the words of every region, compared in the browser.
# How long somebody has been speaking counts the page itself.
STALE_REGIONS = """async patience => {
    const lasting = region => {
        const copy = region.cloneNode(true);
        copy.querySelectorAll("[data-clock], [data-clock] + *").forEach(each => each.remove());
        return copy.textContent.replace(/\\s+/g, " ").trim();
    };
    const wordsOf = root => Object.fromEntries([...root.querySelectorAll("[data-region]")].map(
        region => [region.dataset.region, lasting(region)]));
    const until = Date.now() + patience;
    for (;;) {
        const answer = await fetch(location.href);
        const fresh = wordsOf(new DOMParser().parseFromString(await answer.text(), "text/html"));
        const here = wordsOf(document);
        const stale = Object.keys(fresh).filter(name => fresh[name] !== here[name]);
        if (!stale.length) return [];
        if (Date.now() > until) return stale.map(name => [name, here[name], fresh[name]]);
        await new Promise(resolve => setTimeout(resolve, 100));
    }
}"""


@dataclass(frozen=True)
class Site:
    """A running server. `url` is an origin without a trailing slash; every name ending in .localhost works."""

    port: int

    @property
    def url(self) -> str:
        return self.of("localhost")

    def of(self, host: str) -> str:
        return f"http://{host}:{self.port}"


class QuietServer(uvicorn.Server):
    """Signals belong to pytest, not to the server's thread."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@cache
def own_door() -> socket.socket:
    """Of this process, and open as long as it lives: what windows know of a site stays true in the next test."""
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    return door


@contextmanager
def served() -> Iterator[Site]:
    """The whole application on this process's port of the loopback, static files included."""
    door = own_door().dup()
    config = uvicorn.Config(
        WithStaticFiles(application), log_level="warning", lifespan="on", ws="websockets-sansio"
    )
    server = QuietServer(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, name="live site", daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started:
        assert thread.is_alive(), "The server ended while starting."
        assert time.monotonic() < deadline, "The server did not start within a minute."
        time.sleep(0.01)
    try:
        yield Site(door.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        door.close()


class WithStaticFiles:
    """Static files from memory, where they lie once they were asked for; everything else by the application."""

    def __init__(self, application) -> None:
        self.application = application

    async def __call__(self, scope, receive, send) -> None:
        path = scope.get("path", "").removeprefix(settings.STATIC_URL)
        asked = scope["type"] == "http" and path != scope["path"]
        if found := static_file(path) if asked else None:
            headers = [(b"content-type", found[0]), (b"cache-control", b"max-age=3600")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": found[1]})
        else:
            await self.application(scope, receive, send)


@cache
def static_file(path: str) -> tuple[bytes, bytes] | None:
    """The kind and the content of what lies at this path below the static address."""
    place = finders.find(path)
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return (kind.encode(), Path(place).read_bytes()) if place else None


def launched(playwright: Playwright) -> Browser:
    """The system's Chromium. A missing browser is a failure, never a skip."""
    return playwright.chromium.launch(executable_path=browser_program(), args=FLAGS)


def opened(browser: Browser, base_url: str, **options) -> BrowserContext:
    """A fresh window with its own cookies: German, at desktop size, unless told otherwise."""
    wanted = {"viewport": DESKTOP, "locale": "de-DE", "base_url": base_url, **options}
    return browser.new_context(**wanted)


def log_in(page: Page, username: str, password: str = "ratssaal") -> None:
    """Through the real login page."""
    page.goto("/konto/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", password)
    page.click("main form button")
    page.wait_for_url(lambda url: "/konto/login/" not in url)


def is_live(page: Page) -> None:
    """Waits until the line of a sitting's page stands: each look of an `expect` in vain outlines the whole page."""
    page.locator("#sitting[data-state=live]").wait_for(state="attached", timeout=PATIENCE)


def take_step(desk: Page, words: str | re.Pattern[str]) -> None:
    """Ctrl+Enter as soon as the desk offers this step and the press before it has rested.

    What the other screens show says nothing about the desk: pressed too soon, the keys mean the step before. Where it
    asks back, the keys answer too.
    """
    step = desk.locator("form[data-primary] button:not([aria-disabled]), .asked--next .asked__act").first
    expect(step).to_have_text(words)
    asks_back = desk.locator(".asked--next").count()
    desk.keyboard.press("Control+Enter")
    if asks_back:
        expect(desk.locator(".asked--next[open] button:not([aria-disabled])")).to_be_focused()
        desk.keyboard.press("Control+Enter")


def close_all_the_same(desk: Page) -> None:
    """Closes the vote by mouse although votes are missing: the question, and its answer once the press has rested."""
    desk.locator(".asked--next > summary").click()
    desk.locator(".asked--next[open] button:not([aria-disabled])").click()


def turn_to(page: Page, address: str, status: int = 200, **sent: str) -> None:
    """The answer from this address is written into the window as it is, with its style sheets and scripts. `sent` is what
    `fetch` takes besides.

    For pages that end nothing when they go: axe is there already and warmed up, which is half of what a look costs.
    """
    answer = page.evaluate(
        "([address, sent]) => fetch(address, sent).then(async got => [got.status, await got.text()])",
        [address, sent],
    )
    assert answer[0] == status, address
    page.set_content(answer[1])


def findings(page: Page) -> list[str]:
    """What axe finds on the page as it stands, one line per rule.

    What was in order in one window of this process is not asked again in another; look.js says what that is.
    """
    if (told := page.evaluate("window.look?.told()")) is None:
        told = page.evaluate(f"{LOOK.read_text(encoding='utf-8')}; 0")
    if (look := page.evaluate(FINDINGS, list(IN_ORDER)[told:])) is None:
        page.evaluate(f"{AXE.read_text(encoding='utf-8')}; 0")
        look = page.evaluate("look.findings()")
    IN_ORDER.update(dict.fromkeys(look["learned"]))
    return look["found"]


def assert_accessible(page: Page, *sizes: ViewportSize) -> None:
    """axe finds nothing, and nothing scrolls sideways (WCAG 1.4.10): at each of the sizes, or as the page stands.

    One page that takes several sizes costs half of what a page for each size would; the size it has comes first.
    """
    for size in sorted(sizes or [page.viewport_size], key=lambda each: each != page.viewport_size):
        if size != page.viewport_size:
            page.set_viewport_size(size)
        assert (page.url, size, findings(page)) == (page.url, size, [])
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
            f"scrolls sideways: {size}"
        )


def stale(page: Page) -> list[list[str]]:
    """The regions that differ, even after half a minute, from what a reload would show: name, here, there."""
    return page.evaluate(STALE_REGIONS, 30_000)
