"""Personal tokens for one Jitsi room (Zugangsdaten zur Videokonferenz, § 2 Abs. 5 DigiSiGV NRW). Pure.

Jitsi looks at a token only when somebody enters, and nothing can call one back: so it names one person
and one room, and lives for minutes. Every new connection needs a fresh one.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

import jwt

LIFETIME = timedelta(minutes=8)
# Prosody refuses a token that begins one second ahead of its own clock.
CLOCK_TOLERANCE = timedelta(seconds=45)
# Everything else is an operator or a pattern somewhere between browser, Prosody and URL.
ROOM_NAME = re.compile(r"[a-z0-9-]+")
HOST_NAME = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")
NO_FEATURES = {"recording": False, "livestreaming": False, "transcription": False, "outbound-call": False}
SILENT, WRITING = {"send-groupchat": False}, {"send-groupchat": True}


class Role(StrEnum):
    """What somebody is in the conference: the chair and the clerk moderate, members take part, guests see and hear."""

    MODERATOR = "moderator"
    PARTICIPANT = "participant"
    LISTENER = "listener"


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """What this installation and its Jitsi have agreed on. `domain` is the XMPP domain, in lower case."""

    app_id: str
    secret: str = field(repr=False)
    audience: str
    domain: str


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Who enters. Everybody in the room may be sent these words: `id` is opaque, and there is no e-mail."""

    id: str
    name: str
    role: Role


def pseudonym(key: bytes, meeting: int, signature: str) -> str:
    """The guest's id: the same for a person throughout one meeting, another one in every other meeting."""
    return hmac.new(key, f"conference:{meeting}:{signature}".encode(), hashlib.sha256).hexdigest()[:32]


def issue_token(issuer: Issuer, guest: Guest, room: str, now: datetime, *, closed: bool) -> str:
    """The signed token. Raises ValueError for a room or domain that could mean more than one."""
    claims = make_claims(issuer, guest, room, now, closed=closed)
    return jwt.encode(claims, issuer.secret, algorithm="HS256", headers={"typ": "JWT"})


def make_claims(
    issuer: Issuer, guest: Guest, room: str, now: datetime, *, closed: bool
) -> dict[str, str | int | dict[str, object]]:
    """What the token says. `now` is aware, server time; `closed` tells a room of the closed part."""
    if not ROOM_NAME.fullmatch(room):
        raise ValueError(f"{room!r} is not the name of one room.")
    if not HOST_NAME.fullmatch(issuer.domain):
        raise ValueError(f"{issuer.domain!r} is not the name of one domain.")
    at = int(now.timestamp())
    return {
        "iss": issuer.app_id,
        "aud": issuer.audience,
        "sub": issuer.domain,
        "room": room,
        "iat": at,
        "nbf": at - int(CLOCK_TOLERANCE.total_seconds()),
        "exp": at + int(LIFETIME.total_seconds()),
        "context": _context(guest, closed=closed),
    }


def _context(guest: Guest, *, closed: bool) -> dict[str, object]:
    """Nobody records or streams from within the conference: a moderator without features could, so they are always named.

    What is broadcast, and when, is the desk's to say (`sessions_app.sitting.broadcasts`).
    """
    user: dict[str, object] = {"id": guest.id, "name": guest.name}
    if guest.role is Role.MODERATOR:
        user |= {"moderator": True, "lobby_bypass": True}
    if guest.role is Role.MODERATOR and not closed:
        return {"user": user, "features": NO_FEATURES | WRITING}
    if guest.role is Role.LISTENER:
        return {"user": user | {"moderator": False}, "features": NO_FEATURES | SILENT}
    return {"user": user, "features": dict(NO_FEATURES)}
