"""A visitor without login: from the front page to the minutes, and to the question whether they are genuine."""

import pytest
from playwright.sync_api import expect

from config import demo_town as cast
from minutes.findings import GENUINE, NOT_GENUINE
from tests.stories.played import published
from tests.stories.town import HOST, word

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: visitor")]

LANGUAGES = {"de": "Deutsch", "en": "English"}


def test_a_visitor_reads_the_minutes_and_checks_them_in_two_languages(live_site, browser_page, tmp_path):
    published()
    page = browser_page(live_site.of(HOST), accept_downloads=True)
    page.goto("/")
    for language, its_name in LANGUAGES.items():
        page.goto("/")
        page.get_by_role("button", name=its_name).click()
        genuine = downloaded(page, language, tmp_path / f"{language}.pdf")
        forged = tmp_path / f"{language}-forged.pdf"
        forged.write_bytes(one_byte_changed(genuine.read_bytes()))
        assert checked(page, language, genuine) == word(GENUINE, language)
        assert checked(page, language, forged) == word(NOT_GENUINE, language)


def downloaded(page, language, file):
    """Front page, meetings, the meeting, its minutes: by links alone."""
    page.get_by_role("main").get_by_role("link", name=word("All meetings", language)).click()
    page.get_by_role("main").get_by_role("link", name=cast.MEETING).click()
    minutes = page.get_by_role("region", name=word("Minutes", language), exact=True)
    answer = page.request.get(minutes.get_by_role("link").first.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    file.write_bytes(answer.body())
    minutes.get_by_role("link", name=word("Have a copy checked", language)).click()
    return file


def checked(page, language, file):
    page.get_by_label(word("PDF file of the minutes", language)).set_input_files(file)
    page.get_by_role("button", name=word("Check", language), exact=True).click()
    verdict = page.get_by_role("status").filter(has_text=file.name)
    expect(verdict).to_be_visible()
    return verdict.get_by_role("heading").inner_text()


def one_byte_changed(pdf):
    """A byte inside the first page's text, where a forger would put another number."""
    place = pdf.index(b"stream", len(pdf) // 4) + 40
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
