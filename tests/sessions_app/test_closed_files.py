"""Closed files: the reader's name on every page, a note of each access, and an end with the mandate (DP-10)."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from documents import worker
from documents.models import File
from documents.store import keep_file
from journal.events import Refused
from sessions_app.models import Body, FileAccess, Membership
from tests.agendas import CLOSED, HOST, pdf, prepared

PAGE, TABLE, SWITCH = (
    "/arbeitsplatz/abrufe/",
    "/arbeitsplatz/abrufe/abrufe.csv",
    "/arbeitsplatz/abrufe/namen/",
)


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield prepared()
        transaction.set_rollback(True)


@pytest.fixture
def evening(made_once, db):
    return made_once


def client(evening, role):
    visitor = Client(headers={"host": HOST})
    if role:
        visitor.force_login(
            evening.users[role], backend="allauth.account.auth_backends.AuthenticationBackend"
        )
    return visitor


def opened(evening, role, file=None):
    file = file or evening.annex
    return client(evening, role).get(f"/dateien/{file.token}/{file.file_name}")


def accesses():
    return list(FileAccess.objects.order_by("pk").values_list("name", "title", "way"))


def text_of(answer):
    return PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()


def test_a_member_gets_a_copy_with_the_own_name_that_nobody_stores(evening):
    answer = opened(evening, "member")
    at = timezone.localtime(FileAccess.objects.get().at)
    assert f"Nichtöffentlich. Kopie für Member Muster, geöffnet am {at:%d.%m.%Y}" in text_of(answer)
    assert "geheim" in text_of(answer)
    heads = [answer.headers.get(name) for name in ("Cache-Control", "ETag", "Accept-Ranges", "X-Robots-Tag")]
    assert heads == ["private, no-store", None, "none", "noindex"]
    assert File.objects.get(pk=evening.annex.pk).content.read() == pdf("geheim")
    assert accesses() == [("Member Muster", "KANARIENANLAGE", "marked")]


def test_the_office_gets_the_original_and_is_noted_as_well(evening):
    assert opened(evening, "clerk").content == pdf("geheim")
    assert accesses() == [("Clerk Muster", "KANARIENANLAGE", "as_it_is")]


def test_who_fetches_a_file_in_pieces_has_opened_it_once(evening):
    address, visitor = f"/dateien/{evening.annex.token}/x.pdf", client(evening, "clerk")
    for piece in ("bytes=100-199", "bytes=0-99"):
        assert visitor.get(address, headers={"range": piece}).status_code == 206
    assert len(accesses()) == 1
    FileAccess.objects.update(at=timezone.now() - timedelta(minutes=6))
    visitor.get(address, headers={"range": "bytes=200-299"})
    assert len(accesses()) == 2


def test_each_marked_copy_is_noted_for_it_bears_its_own_time(evening):
    address, visitor = f"/dateien/{evening.annex.token}/x.pdf", client(evening, "member")
    assert [visitor.get(address, headers={"range": "bytes=0-9"}).status_code for _ in range(2)] == [200, 200]
    assert len(accesses()) == 2


def test_a_public_file_bears_no_name_and_nobody_is_noted(evening):
    assert opened(evening, "member", evening.plan).content == pdf("Plan")
    assert accesses() == []


def test_who_may_not_have_it_leaves_no_note(evening):
    assert [opened(evening, role).status_code for role in (None, "other_member", "door")] == [404] * 3
    assert accesses() == []


@pytest.fixture
def sheet_and_broken(evening):
    """A file of another kind, and a PDF that is none, as an old system may hand it over."""
    return [
        keep_file(b"a;b" * size, owner=evening.home.body.slug, name=kind, file_name="x", mime_type=kind)
        for size, kind in ((1, "text/csv"), (2, "application/pdf"))
    ]


def test_other_kinds_go_out_as_they_are_and_damaged_files_to_those_who_were_told(evening, sheet_and_broken):
    sheet, broken = sheet_and_broken
    evening.secret.auxiliary_files.add(sheet, broken)
    File.objects.filter(pk=broken.pk).update(signed=True)  # as the upload has found it
    shown = client(evening, "member").get(f"/arbeitsplatz/vorlagen/{evening.secret.pk}/").content.decode()
    assert shown.count("wird ohne Ihren Namen ausgeliefert") == 2
    assert shown.count("elektronisch signiert: wird ohne Ihren Namen ausgeliefert") == 1
    assert opened(evening, "member", sheet).content == b"a;b"
    File.objects.filter(pk=broken.pk).update(signed=False)
    told = opened(evening, "member", broken)
    assert b"a;ba;b" not in told.content
    assert ("Dieses PDF ist beschädigt." in told.content.decode(), told["Cache-Control"]) == (
        True,
        "private, no-store",
    )
    assert accesses() == [("Member Muster", "text/csv", "as_it_is")]
    address = f"/dateien/{broken.token}/x?ohne-namen"
    assert f'href="{address[-11:]}"' in told.content.decode()
    assert client(evening, "member").get(address).content == b"a;ba;b"
    assert accesses()[1:] == [("Member Muster", "application/pdf", "damaged")]


def test_a_file_that_can_bear_the_name_bears_it_however_it_is_asked_for(evening):
    answer = client(evening, "member").get(f"/dateien/{evening.annex.token}/x.pdf?ohne-namen")
    assert "Member Muster" in text_of(answer)


@pytest.mark.parametrize(
    ("refusal", "words"),
    [("BUSY", "Zurzeit werden zu viele Dokumente verarbeitet"), ("TOO_SLOW", "hat zu lange gedauert")],
)
def test_where_too_many_are_being_marked_a_page_says_so_and_nothing_goes_out(
    evening, monkeypatch, refusal, words
):
    def busy(*_given):
        raise Refused(worker.WorkerRefusal[refusal])

    monkeypatch.setattr(worker, "_worked", busy)
    visitor = client(evening, "member")
    answer = visitor.get(f"/dateien/{evening.annex.token}/x.pdf", follow=True)
    assert answer.redirect_chain == [("/arbeitsplatz/", 302)]
    assert words in answer.content.decode()
    assert accesses() == []


def test_everybody_reads_the_own_accesses_and_the_administration_all(evening):
    FileAccess.objects.create(
        body=evening.neighbour.body, title="KANARIENNACHBAR", name="Nachbar", way="marked"
    )
    for role in ("member", "chair", "clerk"):
        opened(evening, role)
    people = ("Member Muster", "Chair Muster", "Clerk Muster")
    seen = {
        role: client(evening, role).get(PAGE).content.decode()
        for role in ("member", "chair", "organisation_admin")
    }
    tables = {role: page[page.find("<tbody") : page.find("</tbody")] for role, page in seen.items()}
    assert {role: table.count("KANARIENANLAGE") for role, table in tables.items()} == {
        "member": 1, "chair": 1, "organisation_admin": 3,
    }  # fmt: skip
    assert [name in tables["organisation_admin"] for name in people] == [True] * 3
    lines = client(evening, "organisation_admin").get(TABLE).content.decode("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(lines), delimiter=";")][1:] == list(reversed(people))
    own = client(evening, "chair").get(TABLE).content.decode("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(own), delimiter=";")][1:] == ["Chair Muster"]
    assert client(evening, None).get(PAGE).status_code == 302


def test_a_title_that_a_table_would_reckon_with_is_text(evening):
    FileAccess.objects.create(body=evening.home.body, title="=1+1", name="N", way="marked")
    assert ";'=1+1;" in client(evening, "organisation_admin").get(TABLE).content.decode()


def test_the_administration_alone_switches_the_names_off(evening):
    assert client(evening, "clerk").post(SWITCH, {}).status_code == 404
    assert client(evening, "organisation_admin").post(SWITCH, {}).status_code == 302
    assert Body.objects.get(pk=evening.home.body.pk).watermarks is False
    assert opened(evening, "member").content == pdf("geheim")
    assert accesses() == [("Member Muster", "KANARIENANLAGE", "as_it_is")]


def ways(evening):
    """Every way by which a member comes to what is closed, and those on which it never lies."""
    meeting, secret = evening.meeting.pk, evening.secret.pk
    closed = (
        f"/dateien/{evening.annex.token}/KANARIENDATEI.pdf",
        f"/arbeitsplatz/vorlagen/{secret}/",
        f"/arbeitsplatz/sitzungen/{meeting}/",
        f"/arbeitsplatz/sitzungen/{meeting}/einladung.pdf",
    )
    lists = ("/arbeitsplatz/", "/arbeitsplatz/vorlagen/")
    public = (
        f"/sitzungen/{meeting}/",
        "/suche/?q=geheim",
        "/feeds/sitzungen.atom",
        f"/oparl/v1.1/paper/{secret}",
        f"/vorlagen/{secret}/",
        f"/sitzungen/{meeting}/niederschrift/nichtoeffentlich/niederschrift.pdf",
    )
    return closed, lists, public


def test_access_ends_with_the_mandate_on_every_way(evening):
    visitor = client(evening, "member")
    closed, lists, public = ways(evening)
    answers = [visitor.get(path) for path in (*closed, *lists)]
    assert [(each.status_code, each["Cache-Control"]) for each in answers] == [(200, "private, no-store")] * 6
    assert any(word in answers[1].content.decode() for word in CLOSED)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=evening.home.people["member"]).update(
        starts_on=yesterday - timedelta(days=9), ends_on=yesterday
    )
    call_command("keep_grants", stdout=io.StringIO())
    noted = accesses()
    assert [visitor.get(path).status_code for path in closed] == [404] * len(closed)
    said = "".join(visitor.get(path).content.decode() for path in (*lists, *public))
    assert [word for word in CLOSED if word in said] == []
    assert accesses() == noted


def test_the_workplace_leads_each_to_what_is_theirs_and_the_list_says_what_is_closed(evening):
    places = {"/arbeitsplatz/abrufe/", "/arbeitsplatz/aufbewahrung/"}
    pages = {
        role: client(evening, role).get("/arbeitsplatz/").content.decode()
        for role in ("member", "clerk", "organisation_admin")
    }
    found = {role: {each for each in places if f'href="{each}"' in page} for role, page in pages.items()}
    assert found == {"member": {PAGE}, "clerk": {PAGE}, "organisation_admin": places}
    assert ["Meine Abrufe" in pages[role] for role in pages] == [True, True, False]
    papers = client(evening, "member").get("/arbeitsplatz/vorlagen/")
    shown = {paper.pk for paper in papers.context["page"]}
    assert (shown, papers.context["closed"]) == ({evening.paper.pk, evening.secret.pk}, {evening.secret.pk})
    assert papers.content.decode().count(">nichtöffentlich<") == 1
