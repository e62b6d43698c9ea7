"""A signature that was asked for once opens nothing to who has no right in the organization any more."""

import pytest
from django.urls import reverse

from accounts.grants import revoke
from journal.store import perform
from minutes import workflow
from minutes.book import MINUTES
from minutes.draft import Part
from minutes.workflow import Signer
from sessions_app.models import Membership
from tests.live.council import eichenfurt

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """The closed part is sealed; Anna, who led the sitting in the chair's place, has not signed yet."""
    town = eichenfurt().opened()
    perform(
        MINUTES,
        MINUTES.key(town.meeting.pk),
        workflow.seal,
        town.actor("olga"),
        organization=town.council.pk,
        sitting_closed=True,
        part=Part.CLOSED,
        sha256="a1",
        sitting_seq=1,
        sitting_head="",
        sitting_now="",
        passages={},
        signers=(Signer(town.person("anna"), "Anna", "chair"),),
    )
    return town


def answers(town, login):
    client, key = town.client(login), town.meeting.pk
    pages = (reverse("minutes:studio", args=[key]), reverse("minutes:preview", args=[key, Part.CLOSED]))
    return [client.get(page).status_code for page in pages]


def test_a_signer_with_a_seat_comes_in_and_a_former_one_does_not(town):
    assert answers(town, "anna") == [200, 200]
    assert answers(town, "bernd") == [404, 404]
    Membership.objects.filter(person=town.people["anna"], organization=town.council).delete()
    revoke(town.users["anna"], "member_of", town.council)
    assert answers(town, "anna") == [404, 404]
