"""Handing out the sealed file to sign it elsewhere, as an event of the minutes' stream. Pure."""

from dataclasses import replace
from datetime import datetime

from accounts.actor import Actor
from journal.events import Event, event, require
from minutes.draft import Part
from minutes.workflow import Document, Minutes, MinutesRefusal, require_signer


@event("minutes_handed_out")
class MinutesHandedOut(Event):
    """Before the first signature: the organisation's seal (`seal`: its fingerprint) protects the file, so that it can be
    signed with any program. `before` and `sha256` are those of the file.
    """

    part: Part
    before: str
    sha256: str
    seal: str

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        document = replace(state.document(self.part), sha256=self.sha256, protected=True)
        return state.having(self.part, document)


def needs_protection(document: Document) -> bool:
    return not (document.signed_by or document.protected)


def hand_out(
    minutes: Minutes, by: Actor, *, part: Part, before: str, sha256: str, seal: str
) -> MinutesHandedOut:
    """`before` is the SHA-256 of the file that was protected: another one in between would be lost."""
    require_signer(minutes, by, part)
    require(minutes.document(part).sha256 == before, MinutesRefusal.ANOTHER_FILE)
    return MinutesHandedOut(part=part, before=before, sha256=sha256, seal=seal)
