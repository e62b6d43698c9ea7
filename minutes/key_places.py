"""Which key is whose: the settings' patterns filled in for a person or a body."""

import os
from pathlib import Path

from django.conf import settings

from minutes import csc, remote, tokens
from sessions_app.models import Body, Person


def token_of(person: Person) -> "tokens.Token":
    return _token(_filled(settings.PKCS11_TOKEN, person), _filled(settings.PKCS11_KEY, person))


def seal_token_of(body: Body) -> "tokens.TokenSeal | None":
    """The organisation's key in an HSM, where the settings name one."""
    if not settings.PKCS11_SEAL_TOKEN:
        return None
    label, key, pin = (
        pattern.format(body=body.slug)
        for pattern in (settings.PKCS11_SEAL_TOKEN, settings.PKCS11_SEAL_KEY, settings.PKCS11_SEAL_PIN_FILE)
    )
    return tokens.TokenSeal(_token(label, key), Path(pin).read_text(encoding="utf-8").strip())


def remote_of(person: Person) -> "remote.Remote":
    service = csc.Service(
        url=settings.CSC_URL,
        client=settings.CSC_CLIENT_ID,
        user=settings.CSC_USER,
        secret=settings.CSC_SECRET,
    )
    return remote.Remote(service, _filled(settings.CSC_SIGNER, person))


def _token(label: str, key: str) -> "tokens.Token":
    given = {name: os.environ[name] for name in settings.PKCS11_ENVIRONMENT if name in os.environ}
    return tokens.Token(settings.PKCS11_MODULE, label, key, tuple(given.items()))


def _filled(pattern: str, person: Person) -> str:
    login = person.user.get_username() if person.user else ""
    filled: str = pattern.format(body=person.body.slug, person=person.pk, user=login)
    return filled
