"""Convening: the filing cabinet's rows of one meeting, frozen into the plan that the journal will hold."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from accounts.actor import Actor
from journal.events import N_, Refusal, Refused, require
from sessions_app.desk.local_rules import said
from sessions_app.models import (
    AgendaItem,
    Meeting,
    Membership,
    Organization,
    Supplement,
    SupplementChange,
)
from sessions_app.models.membership import valid_on
from sessions_app.policies import may_prepare_meeting
from sessions_app.reading import is_released
from sessions_app.rules import rules_in_force
from sessions_app.sitting.plan import Item, ItemKind, Member, Officer, Plan, PublishedSupplement
from sessions_app.sitting.refusals import SittingRefusal
from voting.rules.profiles import BrokenProfileError, Profile


class ConveneRefusal(Refusal):
    NOT_PUBLISHED = N_("The agenda is not published yet. Publish it first, then convene.")
    NO_ORGANIZATION = N_("The meeting belongs to no committee. Enter the committee with the meeting first.")
    NO_CHAIR = N_("Nobody presides on this day. Enter with the memberships who does.")
    NO_RULES = N_("The rules of your state cannot be read. Please turn to the operator.")
    RULES_NOT_IN_FORCE = N_(
        "The rules of your state that are installed here (%(law)s) do not hold on the day of the meeting. "
        "Please turn to the operator."
    )
    LOCAL_RULE_VOID = N_(
        "A rule of yours cannot hold any more: %(source)s (%(reason)s). End it under “Rules” first, then convene."
    )


def plan_of(meeting: Meeting, by: Actor) -> Plan:
    """The agenda as published, the roster of the day, chair and clerk, the law. Raises Refused.

    The clerk of the plan is whoever convenes.
    """
    if meeting.organization is None:
        raise Refused(ConveneRefusal.NO_ORGANIZATION)
    require(may_prepare_meeting(by, meeting.organization.pk), SittingRefusal.NOT_THE_CLERK)
    require(meeting.agenda_published_at, ConveneRefusal.NOT_PUBLISHED)
    memberships = _memberships(meeting)
    council = _people_of_council(meeting)
    chair = next((each.person_id for each in memberships if each.presides), None)
    if chair is None:
        raise Refused(ConveneRefusal.NO_CHAIR)
    return Plan(
        meeting=meeting.pk,
        title=meeting.name,
        body=meeting.body_id,
        body_name=meeting.body.name,
        organization=meeting.organization.pk,
        organization_name=meeting.organization.name,
        place=str(meeting.location or ""),
        starts_at=meeting.starts_at,
        agenda_version=meeting.agenda_version,
        items=items_of(meeting),
        members=tuple(_member(each, council) for each in memberships),
        chair=chair,
        clerk=Officer(by.name, by.person),
        statutory_number=meeting.organization.statutory_number or 0,
        profile=_profile(meeting),
        fault_phone=meeting.second_channel,
        agenda_published_at=meeting.agenda_published_at,
        supplements=tuple(_supplements(meeting)),
    )


def _supplements(meeting: Meeting) -> Iterable[PublishedSupplement]:
    for each in meeting.supplements.filter(published_at__isnull=False).prefetch_related("changes"):
        if each.published_at:
            numbers = {kind: tuple(_numbers(each, kind)) for kind in SupplementChange.Kind.values}
            yield PublishedSupplement(number=each.number, published_at=each.published_at, **numbers)


def _numbers(supplement: Supplement, kind: str) -> Iterable[str]:
    return (each.number for each in supplement.changes.all() if each.kind == kind and each.number)


def _profile(meeting: Meeting) -> Profile:
    """The rules of the meeting's day, the town's own among them."""
    try:
        rules = rules_in_force(meeting.body, meeting.organization, _day(meeting))
    except BrokenProfileError as error:
        raise Refused(ConveneRefusal.NO_RULES) from error
    law = rules.law
    require(law.holds_on(rules.day), ConveneRefusal.RULES_NOT_IN_FORCE, law=law.law)
    if rules.void:
        void = rules.void[0]
        raise Refused(ConveneRefusal.LOCAL_RULE_VOID, source=void.source, reason=said(void.unfit))
    return rules.profile


def items_of(meeting: Meeting) -> tuple[Item, ...]:
    """The agenda's items as they would be frozen now."""
    return tuple(_item(row) for row in _agenda(meeting))


def _agenda(meeting: Meeting) -> Iterable[AgendaItem]:
    rows = AgendaItem.objects.filter(meeting=meeting, deleted=False)
    return rows.order_by("-public", "order", "pk").prefetch_related("consultations__paper")


def _item(row: AgendaItem) -> Item:
    """A public item speaks of its released papers alone: everybody will read it."""
    papers = [each.paper for each in row.consultations.all() if each.paper and not each.deleted]
    papers = [paper for paper in papers if is_released(paper) or not row.public]
    proposals = [row.proposed_resolution, *(paper.proposed_resolution for paper in papers)]
    return Item(
        id=row.pk,
        number=row.number,
        title=row.name,
        public=row.public,
        public_title=row.public_name,
        paper_reference=", ".join(paper.reference for paper in papers if paper.reference),
        proposed_resolution=next((text for text in proposals if text), ""),
        kind=ItemKind(row.kind),
    )


def _memberships(meeting: Meeting) -> list[Membership]:
    """One seat for each person of the day; who is a member does not sit as a substitute as well."""
    rows = Membership.objects.filter(valid_on(_day(meeting)), organization=meeting.organization_id)
    rows = rows.select_related("person", "organization", "on_behalf_of", "substitute_of").order_by(
        "order", "pk"
    )
    seats: dict[int, Membership] = {}
    for row in sorted(rows, key=lambda each: each.substitute_of_id is not None):
        seats.setdefault(row.person_id, row)
    return sorted(seats.values(), key=lambda each: (each.order, each.pk))


def _people_of_council(meeting: Meeting) -> frozenset[int] | None:
    """Who has a seat in the council on the day of a committee's meeting; None where nobody can know or asks."""
    organization = meeting.organization
    if organization is None or organization.organization_type != Organization.Type.COMMITTEE:
        return None
    council = Membership.objects.filter(
        valid_on(_day(meeting)),
        organization__body=meeting.body_id,
        organization__organization_type=Organization.Type.COUNCIL,
        voting_right=True,
    )
    return frozenset(council.values_list("person_id", flat=True)) or None


def _day(meeting: Meeting) -> date:
    return timezone.localtime(meeting.starts_at).date() if meeting.starts_at else timezone.localdate()


def _member(row: Membership, council: frozenset[int] | None) -> Member:
    group = row.on_behalf_of
    return Member(
        person=row.person_id,
        name=row.person.name,
        group=(group.short_name or group.name) if group else "",
        role=row.role,
        voting_right=row.voting_right,
        substitute_of=row.substitute_of.person_id if row.substitute_of else None,
        order=row.order,
        by_office=row.by_office and row.organization.organization_type == Organization.Type.COUNCIL,
        expert_citizen=council is not None and row.voting_right and row.person_id not in council,
    )
