"""A registered paper is corrected and withdrawn until it stands on a published agenda; the preview tells the truth."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from journal.events import Refused
from sessions_app.becoming_public import tokens_kept_closed
from sessions_app.desk.agenda import publish_agenda, put_on_agenda
from sessions_app.desk.meetings import schedule_meeting
from sessions_app.desk.papers import (
    attach_file,
    attach_paper,
    change_paper,
    register_paper,
    remove_file_of_paper,
    withdraw_paper,
)
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import Consultation, Paper
from sessions_app.personal_data import Answered
from sessions_app.queries import agenda_foreseen, public_agenda, visible_papers
from tests.agendas import HOST, NAMES_NOBODY, pdf
from tests.house.world import roles

pytestmark = pytest.mark.django_db
TITLE = "Radweg an der Aue"


@pytest.fixture
def town(db):
    home, _neighbour, users = roles()
    home.everybody = users
    return home


@pytest.fixture
def clerk(town):
    return town.actor("clerk", town.everybody)


@pytest.fixture
def item(town, clerk):
    meeting = schedule_meeting(clerk, town.council, starts_at=timezone.now() + timedelta(days=7))
    return put_on_agenda(clerk, meeting, name="Radweg", public=True)


def registered(town, clerk, *, public, reference="7/2026"):
    return register_paper(
        clerk, town.body, name=TITLE, reference=reference, public=public, personal_data=NAMES_NOBODY
    )


@pytest.fixture
def office(town):
    client = Client(headers={"host": HOST})
    client.force_login(town.everybody["clerk"])
    return client


def test_a_paper_is_corrected_in_all_its_fields(town, clerk):
    paper = registered(town, clerk, public=False)
    change_paper(
        clerk,
        paper,
        name="Gehweg",
        reference="8/2026",
        public=True,
        paper_type="Antrag",
        proposed_resolution="Ja.",
    )
    told = Paper.objects.values_list("name", "reference", "public", "paper_type", "proposed_resolution").get()
    assert told == ("Gehweg", "8/2026", True, "Antrag", "Ja.")


def test_a_correction_keeps_its_own_reference_and_takes_no_other(town, clerk):
    paper = registered(town, clerk, public=True)
    registered(town, clerk, public=True, reference="8/2026")
    change_paper(clerk, paper, name="Gehweg", reference="7/2026", public=True)
    with pytest.raises(Refused) as refused:
        change_paper(clerk, paper, name="Gehweg", reference="8/2026", public=True)
    assert refused.value.refusal is DeskRefusal.REFERENCE_TAKEN


@pytest.mark.parametrize("public", [True, False])
def test_what_stands_on_a_published_agenda_is_neither_changed_nor_withdrawn(town, clerk, item, public):
    paper = registered(town, clerk, public=public)
    file = attach_file(clerk, paper, data=pdf(), file_name="a.pdf", personal_data=NAMES_NOBODY)
    attach_paper(clerk, item, paper)
    publish_agenda(clerk, item.meeting)
    for attempt in (
        lambda: change_paper(clerk, paper, name="Anders", reference="", public=public),
        lambda: withdraw_paper(clerk, paper),
        lambda: remove_file_of_paper(clerk, paper, file),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.refusal is DeskRefusal.PAPER_PUBLISHED
    assert Paper.objects.get().name == TITLE


def test_a_withdrawn_paper_is_gone_from_the_list_and_from_the_draft(town, clerk, item):
    paper = registered(town, clerk, public=True)
    attach_paper(clerk, item, paper)
    withdraw_paper(clerk, paper)
    assert not visible_papers(clerk, town.body).exists()
    assert not Consultation.objects.filter(deleted=False).exists()


def test_without_its_main_file_the_first_attachment_becomes_it(town, clerk):
    paper = registered(town, clerk, public=True)
    first, second = (attach_file(clerk, paper, data=pdf(), file_name=f"{name}.pdf") for name in "ab")
    paper.refresh_from_db()
    remove_file_of_paper(clerk, paper, first)
    paper.refresh_from_db()
    assert (paper.main_file, list(paper.auxiliary_files.all())) == (second, [])


def test_a_stranger_corrects_nothing(town, clerk):
    paper = registered(town, clerk, public=False)
    with pytest.raises(Refused):
        withdraw_paper(town.actor("member", town.everybody), paper)
    assert Paper.objects.filter(deleted=False).exists()


def test_the_preview_shows_what_publishing_will_show(town, clerk, item):
    for public in (True, False):
        paper = registered(town, clerk, public=public, reference=f"{public}/2026")
        attach_file(clerk, paper, data=pdf(), file_name="a.pdf", personal_data=NAMES_NOBODY)
        attach_file(
            clerk,
            paper,
            data=pdf(),
            file_name="nur für den Beschluss.pdf",
            personal_data=Answered("decision"),
        )
        attach_paper(clerk, item, paper)
    attach_file(clerk, item, data=pdf(), file_name="b.pdf", personal_data=NAMES_NOBODY)
    foreseen = agenda_foreseen(item.meeting, tokens_kept_closed(item.meeting))
    publish_agenda(clerk, item.meeting)
    item.meeting.refresh_from_db()
    assert foreseen.public == public_agenda(item.meeting).public
    assert [paper.reference for paper in foreseen.public[0].papers] == ["True/2026"]
    assert [file.name for file in foreseen.public[0].papers[0].files] == ["a"]


def test_the_item_says_that_the_public_will_not_see_a_paper(town, clerk, item, office):
    address = f"/arbeitsplatz/sitzungen/{item.meeting_id}/punkte/{item.pk}/"
    said = "Die Öffentlichkeit wird sie nicht sehen."
    attach_paper(clerk, item, registered(town, clerk, public=True))
    assert said not in office.get(address).content.decode()
    attach_paper(clerk, item, registered(town, clerk, public=False, reference="9/2026"))
    assert office.get(address).content.decode().count(said) == 1


def test_papers_to_choose_are_filtered_and_never_more_than_fifty(town, clerk, item, office):
    Paper.objects.bulk_create(Paper(body=town.body, name=f"Satzung {number:03}") for number in range(60))
    address = f"/arbeitsplatz/sitzungen/{item.meeting_id}/punkte/{item.pk}/"
    assert office.get(address).content.decode().count("Satzung") == 50
    found = office.get(f"{address}?vorlage=satzung 007").content.decode()
    assert found.count("Satzung") == 1
    oldest = Paper.objects.earliest("pk")
    office.post(f"{address}vorlagen/", {"paper": oldest.pk})
    assert Consultation.objects.get().paper == oldest


def test_the_pages_correct_and_withdraw(town, clerk, office):
    paper = registered(town, clerk, public=True)
    address = f"/arbeitsplatz/vorlagen/{paper.pk}/"
    file = attach_file(clerk, paper, data=pdf(), file_name="a.pdf")
    assert "Vorlage berichtigen" in office.get(address).content.decode()
    assert office.post(f"{address}dateien/{file.pk}/loesen/").status_code == 302
    assert TITLE in office.get(f"{address}aendern/").content.decode()
    assert office.post(f"{address}aendern/", {"name": "Gehweg"}).status_code == 302
    paper.refresh_from_db()
    assert (paper.name, paper.main_file) == ("Gehweg", None)
    assert "Jetzt zurückziehen" in office.get(f"{address}zurueckziehen/").content.decode()
    assert office.post(f"{address}zurueckziehen/").status_code == 302
    assert office.get(address).status_code == 404
