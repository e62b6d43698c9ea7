"""What surrounds every page, in a real browser."""

import pytest

from sessions_app.models import Body, Host


@pytest.fixture
def town(live_site):
    body = Body.objects.create(name="Stadt Lindental", short_name="Lindental", slug="lindental")
    Host.objects.create(body=body, name="localhost")
    return body


def test_the_first_tab_stop_leads_to_the_content(town, live_site, browser_page):
    page = browser_page(live_site.url)
    page.goto("/impressum/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_language_is_chosen_by_a_button_and_stays(town, live_site, browser_page):
    page = browser_page(live_site.url)
    page.goto("/impressum/")
    page.click("button[value=en]")
    page.goto("/datenschutz/")
    assert page.get_attribute("html", "lang") == "en"


def test_a_visitor_gets_no_cookie(town, live_site, fresh_page):
    page = fresh_page(live_site.url)
    page.goto("/impressum/")
    assert page.context.cookies() == []
