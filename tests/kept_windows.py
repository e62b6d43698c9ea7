"""Windows of one browser that one test after another may use: a fresh one costs as much again as the page it shows.

What a test could leave behind goes with it: the log-in, the size, what the page stored. Scripts and styles stay, which
is what is saved; pages are asked for anew by the mark of their content. Who builds something into a window (a clock,
a listener, what comes down its socket) takes a fresh one: `fresh_page`.
"""

from collections import defaultdict

from playwright.sync_api import Browser, Dialog, Page
from playwright.sync_api import Error as PlaywrightError

from tests.browser import DESKTOP, opened

EMPTY = "/robots.txt"  # of the same origin, so that the process behind the window stays: no script, no style, no line
PATIENCE = 5_000  # milliseconds
LOOKS = ("color_scheme", "forced_colors", "reduced_motion")


class KeptWindows:
    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._free: dict[str, list[Page]] = defaultdict(list)
        self._taken: list[tuple[str, Page]] = []
        self._errors: list[str] = []

    def take(self, base_url: str, **options) -> Page:
        """As a fresh window, at this address and with these options of a context."""
        size = options.pop("viewport", DESKTOP)
        kind = repr((base_url, sorted(options.items())))
        page = self._free[kind].pop() if self._free[kind] else self._opened(base_url, **options)
        page.set_viewport_size(size)
        page.emulate_media(media="null", **{name: options.get(name, "null") for name in LOOKS})
        self._taken.append((kind, page))
        return page

    def give_back(self) -> list[str]:
        """All that were taken, while their server still answers. The errors of their scripts, which no test may have."""
        for kind, page in self._taken:
            if _emptied(page):
                self._free[kind].append(page)
            else:
                page.context.close()
        errors, self._taken, self._errors = self._errors, [], []
        return errors

    def _opened(self, base_url: str, **options) -> Page:
        page = opened(self.browser, base_url, **options).new_page()
        page.on("pageerror", lambda error: self._errors.append(str(error)))
        return page


def _leave(dialog: Dialog) -> None:
    dialog.accept()  # "leave without saving?"


def _emptied(page: Page) -> bool:
    """Whether nothing of its test is left in it."""
    try:
        page.context.set_offline(False)
        page.unroute_all()
        page.on("dialog", _leave)
        page.goto(EMPTY, timeout=PATIENCE)
        page.remove_listener("dialog", _leave)  # it would answer the next test's questions
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.context.clear_cookies()
    except PlaywrightError:
        return False
    return len(page.context.pages) == 1
