"""Where a person's signing key lies: one PKCS#12 file a person, opened by the person's PIN alone."""

from pathlib import Path

from journal.events import N_, Refusal, Refused
from minutes import authority
from minutes.matching import authority_folder
from minutes.seal_keys import issue_test_seal
from sessions_app.models import Person


class KeyRefusal(Refusal):
    NO_KEY = N_("There is no signing key for you here. Please ask the administration to deposit one.")


def key_file_of(person: Person) -> bytes:
    path = _path(person.pk)
    if not path.exists():
        raise Refused(KeyRefusal.NO_KEY)
    return path.read_bytes()


def has_key_file(person: int) -> bool:
    """Whether one lies here for the person with that key."""
    return _path(person).exists()


def issue_test_key(person: Person, pin: str) -> None:
    """Deposits a key of the local TEST authority, for the demo and rehearsals; with the first one the body's seal."""
    file = authority.authority_in(authority_folder()).issue(person.name, person.body.name, pin)
    path = _path(person.pk)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(file)
    issue_test_seal(person.body)


def _path(person: int) -> Path:
    return authority_folder() / "people" / f"{person}.p12"
