"""Who is logged in behind session cookies: many at once, for sockets that come all together."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.models import User
from journal.composed import Composed, Row, among, given

KEPT = 4_000  # sessions whose content a process remembers
LOGIN = ("id", "password", "username")  # in the order of the table, as a row of it is read
_SESSIONS = Composed(
    lambda: Session.objects.filter(
        session_key__in=among("keys", str), expire_date__gt=given("now")
    ).values_list("session_key", "session_data")
)
_LOGINS = Composed(
    lambda: User.objects.filter(pk__in=among("users", int), is_active=True).values_list(*LOGIN)
)


def users_of(session_keys: Collection[str]) -> dict[str, User]:
    """The active user behind each session that holds, as `django.contrib.auth.get_user` finds one, with name and
    password alone. Two queries.

    A session whose account has another password by now holds no longer.
    """
    claims = {session: _claim(data) for session, data in _alive(session_keys)}
    rows = _standing({claim.user for claim in claims.values() if claim.user is not None})
    users = {user.pk: user for user in (User.from_db(None, LOGIN, row) for row in rows)}
    found = {session: users.get(claim.user or 0) for session, claim in claims.items()}
    return {
        session: user for session, user in found.items() if user is not None and claims[session].fits(user)
    }


def passwords_standing(keys: Collection[int]) -> dict[int, str]:
    """The hashed passwords of those of them whose accounts are active."""
    return {user: password for user, password, _ in _standing(keys)}


def _standing(keys: Collection[int]) -> list[Row]:
    return _LOGINS(users=keys) if keys else []


def alive_sessions(session_keys: Collection[str]) -> set[str]:
    """The sessions that have neither ended nor been thrown away."""
    return {session for session, _ in _alive(session_keys)}


def _alive(session_keys: Collection[str]) -> list[Row]:
    return _SESSIONS(keys=session_keys, now=timezone.now()) if session_keys else []


@dataclass(frozen=True)
class _Claim:
    """Whose session it says it is, and the hash of the password that it was begun with."""

    user: int | None
    password_hash: str

    def fits(self, user: User) -> bool:
        return constant_time_compare(self.password_hash, user.get_session_auth_hash())


@lru_cache(maxsize=KEPT)
def _claim(session_data: str) -> _Claim:
    """Of who comes back the signature need not be reckoned again. That the session holds is asked every time."""
    content = SessionStore().decode(session_data)
    known = content.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
    written = str(content.get(SESSION_KEY, ""))
    user = int(written) if known and written.isdecimal() else None
    return _Claim(user, str(content.get(HASH_SESSION_KEY, "")))
