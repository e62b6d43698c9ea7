"""Closing from the studio and by timers: what stays pending is said, what was published keeps its address."""

import io

import chain
import pytest
import signed as made
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation

from documents.models import File
from documents.store import keep_file
from journal.store import perform
from minutes import workflow
from minutes.authority import ROOT_FILE, ROOT_KEY_FILE, authority_in, keep_authority
from minutes.book import MINUTES
from minutes.checks import check_rows
from minutes.draft import Part
from minutes.finishing import finish_after_signing, unfinished
from minutes.keeping import document_id
from minutes.life import publishing
from minutes.matching import authority_folder
from minutes.seal_keys import issue_test_seal, seal_key_of
from minutes.studio import minutes_of
from minutes.workflow import Signer
from sessions_app.models import Meeting
from tests.live.council import eichenfurt

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(settings, tmp_path):
    """Minutes that chair and clerk have signed, published, and not closed: no authority answered."""
    cache.clear()
    settings.DATA = tmp_path
    keep_authority(made.authority(), authority_folder())
    town = eichenfurt().opened()
    town.body.name = chain.BODY
    town.body.save()
    issue_test_seal(town.body)
    seal_and_sign(town)
    publish(town)
    return town


def publish(town):
    """The signed file itself, released by clerk and chair."""
    place, sha256 = {"organization": town.council.pk}, minutes_of(town.meeting).public.sha256
    do(town, publishing.make_public_version, "olga", sha256=sha256, sha512="x", left_out=(), **place)
    for login in ("olga", "vera"):
        do(town, publishing.release, login, sha256=sha256, **place)
    do(town, publishing.publish, "olga", part=Part.PUBLIC, **place)


def do(town, command, login, **arguments):
    perform(MINUTES, MINUTES.key(town.meeting.pk), command, town.actor(login), **arguments)


def kept(town, data):
    name = f"{document_id(town.meeting, Part.PUBLIC)}-x.pdf"
    return keep_file(data, owner=town.body.slug, name="Niederschrift", file_name=name).sha256


def seal_and_sign(town):
    sha256, after = kept(town, chain.sealed().data), kept(town, chain.signed())
    signers = (Signer(town.person("vera"), "Vera", "chair"), Signer(town.person("olga"), "Olga", "clerk"))
    do(
        town, workflow.seal, "olga", organization=town.council.pk, sitting_closed=True, part=Part.PUBLIC,
        sha256=sha256, sitting_seq=1, sitting_head="", sitting_now="", passages={}, signers=signers, lasting=True,
    )  # fmt: skip
    do(town, workflow.sign, "vera", part=Part.PUBLIC, signs=sha256, sha256=after, certificate="c")
    do(
        town,
        workflow.sign,
        "olga",
        part=Part.PUBLIC,
        signs=after,
        sha256=after,
        certificate="c",
        stamped=True,
    )


def shown(town, login="olga"):
    return town.client(login).get(reverse("minutes:studio", args=[town.meeting.pk])).content.decode()


def press(town, login):
    address = reverse("minutes:finish", args=[town.meeting.pk, Part.PUBLIC])
    return town.client(login).post(address, follow=True)


def told(command, *arguments):
    """What a command says, and whether it ended well."""
    out, ended = io.StringIO(), 0
    with translation.override("en"):
        try:
            call_command(command, *arguments, stdout=out)
        except SystemExit as end:
            ended = end.code
    return out.getvalue(), ended


def public_file(town):
    return Meeting.objects.get(pk=town.meeting.pk).results_protocol


def test_from_pending_to_closed_and_renewed_at_one_address(town, settings):
    before = public_file(town)
    assert "fehlt noch" in shown(town)
    assert "Datei jetzt abschließen" in shown(town)
    assert "Datei jetzt abschließen" not in shown(town, "vera")
    with chain.server(lambda _: 503) as (url, _):
        settings.TIMESTAMP_URLS = [url]
        said, ended = told("finish_minutes")
    assert (
        ended,
        "pending. No time-stamping authority gave a usable answer. Please try again later." in said,
    ) == (1, True)
    assert minutes_of(town.meeting).public.closing is None
    settings.TIMESTAMP_URLS = []
    page = press(town, "olga").content.decode()
    assert "mit Siegel und Zeitstempel abgeschlossen" in page
    assert "Datei jetzt abschließen" not in page
    closed = public_file(town)
    assert (closed.token, closed.created, closed.public) == (before.token, before.created, True)
    assert closed.sha256 != before.sha256
    assert not File.objects.get(pk=before.pk).public
    assert "bereits abgeschlossen" in press(town, "olga").content.decode()
    assert told("finish_minutes") == ("", 0)
    assert told("renew_minutes") == ("", 0)
    said, ended = told("renew_minutes", "--before", "2099-12-31")
    assert (ended, said.endswith("(public): renewed.\n")) == (0, True)
    renewed = public_file(town)
    assert renewed.token == before.token
    assert renewed.content.read().startswith(closed.content.read())
    key = MINUTES.key(town.meeting.pk)
    assert [
        each for each in check_rows(key, minutes_of(town.meeting)) if "NS-" in each or "Datei" in each
    ] == []


def test_what_goes_wrong_after_the_last_signature_is_no_fault_of_the_signature(town):
    """Here the file cannot be found: closing is refused, and nothing but that."""
    File.objects.all().delete()
    finish_after_signing(town.actor("olga"), town.meeting, Part.PUBLIC)
    document = minutes_of(town.meeting).public
    assert (len(document.signed_by), document.closing) == (2, None)
    assert [(meeting.pk, part) for meeting, part in unfinished()] == [(town.meeting.pk, Part.PUBLIC)]


def test_who_neither_writes_nor_signed_closes_nothing(town):
    assert press(town, "anna").status_code == 404
    assert minutes_of(town.meeting).public.closing is None


def test_a_seal_is_deposited_by_command_and_opens_with_this_installation_alone(town, tmp_path, settings):
    file, secret = tmp_path / "seal.p12", tmp_path / "secret"
    secret.write_text("geheim\n")
    authority = authority_in(authority_folder())
    before = seal_key_of(town.body)
    for name, organization, why in (
        (chain.BODY, "Stadt Fremd", "belongs to Stadt Fremd"),
        ("Vera", chain.BODY, "of a person"),
    ):
        file.write_bytes(authority.issue(name, organization, "geheim"))
        with pytest.raises(CommandError, match=why), translation.override("en"):
            call_command("deposit_seal", town.body.slug, file, passphrase_file=secret)
    assert seal_key_of(town.body).file == before.file
    file.write_bytes(authority.issue(chain.BODY, chain.BODY, "geheim"))
    said, _ = told("deposit_seal", town.body.slug, str(file), "--passphrase-file", str(secret))
    assert said == f"The seal of {chain.BODY} is deposited.\n"
    assert seal_key_of(town.body).file != before.file
    settings.SECRET_KEY = "another"
    assert seal_key_of(town.body).passphrase != before.passphrase


def test_what_cannot_be_deposited_or_renewed_is_said(town, tmp_path):
    with translation.override("en"):
        with pytest.raises(CommandError, match="There is no body nix"):
            call_command("deposit_seal", "nix", "x.p12")
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("deposit_seal", town.body.slug, tmp_path / "nix.p12")
        with pytest.raises(CommandError, match="like 2031-12-31"):
            call_command("renew_minutes", "--before", "gestern")


def test_the_installation_without_an_authority_of_its_own_has_only_what_the_operator_named(
    settings, tmp_path
):
    from minutes.sources import installed_sources

    settings.DATA, settings.TIMESTAMP_URLS = tmp_path, ["https://tsa.example.org"]
    trusted = tmp_path / "trusted.pem"
    trusted.write_bytes(made.authority().pem)
    settings.TRUSTED_CERTIFICATES = str(trusted)
    found = installed_sources()
    assert (found.urls, found.test_key, found.lists, found.fetches) == (
        ("https://tsa.example.org",),
        b"",
        (),
        True,
    )
    assert made.authority().pem in found.roots
    assert not (authority_folder() / ROOT_FILE).exists()
    assert not (authority_folder() / ROOT_KEY_FILE).exists()
