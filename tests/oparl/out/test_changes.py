"""What changes, appears and goes: at which moment, in which lists, and what embeds it."""

from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from django.db import connection
from django.utils import timezone

from oparl.models import OpenData, Published, Reading, Touched
from oparl.out.ledger import settle
from oparl.out.waiting import next_of
from oparl.triggers import make_triggers
from sessions_app.desk.agenda import publish_agenda
from sessions_app.desk.papers import change_paper, register_paper
from sessions_app.models import AgendaItem, Body, Host, Membership, Organization, Paper, Person
from tests.oparl.out.facts import LISTS
from tests.oparl.out.town import ROOT

LONG_AGO = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
THEN = "2026-01-05T09:00:00+01:00"


@pytest.fixture
def quiet(town):
    """All that is published changed long ago, and nobody has read it for long."""
    assert settle()
    Published.objects.update(created=LONG_AGO, modified=LONG_AGO)
    Reading.objects.update(at=LONG_AGO)
    return town


def changed(town):
    """Everything that has changed since: kind and key."""
    assert settle()
    rows = Published.objects.filter(body=town.body, modified__gt=LONG_AGO)
    return set(rows.values_list("kind", "key"))


def test_what_waits_is_taken_by_objects_however_often_each_was_noted(quiet):
    noted = [1, 2, 1, 3, 1, 2]
    Touched.objects.bulk_create(Touched(kind="paper", key=key, spread=True) for key in noted)
    assert next_of(2).keys() == {("paper", 1), ("paper", 2)}
    assert [each.key for each in Touched.objects.all()] == [3]


def test_however_much_waits_a_portion_of_it_is_found_by_an_index(db):
    """On SQLite, which makes no use of one that begins with a truth; others plan by what they have counted."""
    waiting = Touched.objects.filter(spread=True).order_by("kind", "key")[:9]
    fresh = Touched.objects.filter(spread=False).order_by("pk")[:9]
    for question, index in ((waiting, "touched_to_compare"), (fresh, "touched_to_spread")):
        assert connection.vendor != "sqlite" or index in question.explain()


def since(reader, town, name, moment="2026-06-01T00:00:00+02:00"):
    answer = reader.client.get(f"/oparl/v1.1/body/{town.body.pk}/{name.lower()}", {"modified_since": moment})
    return answer.json()["data"]


# Filters


@pytest.mark.parametrize("name", ["", *LISTS])
def test_each_filter_holds_on_each_list_both_ends_included(quiet, reader, name):
    path = f"/oparl/v1.1/body{f'/{quiet.body.pk}/{name.lower()}' if name else ''}"
    for begun in ("created", "modified"):
        found = {
            (end, moment): len(reader.client.get(path, {f"{begun}_{end}": moment, "limit": 1}).json()["data"])
            for end in ("since", "until")
            for moment in ("2026-01-05T08:59:59+01:00", THEN, "2026-01-05T08:00:01Z")
        }
        assert list(found.values()) == [1, 1, 0, 0, 1, 1], begun


def test_filters_are_combined_and_stay_in_all_links(quiet, reader):
    Published.objects.filter(kind="person", key=quiet.home.people["member"].pk).update(
        modified=timezone.now()
    )
    asked = {"modified_until": THEN, "created_since": THEN, "limit": "1", "omit_internal": "true"}
    pages = [reader.client.get(f"/oparl/v1.1/body/{quiet.body.pk}/person", asked, follow=True).json()]
    while "next" in pages[-1]["links"]:
        pages.append(reader.json(pages[-1]["links"]["next"]))
    assert len(pages) == len(Published.objects.filter(body=quiet.body, kind="person")) - 1 > 1
    kept = "created_since=2026-01-05T09%3A00%3A00%2B01%3A00&modified_until=2026-01-05T09%3A00%3A00%2B01%3A00"
    links = [link for page in pages for link in page["links"].values()]
    assert [link for link in links if f"{kept}&limit=1&omit_internal=true" not in link] == []
    assert all(reader.json(page["links"]["self"]) == page for page in pages)


def test_an_unencoded_plus_sign_is_understood(quiet, reader):
    path = f"{ROOT}/body/{quiet.body.pk}/paper?modified_since="
    assert len(reader.json(f"{path}2026-01-05T09:00:00+01:00")["data"]) == 2
    assert len(reader.json(f"{path}2026-01-05T09:00:01+01:00")["data"]) == 0


@pytest.mark.parametrize(
    ("limit", "size"), [("1", 1), ("0", 100), ("x", 100), ("-1", 100), ("9" * 30, 100), ("9999", 500)]
)
def test_a_limit_without_sense_is_none(town, reader, limit, size):
    page = reader.json(f"{ROOT}/body/{town.body.pk}/person?limit={limit}")
    assert page["pagination"] == {"elementsPerPage": size}


def test_omit_internal_leaves_out_what_the_other_lists_have(town, reader):
    for name, left_out in (
        ("meeting", {"agendaItem", "auxiliaryFile"}),
        ("person", {"membership"}),
        ("agendaItem", {"auxiliaryFile"}),
    ):
        path = f"{ROOT}/body/{town.body.pk}/{name.lower()}"
        full, short = ({*chain(*reader.all(f"{path}{query}"))} for query in ("", "?omit_internal=true"))
        assert full - short == left_out & full != set()


# Stubs


def test_what_is_withdrawn_leaves_a_stub_for_those_who_ask_what_has_changed(quiet, reader):
    path = f"/oparl/v1.1/paper/{quiet.paper.pk}"
    Paper.objects.filter(pk=quiet.paper.pk).update(deleted=True)
    (stub,) = [each for each in since(reader, quiet, "paper") if "deleted" in each]
    assert stub.keys() == {"id", "type", "created", "modified", "deleted"}
    assert (stub["created"], stub["deleted"], stub["modified"] > THEN) == (THEN, True, True)
    assert reader.json(path) == stub
    ids = {each["id"] for each in reader.all(f"{ROOT}/body/{quiet.body.pk}/paper")}
    assert ids == {f"{ROOT}/paper/{quiet.older.pk}"}
    file = f"{ROOT}/file/{quiet.plan.pk}"
    assert reader.json(file)["deleted"] is True
    assert [reader.ask(f"{file}/{way}").status_code for way in ("access", "download")] == [410, 410]
    assert "Lageplan" not in repr([reader.json(file), reader.ask(f"{file}/access").content])


@pytest.mark.parametrize("gone", ["turned non-public", "taken off in the admin"])
def test_a_depublished_item_is_a_stub_and_its_meeting_has_changed(quiet, reader, gone):
    if gone == "turned non-public":
        AgendaItem.objects.filter(pk=quiet.item.pk).update(public=False)
    else:
        AgendaItem.objects.filter(pk=quiet.item.pk).delete()
    assert changed(quiet) >= {
        *(("agenda_item", quiet.item.pk), ("agenda_item", quiet.noted.pk), ("meeting", quiet.meeting.pk)),
        *(("consultation", quiet.station.pk), ("paper", quiet.paper.pk)),
    }
    assert reader.json(f"{ROOT}/agendaitem/{quiet.item.pk}")["deleted"] is True
    (left,) = reader.json(f"{ROOT}/meeting/{quiet.meeting.pk}")["agendaItem"]
    assert (left["id"], left["order"]) == (f"{ROOT}/agendaitem/{quiet.noted.pk}", 0)


def test_what_is_public_again_keeps_its_address_and_its_birth(quiet, reader):
    for public in (False, True):
        AgendaItem.objects.filter(pk=quiet.item.pk).update(public=public)
        item = reader.json(f"{ROOT}/agendaitem/{quiet.item.pk}")
    assert (item["created"], item["name"]) == (THEN, "Radweg")
    assert item["modified"] > THEN


@pytest.mark.parametrize(
    "name",
    ["term", "hall", "council", "person", "seat", "meeting", "item", "paper", "station", "plan"],
)
def test_deletion_is_seen_in_the_list_of_every_kind(quiet, reader, name):
    row = getattr(quiet, name)
    type(row).objects.filter(pk=row.pk).update(deleted=True)
    kind = type(row).__name__.lower()
    path = {"location": "locationlist", "legislativeterm": "legislativetermlist"}.get(kind, kind)
    stubs = [each["id"] for each in since(reader, quiet, path) if "deleted" in each]
    assert f"{ROOT}/{kind}/{row.pk}" in stubs
    assert reader.json(f"{ROOT}/{kind}/{row.pk}").get("deleted") is True


# The moment of visibility


def test_publishing_an_agenda_makes_its_items_and_papers_appear_now(quiet, reader):
    clerk = quiet.home.actor("clerk", quiet.users)
    AgendaItem.objects.filter(pk=quiet.drafted.pk).update(created=LONG_AGO, modified=LONG_AGO)
    assert changed(quiet) == set()
    publish_agenda(clerk, quiet.draft)
    new = {("agenda_item", quiet.drafted.pk), ("meeting", quiet.draft.pk), ("paper", quiet.paper.pk)}
    assert changed(quiet) >= new
    item = reader.json(f"{ROOT}/agendaitem/{quiet.drafted.pk}")
    assert item["created"] == item["modified"] > THEN


def test_work_on_a_draft_changes_nothing(quiet):
    author = quiet.home.actor("administration", quiet.users)
    draft = register_paper(author, quiet.body, name="Entwurf", reference="2026/8", public=True)
    change_paper(author, draft, name="Neuer Entwurf", reference="2026/9", public=True)
    _set(quiet.drafted, name="Anders")
    _set(quiet.secret, name="Auch anders", modified=timezone.now())
    assert Touched.objects.exists()
    assert changed(quiet) == set()


def test_a_row_that_is_written_as_it_was_has_not_changed(quiet):
    for row in (quiet.paper, quiet.meeting, quiet.item, quiet.body, quiet.plan):
        row.save()
    assert changed(quiet) == set()


@pytest.mark.parametrize(
    ("change", "shown_in"),
    [
        (lambda t: _rename(t.plan), {"file": "plan", "paper": "paper"}),
        (lambda t: _rename(t.item), {"agenda_item": "item", "meeting": "meeting"}),
        (lambda t: _rename(t.term), {"legislative_term": "term", "body": "body"}),
        (lambda t: _set(t.station, role="Vorberatung"), {"consultation": "station", "paper": "paper"}),
        (lambda t: _set(t.meeting, state="cancelled"), {"meeting": "meeting"}),
        (lambda t: _set(t.meeting, location=None), {"meeting": "meeting"}),
        (lambda t: t.paper.superordinated_papers.clear(), {"paper": "paper", "paper ": "older"}),
        (lambda t: t.item.resolutions.update(yes=8), {"agenda_item": "item", "meeting": "meeting"}),
        (lambda t: t.meeting.further_organizations.clear(), {"meeting": "meeting"}),
    ],
    ids=["file", "item", "term", "station", "cancelled", "place", "related", "votes", "joint"],
)
def test_what_embeds_or_names_the_changed_has_changed_and_nothing_else(quiet, change, shown_in):
    change(quiet)
    assert changed(quiet) == {(kind.strip(), getattr(quiet, name).pk) for kind, name in shown_in.items()}


def _rename(row):
    _set(row, name="Umbenannt")


def _set(row, **values):
    type(row).objects.filter(pk=row.pk).update(**values)


def test_who_leaves_and_who_comes_changes_person_and_organization(quiet):
    person, place = quiet.home.people["clerk"], quiet.home.committee
    seat = Membership.objects.create(person=person, organization=place)
    appeared = {("membership", seat.pk), ("person", person.pk), ("organization", place.pk)}
    assert changed(quiet) == appeared
    Published.objects.update(modified=LONG_AGO)
    seat.delete()
    assert changed(quiet) == appeared
    assert Published.objects.get(kind="person", key=person.pk).deleted


def test_a_file_of_another_paper_shows_where_it_stood_before(quiet):
    _set(quiet.paper, main_file=None)
    assert changed(quiet) == {("paper", quiet.paper.pk), ("file", quiet.plan.pk)}


def test_a_quiet_change_bears_its_own_time_and_one_under_readers_eyes_the_time_it_was_found(quiet):
    ago = timezone.now() - timedelta(minutes=30)

    def renamed(name):
        _set(quiet.term, name=name)
        Touched.objects.update(at=ago)
        assert settle()
        return Published.objects.get(kind="legislative_term", key=quiet.term.pk).modified

    assert renamed("eins") == ago.replace(microsecond=0)
    Reading.objects.update(at=ago)
    assert renamed("zwei") > ago + timedelta(minutes=29)


def test_readers_are_answered_while_somebody_goes_on_writing(quiet, reader):
    """As during an import: what is written after they came, the next ones see."""

    def written_meanwhile(execute, sql, *more):
        if sql.startswith("SELECT") and '"oparl_published"."digest"' in sql:
            with connection.cursor() as cursor:
                cursor.execute("UPDATE sessions_app_person SET name = name || '!'")
        return execute(sql, *more)

    _set(quiet.older, name="Radweg")
    with connection.execute_wrapper(written_meanwhile):
        for _ in range(2):
            assert reader.json(f"{ROOT}/paper/{quiet.older.pk}")["name"] == "Radweg"
    assert Touched.objects.filter(kind="person").exists()


def test_before_anybody_has_read_the_rows_own_times_stand(town, reader):
    assert settle()
    Reading.objects.all().delete()
    Published.objects.all().delete()
    _set(town.older, created=LONG_AGO, modified=LONG_AGO, published_at=LONG_AGO + timedelta(days=1))
    paper = reader.json(f"{ROOT}/paper/{town.older.pk}")
    assert (paper["created"], paper["modified"]) == (THEN, "2026-01-06T09:00:00+01:00")


# While somebody reads


def test_a_crawl_while_objects_change_appear_and_go_loses_none_and_doubles_none(quiet, reader):
    rows = [Organization.objects.create(body=quiet.body, name=f"Beirat {number}") for number in range(12)]
    url, seen = f"{ROOT}/body/{quiet.body.pk}/organization?limit=3", []
    before = {each["id"] for each in reader.all(url)}
    while url:
        page = reader.json(url)
        seen += [each["id"] for each in page["data"]]
        url = page["links"].get("next")
        _set(rows[0], name=f"Anders nach {len(seen)}")
        _set(rows[-1], name=f"Anders vor {len(seen)}")
        Organization.objects.create(body=quiet.body, name=f"Neu nach {len(seen)}")
        if len(seen) in {6, 9}:
            _set(rows[len(seen) - 5], deleted=True)
    stubs = {each["id"] for each in since(reader, quiet, "organization") if "deleted" in each}
    assert len(seen) == len(set(seen)) > len(before)
    assert len(stubs) == 2
    assert before - set(seen) <= stubs


# What the municipality decides


def test_e_mail_telephone_and_licence_as_the_municipality_decides(quiet, reader):
    terms = OpenData.objects.create(
        body=quiet.body, persons_email=True, license="https://www.govdata.de/dl-de/by-2-0"
    )
    person = reader.json(f"{ROOT}/person/{quiet.home.people['member'].pk}")
    assert (person["email"], "phone" in person, person["modified"] > THEN) == (
        ["m@vogelheim.example"],
        False,
        True,
    )
    assert [reader.json(f"{ROOT}/{path}")["license"] for path in ("system", f"body/{quiet.body.pk}")] == [
        terms.license
    ] * 2
    terms.persons_email, terms.persons_phone = False, True
    terms.save()
    person = reader.json(f"{ROOT}/person/{quiet.home.people['member'].pk}")
    assert (person["phone"], "email" in person) == (["02599 1"], False)


def test_triggers_that_a_migration_lost_are_made_anew(town):
    on_table = " ON sessions_app_person" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for when in ("insert", "update", "delete"):
            cursor.execute(f"DROP TRIGGER oparl_sessions_app_person_{when}{on_table}")
    assert settle()
    _set(town.home.people["member"], name="Unbemerkt")
    assert not Touched.objects.exists()
    make_triggers()
    _set(town.home.people["member"], name="Bemerkt")
    assert Touched.objects.get().kind == "person"


def test_who_is_in_no_list_is_in_no_book(town):
    assert settle()
    seated = {row.pk for row in Person.objects.filter(body=town.body, memberships__isnull=False)}
    assert (
        set(Published.objects.filter(body=town.body, kind="person").values_list("key", flat=True)) == seated
    )
    assert Host.objects.count() == Body.objects.count() == 2


def test_a_place_that_a_paper_is_said_to_be_about_changes_the_paper_and_appears_with_it(quiet):
    quiet.paper.locations.add(quiet.nowhere)
    assert changed(quiet) == {("paper", quiet.paper.pk), ("location", quiet.nowhere.pk)}
    quiet.paper.locations.clear()
    assert Published.objects.filter(kind="location", key=quiet.nowhere.pk).exists()
    changed(quiet)
    assert Published.objects.get(kind="location", key=quiet.nowhere.pk).deleted
