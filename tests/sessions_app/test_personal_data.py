"""Whether a paper or a file names people is asked, and nothing becomes public unanswered (DP-02)."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from config.own_data.rows import told
from documents.models import File
from sessions_app.desk.agenda import publish_agenda, put_on_agenda
from sessions_app.desk.convene import items_of
from sessions_app.desk.meetings import schedule_meeting
from sessions_app.desk.papers import attach_file, attach_paper, change_paper, register_paper
from sessions_app.desk.personal_data import answer_personal_data
from sessions_app.desk.personal_data_refusals import PersonalDataRefusal
from sessions_app.desk.supplements import add_item, publish_supplement
from sessions_app.models import Meeting, Paper, PersonalDataAnswer
from sessions_app.personal_data import Answer, Answered
from sessions_app.queries import visible_files
from sessions_app.standing import papers_of
from tests.agendas import NAMES_NOBODY, pdf
from tests.house.world import HOST, roles
from tests.sessions_app.test_desk import refused

pytestmark = pytest.mark.django_db
MAY_BE_PUBLIC = Answered(Answer.PUBLIC, "Der Bauherr hat am 3. Mai zugestimmt.")
FOR_THE_DECISION = Answered(Answer.DECISION)
HEADING = re.compile(r"<h[23][^>]* id=\"(?:group|file|paper)-[^>]*>(.*?)</h[23]>", re.DOTALL)


class Office:
    """A draft with a public paper on its item; everybody's window."""

    def __init__(self):
        self.home, _neighbour, self.users = roles()
        self.clerk = self.home.actor("clerk", self.users)
        soon = timezone.now() + timedelta(days=7)
        self.meeting = schedule_meeting(self.clerk, self.home.council, starts_at=soon)
        self.item = put_on_agenda(self.clerk, self.meeting, name="Kita-Platz", public=True)
        self.paper = self.registered("V 1")
        attach_paper(self.clerk, self.item, self.paper)
        self.draft = f"/arbeitsplatz/sitzungen/{self.meeting.pk}/"

    def registered(self, reference, said=NAMES_NOBODY):
        body = self.home.body
        return register_paper(
            self.clerk, body, name="Vorlage", reference=reference, public=True, personal_data=said
        )

    def attached(self, name, said=None, thing=None):
        data = pdf(name)
        return attach_file(
            self.clerk, thing or self.paper, data=data, file_name=f"{name}.pdf", personal_data=said
        )

    def answers(self, thing, said):
        answer_personal_data(self.clerk, thing, body=self.home.body, said=said)

    def window(self, role=None):
        client = Client(headers={"host": HOST})
        if role:
            client.force_login(self.users[role])
        return client

    def opens(self, file, role=None):
        return self.window(role).get(f"/dateien/{file.token}/a.pdf").status_code

    def reads(self, address, role="clerk"):
        return self.window(role).get(address).content.decode()


@pytest.fixture
def office(db):
    return Office()


def test_what_nobody_answered_for_is_named_and_nothing_is_published(office):
    annex = office.attached("Antrag der Familie Kranich")
    page = f"{office.draft}veroeffentlichen/"
    shown = office.reads(page)
    assert "<li>Antrag der Familie Kranich</li>" in shown
    assert "Jetzt veröffentlichen" not in shown
    told_why = office.window("clerk").post(page, follow=True).content.decode()
    assert "ob hier personenbezogene Daten stehen: „Antrag der Familie Kranich“." in told_why
    office.meeting.refresh_from_db()
    assert (office.meeting.agenda_published_at, office.opens(annex)) == (None, 404)
    answer = {f"file-{annex.pk}-personal_data": "none"}
    answered = office.window("clerk").post(f"{office.draft}personenbezogenes/", answer)
    assert answered.headers["Location"] == page
    assert "Jetzt veröffentlichen" in office.reads(page)


def test_the_page_asks_paper_by_paper_what_is_open_first_and_says_what_was_saved(office):
    office.attached("Plan", NAMES_NOBODY)
    late = office.registered("V 2", None)
    attach_paper(office.clerk, office.item, late)
    own = office.attached("Attest", None, office.item)
    shared = office.attached("Beiblatt", None, late)
    office.paper.auxiliary_files.add(shared)
    window, page = office.window("clerk"), f"{office.draft}personenbezogenes/"
    shown = [" ".join(re.sub("<[^>]*>", " ", each).split()) for each in HEADING.findall(office.reads(page))]
    text = "Titel und Beschlussvorschlag"
    first = ["Vorlage V 1 Vorlage", text, "Datei Plan", "Datei Beiblatt"]
    assert shown == [*first, "Vorlage V 2 Vorlage", text, "Tagesordnungspunkt Ö 1 Kita-Platz", "Datei Attest"]
    office.answers(shared, NAMES_NOBODY)
    assert HEADING.findall(office.reads(page))[0].strip().endswith("V 2 Vorlage</a>")
    told = window.post(page, {f"file-{own.pk}-personal_data": "decision"}, follow=True).content.decode()
    assert "Eine Antwort ist gespeichert. Eine Frage ist noch offen." in told
    told = window.post(page, {"none": "changed"}, follow=True).content.decode()
    assert "Es wurde nichts geändert. Eine Frage ist noch offen." in told
    answers = {f"paper-{late.pk}-personal_data": "none", f"file-{own.pk}-personal_data": "none"}
    told = window.post(page, answers, follow=True).content.decode()
    assert "2 Antworten sind gespeichert." in told
    assert "Alle Fragen sind beantwortet" in office.reads(page)
    office.meeting.refresh_from_db()
    assert office.meeting.agenda_published_at is None


def test_what_was_asked_is_public_once_the_agenda_is(office):
    annex = office.attached("Antrag", NAMES_NOBODY)
    page = f"{office.draft}veroeffentlichen/"
    office.window("clerk").post(page)
    assert office.opens(annex) == 200


def test_each_answer_leads_where_it_says(office):
    files = {
        "nobody": office.attached("Lageplan", NAMES_NOBODY),
        "agreed": office.attached("Zustimmung", MAY_BE_PUBLIC),
        "closed": office.attached("Kontoauszug Kranich", FOR_THE_DECISION),
        "closed on the item": office.attached("Attest Kranich", FOR_THE_DECISION, office.item),
    }
    publish_agenda(office.clerk, office.meeting)
    members = visible_files(office.home.actor("member", office.users), office.home.body)
    assert {each for each, file in files.items() if office.opens(file) == 200} == {"nobody", "agreed"}
    assert set(members.filter(pk__in=[file.pk for file in files.values()])) == set(files.values())
    for address in (
        f"/vorlagen/{office.paper.pk}/",
        f"/sitzungen/{office.meeting.pk}/",
        "/suche/?q=Kranich",
    ):
        shown = office.reads(address, None)
        assert ("Kontoauszug" in shown, "Attest" in shown, "zugestimmt" in shown) == (False, False, False)


def test_a_corrected_answer_closes_at_once_and_opens_nothing(office):
    file = office.attached("Lageplan", NAMES_NOBODY)
    office.attached("Kontoauszug", FOR_THE_DECISION)
    publish_agenda(office.clerk, office.meeting)
    source = f"/oparl/v1.1/file/{file.pk}"
    paper = office.reads(f"/oparl/v1.1/paper/{office.paper.pk}", None)
    assert ("Lageplan" in paper, "Kontoauszug" in paper) == (True, False)
    here = f"/arbeitsplatz/vorlagen/{office.paper.pk}/personenbezogenes/"
    answer = {f"file-{file.pk}-personal_data": "decision", f"paper-{office.paper.pk}-personal_data": "none"}
    assert office.window("clerk").post(here, answer).status_code == 302
    assert office.opens(file) == 404
    withdrawn = office.reads(source, None)
    assert ('"deleted": true' in withdrawn, "Lageplan" in withdrawn) == (True, False)
    office.answers(file, NAMES_NOBODY)
    assert office.opens(file) == 404
    given = PersonalDataAnswer.objects.filter(file=file).values_list("answer", "name")
    assert list(given) == [(each, office.clerk.name) for each in ("none", "decision", "none")]
    assert f"Beantwortet von {office.clerk.name}" in office.reads(
        f"/arbeitsplatz/vorlagen/{office.paper.pk}/"
    )
    assert "Beantwortet von" not in office.reads(f"/arbeitsplatz/vorlagen/{office.paper.pk}/", "member")


def test_what_an_answer_needs_is_said(office):
    draft = office.registered("V 2")
    assert refused(office.attached, "a", Answered(Answer.PUBLIC, " ")) is PersonalDataRefusal.REASON_MISSING
    assert refused(office.registered, "V 3", FOR_THE_DECISION) is PersonalDataRefusal.TEXT_BECOMES_PUBLIC
    assert refused(office.answers, draft, FOR_THE_DECISION) is PersonalDataRefusal.TEXT_BECOMES_PUBLIC
    change_paper(office.clerk, draft, name="V", reference="V 2", public=False, personal_data=FOR_THE_DECISION)
    marked = refused(change_paper, office.clerk, draft, name="V", reference="V 2", public=True)
    assert marked is PersonalDataRefusal.TEXT_BECOMES_PUBLIC
    publish_agenda(office.clerk, office.meeting)
    office.paper.refresh_from_db()
    assert refused(office.answers, office.paper, FOR_THE_DECISION) is PersonalDataRefusal.TEXT_IS_PUBLIC
    page = office.window("clerk").post(
        f"{office.draft}personenbezogenes/", {f"paper-{office.paper.pk}-personal_data": "decision"}
    )
    assert "Den Text dieser Vorlage lesen schon alle." in page.content.decode()
    form = {"name": "V", "reference": "V 4", "personal_data": "public"}
    page = office.window("clerk").post("/arbeitsplatz/vorlagen/neu/", form).content.decode()
    assert "Bitte schreiben Sie, wer entschieden hat" in page


def test_the_administration_s_mark_does_not_open_what_is_only_for_the_decision(office):
    register_paper(
        office.clerk,
        office.home.body,
        name="G",
        reference="G 9",
        public=False,
        personal_data=FOR_THE_DECISION,
    )
    closed = Paper.objects.get(reference="G 9")
    attach_paper(office.clerk, office.item, closed)
    file = office.attached("Gehalt", NAMES_NOBODY, closed)
    Paper.objects.filter(pk=closed.pk).update(public=True)
    publish_agenda(office.clerk, office.meeting)
    assert (office.opens(file), office.window().get(f"/vorlagen/{closed.pk}/").status_code) == (404, 404)
    assert [each.reference for each in papers_of((office.item.pk,), public_only=True)] == ["V 1"]
    assert [each.paper_reference for each in items_of(office.meeting)] == ["V 1"]


def test_a_supplement_asks_as_well(office):
    publish_agenda(office.clerk, office.meeting)
    meeting = Meeting.objects.get(pk=office.meeting.pk)
    late = office.registered("V 2", None)
    add_item(office.clerk, meeting, public=True, name="Deich", papers=[late])
    assert refused(publish_supplement, office.clerk, meeting) is PersonalDataRefusal.NOT_ANSWERED
    assert "<li>V 2 Vorlage</li>" in office.reads(f"{office.draft}nachtrag/")
    office.answers(late, NAMES_NOBODY)
    assert "Vorher ist noch eine Frage offen" not in office.reads(f"{office.draft}nachtrag/")
    publish_supplement(office.clerk, meeting)
    late.refresh_from_db()
    assert late.published_at is not None


def test_what_came_from_elsewhere_is_not_asked_about(office):
    file = office.attached("Plan")
    File.objects.filter(pk=file.pk).update(oparl_id="https://alt.example/file/1", public=True)
    Paper.objects.filter(pk=office.paper.pk).update(oparl_id="https://alt.example/paper/1")
    PersonalDataAnswer.objects.all().delete()
    publish_agenda(office.clerk, office.meeting)
    file.refresh_from_db()
    assert file.public
    assert refused(office.answers, file, FOR_THE_DECISION) is PersonalDataRefusal.TAKEN_OVER
    shown = office.reads(f"/arbeitsplatz/vorlagen/{office.paper.pk}/")
    assert shown.count("Nicht gefragt (übernommen)") == 2


def test_the_pages_cost_the_same_with_one_file_and_with_three(office, django_assert_num_queries):
    pages = {
        f"/arbeitsplatz/vorlagen/{office.paper.pk}/": 20,
        f"{office.draft}personenbezogenes/": 16,
        f"{office.draft}punkte/{office.item.pk}/": 16,
        f"{office.draft}veroeffentlichen/": 18,
    }
    window = office.window("clerk")
    for files in (("a",), ("b", "c")):
        for name in files:
            for thing in (office.paper, office.item):
                thing.auxiliary_files.create(owner=office.home.body.slug, name=name, file_name=f"{name}.pdf")
        for address, cost in pages.items():
            with django_assert_num_queries(cost):
                assert window.get(address).status_code == 200


def test_a_copy_of_the_clerk_s_data_names_neither_paper_nor_reason(office):
    office.attached("Kontoauszug Kranich", MAY_BE_PUBLIC)
    fields = told(PersonalDataAnswer.objects.latest("pk")).fields
    assert "public" in fields.values()
    assert {"Kontoauszug Kranich", MAY_BE_PUBLIC.reason} & set(fields.values()) == set()
