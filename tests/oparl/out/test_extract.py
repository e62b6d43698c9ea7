"""The public extract of a sitting's journal: anybody can verify its chain and recount its votes, and reads nothing else."""

import csv
import io
import json
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from journal.export import export_lines
from journal.lines import Tally, read_line, verify_lines
from journal.models import Entry, Stream
from oparl.models import OpenData
from sessions_app.models import Meeting, Resolution
from tests.live.council import CANARY, HOST, NEIGHBOUR, neighbours
from tests.oparl.out import evening
from tests.oparl.out.shapes import is_moment

pytestmark = pytest.mark.django_db
PLACES = {"yes": "yes", "no": "no", "abstain": "abstain"}


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """(the extract, what the rows say, the page, the table of roll calls, the meeting as an object with and without who
    attended, the operator's export for the public) by what is shown on the Internet; each evening held once.
    """
    with django_db_blocker.unblock():
        return {
            "roll_call": held(roll_call=True),
            "nrw": held(),
            "by": held("by"),
        }


def held(profile="nrw", **rules):
    with transaction.atomic():
        council = evening.held(profile, **rules)
        answer = ask(council.meeting.pk)
        rows = Resolution.objects.filter(agenda_item__public=True).order_by("vote_number")
        results = list(rows.values("yes", "no", "abstain", "carried"))
        page = Client(headers={"host": HOST}).get(f"/sitzungen/{council.meeting.pk}/").content.decode()
        Meeting.objects.create(  # held elsewhere, before this program came: without a journal
            body=council.body,
            organization=council.meeting.organization,
            name="Früher",
            state=Meeting.State.CLOSED,
        )
        table = Client(headers={"host": HOST}).get("/offene-daten/gesamt/namentlich.csv")
        named = b"".join(table.streaming_content).decode("utf-8-sig")
        meetings = as_objects(council)
        exported = b"".join(
            export_lines(Stream.objects.filter(key=f"sitting:{council.meeting.pk}"), public=True)
        )
        evening.correct_last(council, "Nachgetragen")
        corrected = Client(headers={"host": HOST}).get("/offene-daten/gesamt/namentlich.csv")
        assert corrected["ETag"] != table["ETag"]  # the journal of the evening goes on when it is over
        transaction.set_rollback(True)
    rows = list(csv.DictReader(io.StringIO(named), delimiter=";"))
    return answer, results, page, rows, meetings, exported


def ask(key, host=HOST, **headers):
    return Client(headers={"host": host, **headers}).get(f"/sitzungen/{key}/protokollbuch.jsonl")


def as_objects(council):
    """The meeting by OParl before and after the town decides to publish who attended."""

    def read():
        return Client(headers={"host": HOST}).get(f"/oparl/v1.1/meeting/{council.meeting.pk}").json()

    before = read()
    OpenData.objects.create(body=council.body, attendance=True)
    return before, read()


def lines_of(answer):
    return [json.loads(line) for line in answer.content.splitlines()]


def shown(answer):
    return [line for line in lines_of(answer) if "data" in line]


@pytest.mark.parametrize("what", ["roll_call", "nrw", "by"])
def test_the_chain_of_the_extract_verifies_to_the_head_of_the_book(told, tmp_path, what):
    answer, *_rest = told[what]
    tally = Tally()
    assert [each for each in verify_lines(io.BytesIO(answer.content), tally) if each.is_fault] == []
    assert (tally.streams, tally.entries) == (1, lines_of(answer)[-1]["entries"])
    file = tmp_path / "extract.jsonl"
    file.write_bytes(answer.content)
    out = io.StringIO()
    call_command("verify_journal", str(file), stdout=out)
    assert "The journal is intact" in out.getvalue() or "Das Journal ist unversehrt" in out.getvalue()


@pytest.mark.parametrize("what", ["roll_call", "nrw", "by"])
def test_the_operators_public_export_is_the_same_file(told, what):
    assert told[what][5] == told[what][0].content


def test_one_changed_byte_of_it_never_verifies(told):
    content = told["nrw"][0].content
    for place in range(0, len(content), 997):
        changed = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        assert any(each.is_fault for each in verify_lines(io.BytesIO(changed), Tally())), place


@pytest.mark.parametrize("what", ["roll_call", "nrw", "by"])
def test_what_the_extract_counts_is_what_is_published(told, what):
    answer, results, *_rest = told[what]
    counted = [line["data"] for line in shown(answer) if line["kind"] == "vote_closed"]
    assert [{name: each[name] for name in (*PLACES, "carried")} for each in counted] == results
    assert len(results) == 2
    assert [
        each["yes"] >= each["threshold"] if each["base"] else each["yes"] > each["no"] for each in counted
    ] == [each["carried"] for each in results]


def test_a_roll_call_can_be_recounted_by_name_where_the_town_has_decided_so(told):
    answer, results, *_rest = told["roll_call"]
    ballots = {
        line["data"]["voter"]: line["data"]["choice"]
        for line in shown(answer)
        if line["kind"] == "ballot_cast"
    }
    recounted = Counter(ballots.values())
    assert {name: recounted[choice] for name, choice in PLACES.items()} == {
        name: results[1][name] for name in PLACES
    }


def test_the_table_of_roll_calls_names_whom_the_extract_names(told):
    _answer, results, _page, table, *_rest = told["roll_call"]
    recounted = Counter(row["choice"] for row in table)
    assert {name: recounted[choice] for name, choice in PLACES.items()} == {
        name: results[1][name] for name in PLACES
    }
    assert {row["number"] for row in table} == {"Ö 4"}
    assert (told["nrw"][3], told["by"][3]) == ([], [])


@pytest.mark.parametrize("what", ["nrw", "by"])
def test_elsewhere_nobody_is_named_with_a_ballot(told, what):
    assert [line for line in shown(told[what][0]) if line["kind"] == "ballot_cast"] == []
    hidden = [line for line in lines_of(told[what][0]) if line.get("kind") == "ballot_cast"]
    assert hidden, "the ballots keep their places in the chain"


@pytest.mark.parametrize("what", ["roll_call", "nrw", "by"])
def test_nothing_closed_and_nothing_private_is_in_it(told, what):
    text = told[what][0].content.decode()
    for word in (CANARY, evening.UNSEEN, evening.WHY, evening.ITS_CORRECTION, evening.PHONE, "@"):
        assert word not in text, word


def test_where_the_law_shows_no_names_only_what_tells_of_nobody_is_there(told):
    assert {line["kind"] for line in shown(told["by"][0])} == {
        "sitting_opened",
        "item_called",
        "vote_closed",
        "public_readmitted",
        "sitting_closed",
    }
    assert evening.SEEN not in told["by"][0].content.decode()


def test_a_correction_is_read_where_what_it_corrects_is_read(told):
    assert evening.SEEN in told["roll_call"][0].content.decode()


def test_it_is_asked_for_anew_each_time_and_sent_once(told):
    answer, *_rest = told["nrw"]
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/jsonl")
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["ETag"].startswith('"')


def test_the_page_of_the_meeting_leads_to_it(told):
    answer, _results, page, *_rest = told["nrw"]
    (head, *_rest) = lines_of(answer)
    assert f'href="/sitzungen/{head["stream"].removeprefix("sitting:")}/protokollbuch.jsonl"' in page


def test_there_is_none_before_the_end_nor_in_another_town():
    council = evening.eichenfurt()
    assert ask(council.meeting.pk).status_code == 404
    council.opened()
    answer = ask(council.meeting.pk)
    assert (answer.status_code, "Dann lässt sich jede Abstimmung nachzählen" in answer.content.decode()) == (
        404,
        True,
    )
    council.do("vera", "close_sitting")
    neighbours()
    assert [ask(council.meeting.pk, host).status_code for host in (HOST, NEIGHBOUR)] == [200, 404]
    Meeting.objects.filter(pk=council.meeting.pk).update(deleted=True)
    assert ask(council.meeting.pk).status_code == 404


def test_what_was_erased_stays_erased(told):
    council = evening.eichenfurt().opened()
    council.do("vera", "close_sitting")
    first = ask(council.meeting.pk)
    stream = Stream.objects.get(key=f"sitting:{council.meeting.pk}")
    Entry.objects.filter(stream=stream, kind="member_arrived").update(data=None, salt=None, by="")
    after = ask(council.meeting.pk, **{"if-none-match": first["ETag"]})
    assert after.status_code == 200
    assert [line for line in shown(after) if line["kind"] == "member_arrived"] == []
    assert all(read_line(line + b"\n") for line in after.content.splitlines())


def test_who_attended_is_told_where_the_town_has_decided_so(told):
    silent, meeting = told["nrw"][4]
    assert silent.keys().isdisjoint({"participant", "ratssaal:attendance"})
    stays = {each["person"]: each["stays"] for each in meeting["ratssaal:attendance"]}
    assert list(stays) == meeting["participant"]
    assert len(stays) == 14
    assert all(is_moment(stay["arrived"]) for some in stays.values() for stay in some)
