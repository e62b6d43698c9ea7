"""The port to video conferences, narrow enough for another product, and Jitsi behind it."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.utils import timezone

from conference import client as prosody
from conference import tokens
from conference.health import Headcount, Health
from conference.refusals import ConferenceRefusal
from journal.events import Refused


@dataclass(frozen=True, kw_only=True)
class JoinTicket:
    """What a browser needs to enter one room as one person until `expires_at` (aware)."""

    url: str
    domain: str
    room: str
    token: str
    expires_at: datetime


class Provider(Protocol):
    @property
    def configured(self) -> bool:
        """Whether there is a video conference at all."""

    def join(self, guest: "tokens.Guest", room: str, *, closed: bool) -> JoinTicket:
        """A fresh ticket. Whoever calls has asked the policies. Raises Refused."""

    async def size(self, room: str) -> Headcount:
        """How many are in the room now. Never raises."""

    async def health(self) -> Health:
        """How the server is. Never raises."""


class Jitsi:
    configured = True

    def __init__(self, url: str, issuer: "tokens.Issuer", client: "prosody.ProsodyClient | None") -> None:
        self.url = url
        self.issuer = issuer
        self.client = client

    def join(self, guest: "tokens.Guest", room: str, *, closed: bool) -> JoinTicket:
        now = timezone.now()
        return JoinTicket(
            url=self.url,
            domain=self.url.partition("://")[2],
            room=room,
            token=tokens.issue_token(self.issuer, guest, room, now, closed=closed),
            expires_at=now + tokens.LIFETIME,
        )

    async def size(self, room: str) -> Headcount:
        return await self.client.size(room) if self.client else Headcount(Health.NOT_WATCHED)

    async def health(self) -> Health:
        return await self.client.health() if self.client else Health.NOT_WATCHED


class NotConfigured:
    configured = False

    def join(self, guest: "tokens.Guest", room: str, *, closed: bool) -> JoinTicket:
        raise Refused(ConferenceRefusal.NOT_CONFIGURED)

    async def size(self, room: str) -> Headcount:
        return Headcount(Health.NOT_CONFIGURED)

    async def health(self) -> Health:
        return Health.NOT_CONFIGURED


def provider() -> Provider:
    """The provider of this installation, by settings alone."""
    if not settings.JITSI_URL:
        return NotConfigured()
    issuer = tokens.Issuer(
        app_id=settings.JITSI_APP_ID,
        secret=settings.JITSI_APP_SECRET,
        audience=settings.JITSI_AUDIENCE,
        domain=settings.JITSI_DOMAIN,
    )
    return _jitsi(settings.JITSI_URL, issuer, settings.JITSI_INTERNAL_URL)


@lru_cache(maxsize=8)
def _jitsi(url: str, issuer: "tokens.Issuer", internal_url: str) -> Jitsi:
    """One per process: it remembers what it was told."""
    return Jitsi(url, issuer, prosody.ProsodyClient(internal_url, issuer.domain) if internal_url else None)
