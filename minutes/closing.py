"""Closing the signed file and renewing its time stamp, as events of the minutes' stream. Pure.

Nobody decides anything here: what is added follows from the file. So it is done in the name of who signed last, of the
clerk, or of the installation itself, whose timer tries again.
"""

from dataclasses import replace
from datetime import datetime

from accounts.actor import Actor
from journal.events import N_, Event, Refusal, event, require
from minutes.draft import Part
from minutes.lasting import Closing
from minutes.workflow import Document, Minutes, MinutesRefusal, Phase

INSTALLATION = Actor(name="Ratssaal", grants=frozenset({"keeps:minutes:0"}))
UNSIGNED = frozenset({Phase.DRAFT, Phase.SEALED})


class ClosingRefusal(Refusal):
    NOT_YOURS = N_(
        "Only the clerk and the signers of these minutes can close the file. Please ask the clerk."
    )
    NOT_ALL_SIGNED = N_("Signatures are missing. The file is closed after the last one.")
    CLOSED = N_("The file is closed already. Nothing more is needed.")
    NOT_CLOSED = N_("The file is not closed yet, so there is no time stamp to renew.")
    NO_VERSION = N_("No public version with a time stamp of its own is published, so there is none to renew.")
    NO_PLACE = N_("This file was sealed before there were places for time stamps. It stays as it was signed.")


@event("minutes_closed")
class MinutesClosed(Event):
    """After the last signature: seal (`seal`: its fingerprint; empty: there was none), revocation data and a time stamp
    over the whole file. `before` and `sha256` are those of the file. `stamp_until`: when the time stamp's certificates end.
    """

    part: Part
    before: str
    sha256: str
    seal: str
    stamp_until: datetime

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        closing = Closing(at=at, sealed=bool(self.seal), until=self.stamp_until)
        return _having(state, self.part, sha256=self.sha256, closing=closing)


@event("minutes_renewed")
class MinutesRenewed(Event):
    """One more time stamp over the whole file, before the last one runs out."""

    part: Part
    before: str
    sha256: str
    stamp_until: datetime

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        closing = state.document(self.part).closing
        assert closing is not None  # the command has asked before
        return _having(state, self.part, sha256=self.sha256, closing=replace(closing, until=self.stamp_until))


@event("public_version_renewed")
class PublicVersionRenewed(Event):
    """As `minutes_renewed`, for a published version that leaves something out and has a time stamp of its own."""

    before: str
    sha256: str
    sha512: str
    stamp_until: datetime

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        life = state.public.life.with_publication(
            sha256=self.sha256, sha512=self.sha512, stamp_until=self.stamp_until
        )
        return state.having(Part.PUBLIC, replace(state.public, life=life))


def _having(state: Minutes, part: Part, *, sha256: str, closing: Closing) -> Minutes:
    """A public version that is the signed file itself goes along with it: the same minutes with one more seal or stamp."""
    document = state.document(part)
    life = document.life
    if life.publication.sha256 == document.sha256:
        life = life.with_publication(sha256=sha256, sha512="")
    return state.having(part, replace(document, sha256=sha256, closing=closing, life=life))


def is_unfinished(document: Document) -> bool:
    """Signed by all, with places for time stamps, and not closed."""
    return document.phase not in UNSIGNED and document.lasting and document.closing is None


def require_closable(minutes: Minutes, by: Actor, *, organization: int, part: Part) -> None:
    document = minutes.document(part)
    _require_may_close(by, organization, document)
    require(document.phase not in UNSIGNED, ClosingRefusal.NOT_ALL_SIGNED)
    require(document.lasting, ClosingRefusal.NO_PLACE)
    require(document.closing is None, ClosingRefusal.CLOSED)


def require_renewable(minutes: Minutes, by: Actor, *, organization: int, part: Part) -> None:
    document = minutes.document(part)
    _require_may_close(by, organization, document)
    require(document.closing, ClosingRefusal.NOT_CLOSED)


def close(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    before: str,
    sha256: str,
    seal: str,
    stamp_until: datetime,
) -> MinutesClosed:
    """`before` is the SHA-256 of the file that was closed: another one in between would be lost."""
    require_closable(minutes, by, organization=organization, part=part)
    require(minutes.document(part).sha256 == before, MinutesRefusal.ANOTHER_FILE)
    return MinutesClosed(part=part, before=before, sha256=sha256, seal=seal, stamp_until=stamp_until)


def renew(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    before: str,
    sha256: str,
    stamp_until: datetime,
) -> MinutesRenewed:
    """As `close`, for one more time stamp."""
    require_renewable(minutes, by, organization=organization, part=part)
    require(minutes.document(part).sha256 == before, MinutesRefusal.ANOTHER_FILE)
    return MinutesRenewed(part=part, before=before, sha256=sha256, stamp_until=stamp_until)


def has_stamped_version(minutes: Minutes) -> bool:
    """Whether a version is published that has a time stamp of its own."""
    return minutes.public.phase is Phase.PUBLISHED and minutes.public.life.publication.stamp_until is not None


def require_version_renewable(minutes: Minutes, by: Actor, *, organization: int) -> None:
    _require_may_close(by, organization, minutes.public)
    require(has_stamped_version(minutes), ClosingRefusal.NO_VERSION)


def renew_version(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    before: str,
    sha256: str,
    sha512: str,
    stamp_until: datetime,
) -> PublicVersionRenewed:
    """As `renew`, for the published version. What two people have released stays as it was: bytes are only added."""
    require_version_renewable(minutes, by, organization=organization)
    require(minutes.public.life.publication.sha256 == before, MinutesRefusal.ANOTHER_FILE)
    return PublicVersionRenewed(before=before, sha256=sha256, sha512=sha512, stamp_until=stamp_until)


def _require_may_close(by: Actor, organization: int, document: Document) -> None:
    signs = by.person in {signer.person for signer in document.signers}
    keeps = by.grants & INSTALLATION.grants or by.holds("clerk_of", "organization", organization)
    require(signs or keeps, ClosingRefusal.NOT_YOURS)
