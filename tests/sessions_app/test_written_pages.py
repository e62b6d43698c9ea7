"""Decided in writing through the pages: asked, answered, entered from paper, found, numbered, told to the next meeting."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from house import ROOT

from journal.models import Entry
from sessions_app import adopted, asked_in_writing
from sessions_app.adopted import RESOLUTIONS, register_of
from sessions_app.asked_in_writing import WRITTEN
from sessions_app.desk import written as desk
from sessions_app.desk.meetings import schedule_meeting
from sessions_app.desk.written import procedure_of
from sessions_app.models import Body, WrittenProcedure
from tests.live.council import CANARY, eichenfurt
from tests.minutes.recorded import faults

pytestmark = pytest.mark.django_db
LIST = "/arbeitsplatz/schriftlich/"


@pytest.fixture
def town():
    """The council under the law of Baden-Württemberg, where one objection is enough."""
    found = eichenfurt()
    Body.objects.update(rule_profile="bw")
    found.body.refresh_from_db()
    found.council.refresh_from_db()
    return found


def ask(town, login="olga", **changed):
    end = timezone.localtime() + timedelta(days=3)
    said = {
        "title": "Spende annehmen",
        "wording": "Die Stadt nimmt die Spende an.",
        "ground": "Gegenstand einfacher Art",
        "day": f"{end:%Y-%m-%d}",
        "time": f"{end:%H:%M}",
        "public": "on",
        **changed,
    }
    return town.client(login).post(f"{LIST}neu/{town.council.pk}/", said)


def asked(town, **changed):
    assert ask(town, **changed).status_code == 302
    return WrittenProcedure.objects.latest("pk")


def sent(town, row, login, **said):
    return town.client(login).post(f"{LIST}{row.pk}/", said)


def page(town, row, login):
    return town.client(login).get(f"{LIST}{row.pk}/").content.decode()


def closed(town, row, monkeypatch):
    later = timezone.now() + timedelta(days=4)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert sent(town, row, "olga", do="close").status_code == 302
    row.refresh_from_db()
    return row


def test_from_the_question_to_the_next_meeting(town, monkeypatch):
    row = asked(town)
    assert "Spende annehmen" in town.client("anna").get("/arbeitsplatz/").content.decode()
    assert "Das Ergebnis kann festgestellt werden" in page(town, row, "olga")
    assert sent(town, row, "anna", do="answer", reply="yes").status_code == 302
    assert "Lesen und antworten" not in town.client("anna").get("/arbeitsplatz/").content.decode()
    paper = {
        "person": town.person("bernd"),
        "source": "Brief vom 3.12.",
        "received_on": f"{timezone.localdate()}",
    }
    assert sent(town, row, "olga", do="enter", reply="abstain", **paper).status_code == 302
    while_running = page(town, row, "cem")
    assert ("hat geantwortet" in while_running, "Brief vom 3.12." in while_running) == (True, False)
    assert town.client().get(f"/schriftlich/{row.pk}/").status_code == 404
    closed(town, row, monkeypatch)
    assert (row.phase, row.carried, row.number) == ("closed", True, f"{timezone.localdate().year}/001")
    assert row.agenda_item is None
    meeting = schedule_meeting(town.actor("olga"), town.council, starts_at=timezone.now() + timedelta(days=9))
    assert desk.report_written_procedures(town.actor("olga"), meeting) == 1
    item = meeting.agenda_items.get()
    assert item.name.startswith("Mitteilung: Spende annehmen – im schriftlichen Verfahren am ")
    assert item.name.endswith(f"angenommen, Beschluss-Nr. {row.number}")
    assert (item.kind, item.public) == ("information", True)
    assert desk.report_written_procedures(town.actor("olga"), meeting) == 0
    public = town.client().get(f"/schriftlich/{row.pk}/").content.decode()
    assert "Angenommen: Keines der 13 gefragten Mitglieder hat innerhalb der Frist widersprochen" in public
    assert "Bernd" not in public
    assert f"/schriftlich/{row.pk}/" in town.client().get(f"/gremien/{town.council.pk}/").content.decode()
    for choice, found in (
        ("", True),
        ("?q=Spende", True),
        ("?q=nichts", False),
        (f"?gremium={town.council.pk}", True),
        ("?jahr=1999", False),
    ):
        listed = town.client().get(f"/beschluesse/{choice}").content.decode()
        assert (f"/schriftlich/{row.pk}/" in listed) is found
    assert "Brief vom 3.12." in page(town, row, "cem")


def test_the_record_names_answers_to_its_own_people_alone_and_fits_its_schema(town, monkeypatch):
    row = asked(town)
    sent(town, row, "anna", do="answer", reply="objects")
    closed(town, row, monkeypatch)
    assert (row.carried, row.number) == (False, "")
    schema = json.loads((Path(ROOT) / "docs/written-record-1.schema.json").read_text())
    for login, place, named in ((None, "/schriftlich", False), ("cem", "/arbeitsplatz/schriftlich", True)):
        client = town.client(login)
        record = client.get(f"{place}/{row.pk}/protokoll.json").json()
        assert faults(schema, record) == []
        answers = [each["answer"]["reply"] for each in record["register"] if each["answer"]]
        assert (record["answers_named"], answers) == (named, ["objects"] if named else [])
        lines = client.get(f"{place}/{row.pk}/protokoll.csv").content.decode("utf-8-sig").splitlines()
        assert (len(lines), any("objects" in line for line in lines)) == (14, named)
    assert town.client().get("/schema/schriftliches-verfahren-1.json").json() == schema
    assert town.client("cem").get(f"{LIST}{row.pk}/protokoll.pdf").content.startswith(b"%PDF")


def test_what_is_closed_is_read_by_its_own_people_and_not_by_who_is_biased(town, monkeypatch):
    row = asked(town, public="", title=CANARY, wording=CANARY, biased=str(town.person("bernd")))
    paths = (f"{LIST}{row.pk}/", f"/schriftlich/{row.pk}/", f"{LIST}{row.pk}/protokoll.json")
    assert CANARY in page(town, row, "anna")
    assert town.client("bernd").get(paths[0]).status_code == 403
    assert sent(town, row, "bernd", do="answer", reply="yes").status_code == 403
    closed(town, row, monkeypatch)
    for place in (*paths[1:2], f"/schriftlich/{row.pk}/protokoll.json", f"/gremien/{town.council.pk}/", "/"):
        assert CANARY not in town.client().get(place).content.decode()
    assert town.client("anna").get(paths[2]).status_code == 200
    assert town.client("bernd").get(paths[2]).status_code == 403
    meeting = schedule_meeting(town.actor("olga"), town.council, starts_at=timezone.now() + timedelta(days=9))
    desk.report_written_procedures(town.actor("olga"), meeting)
    item = meeting.agenda_items.get()
    assert (item.public, item.public_name) == (False, "Mitteilung über ein schriftliches Verfahren")


@pytest.mark.parametrize(
    ("profile", "why"),
    [("nrw", "§ 47a GO NRW"), ("by", "Art. 47 Abs. 1 BayGO"), ("bb", "in engen Grenzen")],
)
def test_where_the_law_has_no_such_procedure_the_page_says_why_and_nothing_is_asked(town, profile, why):
    Body.objects.update(rule_profile=profile)
    told = town.client("olga").get(LIST).content.decode()
    assert (why in told, "Mitglieder fragen" in told) == (True, False)
    refused = ask(town)
    assert (refused.status_code, why in refused.content.decode()) == (200, True)
    assert (WrittenProcedure.objects.count(), Entry.objects.count()) == (0, 0)


def test_what_does_not_fit_is_said_and_nothing_is_kept(town):
    early = timezone.localtime() - timedelta(days=1)
    answer = ask(town, day=f"{early:%Y-%m-%d}").content.decode()
    assert "in der Zukunft" in answer
    assert WrittenProcedure.objects.count() == 0
    row = asked(town)
    form = {"do": "enter", "person": town.person("anna"), "reply": "yes", "source": "Brief"}
    again = sent(town, row, "olga", **form, received_on="2999-01-01")
    assert "noch nicht gekommen" in again.content.decode()
    assert sent(town, row, "olga", do="close").status_code == 302
    assert sent(town, row, "olga", do="break_off", reason="").status_code == 200
    assert procedure_of(row).phase == "running"
    assert sent(town, row, "olga", do="unknown").status_code == 404
    assert sent(town, row, "anna", do="break_off", reason="x").status_code == 302
    assert procedure_of(row).phase == "running"
    sent(town, row, "olga", do="break_off", reason="Falscher Wortlaut")
    assert "Falscher Wortlaut" in page(town, row, "anna")


def test_it_has_a_life_in_the_book_and_its_row_comes_from_the_journal(town, monkeypatch):
    row = asked(town)
    closed(town, row, monkeypatch)
    today = f"{timezone.localdate()}"
    step = {"step": "legality_objection", "who": "Rita", "on": today, "reason": "Form"}
    assert sent(town, row, "olga", do="step", **step).status_code == 302
    row.refresh_from_db()
    assert row.standing == "contested"
    assert "Form" in page(town, row, "olga")
    key, book = WRITTEN.key(row.pk), RESOLUTIONS.key(town.body.pk)
    WrittenProcedure.objects.update(result="falsch", number="R 9")
    assert asked_in_writing.check_rows(key, procedure_of(row)) == [f"procedure in writing {row.pk}"]
    assert adopted.check_rows(book, register_of(town.body.pk)) == [
        f"resolution of the procedure in writing {row.pk}"
    ]
    WrittenProcedure.objects.all().delete()
    assert WRITTEN.keys_in_rows() == []
    call_command("rebuild_rows", stdout=StringIO())
    assert asked_in_writing.check_rows(key, procedure_of(row)) == []
    assert adopted.check_rows(book, register_of(town.body.pk)) == []
    assert WRITTEN.keys_in_rows() == [key]
    assert adopted.keys_in_rows() == [book]
