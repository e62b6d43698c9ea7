"""The office asks the members in writing, enters what came on paper, and finds the result; the next meeting is told."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.actor import Actor
from journal.store import perform, replay
from sessions_app.asked_in_writing import WRITTEN
from sessions_app.desk.agenda import put_on_agenda
from sessions_app.models import AgendaItem, Meeting, Organization, Paper, WrittenProcedure
from sessions_app.queries import members_of, next_draft
from sessions_app.resolutions.commands import spoken
from sessions_app.rules import RulesInForce, rules_in_force
from sessions_app.written.commands import (
    answer_in_writing,
    break_off_in_writing,
    close_in_writing,
    enter_answer,
    open_in_writing,
)
from sessions_app.written.state import Elector, Procedure, Question
from voting.rules.profiles import RuleName

PROCEDURE = "vote.written_procedure"


def procedure_of(row: WrittenProcedure) -> Procedure:
    return replay(WRITTEN, WRITTEN.key(row.pk)).state


def rule_on_writing(rules: RulesInForce) -> RuleName:
    """What the law says of procedures in writing; an empty value where it cannot be counted."""
    found = rules.values[PROCEDURE]
    return RuleName(str(found.content or ""), found.source)


def electors_of(organization: Organization) -> tuple[Elector, ...]:
    """Everybody who has a vote there today, in the order of the seats."""
    seats = members_of(organization).filter(voting_right=True, substitute_of=None).order_by("order", "pk")
    return tuple(Elector(seat.person_id, seat.person.name, _group(seat.on_behalf_of)) for seat in seats)


def _group(group: Organization | None) -> str:
    return (group.short_name or group.name) if group else ""


@transaction.atomic
def ask_in_writing(
    actor: Actor,
    organization: Organization,
    *,
    title: str,
    wording: str,
    ground: str,
    public: bool,
    paper: Paper | None,
    until: datetime,
    biased: Collection[int],
) -> WrittenProcedure:
    """Opens the procedure for all members with a vote. Raises Refused; then nothing is kept."""
    rules = rules_in_force(organization.body, organization, timezone.localdate())
    row = WrittenProcedure.objects.create(body=organization.body, organization=organization)
    members = electors_of(organization)
    question = Question(
        number=row.pk,
        body=organization.body_id,
        organization=organization.pk,
        organization_name=organization.name,
        council=organization.organization_type == Organization.Type.COUNCIL,
        title=title,
        wording=wording,
        ground=ground,
        public=public,
        paper=paper.pk if paper else 0,
        until=until,
        rule=rule_on_writing(rules),
        law=rules.law.law,
        version=rules.law.version,
        may_change=bool(rules.values["ballot.change_until_close"].content),
        register=tuple(each for each in members if each.person not in biased),
        barred=tuple(each for each in members if each.person in biased),
        objections=rules.profile.objections,
    )
    perform(WRITTEN, WRITTEN.key(row.pk), open_in_writing, actor, question=question, now=timezone.now())
    row.refresh_from_db()
    return row


def answer(actor: Actor, row: WrittenProcedure, *, reply: str) -> None:
    """A member's own answer. Raises Refused."""
    perform(WRITTEN, WRITTEN.key(row.pk), answer_in_writing, actor, reply=reply, now=timezone.now())


def enter(
    actor: Actor, row: WrittenProcedure, *, person: int, reply: str, source: str, received_on: date
) -> None:
    """An answer on paper. Raises Refused."""
    assert row.until is not None  # it was asked
    perform(
        WRITTEN,
        WRITTEN.key(row.pk),
        enter_answer,
        actor,
        person=person,
        reply=reply,
        source=source,
        received_on=received_on,
        last_day=timezone.localdate(row.until),
        today=timezone.localdate(),
    )


@transaction.atomic
def close(actor: Actor, row: WrittenProcedure) -> WrittenProcedure:
    """Finds the result, and reports it to the next meeting if that is still a draft. Raises Refused."""
    perform(WRITTEN, WRITTEN.key(row.pk), close_in_writing, actor, now=timezone.now())
    row.refresh_from_db()
    if meeting := next_draft(row.organization_id):
        _report(actor, row, meeting)
    return row


def break_off(actor: Actor, row: WrittenProcedure, *, reason: str) -> None:
    """Without a result. Raises Refused."""
    perform(WRITTEN, WRITTEN.key(row.pk), break_off_in_writing, actor, reason=reason)


def report_written_procedures(actor: Actor, meeting: Meeting) -> int:
    """Puts on the agenda of a new meeting what was decided in writing since the last; returns how many."""
    rows = WrittenProcedure.objects.filter(
        organization=meeting.organization_id, phase=WrittenProcedure.Phase.CLOSED
    )
    waiting = [row for row in rows.select_related("agenda_item__meeting").order_by("ended_at") if row.waits]
    for row in waiting:
        _report(actor, row, meeting)
    return len(waiting)


def _report(actor: Actor, row: WrittenProcedure, meeting: Meeting) -> None:
    """The item in the official language (§ 23 VwVfG): what was decided in writing, when, and under which number."""
    assert row.ended_at is not None  # it is over
    day = spoken(timezone.localdate(row.ended_at).isoformat())
    verdict = "angenommen" if row.carried else "nicht angenommen"
    number = f", Beschluss-Nr. {row.number}" if row.number else ""
    item = put_on_agenda(
        actor,
        meeting,
        name=f"Mitteilung: {row.title} – im schriftlichen Verfahren am {day} {verdict}{number}",
        public=row.public,
        public_name="" if row.public else "Mitteilung über ein schriftliches Verfahren",
        kind=AgendaItem.Kind.INFORMATION,
    )
    WrittenProcedure.objects.filter(pk=row.pk).update(agenda_item=item)
