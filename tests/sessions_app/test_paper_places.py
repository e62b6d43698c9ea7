"""Authors say what a paper is about on the earth; a closed paper's place is told to nobody."""

import pytest
from django.test import Client
from django.utils import timezone

from sessions_app.models import Location, Meeting, Organization, Paper
from sessions_app.pages.paper_places import degrees_in
from tests.agendas import HOST, prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(db):
    return prepared()


def client(evening, role):
    browser = Client(headers={"host": HOST})
    browser.force_login(evening.users[role], backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def say(evening, paper, role="administration", **given):
    return client(evening, role).post(f"/arbeitsplatz/vorlagen/{paper.pk}/orte/", given)


def named(paper):
    return [(str(each), each.latitude, each.longitude) for each in paper.locations.order_by("pk")]


@pytest.mark.parametrize(
    ("typed", "degrees"),
    [
        ("52.1204, 7.3921", (52.1204, 7.3921)),
        ("52,1204 7,3921", (52.1204, 7.3921)),
        ("-33.9,151.2", (-33.9, 151.2)),
        ("52°; 7°", (52.0, 7.0)),
        ("91, 7", None),
        ("52.1, 181", None),
        ("52.1", None),
        ("Rathaus", None),
        ("nan, nan", None),
    ],
)
def test_a_position_is_read_as_it_is_typed_or_copied(typed, degrees):
    assert degrees_in(typed) == degrees


def test_an_author_names_a_place_of_a_published_paper_and_everybody_finds_it(evening):
    given = {"street_address": "Furtbrücke", "locality": "Vogelheim", "degrees": "52.1, 7.3"}
    assert say(evening, evening.paper, **given).status_code == 302
    assert named(evening.paper) == [("Furtbrücke, Vogelheim", 52.1, 7.3)]
    assert "Furtbrücke, Vogelheim" in Client(headers={"host": HOST}).get("/orte/").content.decode()
    say(evening, evening.paper, **given)
    assert (len(named(evening.paper)), Location.objects.count()) == (1, 1)
    place = evening.paper.locations.get()
    client(evening, "administration").post(
        f"/arbeitsplatz/vorlagen/{evening.paper.pk}/orte/{place.pk}/loesen/"
    )
    assert (named(evening.paper), Location.objects.count()) == ([], 1)


def test_the_place_of_a_closed_paper_is_neither_public_nor_offered_to_others(evening):
    say(evening, evening.secret, street_address="KANARIENHOF")
    say(evening, evening.paper, street_address="Furtbrücke")
    assert "KANARIENHOF" not in Client(headers={"host": HOST}).get("/orte/").content.decode()
    page = client(evening, "clerk").get(f"/arbeitsplatz/vorlagen/{evening.paper.pk}/orte/").content.decode()
    assert ("Furtbrücke" in page, "KANARIENHOF" in page) == (True, False)
    hidden = Location.objects.get(street_address="KANARIENHOF")
    assert say(evening, evening.paper, known=hidden.pk).status_code == 200
    assert "KANARIENHOF" not in str(named(evening.paper))


def test_a_paper_that_is_public_no_more_is_given_no_place_whose_followers_would_learn_of_it(evening):
    place = Location.objects.create(body=evening.home.body, street_address="Furtbrücke")
    Meeting.objects.filter(pk=evening.meeting.pk).update(location=place)  # so that it has a public page
    Paper.objects.filter(pk=evening.paper.pk).update(public=False, published_at=timezone.now())
    answer = say(evening, evening.paper, known=place.pk)
    assert "Wer dem Ort folgt, würde davon erfahren" in answer.content.decode()
    feed = Client(headers={"host": HOST}).get(f"/orte/{place.pk}/feeds/neues.json")
    assert (named(evening.paper), feed.status_code) == ([], 200)
    assert f"/vorlagen/{evening.paper.pk}/" not in feed.content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"locality": "Vogelheim"}, "Bitte wählen Sie einen bekannten Ort"),
        ({"street_address": "Furtbrücke", "degrees": "hier"}, "Das ist keine Lage"),
        ({"street_address": "Furt\u202ebrücke"}, "U+202E"),
    ],
)
def test_what_is_no_place_is_said_and_nothing_is_kept(evening, given, sentence):
    assert sentence in say(evening, evening.paper, **given).content.decode()
    assert named(evening.paper) == []


def test_who_writes_no_papers_names_no_place_nor_does_a_place_come_from_elsewhere(evening):
    statuses = {
        role: say(evening, evening.paper, role, street_address="X").status_code
        for role in ("member", "chair")
    }
    assert statuses == {"member": 404, "chair": 404}
    foreign = Location.objects.create(body=evening.neighbour.body, room="KANARIENNACHBAR Saal")
    Organization.objects.filter(pk=evening.neighbour.council.pk).update(location=foreign)
    assert say(evening, evening.paper, known=foreign.pk).status_code == 200
    assert (named(evening.paper), Location.objects.count()) == ([], 1)
