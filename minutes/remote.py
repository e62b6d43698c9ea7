"""Signing with a key that a trust service keeps (Fernsignatur): the API of the Cloud Signature Consortium, version 1.

    signed = sign_remotely(data, "chair", remote, Secret(pin="…", code="…"), sources, confirmed)

One session over HTTP: info, log-in, credentials/list, credentials/info, credentials/authorize, signatures/signHash. The
service gets a hash and never the document. Whatever it answers is judged before it counts. In a worker.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from asn1crypto import x509
from cryptography.x509 import Certificate, load_der_x509_certificate
from pyhanko.sign.signers import Signer as SignatureMaker
from pyhanko_certvalidator.registry import SimpleCertificateStore

from journal.events import N_, Refusal, Refused, require
from minutes.accepting import AcceptRefusal, body_of, place_in, require_theirs, sign_with_key
from minutes.csc import Service, Session, base64_hash, whole
from minutes.sealing import opened
from minutes.signing import Signed
from minutes.timestamps import Sources

CREDENTIALS_LIMIT = 20  # of one person, that are looked at
REQUIRED, ONLINE = "true", "online"
SIGNATURE_SIZE = 512  # bytes, the longest that the reserved room has to take
# What signs a hash, by the key's kind: object identifiers as the service lists them.
ALGORITHMS = {
    "rsa": ("1.2.840.113549.1.1.11", "1.2.840.113549.1.1.1"),
    "ec": ("1.2.840.10045.4.3.2", "1.2.840.10045.2.1"),
}
SHA256 = "2.16.840.1.101.3.4.2.1"


class RemoteRefusal(Refusal):
    NO_CREDENTIAL = N_(
        "The signing service has no usable certificate for you. Please ask the operator under which name you are known there. "
        "Nothing was signed."
    )
    NEEDS_PIN = N_(
        "The signing service asks for the PIN of your signature. Please enter it. Nothing was signed."
    )
    NEEDS_CODE = N_(
        "The signing service asks for a one-time code. Please request one, enter it and sign. Nothing was signed."
    )
    NO_CODE = N_("The signing service sends no codes for your certificate. Please sign without one.")
    IN_BROWSER = N_(
        "The signing service wants to ask you on its own page, which is not possible from here. Please download the "
        "document, sign it there and upload it."
    )


@dataclass(frozen=True)
class Remote:
    """A service, and by which name it knows the person (`user`; empty: the log-in knows no others)."""

    service: Service
    user: str = ""


@dataclass(frozen=True)
class Secret:
    """What the person enters; kept nowhere."""

    pin: str = field(default="", repr=False)
    code: str = field(default="", repr=False)


@dataclass(frozen=True)
class Credential:
    """A key at the service. `asks`: for `pin`, `code`; `sends`: the code comes by message, on request."""

    name: str
    chain: tuple[x509.Certificate, ...]
    algorithms: frozenset[str]
    asks: frozenset[str]
    sends: bool
    in_browser: bool

    @property
    def certificate(self) -> Certificate:
        return load_der_x509_certificate(self.chain[0].dump())


@dataclass(frozen=True)
class RemoteKey:
    """A key that signs once, when the service was told PIN and code."""

    session: Session
    credential: Credential
    secret: Secret

    @property
    def certificate(self) -> Certificate:
        return self.credential.certificate

    def maker(self) -> SignatureMaker:
        return _Maker(self)


class _Maker(SignatureMaker):
    """pyHanko's port: the signature of some bytes."""

    def __init__(self, key: RemoteKey) -> None:
        known = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # there
        known.register_multiple(key.credential.chain)
        super().__init__(signing_cert=key.credential.chain[0], cert_registry=known)
        self.key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if dry_run:
            return bytes(SIGNATURE_SIZE)
        return _signature(self.key, base64_hash(data))


def sign_remotely(
    data: bytes, place: str, remote: Remote, secret: Secret, sources: Sources, confirmed: frozenset[str]
) -> Signed:
    """Raises Refused; then the document is as it was."""
    with Session.opened(remote.service) as session:
        credential = _credential(session, remote, data, place, confirmed)
        require(not credential.in_browser, RemoteRefusal.IN_BROWSER)
        require(secret.pin or "pin" not in credential.asks, RemoteRefusal.NEEDS_PIN)
        require(secret.code or "code" not in credential.asks, RemoteRefusal.NEEDS_CODE)
        return sign_with_key(data, place, RemoteKey(session, credential, secret), sources, confirmed)


def send_code(data: bytes, place: str, remote: Remote, confirmed: frozenset[str]) -> None:
    """Lets the service send the person a one-time code."""
    with Session.opened(remote.service) as session:
        credential = _credential(session, remote, data, place, confirmed)
        require(credential.sends, RemoteRefusal.NO_CODE)
        session.post("credentials/sendOTP", credentialID=credential.name)


def _signature(key: RemoteKey, hashed: str) -> bytes:
    given: dict[str, Any] = {"numSignatures": 1, "hash": [hashed]}
    given |= {"PIN": key.secret.pin} if key.secret.pin else {}
    given |= {"OTP": key.secret.code} if key.secret.code else {}
    name = key.credential.name
    allowed = session_sad(key.session.post("credentials/authorize", credentialID=name, **given))
    kind = key.credential.chain[0].public_key.algorithm
    usable = [each for each in ALGORITHMS.get(kind, ()) if each in key.credential.algorithms]
    require(usable, RemoteRefusal.NO_CREDENTIAL)
    answer = key.session.post(
        "signatures/signHash",
        credentialID=name,
        SAD=allowed,
        hash=[hashed],
        hashAlgo=SHA256,
        signAlgo=usable[0],
    )
    with whole():
        return base64.b64decode(answer["signatures"][0], validate=True)


def session_sad(answer: dict[str, Any]) -> str:
    """The permission to sign once (signature activation data)."""
    with whole():
        return str(answer["SAD"])


def _credential(
    session: Session, remote: Remote, data: bytes, place: str, confirmed: frozenset[str]
) -> Credential:
    """The one whose certificate is the signer's; where there is but one, that, whatever it says: then it is refused."""
    document = opened(data)
    signer, body = place_in(document, place), body_of(document)
    usable = list(_credentials(session, remote))
    require(usable, RemoteRefusal.NO_CREDENTIAL)
    for each in usable:
        try:
            require_theirs(each.certificate, signer, body, confirmed)
        except Refused as refused:
            if refused.refusal is not AcceptRefusal.NOT_CONFIRMED or len(usable) == 1:
                raise
        else:
            return each
    raise Refused(RemoteRefusal.NO_CREDENTIAL)


def _credentials(session: Session, remote: Remote) -> Iterator[Credential]:
    asked = {"userID": remote.user} if remote.user else {}
    with whole():
        names = [str(each) for each in session.post("credentials/list", **asked)["credentialIDs"]]
    for name in names[:CREDENTIALS_LIMIT]:
        told = session.post(
            "credentials/info", credentialID=name, certificates="chain", certInfo=True, authInfo=True
        )
        with whole():
            if told["key"]["status"] == "enabled" and told["cert"].get("status", "valid") == "valid":
                yield _read(name, told)


def _read(name: str, told: dict[str, Any]) -> Credential:
    asks = {"pin": told.get("PIN", {}), "code": told.get("OTP", {})}
    return Credential(
        name=name,
        chain=tuple(_certificate(each) for each in told["cert"]["certificates"]),
        algorithms=frozenset(told["key"]["algo"]),
        asks=frozenset(each for each, facts in asks.items() if facts.get("presence") == REQUIRED),
        sends=asks["code"].get("type") == ONLINE,
        in_browser=told.get("authMode") == "oauth2code",
    )


def _certificate(text: str) -> x509.Certificate:
    read = x509.Certificate.load(base64.b64decode(text), strict=True)
    if not read.native:
        raise ValueError(text)
    return read
