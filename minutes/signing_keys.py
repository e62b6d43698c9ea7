"""Where a person's signing key lies: one PKCS#12 file a person, opened by the person's PIN alone."""

from pathlib import Path

from django.conf import settings

from journal.events import N_, Refusal, Refused
from minutes.authority import authority_in
from sessions_app.models import Person


class KeyRefusal(Refusal):
    NO_KEY = N_("There is no signing key for you here. Please ask the administration to deposit one.")


def folder() -> Path:
    """The folder of keys and trust anchors of this installation."""
    return Path(settings.DATA) / "authority"


def key_file_of(person: Person) -> bytes:
    path = _path(person)
    if not path.exists():
        raise Refused(KeyRefusal.NO_KEY)
    return path.read_bytes()


def issue_test_key(person: Person, pin: str) -> None:
    """Deposits a key of the local TEST authority, for the demo and rehearsals."""
    file = authority_in(folder()).issue(person.name, person.body.name, pin)
    path = _path(person)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(file)


def trust_anchors() -> bytes:
    """The certificates that signatures have to lead to, as PEM: every `*.pem` in the folder."""
    return b"\n".join(path.read_bytes() for path in sorted(folder().glob("*.pem")))


def _path(person: Person) -> Path:
    return folder() / "people" / f"{person.pk}.p12"
