"""Where the key of an organisation's seal lies: in an HSM, or as one PKCS#12 file a body, which nobody opens with a PIN.

The file is protected by a passphrase derived from the installation's SECRET_KEY: a copy of the data without the
environment seals nothing. Whoever changes SECRET_KEY has to deposit the keys again.
"""

from pathlib import Path

from django.utils.crypto import salted_hmac

from journal.events import Refused
from minutes import archiving, authority, seals, signing
from minutes.key_places import seal_token_of
from minutes.matching import authority_folder
from sessions_app.models import Body


def seal_key_of(body: Body) -> "archiving.Seal | None":
    """In the HSM that the settings name, else in the file that was deposited."""
    return seal_token_of(body) or seal_file_of(body)


def seal_file_of(body: Body) -> "archiving.SealKey | None":
    path = _path(body)
    return archiving.SealKey(path.read_bytes(), _passphrase(body)) if path.exists() else None


def deposit_seal(body: Body, file: bytes, passphrase: str) -> None:
    """Raises Refused for what is no key, or not this body's seal."""
    given = signing.Pkcs12Key.opened_with(file, passphrase)
    seals.require_seal_of(body.name, given.certificate)
    kept = seals.locked_anew(file, passphrase, _passphrase(body))
    path = _path(body)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    path.touch(mode=0o600)
    path.write_bytes(kept)


def issue_test_seal(body: Body) -> None:
    """Deposits a seal of the local TEST authority, for the demo and rehearsals, where there is none of that name."""
    if _has_seal(body):
        return
    passphrase = _passphrase(body)
    deposit_seal(
        body, authority.authority_in(authority_folder()).issue(body.name, body.name, passphrase), passphrase
    )


def _has_seal(body: Body) -> bool:
    key = seal_file_of(body)
    try:
        if key:
            seals.require_seal_of(
                body.name, signing.Pkcs12Key.opened_with(key.file, key.passphrase).certificate
            )
    except Refused:
        return False
    return key is not None


def _passphrase(body: Body) -> str:
    return salted_hmac("minutes.seal", str(body.pk), algorithm="sha256").hexdigest()


def _path(body: Body) -> Path:
    return authority_folder() / "seals" / f"{body.pk}.p12"
