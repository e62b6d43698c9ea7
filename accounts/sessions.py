"""Who is logged in behind session cookies: many at once, for sockets that come all together."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.among import among
from accounts.models import User

KEPT = 4_000  # sessions whose content a process remembers


def users_of(session_keys: Collection[str]) -> dict[str, User]:
    """The active user behind each session that holds, as `django.contrib.auth.get_user` finds one. Two queries.

    A session whose account has another password by now holds no longer.
    """
    rows = alive_sessions(session_keys).values_list("session_key", "session_data")
    claims = {session: _claim(data) for session, data in rows}
    keys = {claim.user for claim in claims.values() if claim.user is not None}
    logins = User.objects.filter(pk__in=among(keys), is_active=True) if keys else User.objects.none()
    users = {user.pk: user for user in logins.only("username", "password")}
    found = {session: users.get(claim.user or 0) for session, claim in claims.items()}
    return {
        session: user for session, user in found.items() if user is not None and claims[session].fits(user)
    }


def alive_sessions(session_keys: Collection[str]) -> QuerySet[Session]:
    """The sessions that have neither ended nor been thrown away."""
    if not session_keys:
        return Session.objects.none()
    return Session.objects.filter(session_key__in=among(session_keys), expire_date__gt=timezone.now())


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
