"""What stands there after an evening: the film with its jumps, votes, published and recalled minutes, a checked file."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sessions_app.models import Broadcast
from tests.browser import PHONE, assert_accessible, turn_to
from tests.live.council import HOST, eichenfurt
from tests.minutes.test_life_pages import publish_all, send, signed
from tests.portal.full_town import allow

pytestmark = pytest.mark.xdist_group("portal: pages")
SAMPLE = Path(__file__).parents[2] / "docs/samples/niederschrift-signiert.pdf"
LANGUAGES = ("de", "en")


@pytest.fixture
def council(live_site, settings, tmp_path):
    """An evening with a vote and a closed part, recorded, its minutes published."""
    settings.DATA, settings.VIDEO_HOSTS = tmp_path, ["video.example"]
    council = eichenfurt()
    allow(council.body, "main_bylaw", **{"public.broadcast": True})
    council.voting()
    council.do("olga", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)
    council.do("vera", "exclude_public", reason="Grund")
    council.do("vera", "close_sitting")
    council.meeting.refresh_from_db()
    begin = {"recording_url": "https://video.example/rat.mp4", "recording_from": council.meeting.opened_at}
    Broadcast.objects.create(meeting=council.meeting, **begin)
    publish_all(signed(council))
    return council


def test_axe_finds_nothing_on_what_an_evening_leaves_behind(council, live_site, browser_page):
    windows = {each: browser_page(live_site.of(HOST), locale=each, viewport=PHONE) for each in LANGUAGES}
    meeting = f"/sitzungen/{council.meeting.pk}/"
    minutes = f"/niederschriften/{council.meeting.pk}/"
    for language, page in windows.items():
        page.goto(f"{meeting}uebertragung/?zeigen=1")
        assert page.locator(".jumps li").count() == 2
        assert_accessible(page, PHONE)
        # In German the votes are seen where they are cast (tests/live/test_vote_records.py).
        votes = (f"{meeting}abstimmungen/", f"{meeting}abstimmungen/1/") if language == "en" else ()
        for address in (*votes, minutes):
            turn_to(page, address)
            assert_accessible(page, PHONE)
    send(council, "olga", "recall", reason="Ein Name stand darin.")
    for language, page in windows.items():
        turn_to(page, minutes, 410)
        assert_accessible(page, PHONE)
        page.set_content(report(council, language))
        assert page.get_attribute("html", "lang") == language
        assert_accessible(page, PHONE)


def report(council, language):
    """The page as it answers a file from elsewhere."""
    file = SimpleUploadedFile("niederschrift.pdf", SAMPLE.read_bytes())
    answer = council.client().post(
        "/niederschriften/pruefen/", {"file": file}, headers={"accept-language": language}
    )
    return answer.content.decode()
