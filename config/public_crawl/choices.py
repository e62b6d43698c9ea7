"""Where the forms of a page lead that only narrow what it shows (GET): one address for each choice."""

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode

TICKED = ("checkbox", "radio")


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._target: str | None = None
        self._field = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            reads = given.get("method", "get").lower() == "get"
            self._target = given.get("action", "") if reads else None
        elif tag == "select":
            self._field = given.get("name", "")
        elif tag == "option":
            self._offer(self._field, given.get("value", ""))
        elif tag == "input" and given.get("type") in TICKED:
            self._offer(given.get("name", ""), given.get("value", "on"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._target = None

    def _offer(self, name: str, value: str) -> None:
        if self._target is not None and name and value:
            self.found.append(f"{self._target.partition('?')[0]}?{urlencode({name: value})}")


def choices_in(page: str) -> Iterator[str]:
    """Such as `/vorlagen/?jahr=2025`, relative to the page where the form names no target."""
    if "<select" not in page and "checkbox" not in page and "radio" not in page:
        return
    forms = _Forms()
    forms.feed(page)
    yield from forms.found
