"""Pages for nobody are drawn once: the same bytes until something changes, and never another's."""

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from config.kept_pages import answers
from config.kept_pages.lookout import lookout
from sessions_app.models import AgendaItem, Body, Consultation, File, Meeting, Organization, Paper
from tests.config.asking import Door
from tests.house.world import HOST, NEIGHBOUR_HOST, nachbarheim, vogelheim

# Committed: the thread that looks after the numbers has a connection of its own.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town():
    yield vogelheim()
    lookout.close()


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


@pytest.fixture
def door(town, settings):
    settings.PAGE_SECONDS = 60
    return Door()


def page_of(meeting):
    return f"/sitzungen/{meeting.pk}/"


def test_the_second_reader_gets_the_same_bytes_and_heads_without_django(door, meeting):
    first, second = (door.ask(page_of(meeting)) for _ in range(2))
    assert (first.drawn, second.drawn) == (True, False)
    assert (second.status, second.heads, second.content) == (200, first.heads, first.content)
    assert first["Cache-Control"] == "public, no-cache"
    by_django = Client(headers={"host": HOST}).get(page_of(meeting))
    assert dict(second.heads) == {name.lower(): value for name, value in by_django.items()}


def test_what_a_reader_has_is_not_sent_again_nor_is_the_content_where_only_the_head_is_wanted(door, meeting):
    mark = door.ask(page_of(meeting))["ETag"]
    assert mark.startswith('"')
    for known in (mark, f'W/{mark}, "other"', "*"):
        again = door.ask(page_of(meeting), if_none_match=known)
        assert (again.status, again.content, again["ETag"], again.drawn) == (304, b"", mark, False)
        assert again["Content-Type"] == ""
    assert door.ask(page_of(meeting), if_none_match='"other"').status == 200
    head = door.ask(page_of(meeting), method="HEAD")
    assert (head.status, head.content, head["ETag"], head.drawn) == (200, b"", mark, False)
    assert int(head["Content-Length"]) > 0
    Meeting.objects.filter(pk=meeting.pk).update(name="23. Sitzung")
    changed = door.ask(page_of(meeting), if_none_match=mark)
    assert (changed.status, changed.drawn) == (200, True)
    known = door.ask(page_of(meeting), if_none_match=changed["ETag"])
    assert (known.status, known.drawn) == (304, False)  # drawn whole for whoever came before


def test_a_map_of_the_site_knows_since_when_nothing_has_changed(door, meeting):
    since = door.ask("/sitemap-sitzungen.xml")["Last-Modified"]
    again = door.ask("/sitemap-sitzungen.xml", if_modified_since=since)
    assert (again.status, again.drawn) == (304, False)


def with_a_file(row, word):
    file = File.objects.create(owner=row.body.slug, name=word, file_name="a.pdf", public=True)
    row.auxiliary_files.add(file)


def with_a_paper(row, word):
    paper = Paper.objects.create(body=row.body, name=word, public=True, published_at=timezone.now())
    Consultation.objects.create(paper=paper, meeting=row, agenda_item=row.agenda_items.first())


CHANGES = [
    lambda row, word: AgendaItem.objects.filter(meeting=row).update(name=word),
    lambda row, word: row.agenda_items.create(number="Ö 2", name=word, public=True),
    with_a_file,
    with_a_paper,
    lambda row, word: Organization.objects.filter(pk=row.organization_id).update(name=word),
    lambda row, word: Body.objects.filter(pk=row.body_id).update(office=word),
]


def test_a_change_is_there_with_the_next_request_however_it_was_written(door, meeting):
    for number, change in enumerate(CHANGES):
        word = f"Steuern{number}"
        assert word not in door.ask(page_of(meeting)).text
        change(meeting, word)
        assert word in door.ask(page_of(meeting)).text


def test_what_is_recalled_is_gone_at_once(door, meeting):
    with_a_paper(meeting, "Geheimnis")
    paper = Paper.objects.get()
    pages = ("/vorlagen/", f"/vorlagen/{paper.pk}/", page_of(meeting))
    assert ["Geheimnis" in door.ask(path).text for path in pages] == [True, True, True]
    Paper.objects.filter(pk=paper.pk).update(public=False)
    assert ["Geheimnis" in door.ask(path).text for path in pages] == [False, False, False]
    assert door.ask(f"/vorlagen/{paper.pk}/").status == 404


def test_whoever_is_logged_in_gets_the_own_page_and_leaves_none_behind(door, town, meeting):
    client = Client()
    client.force_login(town.users["clerk"], backend="allauth.account.auth_backends.AuthenticationBackend")
    own = f"sessionid={client.cookies['sessionid'].value}"
    for _ in range(2):
        logged_in, public = door.ask(page_of(meeting), cookie=own), door.ask(page_of(meeting))
        assert ("Abmelden" in logged_in.text, "Abmelden" in public.text) == (True, False)
        assert (logged_in.drawn, logged_in["Cache-Control"]) == (True, "private, no-cache")


def test_languages_addresses_towns_and_schemes_are_kept_apart(door, meeting, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    nachbarheim()
    asked = {
        "german": {"path": "/"},
        "english": {"path": "/", "accept_language": "en"},
        "neighbour": {"path": "/", "host": NEIGHBOUR_HOST},
        "other port": {"path": "/feeds/sitzungen.atom", "host": f"{HOST}:8001"},
        "port": {"path": "/feeds/sitzungen.atom"},
        "https": {"path": "/feeds/sitzungen.atom", "x_forwarded_proto": "https"},
        "year": {"path": "/sitzungen/?jahr=1999"},
        "years": {"path": "/sitzungen/"},
    }
    first = {name: door.ask(**how).content for name, how in asked.items()}
    assert len(set(first.values())) == len(asked)
    again = {name: door.ask(**how) for name, how in asked.items()}
    assert {name: each.content for name, each in again.items()} == first
    assert not any(each.drawn for each in again.values())
    assert (b"Vogelheim" in first["neighbour"], b"Nachbarheim" in first["german"]) == (False, False)
    chosen = door.ask("/", cookie="django_language=en; shop=1")
    assert (chosen.content, chosen.drawn) == (first["english"], False)


def test_a_change_in_one_town_leaves_the_pages_of_the_other(door, meeting):
    nachbarheim()
    door.ask("/", host=NEIGHBOUR_HOST)
    Meeting.objects.update(name="23. Sitzung")
    assert not door.ask("/", host=NEIGHBOUR_HOST).drawn


UNUSUAL = [
    {"path": "/werkzeuge/sitzverteilung/"},
    {"path": "/suche/?q=x"},
    {"path": "/sitzungen/0/"},
    {"path": "/konto/login/"},
    {"path": "/", "host": "evil.example"},
    {"path": "/", "root_path": "/stadt"},
    {"path": "/", "method": "POST"},
    {"path": "/", "content_length": "3"},
    {"path": "/", "cookie": "csrftoken=" + "x" * 32},
    {"path": "/?" + "x" * 400},
    {"path": "/", "accept_language": "de," * 200},
]


def test_nothing_with_a_cookie_a_form_a_fault_or_an_odd_request_is_kept(door):
    kept = [how for how in UNUSUAL if not all(door.ask(**how).drawn for _ in range(2))]
    assert kept == []


def test_a_host_that_is_not_ours_is_refused_in_words(door):
    refused = door.ask("/", host="evil.example")
    assert (refused.status, "evil.example" in refused.text) == (400, False)
    assert (door.ask("/", host="fremd.localhost").status, door.ask("/").status) == (404, 200)


def test_who_asks_too_often_is_refused_whether_the_page_is_kept_or_not(door, settings, monkeypatch):
    monkeypatch.setattr("accounts.pace.time.time", lambda: 1_800_000_020.0)
    settings.REQUESTS_A_MINUTE = 3
    caches["pace"].clear()
    heard = [door.ask("/impressum/") for _ in range(4)]
    assert [each.status for each in heard] == [200, 200, 200, 429]
    assert [each.drawn for each in heard] == [True, False, False, True]
    assert door.ask("/impressum/", client="192.0.2.2").status == 200
    uncounted = door.ask("/impressum/", client="")  # Django's to answer
    assert (uncounted.status, uncounted.drawn) == (403, True)
    caches["pace"].clear()


def test_a_page_ages_and_room_is_made_for_those_that_are_asked_for(door, settings, monkeypatch):
    paths = ("/impressum/", "/datenschutz/", "/barrierefreiheit/")
    sizes = [len(door.ask(path).content) for path in paths]
    monkeypatch.setattr(answers, "ROOM", sum(sizes) - 1)
    fresh = Door()
    assert [fresh.ask(path).drawn for path in (*paths, *reversed(paths))] == [
        True,
        True,
        True,
        False,
        False,
        True,
    ]
    settings.PAGE_SECONDS = 1e-9
    assert door.ask("/impressum/").drawn
    settings.PAGE_SECONDS = 0
    assert door.ask("/impressum/").drawn
