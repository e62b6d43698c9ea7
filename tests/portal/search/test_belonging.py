"""Whose a thing is: the index follows every link that moves, and where it is behind it names nothing that is closed."""

import pytest
from django.db import transaction

from portal.search.belonging import organizations_of
from portal.search.finding import found
from portal.search.models import Entry
from portal.search.wanted import Kind, Wanted
from portal.search.wording import organizations_in
from sessions_app.models import AgendaItem, Consultation, Meeting, Membership, WrittenProcedure
from tests.portal.search_town import THEN, founded, on_agenda, settled

pytestmark = pytest.mark.django_db
EVERYTHING = {Kind.PAPER, Kind.AGENDA_ITEM, Kind.RESOLUTION, Kind.FILE}


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """The committee has a closed item on the paper, which is public itself: nobody is to learn of that."""
    with django_db_blocker.unblock(), transaction.atomic():
        town = founded()
        meeting = sitting_of(town, town.town.committee)
        item = on_agenda(meeting, town.closed, "N 1")
        Consultation.objects.create(paper=town.paper, meeting=meeting, agenda_item=item)
        settled(town.body)
        yield town
        transaction.set_rollback(True)


def sitting_of(town, organization):
    return Meeting.objects.create(
        body=town.body, organization=organization, name="Klausur", starts_at=THEN, agenda_published_at=THEN
    )


def kinds(town, organization, words="Grundschule"):
    wide = {hit.kind for hit in found(town.body, Wanted(words, organization=organization.pk)).hits}
    pages = {hit.kind for hit in found(town.body, Wanted("Querungshilfe", organization=organization.pk)).hits}
    return wide | pages


def marked(town):
    rows = Entry.objects.filter(body=town.body)
    return {(Kind(row.kind), row.key, row.page): frozenset(organizations_in(row)) for row in rows}


def asked_now(town):
    """What the index should say, by the public queries."""
    entries = [(Kind(kind), key, page) for kind, key, page in entries_of(town)]
    now = organizations_of(town.body, ((kind, key) for kind, key, _ in entries))
    return {(kind, key, page): now[kind, key] for kind, key, page in entries}


def entries_of(town):
    return Entry.objects.filter(body=town.body).values_list("kind", "key", "page")


def test_a_closed_item_tells_nobody_whose_a_public_paper_is(town):
    council, committee = town.town.council, town.town.committee
    assert kinds(town, council) == EVERYTHING
    assert kinds(town, committee) == set()
    assert marked(town)[Kind.PAPER, town.paper.pk, 0] == {council.pk}
    assert marked(town)[Kind.FILE, town.annex.pk, 2] == {council.pk}


def goes_before_the_committee(town):
    AgendaItem.objects.filter(number="N 1").update(public=True)


def comes_on_one_more_agenda(town):
    Consultation.objects.create(paper=town.paper, agenda_item=on_agenda(town.meeting, town.paper, "Ö 2"))
    Meeting.objects.filter(pk=town.meeting.pk).update(organization=town.town.committee)


def is_sat_on_together(town):
    town.meeting.further_organizations.add(town.town.committee)


def is_handed_on_to_another_paper(town):
    station = Consultation.objects.get(agenda_item=town.item)
    Consultation.objects.filter(pk=station.pk).update(paper=town.closed)


def is_left_by_all(town):
    Membership.objects.filter(organization=town.town.council).update(organization=town.town.committee)
    WrittenProcedure.objects.update(organization=town.town.committee)


def is_hung_on_the_minutes_too(town):
    Meeting.objects.filter(name="Klausur").update(results_protocol=town.annex)


MOVED = {
    goes_before_the_committee: (EVERYTHING, {Kind.PAPER, Kind.FILE}),
    comes_on_one_more_agenda: (set(), EVERYTHING),
    is_sat_on_together: (EVERYTHING, EVERYTHING),
    is_handed_on_to_another_paper: ({Kind.AGENDA_ITEM, Kind.RESOLUTION}, set()),
    is_left_by_all: (EVERYTHING, set()),
    is_hung_on_the_minutes_too: (EVERYTHING, {Kind.FILE}),
}


@pytest.mark.parametrize("moved", MOVED)
def test_whatever_moves_is_found_where_it_belongs_now(town, moved):
    moved(town)
    settled(town.body)
    assert marked(town) == asked_now(town)
    assert (kinds(town, town.town.council), kinds(town, town.town.committee)) == MOVED[moved]


CLOSED = {
    "item": (AgendaItem, {"public": False}),
    "station": (Consultation, {"deleted": True}),
    "agenda": (Meeting, {"agenda_published_at": None}),
    "meeting": (Meeting, {"deleted": True}),
}


@pytest.mark.parametrize("case", CLOSED)
def test_where_it_is_closed_the_paper_is_at_once_the_councils_no_more(town, case):
    model, change = CLOSED[case]
    model.objects.update(**change)
    left = kinds(town, town.town.council)
    assert not left & {Kind.PAPER, Kind.FILE}
    assert not kinds(town, town.town.council, "") & (EVERYTHING - left)
    settled(town.body)
    assert marked(town) == asked_now(town)
    assert kinds(town, town.town.council) == left
