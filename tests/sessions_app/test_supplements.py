"""A published agenda changes by numbered supplements until the meeting is convened, and each version can be read."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actor import NOBODY
from minutes.issuing.invitation import invitation_for_all
from minutes.issuing.numbered import supplement_for, supplement_for_all
from portal.agenda_pdf import sheet_of
from sessions_app.desk.agenda import publish_agenda, put_on_agenda
from sessions_app.desk.convene import plan_of
from sessions_app.desk.meetings import schedule_meeting
from sessions_app.desk.papers import attach_paper, register_paper
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.desk.supplements import (
    add_item,
    drop_change,
    publish_supplement,
    reword_item,
    strike_item,
)
from sessions_app.models import AgendaItem, Meeting, Supplement
from sessions_app.queries import agenda_of, invited_to, public_agenda
from sessions_app.standing import sitting_of
from sessions_app.versions import agenda_at, changes_of, current_agenda, first_agenda, supplements_for
from tests.agendas import NAMES_NOBODY
from tests.house.world import HOST, roles
from tests.sessions_app.test_desk import BEGIN, refused

pytestmark = pytest.mark.django_db
SECRET = "Verkauf an Kanarius"


@pytest.fixture
def town(db):
    home, _neighbour, users = roles()
    home.everybody = users
    return home


@pytest.fixture
def clerk(town):
    return town.actor("clerk", town.everybody)


@pytest.fixture
def meeting(town, clerk):
    """Ö 1 to Ö 3 and N 1, published."""
    row = schedule_meeting(clerk, town.council, starts_at=BEGIN, number=7)
    items = [put_on_agenda(clerk, row, name=name, public=True) for name in ("Radweg", "Kita", "Hafen")]
    put_on_agenda(clerk, row, name=SECRET, public=False, public_name="Grundstückssache")
    attach_paper(
        clerk,
        items[1],
        register_paper(
            clerk, town.body, name="Kita", reference="V 1", public=True, personal_data=NAMES_NOBODY
        ),
    )
    return publish_agenda(clerk, row)


def item(meeting, number):
    return AgendaItem.objects.get(meeting=meeting, number=number)


def listed(view):
    return [(each.number, each.title) for each in (*view.public, *view.closed)]


def supplemented(town, clerk, meeting):
    """A new public item with a paper, another title of Ö 1, Ö 2 withdrawn, another closed title."""
    paper = register_paper(
        clerk, town.body, name="Deich", reference="V 2", public=True, personal_data=NAMES_NOBODY
    )
    add_item(clerk, meeting, public=True, name="Deich", papers=[paper])
    reword_item(clerk, item(meeting, "Ö 1"), name="Radweg an der Aue", kind="resolution")
    strike_item(clerk, item(meeting, "Ö 2"))
    closed = item(meeting, "N 1")
    reword_item(clerk, closed, name=f"{SECRET} GmbH", kind="resolution", public_name="Zwei Grundstückssachen")
    publish_supplement(clerk, meeting, note="Nach der Sturmflut.")
    meeting.refresh_from_db()
    return paper


def test_what_is_prepared_is_seen_by_nobody_until_it_is_published(town, clerk, meeting):
    before = listed(agenda_of(clerk, meeting))
    paper = register_paper(
        clerk, town.body, name="Deich", reference="V 2", public=True, personal_data=NAMES_NOBODY
    )
    add_item(clerk, meeting, public=True, name="Deich", papers=[paper])
    strike_item(clerk, item(meeting, "Ö 2"))
    assert listed(agenda_of(clerk, meeting)) == before
    assert supplements_for(clerk, meeting) == ()
    page = Client(HTTP_HOST=HOST).get(reverse("portal:meeting", args=[meeting.pk])).content.decode()
    assert ("Deich" in page, "Kita" in page) == (False, True)
    publish_supplement(clerk, meeting)
    assert listed(public_agenda(meeting)) != before
    paper.refresh_from_db()
    assert paper.published_at is not None


def test_items_keep_their_numbers_and_that_of_a_withdrawn_one_is_not_given_again(town, clerk, meeting):
    supplemented(town, clerk, meeting)
    strike_item(clerk, item(meeting, "Ö 4"))
    add_item(clerk, meeting, public=True, name="Brücke")
    publish_supplement(clerk, meeting)
    meeting.refresh_from_db()
    assert listed(public_agenda(meeting)) == [
        ("Ö 1", "Radweg an der Aue"),
        ("Ö 3", "Hafen"),
        ("Ö 5", "Brücke"),
        ("N 1", "Zwei Grundstückssachen"),
    ]
    frozen = plan_of(meeting, clerk)
    assert [(each.number, each.new, each.changed, each.withdrawn) for each in frozen.supplements] == [
        (1, ("Ö 4",), ("Ö 1", "N 1"), ("Ö 2",)),
        (2, ("Ö 5",), (), ("Ö 4",)),
    ]
    assert frozen.agenda_published_at == meeting.agenda_published_at < frozen.supplements[0].published_at
    assert (meeting.agenda_version, [each.number for each in frozen.items]) == (
        3,
        ["Ö 1", "Ö 3", "Ö 5", "N 1"],
    )


def test_every_version_of_the_agenda_can_be_read_by_each_as_far_as_he_may(town, clerk, meeting):
    first = listed(public_agenda(meeting)), listed(agenda_of(clerk, meeting))
    supplemented(town, clerk, meeting)
    assert (listed(first_agenda(NOBODY, meeting)), listed(first_agenda(clerk, meeting))) == first
    assert SECRET not in repr(agenda_at(NOBODY, meeting, 1))
    assert [paper.reference for each in agenda_at(NOBODY, meeting, 1).public for paper in each.papers] == [
        "V 1"
    ]
    assert listed(current_agenda(clerk, meeting))[-1] == ("N 1", f"{SECRET} GmbH")
    with pytest.raises(Supplement.DoesNotExist):
        agenda_at(clerk, meeting, 3)
    sheet = sheet_of(meeting, agenda_at(NOBODY, meeting, 1))
    assert [[row.title for row in part.rows] for part in sheet.agenda] == [
        ["Radweg", "Kita", "Hafen"],
        ["Grundstückssache"],
    ]


def test_a_supplement_says_what_is_new_changed_and_withdrawn(town, clerk, meeting):
    supplemented(town, clerk, meeting)
    (told,) = supplements_for(NOBODY, meeting)
    assert (told.number, told.version, told.note) == (1, 2, "Nach der Sturmflut.")
    assert [(each.kind, each.number, each.title, each.former, each.papers) for each in told.changes] == [
        ("new", "Ö 4", "Deich", "", ("V 2",)),
        ("changed", "Ö 1", "Radweg an der Aue", "Radweg", ()),
        ("withdrawn", "Ö 2", "Kita", "", ()),
        ("changed", "N 1", "Zwei Grundstückssachen", "Grundstückssache", ()),
    ]
    assert SECRET not in repr(told)
    (own,) = supplements_for(clerk, meeting)
    assert (own.changes[-1].title, own.changes[-1].former) == (f"{SECRET} GmbH", SECRET)


def test_the_letter_tells_the_same_and_the_invitation_stays_as_it_was(town, clerk, meeting):
    sitting = sitting_of(meeting).state
    invitation = invitation_for_all(meeting, sitting)
    supplemented(town, clerk, meeting)
    sitting = sitting_of(meeting).state
    assert invitation_for_all(meeting, sitting) == invitation
    letter = supplement_for_all(meeting, sitting, 1)
    assert (letter.title, letter.document_id) == ("1. Nachtrag zur Tagesordnung", f"NT-{meeting.pk}-1")
    sections = {
        each.title: [row.title for part in each.tables for row in part.rows] for each in letter.sections
    }
    assert sections == {
        "Neu auf der Tagesordnung": ["Deich"],
        "Geändert": ["Radweg an der Aue\nbisher: Radweg", "Zwei Grundstückssachen\nbisher: Grundstückssache"],
        "Von der Tagesordnung abgesetzt": ["Kita"],
    }
    assert [row.number for part in letter.agenda for row in part.rows] == ["Ö 1", "Ö 3", "Ö 4", "N 1"]
    assert SECRET not in repr(letter)
    seat = invited_to(meeting)[0]
    assert SECRET in repr(supplement_for(clerk, meeting, sitting, 1, seat))
    assert supplement_for_all(meeting, sitting, 2) is None


def test_of_a_draft_a_line_can_be_left_out_or_said_anew(clerk, meeting):
    first = reword_item(clerk, item(meeting, "Ö 1"), name="Weg", kind="resolution")
    again = strike_item(clerk, item(meeting, "Ö 1"))
    add_item(clerk, meeting, public=False, name="Personalsache")
    assert first.pk == again.pk
    draft = meeting.supplements.get()
    assert [(each.kind, each.title) for each in changes_of(draft, entitled=True)] == [
        ("withdrawn", "Radweg"),
        ("new", "Personalsache"),
    ]
    drop_change(clerk, meeting, again.pk)
    drop_change(clerk, meeting, again.pk)
    assert draft.changes.count() == 1


def test_what_changes_nothing_is_refused_and_so_is_what_comes_too_early_or_too_late(clerk, meeting):
    radweg = item(meeting, "Ö 1")
    assert refused(publish_supplement, clerk, meeting) is DeskRefusal.SUPPLEMENT_EMPTY
    same = {"name": radweg.name, "kind": radweg.kind}
    assert refused(reword_item, clerk, radweg, **same) is DeskRefusal.NOTHING_CHANGED
    assert refused(reword_item, clerk, radweg, **same | {"name": " "}) is DeskRefusal.TITLE_MISSING
    assert refused(add_item, clerk, meeting, public=True, name=" ") is DeskRefusal.TITLE_MISSING
    Meeting.objects.filter(pk=meeting.pk).update(state="convened")
    assert refused(strike_item, clerk, radweg) is DeskRefusal.CHANGED_IN_THE_MEETING
    Meeting.objects.filter(pk=meeting.pk).update(state="planned", agenda_published_at=None)
    assert refused(strike_item, clerk, radweg) is DeskRefusal.NOT_PUBLISHED_YET


@pytest.mark.parametrize("role", ["public", "member", "chair", "administration", "foreign_clerk"])
def test_only_the_clerk_changes_a_published_agenda(town, meeting, role):
    actor = town.actor(role, town.everybody)
    assert refused(add_item, actor, meeting, public=True, name="A") is DeskRefusal.NOT_THE_CLERK
    assert Supplement.objects.count() == 0


def test_the_clerk_makes_a_supplement_in_the_browser_and_everybody_gets_it(town, clerk, meeting):
    office, anybody = Client(HTTP_HOST=HOST), Client(HTTP_HOST=HOST)
    office.force_login(town.everybody["clerk"])
    old = anybody.get(reverse("portal:agenda_pdf", args=[meeting.pk]))
    page = reverse("sessions_app:supplement", args=[meeting.pk])
    paper = register_paper(
        clerk, town.body, name="Deich", reference="V 2", public=True, personal_data=NAMES_NOBODY
    )
    new = {"name": "Deich", "kind": "resolution", "paper": paper.pk}
    assert office.post(reverse("sessions_app:supplement_public", args=[meeting.pk]), new).status_code == 302
    struck = office.post(
        reverse("sessions_app:strike_item", args=[meeting.pk, item(meeting, "Ö 2").pk]), follow=True
    )
    assert all(words in struck.content.decode() for words in ("V 2", "Deich", "Kita"))
    changed = reverse("sessions_app:supplement_item", args=[meeting.pk, item(meeting, "Ö 3").pk])
    kita = reverse("sessions_app:supplement_item", args=[meeting.pk, item(meeting, "Ö 2").pk])
    assert "bleibt dort: V 1" in " ".join(office.get(kita).content.decode().split())
    nothing = office.post(changed, {"name": "Hafen", "kind": "resolution"}).content.decode()
    assert "wird nichts geändert" in nothing
    asked = office.post(page, {"note": "Nach der Sturmflut."}, follow=True).content.decode()
    told = (
        "1. Nachtrag veröffentlichen?",
        "Kita",
        "Nach der Sturmflut.",
        "2 Änderungen im öffentlichen Teil",
    )
    assert [words for words in told if words not in asked] == []
    assert "Deich" not in anybody.get(reverse("portal:meeting", args=[meeting.pk])).content.decode()
    assert "Nach der Sturmflut." in office.get(page).content.decode()  # who is not sure yet keeps the note
    sure = reverse("sessions_app:publish_supplement", args=[meeting.pk])
    shown = office.get(sure).context["sign"]
    struck = {"kind": "resolution", "name": "Hafenbecken"}
    assert office.post(changed, struck).status_code == 302  # another one of the office, meanwhile
    again = office.post(sure, {"seen": shown})
    assert all(words in again.content.decode() for words in ("NICHT veröffentlicht", "Hafenbecken"))
    assert "Deich" not in anybody.get(reverse("portal:meeting", args=[meeting.pk])).content.decode()
    done = office.post(sure, {"seen": again.context["sign"]}, follow=True)
    assert "Geschrieben wurde noch niemandem" in done.content.decode()
    assert "Der Nachtrag ändert noch nichts" in office.post(sure).content.decode()
    public = anybody.get(reverse("portal:meeting", args=[meeting.pk])).content.decode()
    told = ("1. Nachtrag vom", "Nach der Sturmflut.", "nachtrag-1.pdf", "tagesordnung-1.pdf")
    assert [words for words in told if words not in public] == []
    earlier = anybody.get(reverse("portal:earlier_agenda_pdf", args=[meeting.pk, 1]))
    assert b"".join(earlier) == b"".join(old)
    letter = anybody.get(reverse("minutes:numbered_supplement", args=[meeting.pk, 1]))
    assert (letter.status_code, letter.content[:5]) == (200, b"%PDF-")
    missing = (reverse("minutes:numbered_supplement", args=[meeting.pk, 2]),
               reverse("portal:earlier_agenda_pdf", args=[meeting.pk, 2]))  # fmt: skip
    assert [anybody.get(path).status_code for path in missing] == [404, 404]


def test_a_member_finds_the_own_supplement_and_nobody_else_s(town, clerk, meeting):
    supplemented(town, clerk, meeting)
    member, stranger = Client(HTTP_HOST=HOST), Client(HTTP_HOST=HOST)
    member.force_login(town.everybody["member"])
    stranger.force_login(town.everybody["other_member"])
    own = reverse("minutes:own_supplement", args=[meeting.pk, 1])
    page = member.get(reverse("sessions_app:meeting", args=[meeting.pk])).content.decode()
    assert f'{own}"' in page
    assert member.get(own).status_code == 200
    others = f"{own}?an={town.people['chair'].pk}"
    assert [client.get(path).status_code for client, path in ((member, others), (stranger, own))] == [
        404,
        404,
    ]
