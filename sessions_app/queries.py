"""Named reads. `visible_…(actor, body)` and `public_…(body)` are the only way to a list. Deny by default.

Every read starts from a body: what another municipality has cannot come out of any of them.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.actor import NOBODY, Actor
from accounts.grants import keys_of
from documents.models import File
from sessions_app.agenda import AgendaView, ItemView
from sessions_app.models import (
    AgendaItem,
    Body,
    Consultation,
    LegislativeTerm,
    LocalRule,
    Meeting,
    Membership,
    Organization,
    Paper,
    Person,
    Resolution,
)
from sessions_app.models.local_rule import holding_on
from sessions_app.models.membership import valid_on
from sessions_app.policies import may_prepare_meeting, may_register_paper, may_see_closed
from sessions_app.reading import foreseen_view, view_of_item

# A meeting that another system published came with its agenda.
PUBLISHED = Q(agenda_published_at__isnull=False) | Q(oparl_id__isnull=False)
# As `reading.is_released`: meant to be public, and released here or at its source.
RELEASED = Q(public=True) & (Q(published_at__isnull=False) | Q(oparl_id__isnull=False))
RUNNING = (Meeting.State.OPEN, Meeting.State.INTERRUPTED)


def is_published(meeting: Meeting) -> bool:
    """Whether the agenda is published."""
    return meeting.agenda_published_at is not None or meeting.oparl_id is not None


# Where an actor is at home


def entitled_organizations(actor: Actor) -> frozenset[int]:
    """Organizations whose closed matters the actor may read."""
    return frozenset(key for key in keys_of(actor.grants, "organization") if may_see_closed(actor, key))


def clerked_organizations(actor: Actor) -> frozenset[int]:
    """Organizations whose meetings the actor prepares."""
    return frozenset(key for key in keys_of(actor.grants, "organization") if may_prepare_meeting(actor, key))


def preparable_organizations(actor: Actor, body: Body) -> QuerySet[Organization]:
    return public_organizations(body).filter(pk__in=clerked_organizations(actor))


# Meetings


def public_meetings(body: Body) -> QuerySet[Meeting]:
    """All meetings of a body: date, place and name are public as soon as they are planned."""
    rows = Meeting.objects.filter(body=body, deleted=False)
    return rows.select_related("organization", "location", "invitation", "results_protocol")


def minuted_lately(body: Body) -> QuerySet[Meeting]:
    """Meetings whose minutes everybody can read, the latest first. A renewed time stamp makes them no newer."""
    rows = public_meetings(body).filter(results_protocol__public=True, results_protocol__deleted=False)
    return rows.order_by("-results_protocol__created", "-starts_at")


def visible_meetings(actor: Actor, body: Body) -> QuerySet[Meeting]:
    """Meetings of the organizations that the actor belongs to or works for."""
    own = entitled_organizations(actor)
    return public_meetings(body).filter(_of_organizations(own))


def meetings_at_whose_door(actor: Actor, body: Body) -> QuerySet[Meeting]:
    """Meetings of the organizations whose members the actor checks in, and which he may know nothing else of."""
    named = keys_of(actor.grants, "organization")
    doors = frozenset(key for key in named if actor.holds("keep_door_of", "organization", key))
    return public_meetings(body).filter(organization__in=doors, oparl_id=None)


def meetings_to_prepare(actor: Actor, body: Body) -> QuerySet[Meeting]:
    """What lies on the clerk's desk: planned or running meetings of the organizations served."""
    open_states = [Meeting.State.PLANNED, Meeting.State.CONVENED, *RUNNING]
    rows = public_meetings(body).filter(organization__in=clerked_organizations(actor), state__in=open_states)
    return rows.exclude(starts_at__lt=timezone.now() - timedelta(days=30)).order_by("starts_at")


def next_draft(organization: int) -> Meeting | None:
    """The organization's next meeting, if its agenda is still a draft: there what waits for it can be put."""
    drafts = Meeting.objects.filter(
        organization=organization,
        state=Meeting.State.PLANNED,
        agenda_published_at=None,
        oparl_id=None,
        deleted=False,
        starts_at__gte=timezone.now(),
    )
    return drafts.order_by("starts_at", "pk").first()


def _of_organizations(keys: frozenset[int]) -> Q:
    joint = Meeting.further_organizations.through.objects.filter(organization_id__in=keys)
    return Q(organization_id__in=keys) | Q(pk__in=joint.values("meeting_id"))


def is_entitled(actor: Actor, meeting: Meeting) -> bool:
    """May the actor read the closed part of this meeting? A joint meeting belongs to all its organizations."""
    own = entitled_organizations(actor)
    if not own:
        return False
    further = meeting.further_organizations.filter(pk__in=own)
    return meeting.organization_id in own or further.exists()


def is_clerk(actor: Actor, meeting: Meeting) -> bool:
    return meeting.organization_id is not None and may_prepare_meeting(actor, meeting.organization_id)


# The agenda


def agenda_of(actor: Actor, meeting: Meeting) -> AgendaView:
    """The agenda as the actor may see it. A draft is seen by the meeting's clerks only."""
    if not is_published(meeting) and not is_clerk(actor, meeting):
        return AgendaView(shown=False, published_at=None, version=0)
    return agenda_as(meeting, entitled=is_entitled(actor, meeting))


def public_agenda(meeting: Meeting) -> AgendaView:
    """As anybody sees it."""
    return agenda_of(NOBODY, meeting)


def agenda_as(meeting: Meeting, *, entitled: bool) -> AgendaView:
    """The agenda for somebody who is entitled or not, draft or published."""
    return _agenda([view_of_item(item, entitled=entitled) for item in _items(meeting)], meeting, entitled)


def agenda_foreseen(meeting: Meeting, closed: Collection[UUID]) -> AgendaView:
    """A draft as everybody will see it once it is published: the clerk's preview. `closed`: files that stay so."""
    return _agenda([foreseen_view(item, closed) for item in _items(meeting)], meeting, entitled=False)


def _agenda(views: list[ItemView], meeting: Meeting, entitled: bool) -> AgendaView:
    return AgendaView(
        shown=True,
        published_at=meeting.agenda_published_at or (meeting.modified if meeting.oparl_id else None),
        version=meeting.agenda_version,
        entitled=entitled,
        public=tuple(view for view in views if view.public),
        closed=tuple(view for view in views if not view.public),
    )


def _items(meeting: Meeting) -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.filter(meeting=meeting, deleted=False).select_related("resolution_file")
    return rows.prefetch_related(*_hanging_on_items()).order_by("-public", "order", "pk")


def _hanging_on_items() -> "Iterator[Prefetch[Any]]":
    """In lists: a queryset for each item would cost more than its rows."""
    files = Prefetch("paper__auxiliary_files", to_attr="all_files")
    papers = Consultation.objects.select_related("paper__main_file").prefetch_related(files)
    yield Prefetch("consultations", papers, to_attr="all_consultations")
    yield Prefetch("auxiliary_files", to_attr="all_files")
    yield Prefetch("resolutions", to_attr="all_resolutions")


def public_items(body: Body) -> QuerySet[AgendaItem]:
    """Public items on published agendas. Each is asked for its meeting: what a few cost does not grow with the town."""
    meetings = Meeting.objects.filter(PUBLISHED, body=body, deleted=False)
    return AgendaItem.objects.filter(
        Exists(meetings.filter(pk=OuterRef("meeting"))), deleted=False, public=True
    )


def decided_lately(body: Body) -> QuerySet[AgendaItem]:
    """Public items with a result, the newest first."""
    return (
        public_items(body)
        .filter(state=AgendaItem.State.DECIDED)
        .exclude(result="")
        .select_related("meeting__organization")
        .prefetch_related("resolutions")
        .order_by("-meeting__starts_at", "order")
    )


# Resolutions


def public_resolutions(body: Body) -> QuerySet[Resolution]:
    """What was adopted in public and announced."""
    meetings = public_meetings(body).filter(PUBLISHED)
    return _adopted().filter(agenda_item__meeting__in=meetings, agenda_item__public=True)


def visible_resolutions(actor: Actor, body: Body) -> QuerySet[Resolution]:
    """What the organizations adopted that the actor belongs to or works for, in both parts."""
    meetings = visible_meetings(actor, body).filter(PUBLISHED)
    return _adopted().filter(agenda_item__meeting__in=meetings)


def _adopted() -> QuerySet[Resolution]:
    rows = Resolution.objects.filter(carried=True, agenda_item__deleted=False)
    return rows.select_related("agenda_item__meeting__body", "agenda_item__meeting__organization")


# Papers


def public_papers(body: Body) -> QuerySet[Paper]:
    return Paper.objects.filter(RELEASED, body=body, deleted=False).select_related("main_file")


def papers_before(organization: Organization) -> QuerySet[Paper]:
    """Public papers that stand on a published agenda of the organization."""
    meetings = Meeting.objects.filter(PUBLISHED, organization=organization, deleted=False)
    stations = Consultation.objects.filter(meeting__in=meetings, agenda_item__public=True, deleted=False)
    return public_papers(organization.body).filter(pk__in=stations.values("paper"))


def terms_of(body: Body) -> QuerySet[LegislativeTerm]:
    """The legislative terms, the newest first."""
    return LegislativeTerm.objects.filter(body=body, deleted=False).order_by("-starts_on", "-pk")


def visible_papers(actor: Actor, body: Body) -> QuerySet[Paper]:
    """Public papers, and those that the actor's organizations deliberate on or that the actor writes."""
    rows = Paper.objects.filter(body=body, deleted=False).select_related("main_file")
    return rows.filter(RELEASED | _open_to(actor, body))


def _open_to(actor: Actor, body: Body) -> Q:
    """Non-public papers: authors see all, others those on a published agenda of theirs.

    Clerks also see their own drafts, and the papers that no organization deals with yet.
    """
    if may_register_paper(actor, body.pk):
        return Q(body=body)
    pool = Q(consultations=None) if clerked_organizations(actor) else Q()
    return (
        pool
        | Q(written_procedures__organization__in=entitled_organizations(actor))
        | Q(pk__in=Consultation.objects.filter(_consulted_by(actor), deleted=False).values("paper_id"))
    )


def _consulted_by(actor: Actor) -> Q:
    own, clerked = entitled_organizations(actor), clerked_organizations(actor)
    published = Q(meeting__in=Meeting.objects.filter(PUBLISHED & _of_organizations(own)))
    return published | Q(meeting__organization__in=clerked) | Q(meeting=None, organizations__in=clerked)


def consultations_of(actor: Actor, paper: Paper) -> QuerySet[Consultation]:
    """A paper's way through the organizations; stations on closed items or drafts only for those entitled."""
    rows = Consultation.objects.filter(paper=paper, deleted=False, meeting__deleted=False)
    public = Q(agenda_item__public=True, meeting__in=Meeting.objects.filter(PUBLISHED, body=paper.body_id))
    return (
        rows.filter(public | _consulted_by(actor))
        .distinct()
        .select_related("meeting__organization", "agenda_item")
        .prefetch_related("agenda_item__resolutions")
        .order_by("meeting__starts_at", "order", "pk")
    )


def writes_papers(actor: Actor, body: Body) -> bool:
    """Authors, and clerks of any organization of the body (an actor holds grants of one body only)."""
    return may_register_paper(actor, body.pk) or bool(clerked_organizations(actor))


# Files


def public_files(body: Body) -> QuerySet[File]:
    return File.objects.filter(owner=body.slug, deleted=False, public=True)


def visible_files(actor: Actor, body: Body) -> QuerySet[File]:
    """Public files, and those that hang on something closed that the actor may read."""
    rows = File.objects.filter(owner=body.slug, deleted=False)
    own, clerked = entitled_organizations(actor), clerked_organizations(actor)
    if not own and not may_register_paper(actor, body.pk):
        return rows.filter(public=True)
    meetings = Meeting.objects.filter(body=body, deleted=False)
    meetings = meetings.filter((PUBLISHED & _of_organizations(own)) | Q(organization__in=clerked))
    papers = Paper.objects.filter(_open_to(actor, body), body=body, deleted=False)
    return rows.filter(Q(public=True) | _hanging_on(meetings) | _hanging_on_papers(papers))


def _hanging_on(meetings: QuerySet[Meeting]) -> Q:
    items = AgendaItem.objects.filter(meeting__in=meetings, deleted=False)
    return (
        Q(pk__in=meetings.values("invitation"))
        | Q(pk__in=meetings.values("results_protocol"))
        | Q(pk__in=meetings.values("verbatim_protocol"))
        | Q(pk__in=Meeting.auxiliary_files.through.objects.filter(meeting__in=meetings).values("file"))
        | Q(pk__in=items.values("resolution_file"))
        | Q(pk__in=AgendaItem.auxiliary_files.through.objects.filter(agendaitem__in=items).values("file"))
    )


def _hanging_on_papers(papers: QuerySet[Paper]) -> Q:
    attached = Paper.auxiliary_files.through.objects.filter(paper__in=papers)
    return Q(pk__in=papers.values("main_file")) | Q(pk__in=attached.values("file"))


# Organizations and people


def public_organizations(body: Body) -> QuerySet[Organization]:
    return Organization.objects.filter(body=body, deleted=False)


def organizations_with_rules(body: Body, day: date) -> QuerySet[Organization]:
    """Those whose own rules of procedure say something on a day."""
    rows = LocalRule.objects.filter(holding_on(day), body=body, organization__isnull=False)
    return public_organizations(body).filter(pk__in=rows.values("organization")).order_by("name")


def public_people(body: Body) -> QuerySet[Person]:
    """People who sit or sat somewhere: a login alone makes nobody public."""
    seated = Membership.objects.filter(organization__body=body, deleted=False).values("person")
    return Person.objects.filter(body=body, deleted=False, pk__in=seated)


def members_of(organization: Organization) -> QuerySet[Membership]:
    """Everybody who sits there today, chair first."""
    rows = Membership.objects.filter(valid_on(timezone.localdate()), organization=organization)
    rows = rows.filter(person__deleted=False)
    return rows.select_related("person", "on_behalf_of", "substitute_of__person").order_by(
        "-presides", "order", "person__family_name", "person__name"
    )


def former_members_of(organization: Organization) -> QuerySet[Membership]:
    rows = Membership.objects.filter(organization=organization, deleted=False, person__deleted=False)
    rows = rows.filter(ends_on__lt=timezone.localdate())
    return rows.select_related("person", "on_behalf_of").order_by("-ends_on", "person__name")


def memberships_of(person: Person) -> QuerySet[Membership]:
    rows = Membership.objects.filter(person=person, deleted=False, organization__deleted=False)
    return rows.select_related("organization", "on_behalf_of").order_by("ends_on", "starts_on", "pk")


def invited_to(meeting: Meeting) -> QuerySet[Membership]:
    """Everybody who sits in the organization on the meeting's day."""
    day = timezone.localtime(meeting.starts_at).date() if meeting.starts_at else timezone.localdate()
    rows = Membership.objects.filter(valid_on(day), organization=meeting.organization_id)
    rows = rows.filter(person__deleted=False).select_related("person", "on_behalf_of")
    return rows.order_by("order", "pk")


# Strengths


def councils(body: Body) -> QuerySet[Organization]:
    return (
        public_organizations(body).filter(organization_type=Organization.Type.COUNCIL).order_by("name", "pk")
    )


def committees_today(body: Body) -> QuerySet[Organization]:
    rows = public_organizations(body).filter(organization_type=Organization.Type.COMMITTEE)
    return rows.exclude(ends_on__lt=timezone.localdate())


def strengths_of(council: Organization) -> list[tuple[str, int]]:
    """The groups by name with how many of their members sit there today with voting right, the strongest first.

    Who sits there for no group counts for the one that he or she is a member of today; else for none.
    """
    seats = list(members_of(council).filter(voting_right=True, substitute_of=None))
    groups = [seat.on_behalf_of.name for seat in seats if seat.on_behalf_of]
    rest = Membership.objects.filter(
        valid_on(timezone.localdate()),
        person__in=[seat.person_id for seat in seats if not seat.on_behalf_of],
        organization__organization_type=Organization.Type.GROUP,
        organization__deleted=False,
    )
    groups += dict(rest.order_by("-pk").values_list("person", "organization__name")).values()
    return sorted(Counter(groups).items(), key=lambda each: (-each[1], each[0]))
