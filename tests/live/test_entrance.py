"""Many sockets at once: each gets what is its own, nobody fails for another, nothing is taken away unseen."""

import asyncio
from dataclasses import replace

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import OperationalError

from accounts.grants import revoke
from accounts.models import User
from journal.events import Refused
from journal.threads import DatabaseThread
from sessions_app import admission
from sessions_app.admission import Knock, Ticket, admit_together, ask_again
from sessions_app.models import Meeting, Membership
from sessions_app.relay import entrance
from tests.live.council import HOST


def knock(council, login=None, audience="member", **other):
    key = council.client(login, HOST).cookies[settings.SESSION_COOKIE_NAME].value if login else ""
    asked = Knock(council.meeting.pk, audience, HOST, f"http://{HOST}", key)
    return replace(asked, **other)


def lose_seat(council):
    Membership.objects.filter(person=council.people["anna"], organization=council.council).delete()
    revoke(council.users["anna"], "member_of", council.council)


def lock(council):
    User.objects.filter(pk=council.users["anna"].pk).update(is_active=False)


def change_password(council):
    council.users["anna"].set_password("another-one-entirely")
    council.users["anna"].save()


def test_a_batch_gives_each_its_own(council):
    results = admit_together(
        [
            knock(council, "anna"),
            knock(council, "olga", "desk"),
            knock(council, "anna", "desk"),
            knock(council, audience="public"),
            knock(council),
            knock(council, "anna", origin="http://[x]"),
            knock(council, "anna", host="nowhere.localhost", origin="http://nowhere.localhost"),
        ]
    )
    given = [each.code if isinstance(each, Refused) else each.actor.user for each in results]
    anna, olga = council.users["anna"].pk, council.users["olga"].pk
    assert given == [anna, olga, "not_for_you", None, "not_for_you", "foreign_page", "not_found"]


def test_where_everything_is_encrypted_an_unencrypted_page_of_the_same_host_is_foreign(council, settings):
    pages = [
        knock(council, audience="public", origin=f"{scheme}://{HOST}") for scheme in ("http", "https", "ftp")
    ]
    assert [isinstance(each, Ticket) for each in admit_together(pages)] == [True, True, True]
    settings.HTTPS = True
    http, https, ftp = admit_together(pages)
    assert [http.code, ftp.code] == ["foreign_page", "foreign_page"]
    assert isinstance(https, Ticket)


@pytest.mark.parametrize("taken_away", [lose_seat, lock, change_password])
def test_what_is_taken_away_while_a_batch_is_let_in_is_noticed_at_the_next_asking(
    council, monkeypatch, taken_away
):
    """The rights are made of what the stamp says: a change right after it was read differs from it."""
    at_the_worst_moment = admission.holdings_of

    def late(users):
        holdings = at_the_worst_moment(users)
        taken_away(council)
        return holdings

    monkeypatch.setattr(admission, "holdings_of", late)
    (ticket,) = admit_together([knock(council, "anna")])
    monkeypatch.undo()
    assert isinstance(ticket, Ticket)
    assert list(ask_again([ticket])) == [ticket]


def test_a_number_longer_than_any_is_no_meeting(council):
    assert council.client(None).get(f"/sitzungen/{2**63}/live/").status_code == 404
    (refused,) = admit_together([knock(council, audience="public", meeting=2**63)])
    assert isinstance(refused, Refused)


def test_a_meeting_of_no_organization_has_none(council):
    Meeting.objects.filter(pk=council.meeting.pk).update(organization=None)
    (ticket,) = admit_together([knock(council, audience="public")])
    assert (ticket.meeting.body, ticket.meeting.organization) == (council.body, None)


async def test_one_that_fails_takes_no_other_along(council, monkeypatch):
    good = await sync_to_async(knock)(council, "anna")
    bad = replace(good, meeting=-7)
    asked = admission.find_meeting

    def find(body, meeting):
        if meeting == bad.meeting:
            raise ZeroDivisionError
        return asked(body, meeting)

    monkeypatch.setattr(admission, "find_meeting", find)
    doors = (entrance.admitted(each) for each in (good, bad, good, good))
    results = await asyncio.gather(*doors, return_exceptions=True)
    assert [type(each) for each in results] == [Ticket, ZeroDivisionError, Ticket, Ticket]


async def test_a_thread_goes_on_after_its_database_hung_up():
    thread, asked = DatabaseThread("test"), []

    def work():
        asked.append(1)
        if len(asked) == 1:
            raise OperationalError("terminating connection")
        return len(asked)

    assert await thread.run(work) == 2
    await sync_to_async(thread.close)()
