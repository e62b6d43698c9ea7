"""Who is logged in behind session cookies: many at once, for sockets that come all together."""

from collections.abc import Collection, Mapping

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.among import among
from accounts.models import User


def users_of(session_keys: Collection[str]) -> dict[str, User]:
    """The active user behind each session that holds, as `django.contrib.auth.get_user` finds one. Two queries.

    A session whose account has another password by now holds no longer.
    """
    contents = {row.session_key: row.get_decoded() for row in alive_sessions(session_keys)}
    keys = {key for content in contents.values() if (key := _user_key(content)) is not None}
    users = User.objects.filter(is_active=True).in_bulk(keys)
    found = {session: users.get(_user_key(content) or 0) for session, content in contents.items()}
    return {
        session: user
        for session, user in found.items()
        if user is not None and _fits(contents[session], user)
    }


def alive_sessions(session_keys: Collection[str]) -> QuerySet[Session]:
    """The sessions that have neither ended nor been thrown away."""
    if not session_keys:
        return Session.objects.none()
    return Session.objects.filter(session_key__in=among(session_keys), expire_date__gt=timezone.now())


def _user_key(content: Mapping[str, object]) -> int | None:
    known = content.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
    written = str(content.get(SESSION_KEY, ""))
    return int(written) if known and written.isdecimal() else None


def _fits(content: Mapping[str, object], user: User) -> bool:
    return constant_time_compare(str(content.get(HASH_SESSION_KEY, "")), user.get_session_auth_hash())
