"""The minutes' life from the browser: objections, approval on the next agenda, two who release, a recall."""

import hashlib
import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from config import demo_town as cast
from config.public_crawl.reading import readable
from documents.models import File
from documents.store import keep_file
from journal.store import perform
from minutes import publishing_desk, studio, workflow
from minutes.approvals import propose_if_due
from minutes.attached import attached_record
from minutes.book import MINUTES
from minutes.checks import check_rows
from minutes.draft import Part
from minutes.findings import GENUINE_VERSION, PUBLISHED
from minutes.keeping import document_id
from minutes.life.state import Standing
from minutes.matching import installed_roots, matched
from minutes.record import read_record
from minutes.seal_keys import issue_test_seal
from minutes.verify import verify
from minutes.workflow import Phase, Signer
from minutes.writing import write_passages
from sessions_app.models import AgendaItem, FileAccess, LocalRule, Meeting, PublishedMinutes
from tests.house.crawl import content_of
from tests.live.council import eichenfurt
from tests.minutes.outside import working_elsewhere

pytestmark = pytest.mark.django_db
MAP = "/sitemap-niederschriften.xml"
SIGNED_BYTES = b"%PDF-1.7 what all have signed"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """In the shared one lie the seals of other tests' towns, whose keys in the database were the same."""
    settings.DATA = tmp_path


def town_in(state, *rules):
    """The council by the rules of a state, and what its own by-law says besides."""
    cache.clear()
    town = eichenfurt()
    town.body.rule_profile = state
    town.body.save()
    for key, content in rules:
        LocalRule.objects.create(
            body=town.body,
            key=key,
            content=content,
            document=LocalRule.Document.MAIN_BYLAW,
            paragraph="§ 9",
            starts_on=date(2026, 1, 1),
        )
    return town


def signed(town, part=Part.PUBLIC):
    """As if sealed and signed by chair and clerk: what is signed is no matter here, by which rules is."""
    page = studio.sitting_of(town.meeting)
    name = f"{document_id(town.meeting, part)}-x.pdf"
    file = keep_file(SIGNED_BYTES + part.value.encode(), owner=town.body.slug, name="N", file_name=name)
    passages = studio.minutes_of(town.meeting).passages
    signers = (
        Signer(town.person("vera"), town.people["vera"].name, "chair"),
        Signer(town.person("olga"), "O", "clerk"),
    )
    facts = {
        "sitting_seq": page.seq,
        "sitting_head": page.head,
        "sitting_now": page.head,
        "passages": passages,
    }
    rules, place = page.state.rules.minutes, {"organization": town.council.pk, "part": part}
    do(
        town,
        "olga",
        workflow.seal,
        sitting_closed=True,
        sha256=file.sha256,
        signers=signers,
        rules=rules,
        **facts,
        **place,
    )
    for login in ("vera", "olga"):
        do(town, login, workflow.sign, part=part, signs=file.sha256, sha256=file.sha256, certificate="")
    return town


def do(town, login, command, **given):
    perform(MINUTES, MINUTES.key(town.meeting.pk), command, town.actor(login), **given)


def held(town, *absent):
    town.opened(*absent)
    town.do("vera", "close_sitting")
    return town


def later(town, *, opened=True, **more):
    """The council's next meeting: planned by the clerk, with its agenda published and opened if asked."""
    begin = timezone.now() + timedelta(days=28)
    meeting = Meeting.objects.create(
        body=town.body, organization=town.council, name="24. Sitzung", starts_at=begin, **more
    )
    if not opened:
        return meeting
    AgendaItem.objects.create(meeting=meeting, name="Punkt", number="Ö 1", order=1, public=True)
    Meeting.objects.filter(pk=meeting.pk).update(agenda_published_at=timezone.now(), agenda_version=1)
    meeting.refresh_from_db()
    replace(town, meeting=meeting).opened()
    return meeting


def send(town, login, name, *more, **given):
    """A form of the studio, sent from the browser; the page that comes back, in words."""
    address = reverse(f"minutes:{name}", args=[town.meeting.pk, *more])
    answer = town.client(login).post(address, given, follow=True)
    return answer.status_code, answer.content.decode()


def standing(town, part=Part.PUBLIC):
    return studio.minutes_of(town.meeting).document(part).standing


def test_a_member_objects_on_the_own_page_and_the_correction_stands_in_the_next_minutes():
    town = signed(held(town_in("bw"), "bernd"))
    page = town.client("anna").get(reverse("minutes:objections", args=[town.meeting.pk])).content.decode()
    assert "Einwendungen" in page
    status, said = send(town, "bernd", "objections", part="public", reason="Ich war doch da.")
    assert (status, "die an der Sitzung teilgenommen haben" in said) == (422, True)
    assert "Ich war doch da.</textarea>" not in said  # who was not there has no form
    status, said = send(town, "anna", "objections", part="public", reason="Es waren zwölf.")
    assert (status, "Es waren zwölf." in said) == (200, True)
    later_one = later(town)
    _status, said = send(town, "olga", "conclude", Part.PUBLIC, meeting=later_one.pk)
    assert "nicht entschieden ist: 1" in said
    given = {"ruling": "upheld", "meeting": later_one.pk, "yes": "9", "no": "2", "abstain": ""}
    _status, said = send(town, "olga", "rule", Part.PUBLIC, 1, correction="Richtig ist: zwölf.", **given)
    assert "9 Ja, 2 Nein, 0 Enthaltungen" in said
    (correction,) = studio.draft_for(later_one, Part.PUBLIC).corrections
    assert (correction.text, correction.document) == ("Richtig ist: zwölf.", f"NS-{town.meeting.pk}-OE")
    assert standing(town) is Standing.OBJECTIONS
    send(town, "olga", "conclude", Part.PUBLIC, meeting=later_one.pk)
    assert standing(town) is Standing.FINAL
    assert studio.file_of(town.meeting, Part.PUBLIC).content.read() == SIGNED_BYTES + b"public"


def test_a_correction_that_no_minutes_can_take_up_is_not_entered_at_all():
    town = signed(held(town_in("bw")))
    send(town, "anna", "objections", part="public", reason="Es waren zwölf.")
    later_one = later(town)
    next_town = replace(town, meeting=later_one)
    next_town.do("vera", "close_sitting")
    signed(next_town)
    given = {"ruling": "upheld", "meeting": later_one.pk, "correction": "Richtig ist: zwölf."}
    _status, said = send(town, "olga", "rule", Part.PUBLIC, 1, **given)
    assert "bereits versiegelt" in said
    assert studio.minutes_of(town.meeting).public.life.undecided
    _status, said = send(town, "olga", "rule", Part.PUBLIC, 1, **{**given, "meeting": "0"})
    assert "Bitte wählen Sie die Sitzung" in said
    _status, said = send(town, "olga", "rule", Part.PUBLIC, 1, **{**given, "yes": "neun"})
    assert "als ganze Zahlen" in said
    _status, said = send(town, "olga", "rule", Part.PUBLIC, 1, meeting=later_one.pk)
    assert "stattgegeben oder" in said


def test_the_approval_goes_on_the_next_agenda_by_itself_and_the_vote_there_makes_the_minutes_final():
    town = signed(signed(held(town_in("by"))), Part.CLOSED)
    assert standing(town) is Standing.APPROVAL
    day = timezone.localdate() + timedelta(days=28)
    given = {"organization": town.council.pk, "name": "24. Sitzung", "day": day.isoformat(), "time": "17:00"}
    said = town.client("olga").post(reverse("sessions_app:schedule"), given, follow=True).content.decode()
    assert "Genehmigung der Niederschrift vom" in said
    meeting = Meeting.objects.get(name="24. Sitzung")
    items = AgendaItem.objects.filter(meeting=meeting).order_by("-public")
    assert [(each.public, each.public_name) for each in items] == [
        (True, ""),
        (False, "Genehmigung einer Niederschrift"),
    ]
    propose_if_due(town.actor("vera"), town.meeting, Part.PUBLIC)
    assert items.count() == 2
    Meeting.objects.filter(pk=meeting.pk).update(agenda_published_at=timezone.now(), agenda_version=1)
    evening = replace(town, meeting=Meeting.objects.get(pk=meeting.pk)).voting(number="Ö 1")
    for login in [each.login for each in cast.ON_COUNCIL if each.voting_right]:
        evening.do(login, "cast_ballot", vote=1, choice="yes")
    evening.do("vera", "close_vote", vote=1)
    assert standing(town) is Standing.APPROVAL
    evening.do("vera", "announce_result", vote=1)
    assert standing(town) is Standing.FINAL
    assert standing(town, Part.CLOSED) is Standing.APPROVAL
    approval = studio.minutes_of(town.meeting).public.life.approval
    assert (approval.meeting, approval.votes.yes, approval.votes.no) == (meeting.pk, 13, 0)


def test_an_objection_goes_on_the_next_agenda_by_itself_without_telling_whose_it_is_or_why():
    town = signed(held(town_in("he")))
    first = later(town, opened=False)
    send(town, "anna", "objections", part="public", reason="Es waren zwölf.")
    (item,) = AgendaItem.objects.filter(meeting=first)
    assert (item.name.startswith("Entscheidung über die Einwendung Nr. 1 gegen"), item.public) == (True, True)
    assert [each in f"{item.name} {item.proposed_resolution}" for each in ("Albers", "zwölf")] == [False] * 2
    _status, said = send(town, "anna", "objections", part="public", reason="Es waren elf.")
    assert AgendaItem.objects.filter(meeting=first).count() == 2
    assert f"Auf der Tagesordnung: {first.name}" in said
    AgendaItem.objects.filter(meeting=first).delete()
    day = timezone.localdate() + timedelta(days=56)
    given = {"organization": town.council.pk, "name": "25. Sitzung", "day": day.isoformat(), "time": "17:00"}
    town.client("olga").post(reverse("sessions_app:schedule"), given)
    assert AgendaItem.objects.filter(meeting__name="25. Sitzung").count() == 2
    _status, said = send(town, "olga", "put_forward", Part.PUBLIC, 1)
    assert "steht bereits auf einer Tagesordnung" in said


def test_a_signature_puts_the_approval_on_the_agenda_that_is_a_draft_and_the_clerk_can_enter_it():
    town = signed(held(town_in("by")))
    meeting = later(town, opened=False)
    propose_if_due(town.actor("vera"), town.meeting, Part.PUBLIC)
    assert AgendaItem.objects.filter(meeting=meeting).count() == 1
    _status, said = send(town, "olga", "propose", Part.PUBLIC)
    assert "steht bereits auf einer Tagesordnung" in said
    carried = AgendaItem.objects.get(meeting=meeting)
    carried.pk = None  # as if an earlier meeting had not come to it
    AgendaItem.objects.filter(meeting=meeting).delete()
    carried.save()
    send(town, "olga", "propose", Part.PUBLIC)
    assert AgendaItem.objects.get(meeting=meeting).pk == carried.pk
    assert studio.minutes_of(town.meeting).public.life.proposal.item == carried.pk
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.CLOSED, opened_at=timezone.now())
    _status, said = send(town, "olga", "propose", Part.PUBLIC)
    assert "keine Sitzung, deren Tagesordnung noch ein Entwurf ist" in said
    _status, said = send(town, "olga", "approve", Part.PUBLIC, meeting=meeting.pk)
    assert "ohne Abstimmung" in said
    assert standing(town) is Standing.FINAL


def test_the_clerk_chooses_the_two_members_who_sign():
    town = held(town_in("bw"))
    proposed = [each.field for each in studio.draft_for(town.meeting, Part.PUBLIC).signers]
    assert proposed == ["chair", "member", "member_2", "clerk"]
    chosen = [
        town.person("karl" if "karl" in town.people else cast.ELECTED[5].login),
        town.person(cast.ELECTED[6].login),
    ]
    send(town, "olga", "choose_signers", Part.PUBLIC, member=chosen)
    names = {each.name for each in studio.draft_for(town.meeting, Part.PUBLIC).signers}
    assert {cast.ELECTED[6].name} < names
    _status, said = send(town, "olga", "choose_signers", Part.PUBLIC, member=chosen[:1])
    assert "Bitte wählen Sie 2 verschiedene Mitglieder" in said


def test_clerk_and_chair_release_and_what_was_published_can_be_recalled_and_published_again(settings):
    town = signed(held(town_in("nrw", ("minutes.roll_call_on_internet", True))))
    address = reverse("minutes:published", args=[town.meeting.pk])
    pdf = reverse("minutes:published_document", args=[town.meeting.pk])
    anybody = town.client()
    assert [anybody.get(each).status_code for each in (address, pdf)] == [404, 404]
    publish_all(town)
    assert list(FileAccess.objects.values_list("title", "way")) == [
        (File.objects.get(public=True).name, "signed")
    ]
    page = anybody.get(address).content.decode()
    for algorithm in (hashlib.sha256, hashlib.sha512):
        assert algorithm(SIGNED_BYTES + b"public").hexdigest() in page
    assert content_of(anybody.get(pdf)) == SIGNED_BYTES + b"public"
    at_meeting = reverse("portal:meeting", args=[town.meeting.pk])
    chair = town.people["vera"].name
    signed_by = [f"Unterzeichnet von {chair} (Vorsitz) am ", "Unterzeichnet von O (Schriftführung) am "]
    for shown in (page, anybody.get(at_meeting).content.decode()):
        assert [each for each in signed_by if each not in shown] == []
        assert f'action="{address}pruefen/"' in shown
    assert [queries_of(anybody, each) for each in (address, pdf)] == [5, 4]
    assert address in anybody.get(MAP).content.decode()
    file = File.objects.get(public=True)
    token = f"/dateien/{file.token}/{file.file_name}"
    assert anybody.get(token).status_code == 200
    _status, said = send(town, "olga", "recall", reason="Eine Anschrift stand darin.")
    assert "zurückgerufen" in said
    assert anybody.get(token).status_code == 404
    assert "Unterzeichnet von" not in anybody.get(at_meeting).content.decode()
    assert "Niederschrift zurückgerufen" in anybody.get("/feeds/niederschriften.atom").content.decode()
    assert anybody.post(f"{address}pruefen/").status_code == 410
    settings.DOWNLOADS_A_MINUTE = -1  # nobody keeps within that
    assert anybody.post(f"{address}pruefen/").status_code == 429
    for each in (address, pdf):
        gone = anybody.get(each)
        assert gone.status_code == 410
        assert "Eine Anschrift stand darin." in gone.content.decode()
        assert town.people["olga"].name in gone.content.decode()
        assert queries_of(anybody, each) == 4
    assert address not in anybody.get(MAP).content.decode()
    assert rows_differ(town) == []
    post(town, "olga", "publish")
    assert standing(town) is Standing.RECALLED
    publish_all(town)
    assert "Eine Anschrift stand darin." in anybody.get(address).content.decode()
    assert content_of(anybody.get(pdf)) == SIGNED_BYTES + b"public"
    assert rows_differ(town) == []
    PublishedMinutes.objects.update(signatures=[])
    assert len(rows_differ(town)) == 1


def queries_of(visitor, address):
    with CaptureQueriesContext(connection) as queries:
        visitor.get(address)
    return len(queries)


def publish_all(town):
    post(town, "olga", "make_version")
    town.client("olga").get(
        reverse("minutes:version", args=[town.meeting.pk])
    )  # is noted: nobody else may read it yet
    sha256 = studio.minutes_of(town.meeting).public.life.publication.sha256
    for login in ("olga", "olga", "vera"):  # the second time of the same person does not count
        assert standing(town) is not Standing.RELEASED
        post(town, login, "release", sha256=sha256)
    assert standing(town) is Standing.RELEASED
    post(town, "olga", "publish")
    assert studio.minutes_of(town.meeting).public.phase is Phase.PUBLISHED


def post(town, login, name, **given):
    """The same without the page that comes back."""
    town.client(login).post(reverse(f"minutes:{name}", args=[town.meeting.pk]), given)


def rows_differ(town):
    return check_rows(MINUTES.key(town.meeting.pk), studio.minutes_of(town.meeting))


def test_what_the_internet_must_not_show_is_in_no_byte_of_the_published_file():
    kinds = ("names", "debate", "roll_call")
    town = town_in("nrw", *((f"minutes.{kind}_on_internet", False) for kind in kinds))
    town.voting("bernd", kind="roll_call")
    town.do("anna", "cast_ballot", vote=1, choice="no")
    town.do("vera", "close_vote", vote=1)
    town.do("vera", "announce_result", vote=1)
    town.do("vera", "close_sitting")
    texts = {town.item("Ö 3"): "Frau Adler-Kanarienvogel fragt nach."}
    write_passages(town.actor("olga"), town.meeting, texts)
    names = [each.name for each in town.people.values() if each.name != town.people["vera"].name]
    names.remove(town.people["olga"].name)
    before = readable_draft(town)
    assert [name for name in names if name in before]
    assert "Kanarienvogel fragt" in before
    publish_all(signed(town))
    pdf = content_of(town.client().get(reverse("minutes:published_document", args=[town.meeting.pk])))
    text = readable(pdf)
    assert "Öffentliche Fassung" in text
    assert [name for name in names if name in text] == []
    assert "Kanarienvogel fragt" not in text
    assert not re.search(r'"choice":|"voter":', text)
    (vote,) = read_record(attached_record(pdf)).votes
    assert (vote.tally.yes, vote.tally.no) == (0, 1)
    checked = matched(verify(pdf, installed_roots()))
    assert checked.genuine, [each.code for each in checked.findings if each.is_fault]
    assert checked.bottom_line == PUBLISHED
    assert not matched(verify(pdf + b"\n", installed_roots())).genuine
    page = town.client("olga").get(reverse("minutes:studio", args=[town.meeting.pk])).content.decode()
    assert "In der öffentlichen Fassung ist weggelassen: die Namen" in page
    assert studio.file_of(town.meeting, Part.PUBLIC).content.read() == SIGNED_BYTES + b"public"


def test_a_sealed_public_version_is_genuine_anywhere_and_lasts_at_its_address():
    """And where it was published, the check knows whether it still is."""
    town = town_in("nrw", ("minutes.debate_on_internet", False))
    issue_test_seal(town.body)
    held(town)
    write_passages(town.actor("olga"), town.meeting, {town.item("Ö 3"): "Frau Kanarienvogel fragt nach."})
    signed(town)
    with working_elsewhere():
        post(town, "olga", "make_version")
    address = reverse("minutes:published_document", args=[town.meeting.pk])
    made = publishing_desk.public_file_of(town.meeting).content.read()
    anywhere = verify(made, installed_roots())
    assert (anywhere.bottom_line, anywhere.original.sha256) == (GENUINE_VERSION, signed_sha256())
    assert faults_of(matched(anywhere)) == ["not_published"]
    publish_all(town)
    pdf = content_of(town.client().get(address))
    here = matched(verify(pdf, installed_roots()))
    assert (here.bottom_line, here.findings[-1].code) == (GENUINE_VERSION, "version_published")
    page = town.client().get(reverse("minutes:published", args=[town.meeting.pk])).content.decode()
    assert "trägt das Siegel der Kommune und einen Zeitstempel" in page

    with translation.override("en"):
        call_command("renew_minutes", "--before", "2999-12-31", stdout=io.StringIO())
    renewed = content_of(town.client().get(address))
    assert renewed.startswith(pdf)
    assert len(renewed) > len(pdf)
    assert matched(verify(renewed, installed_roots())).genuine
    assert rows_differ(town) == []
    send(town, "olga", "recall", reason="Ein Name stand darin.")
    assert faults_of(matched(replace(here, sha256=hashlib.sha256(renewed).hexdigest()))) == ["recalled"]


def signed_sha256():
    return hashlib.sha256(SIGNED_BYTES + b"public").hexdigest()


def faults_of(report):
    return [each.code for each in report.findings if each.is_fault]


def readable_draft(town):
    return repr(studio.draft_for(town.meeting, Part.PUBLIC))


def test_the_workplace_and_the_studio_say_until_when_and_what_is_overdue():
    town = held(town_in("bw"))
    workplace, page = reverse("sessions_app:workplace"), reverse("minutes:studio", args=[town.meeting.pk])
    for address in (workplace, page):
        said = town.client("olga").get(address).content.decode()
        assert "Die Frist nach § 38 Abs. 2 GemO endet am" in said
        assert "Überfällig" not in said
    Meeting.objects.filter(pk=town.meeting.pk).update(ends_at=timezone.now() - timedelta(days=40))
    for address in (workplace, page):
        assert "Überfällig" in town.client("olga").get(address).content.decode()
    assert "Niederschriften in Arbeit" not in town.client("anna").get(workplace).content.decode()


def test_members_and_strangers_do_nothing_of_the_clerks():
    town = signed(held(town_in("nrw")))
    for name, more in {
        "enter_objection": [Part.PUBLIC],
        "make_version": [],
        "release": [],
        "recall": [],
    }.items():
        assert send(town, "anna", name, *more)[0] == 404, name
    assert town.client("anna").get(reverse("minutes:version", args=[town.meeting.pk])).status_code == 404
    assert town.client("olga").get(reverse("minutes:version", args=[town.meeting.pk])).status_code == 404
    _status, said = send(town, "vera", "make_version")
    assert "nur die Schriftführung" in said or "Nur die Schriftführung" in said
    _status, said = send(
        town, "olga", "enter_objection", Part.PUBLIC, person=town.person("anna"), reason="Zwölf."
    )
    assert "Zwölf." in said
