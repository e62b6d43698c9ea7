"""Windows of people, found by what people find: roles, names and fields; and by the regions of the protocol."""

import json
import re
from contextlib import suppress

from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

from tests.browser import PATIENCE, is_live, stale
from tests.stories.town import word


def plain(frame):
    """The words of a frame as a person reads them, whatever way its letters were written."""
    return json.dumps(json.loads(frame), ensure_ascii=False)


class Window:
    """One window on a page of the sitting."""

    def __init__(self, page):
        self.page = page

    def go_to(self, address):
        self.page.goto(address)
        return self.is_live()

    def is_live(self):
        is_live(self.page)
        return self

    def region(self, name):
        return self.page.locator(f"[data-region={name}]")

    def button(self, msgid, **values):
        return self.page.get_by_role("button", name=word(msgid, **values), exact=True)

    def choice(self, msgid):
        return self.page.get_by_role("radio", name=word(msgid), exact=True)

    def says(self, region, *msgids, **values):
        """Waits for the words first: each look of an `expect` in vain outlines what stands there for screen readers."""
        place = self.region(region)
        for text in (word(msgid, **values) for msgid in msgids):
            place.filter(has_text=text).wait_for(state="attached", timeout=PATIENCE)
            expect(place).to_contain_text(text)
        return self

    def form(self, command, **given):
        """The form of a command, by its fields; `given` are its hidden ones."""
        fields = {"do": command, **given}
        has = "".join(f":has(input[name={name}][value='{value}'])" for name, value in fields.items())
        return self.page.locator(f"form[data-live]{has}").first

    def act(self, command, given=None, **fields):
        """Fills a command's form, unfolding it where it is folded, and sends it."""
        form = self.form(command, **given or {})
        form.wait_for(state="attached", timeout=PATIENCE)
        for name, value in fields.items():
            fill(form, name, value)
        unfold(form)
        form.get_by_role("button").click()
        return self

    def tick(self, act, person):
        """Presses a button in the list of people; the form of such an act serves them all."""
        button = self.page.locator(f"button[form='{act}'][value='{person}']")
        button.wait_for(state="attached", timeout=PATIENCE)
        folded = button.locator("xpath=ancestor::details[not(@open)]")
        if folded.count():
            folded.locator("summary").click()
        button.click()

    def vote(self, msgid):
        """Marks a choice, sends it, and waits until the card says that it is recorded."""
        self.choice(msgid).check()
        self.page.get_by_role("button", name=sending()).click()
        return self.has_recorded(msgid)

    def has_recorded(self, msgid, timeout=PATIENCE):
        """Waits until the card says that this choice is recorded."""
        sentence = rf"{re.escape(word('Your vote is recorded:'))}\s+{re.escape(word(msgid))}\b"
        recorded = self.region("you").get_by_text(re.compile(sentence))
        recorded.wait_for(timeout=timeout)
        return self

    def stale(self):
        """The regions that differ, even after half a minute, from what a reload would show: name, here, there."""
        return stale(self.page)


class Overheard(Window):
    """A fresh window; `heard` holds every frame that came down to it."""

    def __init__(self, page):
        super().__init__(page)
        self.heard = []
        page.on("websocket", self._listen)

    def _listen(self, socket):
        socket.on("framereceived", lambda frame: self.heard.append(plain(frame)))


def unfold(form):
    """Opens the fold that the form stands in, if it does: a push may take it out at any moment."""
    folded = form.locator("xpath=ancestor::details[not(@open)]")
    for _ in range(30):
        if not folded.count():
            return
        with suppress(TooLate):
            folded.locator("summary").first.click(timeout=1_000)


def fill(form, name, value):
    """Unfolded as often as a push folds it up again."""
    field = form.locator(f"[name={name}]")
    put = field.select_option if field.evaluate("each => each.tagName") == "SELECT" else field.fill
    for _ in range(30):
        unfold(form)
        with suppress(TooLate):
            put(value, timeout=1_000)
            return
    raise AssertionError(f"{name} could not be filled in: {form}")


def sending():
    """The button that sends a ballot, the first time or again."""
    return re.compile("|".join(re.escape(word(each)) for each in ("Cast my vote", "Change my vote")))
