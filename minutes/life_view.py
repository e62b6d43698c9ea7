"""What the pages show of the minutes' life: frozen, and nothing that the actor may not see."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from accounts.actor import Actor
from minutes.approvals import stands_on_agenda, waits_for_agenda
from minutes.attendance import took_part
from minutes.chairs import eligible_members, members_wanted, signature_places
from minutes.draft import Part
from minutes.life.publishing import may_release
from minutes.life.state import Life, Objection, Proposal, Publication, Release, ReleasedAs, Standing
from minutes.life_desk import deadline_for, last_day_for_objections, later_meetings
from minutes.life_words import (
    approval_words,
    badge_of,
    deadline_words,
    left_out_words,
    ruling_words,
    sealing_words,
    standing_words,
)
from minutes.objecting import waiting
from minutes.workflow import Document, Minutes, Phase
from sessions_app.models import AgendaItem, Meeting
from sessions_app.policies import may_prepare_meeting
from sessions_app.queries import next_draft
from sessions_app.sitting.state import Phase as SittingPhase
from sessions_app.sitting.state import Sitting
from voting.rules.minutes import FinalBy
from voting.rules.phrases import meaning_of

TITLES = {Part.PUBLIC: "Public part", Part.CLOSED: "Closed part"}


@dataclass(frozen=True)
class Choice:
    """An option of a form."""

    key: int
    words: str
    chosen: bool = False


@dataclass(frozen=True)
class DeadlineView:
    words: str
    overdue: bool


@dataclass(frozen=True)
class ObjectionView:
    """`ruling` in words, empty while it is undecided; `correction` as it stands in the next minutes. `agenda`: where
    it is to be decided.
    """

    number: int
    name: str
    at: datetime
    reason: str
    ruling: str
    correction: str
    agenda: str


@dataclass(frozen=True)
class PublicationView:
    """The public version and what the actor can do with it now."""

    sha256: str
    sha512: str
    left_out: str
    sealing: str
    releases: tuple[Release, ...]
    waits_for: str
    is_published: bool
    was_recalled: bool
    may_make: bool
    may_release: bool
    may_publish: bool
    may_recall: bool


@dataclass(frozen=True)
class LifeView:
    """One document from its signers to its publication, as those see it who write, preside and sign.

    `rule`: what makes it final, while that has not happened. `forward`: numbers of objections that the clerk can put on
    the next agenda.
    """

    part: str
    title: str
    standing: str
    badge: str
    rule: str
    source: str
    deadline: DeadlineView | None
    members: tuple[Choice, ...]
    wanted: int
    is_signed: bool
    period: str
    objections: tuple[ObjectionView, ...]
    forward: frozenset[int]
    approval: str
    objectors: tuple[Choice, ...]
    meetings: tuple[Choice, ...]
    may_rule: bool
    may_approve: bool
    may_conclude: bool
    may_propose: bool
    publication: PublicationView | None

    @property
    def has_something_to_say(self) -> bool:
        return self.is_signed or self.deadline is not None or bool(self.members)


def life_view(
    meeting: Meeting, actor: Actor, sitting: Sitting, minutes: Minutes, part: Part
) -> LifeView | None:
    """Of a part that has a document, once the sitting is closed."""
    if sitting.phase is not SittingPhase.CLOSED:
        return None
    document = minutes.document(part)
    life = document.life
    rules = sitting.rules.minutes
    clerk = may_prepare_meeting(actor, meeting.organization_id or 0)
    signed = document.phase in {Phase.SIGNED, Phase.PUBLISHED}
    waits_for_body = signed and not life.is_final
    waits = clerk and waits_for_body
    later = (
        tuple(Choice(each.pk, _label(each)) for each in later_meetings(meeting)) if clerk and signed else ()
    )
    return LifeView(
        part=part.value,
        title=gettext(TITLES[part]),
        standing=standing_words(document.standing),
        badge=badge_of(document.standing),
        rule=gettext(meaning_of("minutes.final_by", rules.final_by.value)[0]) if waits_for_body else "",
        source=rules.final_by.source,
        deadline=deadline_view(meeting, document, sitting),
        members=_members(sitting, part, document) if clerk else (),
        wanted=members_wanted(sitting, part),
        is_signed=signed,
        period=period_words(life) if signed else "",
        objections=tuple(objection_view(each) for each in life.objections),
        forward=_numbers_to_put_forward(meeting, part) if clerk and signed else frozenset(),
        approval=approval_words(life.approval, spoken(life.approval.held_on)) if life.approval else "",
        objectors=_objectors(sitting) if clerk and signed and takes_objections(life) else (),
        meetings=later,
        may_rule=bool(later) and bool(life.undecided),
        may_approve=waits and bool(later) and life.final_by is FinalBy.APPROVAL,
        may_conclude=waits and life.final_by is FinalBy.OBJECTIONS and not life.undecided,
        may_propose=waits
        and waits_for_agenda(meeting, part)
        and next_draft(meeting.organization_id or 0) is not None,
        publication=_publication(meeting, actor, minutes, clerk=clerk) if part is Part.PUBLIC else None,
    )


def _numbers_to_put_forward(meeting: Meeting, part: Part) -> frozenset[int]:
    """Of the objections that the clerk can put on the next agenda now."""
    if next_draft(meeting.organization_id or 0) is None:
        return frozenset()
    return frozenset(each.number for each in waiting(meeting, part))


def deadline_view(meeting: Meeting, document: Document, sitting: Sitting) -> DeadlineView | None:
    found = deadline_for(meeting, sitting.rules.minutes, document.life)
    return DeadlineView(deadline_words(found), found.is_overdue) if found else None


def _members(sitting: Sitting, part: Part, document: Document) -> tuple[Choice, ...]:
    """Who can sign as a member, while that can still be chosen."""
    if document.phase is not Phase.DRAFT or not members_wanted(sitting, part):
        return ()
    chosen = {each.person for each in signature_places(sitting, part, document.members)}
    return tuple(
        Choice(each.person, f"{each.name} ({each.group})" if each.group else each.name, each.person in chosen)
        for each in eligible_members(sitting, part)
    )


def _objectors(sitting: Sitting) -> tuple[Choice, ...]:
    return tuple(Choice(each.person, each.name) for each in took_part(sitting))


def objection_view(objection: Objection) -> ObjectionView:
    ruling = objection.ruling
    return ObjectionView(
        number=objection.number,
        name=objection.name,
        at=objection.at,
        reason=objection.reason,
        ruling=ruling_words(ruling, spoken(ruling.held_on)) if ruling else "",
        correction=ruling.correction if ruling else "",
        agenda=_agenda_words(objection.proposal),
    )


def _agenda_words(proposal: Proposal | None) -> str:
    if proposal is None or not stands_on_agenda(proposal):
        return ""
    item = AgendaItem.objects.select_related("meeting").get(pk=proposal.item)
    return gettext("On the agenda: %(meeting)s, %(number)s") % {
        "meeting": _label(item.meeting),
        "number": item.number,
    }


def takes_objections(life: Life) -> bool:
    """Whether objections to signed minutes can be raised today."""
    until = last_day_for_objections(life)
    in_time = until is None or timezone.localdate() <= until
    return in_time and (life.final_by is FinalBy.SIGNATURES or not life.is_final)


def period_words(life: Life) -> str:
    """Until when somebody can object, by the rules that these minutes were sealed under."""
    if life.is_final and life.final_by is not FinalBy.SIGNATURES:
        return gettext("These minutes are final. No more objections can be raised.")
    until = last_day_for_objections(life)
    if until is None:
        return gettext("No number of days is named for objections; they can still be raised.")
    known = {"day": date_format(until, "SHORT_DATE_FORMAT"), "source": life.rules.objection_days.source}
    if timezone.localdate() > until:
        return gettext("The period for objections ended on %(day)s (%(source)s).") % known
    return gettext("Objections can be raised until %(day)s (%(source)s).") % known


def _publication(meeting: Meeting, actor: Actor, minutes: Minutes, *, clerk: bool) -> PublicationView | None:
    document = minutes.public
    if document.standing not in {Standing.FINAL, Standing.RELEASED, Standing.PUBLISHED, Standing.RECALLED}:
        return None
    publication = document.life.publication
    published = document.phase is Phase.PUBLISHED
    open_roles = _open_roles(publication)
    chairs = frozenset(each.person for each in document.signers if each.role.startswith("chair"))
    mine = may_release(actor, meeting.organization_id or 0, chairs) & open_roles
    released_by_me = actor.signature in {each.by for each in publication.releases}
    made = bool(publication.sha256) and not published
    return PublicationView(
        sha256=publication.sha256,
        sha512=publication.sha512,
        left_out=left_out_words(publication.left_out),
        sealing=sealing_words(publication),
        releases=publication.releases,
        waits_for=", ".join(role_words(each) for each in sorted(open_roles)) if made else "",
        is_published=published,
        was_recalled=bool(publication.recalls) and not published,
        may_make=clerk and not published,
        may_release=made and bool(mine) and not released_by_me,
        may_publish=clerk and made and publication.is_released,
        may_recall=clerk and published,
    )


def _open_roles(publication: Publication) -> frozenset[ReleasedAs]:
    return frozenset(ReleasedAs) - {each.role for each in publication.releases}


def role_words(role: ReleasedAs) -> str:
    return {ReleasedAs.CLERK: gettext("Clerk"), ReleasedAs.CHAIR: gettext("Chair")}[role]


def _label(meeting: Meeting) -> str:
    day = date_format(timezone.localdate(meeting.began_at), "SHORT_DATE_FORMAT") if meeting.began_at else ""
    return f"{meeting.name}, {day}"


def spoken(day: str) -> str:
    """An ISO day as the reader's language writes it."""
    return date_format(date.fromisoformat(day), "SHORT_DATE_FORMAT")
