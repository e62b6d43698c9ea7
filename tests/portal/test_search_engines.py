"""What search engines may list: people only where the municipality wants it, minutes only for as long as it says."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from documents.store import keep_file
from sessions_app.models import Meeting, PublishedMinutes
from tests.house.world import HOST, vogelheim

pytestmark = pytest.mark.django_db
PAGE = "/arbeitsplatz/suchmaschinen/"
NAMES = ("Vera Vormals", "Vera Vorn")


@pytest.fixture
def town(db):
    return vogelheim()


@pytest.fixture
def minutes(town):
    """By their year: minutes of today and of ten years ago; None: a file that is no minutes."""
    found = {}
    for ago in (0, 10, None):
        file = keep_file(f"{ago}".encode(), owner=town.body.slug, name="N", file_name="n.pdf", public=True)
        found[ago] = f"/dateien/{file.token}/n.pdf"
        if ago is not None:
            begin = timezone.now() - timedelta(days=366 * ago)
            given = {"name": "Rat", "starts_at": begin, "results_protocol": file}
            Meeting.objects.create(
                body=town.body, organization=town.council, agenda_published_at=begin, **given
            )
    return found


def robots(address):
    answer = Client(headers={"host": HOST}).get(address)
    assert answer.status_code == 200
    return answer.get("X-Robots-Tag", "")


def say(town, role="organisation_admin", **given):
    client = Client(headers={"host": HOST})
    client.force_login(town.users[role], backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(PAGE, given)
    town.body.refresh_from_db()
    return answer


def test_people_are_kept_out_until_the_municipality_lets_them_in(town):
    person = f"/personen/{town.people['member'].pk}/"
    visitor = Client(headers={"host": HOST})
    assert (robots(person), robots(f"/gremien/{town.council.pk}/")) == ("noindex", "")
    assert b"sitemap-personen.xml" not in visitor.get("/sitemap.xml").content
    assert visitor.get("/sitemap-personen.xml").status_code == 404
    assert say(town, people_in_search="on").status_code == 302
    assert robots(person) == ""
    assert person.encode() in visitor.get("/sitemap-personen.xml").content


def test_minutes_and_records_are_listed_for_as_many_years_as_is_said(town, minutes):
    votes = {ago: f"/sitzungen/{row.pk}/abstimmungen/" for ago, row in zip((10, 0), by_age(), strict=True)}
    assert [robots(each) for each in (*minutes.values(), *votes.values())] == [""] * 5
    assert say(town, minutes_in_search="5").status_code == 302
    assert {ago: robots(address) for ago, address in minutes.items()} == {0: "", 10: "noindex", None: ""}
    assert {ago: robots(address) for ago, address in votes.items()} == {0: "", 10: "noindex"}
    say(town, minutes_in_search="")
    assert robots(minutes[10]) == ""


def test_the_page_of_a_meeting_stays_listed_and_names_no_signers_of_old_minutes(town, minutes):
    signed = {"at": "2026-05-04T21:00:00+00:00", "role": "chair", "ink": False}
    for row, name in zip(by_age(), NAMES, strict=True):
        PublishedMinutes.objects.create(
            meeting=row, published_at=timezone.now(), signatures=[{"name": name, **signed}]
        )
    visitor, pages = Client(headers={"host": HOST}), [f"/sitzungen/{row.pk}/" for row in by_age()]

    def named():
        return [name in visitor.get(page).content.decode() for page, name in zip(pages, NAMES, strict=True)]

    assert named() == [True, True]
    say(town, minutes_in_search="5")
    assert (named(), [robots(page) for page in pages]) == ([False, True], ["", ""])


def by_age():
    return Meeting.objects.order_by("starts_at")


@pytest.mark.parametrize("role", ["member", "chair", "clerk", "administration"])
def test_nobody_else_decides_it(town, role):
    assert say(town, role, people_in_search="on").status_code == 404
    assert town.body.people_in_search is False


def test_years_that_are_none_are_refused_in_words(town):
    answer = say(town, minutes_in_search="-3")
    assert (answer.status_code, town.body.minutes_in_search) == (422, None)
    assert "größer oder gleich 0" in answer.content.decode()
