"""The number of a body's changes, as committed: on SQLite here, on PostgreSQL with the journal's tests."""

import pytest
from django.db import transaction

from portal.models import PublicText
from sessions_app.models import Body, Host, Meeting, Organization, PageVersion
from sessions_app.page_states import States
from sessions_app.page_versions import bodies_of, drop_triggers, make_triggers, version_of, watched

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def body():
    return Body.objects.create(name="Stadt Vogelheim", short_name="Vogelheim", slug="vogelheim")


def test_every_transaction_that_changes_something_counts_and_none_that_is_taken_back(body):
    seen = [version_of(body)]
    for change in (
        lambda: Organization.objects.create(body=body, name="Rat"),
        lambda: Organization.objects.update(name="Der Rat"),
        lambda: Organization.objects.all().delete(),
    ):
        change()
        seen.append(version_of(body))
    assert seen == sorted(set(seen))
    with transaction.atomic():
        Organization.objects.create(body=body, name="Nie")
        transaction.set_rollback(True)
    assert version_of(body) == seen[-1]


def test_a_deleted_row_counts_where_it_stood(body):
    text = PublicText.objects.create(body=body, page="plain", language="de", text="So.")
    before = version_of(body)
    text.delete()
    assert version_of(body) > before


def test_every_table_that_a_page_may_show_says_whose_it_is():
    unknown = [model.__name__ for model in watched() if bodies_of(model, "NEW") == ["sessions_app_body.id"]]
    assert unknown == []


def test_what_the_pages_of_a_host_stand_at_is_what_is_committed_now(body):
    Host.objects.create(body=body, name="vogelheim.localhost")
    fresh = States().of(["vogelheim.localhost", "elsewhere.localhost"])
    assert fresh == {"vogelheim.localhost": (body.pk, version_of(body)), "elsewhere.localhost": None}


def test_many_rows_in_one_transaction_are_seen_with_one_change_of_the_number(body):
    before = version_of(body)
    with transaction.atomic():
        Meeting.objects.bulk_create(Meeting(body=body, name=str(number)) for number in range(20))
        Meeting.objects.update(name="Sitzung")
    assert version_of(body) > before


def test_a_body_that_goes_and_its_neighbour(body):
    other = Body.objects.create(name="Stadt Nachbarheim", short_name="Nachbarheim", slug="nachbarheim")
    before = version_of(other)
    Organization.objects.create(body=body, name="Rat")
    key = body.pk
    body.delete()
    assert version_of(other) == before
    assert PageVersion.objects.filter(body=key).exists()


def test_the_triggers_go_before_tables_change_and_come_back(body):
    drop_triggers()
    before = version_of(body)
    Organization.objects.create(body=body, name="Rat")
    assert version_of(body) == before
    make_triggers()
    make_triggers()
    Organization.objects.update(name="Der Rat")
    assert version_of(body) > before
