"""A sitting that two people led: both sign, and the document is genuine with three signatures and not before."""

from contextlib import nullcontext

import pytest
from django.utils import timezone
from outside import working_elsewhere

from minutes import studio
from minutes.draft import Part
from minutes.matching import installed_roots, matched
from minutes.signing_keys import issue_test_key
from minutes.verify import verify
from minutes.workflow import Phase
from sessions_app.models import AgendaItem, Meeting, Membership
from tests.house.canaries import PIN
from tests.house.spoken_canaries import Desk
from tests.house.world import roles


def meeting_of(town):
    return Meeting.objects.create(
        body=town.body,
        organization=town.council,
        name="22. Sitzung",
        starts_at=timezone.now(),
        agenda_published_at=timezone.now(),
        agenda_version=1,
    )


@pytest.fixture
def led_by_two(db):
    town, _neighbour, _users = roles()
    meeting = meeting_of(town)
    item = AgendaItem.objects.create(meeting=meeting, number="Ö 1", name="Haushalt", order=1, public=True)
    say = Desk(town, meeting)
    say("clerk", "convene")
    for role in ("member", "chair"):
        say(role, "arrive")
    say("chair", "open_sitting")
    say("clerk", "call_item", item=item.pk)
    say("chair", "hand_over_chair", person=str(town.people["member"].pk), until="item")
    say("member", "close_sitting")
    return town, meeting


def test_all_who_led_sign_and_the_document_is_genuine_with_the_last_of_them(led_by_two):
    town, meeting = led_by_two
    clerk, *_ = signers = [town.actor(role, town.users) for role in ("clerk", "member", "chair")]
    for role in ("chair", "member", "clerk"):
        issue_test_key(town.people[role], PIN)
    with working_elsewhere():
        studio.seal_part(clerk, meeting, Part.PUBLIC)
    for signer in signers:
        assert studio.minutes_of(meeting).public.phase is Phase.SEALED
        with working_elsewhere() if signer == signers[-1] else nullcontext():
            studio.sign_part(signer, meeting, Part.PUBLIC, PIN)
    assert studio.minutes_of(meeting).public.phase is Phase.SIGNED
    report = matched(verify(studio.file_of(meeting, Part.PUBLIC).content.read(), installed_roots()))
    assert report.genuine, [finding.code for finding in report.findings if finding.is_fault]
    assert [facts.field for facts in report.signatures][:3] == ["clerk", "chair_2", "chair"]
    assert [facts.kind for facts in report.signatures][3:] == ["seal", "stamp"]


@pytest.mark.parametrize(
    ("title", "printed"),
    [("Vorsitz", "Vorsitz"), ("Bürgermeisterin", "Bürgermeisterin, Vorsitz"), ("", "Vorsitz")],
)
def test_whoever_presides_signs_with_title_and_office_and_neither_is_said_twice(db, title, printed):
    town, _neighbour, _users = roles()
    Membership.objects.filter(person=town.people["chair"]).update(role=title)
    meeting = meeting_of(town)
    AgendaItem.objects.create(meeting=meeting, number="Ö 1", name="Haushalt", order=1, public=True)
    say = Desk(town, meeting)
    say("clerk", "convene")
    for role in ("member", "chair"):
        say(role, "arrive")
    say("chair", "open_sitting")
    signers = studio.draft_for(meeting, Part.PUBLIC).signers
    assert [each.role for each in signers if each.name == town.people["chair"].name] == [printed]
