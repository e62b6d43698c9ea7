"""The public follows by video: offered, registered in time, noticed each time, ended at the closed part, forgotten."""

from copy import deepcopy
from datetime import date, timedelta
from io import StringIO

import jwt
import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from journal.events import Refused
from sessions_app.desk.registrations import (
    end_registering,
    enter_registration,
    offer_entrance,
    withdraw_access,
)
from sessions_app.models import Entrance, Meeting, Question, Registration
from tests.residents import Residents

SECRET = "a-secret-of-this-town-and-its-jitsi-0123456789"
GUEST = {"subject": None, "text": None, "resident": None, "name": "Ronja Reimers", "way": "video"}


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        residents = Residents()
        offer_entrance(residents.actor("clerk"), residents.meeting)
        yield residents
        transaction.set_rollback(True)


@pytest.fixture
def residents(made_once, db, settings):
    cache.clear()
    settings.JITSI_URL, settings.JITSI_DOMAIN = "https://meet.vogelheim.test", "meet.vogelheim.test"
    settings.JITSI_APP_ID, settings.JITSI_APP_SECRET = "ratssaal", SECRET
    return deepcopy(made_once)


def registered(residents, **changes):
    """The private address of somebody who has registered."""
    door = f"/sitzungen/{residents.meeting.pk}/anmelden/"
    return residents.send(door, **GUEST | changes)["Location"]


def ticket(residents, private):
    answer = residents.visitor.post(f"{private}video/").json()
    return answer.get("refused") or jwt.decode(
        answer["token"], SECRET, algorithms=["HS256"], audience="jitsi"
    )


def test_without_an_offer_of_the_office_there_is_nothing_to_register_for(residents):
    Entrance.objects.all().delete()
    door = f"/sitzungen/{residents.meeting.pk}/anmelden/"
    assert "kann nicht per Video gefolgt werden" in residents.page(door)
    assert residents.send(door, **GUEST, token="5b1ff1f0-6a51-4c43-9f5c-2f6fd3f8c0aa").status_code == 422
    assert not Registration.objects.exists()
    assert door not in residents.page(f"/sitzungen/{residents.meeting.pk}/")


def test_registering_ends_with_its_period_and_when_the_office_ends_it(residents):
    door = f"/sitzungen/{residents.meeting.pk}/anmelden/"
    assert door in residents.page(f"/sitzungen/{residents.meeting.pk}/")
    residents.rule("digital.registration_days", 8)
    assert "Die Frist für die Anmeldung ist vorbei" in residents.page(door)
    residents.starts(days=20)
    assert registered(residents).startswith("/zugang/")
    end_registering(residents.actor("clerk"), residents.meeting)
    assert "Die Frist für die Anmeldung ist vorbei" in residents.page(door)


def test_before_the_video_the_notice_is_accepted_every_time(residents):
    private = registered(residents)
    assert "Die Sitzung ist noch nicht eröffnet" in residents.page(private)
    residents.open()
    assert "Ich schneide nichts mit und gebe nichts weiter." in residents.page(private)
    assert ticket(residents, private) == "not_accepted"
    missing = residents.visitor.post(private, {"do": "enter"}).content.decode()
    assert "Bitte kreuzen Sie an" in missing
    inside = residents.visitor.post(private, {"do": "enter", "accepted": "yes"})
    assert f'data-public="{private}video/"' in inside.content.decode()
    assert "data-closed=" not in inside.content.decode()
    assert inside["Permissions-Policy"].startswith("camera=(), microphone=(), display-capture=()")
    assert "Ich schneide nichts mit" in residents.page(private)  # and again


def test_a_guest_has_a_number_no_name_and_no_word_in_the_video(residents):
    private = registered(residents)
    residents.open()
    residents.visitor.post(private, {"do": "enter", "accepted": "yes"})
    user, features = (ticket(residents, private)["context"][part] for part in ("user", "features"))
    assert (user["name"], user["moderator"], set(user)) == ("Gast 1", False, {"id", "name", "moderator"})
    assert set(features.values()) == {False}
    assert features.keys() >= {"recording", "livestreaming", "send-groupchat"}


def test_behind_closed_doors_no_guest_gets_a_ticket_and_afterwards_again(residents):
    private = registered(residents)
    residents.open()
    residents.visitor.post(private, {"do": "enter", "accepted": "yes"})
    room = ticket(residents, private)["room"]
    residents.say("chair", "exclude_public", reason="Grundstück")
    assert ticket(residents, private) == "behind_closed_doors"
    residents.say("chair", "readmit_public")
    assert ticket(residents, private)["room"] == room
    Registration.objects.update(accepted_at=timezone.now() - timedelta(hours=13))
    assert ticket(residents, private) == "not_accepted"


def test_a_withdrawn_access_opens_nothing_and_says_why(residents):
    private = registered(residents)
    residents.open()
    residents.visitor.post(private, {"do": "enter", "accepted": "yes"})
    address = f"/arbeitsplatz/sitzungen/{residents.meeting.pk}/anmeldungen/{Registration.objects.get().pk}/"
    residents.client("clerk").post(address, {"reason": "Mitschnitt verbreitet."})
    assert ticket(residents, private) == "withdrawn"
    assert "Mitschnitt verbreitet." in residents.page(private)
    assert "zugang" not in residents.page(address, residents.client("clerk"))


def test_whoever_has_no_internet_is_entered_by_the_clerk_even_late(residents):
    end_registering(residents.actor("clerk"), residents.meeting)
    place = f"/arbeitsplatz/sitzungen/{residents.meeting.pk}/anmeldungen/"
    residents.client("clerk").post(place, {"do": "enter", "name": "Herr Altmann", "way": "place"})
    row = Registration.objects.get()
    assert (row.number, row.name, row.way, row.entered_by) == (1, "Herr Altmann", "place", "Clerk Muster")
    assert "Ein Platz" in residents.page(f"/zugang/{row.token}/").replace("Für Sie wird ein", "Ein")
    assert ticket(residents, f"/zugang/{row.token}/") == "place_alone"
    assert "Herr Altmann" in residents.page(place, residents.client("clerk"))


@pytest.mark.parametrize("role", ["member", "chair", "other_member", "organisation_admin"])
def test_nobody_but_the_clerk_sees_who_has_registered(residents, role):
    registered(residents)
    row, actor = Registration.objects.get(), residents.actor(role)
    place = f"/arbeitsplatz/sitzungen/{residents.meeting.pk}/anmeldungen/"
    client = residents.client(role)
    assert [client.get(each).status_code for each in (place, f"{place}{row.pk}/")] == [404, 404]
    for command in (
        lambda: offer_entrance(actor, residents.meeting),
        lambda: end_registering(actor, residents.meeting),
        lambda: enter_registration(actor, residents.meeting, name="A", email="", way="video"),
        lambda: withdraw_access(actor, row, reason="So."),
    ):
        with pytest.raises(Refused, match="not_yours"):
            command()


def test_whoever_has_registered_takes_it_back_and_nothing_is_left(residents):
    private = registered(residents)
    assert "Ihre Anmeldung ist gelöscht" in residents.visitor.post(private, {"do": "cancel"}).content.decode()
    assert not Registration.objects.exists()
    assert residents.visitor.get(private).status_code == 404


def test_some_weeks_after_the_meeting_nothing_more_is_known_than_the_page_shows(residents):
    registered(residents)
    states = ("received", "refused", "merged", "withdrawn", "admitted", "asked", "answered")
    for number, (state, shown_as) in enumerate(zip(states, ["initials"] * 7, strict=True), start=1):
        row = Question(meeting=residents.meeting, number=number, state=state, shown_as=shown_as)
        row.name, row.email, row.text, row.wording = "Ronja Reimers", "r@post.example", "Lang?", "Kurz?"
        row.note, row.answer, row.answered_on = "Gekürzt.", "Bald.", date(2026, 11, 23)
        row.save()
        row.steps.create(kind="admitted", by="Clerk", before="Lang?")
    call_command("keep_terms", stdout=StringIO())
    assert (Registration.objects.count(), Question.objects.count()) == (1, 7)  # not held yet
    Meeting.objects.update(starts_at=timezone.now() - timedelta(days=31))
    for _ in range(2):
        call_command("keep_terms", stdout=StringIO())
    left = list(Question.objects.values_list("state", "name", "email", "text", "wording", "note", "shown_as"))
    known = ("Ronja Reimers", "r@post.example", "Lang?", "Kurz?", "Gekürzt.", "initials")
    forgotten = ("R. R.", "", "Kurz?", "", "", "name")
    assert left == [("admitted", *forgotten), ("asked", *known), ("answered", *forgotten)]
    history = Question.objects.get(state="answered").steps.values_list("kind", "by", "before")
    assert list(history) == [("forgotten", "", "")]
    assert (Registration.objects.count(), Entrance.objects.count()) == (0, 0)
