"""Before the meeting: what the office's commands do, and what they refuse."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actor import Actor
from documents.checks import UploadRefusal
from documents.models import File
from journal.events import Refused
from sessions_app.desk.agenda import (
    change_item,
    move_item,
    publish_agenda,
    put_on_agenda,
    take_off_agenda,
)
from sessions_app.desk.convene import plan_of
from sessions_app.desk.meetings import change_meeting, schedule_meeting
from sessions_app.desk.papers import attach_file, attach_paper, detach_file, detach_paper, register_paper
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import AgendaItem, Consultation, Location, Meeting, Paper
from sessions_app.queries import agenda_of, public_agenda
from tests.agendas import NAMES_NOBODY, pdf
from tests.house.world import roles, seat

pytestmark = pytest.mark.django_db
BEGIN = timezone.now() + timedelta(days=7)


@pytest.fixture
def town(db):
    home, neighbour, users = roles()
    home.everybody, home.neighbour = users, neighbour
    return home


@pytest.fixture
def clerk(town):
    return town.actor("clerk", town.everybody)


@pytest.fixture
def draft(town, clerk):
    return schedule_meeting(clerk, town.council, starts_at=BEGIN)


def refused(command, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        command(*args, **kwargs)
    return caught.value.refusal


def agenda(meeting):
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("-public", "order")
    return [(item.number, item.name) for item in rows]


def test_a_meeting_without_a_name_is_called_after_its_organization(draft):
    assert (draft.name, draft.state, draft.agenda_published_at) == ("Rat Vogelheim", "planned", None)


@pytest.mark.parametrize(
    "role", ["public", "member", "chair", "other_member", "administration", "foreign_clerk"]
)
def test_only_the_clerk_plans_meetings(town, role):
    actor = town.actor(role, town.everybody)
    assert refused(schedule_meeting, actor, town.council, starts_at=BEGIN) is DeskRefusal.NOT_THE_CLERK
    assert Meeting.objects.count() == 0


def test_the_clerk_of_one_organization_plans_nothing_for_another(town, clerk):
    assert refused(schedule_meeting, clerk, town.committee, starts_at=BEGIN) is DeskRefusal.NOT_THE_CLERK


def test_a_place_of_another_municipality_is_refused(town, clerk):
    elsewhere = Location.objects.create(body=town.neighbour.body, room="Saal")
    answer = refused(schedule_meeting, clerk, town.council, starts_at=BEGIN, location=elsewhere)
    assert answer is DeskRefusal.WRONG_PLACE


def test_a_meeting_moves_until_it_is_convened(clerk, draft):
    later = BEGIN + timedelta(days=1)
    changed = change_meeting(clerk, draft, starts_at=later, name="Neu", number=3, location=None)
    assert (changed.starts_at, changed.name, changed.number) == (later, "Neu", 3)
    Meeting.objects.filter(pk=draft.pk).update(state=Meeting.State.CONVENED)
    answer = refused(change_meeting, clerk, draft, starts_at=BEGIN, name="", number=None, location=None)
    assert answer is DeskRefusal.ALREADY_CONVENED


def test_each_part_is_numbered_for_itself_and_headings_have_no_number(clerk, draft):
    for name, public, kind in (
        ("A", True, "resolution"),
        ("X", False, "resolution"),
        ("B", True, "heading"),
        ("C", True, "information"),
        ("Y", False, "information"),
    ):
        put_on_agenda(clerk, draft, name=name, public=public, kind=kind)
    assert agenda(draft) == [("Ö 1", "A"), ("", "B"), ("Ö 2", "C"), ("N 1", "X"), ("N 2", "Y")]


@pytest.mark.parametrize(
    ("to", "order"), [(1, "CAB"), (2, "ACB"), (3, "ABC"), (99, "ABC"), (0, "CAB"), (-5, "CAB")]
)
def test_an_item_moves_within_its_part_and_all_are_numbered_anew(clerk, draft, to, order):
    put_on_agenda(clerk, draft, name="Z", public=False)
    items = [put_on_agenda(clerk, draft, name=name, public=True) for name in "ABC"]
    move_item(clerk, items[2], to=to)
    numbers = [(f"Ö {place}", name) for place, name in enumerate(order, start=1)]
    assert agenda(draft) == [*numbers, ("N 1", "Z")]


def test_an_item_taken_off_closes_the_gap_and_frees_its_paper(town, clerk, draft):
    first = put_on_agenda(clerk, draft, name="A", public=True)
    put_on_agenda(clerk, draft, name="B", public=True)
    paper = register_paper(clerk, town.body, name="V", reference="1", public=True)
    attach_paper(clerk, first, paper)
    take_off_agenda(clerk, first)
    assert agenda(draft) == [("Ö 1", "B")]
    assert Consultation.objects.count() == 0
    assert refused(change_item, clerk, first, name="A", kind="resolution") is DeskRefusal.NO_SUCH_ITEM


def test_an_item_needs_a_title(clerk, draft):
    assert refused(put_on_agenda, clerk, draft, name="  ", public=True) is DeskRefusal.TITLE_MISSING
    assert agenda(draft) == []


def test_an_empty_agenda_is_not_published(clerk, draft):
    assert refused(publish_agenda, clerk, draft) is DeskRefusal.AGENDA_EMPTY
    draft.refresh_from_db()
    assert draft.agenda_published_at is None


def test_an_agenda_is_published_once(clerk, draft):
    put_on_agenda(clerk, draft, name="A", public=True)
    published = publish_agenda(clerk, draft)
    assert refused(publish_agenda, clerk, draft) is DeskRefusal.ALREADY_PUBLISHED
    draft.refresh_from_db()
    assert (draft.agenda_version, draft.agenda_published_at) == (1, published.agenda_published_at)


def test_a_published_agenda_stays_as_it_is(town, clerk, draft):
    item = put_on_agenda(clerk, draft, name="A", public=True)
    paper = register_paper(clerk, town.body, name="V", reference="1", public=True, personal_data=NAMES_NOBODY)
    station = attach_paper(clerk, item, paper)
    file = attach_file(clerk, item, data=pdf(), file_name="a.pdf", personal_data=NAMES_NOBODY)
    publish_agenda(clerk, draft)
    before = public_agenda(Meeting.objects.get(pk=draft.pk))
    for command in (
        lambda: put_on_agenda(clerk, draft, name="B", public=True),
        lambda: change_item(clerk, item, name="B", kind="resolution"),
        lambda: move_item(clerk, item, to=1),
        lambda: take_off_agenda(clerk, item),
        lambda: attach_paper(clerk, item, paper),
        lambda: detach_paper(clerk, station),
        lambda: detach_file(clerk, item, file),
        lambda: attach_file(clerk, item, data=pdf(), file_name="b.pdf"),
    ):
        assert refused(command) is DeskRefusal.ALREADY_PUBLISHED
    assert public_agenda(Meeting.objects.get(pk=draft.pk)) == before
    answer = refused(attach_file, clerk, Paper.objects.get(pk=paper.pk), data=pdf(), file_name="b.pdf")
    assert answer is DeskRefusal.PAPER_PUBLISHED


def test_publishing_releases_what_hangs_on_the_public_part_and_nothing_else(town, clerk, draft):
    open_item = put_on_agenda(clerk, draft, name="A", public=True)
    closed_item = put_on_agenda(clerk, draft, name="X", public=False)
    meant = register_paper(
        clerk, town.body, name="offen", reference="1", public=True, personal_data=NAMES_NOBODY
    )
    kept = register_paper(clerk, town.body, name="vertraulich", reference="2", public=False)
    aside = register_paper(clerk, town.body, name="offen, aber im N-Teil", reference="3", public=True)
    files = {
        name: attach_file(clerk, thing, data=pdf(name), file_name=f"{name}.pdf", personal_data=NAMES_NOBODY)
        for name, thing in {
            "meant": meant, "kept": kept, "aside": aside, "open": open_item, "closed": closed_item
        }.items()
    }  # fmt: skip
    for item, paper in ((open_item, meant), (open_item, kept), (closed_item, aside)):
        attach_paper(clerk, item, paper)
    assert not File.objects.filter(public=True).exists()
    publish_agenda(clerk, draft)
    public = {name for name, file in files.items() if File.objects.get(pk=file.pk).public}
    assert public == {"meant", "open"}
    released = Paper.objects.filter(published_at__isnull=False).values_list("name", flat=True)
    assert set(released) == {"offen"}
    view = public_agenda(Meeting.objects.get(pk=draft.pk))
    assert [paper.name for paper in view.public[0].papers] == ["offen"]
    assert (view.closed[0].papers, view.closed[0].files) == ((), ())


def test_a_draft_is_seen_by_its_clerk_and_by_nobody_else(town, clerk, draft):
    put_on_agenda(clerk, draft, name="A", public=True)
    shown = {role for role in town.everybody if agenda_of(town.actor(role, town.everybody), draft).shown}
    assert shown == {"clerk"}


LIES = {
    UploadRefusal.EMPTY_FILE: b"",
    UploadRefusal.NOT_A_PDF: b"PK\x03\x04 eine Tabelle, die sich .pdf nennt",
    UploadRefusal.DAMAGED_PDF: b"%PDF-1.7\n\x00\xff nichts weiter",
}


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.code)
def test_a_file_that_is_not_what_it_says_leaves_nothing_behind(clerk, draft, lie):
    item = put_on_agenda(clerk, draft, name="A", public=True)
    assert refused(attach_file, clerk, item, data=LIES[lie], file_name="bericht.pdf") is lie
    assert (File.objects.count(), item.auxiliary_files.count()) == (0, 0)


def test_a_file_beyond_the_limit_is_refused(clerk, draft, settings):
    settings.UPLOAD_LIMIT = 200
    item = put_on_agenda(clerk, draft, name="A", public=True)
    assert refused(attach_file, clerk, item, data=pdf(), file_name="a.pdf") is UploadRefusal.FILE_TOO_LARGE


@pytest.mark.parametrize("role", ["public", "member", "foreign_clerk"])
def test_only_those_who_write_papers_register_them(town, role):
    actor = town.actor(role, town.everybody)
    answer = refused(register_paper, actor, town.body, name="V", reference="1", public=True)
    assert answer is DeskRefusal.NOT_AN_AUTHOR


def test_a_reference_is_given_once(town, clerk):
    register_paper(clerk, town.body, name="V", reference="1", public=True)
    answer = refused(register_paper, clerk, town.body, name="W", reference=" 1 ", public=True)
    assert answer is DeskRefusal.REFERENCE_TAKEN


def test_a_paper_of_another_municipality_cannot_be_attached(town, clerk, draft):
    item = put_on_agenda(clerk, draft, name="A", public=True)
    foreign = town.neighbour.actor("foreign_clerk", town.everybody)
    paper = register_paper(foreign, town.neighbour.body, name="V", reference="1", public=True)
    assert refused(attach_paper, clerk, item, paper) is DeskRefusal.NO_SUCH_PAPER


def test_a_paper_is_attached_to_an_item_once(town, clerk, draft):
    item = put_on_agenda(clerk, draft, name="A", public=True)
    paper = register_paper(clerk, town.body, name="V", reference="1", public=True)
    station = attach_paper(clerk, item, paper)
    assert refused(attach_paper, clerk, item, paper) is DeskRefusal.PAPER_ALREADY_THERE
    detach_paper(clerk, station)
    assert attach_paper(clerk, item, paper).paper == paper


def test_a_committee_is_convened_with_those_marked_who_have_no_seat_in_the_council(town):
    clerk = Actor(user=9, name="Olga", grants=frozenset({f"clerk_of:organization:{town.committee.pk}"}))
    for role, more in (("chair", {"presides": True}), ("member", {}), ("administration", {})):
        seat(town.people[role], town.committee, **more)
    seat(town.people["organisation_admin"], town.committee, voting_right=False)
    meeting = schedule_meeting(clerk, town.committee, starts_at=timezone.now())
    meeting.agenda_published_at = timezone.now()
    plan = plan_of(meeting, clerk)
    citizens = {member.person for member in plan.members if member.expert_citizen}
    assert citizens == {town.people["other_member"].pk, town.people["administration"].pk}
    assert len(plan.members) == 5


def test_where_the_council_is_not_known_nobody_counts_as_an_expert_citizen(town):
    clerk = Actor(user=9, name="Olga", grants=frozenset({f"clerk_of:organization:{town.committee.pk}"}))
    seat(town.people["chair"], town.committee, presides=True)
    town.council.memberships.all().delete()
    meeting = schedule_meeting(clerk, town.committee, starts_at=timezone.now())
    meeting.agenda_published_at = timezone.now()
    assert not any(member.expert_citizen for member in plan_of(meeting, clerk).members)
