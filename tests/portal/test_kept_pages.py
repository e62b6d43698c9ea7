"""Pages for nobody are drawn once: the same bytes until something changes, and never another's."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.models import PublicText
from sessions_app.models import AgendaItem, Body, Consultation, File, Meeting, Membership, PageVersion, Paper
from sessions_app.page_versions import bodies_of, watched
from tests.house.world import HOST, NEIGHBOUR_HOST, nachbarheim, vogelheim

pytestmark = pytest.mark.django_db
ONE_LOOK = 1  # query: which body, at which number of changes


@pytest.fixture(autouse=True)
def keeping(settings):
    settings.PAGE_SECONDS = 60
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def town():
    return vogelheim()


@pytest.fixture
def meeting(town):
    begin = timezone.now()
    row = Meeting.objects.create(
        body=town.body,
        organization=town.council,
        name="22. Sitzung",
        starts_at=begin,
        agenda_published_at=begin,
    )
    AgendaItem.objects.create(meeting=row, number="Ö 1", name="Haushalt", public=True)
    return row


def ask(path, host=HOST, user=None, **headers):
    client = Client(headers={"host": host, **headers})
    if user:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    answer.cost = len(queries)
    return answer


def page_of(meeting):
    return f"/sitzungen/{meeting.pk}/"


def test_the_second_reader_gets_the_same_bytes_for_one_look(meeting):
    first, second = ask(page_of(meeting)), ask(page_of(meeting))
    assert (second.content, second.cost) == (first.content, ONE_LOOK)
    kept = ("ETag", "Cache-Control", "Vary", "Content-Language", "Content-Type", "Content-Security-Policy")
    assert [second[name] for name in kept] == [first[name] for name in kept]
    assert second["Cache-Control"] == "public, no-cache"
    again = ask(page_of(meeting), **{"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again.cost) == (304, b"", ONE_LOOK)


def test_a_page_that_is_not_kept_yet_takes_twelve_queries_at_most(meeting):
    assert ask(page_of(meeting)).cost <= 12


@pytest.mark.parametrize(
    "change",
    [
        lambda row: AgendaItem.objects.filter(meeting=row).update(name="Steuern"),
        lambda row: row.agenda_items.create(number="Ö 2", name="Steuern", public=True),
        lambda row: row.auxiliary_files.add(
            File.objects.create(owner=row.body.slug, name="Steuern", file_name="a.pdf", public=True)
        ),
        lambda row: Consultation.objects.create(
            paper=Paper.objects.create(
                body=row.body, name="Steuern", public=True, published_at=timezone.now()
            ),
            meeting=row,
            agenda_item=row.agenda_items.get(),
        ),
        lambda row: type(row.organization).objects.update(name="Steuern"),
        lambda row: Body.objects.filter(pk=row.body_id).update(office="Steuern"),
    ],
)
def test_a_change_is_there_with_the_next_request_however_it_was_written(meeting, change):
    assert "Steuern" not in ask(page_of(meeting)).content.decode()
    change(meeting)
    assert "Steuern" in ask(page_of(meeting)).content.decode()


def test_what_is_recalled_is_gone_at_once(meeting):
    paper = Paper.objects.create(
        body=meeting.body, name="Geheimnis", public=True, published_at=timezone.now(), dated_on="2026-11-01"
    )
    Consultation.objects.create(paper=paper, meeting=meeting, agenda_item=meeting.agenda_items.get())
    pages = ("/vorlagen/", f"/vorlagen/{paper.pk}/", page_of(meeting))
    assert ["Geheimnis" in ask(path).content.decode() for path in pages] == [True, True, True]
    Paper.objects.filter(pk=paper.pk).update(public=False)
    assert ["Geheimnis" in ask(path).content.decode() for path in pages] == [False, False, False]
    assert ask(f"/vorlagen/{paper.pk}/").status_code == 404


def test_a_deleted_row_counts_where_it_stood(town, meeting):
    before = PageVersion.objects.get(body=town.body.pk).number
    Membership.objects.all().delete()
    text = PublicText.objects.create(body=town.body, page="plain", language="de", text="So.")
    middle = PageVersion.objects.get(body=town.body.pk).number
    text.delete()
    assert before < middle < PageVersion.objects.get(body=town.body.pk).number


def test_whoever_is_logged_in_gets_the_own_page_and_leaves_none_behind(town, meeting):
    own = ask(page_of(meeting), user=town.users["clerk"])
    assert "Abmelden" in own.content.decode()
    assert own["Cache-Control"] == "private, no-cache"
    assert "Abmelden" not in ask(page_of(meeting)).content.decode()
    assert "Abmelden" in ask(page_of(meeting), user=town.users["clerk"]).content.decode()


def test_languages_addresses_and_towns_are_kept_apart(town, meeting):
    nachbarheim()
    german, english = ask("/"), ask("/", **{"accept-language": "en"})
    assert ("Meetings" in english.content.decode(), "Meetings" in german.content.decode()) == (True, False)
    assert ask("/").content == german.content
    assert "Vogelheim" not in ask("/", host=NEIGHBOUR_HOST).content.decode()
    assert ask("/sitzungen/?jahr=1999").content != ask("/sitzungen/").content


def test_a_change_in_one_town_leaves_the_pages_of_the_other(meeting):
    nachbarheim()
    ask("/", host=NEIGHBOUR_HOST)
    Meeting.objects.update(name="23. Sitzung")
    assert ask("/", host=NEIGHBOUR_HOST).cost == ONE_LOOK


def test_nothing_with_a_cookie_a_form_or_an_error_is_kept(town):
    for path in ("/werkzeuge/sitzverteilung/", "/suche/?q=x", "/sitzungen/0/", "/konto/login/"):
        ask(path)
    assert list(caches["pages"]._cache) == []


def test_a_language_chosen_by_cookie_is_kept_too(town):
    client = Client(headers={"host": HOST})
    client.cookies["django_language"] = "en"
    assert client.get("/").content == ask("/", **{"accept-language": "en"}).content


def test_every_table_that_a_page_may_show_says_whose_it_is():
    unknown = [model.__name__ for model in watched() if bodies_of(model, "NEW") == ["sessions_app_body.id"]]
    assert unknown == []


@pytest.mark.parametrize("path", ["/", "/suche/"])
def test_a_host_that_is_not_ours_is_refused_in_words_and_nothing_is_kept(town, path):
    refused = Client(headers={"host": "evil.example"}, raise_request_exception=False).get(path)
    assert (refused.status_code, b"evil.example" in refused.content) == (400, False)
    assert b"evil.example" not in ask(path).content
