"""What everybody saw when the meeting ended is what the signed minutes and the check page name."""

import re
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from journal.chain import figure_of
from journal.models import Entry
from minutes import studio
from minutes.draft import Part
from minutes.printed import printed_text
from minutes.verify import verify
from sessions_app.live import SITTING
from tests.live.council import eichenfurt
from tests.live.test_posts import path
from tests.minutes import signed as made

pytestmark = pytest.mark.django_db(transaction=True)
SCREENS = ("live", "anzeige", "live/stand")


@pytest.fixture
def town():
    cache.clear()
    return eichenfurt().opened()


def shown(town, screen):
    """The figure on a screen; None without one."""
    html = town.client().get(path(town, screen)).content.decode()
    found = re.search(r'proof__figure\\?">(\w+)<', html)
    return found[1] if found else None


def test_the_figure_on_every_public_screen_is_the_one_in_the_minutes_and_on_the_check_page(town):
    assert [shown(town, screen) for screen in SCREENS] == [None, None, None]
    town.do("vera", "close_sitting")
    closed = Entry.objects.filter(stream__key=SITTING.key(town.meeting.pk)).latest("seq").hash
    assert [shown(town, screen) for screen in SCREENS] == [figure_of(closed)] * 3

    # What is corrected afterwards moves the chain on; what people photographed stays what it was.
    town.do("olga", "correct_entry", seq=3, text="Um 18:02 Uhr", reason="Verhört")
    assert [shown(town, screen) for screen in SCREENS] == [figure_of(closed)] * 3
    studio.seal_part(town.actor("olga"), town.meeting, Part.PUBLIC)
    pdf = studio.file_of(town.meeting, Part.PUBLIC).content.read()
    report = verify(pdf, b"")
    assert report.anchor.head != closed
    assert report.figure == figure_of(closed)
    assert re.search(rf"wieöffentlichgezeigt:{figure_of(closed)}", re.sub(r"\s", "", printed_text(pdf)))
    sent = SimpleUploadedFile("niederschrift.pdf", pdf)
    page = town.client().post(reverse("minutes:verify"), {"file": sent}).content.decode()
    assert re.search(r'minutes-figure">(\w+)<', page)[1] == shown(town, "live") == figure_of(closed)


def test_of_a_chain_that_does_not_hold_no_figure_is_named():
    links = made.relinked({90: ("sitting_closed", {"present": 3})})
    draft = made.anchored(links)
    assert verify(made.sealed(draft, links).data, b"").figure == figure_of(links[89].hash)
    broken = [*links[:10], replace(links[10], kind="other"), *links[11:]]
    assert verify(made.sealed(draft, broken).data, b"").figure == ""
    assert verify(made.sealed().data, b"").figure == ""  # of a chain that knows no closing
