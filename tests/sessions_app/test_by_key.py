"""One thing by its key: the same as the lists have, of no other municipality, and whatever number is asked for."""

import pytest
from django.http import Http404

from documents.models import File
from sessions_app.by_key import meeting_of_body, public_meeting, public_organization
from sessions_app.models import Body, Location, Meeting, Organization
from sessions_app.queries import public_meetings, public_organizations


@pytest.fixture
def meetings(db):
    """Two of one town, the first with everything beside it; one of another; one that was deleted."""
    here, there = (Body.objects.create(name=name, slug=name) for name in ("hier", "dort"))
    council = Organization.objects.create(body=here, name="Rat")
    minutes = File.objects.create(owner=here.slug, name="Niederschrift", extra={"seiten": 3})
    place = Location.objects.create(body=here, description="Ratssaal")
    rows = Meeting.objects.create
    return [
        rows(body=here, name="1", organization=council, location=place, results_protocol=minutes),
        rows(body=here, name="2"),
        rows(body=there, name="3"),
        rows(body=here, name="4", deleted=True),
    ]


def whole(row):
    """All that it says, and all that stands beside it."""
    beside = {name: each and whole(each) for name, each in row._state.fields_cache.items() if name != "body"}
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}, beside


def test_it_is_what_the_list_has_with_all_that_stands_beside_it(meetings, django_assert_num_queries):
    here = meetings[0].body
    for meeting in meetings[:2]:
        with django_assert_num_queries(1):
            found = public_meeting(here, meeting.pk)
            assert found.body == here
        assert whole(found) == whole(public_meetings(here).get(pk=meeting.pk))
        alone = Meeting.objects.select_related("organization").get(pk=meeting.pk)
        assert whole(meeting_of_body(here, meeting.pk)) == whole(alone)
    council = meetings[0].organization
    assert whole(public_organization(here, council.pk)) == whole(public_organizations(here).get())


def test_nothing_else_is_there(meetings):
    here, there = meetings[0].body, meetings[2].body
    numbers = [meetings[2].pk, meetings[3].pk, 0, 2**63 - 1, 2**63, 10**30]
    asked = [(find, here, number) for find in (public_meeting, meeting_of_body) for number in numbers]
    for find, body, key in [*asked, (public_organization, there, meetings[0].organization.pk)]:
        with pytest.raises(Http404):
            find(body, key)
