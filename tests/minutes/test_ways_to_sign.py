"""From the studio: minutes signed with another program, a certificate that somebody has to confirm, a card; and on paper."""

import hashlib

import chain
import elsewhere
import pytest
import signed as made
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from drafts import CHAIR, CLERK

from documents.store import keep_file
from journal.store import history, perform
from minutes import signing_desk, workflow
from minutes.authority import keep_authority
from minutes.book import MINUTES
from minutes.draft import Part
from minutes.keeping import document_id
from minutes.matching import authority_folder
from minutes.seal_keys import issue_test_seal
from minutes.studio import minutes_of
from minutes.ways import Way
from minutes.workflow import MinutesSigned, Phase, Signer
from tests.live.council import eichenfurt

pytestmark = pytest.mark.django_db
PRIVATE = "Vera Maria Vorsitz"


@pytest.fixture
def sealed(settings, tmp_path):
    """Makes sealed minutes of the signed evening, which wait for Vera in the chair and for the clerk Olga, and for `more`:
    then signing twice does not close them yet.
    """
    return lambda **more: _sealed(settings, tmp_path, more)


def _sealed(settings, tmp_path, more):
    cache.clear()
    settings.DATA = tmp_path
    settings.SIGNING_WAYS = ["file", "token", "remote", "upload", "paper"]
    keep_authority(made.authority(), authority_folder())
    town = eichenfurt().opened()
    town.body.name = chain.BODY
    town.body.save()
    issue_test_seal(town.body)
    name = f"{document_id(town.meeting, Part.PUBLIC)}-x.pdf"
    file = keep_file(made.sealed().data, owner=town.body.slug, name="Niederschrift", file_name=name)
    roles = {"vera": "chair", "olga": "clerk", **more}
    signers = tuple(Signer(town.person(login), login.title(), role) for login, role in roles.items())
    perform(
        MINUTES, MINUTES.key(town.meeting.pk), workflow.seal, town.actor("olga"), organization=town.council.pk,
        sitting_closed=True, part=Part.PUBLIC, sha256=file.sha256, sitting_seq=1, sitting_head="", sitting_now="",
        passages={}, signers=signers, lasting=True,
    )  # fmt: skip
    return town


def send(town, login, name, **form):
    address = reverse(f"minutes:{name}", args=[town.meeting.pk, Part.PUBLIC])
    return town.client(login).post(address, form)


def download(town, login):
    """As the button does: the file is handed out, and opened."""
    client, answer = town.client(login), send(town, login, "hand_out")
    return client.get(answer.url).getvalue()


def page(town, login):
    return town.client(login).get(reverse("minutes:studio", args=[town.meeting.pk])).content.decode()


def said(answer):
    return " ".join(str(each) for each in get_messages(answer.wsgi_request))


def upload(data):
    return SimpleUploadedFile("unterschrieben.pdf", data, content_type="application/pdf")


def standing(town):
    return minutes_of(town.meeting).public


def test_signed_with_a_program_confirmed_by_the_clerk_then_on_a_card(sealed, settings, cards):
    town = sealed(paul="member")
    offered = page(town, "vera")
    assert "Dokument zum Unterschreiben herunterladen" in offered
    assert "Vorher schützt das Siegel" in offered
    downloaded = download(town, "vera")
    before = standing(town)
    assert (before.protected, before.phase, before.signed_by) == (True, Phase.SEALED, ())
    assert download(town, "vera") == downloaded  # protected once

    own = made.authority().issue(PRIVATE, "", made.PIN)
    signed = elsewhere.with_program(downloaded, "chair", own)
    assert "ohne Ihre Unterschrift" in said(send(town, "vera", "sign_upload", file=upload(downloaded)))
    assert "Es kam keine Datei an" in said(send(town, "vera", "sign_upload"))
    answer = send(town, "vera", "sign_upload", file=upload(signed))
    assert f"Das Zertifikat lautet auf {PRIVATE}" in said(answer)
    assert standing(town).sha256 == before.sha256
    (shown,) = standing(town).shown
    theirs = {"person": shown.person, "certificate": shown.certificate}
    assert "bestätigt niemand selbst" in said(send(town, "vera", "confirm_certificate", **theirs))
    assert "Ja, das ist das Zertifikat von Vera" in page(town, "olga")
    assert "bestätigt" in said(send(town, "olga", "confirm_certificate", **theirs))
    assert "Sie wurde geprüft" in said(send(town, "vera", "sign_upload", file=upload(signed)))

    settings.PKCS11_MODULE, settings.PKCS11_ENVIRONMENT = elsewhere.MODULE, list(dict(cards))
    assert "Sie haben das Dokument unterschrieben" in said(send(town, "olga", "sign_token", pin=made.PIN))
    document = standing(town)
    assert (document.phase, document.stamped) == (Phase.SEALED, 1)
    assert document.signed_by == (town.person("vera"), town.person("olga"))
    events = [each.event for each in history(MINUTES.key(town.meeting.pk))]
    ways = [(each.way, each.confirmed) for each in events if isinstance(each, MinutesSigned)]
    assert ways == [(Way.UPLOAD, True), (Way.TOKEN, False)]
    assert signing_desk.confirmed_of(town.person("vera")) == {shown.certificate}


def test_signed_at_a_remote_service_with_a_code_that_it_sends(sealed, settings):
    """The whole way from the studio's button: settings, worker process, the service's contract, event and time stamp."""
    town, files = sealed(paul="member"), {"vera": chain.file_of(CHAIR), "olga": chain.file_of(CLERK)}
    service = elsewhere.SigningService(files)
    settings.CSC_CLIENT_ID, settings.CSC_SECRET, settings.CSC_USER = service.CLIENT, service.SECRET, ""
    settings.CSC_SIGNER = "{user}"
    with elsewhere.serving(service) as address:
        settings.CSC_URL = address
        assert "Code schicken lassen" in page(town, "vera")
        assert "Der Signaturdienst schickt Ihnen einen Code" in said(send(town, "vera", "send_code"))
        assert service.sent == ["vera"]
        before = standing(town)
        assert "PIN" in said(send(town, "vera", "sign_remote", pin="000000", code=service.CODE))
        assert "Code" in said(send(town, "vera", "sign_remote", pin=made.PIN, code="000000"))
        assert standing(town).sha256 == before.sha256
        done = said(send(town, "vera", "sign_remote", pin=made.PIN, code=service.CODE))
        assert "Sie haben das Dokument unterschrieben" in done
    document = standing(town)
    assert (document.signed_by, document.stamped) == ((town.person("vera"),), 1)
    settings.CSC_URL = address  # nobody is there any more
    assert "zurzeit nicht zu erreichen" in said(
        send(town, "olga", "sign_remote", pin=made.PIN, code=service.CODE)
    )
    assert standing(town).sha256 == document.sha256
    told = [
        each.event.way
        for each in history(MINUTES.key(town.meeting.pk))
        if isinstance(each.event, MinutesSigned)
    ]
    assert told == [Way.REMOTE]


def test_two_who_sign_elsewhere_at_the_same_time_lose_nothing_and_are_told_who_is_next(sealed):
    town = sealed(paul="member")
    assert "Außer Ihnen fehlt noch: Olga, Paul." in page(town, "vera")
    for_vera, for_olga = download(town, "vera"), download(town, "olga")
    assert for_vera == for_olga
    mine = elsewhere.with_program(for_vera, "chair", chain.file_of(CHAIR))
    hers = elsewhere.with_program(for_olga, "clerk", chain.file_of(CLERK))
    assert "Sie wurde geprüft" in said(send(town, "vera", "sign_upload", file=upload(mine)))
    first = standing(town)
    assert "hat hier jemand anderes unterschrieben" in said(
        send(town, "olga", "sign_upload", file=upload(hers))
    )
    assert standing(town).sha256 == first.sha256
    assert "Außer Ihnen fehlt noch: Paul." in page(town, "olga")


def test_signed_on_paper_with_its_scan_beside_it_and_closed(sealed):
    town = sealed()
    people = {login: town.person(login) for login in ("vera", "olga")}
    scan = {"file": [upload(elsewhere.page()), upload(elsewhere.page())]}
    assert "Alle haben auf Papier unterschrieben" in page(town, "olga")
    assert "Alle haben auf Papier unterschrieben" not in page(town, "vera")
    assert "schreibt die Schriftführung" in said(
        send(town, "vera", "sign_on_paper", person=[*people.values()], **scan)
    )
    scan = {"file": [upload(elsewhere.page()), upload(elsewhere.page())]}
    assert "Es fehlt: Vera" in said(send(town, "olga", "sign_on_paper", person=[people["olga"]], **scan))
    assert standing(town).phase is Phase.SEALED
    scan = {"file": [upload(elsewhere.page()), upload(elsewhere.page())]}
    answer = send(town, "olga", "sign_on_paper", person=[*people.values()], **scan)
    assert "auf Papier" in said(answer)
    document = standing(town)
    assert (document.phase, set(document.signed_by)) == (Phase.SIGNED, set(people.values()))
    assert document.closing.sealed
    shown = page(town, "vera")
    assert "hat auf Papier unterschrieben" in shown
    address = reverse("minutes:scan", args=[town.meeting.pk, Part.PUBLIC])
    kept = town.client("anna").get(address).getvalue()
    assert hashlib.sha256(kept).hexdigest() == document.paper
    assert town.client().get(address).status_code == 302
