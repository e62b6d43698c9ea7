"""What becomes of a source: rows, links, oddities; a second time, later, broken."""

import pytest

from documents.models import File
from oparl.importing.oddities.names import NAMELESS
from oparl.importing.oddities.told import Odd
from oparl.importing.run import OTHER_BODY
from oparl.models import DanglingReference
from portal.news.meetings import meetings
from portal.news.scope import of_town
from sessions_app.models import (
    AgendaItem,
    Body,
    Consultation,
    Meeting,
    Membership,
    Organization,
    Paper,
    Person,
)
from sessions_app.withdrawn import withdrawn_meetings, withdrawn_papers
from tests.oparl.objects import LATER, ROOT, a_file, an, town, url


def row(model, path):
    return model.objects.get(oparl_id=url(path))


def test_a_meeting_comes_with_its_agenda_its_place_and_its_files(take):
    take(town())
    meeting = row(Meeting, "meetings/1")
    assert (meeting.organization.name, meeting.location.description, meeting.invitation.name) == (
        "Gemeinderat",
        "Rathaus, großer Saal",
        "Einladung",
    )
    assert (meeting.ends_at, meeting.agenda_published_at) == (None, meeting.created)
    assert meeting.extra["end"] == "2024-02-01T00:00:00+01:00"
    items = [
        (item.number, item.name, item.kind, item.state, item.public) for item in meeting.agenda_items.all()
    ]
    assert items == [
        ("", "ANTRÄGE", "heading", "pending", True),
        ("1", "Brücke über den Bach", "resolution", "decided", True),
        ("2", "- abgesetzt -", "resolution", "withdrawn", True),
    ]


def test_a_paper_is_public_and_knows_its_files_and_where_it_is_deliberated_on(take):
    take(town())
    paper = row(Paper, "papers/1")
    assert (paper.public, paper.published_at, paper.reference) == (True, paper.created, "2024/0001")
    assert [file.name for file in paper.auxiliary_files.order_by("pk")] == ["Anlage 3", "Anlage 4"]
    assert [office.name for office in paper.under_direction_of.all()] == ["Tiefbauamt"]
    consultation = paper.consultations.get()
    assert (consultation.agenda_item, consultation.meeting) == (
        row(AgendaItem, "items/2"),
        row(Meeting, "meetings/1"),
    )
    assert (consultation.authoritative, consultation.role) == (True, "Entscheidung")
    assert row(File, "files/3").external_url == url("download/3.pdf")
    assert row(File, "files/3").owner == paper.body.slug


def test_a_second_import_changes_nothing(take):
    first, second = take(town()), take(town())
    assert (first.changes, second.changes) == (first.objects + 1, 0)  # and one reference was tied
    assert second.unchanged.total() == second.objects == second.rows == 13


def test_any_order_gives_the_same_links(take):
    take(list(reversed(town())))
    consultation = row(Consultation, "consultations/1")
    assert consultation.agenda_item == row(AgendaItem, "items/2")
    assert consultation.meeting.organization.name == "Gemeinderat"
    assert row(Paper, "papers/1").under_direction_of.get().name == "Tiefbauamt"


def test_a_change_at_the_source_is_taken_over_with_its_links(take):
    take(town())
    changed = town()
    changed[3] |= {"name": "Steg über den Bach", "modified": LATER, "auxiliaryFile": [a_file("4")]}
    report = take(changed)
    assert (report.changed.total(), report.new.total()) == (1, 0)
    assert row(Paper, "papers/1").name == "Steg über den Bach"
    assert [file.name for file in row(Paper, "papers/1").auxiliary_files.all()] == ["Anlage 4"]


def test_a_change_without_a_new_date_is_taken_over_as_well(take):
    take(town())
    changed = town()
    changed[3]["name"] = "Steg über den Bach"
    assert take(changed).changed.total() == 1
    assert row(Paper, "papers/1").name == "Steg über den Bach"


def test_what_was_changed_here_later_is_not_written_over(take):
    take(town())
    Paper.objects.update(name="Unsere Brücke", modified="2025-01-01T00:00:00Z")
    changed = town()
    changed[3] |= {"name": "Steg", "modified": LATER}
    assert +take(changed).older == {"paper": 1}
    assert row(Paper, "papers/1").name == "Unsere Brücke"


def test_what_a_sitting_here_has_written_survives_an_import_that_brings_nothing_new(take):
    take(town())
    Meeting.objects.update(state="closed")
    AgendaItem.objects.update(state="noted", result="zur Kenntnis genommen")
    take(town())
    assert row(Meeting, "meetings/1").state == "closed"
    assert set(AgendaItem.objects.values_list("state", "result")) == {("noted", "zur Kenntnis genommen")}


def test_a_reference_that_leads_nowhere_is_remembered_and_tied_when_its_target_comes(take):
    report = take(town())
    assert report.dangling == {("paper", "superordinated_papers"): 1}
    later = take([an("Paper", "papers/never", body=ROOT, name="Rahmenplan", modified=LATER)])
    assert (later.tied, later.dangling) == (1, {})
    assert row(Paper, "papers/1").superordinated_papers.get().name == "Rahmenplan"
    assert not DanglingReference.objects.exists()


def test_both_sides_may_say_which_paper_is_above_which(take):
    take(
        [
            an("Paper", "papers/a", body=ROOT, name="Oben", subordinatedPaper=[url("papers/b")]),
            an("Paper", "papers/b", body=ROOT, name="Unten", superordinatedPaper=[url("papers/a")]),
            an("Paper", "papers/c", body=ROOT, name="Auch unten", superordinatedPaper=[url("papers/a")]),
        ]
    )
    names = row(Paper, "papers/a").subordinated_papers.order_by("name").values_list("name", flat=True)
    assert list(names) == ["Auch unten", "Unten"]


def test_an_item_alone_may_say_which_paper_it_is_about(take):
    objects = town()
    consultation = objects[3]["consultation"][0]
    del consultation["agendaItem"], consultation["meeting"]
    take(objects)
    assert row(Consultation, "consultations/1").agenda_item == row(AgendaItem, "items/2")
    assert row(Consultation, "consultations/1").meeting == row(Meeting, "meetings/1")


def test_a_meeting_of_an_organization_that_is_in_no_list_is_not_lost(take):
    objects = town()
    objects[2]["organization"] = [url("gr/77")]
    report = take(objects)
    assert (report.odd[Odd.STUB], report.lost) == (1, [])
    assert row(Meeting, "meetings/1").organization.name == "Unbekanntes Gremium (77)"


def test_a_placeholder_is_filled_by_what_it_stood_for(take):
    objects = town()
    objects[2]["organization"] = [url("gr/77")]
    take(objects)
    report = take([an("Organization", "gr/77", body=ROOT, name="Bauausschuss")])
    assert +report.new == {"organization": 1}
    assert row(Meeting, "meetings/1").organization.name == "Bauausschuss"
    assert take(objects[:3]).changes == 0


def test_a_consultation_that_stands_twice_in_a_paper_is_two_stages(take):
    objects = town()
    again = objects[3]["consultation"][0] | {"agendaItem": url("items/3"), "role": "Anhörung"}
    objects[3]["consultation"].append(again)
    report = take(objects)
    stages = row(Paper, "papers/1").consultations.values_list("role", "agenda_item__name")
    assert list(stages) == [("Entscheidung", "Brücke über den Bach"), ("Anhörung", "- abgesetzt -")]
    assert report.odd[Odd.CONSULTATION_TWICE] == 1
    assert take(objects).changes == 0


def test_of_two_copies_the_fuller_one_counts_in_any_order_and_a_second_import_finds_nothing(take):
    poor = an("Paper", "papers/2", body=ROOT, name="Haushalt")
    rich = poor | {"reference": "2024/2", "paperType": "Antrag"}
    for objects in ([poor, rich], [rich, poor]):
        Paper.objects.all().delete()
        take(objects)
        assert row(Paper, "papers/2").reference == "2024/2"
        assert take(objects).changes == 0


def test_copies_in_different_batches_are_told_apart_as_well(take, monkeypatch):
    monkeypatch.setattr("oparl.importing.run.BATCH_OBJECTS", 1)
    poor = an("Paper", "papers/2", body=ROOT, name="Haushalt")
    rich = poor | {"reference": "2024/2", "paperType": "Antrag"}
    for objects in ([poor, rich], [rich, poor]):
        Paper.objects.all().delete()
        take(objects)
        assert row(Paper, "papers/2").reference == "2024/2"
        assert take(objects).changes == 0


def test_objects_without_id_inside_others_get_one_and_keep_it(take):
    objects = town()
    del objects[2]["location"]["id"]
    report = take(objects)
    assert (report.odd[Odd.WITHOUT_ID], report.lost) == (1, [])
    assert row(Meeting, "meetings/1").location.description == "Rathaus, großer Saal"
    assert take(objects).changes == 0


def test_a_deleted_object_is_a_row_that_nobody_sees(take):
    take(town())
    stub = an("Paper", "papers/1", body=ROOT, modified=LATER, deleted=True, name="", reference="")
    take([stub, an("Paper", "papers/9", body=ROOT, deleted=True, name="")])
    for path in ("papers/1", "papers/9"):
        paper = row(Paper, path)
        assert (paper.deleted, paper.public, paper.name) == (True, False, "")


def test_withdrawn_is_what_was_here_and_not_what_the_source_alone_knew(take):
    gone = {"modified": LATER, "deleted": True}
    take(town())
    stubs = (("Meeting", "meetings"), ("Paper", "papers"))
    take([an(kind, f"{folder}/{key}", body=ROOT, **gone) for kind, folder in stubs for key in (1, 9)])
    body = row(Paper, "papers/9").body
    assert list(withdrawn_papers(body)) == [row(Paper, "papers/1")]
    assert list(withdrawn_meetings(body)) == [row(Meeting, "meetings/1")]


def test_a_meeting_that_comes_after_what_speaks_of_it_was_not_put_off_today(take):
    """A crawl in any order: an item of its agenda made a placeholder of the meeting."""
    objects = town()
    take([objects[0], objects[2]["agendaItem"][1] | {"meeting": url("meetings/1")}])
    take(objects)
    meeting = row(Meeting, "meetings/1")
    (entry,) = meetings(of_town(meeting.body))
    assert entry.updated == meeting.modified


def test_an_item_without_a_word_about_publicity_is_closed(take):
    objects = town()
    del objects[2]["agendaItem"][1]["public"]
    report = take(objects)
    assert not row(AgendaItem, "items/2").public
    assert report.odd[Odd.PUBLICITY_UNKNOWN] == 1


def test_people_and_memberships_come_along_and_nobody_gets_a_vote_unsaid(take):
    member = an("Membership", "memberships/1", organization=url("gr/1"), votingRight=True)
    guest = an("Membership", "memberships/2", organization=url("gr/2"), role="Gast")
    person = an(
        "Person", "people/1", body=ROOT, name="Dr. Anna Amsel", title=["Dr."], membership=[member, guest]
    )
    report = take([*town(), person])
    assert row(Person, "people/1").title == "Dr."
    assert [m.voting_right for m in Membership.objects.order_by("oparl_id")] == [True, False]
    assert row(Organization, "gr/2").name == "Unbekanntes Gremium (2)"
    assert report.lost == []


def test_what_has_no_column_is_kept_beside_the_row(take):
    objects = town()
    objects[0] |= {"membership": [url("memberships/1")], "keyword": ["Rat"], "Vendor:colour": "blue"}
    take(objects)
    extra = row(Organization, "gr/1").extra
    assert (extra["membership"], extra["keyword"], extra["Vendor:colour"]) == (
        [url("memberships/1")],
        ["Rat"],
        "blue",
    )


def test_unreadable_values_never_stop_an_import_and_stay_beside_the_row(take):
    objects = town()
    objects[2] |= {"start": "gestern", "end": 7, "organization": [url("gr/1"), 5], "cancelled": ["?"]}
    objects[3] |= {"date": "32.13.2024", "name": "x" * 1200, "web": "javascript:alert(1)"}
    objects[2]["agendaItem"][1] |= {"order": -3, "name": {"de": "?"}, "number": 10.1}
    report = take(objects)
    meeting, paper, item = row(Meeting, "meetings/1"), row(Paper, "papers/1"), row(AgendaItem, "items/2")
    assert (meeting.starts_at, meeting.extra["start"], meeting.extra["end"]) == (None, "gestern", 7)
    assert (paper.dated_on, paper.extra["date"], paper.web) == (None, "32.13.2024", "")
    assert (len(paper.name), paper.extra["name"]) == (1000, "x" * 1200)
    assert (item.name, item.number, item.order) == (NAMELESS, "10.1", 1)
    assert report.lost == []


def test_an_address_that_is_no_web_address_is_never_linked(take):
    take([*town(), a_file("9", accessUrl="javascript:alert(1)", downloadUrl="")])
    assert row(File, "files/9").external_url == ""


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_characters_that_no_database_takes_are_removed(take, text):
    objects = town()
    objects[3] |= {"name": text, "keyword": [text]}
    report = take(objects)
    assert row(Paper, "papers/1").name in {"ab", "a?b"}
    assert report.odd[Odd.UNREADABLE_CHARACTERS] == 1


def test_one_guilty_object_stays_out_whole_and_the_others_of_its_batch_come_in(take):
    guilty = an("Meeting", "meetings/2", name="x", agendaItem=[an("AgendaItem", "items/9", name="y")])
    guilty["agendaItem"][0]["meeting"] = "https://elsewhere.example/meetings/3"
    take(town(), slug="neustadt")
    other = Body.objects.create(slug="other", name="Other", short_name="O")
    Meeting.objects.create(body=other, name="theirs", oparl_id="https://elsewhere.example/meetings/3")
    report = take([guilty, an("Paper", "papers/5", body=ROOT, name="Unschuldig")], slug="neustadt")
    assert row(Paper, "papers/5").name == "Unschuldig"
    assert not Meeting.objects.filter(oparl_id=url("meetings/2")).exists()
    assert report.refused.total() == 1


def test_rows_of_another_municipality_are_left_alone(take):
    take(town())
    other = Body.objects.create(slug="other", name="Other", short_name="O")
    Paper.objects.create(body=other, name="Geheim", oparl_id="https://elsewhere.example/papers/1")
    report = take([an("Paper", "x", body=ROOT, name="Fremd") | {"id": "https://elsewhere.example/papers/1"}])
    assert Paper.objects.get(body=other).name == "Geheim"
    assert report.refused.total() == 1


def test_objects_of_another_body_are_left_out_and_told(take):
    report = take([*town(), an("Paper", "papers/6", body="https://elsewhere.example", name="Fremd")])
    assert not Paper.objects.filter(name="Fremd").exists()
    assert report.examples[OTHER_BODY] == ["5"]


def test_a_body_object_fills_the_tenant(take):
    body = an("Body", "", name="Stadt Neustadt", shortName="Neustadt", website="https://neustadt.example")
    body["id"] = ROOT
    body["legislativeTerm"] = [an("LegislativeTerm", "terms/1", name="2024–2029", startDate="2024-07-01")]
    take([*town(), body])
    made = Body.objects.get()
    assert (made.name, made.short_name, made.slug) == ("Stadt Neustadt", "Neustadt", "neustadt")
    assert [term.name for term in made.legislative_terms.all()] == ["2024–2029"]
    assert [host.name for host in made.hosts.all()] == ["neustadt.localhost"]
