"""Signing elsewhere, for the tests: with pyHanko as another program, on a SoftHSM, and a signing service on loopback."""

import base64
import contextlib
import io
import json
import os
import subprocess
import tempfile
import threading
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import chain
import pkcs11
import signed as made
import test_parts
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa, utils
from cryptography.hazmat.primitives.serialization import pkcs12
from drafts import CHAIR
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle

from minutes.accepting import accept
from minutes.archiving import hand_out, seal_for_paper
from minutes.authority import builder_of, name_of, usage
from minutes.draft import Signer
from minutes.pdf.signatures import appearance
from minutes.pdf.style import Theme

MODULE = "/usr/lib/softhsm/libsofthsm2.so"


@cache
def handed_out():
    """The sealed minutes as a signer downloads them."""
    return hand_out(made.sealed().data, chain.sources(), chain.seal()).data


def with_program(data, field, file, *, change=None, style=None, **more):
    """As any program signs: it writes its own name and the date into the metadata. `change` gets the writer before;
    `style` draws the picture, by default one whose fonts are embedded.
    """
    signer = SimpleSigner.load_pkcs12_data(file, other_certs=[], passphrase=made.PIN.encode())
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    if change:
        change(writer)
    asked = PdfSignatureMetadata(field_name=field, **more)
    return PdfSigner(asked, signer=signer, stamp_style=style or _drawn()).sign_pdf(writer).getvalue()


@cache
def _drawn():
    path = Path(tempfile.mkdtemp()) / "picture.pdf"
    signer = Signer(field="chair", role="mit einem anderen Programm", name=CHAIR)
    path.write_bytes(appearance(signer, datetime(2026, 11, 22, tzinfo=UTC), Theme("#0B4A6F")))
    return StaticStampStyle.from_pdf_file(str(path), border_width=0, background_opacity=1.0)


@cache
def signed_by_chair():
    """Handed out, signed with another program, taken."""
    uploaded = with_program(handed_out(), "chair", chain.file_of(CHAIR))
    return accept(handed_out(), uploaded, "chair", chain.sources(), frozenset()).data


@cache
def on_paper(scan="a" * 64):
    return seal_for_paper(made.sealed().data, chain.sources(), chain.seal(), scan)


def page():
    """A picture of a page, as a scanner makes it."""
    out = io.BytesIO()
    Image.new("RGB", (60, 85), "white").save(out, "JPEG")
    return out.getvalue()


def rsa_key(person, organization):
    """As most cards have one: the TEST authority itself issues keys on curves alone."""
    authority, key = made.authority(), rsa.generate_private_key(65537, 2048)
    issuer = authority.certificate.subject
    builder = builder_of(name_of(person, organization), issuer, key, 1, datetime.now(UTC))
    builder = builder.add_extension(usage(signs_documents=True), critical=True)
    certificate = builder.sign(authority.key, hashes.SHA256())
    protection = serialization.BestAvailableEncryption(made.PIN.encode())
    return pkcs12.serialize_key_and_certificates(b"x", key, certificate, [authority.certificate], protection)


def key_and_certificate(file):
    key, certificate, _ = pkcs12.load_key_and_certificates(file, made.PIN.encode())
    return key, certificate


# A SoftHSM with cards of chair and clerk, and the organisation's key


def soft_hsm(folder: Path, cards):
    """`cards`: PKCS#12 files by label. Returns the variables that the module reads; each card's PIN is that of the tests."""
    if not test_parts.has_program("softhsm2-util"):
        raise FileNotFoundError(f"The tests need a SoftHSM. Type: {test_parts.INSTALL.format('softhsm2')}")
    (folder / "tokens").mkdir()
    conf = folder / "softhsm2.conf"
    conf.write_text(
        f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    told = {"SOFTHSM2_CONF": str(conf)}
    os.environ.update(told)  # once for this process: the module reads it when it is loaded
    for label, file in cards.items():
        _card(folder, label, file)
    for label, file in cards.items():
        _lay_certificate(label, key_and_certificate(file)[1])
    return told


def _card(folder, label, file):
    pin = ("--pin", made.PIN)
    _softhsm("--init-token", "--free", "--label", label, "--so-pin", "87654321", *pin)
    key = folder / f"{label}.pem"
    pkcs8 = serialization.PrivateFormat.PKCS8
    plain = serialization.NoEncryption()
    key.write_bytes(key_and_certificate(file)[0].private_bytes(serialization.Encoding.PEM, pkcs8, plain))
    _softhsm("--import", str(key), "--token", label, "--label", label, "--id", "01", *pin)


def _softhsm(*arguments):
    subprocess.run([test_parts.program("softhsm2-util"), *arguments], check=True, capture_output=True)


def _lay_certificate(label, certificate):
    attribute, kind = pkcs11.Attribute, pkcs11.ObjectClass.CERTIFICATE
    with pkcs11.lib(MODULE).get_token(token_label=label).open(user_pin=made.PIN, rw=True) as session:
        session.create_object({
            attribute.CLASS: kind, attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509, attribute.TOKEN: True,
            attribute.LABEL: label, attribute.ID: b"\x01", attribute.SUBJECT: certificate.subject.public_bytes(),
            attribute.VALUE: certificate.public_bytes(serialization.Encoding.DER),
        })  # fmt: skip


# A remote signing service (CSC API, version 1)


class SigningService:
    """Speaks the contract strictly: what is not asked for as it says is refused in its words.

    `files`: PKCS#12 files by the name of the credential. `says`: answers that replace those of a method.
    """

    CODE, CLIENT, SECRET = "471147", "ratssaal", "geheim"
    METHODS = ("auth/login", "credentials/list", "credentials/info", "credentials/sendOTP")
    METHODS += ("credentials/authorize", "signatures/signHash")

    def __init__(self, files, **says):
        self.files, self.says = files, says
        self.asked, self.sent, self.permissions = [], [], {}
        self.gate = threading.Event()  # closed: it never answers
        self.gate.set()
        self.facts = {"pin": "true", "code": "true", "mode": "explicit"}

    def __call__(self, path, headers, body):
        """(status, JSON) for a request."""
        self.gate.wait()
        method = path.removeprefix("/csc/v1/")
        self.asked.append(method)
        if method in self.says:
            return self.says[method]
        if method == "info":
            auth = {"authType": ["basic", "oauth2client"], "methods": list(self.METHODS)}
            return 200, {"specs": "1.0.4.0", "name": "TEST", **auth}
        if method in ("auth/login", "oauth2/token"):
            return self._login(method, headers, body)
        if headers.get("Authorization") != "Bearer offen":
            return 401, {"error": "invalid_token", "error_description": "The access token is wrong"}
        return getattr(self, "_" + method.partition("/")[2])(json.loads(body))

    def _login(self, method, headers, body):
        pair = base64.b64encode(f"{self.CLIENT}:{self.SECRET}".encode()).decode()
        form = f"grant_type=client_credentials&client_id={self.CLIENT}&client_secret={self.SECRET}".encode()
        right = headers.get("Authorization") == f"Basic {pair}" if method == "auth/login" else body == form
        token = {"access_token": "offen", "token_type": "Bearer", "expires_in": 3600}
        return (200, token) if right else (401, {"error": "invalid_client"})

    def _list(self, given):
        return 200, {"credentialIDs": [each for each in self.files if given.get("userID", each) == each]}

    def _info(self, given):
        _, certificate = key_and_certificate(self.files[given["credentialID"]])
        chain_ = [certificate, made.authority().certificate]
        told = [base64.b64encode(each.public_bytes(serialization.Encoding.DER)).decode() for each in chain_]
        return 200, {
            "key": {"status": "enabled", "algo": ["1.2.840.10045.4.3.2"], "len": 256},
            "cert": {"status": "valid", "certificates": told},
            "authMode": self.facts["mode"],
            "SCAL": "2",
            "PIN": {"presence": self.facts["pin"]},
            "OTP": {"presence": self.facts["code"], "type": "online"},
            "multisign": 1,
        }

    def _sendOTP(self, given):  # noqa: N802 (the method's name)
        self.sent.append(given["credentialID"])
        return 204, None

    def _authorize(self, given):
        if given.get("PIN", "") != made.PIN:
            return 400, {"error": "invalid_pin", "error_description": "The PIN is invalid"}
        if self.facts["code"] == "true" and given.get("OTP") != self.CODE:
            return 400, {"error": "invalid_otp", "error_description": "The OTP is invalid"}
        sad = f"sad-{len(self.permissions)}"
        self.permissions[sad] = (given["credentialID"], tuple(given["hash"]))
        assert len(given["hash"]) == given["numSignatures"] == 1
        return 200, {"SAD": sad, "expiresIn": 60}

    def _signHash(self, given):  # noqa: N802 (the method's name)
        if self.permissions.pop(given["SAD"], None) != (given["credentialID"], tuple(given["hash"])):
            return 400, {"error": "invalid_request", "error_description": "Invalid parameter SAD"}
        key, _ = key_and_certificate(self.files[given["credentialID"]])
        assert given["signAlgo"] == "1.2.840.10045.4.3.2"
        signed = key.sign(base64.b64decode(given["hash"][0]), ec.ECDSA(utils.Prehashed(hashes.SHA256())))
        return 200, {"signatures": [base64.b64encode(signed).decode()]}


@contextlib.contextmanager
def serving(service):
    """The service's address; a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            status, told = service(
                self.path, self.headers, self.rfile.read(int(self.headers["Content-Length"]))
            )
            with contextlib.suppress(ConnectionError):  # who asked has gone
                self.send_response(status)
                self.end_headers()
                if told is not None:
                    self.wfile.write(told if isinstance(told, bytes) else json.dumps(told).encode())

        def log_message(self, *_):
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}/csc/v1"
        finally:
            running.shutdown()
            thread.join()
