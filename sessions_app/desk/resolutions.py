"""The office keeps the book of resolutions: what became of them after the announcement, and how they are numbered."""

from datetime import date

from django.utils import timezone

from accounts.actor import Actor
from journal.events import require
from journal.store import Receipt, perform
from sessions_app.adopted import RESOLUTIONS, term_on
from sessions_app.desk.local_rules import LocalRuleRefusal
from sessions_app.models import Body, Organization, Resolution
from sessions_app.policies import may_keep_rules
from sessions_app.resolutions.commands import take_step
from sessions_app.resolutions.scheme import read_scheme
from sessions_app.resolutions.state import Place


def place_of(row: Resolution) -> Place:
    """Where the book has it."""
    return Place(row.agenda_item.meeting_id, row.vote_number, row.agenda_item_id, row.election)


def enter_step(
    actor: Actor, body: int, place: Place, *, step: str, who: str, on: date, reason: str
) -> Receipt:
    """An objection, a referral or a new decision on a resolution, as it came about on a day. Raises Refused."""
    return perform(
        RESOLUTIONS,
        RESOLUTIONS.key(body),
        take_step,
        actor,
        **place._asdict(),
        step=step,
        who=who,
        on=on.isoformat(),
        reason=reason,
        today=timezone.localdate().isoformat(),
    )


def set_scheme(actor: Actor, body: Body, *, organization: Organization | None, scheme: str) -> str:
    """How resolutions are numbered from now on, of the whole municipality or of an organization. Raises Refused.

    Numbers that were given stay.
    """
    place = organization.pk if organization else None
    require(may_keep_rules(actor, body.pk, place), LocalRuleRefusal.NOT_YOURS)
    require(organization is None or organization.body_id == body.pk, LocalRuleRefusal.ELSEWHERE)
    kept = read_scheme(scheme, has_term=bool(term_on(body.pk, timezone.localdate())))
    if organization:
        Organization.objects.filter(pk=organization.pk).update(resolution_scheme=kept)
    else:
        Body.objects.filter(pk=body.pk).update(resolution_scheme=kept)
    return kept
