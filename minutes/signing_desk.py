"""Signing in other ways than with a key file: on a card, at a remote service, with a program of one's own.

All work on keys and uploads is done in worker processes; what they refuse leaves the document as it was.
"""

import json

from accounts.actor import Actor
from documents.worker import in_worker
from journal.events import Refused, require
from journal.models import Entry
from minutes import accepting, archiving, confirming, handing_out, remote, signing, studio, tokens, workflow
from minutes.approvals import propose_if_due
from minutes.confirming import CertificateConfirmed
from minutes.draft import Part
from minutes.key_places import remote_of, token_of
from minutes.pins import counted
from minutes.seal_keys import seal_key_of
from minutes.sources import installed_sources
from minutes.studio import SIGNING_SECONDS, minutes_of, perform_on, take_signature
from minutes.ways import Way
from minutes.workflow import Signer
from sessions_app.models import Meeting, Person

REMOTE_SECONDS = 90.0  # the service, then what a signature takes anywhere


def sign_on_token(actor: Actor, meeting: Meeting, part: Part, pin: str) -> None:
    """With the person's key on a card or in an HSM. Raises Refused."""

    def make(data: bytes, signer: Signer) -> "signing.Signed":
        token, known = token_of(_person(meeting, signer)), confirmed_of(signer.person)
        given = (data, signer.role, token, pin, installed_sources(), known)
        return in_worker(tokens.sign_with_token, *given, seconds=SIGNING_SECONDS)

    with counted(actor):
        _take(actor, meeting, part, Way.TOKEN, make)


def sign_at_service(actor: Actor, meeting: Meeting, part: Part, pin: str, code: str) -> None:
    """With the person's key at the remote service. Raises Refused."""

    def make(data: bytes, signer: Signer) -> "signing.Signed":
        service, known = remote_of(_person(meeting, signer)), confirmed_of(signer.person)
        given = (data, signer.role, service, remote.Secret(pin, code), installed_sources(), known)
        return in_worker(remote.sign_remotely, *given, seconds=REMOTE_SECONDS)

    with counted(actor):
        _take(actor, meeting, part, Way.REMOTE, make)


def request_code(actor: Actor, meeting: Meeting, part: Part) -> None:
    """The service sends the person a one-time code. Raises Refused."""
    signer = workflow.require_signer(minutes_of(meeting), actor, part)
    service, known = remote_of(_person(meeting, signer)), confirmed_of(signer.person)
    file = studio.standing_file(meeting, part)
    try:
        in_worker(remote.send_code, file.content.read(), signer.role, service, known, seconds=REMOTE_SECONDS)
    except Refused as refused:
        _show(actor, meeting, part, refused)
        raise


def hand_out(actor: Actor, meeting: Meeting, part: Part) -> None:
    """Before somebody signs elsewhere: the file is protected, if no signature does so yet. Raises Refused."""
    minutes = minutes_of(meeting)
    workflow.require_signer(minutes, actor, part)
    if not handing_out.needs_protection(minutes.document(part)):
        return
    before = studio.standing_file(meeting, part)
    given = (before.content.read(), installed_sources(), seal_key_of(meeting.body))
    made = in_worker(archiving.hand_out, *given, seconds=SIGNING_SECONDS)
    after = studio.keep(meeting, studio.draft_for(meeting, part), made.data)
    told = {"before": before.sha256, "sha256": after.sha256, "seal": made.seal}
    perform_on(actor, meeting, handing_out.hand_out, part=part, **told)


def take_upload(actor: Actor, meeting: Meeting, part: Part, uploaded: bytes) -> None:
    """The document as the person signed it elsewhere. Raises Refused."""
    require(len(uploaded) <= accepting.SIZE_LIMIT, accepting.AcceptRefusal.TOO_LARGE)

    def make(data: bytes, signer: Signer) -> "signing.Signed":
        accepting.require_same(data, uploaded)
        given = (data, uploaded, signer.role, installed_sources(), confirmed_of(signer.person))
        return in_worker(accepting.accept, *given, seconds=SIGNING_SECONDS)

    _take(actor, meeting, part, Way.UPLOAD, make)


def confirm(actor: Actor, meeting: Meeting, part: Part, person: int, certificate: str) -> None:
    """Clerk or chair say that the certificate is that person's. Raises Refused."""
    perform_on(
        actor,
        meeting,
        confirming.confirm_certificate,
        organization=meeting.organization_id or 0,
        part=part,
        person=person,
        certificate=certificate,
    )


def confirmed_of(person: int) -> frozenset[str]:
    """The fingerprints of certificates that somebody has confirmed to be that person's, in whatever minutes."""
    rows = Entry.objects.filter(kind=CertificateConfirmed.kind, data__contains=f'"person":{person}')
    told = [json.loads(each) for each in rows.values_list("data", flat=True) if each]
    return frozenset(each["certificate"] for each in told if each["person"] == person)


def _take(actor: Actor, meeting: Meeting, part: Part, way: Way, make: studio.Making) -> None:
    """Ends as every way of signing does: with time stamp, seal and agenda, where they are due."""
    try:
        take_signature(actor, meeting, part, way, make)
    except Refused as refused:
        _show(actor, meeting, part, refused)
        raise
    propose_if_due(actor, meeting, part)


def _show(actor: Actor, meeting: Meeting, part: Part, refused: Refused) -> None:
    """Where the certificate has other words than the minutes, the office is asked whose it is, once."""
    if refused.refusal is not accepting.AcceptRefusal.NOT_CONFIRMED:
        return
    told = {each: str(refused.details[each]) for each in ("certificate", "owner", "organization", "issuer")}
    document = minutes_of(meeting).document(part)
    if not confirming.has_shown(document, actor.person or 0, told["certificate"]):
        perform_on(actor, meeting, confirming.show_certificate, part=part, **told)


def _person(meeting: Meeting, signer: Signer) -> Person:
    return Person.objects.select_related("body", "user").get(pk=signer.person, body=meeting.body)
