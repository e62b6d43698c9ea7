"""Remote signing over the CSC's API: against a server that speaks its contract, and everything that can go wrong there."""

from dataclasses import replace

import chain
import elsewhere
import pytest
import signed as made
from drafts import CHAIR, CLERK
from elsewhere import SigningService

from journal.events import Refused
from minutes.accepting import AcceptRefusal
from minutes.csc import Service, ServiceRefusal
from minutes.remote import Remote, RemoteRefusal, Secret, send_code, sign_remotely
from minutes.sealing import opened
from minutes.verify import verify

OAUTH = {"client": SigningService.CLIENT, "secret": SigningService.SECRET}
BASIC = {"user": SigningService.CLIENT, "secret": SigningService.SECRET}
RIGHT = Secret(pin=made.PIN, code=SigningService.CODE)


def service(**says):
    return SigningService({"clerk": chain.file_of(CLERK), "chair": chain.file_of(CHAIR)}, **says)


def sign(address, *, known_as="", by=RIGHT, place="chair", **login):
    remote = Remote(Service(address, **{**OAUTH, **login}), known_as)
    return sign_remotely(made.sealed().data, place, remote, by, chain.sources(), frozenset())


def refusal(running, **more):
    with elsewhere.serving(running) as address, pytest.raises(Refused) as refused:
        sign(address, **more)
    return refused.value


@pytest.mark.parametrize("login", [OAUTH, {**BASIC, "client": ""}])
def test_the_service_signs_a_hash_and_the_signature_is_genuine(login):
    running = service()
    with elsewhere.serving(running) as address:
        signed = sign(address, **login)
    assert opened(signed.data).signed == ("chair",)
    assert (signed.stamped, signed.confirmed) == (True, False)
    told = [each.code for each in verify(signed.data, made.authority().pem).findings if each.is_fault]
    assert told == ["signature_missing"]  # the clerk's
    token = "oauth2/token" if login is OAUTH else "auth/login"
    asked = ["info", token, "credentials/list", "credentials/info", "credentials/info"]
    assert running.asked == [*asked, "credentials/authorize", "signatures/signHash"]


def test_the_service_knows_the_person_and_asks_for_no_code():
    running = service()
    running.facts["code"] = "false"
    with elsewhere.serving(running) as address:
        sign(address, known_as="chair", by=Secret(pin=made.PIN))
    assert running.asked.count("credentials/info") == 1


def test_a_code_is_sent_to_whom_the_certificate_belongs():
    running = service()
    with elsewhere.serving(running) as address:
        remote = Remote(Service(address, **OAUTH))
        send_code(made.sealed().data, "clerk", remote, frozenset())
    assert running.sent == ["clerk"]


def error(name, description="", status=400):
    return status, {"error": name, "error_description": description}


EXPIRED = error("invalid_request", "SAD expired")
FAILURES = {
    "it is out of order": ({"info": (503, {})}, ServiceRefusal.AWAY),
    "it is another service": ({"info": (200, {"methods": ["info"]})}, ServiceRefusal.NO_SERVICE),
    "it answers no JSON": ({"info": (200, b"<html>")}, ServiceRefusal.NO_SERVICE),
    "it answers endlessly": ({"info": (200, b" " * 300_000)}, ServiceRefusal.SLOW),
    "it lists nobody": ({"credentials/list": (200, {"credentialIDs": []})}, RemoteRefusal.NO_CREDENTIAL),
    "it has forgotten the log-in": (
        {"credentials/list": error("invalid_token", status=401)},
        ServiceRefusal.NO_LOGIN,
    ),
    "its certificates are broken": (
        {
            "credentials/info": (
                200,
                {"key": {"status": "enabled", "algo": []}, "cert": {"certificates": ["x"]}},
            )
        },
        ServiceRefusal.NO_SERVICE,
    ),
    "its permission has run out": ({"signatures/signHash": EXPIRED}, ServiceRefusal.EXPIRED),
    "it does not want to": (
        {"credentials/authorize": error("access_denied", "Gesperrt")},
        ServiceRefusal.REFUSED,
    ),
    "it fails while it signs": ({"signatures/signHash": (500, {})}, ServiceRefusal.AWAY),
    "it signs something else": (
        {"signatures/signHash": (200, {"signatures": ["AAAA"]})},
        AcceptRefusal.NOT_VALID,
    ),
    "it signs nothing": ({"signatures/signHash": (200, {"signatures": []})}, ServiceRefusal.NO_SERVICE),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_when(failure):
    says, why = FAILURES[failure]
    assert refusal(service(**says)).refusal is why


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"by": replace(RIGHT, pin="000000")}, ServiceRefusal.WRONG_PIN),
        ({"by": replace(RIGHT, code="000000")}, ServiceRefusal.WRONG_CODE),
        ({"by": replace(RIGHT, pin="")}, RemoteRefusal.NEEDS_PIN),
        ({"by": replace(RIGHT, code="")}, RemoteRefusal.NEEDS_CODE),
        ({"known_as": "nobody"}, RemoteRefusal.NO_CREDENTIAL),
        ({"known_as": "clerk"}, AcceptRefusal.NOT_CONFIRMED),
        ({"client": "another"}, ServiceRefusal.NO_LOGIN),
    ],
)
def test_what_was_entered_wrong_is_said(given, why):
    assert refusal(service(), **given).refusal is why


def test_who_would_have_to_go_to_the_services_page_is_told_another_way():
    running = service()
    running.facts["mode"] = "oauth2code"
    assert refusal(running).refusal is RemoteRefusal.IN_BROWSER


def test_nobody_there_and_nobody_answering_in_time():
    with elsewhere.serving(service()) as address:
        pass  # it was there
    with pytest.raises(Refused) as away:
        sign(address)
    assert away.value.refusal is ServiceRefusal.AWAY
    running = service()
    running.gate.clear()
    with elsewhere.serving(running) as address:
        with pytest.raises(Refused) as slow:
            sign(address, seconds=0.2)
        running.gate.set()
    assert slow.value.refusal is ServiceRefusal.SLOW


def test_a_certificate_that_gets_no_codes_is_said():
    running = service()
    told = running(
        "/csc/v1/credentials/info", {"Authorization": "Bearer offen"}, b'{"credentialID": "chair"}'
    )[1]
    running.says = {"credentials/info": (200, {**told, "OTP": {"presence": "false"}})}
    with elsewhere.serving(running) as address, pytest.raises(Refused) as refused:
        send_code(made.sealed().data, "chair", Remote(Service(address, **OAUTH)), frozenset())
    assert refused.value.refusal is RemoteRefusal.NO_CODE
