"""The port: what a provider gives, and what the absence of one says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conference.health import Headcount, Health
from conference.provider import JoinTicket, provider
from conference.refusals import ConferenceRefusal
from conference.tokens import Guest, Role
from journal.events import Refused

ANNA = Guest(id="a1b2c3", name="Anna", role=Role.PARTICIPANT)


def test_a_ticket_says_where_as_whom_and_until_when(jitsi):
    before = timezone.now()
    ticket = provider().join(ANNA, "sitzung-17", closed=False)
    assert ticket == JoinTicket(
        url="https://meet.musterstadt.test",
        domain="meet.musterstadt.test",
        room="sitzung-17",
        token=ticket.token,
        expires_at=ticket.expires_at,
    )
    assert before <= ticket.expires_at - timedelta(minutes=8) <= timezone.now()


def test_the_server_is_remembered_from_one_question_to_the_next(jitsi):
    assert provider() is provider()


async def test_where_nothing_is_configured_everything_says_so(settings):
    settings.JITSI_URL = ""
    nothing = provider()
    with pytest.raises(Refused) as caught:
        nothing.join(ANNA, "sitzung-17", closed=False)
    assert caught.value.refusal is ConferenceRefusal.NOT_CONFIGURED
    assert await nothing.health() is Health.NOT_CONFIGURED
    assert await nothing.size("sitzung-17") == Headcount(Health.NOT_CONFIGURED)
