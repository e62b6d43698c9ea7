"""The clerk's passages in the minutes' stream: each version is an entry, none is ever overwritten unseen. Pure."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime

from accounts.actor import Actor
from journal.events import N_, Event, Refusal, event, require
from minutes.draft import Part
from minutes.glyphs import named, unprintable
from minutes.workflow import Minutes, MinutesRefusal, Phase
from sessions_app.plain_text import require_plain
from sessions_app.policies import may_prepare_meeting

PASSAGE_LIMIT = 20_000  # characters of one passage


class PassageRefusal(Refusal):
    WRITTEN_MEANWHILE = N_(
        "Somebody else has written here meanwhile. Nothing was overwritten: please choose from both texts."
    )


@event("passage_written")
class PassageWritten(Event):
    """The clerk's text beside the generated blocks of one item; each version stays in the record."""

    item: int
    part: Part
    text: str

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        passages = {**state.passages, self.item: self.text}
        return replace(
            state, passages=passages, versions={**state.versions, self.item: state.version(self.item) + 1}
        )


def write_passage(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    item: int,
    part: Part,
    text: str,
    based_on: int,
    printable: AbstractSet[str],
) -> PassageWritten:
    """The clerk's passage for an item, written on its version `based_on` (0: on the empty page).

    `printable` are the characters that the document's fonts have.
    """
    require(may_prepare_meeting(by, organization), MinutesRefusal.NOT_THE_CLERK)
    require(minutes.document(part).phase is Phase.DRAFT, MinutesRefusal.ALREADY_SEALED)
    require_passage(text, printable)
    require(based_on == minutes.version(item), PassageRefusal.WRITTEN_MEANWHILE)
    return PassageWritten(item=item, part=part, text=text)


def require_passage(text: str, printable: AbstractSet[str]) -> None:
    """What any passage has to be: not too long, printable, and nothing unseen in it. Raises Refused."""
    require(len(text) <= PASSAGE_LIMIT, MinutesRefusal.TEXT_TOO_LONG, limit=PASSAGE_LIMIT)
    missing = unprintable(text, printable)
    require(not missing, MinutesRefusal.UNPRINTABLE, characters=named(missing))
    require_plain(text)
