"""The clerk says where a meeting can be seen and heard: never without a rule that allows it."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.actor import Actor
from journal.events import require
from sessions_app.broadcasting import rule_on_broadcasts
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import Broadcast, Meeting, Organization
from sessions_app.plain_text import require_plain
from sessions_app.policies import may_prepare_meeting

NEAR = timedelta(days=1)


def keep_broadcast(
    actor: Actor,
    meeting: Meeting,
    *,
    stream_url: str = "",
    recording_url: str = "",
    recording_from: datetime | None = None,
    for_all: bool = False,
) -> None:
    """Livestream and recording of a meeting (Übertragung, Aufzeichnung); empty addresses take them away.

    `for_all`: its livestream becomes that of all meetings of the organization that say no other. Raises Refused.
    """
    organization = meeting.organization
    require(organization and may_prepare_meeting(actor, organization.pk), DeskRefusal.NOT_THE_CLERK)
    given = [each for each in (stream_url, recording_url) if each]
    require(not given or rule_on_broadcasts(meeting).content is True, DeskRefusal.NOT_TO_BE_BROADCAST)
    for each in given:
        require_plain(each)
        require(each.startswith("https://"), DeskRefusal.NOT_ENCRYPTED)
    require(_is_near(meeting, recording_from), DeskRefusal.BEFORE_THE_MEETING)
    said = {"stream_url": stream_url, "recording_url": recording_url, "recording_from": recording_from}
    with transaction.atomic():
        Broadcast.objects.update_or_create(meeting=meeting, defaults=said)
        if for_all and organization:
            Organization.objects.filter(pk=organization.pk).update(stream_url=stream_url)


def _is_near(meeting: Meeting, moment: datetime | None) -> bool:
    return moment is None or meeting.began_at is None or abs(moment - meeting.began_at) <= NEAR
