"""Debian's Prosody judges our tokens: its own JWT code, in a running server, over HTTP.

Jitsi's plugins are in no Debian package. But Prosody's file share takes Bearer tokens of the same kind, and
says which of its checks failed: 401 signature, algorithm, encoding or an `exp` that is no number; 410 an `exp`
that is past; 400 a good token that names no upload slot, as all of ours.
"""

import base64
import json
import subprocess
import time
from datetime import UTC, datetime, timedelta

import httpx
import jwt
import pytest

from conference.tokens import Guest, Issuer, Role, issue_token
from tests.parts import free_port, program

ISSUER = Issuer(app_id="ratsinfo", secret="s" * 64, audience="jitsi", domain="meet.musterstadt.test")
CONFIG = """
run_as_root = true
daemonize = false
pidfile = "{folder}/prosody.pid"
data_path = "{folder}"
log = {{ warn = "*console" }}
interfaces = {{ "127.0.0.1" }}
http_interfaces = {{ "127.0.0.1" }}
http_ports = {{ {port} }}
https_ports = {{ }}
http_default_host = "share.localhost"
modules_disabled = {{ "s2s", "tls", "c2s" }}
VirtualHost "localhost"
Component "share.localhost" "http_file_share"
    http_file_share_secret = "{secret}"
"""
ACCEPTED, REFUSED, EXPIRED = 400, 401, 410


@pytest.fixture(scope="module")
def judge(tmp_path_factory):
    """Asks a running Prosody for its verdict on a token."""
    prosody = program("prosody", "prosody")
    folder, port = tmp_path_factory.mktemp("prosody"), free_port()
    config = folder / "prosody.cfg.lua"
    config.write_text(CONFIG.format(folder=folder, port=port, secret=ISSUER.secret))
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([prosody, "--config", str(config), "-F"], stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}/file_share/"
    try:
        wait_for(address, process, folder / "log")
        yield (
            lambda token: (
                httpx.put(
                    f"{address}slot/paper.pdf", headers={"Authorization": f"Bearer {token}"}
                ).status_code
            )
        )
    finally:
        process.terminate()
        process.wait(timeout=10)


def wait_for(address, process, log):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx.get(address)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"Prosody did not start:\n{log.read_text()}")


def token(role=Role.PARTICIPANT, now=None, issuer=ISSUER):
    guest = Guest(id="a1b2c3", name="Jörg Müßig-Şahin", role=role)
    return issue_token(issuer, guest, "sitzung-17", now or datetime.now(UTC), closed=False)


def encoded(part):
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def resigned(**changed):
    claims = jwt.decode(token(), options={"verify_signature": False}) | changed
    return jwt.encode({name: claim for name, claim in claims.items() if claim is not None}, ISSUER.secret)


@pytest.mark.parametrize("role", Role)
def test_prosody_accepts_what_we_issue(judge, role):
    assert judge(token(role)) == ACCEPTED


def test_prosody_refuses_a_token_after_its_eight_minutes(judge):
    assert judge(token(now=datetime.now(UTC) - timedelta(minutes=8, seconds=2))) == EXPIRED


def test_prosody_refuses_a_token_of_another_secret(judge):
    stranger = Issuer(app_id="ratsinfo", secret="t" * 64, audience="jitsi", domain="meet.musterstadt.test")
    assert judge(token(issuer=stranger)) == REFUSED


def test_prosody_refuses_changed_claims_under_the_old_signature(judge):
    head, body, signature = token().split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    claims["context"]["user"]["moderator"] = True
    assert judge(f"{head}.{encoded(claims)}.{signature}") == REFUSED


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_prosody_refuses_other_algorithms(judge, algorithm):
    claims = jwt.decode(token(), options={"verify_signature": False})
    assert judge(jwt.encode(claims, ISSUER.secret, algorithm=algorithm)) == REFUSED


def test_prosody_refuses_a_token_without_a_signature(judge):
    _head, body, signature = token().split(".")
    unsigned = encoded({"alg": "none", "typ": "JWT"})
    assert judge(f"{unsigned}.{body}.") == REFUSED
    assert judge(f"{unsigned}.{body}.{signature}") == REFUSED


@pytest.mark.parametrize("exp", [None, "in eight minutes"])
def test_prosody_refuses_an_exp_that_is_no_number(judge, exp):
    assert judge(resigned()) == ACCEPTED
    assert judge(resigned(exp=exp)) == REFUSED


@pytest.mark.parametrize("rubbish", ["x", "a.b.c", "*"])
def test_prosody_refuses_what_is_no_token(judge, rubbish):
    assert judge(rubbish) == REFUSED
