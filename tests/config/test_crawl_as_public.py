"""The operator's watch: everything public is read as nobody, and something closed in it is an alarm."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from config.public_crawl.closed import Closed, Secret, closed_of, one_line
from config.public_crawl.findings import Kind
from config.public_crawl.walk import Seen
from config.public_crawl.watch import Watch
from documents.models import File
from portal.models import PublicText
from sessions_app.models import AgendaItem, Body, Host, Paper, Person, Question
from tests.agendas import HOST, prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(request):
    request.getfixturevalue("db")
    made = prepared()
    AgendaItem.objects.filter(meeting=made.meeting, public=False).update(name="Kauf des Grundstücks am Anger")
    assert Host.objects.get(body=made.home.body).name == HOST
    return made


def crawled(capsys, *arguments):
    """(how it ended, what it said)"""
    ended = 0
    try:
        with translation.override("de"):
            call_command("crawl_as_public", "--body", Body.objects.get(hosts__name=HOST).slug, *arguments)
    except SystemExit as stopped:
        ended = stopped.code
    return ended, capsys.readouterr().out


@pytest.mark.django_db(transaction=True)  # each request opens and closes the connection, as in a server
def test_a_closed_title_on_a_public_page_is_the_one_alarm_and_names_the_row_alone(evening, capsys):
    """Where every page bears it, and everything beneath one address is read."""
    Body.objects.filter(pk=evening.home.body.pk).update(office="Büro: Kauf des  Grundstücks am ANGER")
    ended, said = crawled(capsys, "--beneath", f"/sitzungen/{evening.meeting.pk}/f")
    closed = AgendaItem.objects.filter(meeting=evening.meeting, public=False).first()
    alarms = said.splitlines()[1:-1]
    assert (ended, bool(alarms)) == (1, True)
    assert {line.partition(": ")[2] for line in alarms} == {
        f"Hier ist Nichtöffentliches zu lesen. (Tagesordnungspunkt {closed.pk})"
    }


class Doors:
    """A walk that has nothing linked, and opens what it is told to."""

    def __init__(self, **answers):
        self.answers = answers

    def __iter__(self):
        return iter(())

    def goes_to(self, path):
        return True

    def open(self, path):
        return Seen(path, *self.answers[path.strip("/")])


def test_a_closed_address_that_opens_is_an_alarm_whatever_it_says():
    walk = Doors(
        offen=(200, "nichts"), zu=(404, "nichts"), kaputt=(500, "nichts"), verrät=(404, "das  GEHEIME Wort")
    )
    closed = Closed((Secret("das geheime wort", "paper 7"),), ("/offen/", "/zu/", "/kaputt/", "/verrät/"), 0)
    found = [finding for _, finding in Watch(walk, closed).over_pages([])]
    assert [each and each.kind for each in found] == [Kind.OPEN, None, Kind.FAILED, Kind.WORDS]


def test_what_is_looked_for_are_closed_items_papers_and_files_and_their_addresses(evening):
    closed = closed_of(evening.home.body)
    paper = Paper.objects.get(pk=evening.secret.pk)
    file = File.objects.filter(owner=evening.home.body.slug, public=False).first()
    rows = {secret.row for secret in closed.secrets}
    assert "kauf des grundstücks am anger" in {secret.phrase for secret in closed.secrets}
    assert f"/vorlagen/{paper.pk}/" in closed.doors
    assert not any(row == f"Vorlage {evening.paper.pk}" for row in rows)
    assert file is None or any(str(file.token) in door for door in closed.doors)


def test_what_residents_have_sent_is_looked_for_until_it_is_admitted_and_their_addresses_always(evening):
    fields = {"meeting": evening.meeting, "subject": "Radweg", "email": "ronja@reimers.example"}
    Question.objects.create(number=1, text="Wird er höher gelegt?", **fields)
    Question.objects.create(number=2, text="Gibt es Vorlesestunden?", state="admitted", **fields)
    phrases = {each.phrase for each in closed_of(evening.home.body).secrets}
    wanted = {"wird er höher gelegt?", "gibt es vorlesestunden?", "ronja@reimers.example"}
    assert phrases & wanted == {"wird er höher gelegt?", "ronja@reimers.example"}


def test_a_closed_item_that_bears_a_public_title_is_passed_over_and_counted(evening):
    before = closed_of(evening.home.body)
    AgendaItem.objects.filter(meeting=evening.meeting, public=False).update(name=evening.paper.name)
    after = closed_of(evening.home.body)
    assert "kauf des grundstücks am anger" in {secret.phrase for secret in before.secrets}
    assert evening.paper.name.casefold() not in {secret.phrase for secret in after.secrets}
    assert after.passed_over == before.passed_over + 1


def test_what_the_office_says_of_itself_is_no_secret_when_somebody_sends_it(evening):
    body, mail = evening.home.body, "rathaus@vogelheim.example"
    Body.objects.filter(pk=body.pk).update(address=f"Am Anger 1\n{mail}")
    body.refresh_from_db()
    PublicText.objects.create(body=body, page="imprint", language="de", text="Verantwortlich ist Olga Ohm.")
    for number, said in enumerate((evening.home.council.name, "Verantwortlich ist Olga Ohm.")):
        Question.objects.create(meeting=evening.meeting, number=number, email=mail, text=said)
    assert [each for each in closed_of(body).secrets if each.row.startswith("Einwohnerfrage")] == []


def test_a_municipality_that_does_not_exist_is_said_in_words(db):
    with translation.override("de"), pytest.raises(CommandError, match="Eine solche Kommune gibt es nicht"):
        call_command("crawl_as_public", "--body", "niemand")


def test_what_was_taken_back_is_looked_for_when_it_never_was_public_and_must_not_open_in_any_case(evening):
    body = evening.home.body
    Paper.objects.filter(pk=evening.secret.pk).update(name="Verkauf der alten Mühle", deleted=True)
    File.objects.create(owner=body.slug, name="Kaufvertrag alte Mühle", file_name="mühle.pdf", deleted=True)
    Paper.objects.filter(pk=evening.paper.pk).update(deleted=True)
    closed = closed_of(body)
    phrases = {each.phrase for each in closed.secrets}
    assert {"verkauf der alten mühle", "kaufvertrag alte mühle"} <= phrases
    assert one_line(evening.paper.name) not in phrases
    assert {f"/vorlagen/{key}/" for key in (evening.secret.pk, evening.paper.pk)} <= set(closed.doors)


def test_a_resident_who_sends_words_of_every_page_sets_off_no_alarm(evening):
    """One word of the language tells nothing on a page; whatever the program says itself is nobody's secret."""
    sent = (
        "Barrierefreiheit",
        "Straßenbeleuchtung",
        "Please try again in a moment.",
        "Ausbau des Radwegs am Anger",
    )
    for number, text in enumerate(sent):
        Question.objects.create(meeting=evening.meeting, number=number, text=text, email="")
    secrets = [each for each in closed_of(evening.home.body).secrets if each.row.startswith("Einwohnerfrage")]
    assert [(each.phrase, each.is_a_word) for each in secrets] == [
        ("strassenbeleuchtung", True),
        ("ausbau des radwegs am anger", False),
    ]
    walk = Doors(zu=(404, "Straßenbeleuchtung"), offen=(404, "Ausbau des Radwegs am Anger"))
    found = Watch(walk, Closed(tuple(secrets), ("/zu/", "/offen/"), 0)).over_pages([])
    assert [finding and (finding.kind, finding.rows) for _seen, finding in found] == [
        None,
        (Kind.SENT, (secrets[1].row,)),
    ]


def test_who_sends_a_name_or_a_closed_title_neither_sets_off_an_alarm_nor_takes_one_away(evening):
    """Names of members, and what is shown of admitted questions, stand in public; what is closed in the house stays that."""
    fields = {"meeting": evening.meeting, "email": ""}
    Person.objects.create(body=evening.home.body, name="Wilhelmina Wolff")
    shown = {"state": "admitted", "name": "Ronja Reimers", "shown_as": "name", "subject": "Radweg in Sicht"}
    Question.objects.create(number=1, text="Verkauf der Mühle?", **shown, **fields)
    names = (
        "Wilhelmina Wolff", "Ronja Reimers", "Radweg in Sicht", "Verkauf der Mühle?", "Kauf des Grundstücks am Anger",
    )  # fmt: skip
    for number, text in enumerate(names, 2):
        Question.objects.create(number=number, text=text, **fields)
    File.objects.create(owner=evening.home.body.slug, name="Verkauf der Mühle?", file_name="m.pdf")
    found = {each.phrase: each for each in closed_of(evening.home.body).secrets}
    assert {one_line(name) for name in names} & found.keys() == {one_line(name) for name in names[3:]}
    assert not any(found[one_line(name)].sent for name in names[3:])
