"""What the check of the journal finds in the rows of sittings."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from journal.completeness import missing_streams
from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.models import AgendaItem, Meeting, Resolution
from sessions_app.projections import check_rows
from sessions_app.standing import sitting_of
from tests.live.council import eichenfurt

EARLY = datetime(2026, 1, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_a_result_that_was_reworded_by_hand_is_found():
    town = eichenfurt().voting()
    town.do("anna", "cast_ballot", vote=1, choice="yes")
    town.do("vera", "close_vote", vote=1)
    town.do("vera", "announce_result", vote=1)
    item, key = town.item("Ö 3"), SITTING.key(town.meeting.pk)
    sitting = sitting_of(town.meeting).state
    assert AgendaItem.objects.get(pk=item).result
    assert check_rows(key, sitting) == []
    AgendaItem.objects.filter(pk=item).update(result="Einstimmig abgelehnt")
    assert check_rows(key, sitting) == [f"item {item}"]


def test_a_meeting_that_was_held_here_and_has_no_stream_is_found():
    town = eichenfurt().voting()
    assert list(missing_streams()) == []
    made = {"body": town.body, "organization": town.council}
    before_our_time = Meeting.objects.create(**made, name="2019", state=Meeting.State.CLOSED)
    AgendaItem.objects.create(meeting=before_our_time, name="Alt", state="decided", result="angenommen")
    Meeting.objects.create(**made, name="Import", state=Meeting.State.OPEN, oparl_id="https://x/1")
    Meeting.objects.create(**made, name="Planned")
    assert list(missing_streams()) == []
    closed = Meeting.objects.create(**made, name="Held", state=Meeting.State.CLOSED)
    AgendaItem.objects.create(meeting=closed, name="Aufgerufen", starts_at=timezone.now())
    running = Meeting.objects.create(**made, name="Running", state=Meeting.State.OPEN)
    found = {finding.where: finding.code for finding in missing_streams()}
    assert found == {SITTING.key(each.pk): "stream_missing" for each in (closed, running)}


def test_rows_that_somebody_changed_are_written_anew_from_the_journal():
    town = eichenfurt().voting()
    town.do("vera", "close_vote", vote=1)
    town.do("vera", "announce_result", vote=1)
    key = SITTING.key(town.meeting.pk)
    Resolution.objects.all().delete()
    AgendaItem.objects.update(result="Einstimmig abgelehnt")
    assert check_rows(key, replay(SITTING, key).state) != []
    call_command("rebuild_rows", stdout=StringIO())
    assert check_rows(key, replay(SITTING, key).state) == []


def test_the_result_of_an_election_by_lists_that_an_earlier_release_worded_is_written_anew():
    town = eichenfurt().opened()
    item, key = town.item("Ö 3"), SITTING.key(town.meeting.pk)
    town.do("olga", "call_item", item=item)
    lists = {
        "lists": "Grün: Anna, Bernd\nRot: Cem, Dora",
        "seats": 3,
        "way": "paper",
        "office": "Bauausschuss",
    }
    town.do("olga", "open_composition", item=item, **lists)
    count = {"votes_1": "4", "votes_2": "2", "papers": "6", "tellers": "Olga, Paul"}
    town.do("olga", "count_round", election=1, round_number=1, **count)
    town.do("vera", "announce_election", election=1)
    row = AgendaItem.objects.get(pk=item)
    assert ("Anna" in row.result, "Cem" in row.result) == (True, True)
    AgendaItem.objects.filter(pk=item).update(result=row.result.partition(":")[0])
    assert check_rows(key, replay(SITTING, key).state) == [f"item {item}"]
    call_command("rebuild_rows", stdout=StringIO())
    assert AgendaItem.objects.get(pk=item).result == row.result


def rows(model):
    return {row["id"]: row for row in model.objects.values()}


def test_rows_that_agree_with_the_journal_keep_their_keys_and_their_time_of_change():
    town = eichenfurt().voting()
    town.do("vera", "close_vote", vote=1)
    town.do("vera", "announce_result", vote=1)
    later = timezone.now() + timedelta(days=1)  # somebody corrected something of the row since
    for model in (Meeting, AgendaItem):
        model.objects.update(modified=later)
    before = [rows(model) for model in (Meeting, AgendaItem, Resolution)]
    call_command("rebuild_rows", stdout=StringIO())
    assert [rows(model) for model in (Meeting, AgendaItem, Resolution)] == before

    item = town.item("Ö 3")
    AgendaItem.objects.filter(pk=item).update(result="Einstimmig abgelehnt", modified=EARLY)
    Resolution.objects.update(yes=99)
    (foreign,) = Resolution.objects.all()
    foreign.pk, foreign.vote_number = None, 7
    foreign.save()
    call_command("rebuild_rows", stdout=StringIO())
    assert rows(Resolution).keys() == before[2].keys()
    assert foreign.pk not in rows(Resolution)
    found, known = rows(AgendaItem), before[1]
    assert found[item]["modified"] > EARLY
    assert found[item]["result"] == known[item]["result"]
    assert {pk: row for pk, row in found.items() if pk != item} == {
        pk: row for pk, row in known.items() if pk != item
    }


def voted(town, vote, choice, **given):
    """A vote from its opening to its announcement."""
    town.do("olga", "open_vote", **given)
    town.do("anna", "cast_ballot", vote=vote, choice=choice)
    town.do("vera", "close_vote", vote=vote)
    town.do("vera", "announce_result", vote=vote)


def test_of_a_divided_text_the_whole_as_adopted_is_the_resolution_and_all_of_it_where_every_part_is_rejected():
    town = eichenfurt().opened()
    key = SITTING.key(town.meeting.pk)
    adopted, rejected = town.item("Ö 3"), town.item("Ö 4")
    for first, item, choice in ((1, adopted, "yes"), (3, rejected, "no")):
        town.do("olga", "call_item", item=item)
        town.do("olga", "divide_text", item=item, text="Erster Teil.\n\nZweiter Teil.")
        for paragraph in (1, 2):
            voted(town, first + paragraph - 1, choice, item=item, paragraph=paragraph)
    assert list(Resolution.objects.values_list("agenda_item", "vote_number", "text", "carried")) == [
        (rejected, 4, "Erster Teil.\n\nZweiter Teil.", False)
    ]
    town.do("olga", "call_item", item=adopted)
    voted(town, 5, "yes", item=adopted)
    row = Resolution.objects.get(vote_number=5)
    assert (row.agenda_item_id, row.text, row.carried) == (adopted, "Erster Teil.\n\nZweiter Teil.", True)
    assert check_rows(key, replay(SITTING, key).state) == []


def test_of_items_decided_in_one_vote_each_has_its_own_resolution():
    town = eichenfurt().opened()
    key = SITTING.key(town.meeting.pk)
    three = [town.item(number) for number in ("Ö 3", "Ö 4", "Ö 5")]
    town.do("olga", "call_en_bloc", **{f"items_{item}": "1" for item in three})
    town.do("anna", "take_item_out", item=three[1])
    voted(town, 1, "yes", item=three[0])
    rows = AgendaItem.objects.in_bulk(three)
    assert [(rows[item].state, bool(rows[item].result)) for item in three] == [
        ("decided", True),
        ("pending", False),
        ("decided", True),
    ]
    assert list(
        Resolution.objects.order_by("agenda_item").values_list("agenda_item", "vote_number", "text", "yes")
    ) == [(item, 1, rows[item].proposed_resolution, 1) for item in (three[0], three[2])]
    assert check_rows(key, replay(SITTING, key).state) == []


def test_an_amendment_makes_no_resolution_and_an_adopted_motion_on_the_matter_does():
    town = eichenfurt().opened()
    item, key = town.item("Ö 3"), SITTING.key(town.meeting.pk)
    town.do("olga", "call_item", item=item)
    for kind in ("amendment", "substantive", "substantive"):
        town.do("anna", "table_motion", item=item, kind=kind, text=f"Antrag: {kind}")
    for vote, choice in enumerate(("yes", "no", "yes"), start=1):
        town.do("olga", "open_vote", item=item, motion=vote)
        town.do("anna", "cast_ballot", vote=vote, choice=choice)
        town.do("vera", "close_vote", vote=vote)
        town.do("vera", "announce_result", vote=vote)
        row = AgendaItem.objects.get(pk=item)
        assert (row.state, bool(row.result)) == (("decided", True) if vote == 3 else ("called", False))
    assert list(Resolution.objects.values_list("vote_number", "text", "carried")) == [
        (3, "Antrag: substantive", True)
    ]
    assert check_rows(key, replay(SITTING, key).state) == []
